//! HTTP responses as archives keep them: head, and a body that may still be in chunks and packed.
use super::record::Fields;
use crate::read::{binary, unpack, Budget, ReadError};
use flate2::read::{DeflateDecoder, ZlibDecoder};
use std::borrow::Cow;

/// A response with its body as the server wrote it before it was packed for the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response<'a> {
    /// Its status (200).
    pub status: u16,
    /// Its fields.
    pub fields: Fields,
    /// Its body, in chunks and packed.
    raw: &'a [u8],
}

impl<'a> Response<'a> {
    /// Reads a response; `None` when the bytes are none.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let end = bytes.iter().take(1024).position(|byte| *byte == b'\n')?;
        let line = String::from_utf8_lossy(bytes.get(..end)?);
        let status = line.strip_prefix("HTTP/")?.split_whitespace().nth(1)?.parse().ok()?;
        let mut rest = bytes.get(end + 1..)?;
        let fields = Fields::read(&mut rest).ok()?;
        Some(Self { status, fields, raw: rest })
    }

    /// Its body, out of its chunks and unpacked, at most `most` bytes. Programs that make archives often undo the packing
    /// and leave the field that tells of it: bytes that are not packed go back as they are.
    pub fn body(&self, most: usize, budget: Option<&Budget>) -> Result<Cow<'a, [u8]>, ReadError> {
        let chunked =
            self.fields.first("Transfer-Encoding").is_some_and(|value| value.to_lowercase().contains("chunked"));
        let mut bytes = match chunked.then(|| joined(self.raw)).flatten() {
            Some(joined) => Cow::Owned(joined),
            None => Cow::Borrowed(self.raw),
        };
        let codings = self.fields.first("Content-Encoding").unwrap_or_default().to_lowercase();
        // The last one named was put on last.
        for coding in codings.split(',').rev() {
            if let Some(unpacked) = unpack_coding(coding.trim(), &bytes, most, budget)? {
                bytes = Cow::Owned(unpacked);
            }
        }
        Ok(bytes)
    }
}

/// `bytes` without the packing of that name; `None` when they are not packed so.
fn unpack_coding(
    coding: &str,
    bytes: &[u8],
    most: usize,
    budget: Option<&Budget>,
) -> Result<Option<Vec<u8>>, ReadError> {
    let packed = bytes.len();
    let unpacked = match coding {
        "gzip" | "x-gzip" if unpack::is_gzip(bytes) => unpack::whole(unpack::Members::of(bytes), packed, most, budget)?,
        "deflate" => {
            // The name means zlib; some servers took it at its word.
            let zlib = unpack::whole(ZlibDecoder::new(bytes), packed, most, budget)?;
            if zlib.bytes.is_empty() {
                unpack::whole(DeflateDecoder::new(bytes), packed, most, budget)?
            } else {
                zlib
            }
        }
        "br" => unpack::whole(brotli_decompressor::Decompressor::new(bytes, 4096), packed, most, budget)?,
        "zstd" if bytes.starts_with(b"\x28\xb5\x2f\xfd") => {
            return Err(ReadError::Refused(
                "The archive keeps this page packed in a way that Broadsheet does not unpack (zstd). Save the page \
                 from its address."
                    .to_string(),
            ));
        }
        _ => return Ok(None),
    };
    // What stood before damage is kept, unless the bytes are text as they are and were not packed at all.
    let text = unpacked.cut && binary::kind(bytes).is_none();
    Ok((!text && !unpacked.bytes.is_empty()).then_some(unpacked.bytes))
}

/// The bytes out of their chunks; `None` when they are not in chunks. A chunk that is cut off is kept as far as it goes.
fn joined(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes;
    let mut whole = Vec::with_capacity(bytes.len());
    loop {
        let end = rest.iter().take(200).position(|byte| *byte == b'\n');
        let size = end.and_then(|end| {
            let line = std::str::from_utf8(rest.get(..end)?).ok()?;
            let size = usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()?;
            Some((size, end + 1))
        });
        let Some((size, start)) = size else {
            // The first line decides whether there are chunks at all.
            return (!whole.is_empty()).then_some(whole);
        };
        if size == 0 {
            return Some(whole);
        }
        let chunk = rest.get(start..).unwrap_or_default();
        whole.extend_from_slice(chunk.get(..size.min(chunk.len())).unwrap_or_default());
        rest = chunk.get(size..).unwrap_or_default();
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn check(head: &str, body: &[u8]) {
        let bytes = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", head.as_bytes(), b"\r\n", body].concat();
        let response = Response::of(&bytes).unwrap();
        assert_eq!(response.status, 200);
        assert_eq!(response.fields.media_type("content-type"), "text/html");
        let words = response.body(1 << 20, None).unwrap();
        assert_eq!(String::from_utf8_lossy(&words), "The tide was late.", "{head}");
    }

    #[test]
    fn bodies_come_out_of_chunks_and_packing() {
        let words = b"The tide was late.";
        let gzip = {
            let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            writer.write_all(words).unwrap();
            writer.finish().unwrap()
        };
        let zlib = {
            let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
            writer.write_all(words).unwrap();
            writer.finish().unwrap()
        };
        let deflate = {
            let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
            writer.write_all(words).unwrap();
            writer.finish().unwrap()
        };
        // A brotli stream of one uncompressed block: window 16, the length, the bytes, an empty last block.
        let brotli = [&[0x10, 0x01, 0x10][..], words, &[0x03]].concat();
        let chunks = |bytes: &[u8]| {
            let (one, two) = bytes.split_at(7);
            [
                format!("{:x};x=1\r\n", one.len()).as_bytes(),
                one,
                format!("\r\n{:X}\r\n", two.len()).as_bytes(),
                two,
                b"\r\n0\r\n\r\n",
            ]
            .concat()
        };
        check("", words);
        check("Content-Encoding: gzip\r\n", &gzip);
        check("Content-Encoding: GZIP\r\n", words);
        check("Content-Encoding: deflate\r\n", &zlib);
        check("Content-Encoding: deflate\r\n", &deflate);
        check("Content-Encoding: br\r\n", &brotli);
        check("Content-Encoding: identity\r\n", words);
        check("Transfer-Encoding: chunked\r\n", &chunks(words));
        check("Transfer-Encoding: chunked\r\n", words);
        check("Transfer-Encoding: Chunked\r\nContent-Encoding: gzip\r\n", &chunks(&gzip));
    }

    #[test]
    fn a_packing_that_is_not_known_is_said() {
        let bytes = b"HTTP/1.1 200 OK\nContent-Encoding: zstd\n\n\x28\xb5\x2f\xfd\0";
        assert!(Response::of(bytes).unwrap().body(100, None).unwrap_err().to_string().contains("zstd"));
        assert_eq!(Response::of(b"no response"), None);
    }
}
