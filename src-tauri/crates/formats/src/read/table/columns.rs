//! Which column of a table holds which field: recognized by name, or said by the user once and remembered.
use std::collections::BTreeMap;
use std::fmt;

use crate::read::target::{self, Target};

/// Which column holds which field, each by the name in its head or by its number, counted from 1. Written as one line of
/// text ("text=Inhalt;headline=Titel"), so that it can be stored under the table's [`super::header_key`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns(BTreeMap<Target, String>);

impl Columns {
    /// The same with `column` for `target`; an empty column takes the target away.
    #[must_use]
    pub fn with(mut self, target: Target, column: &str) -> Self {
        if column.trim().is_empty() {
            self.0.remove(&target);
        } else {
            self.0.insert(target, column.trim().to_string());
        }
        self
    }

    /// The column that holds `target`.
    pub fn column(&self, target: Target) -> Option<&str> {
        self.0.get(&target).map(String::as_str)
    }

    /// From the text that [`fmt::Display`] writes. What is no pair of a known field and a column is passed over.
    pub fn parse(text: &str) -> Self {
        let mut columns = Self::default();
        let (mut key, mut column, mut in_column, mut escaped) = (String::new(), String::new(), false, false);
        for c in text.chars().map(Some).chain([None]) {
            match c {
                Some(c) if escaped => {
                    column.push(c);
                    escaped = false;
                }
                Some('\\') if in_column => escaped = true,
                Some('=') if !in_column => in_column = true,
                Some(';') | None => {
                    if let Some(target) = Target::of_key(key.trim()) {
                        columns = columns.with(target, &column);
                    }
                    (key, column, in_column) = (String::new(), String::new(), false);
                }
                Some(c) if in_column => column.push(c),
                Some(c) => key.push(c),
            }
        }
        columns
    }

    /// The columns that are recognized by the names in a table's head.
    pub fn recognized(head: &[String]) -> Self {
        let names: Vec<String> = head.iter().map(|name| target::normal(name)).collect();
        let mut columns = Self::default();
        for target in Target::all() {
            let found = target.names().iter().find_map(|known| names.iter().position(|name| name == known));
            if let Some(name) = found.and_then(|at| head.get(at)) {
                columns = columns.with(target, name);
            }
        }
        columns
    }

    /// Where the columns stand in a table with this head, from 0; those that are not there are left out.
    pub(super) fn places(&self, head: &[String]) -> BTreeMap<Target, usize> {
        let place = |column: &str| {
            let same = |name: &String| target::normal(name) == target::normal(column);
            let exact = head.iter().position(|name| name.trim() == column);
            let number = || column.parse::<usize>().ok()?.checked_sub(1).filter(|at| *at < head.len());
            exact.or_else(|| head.iter().position(same)).or_else(number)
        };
        self.0.iter().filter_map(|(target, column)| Some((*target, place(column)?))).collect()
    }
}

impl fmt::Display for Columns {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (target, column)) in self.0.iter().enumerate() {
            let column = column.replace('\\', "\\\\").replace(';', "\\;");
            write!(to, "{}{}={column}", if at > 0 { ";" } else { "" }, target.key())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Field;

    const HEADLINE: Target = Target::Known(Field::Headline);

    #[test]
    fn columns_are_written_and_read_back() {
        let columns = Columns::default().with(Target::Text, "In;halt \\ = Text").with(HEADLINE, "Titel");
        assert_eq!(columns.to_string(), "text=In\\;halt \\\\ = Text;headline=Titel");
        assert_eq!(Columns::parse(&columns.to_string()), columns);
        assert_eq!(Columns::parse("nonsense;=;text=;headline=a\\"), Columns::default().with(HEADLINE, "a"));
    }

    #[test]
    fn columns_are_found_by_name_and_by_number() {
        let head: Vec<String> = ["Nr", "Titel", "Inhalt", "Datum"].map(String::from).into();
        let found = Columns::recognized(&head);
        assert_eq!(found.to_string(), "text=Inhalt;headline=Titel;published=Datum");
        assert_eq!(found.places(&head).into_values().collect::<Vec<_>>(), [2, 1, 3]);
        assert_eq!(Columns::parse("text=4;headline=9").places(&head), BTreeMap::from([(Target::Text, 3)]));
    }
}
