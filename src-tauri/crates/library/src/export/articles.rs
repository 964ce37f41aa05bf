//! An article as a document: what was read off its newest file, under the user's edits.
use crate::error::Error;
use crate::loaded;
use crate::store::{body, json, refresh};
use crate::view::{Id, ParagraphKind};
use broadsheet_formats::{self as formats, Document, Field, Paragraph, Removed};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What the evidence of a field says that the user typed.
const BY_USER: &str = "you";

/// The newest version of an article as it is read in the app; `NotFound` when there is no such article.
pub(super) fn newest(connection: &Connection, article: Id) -> Result<Document, Error> {
    let version = loaded::newest(connection, article)?;
    let mut document = stored(connection, version)?;
    for (key, value) in refresh::edits(connection, article)? {
        if let Some(field) = Field::ALL.iter().find(|field| field.key() == key) {
            set(&mut document, *field, value);
        }
    }
    let body = body::load(connection, version)?;
    document.paragraphs =
        body.paragraphs.into_iter().map(|part| Paragraph { text: part.text, kind: kind_of(part.kind) }).collect();
    document.removed = left_out(connection, version)?;
    Ok(document)
}

/// The fields as the file gives them.
pub(super) fn stored(connection: &Connection, version: Id) -> Result<Document, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT s.media_type, v.headline, v.standfirst, v.outlet, v.url, v.authors, v.published, v.modified, v.language,
                v.section, v.evidence, v.agency, v.captured
         FROM version v JOIN source_file s ON s.id = v.source_file_id WHERE v.id = ?1",
    )?;
    Ok(statement.query_row([version], |row| {
        let evidence: BTreeMap<String, String> = json::parse_map(row.get_ref(10)?.as_str().unwrap_or_default());
        let known = |field: &Field| Some((*field, evidence.get(field.key())?.clone()));
        Ok(Document {
            media_type: row.get(0)?,
            headline: row.get(1)?,
            standfirst: row.get(2)?,
            outlet: row.get(3)?,
            url: row.get(4)?,
            authors: json::parse_strings(row.get_ref(5)?.as_str().unwrap_or_default()),
            published: row.get(6)?,
            modified: row.get(7)?,
            language: row.get(8)?,
            section: row.get(9)?,
            agency: row.get(11)?,
            captured: row.get(12)?,
            evidence: Field::ALL.iter().filter_map(known).collect(),
            ..Document::default()
        })
    })?)
}

/// Sets a field to the user's word; '' says that it is unknown.
fn set(document: &mut Document, field: Field, value: String) {
    document.evidence.remove(&field);
    if !value.is_empty() {
        document.evidence.insert(field, BY_USER.to_string());
    }
    let typed = Some(value).filter(|value| !value.is_empty());
    match field {
        Field::Headline => document.headline = typed,
        Field::Standfirst => document.standfirst = typed,
        Field::Outlet => document.outlet = typed,
        Field::Url => document.url = typed,
        Field::Published => document.published = typed,
        Field::Modified => document.modified = typed,
        Field::Language => document.language = typed,
        Field::Section => document.section = typed,
        Field::Agency => document.agency = typed,
        Field::Authors => {
            let names = typed.unwrap_or_default();
            let names = names.split(';').map(str::trim).filter(|name| !name.is_empty());
            document.authors = names.map(str::to_string).collect();
        }
    }
}

/// What is still left out.
fn left_out(connection: &Connection, version: Id) -> Result<Vec<Removed>, Error> {
    let lines = body::removed(connection, version)?.into_iter().filter(|line| !line.kept);
    let removed = lines.map(|line| Removed {
        text: line.text,
        rule: line.rule,
        reason: line.reason,
        before: line.before as usize,
    });
    Ok(removed.collect())
}

const fn kind_of(kind: ParagraphKind) -> formats::ParagraphKind {
    match kind {
        ParagraphKind::Body => formats::ParagraphKind::Body,
        ParagraphKind::Subhead => formats::ParagraphKind::Subhead,
        ParagraphKind::ListItem => formats::ParagraphKind::ListItem,
        ParagraphKind::BlockQuote => formats::ParagraphKind::BlockQuote,
    }
}
