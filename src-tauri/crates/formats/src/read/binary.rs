//! Files that are no text, told by their first bytes and named for people.

/// First bytes and what they belong to. Where two fit, the longer stands first.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\0\0\x01\0", "an icon"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\0", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"bplist", "a property list"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
];

/// What kind of file `bytes` are when they are no text ("a PDF document"); `None` for text in any encoding.
pub fn kind(bytes: &[u8]) -> Option<&'static str> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        // Letters can begin a text too ("ID3 tags were ..."): such a file is binary only if it holds control bytes.
        let letters = bytes.iter().take(3).all(u8::is_ascii_alphanumeric);
        if !letters || controls(bytes) {
            return Some(name);
        }
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("a WebP picture");
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a video or picture");
    }
    if bytes.starts_with(b"MZ") && controls(bytes) {
        return Some("a program");
    }
    controls(bytes).then_some("binary data")
}

/// Whether the bytes are a picture, a sound, a video or a font: what stands beside texts and holds none.
pub fn is_media(bytes: &[u8]) -> bool {
    const ENDS: &[&str] = &["picture", "icon", "sound file", "video", "font"];
    kind(bytes).is_some_and(|kind| ENDS.iter().any(|end| kind.ends_with(end)))
}

/// What a zip archive holds, by the names at its beginning.
fn zip(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or_default();
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"word/") {
        "a Word document"
    } else if holds(b"xl/") {
        "an Excel workbook"
    } else if holds(b"ppt/") {
        "a PowerPoint presentation"
    } else if holds(b"application/epub+zip") {
        "an EPUB book"
    } else if holds(b"opendocument") {
        "an OpenDocument file"
    } else {
        "a zip archive"
    }
}

/// Whether the first kilobytes hold bytes that no text has: zeros (unless UTF-16) or many control characters.
fn controls(bytes: &[u8]) -> bool {
    if super::encoding::beginning(bytes, 4096).contains('\0') {
        return true;
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return false;
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let odd = head.iter().filter(|byte| matches!(byte, 1..=8 | 14..=26 | 28..=31)).count();
    odd * 50 > head.len()
}
