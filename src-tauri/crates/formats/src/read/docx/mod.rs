//! Word documents (Office Open XML, transitional and strict; Word, LibreOffice, Google Docs and Pages write them).
//!
//! The final text is read: insertions are in, deletions out. Comments, notes, text boxes, heads and feet of pages stand
//! beside it.
mod body;
mod styles;

use super::looks::Looks;
use super::manuscript::{Manuscript, Piece, Style};
use super::markup::{self, Event, Markup};
use super::package::{self, Package};
use super::{encoding, Found, Hints, ReadError, Reader};

/// The reader of Word documents.
pub struct Docx;

impl Reader for Docx {
    fn id(&self) -> &'static str {
        "docx"
    }
    fn name(&self) -> &'static str {
        "Word document"
    }
    fn media_type(&self) -> &'static str {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["docx", "docm", "dotx"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        let named = self.extensions().contains(&hints.extension().as_str());
        if package::names(bytes, b"word/document") {
            95
        } else if bytes.starts_with(b"PK") && named {
            // A damaged container: its table of names is gone.
            70
        } else if bytes.starts_with(OLE) && package_in(bytes) {
            90
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        if bytes.starts_with(OLE) {
            return Err(package::locked());
        }
        let mut package = Package::open(bytes, hints)?;
        let main = main_part(&mut package)?;
        let Some(xml) = text_of(&mut package, &main)? else {
            return Err(ReadError::Damaged("This Word document has no text part; it is damaged.".to_string()));
        };
        let styles = match text_of(&mut package, &beside(&main, "styles.xml"))? {
            Some(xml) => styles::read(&xml),
            None => Looks::default(),
        };
        let mut manuscript = Manuscript::default();
        let outcome = body::read(&xml, &styles, &mut manuscript.pieces);
        manuscript.web = outcome.links >= super::manuscript::PASTED_LINKS;
        if !outcome.whole {
            if manuscript.pieces.is_empty() {
                return Err(ReadError::Damaged(
                    "This Word document is damaged; its text could not be read.".to_string(),
                ));
            }
            manuscript.warnings.push(super::manuscript::cut_off());
        }
        asides(&mut package, &main, &styles, &mut manuscript)?;
        if let Some(xml) = text_of(&mut package, "docProps/core.xml")? {
            [manuscript.title, manuscript.creator] = markup::fields(&xml, ["title", "creator"]);
        }
        manuscript.read(self.media_type(), hints)
    }
}

/// The first bytes of the container that a locked document is put into.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Whether an old container holds a new document under lock: its folder names the part in UTF-16.
fn package_in(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).take(1 << 20).any(|window| window == name)
        || bytes.rchunks(1 << 20).next().is_some_and(|tail| tail.windows(name.len()).any(|window| window == name))
}

/// The decoded text of a part of the package; `None` when there is no such part.
fn text_of(package: &mut Package, name: &str) -> Result<Option<String>, ReadError> {
    Ok(package.part(name)?.map(|bytes| encoding::decode(&bytes, None).text))
}

/// A part in the folder of the main one.
fn beside(main: &str, name: &str) -> String {
    match main.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_string(),
    }
}

/// The name of the part that holds the text: usually "word/document.xml", but it is the relations that decide.
fn main_part(package: &mut Package) -> Result<String, ReadError> {
    let relations = text_of(package, "_rels/.rels")?.unwrap_or_default();
    let mut markup = Markup::new(&relations);
    while let Ok(Some(event)) = markup.next() {
        let Event::Open(element) = event else { continue };
        let kind = element.attribute("Type").unwrap_or_default();
        if element.name() == "Relationship" && kind.ends_with("/officeDocument") {
            if let Some(target) = element.attribute("Target") {
                return Ok(target.trim_start_matches('/').to_string());
            }
        }
    }
    let found = package.names().find(|name| name.starts_with("word/document") && name.ends_with(".xml"));
    Ok(found.unwrap_or("word/document.xml").to_string())
}

/// Adds comments, notes and the heads and feet of pages, which stand in parts of their own.
fn asides(package: &mut Package, main: &str, styles: &Looks, manuscript: &mut Manuscript) -> Result<(), ReadError> {
    let folder = beside(main, "");
    let kinds = [
        ("header", "head of the page"),
        ("footer", "foot of the page"),
        ("footnotes", "footnote"),
        ("endnotes", "footnote"),
        ("comments", "comment of an editor"),
    ];
    for (kind, reason) in kinds {
        let names: Vec<String> = package.names().map(str::to_string).collect();
        let numbered = |name: &&String| {
            let rest = name.strip_prefix(&folder).and_then(|rest| rest.strip_prefix(kind));
            let rest = rest.and_then(|rest| rest.strip_suffix(".xml"));
            rest.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        };
        let mut pieces: Vec<Piece> = Vec::new();
        for name in names.iter().filter(numbered) {
            let xml = text_of(package, name)?.unwrap_or_default();
            let mut found = Vec::new();
            body::read(&xml, styles, &mut found);
            for piece in found.into_iter().filter(|piece| piece.text.chars().any(char::is_alphabetic)) {
                // First, even and odd pages often have the same.
                if !pieces.iter().any(|other| other.text == piece.text) {
                    pieces.push(Piece { style: Style::Aside(reason), ..piece });
                }
            }
        }
        if kind == "header" {
            manuscript.pieces.splice(0..0, pieces);
        } else {
            manuscript.pieces.append(&mut pieces);
        }
    }
    Ok(())
}
