//! The styles of a Word document: what each says of its paragraphs, with what it inherits.
use std::collections::HashMap;

use super::super::manuscript::Style;
use super::super::markup::{Event, Markup};

/// How many styles may lie beneath one another; more is a circle.
const MOST_BASES: usize = 20;

/// What a style says.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Look {
    /// What its paragraphs are; `None` when its name says nothing.
    pub style: Option<Style>,
    /// The size of type in points.
    pub size: Option<f32>,
    /// Whether it is bold.
    pub bold: Option<bool>,
    /// Whether its paragraphs are numbered or have bullets.
    pub listed: Option<bool>,
    base: Option<String>,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: HashMap<String, Look>,
    /// Id of the style of paragraphs that name none.
    default: Option<String>,
    size: Option<f32>,
}

impl Styles {
    /// What the style of this id says, with what it inherits; for `None` the style of paragraphs that name none.
    pub fn look(&self, id: Option<&str>) -> Look {
        let mut look = Look::default();
        let mut next = id.or(self.default.as_deref());
        for _ in 0..MOST_BASES {
            let Some(found) = next.and_then(|id| self.looks.get(id)) else { break };
            look.style = look.style.or(found.style);
            look.size = look.size.or(found.size);
            look.bold = look.bold.or(found.bold);
            look.listed = look.listed.or(found.listed);
            next = found.base.as_deref();
        }
        look.size = look.size.or(self.size).or(Some(10.0));
        look
    }
}

/// Reads the part of styles; what is damaged in it is passed over.
pub(super) fn read(xml: &str) -> Styles {
    let mut styles = Styles::default();
    let mut markup = Markup::new(xml);
    let mut id = String::new();
    let mut look = Look::default();
    let (mut inside, mut paragraph, mut default) = (false, false, false);
    while let Ok(Some(event)) = markup.next() {
        match event {
            Event::Open(element) => {
                let value = || element.attribute("val");
                match element.name() {
                    "style" => {
                        inside = true;
                        id = element.attribute("styleId").unwrap_or_default();
                        paragraph = element.attribute("type").as_deref() == Some("paragraph");
                        default = element.attribute("default").is_some_and(|value| is_on(Some(&value)));
                        look = Look::default();
                    }
                    "name" if inside => look.style = value().and_then(|name| Style::named(&name)),
                    "basedOn" if inside => look.base = value(),
                    "outlineLvl" if inside && look.style.is_none() => {
                        look.style = value().and_then(|level| Style::outline(&level));
                    }
                    "sz" if inside => look.size = points(value().as_deref()),
                    "sz" => styles.size = styles.size.or(points(value().as_deref())),
                    "b" if inside => look.bold = Some(is_on(value().as_deref())),
                    "numId" if inside => look.listed = Some(value().as_deref() != Some("0")),
                    _ => {}
                }
            }
            Event::Close(ending) if ending.name() == "style" => {
                inside = false;
                if paragraph {
                    if default {
                        styles.default = Some(id.clone());
                    }
                    styles.looks.insert(std::mem::take(&mut id), std::mem::take(&mut look));
                }
            }
            _ => {}
        }
    }
    styles
}

/// Half-points as points.
pub(super) fn points(halves: Option<&str>) -> Option<f32> {
    halves?.parse::<f32>().ok().map(|halves| halves / 2.0).filter(|size| (1.0..=500.0).contains(size))
}

/// Whether a switch is on: it is when it stands without a value.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}
