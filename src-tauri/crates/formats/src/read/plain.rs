//! Plain text: pasted, typed, or saved from a page.
use super::{binary, encoding, evidence, exports, warn, Found, Hints, ReadError, Reader};
use crate::{clean, Field, Warning};

/// The reader of plain text.
pub struct Plain;

impl Reader for Plain {
    fn id(&self) -> &'static str {
        "text"
    }
    fn name(&self) -> &'static str {
        "Plain text"
    }
    fn media_type(&self) -> &'static str {
        "text/plain"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        if binary::kind(bytes).is_some() {
            0
        } else if self.extensions().contains(&hints.extension().as_str()) {
            45
        } else {
            40
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        if let Some(kind) = binary::kind(bytes) {
            return Err(ReadError::Unknown(kind.to_string()));
        }
        let decoded = encoding::decode(bytes, None);
        if decoded.text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        let warnings: Vec<Warning> = decoded.warning.iter().cloned().collect();
        if exports::possible(&decoded.text) {
            if let Some(found) = exports::read(&exports::of_text(&decoded.text), self.media_type(), &warnings, hints) {
                return found;
            }
        }
        let mut document = clean::document(&decoded.text);
        document.media_type = self.media_type().to_string();
        document.warnings.extend(warnings);
        if let Some(url) = hints.url.filter(|url| !url.is_empty()) {
            document.url = Some(url.to_string());
            evidence(&mut document, Field::Url, "address");
        }
        if document.paragraphs.is_empty() && document.removed.is_empty() {
            return Err(ReadError::NoText);
        }
        warn(&mut document);
        Ok(document.into())
    }
}
