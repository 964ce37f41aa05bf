//! JSON: one reader, one file a dialect. To add a dialect: a file here with a [`Dialect`], and a line in [`DIALECTS`].
mod broadsheet;
mod feed;
mod flat;
mod generic;
mod goose;
mod lines;
mod media_cloud;
mod news_please;
mod newspaper;
mod ninjs;
mod object;
mod parse;
mod postlight;
mod readability;
mod schema_org;
mod trafilatura;
mod wordpress;

pub use lines::JsonLines;
use object::Object;

use serde_json::Value;

use super::reading::Reading;
use super::{encoding, Found, Hints, ReadError, Reader};

/// The reader of JSON files.
pub struct Json;

impl Reader for Json {
    fn id(&self) -> &'static str {
        "json"
    }
    fn name(&self) -> &'static str {
        "JSON"
    }
    fn media_type(&self) -> &'static str {
        "application/json"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }
    fn dialects(&self) -> Vec<&'static str> {
        DIALECTS.iter().map(|dialect| dialect.name()).collect()
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        let head = encoding::beginning(bytes, 4096);
        let named = self.extensions().contains(&hints.extension().as_str());
        if parse::opens(&head) || named && head.trim_start().starts_with(['{', '[']) {
            90
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let decoded = encoding::decode(bytes, None);
        let value = parse::value(&decoded.text)?;
        let mut reading = Reading::new(self.media_type(), hints);
        articles(&value, &mut reading, 0)?;
        let mut found = reading.finish()?;
        found.documents.iter_mut().for_each(|document| document.warnings.extend(decoded.warning.clone()));
        Ok(found)
    }
}

/// A shape of JSON that articles come in.
trait Dialect: Sync {
    /// Its name for people ("IPTC ninjs").
    fn name(&self) -> &'static str;
    /// Whether an object is of this shape.
    fn fits(&self, object: &Object) -> bool;
    /// Adds the articles of an object that fits.
    fn read(&self, object: &Object, reading: &mut Reading) -> Result<(), ReadError>;
}

/// Every dialect there is, in the order in which they are asked.
static DIALECTS: &[&dyn Dialect] = &[
    &broadsheet::Export,
    &broadsheet::Line,
    &feed::JsonFeed,
    &schema_org::SchemaOrg,
    &ninjs::Ninjs,
    &readability::READABILITY,
    &postlight::POSTLIGHT,
    &trafilatura::TRAFILATURA,
    &news_please::NEWS_PLEASE,
    &newspaper::NEWSPAPER,
    &goose::Goose,
    &media_cloud::MEDIA_CLOUD,
    &wordpress::WORDPRESS,
    &generic::Generic,
];

/// How deep objects without a text of their own are searched for articles.
const DEEPEST: usize = 8;

/// Adds the articles in a value: an object of a dialect, a list of them, or whatever holds such objects.
fn articles(value: &Value, reading: &mut Reading, depth: usize) -> Result<(), ReadError> {
    if depth > DEEPEST {
        return Ok(());
    }
    match value {
        Value::Array(items) => {
            for (number, item) in (1..).zip(items).filter(|(_, item)| item.is_object() || item.is_array()) {
                reading.within(format!("item {number}"), |reading| articles(item, reading, depth + 1))?;
            }
            Ok(())
        }
        Value::Object(_) => {
            let Some(object) = Object::of(value) else { return Ok(()) };
            if let Some(dialect) = DIALECTS.iter().find(|dialect| dialect.fits(&object)) {
                return dialect.read(&object, reading);
            }
            let before = reading.count();
            for inner in object.fields().values() {
                articles(inner, reading, depth + 1)?;
            }
            if reading.count() == before && generic::is_bare(&object) {
                reading.bare();
            }
            Ok(())
        }
        _ => Ok(()),
    }
}
