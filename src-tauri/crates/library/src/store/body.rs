//! The lines of a version's file, and the body that they make: paragraphs, and left-out lines that are back.
use crate::error::Error;
use crate::view::{Id, LineBy, ParagraphKind, RemovedLine};
use rusqlite::{params, Connection, Transaction};
use std::collections::HashMap;

/// A line of a version's file: a paragraph of the body as the file's reader gave it, or a line that it left out. Its
/// number is its place among all of them, in the order of the file, and never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Whether the reader of the file took it for a paragraph of the body.
    pub(crate) stored: bool,
    /// `paragraph.idx` or `removed.idx`.
    pub(crate) idx: u32,
    pub(crate) kind: ParagraphKind,
    pub(crate) text: String,
    /// Why the reader left it out; empty for a paragraph.
    pub(crate) reason: String,
    /// The cleaning rule that took it.
    pub(crate) rule: Option<String>,
    /// Whether it stands otherwise than the reader decided.
    pub(crate) turned: bool,
    /// The user's own rule that took it.
    pub(crate) own_rule: Option<Id>,
}

impl Line {
    /// A paragraph as the reader gave it.
    pub(crate) fn paragraph(idx: u32, kind: ParagraphKind, text: String) -> Self {
        Self { stored: true, idx, kind, text, reason: String::new(), rule: None, turned: false, own_rule: None }
    }

    /// A line that the reader left out.
    pub(crate) fn removed(idx: u32, text: String, reason: String, rule: Option<String>) -> Self {
        Self { stored: false, idx, kind: ParagraphKind::Body, text, reason, rule, turned: false, own_rule: None }
    }

    /// Whether it is in the body.
    pub(crate) fn is_in(&self) -> bool {
        self.stored != self.turned
    }
}

/// The order of the file: each left-out line before the paragraph that it stood before.
pub(crate) fn in_order(paragraphs: Vec<Line>, removed: Vec<(u32, Line)>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(paragraphs.len() + removed.len());
    let mut removed = removed.into_iter().peekable();
    for paragraph in paragraphs {
        while let Some((_, line)) = removed.next_if(|(before, _)| *before <= paragraph.idx) {
            lines.push(line);
        }
        lines.push(paragraph);
    }
    lines.extend(removed.map(|(_, line)| line));
    lines
}

/// A paragraph of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) kind: ParagraphKind,
    pub(crate) text: String,
    /// The number of the line that it comes from.
    pub(crate) line: u32,
}

/// A body in paragraphs, none empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) paragraphs: Vec<Part>,
}

impl Body {
    /// What of `lines` is in the body.
    pub(crate) fn of(lines: &[Line]) -> Self {
        let mut body = Self::default();
        (0..).zip(lines).filter(|(_, line)| line.is_in()).for_each(|(number, line)| body.push(number, line));
        body
    }

    /// Adds a line; blank lines in it begin a new paragraph, so that the joined text has the same paragraphs.
    fn push(&mut self, number: u32, line: &Line) {
        self.paragraphs.extend(parts(&line.text).map(|text| Part {
            kind: line.kind,
            text: text.to_string(),
            line: number,
        }));
    }

    /// Paragraphs joined by two line feeds: the text that all offsets are of.
    pub(crate) fn text(&self) -> String {
        self.paragraphs.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}

/// The paragraphs in a text.
pub(crate) fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty())
}

/// The body of a version as it is read and was analyzed. Empty when there is no such version.
pub(crate) fn load(connection: &Connection, version: Id) -> Result<Body, Error> {
    Ok(Body::of(&lines(connection, version)?))
}

