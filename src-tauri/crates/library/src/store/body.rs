//! The body of a version: its stored paragraphs and the left-out lines that the user brought back.
use crate::error::Error;
use crate::view::{Id, ParagraphKind, RemovedLine};
use rusqlite::Connection;

/// A body in paragraphs, none empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) paragraphs: Vec<(ParagraphKind, String)>,
}

impl Body {
    /// Paragraphs joined by two line feeds: the text that all offsets are of.
    pub(crate) fn text(&self) -> String {
        self.paragraphs.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    /// Adds a text; blank lines in it begin a new paragraph, so that the joined text has the same paragraphs.
    pub(crate) fn push(&mut self, kind: ParagraphKind, text: &str) {
        let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
        self.paragraphs.extend(parts.map(|part| (kind, part.to_string())));
    }
}

/// The body of a version as it is read and analyzed. Empty when there is no such version.
pub(crate) fn load(connection: &Connection, version: Id) -> Result<Body, Error> {
    let mut kept = removed(connection, version)?.into_iter().filter(|line| line.kept).peekable();
    let mut body = Body::default();
    let mut statement =
        connection.prepare_cached("SELECT idx, kind, text FROM paragraph WHERE version_id = ?1 ORDER BY idx")?;
    let mut rows = statement.query([version])?;
    while let Some(row) = rows.next()? {
        let idx: u32 = row.get(0)?;
        while let Some(line) = kept.next_if(|line| line.before <= idx) {
            body.push(ParagraphKind::Body, &line.text);
        }
        body.push(
            parse_kind(row.get_ref(1)?.as_str().unwrap_or_default()),
            row.get_ref(2)?.as_str().unwrap_or_default(),
        );
    }
    for line in kept {
        body.push(ParagraphKind::Body, &line.text);
    }
    Ok(body)
}

/// What was left out of a version, in the order of the file.
pub(crate) fn removed(connection: &Connection, version: Id) -> Result<Vec<RemovedLine>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT r.idx, r.text, r.reason, r.before, k.id IS NOT NULL, r.rule
         FROM removed r LEFT JOIN kept_removed k ON k.version_id = r.version_id AND k.idx = r.idx
         WHERE r.version_id = ?1 ORDER BY r.before, r.idx",
    )?;
    let rows = statement.query_map([version], |row| {
        Ok(RemovedLine {
            index: row.get(0)?,
            text: row.get(1)?,
            reason: row.get(2)?,
            before: row.get(3)?,
            kept: row.get(4)?,
            rule: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
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
