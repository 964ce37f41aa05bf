//! The styles of an OpenDocument text. Those of paragraphs and those of letters may share their names; here each has the
//! name of its family before its own.
use super::super::looks::{Look, Looks};
use super::super::manuscript::Style;
use super::super::markup::{Element, Event, Markup};

/// The family of the styles of paragraphs.
pub(super) const PARAGRAPH: &str = "paragraph";
/// The family of the styles of letters.
pub(super) const LETTERS: &str = "text";

/// Adds the styles of a part; what is damaged in it is passed over.
pub(super) fn read(xml: &str, looks: &mut Looks) {
    let mut markup = Markup::new(xml);
    let mut open: Option<(String, Look)> = None;
    let mut default = false;
    while let Ok(Some(event)) = markup.next() {
        match event {
            Event::Open(element) => match element.name() {
                "style" => open = begun(&element),
                "default-style" => default = element.attribute("family").as_deref() == Some(PARAGRAPH),
                "text-properties" => {
                    let size = element.attribute("fo:font-size").as_deref().and_then(points);
                    match &mut open {
                        Some((_, look)) => {
                            look.size = look.size.or(size);
                            let weight = element.attribute("fo:font-weight");
                            look.bold = look.bold.or(weight.as_deref().map(is_bold));
                        }
                        None if default => looks.size = looks.size.or(size),
                        None => {}
                    }
                }
                _ => {}
            },
            Event::Close(ending) => match ending.name() {
                "style" => {
                    if let Some((id, look)) = open.take() {
                        looks.add(id, look);
                    }
                }
                "default-style" => default = false,
                _ => {}
            },
            Event::Text(_) => {}
        }
    }
}

/// The id of a style: its family and its name.
pub(super) fn id(family: &str, name: &str) -> String {
    format!("{family} {name}")
}

fn begun(element: &Element) -> Option<(String, Look)> {
    let family = element.attribute("family")?;
    let name = element.attribute("style:name")?;
    let shown = element.attribute("display-name").unwrap_or_else(|| plain(&name));
    let level = element.attribute("default-outline-level").and_then(|level| level.parse::<u8>().ok());
    let look = Look {
        style: Style::named(&shown)
            .or(level.filter(|level| *level > 0).map(Style::Heading))
            .filter(|_| family == PARAGRAPH),
        listed: element.attribute("list-style-name").map(|list| !list.is_empty()),
        base: element.attribute("parent-style-name").map(|parent| id(&family, &parent)),
        ..Look::default()
    };
    Some((id(&family, &name), look))
}

/// A name as it is shown: in the file, letters that names of XML may not have stand as "_20_".
fn plain(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    let mut parts = name.split('_').peekable();
    shown.push_str(parts.next().unwrap_or_default());
    while let Some(part) = parts.next() {
        let code = Some(part).filter(|part| (2..=4).contains(&part.len()) && parts.peek().is_some());
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                shown.push(c);
                shown.push_str(parts.next().unwrap_or_default());
            }
            None => {
                shown.push('_');
                shown.push_str(part);
            }
        }
    }
    shown
}

fn points(size: &str) -> Option<f32> {
    let points = size.strip_suffix("pt")?.trim().parse::<f32>().ok()?;
    Some(points).filter(|size| (1.0..=500.0).contains(size))
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shown_as_people_know_them() {
        for (name, shown) in [
            ("Heading_20_1", "Heading 1"),
            ("Text_20_body_20_indent", "Text body indent"),
            ("my_style", "my_style"),
            ("_20_a", " a"),
            ("a_zz_b", "a_zz_b"),
            ("", ""),
        ] {
            assert_eq!(plain(name), shown);
        }
    }
}
