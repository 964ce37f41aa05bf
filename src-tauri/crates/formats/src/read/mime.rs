//! What messages and saved pages in MIME have in common (RFC 5322, 2045 to 2047): their structure comes from `mail-parser`,
//! bytes and encodings are undone here, since real ones are often labeled wrongly or cut off.
use std::borrow::Cow;
use std::sync::LazyLock;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders};
use regex::bytes::Regex;

use super::{encoding, ReadError};

/// Most messages that are looked for inside one: each may lie in the one before, and the parser goes down to the last.
const MOST_NESTED: usize = 500;
/// Most bytes and lines of a head that are looked at to tell what a file is.
const MOST_HEAD: usize = 64 << 10;

/// The structure of a message. Damaged ones give what can be made out.
pub fn parse(bytes: &[u8]) -> Result<Message<'_>, ReadError> {
    let damaged = || ReadError::Damaged("The message is damaged: its head could not be read.".to_string());
    static NESTING: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i-u)message/(?:rfc822|global)|multipart/digest").ok());
    let nested = NESTING.as_ref().map_or(0, |nesting| nesting.find_iter(bytes).take(MOST_NESTED + 1).count());
    if nested > MOST_NESTED {
        return Err(ReadError::Refused(format!(
            "The message holds more than {MOST_NESTED} others. Save those that matter one by one."
        )));
    }
    MessageParser::default().parse(bytes).filter(|message| !message.parts.is_empty()).ok_or_else(damaged)
}

/// The names of the fields in a message's head, in lower case; empty when the bytes do not begin with one.
pub fn fields(bytes: &[u8]) -> Vec<String> {
    let head = bytes.get(..bytes.len().min(MOST_HEAD)).unwrap_or_default();
    let mut names = Vec::new();
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        let blank = line.iter().all(u8::is_ascii_whitespace);
        if blank {
            return names;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        let ended = name.len() < line.len();
        if !ended || name.is_empty() || !name.iter().all(|byte| matches!(byte, 33..=126)) {
            // The last line may be cut by the bound.
            return if head.len() < bytes.len() && !line.ends_with(b"\n") { names } else { Vec::new() };
        }
        names.push(String::from_utf8_lossy(name).to_ascii_lowercase());
    }
    names
}

/// A field of unstructured text ("Subject") as people read it; `None` when it is not there or blank.
pub fn words(message: &Message, name: &str) -> Option<String> {
    let field = message.parts.first()?.headers.iter().find(|field| field.name.as_str().eq_ignore_ascii_case(name))?;
    let range = field.offset_start as usize..field.offset_end as usize;
    let text = decoded_words(message.raw_message.get(range)?);
    (!text.is_empty()).then_some(text)
}

