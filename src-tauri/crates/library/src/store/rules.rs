//! What decides over the lines of a file after its reader: the user's word on a line, the user's own rules, and the
//! cleaning rules that are switched off, in this order.
use super::body::Line;
use crate::error::Error;
use crate::fold;
use crate::view::Id;
use broadsheet_formats::clean::own::key;
use rusqlite::{params, Connection, OptionalExtension};
use std::collections::{BTreeSet, HashMap};

/// A rule of the user's own.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Own {
    id: Id,
    /// `None`: of every outlet.
    outlet_key: Option<String>,
    like: Like,
}

/// What lines like one line are told by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Like {
    key: String,
    /// Bytes that such a line can have.
    length: (usize, usize),
}

impl Like {
    /// Lines like `sample`; `None` when there is nothing to tell them by.
    pub(crate) fn of(sample: &str) -> Option<Self> {
        let (key, length) = (key(sample), sample.len());
        (!key.is_empty()).then_some(Self { key, length: (length / 4, length * 4 + 200) })
    }

    /// What they have in common.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Whether a line is one of them. To look at its length first spares the work of a key for nearly all running text;
    /// names, dates and addresses, which do not count, make a line at most some times longer.
    pub(crate) fn takes(&self, text: &str) -> bool {
        (self.length.0..=self.length.1).contains(&text.len()) && key(text) == self.key
    }
}

/// The rules as they are set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rules {
    off: BTreeSet<String>,
    own: Vec<Own>,
}

/// The user's word on lines of one version: whether they are kept, by `stored` and `idx`.
pub(crate) type Choices = HashMap<(bool, u32), bool>;

impl Rules {
    pub(crate) fn load(connection: &Connection) -> Result<Self, Error> {
        let mut statement = connection.prepare_cached("SELECT rule FROM cleaning_rule_off")?;
        let off = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        // From the sample and not from the stored key, so that a better key of a later program counts at once.
        let mut statement = connection.prepare_cached("SELECT id, outlet_key, sample FROM own_rule ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut own = Vec::new();
        while let Some(row) = rows.next()? {
            if let Some(like) = Like::of(row.get_ref(2)?.as_str().unwrap_or_default()) {
                own.push(Own { id: row.get(0)?, outlet_key: row.get(1)?, like });
            }
        }
        Ok(Self { off, own })
    }

    /// Whether a rule of the table is switched off.
    pub(crate) fn is_off(&self, rule: &str) -> bool {
        self.off.contains(rule)
    }

    /// Whether any rule asks for the outlet.
    pub(crate) fn ask_for_outlets(&self) -> bool {
        self.own.iter().any(|own| own.outlet_key.is_some())
    }

    /// Sets how each line stands, in a version of that outlet.
    pub(crate) fn turn(&self, lines: &mut [Line], outlet_key: Option<&str>, choices: &Choices) {
        let own: Vec<&Own> =
            self.own.iter().filter(|own| own.outlet_key.is_none() || own.outlet_key.as_deref() == outlet_key).collect();
        for line in lines {
            let off = line.rule.as_ref().is_some_and(|rule| self.off.contains(rule));
            let chosen = choices.get(&(line.stored, line.idx)).copied();
            let would_be_in = line.stored || off;
            let taken = match chosen {
                None if would_be_in => own.iter().find(|own| own.like.takes(&line.text)).map(|own| own.id),
                _ => None,
            };
            let is_in = chosen.unwrap_or(would_be_in && taken.is_none());
            line.turned = is_in != line.stored;
            line.own_rule = taken.filter(|_| line.turned);
        }
    }
}

/// The user's word on lines of a version.
pub(crate) fn choices(connection: &Connection, version: Id) -> Result<Choices, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT 0, idx, keep FROM kept_removed WHERE version_id = ?1
         UNION ALL SELECT 1, idx, keep FROM paragraph_choice WHERE version_id = ?1",
    )?;
    let rows = statement.query_map([version], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The key of a version's outlet: as the user typed it, else as the file gives it.
pub(crate) fn outlet_key(connection: &Connection, version: Id) -> Result<Option<String>, Error> {
    let found: Option<(Option<String>, Option<String>)> = connection
        .prepare_cached(
            "SELECT v.outlet_key, e.value FROM version v
             LEFT JOIN field_edit e ON e.article_id = v.article_id AND e.field = 'outlet' WHERE v.id = ?1",
        )?
        .query_row([version], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(read, typed)| match typed {
        Some(typed) => fold::key(Some(&typed)),
        None => read,
    }))
}

/// The lines of a version as they stand under the rules and the user's word now.
pub(crate) fn lines(connection: &Connection, version: Id, rules: &Rules) -> Result<Vec<Line>, Error> {
    let mut lines = super::body::lines(connection, version)?;
    rules.turn(&mut lines, outlet_key(connection, version)?.as_deref(), &choices(connection, version)?);
    Ok(lines)
}

/// A paragraph that a rule of the user's own would take.
pub(crate) struct Taken {
    pub(crate) version: Id,
    pub(crate) text: String,
}

/// The paragraphs like one line, of an outlet or of all; those that the user had a word on are passed over.
pub(crate) fn like(connection: &Connection, outlet: Option<&str>, like: &Like) -> Result<Vec<Taken>, Error> {
    let of_outlet = match outlet {
        Some(_) => "(v.outlet_key = ?1 OR e.value IS NOT NULL)",
        None => "?1 IS NULL",
    };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT v.id, v.outlet_key, e.value, p.text FROM version v
         LEFT JOIN field_edit e ON e.article_id = v.article_id AND e.field = 'outlet'
         JOIN paragraph p ON p.version_id = v.id
         LEFT JOIN paragraph_choice c ON c.version_id = p.version_id AND c.idx = p.idx
         WHERE c.id IS NULL AND octet_length(p.text) BETWEEN ?2 AND ?3 AND {of_outlet} ORDER BY v.id, p.idx"
    ))?;
    let mut rows = statement.query(params![outlet, like.length.0, like.length.1])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let typed = row.get_ref(2)?.as_str_or_null().unwrap_or_default();
        let known = match (outlet, typed) {
            (None, _) => true,
            (Some(outlet), Some(typed)) => fold::fold(typed) == outlet,
            (Some(outlet), None) => row.get_ref(1)?.as_str_or_null().unwrap_or_default() == Some(outlet),
        };
        let text = row.get_ref(3)?.as_str().unwrap_or_default();
        if known && like.takes(text) {
            found.push(Taken { version: row.get(0)?, text: text.to_string() });
        }
    }
    Ok(found)
}
