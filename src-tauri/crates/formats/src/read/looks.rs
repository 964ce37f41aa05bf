//! The styles of an office text: what each says of its paragraphs, with what it inherits.
use std::collections::HashMap;

use super::manuscript::Style;

/// How many styles may lie beneath one another; more is a circle.
const MOST_BASES: usize = 20;

/// What a style says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Look {
    /// What its paragraphs are; `None` when its name says nothing.
    pub style: Option<Style>,
    /// The size of type in points.
    pub size: Option<f32>,
    /// Whether it is bold.
    pub bold: Option<bool>,
    /// Whether its paragraphs are numbered or have bullets.
    pub listed: Option<bool>,
    /// The id of the style that it goes on from.
    pub base: Option<String>,
}

/// The styles of a text by their ids.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    looks: HashMap<String, Look>,
    /// Id of the style of paragraphs that name none.
    pub default: Option<String>,
    /// The size of type where no style says one, in points.
    pub size: Option<f32>,
}

impl Looks {
    /// Adds a style.
    pub fn add(&mut self, id: String, look: Look) {
        self.looks.insert(id, look);
    }

    /// What the style of this id says, with what it inherits; for `None` the style of paragraphs that name none.
    pub fn look(&self, id: Option<&str>) -> Look {
        let mut look = self.inherited(id.or(self.default.as_deref()));
        look.size = look.size.or(self.size).or(Some(10.0));
        look
    }

    /// The same without what holds for all paragraphs: for letters inside one.
    pub fn inherited(&self, id: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = id;
        for _ in 0..MOST_BASES {
            let Some(found) = next.and_then(|id| self.looks.get(id)) else { break };
            look.style = look.style.or(found.style);
            look.size = look.size.or(found.size);
            look.bold = look.bold.or(found.bold);
            look.listed = look.listed.or(found.listed);
            next = found.base.as_deref();
        }
        look
    }
}