/// Text with encoded words (RFC 2047) in it. Neighbors in one encoding are joined before they are decoded, because many
/// programs cut them inside a character; what is not encoded may be in any encoding.
fn decoded_words(raw: &[u8]) -> String {
    static WORD: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?-u)=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=").ok());
    let Some(word) = WORD.as_ref() else { return String::new() };
    let mut text = String::new();
    let mut open: Option<(String, Vec<u8>)> = None;
    let close = |open: &mut Option<(String, Vec<u8>)>, text: &mut String| {
        if let Some((label, bytes)) = open.take() {
            text.push_str(&encoding::decode(&encoding::to_utf8(&bytes, Some(&label)), None).text);
        }
    };
    let mut at = 0;
    for found in word.captures_iter(raw) {
        let (Some(whole), Some(label), Some(form), Some(packed)) =
            (found.get(0), found.get(1), found.get(2), found.get(3))
        else {
            continue;
        };
        let between = raw.get(at..whole.start()).unwrap_or_default();
        // White space between two encoded words is there for the line breaks only.
        if !between.iter().all(u8::is_ascii_whitespace) || at == 0 {
            close(&mut open, &mut text);
            text.push_str(&encoding::decode(between, None).text);
        }
        let label = String::from_utf8_lossy(label.as_bytes()).to_ascii_lowercase();
        let label = label.split('*').next().unwrap_or_default().to_string();
        let bytes = if form.as_bytes().eq_ignore_ascii_case(b"b") {
            base64(packed.as_bytes())
        } else {
            let blanks: Vec<u8> =
                packed.as_bytes().iter().map(|byte| if *byte == b'_' { b' ' } else { *byte }).collect();
            quoted(&blanks)
        };
        if open.as_ref().is_some_and(|(before, _)| *before != label) {
            close(&mut open, &mut text);
        }
        open.get_or_insert_with(|| (label, Vec::new())).1.extend(bytes);
        at = whole.end();
    }
    close(&mut open, &mut text);
    text.push_str(&encoding::decode(raw.get(at..).unwrap_or_default(), None).text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The bytes of a part out of their transfer encoding. What is cut off or damaged gives what stands before.
pub fn content<'a>(message: &'a Message, part: &'a MessagePart) -> Cow<'a, [u8]> {
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let coding = part.content_transfer_encoding().unwrap_or_default().trim();
    if coding.eq_ignore_ascii_case("base64") {
        Cow::Owned(base64(raw))
    } else if coding.eq_ignore_ascii_case("quoted-printable") {
        Cow::Owned(quoted(raw))
    } else {
        Cow::Borrowed(raw)
    }
}

/// The bytes of a text part, in UTF-8 where its label tells how.
pub fn text<'a>(message: &'a Message, part: &'a MessagePart) -> Cow<'a, [u8]> {
    let label = part.content_type().and_then(|kind| kind.attribute("charset"));
    if label.is_some_and(|label| label.eq_ignore_ascii_case("utf-7")) {
        // No encoding of the web, so `encoding_rs` has it not; the parser does.
        return Cow::Borrowed(part.contents());
    }
    match content(message, part) {
        Cow::Borrowed(bytes) => encoding::to_utf8(bytes, label),
        Cow::Owned(bytes) => Cow::Owned(encoding::to_utf8(&bytes, label).into_owned()),
    }
}

/// When it was sent or saved: an RFC 3339 time with the zone that the head gives.
pub fn date(message: &Message) -> Option<String> {
    let date = message.date().filter(|date| date.is_valid() && (1980..=2100).contains(&date.year))?;
    let text = date.to_rfc3339();
    // Days that no month has.
    super::html::date::parse(&text).filter(|parsed| parsed.contains('T'))
}

/// The media type of a part in lower case; that of plain text when it names none.
pub fn media_type(part: &MessagePart) -> String {
    part.content_type().map_or("text/plain".to_string(), |kind| {
        format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()).to_ascii_lowercase()
    })
}

/// Bytes out of base64. What is no sign of it is passed over; what is cut off gives what stands before.
pub fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0_u32);
    for byte in bytes {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                (bits, count) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count & 0xff) as u8);
        }
    }
    out
}

fn quoted(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            out.push(*first);
            continue;
        }
        let blanks = after.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        match after {
            [a, b, more @ ..] if digit(*a).is_some() && digit(*b).is_some() => {
                out.push(digit(*a).unwrap_or_default() << 4 | digit(*b).unwrap_or_default());
                rest = more;
            }
            // A line that goes on.
            _ if after.get(blanks) == Some(&b'\n') => rest = after.get(blanks + 1..).unwrap_or_default(),
            [] => {}
            _ => out.push(b'='),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_are_joined_before_they_are_decoded() {
        for (raw, expected) in [
            (&b" Plain  words\r\n go on"[..], "Plain words go on"),
            (b"=?UTF-8?Q?Gr=C3=B6=C3=9Fe_der?= =?utf-8?q?_Br=C3=BCcke?=", "Größe der Brücke"),
            (b"=?utf-8?B?5pel5pys6Kqe44E=?=\r\n =?utf-8?B?ruS7tuWQjQ==?=", "日本語の件名"),
            (b"Re: =?iso-8859-1*de?Q?M=FChlau?= is (=?koi8-r?B?7c/T1A==?=)", "Re: Mühlau is (Мост)"),
            (b"=?x-unknown?Q?caf=E9?=", "café"),
            (b"Br\xfccke \xfcber die M\xfchlau", "Brücke über die Mühlau"),
            (b"a =?broken? b", "a =?broken? b"),
        ] {
            assert_eq!(decoded_words(raw), expected);
        }
    }

    #[test]
    fn transfer_encodings_forgive() {
        assert_eq!(base64(b"V29y\r\nZHM="), b"Words");
        assert_eq!(base64(b"V29y!ZHM"), b"Words");
        assert_eq!(base64(b"V29yZHM=V29yZHM="), b"WordsWords");
        assert_eq!(quoted(b"a=3Db=\r\nc= \nd=zz=e"), b"a=bcd=zz=e");
        assert_eq!(quoted(b"cut="), b"cut");
    }

    #[test]
    fn heads_are_told_from_text() {
        let head = fields(b"From: a@b.example\nReceived: by\n\tx\nSubject:y\n\nwords: more");
        assert_eq!(head, ["from", "received", "subject"]);
        assert!(fields(b"From: the desk\nThis is a text and no head.\n").is_empty());
        assert!(fields(b"Two words: and more\n\n").is_empty());
    }
}
