//! The styles of a Word document.
use super::super::looks::{Look, Looks};
use super::super::manuscript::Style;
use super::super::markup::{Event, Markup};

/// Reads the part of styles; what is damaged in it is passed over.
pub(super) fn read(xml: &str) -> Looks {
    let mut styles = Looks::default();
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
                    styles.add(std::mem::take(&mut id), std::mem::take(&mut look));
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
