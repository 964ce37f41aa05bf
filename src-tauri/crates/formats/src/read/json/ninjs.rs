//! IPTC ninjs 1.x (keys such as "body_html"), 2.x (lists such as "bodies") and 3.x (the same in camel case), and the
//! variant that Superdesk writes.
use serde_json::Value;

use super::object::{text, texts};
use super::{Dialect, Object, Reading};
use crate::read::draft::{is_markup, Draft};
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// The dialect.
pub struct Ninjs;

impl Dialect for Ninjs {
    fn name(&self) -> &'static str {
        "IPTC ninjs"
    }
    fn fits(&self, object: &Object) -> bool {
        let standard = object.value("standard").and_then(|standard| standard.get("name")).and_then(Value::as_str);
        let marks = ["versioncreated", "pubstatus", "representationtype", "copyrightholder", "usageterms"];
        standard == Some("ninjs")
            || (object.has("uri") || object.has("guid"))
                && !object.fields().contains_key("@type")
                && marks.iter().any(|mark| object.has(mark))
    }
    fn read(&self, object: &Object, reading: &mut Reading) -> Result<(), ReadError> {
        let kind = object.text("type").unwrap_or_default();
        let body = body(object);
        if body.is_none() && !matches!(kind.as_str(), "" | "text" | "composite") {
            let message = format!("This news item is of the type “{kind}” and holds no text.");
            reading.fail(ReadError::NoArticle(message));
            return Ok(());
        }
        let mut draft = reading.draft();
        fields(object, &mut draft);
        if let Some(body) = body {
            draft.set(Target::Text, &body, "ninjs body");
        }
        reading.add(draft)
    }
}

fn fields(object: &Object, draft: &mut Draft) {
    for (field, keys) in [
        (Field::Headline, &["headlines", "headline", "headlinemain", "title"][..]),
        (Field::Standfirst, &["descriptions", "descriptiontext", "descriptionhtml", "descriptionmain"]),
        (Field::Url, &["uri", "canonicalurl", "url"]),
        (Field::Published, &["firstpublished", "firstcreated", "contentcreated", "versioncreated"]),
        (Field::Language, &["language"]),
    ] {
        for key in keys {
            if let Some(text) = main(object, key) {
                draft.set(Target::Known(field), &text, &named(object, key));
            }
        }
    }
    let version = object
        .text("versioncreated")
        .filter(|_| ["firstpublished", "firstcreated", "contentcreated"].iter().any(|key| object.text(key).is_some()));
    if let Some(version) = version {
        draft.set(Target::Known(Field::Modified), &version, &named(object, "versioncreated"));
    }
    for key in ["by", "byline", "bylines", "authors"] {
        if let Some(names) = object.value(key) {
            draft.authors(&texts(names), &named(object, key));
        }
    }
    for key in ["provider", "source", "infosources", "infosource", "copyrightholder"] {
        if let Some(name) = main(object, key) {
            draft.provider(&name, &named(object, key));
        }
    }
    if let [service] = object.list("service") {
        if let Some(name) = text(service) {
            draft.set(Target::Known(Field::Section), &name, &named(object, "service"));
        }
    }
    if let Some(status) = object.text("pubstatus").filter(|status| status != "usable") {
        draft.warn("withdrawn", &format!("The sender has marked this item as “{status}”."));
    }
    if let Some(time) = object.text("embargoed") {
        draft.warn("embargo", &format!("The sender has put this item under embargo until {time}."));
    }
}

fn named(object: &Object, key: &str) -> String {
    format!("ninjs {}", object.key(key).unwrap_or(key))
}

/// The words under a key; of a list with roles, those of the main role, else of the first.
fn main(object: &Object, key: &str) -> Option<String> {
    let role = |value: &&Value| value.get("role").and_then(Value::as_str) == Some("main");
    match object.value(key)? {
        Value::Array(items) => items.iter().find(role).or(items.first()).and_then(text),
        value => text(value),
    }
}

/// The body: the one with markup, since it keeps its paragraphs, else the longest.
fn body(object: &Object) -> Option<String> {
    let listed = object.list("bodies").iter().filter_map(text);
    let keyed = object.fields().iter().filter(|(key, _)| key.to_lowercase().starts_with("body"));
    let mut bodies: Vec<String> = listed.chain(keyed.filter_map(|(_, value)| text(value))).collect();
    bodies.sort_by_key(|body| std::cmp::Reverse((is_markup(body), body.len())));
    bodies.into_iter().next()
}
