//! OpenDocument texts (ISO/IEC 26300; LibreOffice, OpenOffice and others write them), packed or as one XML file.
//!
//! The final text is read: what changes took out is out. Comments, notes, text boxes, heads and feet of pages stand beside
//! it.
mod body;
mod styles;

use super::looks::Looks;
use super::manuscript::{cut_off, Manuscript, Style};
use super::package::{self, Package};
use super::{encoding, markup, Found, Hints, ReadError, Reader};

/// The reader of OpenDocument texts.
pub struct Odt;

/// How the media type of all texts begins: templates and master documents have more behind it.
const TEXT: &str = "application/vnd.oasis.opendocument.text";

impl Reader for Odt {
    fn id(&self) -> &'static str {
        "odt"
    }
    fn name(&self) -> &'static str {
        "OpenDocument text"
    }
    fn media_type(&self) -> &'static str {
        TEXT
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["odt", "ott", "fodt"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        let named = self.extensions().contains(&hints.extension().as_str());
        match package::media_type(bytes) {
            Some(kind) if kind.starts_with(TEXT) => 98,
            Some(_) => 0,
            // Packed anew by another program, or damaged: its name must tell.
            None if named && bytes.starts_with(b"PK") && !package::names(bytes, b"word/document") => 96,
            None if is_flat(bytes) => 98,
            None => 0,
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let parts = if is_flat(bytes) {
            let all = encoding::decode(bytes, None).text;
            Parts { content: all.clone(), styles: String::new(), properties: all }
        } else {
            parts(bytes, hints)?
        };
        let mut looks = Looks::default();
        styles::read(&parts.styles, &mut looks);
        styles::read(&parts.content, &mut looks);
        let mut outcome = body::read(&parts.content, &looks);
        let mut manuscript = Manuscript::default();
        if !outcome.whole {
            if outcome.pieces.is_empty() {
                return Err(ReadError::Damaged(
                    "This OpenDocument text is damaged; its text could not be read.".to_string(),
                ));
            }
            manuscript.warnings.push(cut_off());
        }
        outcome.pieces.append(&mut body::read(&parts.styles, &looks).pieces);
        // First, even and odd pages often have the same.
        outcome.pieces.retain(|piece| !is_edge(piece.style) || piece.text.chars().any(char::is_alphabetic));
        let (mut upper, rest): (Vec<_>, Vec<_>) =
            outcome.pieces.into_iter().partition(|piece| piece.style == Style::Aside(body::HEAD));
        upper.dedup_by(|one, other| one.text == other.text);
        manuscript.pieces = upper.into_iter().chain(rest).collect();
        manuscript.web = outcome.links >= super::manuscript::PASTED_LINKS;
        let [title, author, editor] = markup::fields(&parts.properties, ["title", "initial-creator", "creator"]);
        (manuscript.title, manuscript.creator) = (title, author.or(editor));
        manuscript.read(self.media_type(), hints)
    }
}

fn is_edge(style: Style) -> bool {
    matches!(style, Style::Aside("head of the page" | "foot of the page"))
}

/// The parts of a text that are read, decoded.
struct Parts {
    content: String,
    styles: String,
    /// What the text says of itself.
    properties: String,
}

fn parts(bytes: &[u8], hints: &Hints) -> Result<Parts, ReadError> {
    let mut package = Package::open(bytes, hints)?;
    let mut part = |name: &str| -> Result<Option<String>, ReadError> {
        Ok(package.part(name)?.map(|bytes| encoding::decode(&bytes, None).text))
    };
    if part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(package::locked());
    }
    let Some(content) = part("content.xml")? else {
        return Err(ReadError::Damaged("This OpenDocument text has no text part; it is damaged.".to_string()));
    };
    // Without its styles a text is still worth reading.
    let mut beside = |name: &str| part(name).ok().flatten().unwrap_or_default();
    Ok(Parts { content, styles: beside("styles.xml"), properties: beside("meta.xml") })
}

/// Whether this is a text in one XML file.
fn is_flat(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(8 << 10)).unwrap_or_default();
    let holds = |words: &str| memchr::memmem::find(head, words.as_bytes()).is_some();
    holds("office:document") && holds("office:mimetype=\"application/vnd.oasis.opendocument.text")
}
