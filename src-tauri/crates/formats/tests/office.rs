//! Damaged and hostile files of the formats that office programs and printers write.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use broadsheet_formats::read::{self, Found, ReadError};
use zip::write::SimpleFileOptions;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read").join(name)).unwrap()
}

fn open(bytes: &[u8], name: &str) -> Result<Found, ReadError> {
    read::read(bytes, &read::Hints { file_name: Some(name), ..Default::default() })
}

/// A zip container of these parts.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Reads it and holds that it took no longer than two seconds.
fn in_time(bytes: &[u8], name: &str) -> Result<Found, ReadError> {
    let start = Instant::now();
    let found = open(bytes, name);
    assert!(start.elapsed() < Duration::from_secs(2), "{name} took {:?}", start.elapsed());
    found
}

/// Every prefix and many single changes of the bytes are read or refused, without a fault.
fn never_faults(name: &str) {
    let bytes = fixture(name);
    let step = (bytes.len() / 60).max(1);
    for end in (0..bytes.len()).step_by(step) {
        assert_ne!(open(&bytes[..end], name), Err(ReadError::Fault), "{name} cut off at {end}");
        for flip in [0x00, 0x7f, 0xff] {
            let mut changed = bytes.clone();
            changed[end] ^= flip;
            assert_ne!(open(&changed, name), Err(ReadError::Fault), "{name} changed at {end}");
        }
    }
}

const DOCX: &str = "a.docx";

#[test]
fn word_damage_is_said_and_what_was_whole_is_kept() {
    let whole = fixture("english-tracked-changes.docx");
    let cut = open(&whole[..whole.len() - 400], DOCX).unwrap_err().to_string();
    assert!(cut.contains("damaged or cut off"), "{cut}");
    let xml = b"<w:document><w:body><w:p><w:r><w:t>The ferry left on Monday, and nobody was hurt when it hit the pier.</w:t></w:r></w:p><w:p><w:r><w:t>The rest";
    let half = open(&packed(&[("word/document.xml", xml)]), DOCX).unwrap();
    assert!(half.documents[0].text().contains("hit the pier."));
    assert!(half.documents[0].warnings.iter().any(|warning| warning.code == "cut-off"));
    let bad = open(&packed(&[("word/document.xml", b"<w:document><")]), DOCX).unwrap_err().to_string();
    assert!(bad.contains("damaged"), "{bad}");
    never_faults("english-tracked-changes.docx");
}

#[test]
fn word_bombs_are_refused() {
    let bomb = packed(&[("word/document.xml", &vec![b'a'; 300 << 20])]);
    assert!(matches!(in_time(&bomb, DOCX), Err(ReadError::Refused(_))));
    let deep = format!("<w:document><w:body>{}", "<w:tbl><w:tr><w:tc><w:p>".repeat(200_000));
    let deep = in_time(&packed(&[("word/document.xml", deep.as_bytes())]), DOCX);
    assert!(deep.is_err());
    let laughs: String = (1..30).map(|n| format!("<!ENTITY a{n} \"&a{0};&a{0};\">", n - 1)).collect();
    let laughs = format!("<!DOCTYPE d [<!ENTITY a0 \"ha\">{laughs}]><w:document><w:body><w:p><w:r><w:t>Words of some length stand here &a29; and there, said the mayor.</w:t></w:r></w:p></w:body></w:document>");
    let read = in_time(&packed(&[("word/document.xml", laughs.as_bytes())]), DOCX).unwrap();
    assert!(read.documents[0].text().contains("&a29;"));
}
