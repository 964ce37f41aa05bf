//! A single file packed with gzip ("page.html.gz").
use super::{found, unpack, Found, Hints, ReadError, Reader, MOST_BYTES};
use crate::Warning;

/// The reader of packed files.
pub struct Gz;

impl Reader for Gz {
    fn id(&self) -> &'static str {
        "gz"
    }
    fn name(&self) -> &'static str {
        "Packed file (gzip)"
    }
    fn media_type(&self) -> &'static str {
        "application/gzip"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["gz"]
    }
    fn sniff(&self, bytes: &[u8], _hints: &Hints) -> u8 {
        if unpack::is_gzip(bytes) {
            90
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let unpacked = unpack::whole(unpack::Members::of(bytes), bytes.len(), MOST_BYTES, hints.budget)?;
        if unpacked.bytes.is_empty() {
            return Err(if unpacked.cut { ReadError::Damaged(DAMAGED.to_string()) } else { ReadError::Empty });
        }
        let name = own_name(hints.file_name.unwrap_or_default());
        let mut found = found::inside(&name, &unpacked.bytes, hints.url, hints.captured, hints)?;
        if unpacked.cut {
            let message = "The packed file is damaged or cut off; this is what could be unpacked of it.".to_string();
            for document in &mut found.documents {
                document.warnings.push(Warning { code: "cut-off", message: message.clone() });
            }
        }
        Ok(found)
    }
    fn limit(&self) -> usize {
        MOST_BYTES
    }
}

const DAMAGED: &str = "The packed file is damaged or cut off: nothing of it could be unpacked. Get it once more.";

/// The name of the file before it was packed.
fn own_name(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((before, last)) if last.eq_ignore_ascii_case("gz") => before.to_string(),
        Some((before, last)) if last.eq_ignore_ascii_case("tgz") => format!("{before}.tar"),
        _ => name.to_string(),
    }
}
