//! The records of a WARC file (ISO 28500), one after another.
use std::io::{self, BufRead, Read};

/// Longest line of a record's head, in bytes; addresses are the longest.
const MOST_LINE: u64 = 64 << 10;
/// Most lines of a head.
const MOST_LINES: usize = 500;

/// The named fields of a record or of an HTTP response, as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The first field of this name, in any case.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The media type that a field names, in lower case, without its parameters; empty when there is none.
    pub fn media_type(&self, name: &str) -> String {
        self.first(name).and_then(|value| value.split(';').next()).unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of a field ("charset" of `text/html; charset=utf-8`).
    pub fn parameter(&self, name: &str, parameter: &str) -> Option<&str> {
        self.first(name)?.split(';').skip(1).find_map(|pair| {
            let (key, value) = pair.split_once('=')?;
            key.trim().eq_ignore_ascii_case(parameter).then(|| value.trim().trim_matches(['"', '\'']))
        })
    }

    /// Reads fields up to the empty line that ends them. Lines that begin with a blank go on with the one before; lines
    /// that are no field are passed over.
    pub fn read(reader: &mut impl BufRead) -> io::Result<Self> {
        let mut fields = Self::default();
        for _ in 0..MOST_LINES {
            let line = read_line(reader)?;
            if line.trim().is_empty() {
                break;
            }
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.0.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                fields.0.push((name.trim().to_string(), value.trim().to_string()));
            }
        }
        Ok(fields)
    }
}

/// The head of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Its fields.
    pub fields: Fields,
    /// Bytes of its body, which follow.
    pub length: u64,
}

/// The head of the next record; `None` at the end of the file. Whatever stands before it (empty lines, the rest of a
/// record whose length was wrong) is passed over.
pub fn next(reader: &mut impl BufRead) -> io::Result<Option<Head>> {
    loop {
        let line = read_line(reader)?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.starts_with("WARC/") && line.trim_end().len() <= 12 {
            let fields = Fields::read(reader)?;
            if let Some(length) = fields.first("Content-Length").and_then(|length| length.parse().ok()) {
                return Ok(Some(Head { fields, length }));
            }
        }
    }
}

/// The body of a record, at most its first `most` bytes; the rest is passed over. An error when the file ends before it.
pub fn body(reader: &mut impl BufRead, length: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = reader.by_ref().take(length.min(most)).read_to_end(&mut bytes)? as u64;
    let passed =
        if read < length.min(most) { 0 } else { io::copy(&mut reader.by_ref().take(length - read), &mut io::sink())? };
    if read + passed < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}

/// A line with its end, bytes that are no UTF-8 replaced; empty at the end of the file. A line that is too long comes in
/// pieces.
fn read_line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut line = Vec::new();
    reader.by_ref().take(MOST_LINE).read_until(b'\n', &mut line)?;
    Ok(String::from_utf8_lossy(&line).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_follow_a_wrong_length() {
        let file = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nlonger than said\r\n\r\n\
                     WARC/1.1\r\nwarc-type: response\r\nWARC-Target-URI: <https://a.example/>\r\nX: one\r\n two\r\n\
                     content-length: 5\r\n\r\nwords\r\n\r\n";
        let mut reader = &file[..];
        let first = next(&mut reader).unwrap().unwrap();
        assert_eq!(body(&mut reader, first.length, 100).unwrap(), b"lon");
        let second = next(&mut reader).unwrap().unwrap();
        assert_eq!(second.fields.first("x"), Some("one two"));
        assert_eq!(body(&mut reader, second.length, 2).unwrap(), b"wo");
        assert_eq!(next(&mut reader).unwrap(), None);
    }

    #[test]
    fn a_body_that_ends_early_is_an_error() {
        assert!(body(&mut &b"four"[..], 5, 100).is_err());
        assert!(body(&mut &b"four"[..], 5, 2).is_err());
        assert_eq!(body(&mut &b"four"[..], 4, 4).unwrap(), b"four");
        // A length that lies claims no memory.
        assert!(body(&mut &b"four"[..], u64::MAX, u64::MAX).is_err());
    }
}