/// All lines of a version as they stand since it was last analyzed.
pub(crate) fn lines(connection: &Connection, version: Id) -> Result<Vec<Line>, Error> {
    let mut turned = turned(connection, version)?;
    let mut statement =
        connection.prepare_cached("SELECT idx, kind, text FROM paragraph WHERE version_id = ?1 ORDER BY idx")?;
    let rows = statement.query_map([version], |row| {
        Ok(Line::paragraph(row.get(0)?, parse_kind(row.get_ref(1)?.as_str().unwrap_or_default()), row.get(2)?))
    })?;
    let paragraphs: Vec<Line> = rows.collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT before, idx, text, reason, rule FROM removed WHERE version_id = ?1 ORDER BY before, idx",
    )?;
    let rows = statement.query_map([version], |row| {
        Ok((row.get(0)?, Line::removed(row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
    })?;
    let removed: Vec<(u32, Line)> = rows.collect::<Result<_, _>>()?;
    let mut lines = in_order(paragraphs, removed);
    if !turned.is_empty() {
        for line in &mut lines {
            if let Some(own_rule) = turned.remove(&(line.stored, line.idx)) {
                (line.turned, line.own_rule) = (true, own_rule);
            }
        }
    }
    Ok(lines)
}

/// The lines that stand otherwise than the reader of the file decided, with the rule that took them.
fn turned(connection: &Connection, version: Id) -> Result<HashMap<(bool, u32), Option<Id>>, Error> {
    let mut statement =
        connection.prepare_cached("SELECT stored, idx, own_rule FROM turned_line WHERE version_id = ?1")?;
    let rows = statement.query_map([version], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Stores how the lines of a version stand; in one transaction with the findings in the body that they make.
pub(crate) fn store(tx: &Transaction, version: Id, lines: &[Line]) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM turned_line WHERE version_id = ?1")?.execute([version])?;
    let mut insert = tx.prepare_cached("INSERT INTO turned_line VALUES (?1, ?2, ?3, ?4)")?;
    for line in lines.iter().filter(|line| line.turned) {
        insert.execute(params![version, line.stored, line.idx, line.own_rule])?;
    }
    Ok(())
}

/// What was left out of a version, in the order of the file, and what of it is back.
pub(crate) fn removed(connection: &Connection, version: Id) -> Result<Vec<RemovedLine>, Error> {
    let choices = super::rules::choices(connection, version)?;
    let mut before = 0;
    let mut removed = Vec::new();
    for (index, line) in (0..).zip(lines(connection, version)?) {
        let chosen = choices.contains_key(&(line.stored, line.idx));
        let (kept, parts) = (line.is_in(), parts(&line.text).count() as u32);
        if !line.stored || line.turned {
            removed.push(RemovedLine {
                index,
                before,
                kept,
                by: match line.stored {
                    true if line.own_rule.is_some() => LineBy::YourRule,
                    true => LineBy::You,
                    // A word that says what the reader of the file said is of no account.
                    false if chosen && (line.turned || is_off(connection, line.rule.as_deref())?) => LineBy::You,
                    false if line.turned => LineBy::RuleOff,
                    false => LineBy::File,
                },
                reason: match (line.stored, line.own_rule) {
                    (false, _) => line.reason,
                    (true, Some(_)) => "your rule".to_string(),
                    (true, None) => "left out by you".to_string(),
                },
                text: line.text,
                rule: line.rule,
                own_rule: line.own_rule,
            });
        }
        before += if kept { parts } else { 0 };
    }
    Ok(removed)
}

fn is_off(connection: &Connection, rule: Option<&str>) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM cleaning_rule_off WHERE rule = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([rule], |row| row.get(0))?)
}

pub(crate) const fn kind(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Body => "body",
        ParagraphKind::Subhead => "subhead",
        ParagraphKind::ListItem => "list_item",
        ParagraphKind::BlockQuote => "block_quote",
    }
}

fn parse_kind(text: &str) -> ParagraphKind {
    match text {
        "subhead" => ParagraphKind::Subhead,
        "list_item" => ParagraphKind::ListItem,
        "block_quote" => ParagraphKind::BlockQuote,
        _ => ParagraphKind::Body,
    }
}
