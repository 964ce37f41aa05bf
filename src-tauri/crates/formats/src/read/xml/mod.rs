//! XML: one reader, one file a dialect. To add a dialect: a file here with a [`Dialect`], and a line in [`DIALECTS`].
//! Entities that a file declares are never expanded, and nothing outside it is loaded.
mod atom;
mod entry;
mod newsml;
mod nitf;
mod rss;
mod tree;

use tree::{Element, Tree};

use super::markup::{Event, Markup};
use super::reading::Reading;
use super::{binary, encoding, Found, Hints, ReadError, Reader};

/// So much of a file is looked at first to tell what it is.
const HEAD: usize = 64 << 10;

/// The reader of XML files.
pub struct Xml;

impl Reader for Xml {
    fn id(&self) -> &'static str {
        "xml"
    }
    fn name(&self) -> &'static str {
        "XML"
    }
    fn media_type(&self) -> &'static str {
        "application/xml"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["xml", "rss", "atom", "rdf", "nitf", "newsml"]
    }
    fn dialects(&self) -> Vec<&'static str> {
        DIALECTS.iter().map(|dialect| dialect.name()).collect()
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        if binary::kind(bytes).is_some() {
            return 0;
        }
        let head = encoding::beginning(bytes, HEAD);
        let start = |head: &str| head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_string();
        let head = start(&head);
        if !head.starts_with('<') {
            return 0;
        }
        let named = self.extensions().contains(&hints.extension().as_str());
        let root = root_name(&head).or_else(|| {
            // What stands before the first element may be longer than the beginning.
            let long = bytes.len() > HEAD && (head.starts_with("<?") || head.starts_with("<!"));
            long.then(|| root_name(&start(&encoding::beginning(bytes, bytes.len())))).flatten()
        });
        match root.as_deref() {
            None => 0,
            Some(name) if name.eq_ignore_ascii_case("html") => 0,
            Some(name) if DIALECTS.iter().any(|dialect| dialect.roots().contains(&name)) => 97,
            // Some other XML: it is named for people, and not taken for text.
            Some(_) if named || head.starts_with("<?xml") => 50,
            Some(_) => 0,
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let decoded = encoding::decode(bytes, None);
        let tree = Tree::of(decoded.text.trim_start());
        if tree.too_large {
            let message =
                "This XML file holds more elements than any collection of articles does. Split it and try again.";
            return Err(ReadError::Refused(message.to_string()));
        }
        let damaged = || ReadError::Damaged("This XML file is damaged. Save or export it again.".to_string());
        let root = tree.root().ok_or_else(damaged)?;
        let Some(dialect) = DIALECTS.iter().find(|dialect| dialect.roots().contains(&root.name())) else {
            let name: String = root.name().chars().take(40).collect();
            return Err(ReadError::NoArticle(format!(
                "This XML file is no news format or feed that Broadsheet knows (its first element is “{name}”). Save the \
                 article as a web page or as text."
            )));
        };
        let mut reading = Reading::new(self.media_type(), hints);
        dialect.read(root, &mut reading)?;
        if tree.broken && reading.count() == 0 {
            return Err(damaged());
        }
        let mut found = reading.finish()?;
        if tree.broken {
            let message = "The file is damaged from some place on; what stood before it was read.";
            found.failed.push(super::FailedPart {
                part: "rest of the file".to_string(),
                error: ReadError::Damaged(message.to_string()),
            });
        }
        found.documents.iter_mut().for_each(|document| document.warnings.extend(decoded.warning.clone()));
        Ok(found)
    }
}

/// The name of the first element of a document, of which only the beginning need be there.
fn root_name(xml: &str) -> Option<String> {
    let mut markup = Markup::new(xml);
    loop {
        match markup.next() {
            Ok(Some(Event::Open(root))) => return Some(root.name().to_string()),
            Ok(Some(Event::Text(blank))) if blank.trim().is_empty() => {}
            _ => return None,
        }
    }
}

/// A kind of XML that articles come in.
trait Dialect: Sync {
    /// Its name for people ("NITF").
    fn name(&self) -> &'static str;
    /// Names of the elements that hold such a document.
    fn roots(&self) -> &'static [&'static str];
    /// Adds the articles of a document.
    fn read(&self, root: Element, reading: &mut Reading) -> Result<(), ReadError>;
}

/// Every dialect there is.
static DIALECTS: &[&dyn Dialect] = &[&newsml::NewsMl, &nitf::Nitf, &rss::Rss, &rss::Rdf, &atom::Atom];
