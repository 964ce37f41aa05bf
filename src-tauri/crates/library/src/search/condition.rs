//! A search as SQL over `article_row r`.
use super::query::{Ask, Expr, Place};
use rusqlite::types::Value;

/// A condition with the values of its question marks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Condition {
    pub(crate) sql: String,
    pub(crate) values: Vec<Value>,
}

impl Condition {
    /// Both must hold.
    pub(crate) fn and(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        if !self.sql.is_empty() {
            self.sql.push_str(" AND ");
        }
        self.sql.push_str(sql);
        self.values.extend(values);
    }
}

/// The condition of a search; never empty, never false SQL, true or false for every row (never NULL, so that `-` works).
pub(crate) fn condition(expr: &Expr) -> Condition {
    let mut made = Condition::default();
    write(expr, &mut made);
    made
}

/// What the full-text index is asked for relevance: any of the words wanted. `None` when no words are.
pub(crate) fn relevance(expr: &Expr) -> Option<String> {
    let mut matches = Vec::new();
    collect(expr, &mut matches);
    (!matches.is_empty()).then(|| matches.join(" OR "))
}

fn collect(expr: &Expr, matches: &mut Vec<String>) {
    match expr {
        Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| collect(part, matches)),
        Expr::Not(_) => {}
        Expr::Ask(Ask::Words { place, text, prefix }) => matches.extend(matching(*place, text, *prefix)),
        Expr::Ask(_) => {}
    }
}

fn write(expr: &Expr, made: &mut Condition) {
    match expr {
        Expr::All(parts) | Expr::Any(parts) if parts.is_empty() => made.sql.push('1'),
        Expr::All(parts) => join(parts, " AND ", made),
        Expr::Any(parts) => join(parts, " OR ", made),
        Expr::Not(part) => {
            made.sql.push_str("NOT ");
            join(std::slice::from_ref(part.as_ref()), "", made);
        }
        Expr::Ask(ask) => self::ask(ask, made),
    }
}

fn join(parts: &[Expr], with: &str, made: &mut Condition) {
    made.sql.push('(');
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            made.sql.push_str(with);
        }
        write(part, made);
    }
    made.sql.push(')');
}

fn ask(ask: &Ask, made: &mut Condition) {
    let (sql, values): (&str, Vec<String>) = match ask {
        Ask::Words { place: Place::Tag, text, prefix } => (
            "r.article_id IN (SELECT a.article_id FROM article_tag a JOIN tag t ON t.id = a.tag_id WHERE t.key LIKE ?)",
            vec![format!("{text}{}", if *prefix { "%" } else { "" })],
        ),
        Ask::Words { place: Place::Story, text, prefix } => (
            "coalesce(' ' || r.story_key || ' ' LIKE ?, 0)",
            vec![format!("% {text}{}%", if *prefix { "" } else { " " })],
        ),
        Ask::Words { place, text, prefix } => (
            "r.article_id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)",
            matching(*place, text, *prefix).into_iter().collect(),
        ),
        Ask::Before(day) => ("coalesce(r.time < ?, 0)", vec![day.clone()]),
        Ask::After(day) => ("coalesce(r.time >= ?, 0)", vec![day.clone()]),
        Ask::Language(tag) => {
            ("coalesce(lower(r.language) = ? OR lower(r.language) LIKE ?, 0)", vec![tag.clone(), format!("{tag}-%")])
        }
        Ask::Changed => ("r.versions > 1", Vec::new()),
        Ask::Trash => ("r.trashed = 1", Vec::new()),
    };
    made.sql.push('(');
    made.sql.push_str(sql);
    made.sql.push(')');
    made.values.extend(values.into_iter().map(Value::Text));
}

/// Words for the full-text index; they are folded, so that nothing in them is syntax.
fn matching(place: Place, text: &str, prefix: bool) -> Option<String> {
    let column = match place {
        Place::Anywhere => "",
        Place::Headline => "headline : ",
        Place::Outlet => "outlet : ",
        Place::Author => "authors : ",
        Place::Speaker => "speakers : ",
        Place::Tag | Place::Story => return None,
    };
    Some(format!("{column}\"{text}\"{}", if prefix { " *" } else { "" }))
}
