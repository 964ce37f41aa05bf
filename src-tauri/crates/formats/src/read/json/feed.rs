//! JSON Feed 1.0 and 1.1 (jsonfeed.org).
use super::object::texts;
use super::{Dialect, Object, Reading};
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// The dialect.
pub struct JsonFeed;

impl Dialect for JsonFeed {
    fn name(&self) -> &'static str {
        "JSON Feed"
    }
    fn fits(&self, object: &Object) -> bool {
        object.has("items")
            && (object.text("version").is_some_and(|version| version.contains("jsonfeed.org"))
                || object.has("homepageurl")
                || object.has("feedurl"))
    }
    fn read(&self, feed: &Object, reading: &mut Reading) -> Result<(), ReadError> {
        for (number, item) in (1..).zip(feed.list("items")) {
            if let Some(item) = Object::of(item) {
                reading.within(format!("item {number}"), |reading| entry(feed, &item, reading))?;
            }
        }
        Ok(())
    }
}

fn entry(feed: &Object, item: &Object, reading: &mut Reading) -> Result<(), ReadError> {
    let mut draft = reading.draft();
    for (field, holder, key, from) in [
        (Field::Headline, item, "title", "JSON Feed title"),
        (Field::Url, item, "url", "JSON Feed url"),
        (Field::Url, item, "externalurl", "JSON Feed external_url"),
        (Field::Url, item, "id", "JSON Feed id"),
        (Field::Published, item, "datepublished", "JSON Feed date_published"),
        (Field::Modified, item, "datemodified", "JSON Feed date_modified"),
        (Field::Language, item, "language", "JSON Feed language"),
        (Field::Language, feed, "language", "language of the feed"),
        (Field::Outlet, feed, "title", "title of the feed"),
    ] {
        if let Some(text) = holder.text(key) {
            draft.set(Target::Known(field), &text, from);
        }
    }
    for (holder, from) in [(item, "JSON Feed authors"), (feed, "authors of the feed")] {
        for authors in [holder.value("authors"), holder.value("author")].into_iter().flatten() {
            draft.authors(&texts(authors), from);
        }
    }
    for key in ["contenthtml", "contenttext"] {
        if let Some(text) = item.text(key) {
            draft.set(Target::Text, &text, key);
        }
    }
    if let Some(summary) = item.text("summary") {
        if draft.has_text() {
            draft.set(Target::Known(Field::Standfirst), &summary, "JSON Feed summary");
        } else {
            draft.set(Target::Text, &summary, "summary");
            draft.teaser("feed");
        }
    }
    reading.add(draft)
}
