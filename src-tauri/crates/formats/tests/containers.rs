//! Containers that are made to do harm: each is refused with a plain sentence, fast, and takes nothing else with it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use broadsheet_formats::read::{self, Budget, Found, Hints, ReadError};

const WORDS: &str =
    "The pier at Marl opens again\n\nThe pier at Marl opened again on Monday, three weeks after the storm, \
                     the harbor board said.\n\nRepairs cost 40,000 crowns, which the parish pays.";

fn read(bytes: &[u8], name: &str) -> Result<Found, ReadError> {
    let start = Instant::now();
    let found = read::read(bytes, &Hints { file_name: Some(name), ..Hints::default() });
    assert!(start.elapsed() < Duration::from_secs(4), "{name} took {:?}", start.elapsed());
    found
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

/// The articles' number and the reasons of the parts that failed.
fn check(found: Result<Found, ReadError>, articles: usize, reasons: &[&str]) {
    let found = found.unwrap();
    assert_eq!(found.documents.len(), articles);
    let failed: Vec<String> = found.failed.iter().map(|part| part.error.to_string()).collect();
    assert_eq!(failed.len(), reasons.len(), "{failed:?}");
    for (why, reason) in failed.iter().zip(reasons) {
        assert!(why.contains(reason), "{why}");
    }
}

#[test]
fn a_part_of_zeros_fails_alone() {
    let bytes = zipped(&[("zeros.txt", &vec![0; 100 << 20]), ("pier.txt", WORDS.as_bytes())]);
    check(read(&bytes, "a.zip"), 1, &["times its size"]);
    let why = read(&packed(&vec![b' '; 100 << 20]), "a.txt.gz").unwrap_err().to_string();
    assert!(why.contains("times its size"), "{why}");
}

#[test]
fn archives_in_archives_end_somewhere() {
    let mut bytes = zipped(&[("pier.txt", WORDS.as_bytes())]);
    for depth in 0..8 {
        check(read(&bytes, "a.zip"), usize::from(depth < 5), if depth < 5 { &[] } else { &["too many archives"] });
        bytes = zipped(&[("inner.zip", &bytes)]);
    }
    let mut bytes = WORDS.as_bytes().to_vec();
    for _ in 0..8 {
        bytes = packed(&bytes);
    }
    assert!(read(&bytes, "a.gz").unwrap_err().to_string().contains("too many archives"));
}

#[test]
fn many_layers_of_packing_share_one_budget() {
    // 42.zip in small: each layer unpacks to sixteen of the next.
    let mut bytes = zipped(&[("words.txt", &WORDS.repeat(20_000).as_bytes()[..1 << 20])]);
    for _ in 0..3 {
        let names: Vec<String> = (0..16).map(|n| format!("{n}.zip")).collect();
        let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), bytes.as_slice())).collect();
        bytes = zipped(&parts);
    }
    let budget = Budget::new(4 << 20, 1000);
    let found = read::read(&bytes, &Hints { file_name: Some("42.zip"), budget: Some(&budget), ..Hints::default() });
    let found = found.unwrap();
    assert!(found.documents.len() <= 4, "{}", found.documents.len());
    assert!(found.failed.iter().any(|part| part.error.to_string().contains("unpacks to more than")));
    assert!(found.failed.len() < 20, "{}", found.failed.len());
}

#[test]
fn parts_are_counted() {
    let parts: Vec<(String, Vec<u8>)> = (0..40).map(|n| (format!("{n}.txt"), WORDS.as_bytes().to_vec())).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let budget = Budget::new(1 << 30, 30);
    let hints = Hints { file_name: Some("a.zip"), budget: Some(&budget), ..Hints::default() };
    let found = read::read(&zipped(&parts), &hints).unwrap();
    assert_eq!(found.failed[0].part, "30.txt and 9 more");
    check(Ok(found), 30, &["more than 50000 parts"]);
}

#[test]
fn parts_that_share_their_bytes_are_refused() {
    // One part of much repeated text, and a table in which a thousand names point at it.
    let bytes = zipped(&[("a.txt", WORDS.repeat(1000).as_bytes())]);
    let end = bytes.len() - 22;
    let table = u32::from_le_bytes(bytes[end + 16..end + 20].try_into().unwrap()) as usize;
    let mut bomb = bytes[..table].to_vec();
    for n in 0..1000 {
        let mut entry = bytes[table..end].to_vec();
        entry[46..51].copy_from_slice(format!("{n:05}").as_bytes());
        bomb.extend(entry);
    }
    let size = u32::try_from(bomb.len() - table).unwrap();
    let mut tail = bytes[end..].to_vec();
    tail[8..10].copy_from_slice(&1000_u16.to_le_bytes());
    tail[10..12].copy_from_slice(&1000_u16.to_le_bytes());
    tail[12..16].copy_from_slice(&size.to_le_bytes());
    bomb.extend(tail);
    assert!(read(&bomb, "a.zip").unwrap_err().to_string().contains("overlap"));
}

