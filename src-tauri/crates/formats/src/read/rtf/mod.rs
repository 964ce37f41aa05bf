//! Rich text (RTF 1.9.1; WordPad, TextEdit, Word, LibreOffice and news archives write it).
//!
//! The final text is read: insertions are in, deletions out. Comments, notes, text boxes, heads and feet of pages stand
//! beside it. Pictures and objects are passed over.
mod charset;
mod flow;
mod state;
mod token;
mod walk;

use super::{Found, Hints, ReadError, Reader};

/// The reader of rich text.
pub struct Rtf;

impl Reader for Rtf {
    fn id(&self) -> &'static str {
        "rtf"
    }
    fn name(&self) -> &'static str {
        "Rich text (RTF)"
    }
    fn media_type(&self) -> &'static str {
        "application/rtf"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["rtf"]
    }
    fn sniff(&self, bytes: &[u8], _hints: &Hints) -> u8 {
        if start(bytes).starts_with(b"{\\rtf") {
            97
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let manuscript = walk::read(start(bytes));
        if manuscript.pieces.is_empty() && !manuscript.warnings.is_empty() {
            return Err(ReadError::Damaged(
                "This rich text is damaged or cut off; no text was left in it.".to_string(),
            ));
        }
        manuscript.read(self.media_type(), hints)
    }
}

/// The bytes from the first that says something: some programs put a byte order mark or a blank line before it.
fn start(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start()
}
