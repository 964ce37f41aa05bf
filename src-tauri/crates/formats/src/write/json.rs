//! JSON: everything that a document holds, in a shape that can be read back.
use serde_json::{json, Map, Value};

use super::Writer;
use crate::{Document, Field, Paragraph, ParagraphKind, Removed};

/// The writer of JSON.
pub struct Json;

impl Writer for Json {
    fn id(&self) -> &'static str {
        "json"
    }
    fn name(&self) -> &'static str {
        "JSON"
    }
    fn extension(&self) -> &'static str {
        "json"
    }
    fn write(&self, documents: &[Document]) -> String {
        let articles: Vec<Value> = documents.iter().map(value).collect();
        let whole = json!({ "format": FORMAT, "version": 1, "articles": articles });
        let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
        text.push('\n');
        text
    }
}

/// What marks a file as ours.
pub(crate) const FORMAT: &str = "broadsheet";

/// One document as JSON. Unknown is `null` or an empty list. Warnings are left out: they belong to the reading of the
/// source file, not to the article.
pub fn value(document: &Document) -> Value {
    let paragraphs: Vec<Value> = document
        .paragraphs
        .iter()
        .map(|paragraph| json!({ "kind": kind(paragraph.kind), "text": paragraph.text }))
        .collect();
    let removed: Vec<Value> = document
        .removed
        .iter()
        .map(|removed| {
            let mut line = json!({ "text": removed.text, "reason": removed.reason, "before": removed.before });
            if let (Some(rule), Some(line)) = (&removed.rule, line.as_object_mut()) {
                line.insert("rule".to_string(), json!(rule));
            }
            line
        })
        .collect();
    let evidence: Map<String, Value> =
        document.evidence.iter().map(|(field, from)| (field.key().to_string(), json!(from))).collect();
    json!({
        "media_type": document.media_type,
        "headline": document.headline,
        "standfirst": document.standfirst,
        "outlet": document.outlet,
        "url": document.url,
        "authors": document.authors,
        "published": document.published,
        "modified": document.modified,
        "language": document.language,
        "section": document.section,
        "agency": document.agency,
        "captured": document.captured,
        "paragraphs": paragraphs,
        "removed": removed,
        "evidence": evidence,
    })
}

/// A document out of the JSON of [`value`]; fields that are missing or of another type are unknown. `None` when it is no
/// object.
pub fn document(value: &Value) -> Option<Document> {
    let object = value.as_object()?;
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_string);
    let list = |key: &str| object.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let part = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_string);
    let paragraphs = list("paragraphs").iter().filter_map(|item| {
        let text = part(item, "text").filter(|text| !text.trim().is_empty())?;
        Some(Paragraph { text, kind: kind_of(&part(item, "kind").unwrap_or_default()) })
    });
    let removed = list("removed").iter().filter_map(|item| {
        let before = item.get("before").and_then(Value::as_u64).and_then(|before| usize::try_from(before).ok())?;
        Some(Removed { text: part(item, "text")?, rule: part(item, "rule"), reason: part(item, "reason")?, before })
    });
    let evidence = Field::ALL.iter().filter_map(|field| Some((*field, part(object.get("evidence")?, field.key())?)));
    Some(Document {
        media_type: text("media_type").unwrap_or_default(),
        headline: text("headline"),
        standfirst: text("standfirst"),
        outlet: text("outlet"),
        url: text("url"),
        authors: list("authors").iter().filter_map(|author| author.as_str().map(str::to_string)).collect(),
        published: text("published"),
        modified: text("modified"),
        language: text("language"),
        section: text("section"),
        agency: text("agency"),
        captured: text("captured"),
        part: None,
        paragraphs: paragraphs.collect(),
        removed: removed.collect(),
        evidence: evidence.collect(),
        warnings: Vec::new(),
    })
}

/// The key of a kind of paragraph.
pub(crate) const fn kind(kind: ParagraphKind) -> &'static str {
    match kind {
        ParagraphKind::Body => "body",
        ParagraphKind::Subhead => "subhead",
        ParagraphKind::ListItem => "list_item",
        ParagraphKind::BlockQuote => "block_quote",
    }
}

fn kind_of(key: &str) -> ParagraphKind {
    match key {
        "subhead" => ParagraphKind::Subhead,
        "list_item" => ParagraphKind::ListItem,
        "block_quote" => ParagraphKind::BlockQuote,
        _ => ParagraphKind::Body,
    }
}
