//! Bytes to text: which encoding a file is in, and what came of decoding it.
use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_16BE, UTF_16LE, UTF_8};

use crate::Warning;

mod mojibake;

/// Text out of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark, its lines ended by single line feeds.
    pub text: String,
    /// Name of the encoding that was used ("UTF-8", "windows-1252").
    pub encoding: &'static str,
    /// Something to know, when characters were lost or look wrong.
    pub warning: Option<Warning>,
}

/// Decodes `bytes`. In this order: a byte order mark, the zero bytes of UTF-16, well-formed UTF-8, what the page declares
/// in a `meta` element or XML declaration, and last a guess from the bytes (`chardetng`, the detector of Firefox).
/// UTF-8 stands before the declaration because text in another encoding is hardly ever well-formed UTF-8, while
/// declarations are often wrong. Bytes that do not fit become U+FFFD and a warning. Text that was garbled before it was
/// saved is put right where that is certain, with a warning that says so.
pub fn decode(bytes: &[u8], host: Option<&str>) -> Decoded {
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None => (without_mark(bytes, host), bytes),
    };
    let (text, lossy) = encoding.decode_without_bom_handling(body);
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() };
    let (text, message) = match mojibake::find(&text) {
        mojibake::Found::Repaired { text, letters, lost, example } => (text, Some(repaired(letters, lost, example))),
        _ if lossy => {
            let message = "Some characters could not be read in this file's encoding and show as \u{fffd}.";
            (text, Some(message.to_string()))
        }
        mojibake::Found::Doubtful => {
            let message = "Some letters look garbled: the text was probably once saved in the wrong encoding. They were left as they are.";
            (text, Some(message.to_string()))
        }
        mojibake::Found::Nothing => (text, None),
    };
    let warning = message.map(|message| Warning { code: "mojibake", message });
    Decoded { text, encoding: encoding.name(), warning }
}

/// `bytes` of a text in UTF-8, when what carried them (a message, a server) names their encoding. The carrier knows better
/// than a `meta` element but is often wrong too: bytes with a byte order mark, well-formed UTF-8 and bytes that do not
/// fit the label go back as they are, for [`decode`] to look at.
pub fn to_utf8<'a>(bytes: &'a [u8], label: Option<&str>) -> Cow<'a, [u8]> {
    let Some(encoding) = label.and_then(|label| Encoding::for_label(label.trim().trim_matches('"').as_bytes())) else {
        return Cow::Borrowed(bytes);
    };
    // The one encoding on the web whose bytes are well-formed UTF-8 without meaning it.
    let shifted = encoding == ISO_2022_JP && bytes.contains(&0x1b);
    if encoding == UTF_8 || Encoding::for_bom(bytes).is_some() || !shifted && std::str::from_utf8(bytes).is_ok() {
        return Cow::Borrowed(bytes);
    }
    match encoding.decode_without_bom_handling(bytes) {
        (text, false) => Cow::Owned(text.into_owned().into_bytes()),
        _ => Cow::Borrowed(bytes),
    }
}

/// What was done about garbled letters, for people.
fn repaired(letters: usize, lost: usize, example: Option<(String, String)>) -> String {
    let mut sentences = Vec::new();
    if let Some((was, is)) = example {
        let letters = if letters == 1 { "One letter was".to_string() } else { format!("{letters} letters were") };
        sentences.push(format!(
            "{letters} garbled because the text was once saved in the wrong encoding, and put right (“{was}” is “{is}”)."
        ));
    }
    if lost > 0 {
        let lost = if lost == 1 { "One letter was".to_string() } else { format!("{lost} letters were") };
        sentences.push(format!("{lost} lost before the file was saved: \u{fffd} stands there."));
    }
    sentences.push("The source file is unchanged.".to_string());
    sentences.join(" ")
}

/// Beginning of the text (at most `limit` bytes of the file), decoded; enough to tell what kind of file it is.
pub fn beginning(bytes: &[u8], limit: usize) -> String {
    let head = bytes.get(..limit.min(bytes.len())).unwrap_or_default();
    let (encoding, head) = match Encoding::for_bom(head) {
        Some((encoding, length)) => (encoding, head.get(length..).unwrap_or_default()),
        None => (utf16(head).unwrap_or(UTF_8), head),
    };
    encoding.decode_without_bom_handling(head).0.into_owned()
}

fn without_mark(bytes: &[u8], host: Option<&str>) -> &'static Encoding {
    if let Some(encoding) = utf16(bytes) {
        return encoding;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    match declared(bytes) {
        // A page that says UTF-8 and has some broken bytes is UTF-8 with broken bytes, unless it holds no whole one.
        Some(encoding) if encoding != UTF_8 || mostly_utf8(bytes) => encoding,
        _ if mostly_utf8(bytes) => UTF_8,
        _ => guess(bytes, host),
    }
}

fn guess(bytes: &[u8], host: Option<&str>) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let ending = host.and_then(|host| host.rsplit('.').next()).map(str::to_ascii_lowercase);
    let ending = ending.as_deref().filter(|ending| ending.len() > 1 && ending.bytes().all(|b| b.is_ascii_lowercase()));
    detector.guess(ending.map(str::as_bytes), Utf8Detection::Deny)
}

/// UTF-16 without a byte order mark: every other byte of white space and of Latin letters is zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let (mut little, mut big, mut pairs, mut zeros) = (0usize, 0usize, 0usize, 0usize);
    for pair in head.chunks_exact(2) {
        pairs += 1;
        match pair {
            [0, 0] => zeros += 1,
            [9 | 10 | 13 | 32..=126, 0] => little += 1,
            [0, 9 | 10 | 13 | 32..=126] => big += 1,
            _ => {}
        }
    }
    // A tenth is reached even by text in another script: its blanks and line ends are ASCII.
    if pairs < 4 || zeros > 0 {
        None
    } else if little * 10 >= pairs && big == 0 {
        Some(UTF_16LE)
    } else if big * 10 >= pairs && little == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding that a page names in its first kilobytes, as the HTML standard's prescan reads it.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String = bytes.iter().take(4096).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    if !head.contains('<') {
        return None;
    }
    let after = head.split("charset").skip(1).chain(head.split("encoding").skip(1));
    for rest in after {
        let Some(rest) = rest.trim_start().strip_prefix('=') else { continue };
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let label: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
        if let Some(encoding) = Encoding::for_label(label.as_bytes()) {
            // A page that can be scanned for ASCII is not in UTF-16, whatever it says.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
    }
    None
}

/// Whether of the places with bytes above 127 nearly all are well-formed UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}
