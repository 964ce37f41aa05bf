//! Dialects whose articles are objects with one key a field: each is a table.
use super::object::texts;
use super::{Dialect, Object, Reading};
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// A dialect of plain keys, written as [`crate::read::target::normal`] writes them.
pub struct Flat {
    /// Its name for people.
    pub name: &'static str,
    /// Keys by which it is known: an object is of this dialect when it has all keys of one of these groups.
    pub marks: &'static [&'static [&'static str]],
    /// Which keys hold which field, the surest first. What stands in no list (a summary that a program wrote) is not read.
    pub fields: &'static [(Target, &'static [&'static str])],
}

impl Dialect for Flat {
    fn name(&self) -> &'static str {
        self.name
    }
    fn fits(&self, object: &Object) -> bool {
        self.marks.iter().any(|keys| object.has_all(keys))
    }
    fn read(&self, object: &Object, reading: &mut Reading) -> Result<(), ReadError> {
        let mut draft = reading.draft();
        for (target, keys) in self.fields {
            for key in *keys {
                let Some(value) = object.value(key) else { continue };
                let from = format!("{} {}", self.name, object.key(key).unwrap_or(key));
                let taken = if *target == AUTHORS {
                    draft.authors(&texts(value), &from)
                } else {
                    object.text(key).is_some_and(|text| draft.set(*target, &text, &from))
                };
                if taken {
                    break;
                }
            }
        }
        reading.add(draft)
    }
}

pub(super) const TEXT: Target = Target::Text;
pub(super) const HEADLINE: Target = Target::Known(Field::Headline);
pub(super) const STANDFIRST: Target = Target::Known(Field::Standfirst);
pub(super) const OUTLET: Target = Target::Known(Field::Outlet);
pub(super) const URL: Target = Target::Known(Field::Url);
pub(super) const AUTHORS: Target = Target::Known(Field::Authors);
pub(super) const PUBLISHED: Target = Target::Known(Field::Published);
pub(super) const MODIFIED: Target = Target::Known(Field::Modified);
pub(super) const LANGUAGE: Target = Target::Known(Field::Language);
