//! Any other object with a text of some sentences under a key that names it.
use super::object::{text, texts};
use super::{Dialect, Object, Reading};
use crate::read::draft::sentences;
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// The last dialect: none in particular.
pub struct Generic;

impl Dialect for Generic {
    fn name(&self) -> &'static str {
        "other objects with a text"
    }
    fn fits(&self, object: &Object) -> bool {
        body(object).is_some()
    }
    fn read(&self, object: &Object, reading: &mut Reading) -> Result<(), ReadError> {
        let mut draft = reading.draft();
        for target in Target::all() {
            for key in target.names() {
                let Some(value) = object.value(key) else { continue };
                let from = format!("JSON field “{}”", object.key(key).unwrap_or(key));
                let taken = match target {
                    Target::Text => break,
                    Target::Known(Field::Authors) => draft.authors(&texts(value), &from),
                    // Several sections are keywords.
                    Target::Known(Field::Section) if texts(value).len() > 1 => false,
                    target => text(value).is_some_and(|text| draft.set(target, &text, &from)),
                };
                if taken {
                    break;
                }
            }
        }
        if let Some((key, body)) = body(object) {
            draft.set(Target::Text, &body, key);
        }
        reading.add(draft)
    }
}

/// The text of an article with its key. Where a headline, an address or a date speaks for an article, two sentences do;
/// else it takes more.
fn body(object: &Object) -> Option<(&'static str, String)> {
    let least = if is_described(object) { (2, 60) } else { (3, 200) };
    Target::Text.names().iter().find_map(|key| {
        let body = object.text(key)?;
        let enough = body.chars().take(least.1).count() == least.1 && sentences(&body) >= least.0;
        enough.then_some((*key, body))
    })
}

/// Whether the object says something that articles have.
fn is_described(object: &Object) -> bool {
    let fields = [Field::Headline, Field::Url, Field::Published];
    fields.iter().any(|field| Target::Known(*field).names().iter().any(|key| object.has(key)))
}

/// Whether the object has a headline and an address or a date, as entries of lists of articles have.
pub fn is_bare(object: &Object) -> bool {
    let has = |field: Field| Target::Known(field).names().iter().any(|key| object.text(key).is_some());
    has(Field::Headline) && (has(Field::Url) || has(Field::Published))
}