#[test]
fn damaged_archives_are_said_to_be() {
    let bytes = zipped(&[("pier.txt", WORDS.as_bytes()), ("again.txt", WORDS.as_bytes())]);
    for length in (4..bytes.len()).step_by(7) {
        let why = read(&bytes[..length], "a.zip").unwrap_err().to_string();
        assert!(why.contains("damaged or cut off"), "{length}: {why}");
    }
    let mut broken = bytes.clone();
    broken[60] ^= 0x55;
    check(read(&broken, "a.zip"), 1, &["damaged"]);
    // Whatever the bytes, an answer comes.
    for at in 0..bytes.len() {
        let mut broken = bytes.clone();
        broken[at] ^= 0xff;
        let _ = read(&broken, "a.zip");
    }
}

#[test]
fn an_archive_is_known_by_its_content() {
    let bytes = zipped(&[("pier.txt", WORDS.as_bytes())]);
    for name in ["a.zip", "a.docx", "a.txt", "a.html", "a", "a.wacz"] {
        check(read(&bytes, name), 1, &[]);
        check(read(&packed(WORDS.as_bytes()), name), 1, &[]);
    }
    // A workbook is not taken for an archive of pages.
    let book = zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]);
    for name in ["a.xlsx", "a.zip"] {
        let why = read(&book, name).unwrap_err().to_string();
        assert!(why.contains("an Excel workbook"), "{why}");
    }
    check(read(&zipped(&[("book.xlsx", &book), ("pier.txt", WORDS.as_bytes())]), "a.zip"), 1, &["an Excel workbook"]);
}

#[test]
fn messages_that_are_made_to_do_harm_get_an_answer() {
    let head = "From: a@a.example\nSubject: Pier\nDate: Mon, 4 May 2026 10:00:00 +0200\n";
    let part = |n: usize, inner: &str| format!("--b{n}\nContent-Type: multipart/mixed; boundary=b{}\n\n{inner}", n + 1);
    let deep: String = (0..20_000).map(|n| part(n, "")).collect();
    let messages = [
        format!("{head}{}", "Content-Type: message/rfc822\n\n".repeat(30_000)),
        format!(
            "{head}Content-Type: message/rfc822\n\n{}",
            format!("{head}Content-Type: message/rfc822\n\n").repeat(400)
        ),
        format!("{head}Content-Type: multipart/mixed; boundary=b0\n\n{deep}"),
        format!("{head}Content-Type: multipart/mixed; boundary=x\n\n{}", "--x\n\nwords\n".repeat(30_000)),
        format!(
            "{head}Content-Type: multipart/mixed; boundary=x\n\n{}",
            "--x\nContent-Type: text/html\n\n<p>words\n".repeat(30_000)
        ),
        format!("{head}X: {}\n\nwords", "=?utf-8?q?a?= ".repeat(70_000)),
        format!("{head}Subject: {}\n\nwords", "=?utf-8?b?YQ==?= ".repeat(60_000)),
        format!("{head}To: {}\n\nwords", "(".repeat(1_000_000)),
        format!("{head}\n{}", "From: a\n".repeat(30_000)),
        format!("{head}\n{}", "> quoted\n".repeat(30_000)),
        format!("{head}\n{}", "Unsubscribe here\n".repeat(20_000)),
        format!("{head}Content-Type: text/html\n\n{}", "<blockquote type=cite><div class=gmail_quote>".repeat(22_000)),
        format!("From x Mon\n{head}\n\n").repeat(10_000),
    ];
    for (number, message) in messages.into_iter().enumerate() {
        // A small stack, so that any recursion would show.
        let started = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
            let _ = read(message.as_bytes(), &format!("{number}.eml"));
        });
        started.unwrap().join().unwrap_or_else(|_| unreachable!("message {number}"));
    }
    // Whatever becomes of its bytes, a message gives an answer.
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read");
    for name in
        ["press-release.eml", "marche.mhtml", "skrzynka.mbox", "crawl.warc", "listed-pages.wacz", "almaren.webarchive"]
    {
        let bytes = std::fs::read(fixtures.join(name)).unwrap();
        for at in (0..bytes.len()).step_by(23) {
            let mut broken = bytes.clone();
            broken[at] ^= 0x55;
            let _ = read(&broken, name);
            let _ = read(&bytes[..at], name);
        }
    }
}

#[test]
fn parts_of_pages_in_one_file_are_passed_over_and_names_do_not_matter() {
    let fixtures = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read");
    for (fixture, media_type) in [
        ("marche.mhtml", "multipart/related"),
        ("bruecke.mht", "multipart/related"),
        ("shiomi.eml", "message/rfc822"),
        ("skrzynka.mbox", "message/rfc822"),
        ("almaren.webarchive", "application/x-webarchive"),
        ("serpana.webarchive", "application/x-webarchive"),
        ("recolte.warc.gz", "text/html"),
        ("listed-pages.wacz", "text/html"),
    ] {
        let bytes = std::fs::read(fixtures.join(fixture)).unwrap();
        let expected = read(&bytes, fixture).unwrap();
        assert_eq!(expected.documents[0].media_type, media_type);
        for name in ["a.txt", "a.html", "a.md", "a.eml", "a.mhtml", "a.zip", "a"] {
            assert_eq!(read(&bytes, name).unwrap(), expected, "{fixture} as {name}");
        }
    }
}
