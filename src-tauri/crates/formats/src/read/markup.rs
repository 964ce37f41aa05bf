//! XML as a row of events, for the formats that are XML inside. Namespaces are passed over: a name is what stands behind
//! its prefix. Entities are never expanded, whatever the document declares; depth is bounded.
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, Event as Raw};
use quick_xml::{Reader, XmlVersion};

/// How deep elements may lie in one another; tables in tables reach fifty.
const MOST_DEPTH: usize = 1000;

/// An XML document that is being read.
pub(crate) struct Markup<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

/// What comes next. An empty element gives an opening and a closing.
pub(crate) enum Event<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// An element ends.
    Close(Ending<'a>),
    /// Characters.
    Text(String),
}

/// The beginning of an element.
pub(crate) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without a prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The prefix of its name; empty when it has none.
    pub fn prefix(&self) -> &str {
        self.0.name().prefix().map(|prefix| prefix.into_inner()).unwrap_or_default()
    }

    /// All attributes, under their names as written.
    pub fn attributes(&self) -> Vec<(String, String)> {
        let mut all = self.0.attributes();
        let all = all.with_checks(false).flatten();
        all.map(|one| (one.key.into_inner().to_string(), value(&one))).collect()
    }

    /// The value of the attribute of this name: without a prefix the first of any, with one exactly that.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().with_checks(false).flatten().find(|attribute| {
            attribute.key.into_inner() == name || !name.contains(':') && attribute.key.local_name().into_inner() == name
        })?;
        Some(value(&found))
    }
}

fn value(attribute: &Attribute) -> String {
    attribute.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| attribute.value.to_string(), Into::into)
}

/// The end of an element.
pub(crate) struct Ending<'a>(BytesEnd<'a>);

impl Ending<'_> {
    /// Its name without a prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// The document is no well-formed XML from here on, or too deep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Broken;

impl<'a> Markup<'a> {
    /// Reads decoded XML.
    pub fn new(xml: &'a str) -> Self {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().expand_empty_elements = true;
        // "AT&T", which many feeds write.
        reader.config_mut().allow_dangling_amp = true;
        Self { reader, depth: 0 }
    }

    /// The next event; `None` at the end. A document that ends with open elements is broken.
    pub fn next(&mut self) -> Result<Option<Event<'a>>, Broken> {
        loop {
            return Ok(Some(match self.reader.read_event().map_err(|_| Broken)? {
                Raw::Start(start) => {
                    self.depth += 1;
                    if self.depth > MOST_DEPTH {
                        return Err(Broken);
                    }
                    Event::Open(Element(start))
                }
                Raw::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Event::Close(Ending(end))
                }
                Raw::Text(text) => Event::Text(text.xml10_content().into_owned()),
                Raw::CData(text) => Event::Text(text.xml10_content().into_owned()),
                Raw::GeneralRef(name) => Event::Text(match name.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => quick_xml::escape::resolve_predefined_entity(&name)
                        .map_or_else(|| format!("&{};", &*name), str::to_string),
                }),
                Raw::Eof if self.depth > 0 => return Err(Broken),
                Raw::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// Passes over what is left of the element that was opened last.
    pub fn skip(&mut self) -> Result<(), Broken> {
        let around = self.depth.saturating_sub(1);
        while self.depth > around {
            if self.next()?.is_none() {
                return Err(Broken);
            }
        }
        Ok(())
    }

    /// The characters of the element that was opened last, up to its end.
    pub fn text(&mut self) -> Result<String, Broken> {
        let around = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > around {
            match self.next()? {
                Some(Event::Text(words)) => text.push_str(&words),
                Some(_) => {}
                None => return Err(Broken),
            }
        }
        Ok(text)
    }
}

/// The text of the first element of each of these names; `None` for one that is missing or empty.
pub(crate) fn fields<const COUNT: usize>(xml: &str, names: [&str; COUNT]) -> [Option<String>; COUNT] {
    let mut found = [const { None }; COUNT];
    let mut markup = Markup::new(xml);
    while let Ok(Some(event)) = markup.next() {
        let Event::Open(element) = event else { continue };
        let held = names.iter().zip(&mut found).find(|(name, held)| **name == element.name() && held.is_none());
        if let Some((_, held)) = held {
            *held = markup.text().ok().map(|text| text.trim().to_string()).filter(|text| !text.is_empty());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> Result<String, Broken> {
        let mut markup = Markup::new(xml);
        let mut text = String::new();
        while let Some(event) = markup.next()? {
            if let Event::Text(words) = event {
                text.push_str(&words);
            }
        }
        Ok(text)
    }

    #[test]
    fn entities_of_the_document_are_not_expanded() {
        let xml = r#"<!DOCTYPE a [<!ENTITY b "words words"><!ENTITY c "&b;&b;&b;">]><a>&c; &amp; &#233;</a>"#;
        assert_eq!(text(xml).unwrap(), "&c; & é");
        assert_eq!(text("<a>AT&T &amp; Rat & Mole</a>").unwrap(), "AT&T & Rat & Mole");
    }

    #[test]
    fn depth_is_bounded_and_an_open_end_is_broken() {
        assert_eq!(text(&"<a>".repeat(100_000)), Err(Broken));
        assert_eq!(text("<a><b>words</b>"), Err(Broken));
        assert_eq!(text("<a><b>words</a></b>"), Err(Broken));
    }
}
