//! What Goose (goose3) gives; its "meta" is an object of its own.
use super::object::texts;
use super::{Dialect, Object, Reading};
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// The dialect.
pub struct Goose;

impl Dialect for Goose {
    fn name(&self) -> &'static str {
        "Goose"
    }
    fn fits(&self, object: &Object) -> bool {
        object.has("cleanedtext")
    }
    fn read(&self, object: &Object, reading: &mut Reading) -> Result<(), ReadError> {
        let mut draft = reading.draft();
        let meta = object.value("meta").and_then(Object::of);
        let graph = object.value("opengraph").and_then(Object::of);
        for (field, holder, key, from) in [
            (Field::Headline, Some(object), "title", "Goose title"),
            (Field::Standfirst, meta.as_ref(), "description", "Goose meta.description"),
            (Field::Url, meta.as_ref(), "canonical", "Goose meta.canonical"),
            (Field::Published, Some(object), "publishdate", "Goose publish_date"),
            (Field::Published, Some(object), "publishdatetimeutc", "Goose publish_datetime_utc"),
            (Field::Language, meta.as_ref(), "lang", "Goose meta.lang"),
            (Field::Outlet, graph.as_ref(), "sitename", "Goose opengraph.site_name"),
            (Field::Outlet, Some(object), "domain", "Goose domain"),
        ] {
            if let Some(text) = holder.and_then(|holder| holder.text(key)) {
                draft.set(Target::Known(field), &text, from);
            }
        }
        if let Some(authors) = object.value("authors") {
            draft.authors(&texts(authors), "Goose authors");
        }
        if let Some(text) = object.text("cleanedtext") {
            draft.set(Target::Text, &text, "Goose cleaned_text");
        }
        reading.add(draft)
    }
}
