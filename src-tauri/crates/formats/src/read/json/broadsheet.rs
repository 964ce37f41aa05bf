//! What this program writes itself: the JSON export, and the lines of `broadsheet-cli read`.
use serde_json::Value;

use super::object::texts;
use super::{Dialect, Object, Reading};
use crate::read::{warn, ReadError};
use crate::write::json;
use crate::{Document, Field, Paragraph, Removed};

/// The JSON export.
pub struct Export;

impl Dialect for Export {
    fn name(&self) -> &'static str {
        "Broadsheet export"
    }
    fn fits(&self, object: &Object) -> bool {
        object.fields().get("format").and_then(Value::as_str) == Some(json::FORMAT)
    }
    fn read(&self, object: &Object, reading: &mut Reading) -> Result<(), ReadError> {
        for mut document in object.list("articles").iter().filter_map(json::document) {
            warn(&mut document);
            reading.add_document(document)?;
        }
        Ok(())
    }
}

/// A line of `broadsheet-cli read`.
pub struct Line;

impl Dialect for Line {
    fn name(&self) -> &'static str {
        "broadsheet-cli read"
    }
    fn fits(&self, object: &Object) -> bool {
        let is_error = object.value("error").is_some_and(|error| error.get("message").is_some_and(Value::is_string));
        object.has_all(&["id", "mediatype", "paragraphs", "text"]) || object.has("id") && is_error
    }
    fn read(&self, object: &Object, reading: &mut Reading) -> Result<(), ReadError> {
        if let Some(message) = object.value("error").and_then(|error| error.get("message")).and_then(Value::as_str) {
            reading.fail(ReadError::Damaged(message.to_string()));
            return Ok(());
        }
        let paragraphs = object.value("paragraphs").map(texts).unwrap_or_default();
        let paragraphs = paragraphs.into_iter().filter(|text| !text.trim().is_empty());
        let paragraphs: Vec<Paragraph> = paragraphs.map(|text| Paragraph { text, ..Paragraph::default() }).collect();
        let words = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_string);
        let removed = object.list("removed").iter().filter_map(|removed| {
            // The line does not say where it stood.
            let before = paragraphs.len();
            Some(Removed { text: words(removed, "text")?, rule: None, reason: words(removed, "reason")?, before })
        });
        let evidence = object.value("evidence");
        let evidence = Field::ALL.iter().filter_map(|field| Some((*field, words(evidence?, field.key())?)));
        let text = |key: &str| object.value(key).and_then(Value::as_str).map(str::to_string);
        let mut document = Document {
            media_type: text("mediatype").unwrap_or_default(),
            headline: text("headline"),
            standfirst: text("standfirst"),
            outlet: text("outlet"),
            url: text("url"),
            authors: object.value("authors").map(texts).unwrap_or_default(),
            published: text("published"),
            modified: text("modified"),
            language: text("language"),
            section: text("section"),
            agency: text("agency"),
            captured: text("captured"),
            part: None,
            removed: removed.collect(),
            evidence: evidence.collect(),
            warnings: Vec::new(),
            paragraphs,
        };
        warn(&mut document);
        reading.add_document(document)
    }
}
