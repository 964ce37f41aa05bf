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

const PDF: &str = "a.pdf";

/// A PDF of these objects, the first being its catalog; its table is left to the reader to make anew.
fn printed(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n", number + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer\n<</Root 1 0 R>>\n%%EOF\n");
    bytes
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

/// A packed stream; `entries` stand in its dictionary.
fn stream(entries: &str, bytes: &[u8]) -> Vec<u8> {
    let packed = deflated(bytes);
    let head = format!("<<{entries}/Filter/FlateDecode/Length {}>>\nstream\n", packed.len());
    [head.as_bytes(), &packed, b"\nendstream"].concat()
}

/// A PDF of one page with this content and these forms beside it.
fn sheet(content: Vec<u8>, resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>")
            .into_bytes(),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    objects.extend_from_slice(more);
    printed(&objects)
}

#[test]
fn printed_pages_that_are_damaged_or_locked_are_said_to_be() {
    let whole = fixture("english-printed-page.pdf");
    let cut = open(&whole[..600], PDF).unwrap_err().to_string();
    assert!(cut.contains("damaged or cut off"), "{cut}");
    for name in ["english-printed-page.pdf", "english-newspaper-columns.pdf", "scanned-page.pdf", "locked.pdf"] {
        never_faults(name);
    }
}

#[test]
fn printed_pages_without_a_table_are_read() {
    let words = b"BT /F 11 Tf 60 700 Td (The ferry left on Monday, and nobody was hurt when it hit the pier.) Tj ET";
    let found = in_time(&sheet(stream("", words), "", &[]), PDF).unwrap();
    assert!(found.documents[0].text().contains("hit the pier."));
}

#[test]
fn printed_pages_that_grow_without_bound_are_refused() {
    // A stream that unpacks to a thousand times its size.
    let bomb = sheet(stream("", &vec![b' '; 200 << 20]), "", &[]);
    assert!(matches!(in_time(&bomb, PDF), Err(ReadError::Refused(_))));
    // The same packed twice.
    let twice = deflated(&deflated(&vec![b' '; 200 << 20]));
    let head = format!("<</Filter[/FlateDecode/FlateDecode]/Length {}>>\nstream\n", twice.len());
    let twice = sheet([head.as_bytes(), &twice, b"\nendstream"].concat(), "", &[]);
    assert!(in_time(&twice, PDF).is_err());
    // Each form draws the next twice.
    let forms: Vec<Vec<u8>> = (0..30)
        .map(|n| {
            let next = format!("/Resources<</Font<</F 5 0 R>>/XObject<</X {} 0 R>>>>", 7 + n);
            let again = format!("/Type/XObject/Subtype/Form/BBox[0 0 600 800]{next}");
            stream(&again, b"BT /F 9 Tf 60 700 Td (laughs) Tj ET /X Do /X Do")
        })
        .collect();
    let forms = sheet(stream("", b"/X Do"), "/XObject<</X 6 0 R>>", &forms);
    let _ = in_time(&forms, PDF);
    // A form that draws itself, and a page tree that is a circle.
    let own =
        stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", b"/X Do /X Do /X Do");
    let _ = in_time(&sheet(stream("", b"/X Do"), "/XObject<</X 6 0 R>>", &[own]), PDF);
    let circle = printed(&[b"<</Pages 2 0 R>>".to_vec(), b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9999999>>".to_vec()]);
    assert!(in_time(&circle, PDF).is_err());
    // Words upon words in one place, and words in a million places.
    let heap = b"BT /F 9 Tf 60 700 Td (heaps of words) Tj ET ".repeat(20_000);
    let _ = in_time(&sheet(stream("", &heap), "", &[]), PDF);
    let spread: Vec<u8> = (0..40_000)
        .flat_map(|n| format!("BT /F 5 Tf {} {} Td (ab) Tj ET ", n * 13 % 590, n * 29 % 790).into_bytes())
        .collect();
    let _ = in_time(&sheet(stream("", &spread), "", &[]), PDF);
}

#[test]
fn printed_pages_take_from_the_budget_of_their_archive() {
    let bytes = fixture("english-printed-page.pdf");
    let budget = read::Budget::new(2_000, 10);
    let found = read::read(&bytes, &read::Hints { budget: Some(&budget), ..Default::default() });
    assert!(matches!(found, Err(ReadError::Refused(_))), "{found:?}");
}

const RTF: &str = "a.rtf";

#[test]
fn rich_text_that_is_damaged_gives_what_was_whole() {
    let half = open(
        b"{\\rtf1\\ansi The ferry left on Monday, and nobody was hurt when it hit the pier.\\par {\\b The rest",
        RTF,
    );
    let half = half.unwrap();
    assert!(half.documents[0].text().contains("hit the pier."));
    assert!(half.documents[0].warnings.iter().any(|warning| warning.code == "cut-off"));
    assert!(matches!(open(b"{\\rtf1{\\fonttbl", RTF), Err(ReadError::Damaged(_))));
    assert_eq!(open(b"{\\rtf1\\ansi }", RTF), Err(ReadError::NoText));
    for name in ["german-wordpad.rtf", "french-word.rtf", "italian-textedit.rtf", "russian-font-charset.rtf"] {
        never_faults(name);
    }
}

#[test]
fn rich_text_that_is_made_to_do_harm_gets_an_answer() {
    let words = "The ferry left on Monday, said the captain, and came back on Tuesday with all of its passengers. ";
    let deep = format!("{{\\rtf1{}{words}{}}}", "{\\b".repeat(250_000), "}".repeat(250_000));
    assert!(in_time(deep.as_bytes(), RTF).unwrap().documents[0].text().contains("said the captain"));
    let cells = format!("{{\\rtf1 {}}}", "\\intbl a\\cell".repeat(80_000));
    let rows = format!("{{\\rtf1 {}}}", "a\\cell b\\cell\\row".repeat(60_000));
    let notes = format!("{{\\rtf1 {words}{}}}", "{\\footnote a}".repeat(80_000));
    let fonts = format!("{{\\rtf1{{\\fonttbl{}}}{words}}}", "\\f1\\fcharset204".repeat(60_000));
    let styles = format!("{{\\rtf1{{\\stylesheet{}}}{words}}}", "{\\s1 heading 1;}".repeat(60_000));
    let sizes: String = (0..100_000).map(|n| format!("\\fs{} a", n % 900)).collect();
    let sizes = format!("{{\\rtf1 {sizes}}}");
    let halves = format!("{{\\rtf1 {words}{}}}", "\\u-10179?".repeat(100_000));
    for bytes in [cells, rows, notes, fonts, styles, sizes, halves] {
        let _ = in_time(bytes.as_bytes(), RTF);
    }
    // Binary data that says to be longer than the file, and stand-ins without end.
    let far = format!("{{\\rtf1 {words}\\bin2147483647 {words}");
    assert!(in_time(far.as_bytes(), RTF).unwrap().documents[0].text().ends_with("passengers."));
    let skipped = format!("{{\\rtf1\\uc99999999 {words}\\u8364 {words}\\par}}");
    assert_eq!(in_time(skipped.as_bytes(), RTF).unwrap().documents[0].text().matches("captain").count(), 1);
}

#[test]
fn rich_text_keeps_what_its_bytes_mean() {
    let text = |rtf: &str| open(rtf.as_bytes(), RTF).unwrap().documents[0].text();
    for (rtf, expected) in [
        (
            "{\\rtf1\\ansi\\ansicpg932 \\'93\\'fa\\'96\\'7b\\'8c\\'ea said \\u26085\\'93\\'fa and more.}",
            "日本語 said 日",
        ),
        ("{\\rtf1\\ansi\\uc2 Caf\\u233?? au lait, said the man who had ordered it.}", "Café au lait,"),
        ("{\\rtf1\\ansi{\\upr{Cafe}{\\*\\ud{Caf\\u233?}}} au lait, said the man who had ordered it.}", "Café au lait,"),
        ("{\\rtf1\\ansi Café au lait, said the man who had ordered it.}", "Café au lait,"),
        ("{\\rtf1\\pc Caf\\'82 au lait, said the man who had ordered it.}", "Café au lait,"),
        (
            "{\\rtf1 A \\{brace\\}, a back\\\\slash and a\\~blank\\_that holds, said the man.}",
            "A {brace}, a back\\slash and a blank-that",
        ),
        ("{\\rtf1 One line,\\line and its end that goes on, said the man at the door.}", "One line, and its end"),
        ("{\\rtf1 What is shown {\\v and what is not }stays, said the man at the door.}", "What is shown stays,"),
    ] {
        assert!(text(rtf).contains(expected), "{rtf}: {}", text(rtf));
    }
}

const ODT: &str = "a.odt";
const OPEN_DOCUMENT: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.text");

#[test]
fn open_document_damage_is_said_and_what_was_whole_is_kept() {
    let whole = fixture("english-tracked-changes.odt");
    let cut = open(&whole[..whole.len() - 400], ODT).unwrap_err().to_string();
    assert!(cut.contains("damaged or cut off"), "{cut}");
    let xml = b"<office:document-content><office:text><text:p>The ferry left on Monday, and nobody was hurt when it hit the pier.</text:p><text:p>The rest";
    let half = open(&packed(&[OPEN_DOCUMENT, ("content.xml", xml)]), ODT).unwrap();
    assert!(half.documents[0].text().contains("hit the pier."));
    assert!(half.documents[0].warnings.iter().any(|warning| warning.code == "cut-off"));
    let none = open(&packed(&[OPEN_DOCUMENT]), ODT).unwrap_err().to_string();
    assert!(none.contains("no text part"), "{none}");
    never_faults("english-tracked-changes.odt");
    never_faults("italian-press-release.fodt");
}

#[test]
fn open_document_bombs_are_refused() {
    let bomb = packed(&[OPEN_DOCUMENT, ("content.xml", &vec![b'a'; 300 << 20])]);
    assert!(matches!(in_time(&bomb, ODT), Err(ReadError::Refused(_))));
    let deep = format!("<office:text>{}", "<text:list><text:list-item><draw:text-box><text:p>".repeat(200_000));
    assert!(in_time(&packed(&[OPEN_DOCUMENT, ("content.xml", deep.as_bytes())]), ODT).is_err());
    // A style that goes on from itself.
    let circle = b"<o><style:style style:name='a' style:family='paragraph' style:parent-style-name='a'/><text:p text:style-name='a'>The ferry left on Monday, said the mayor of the town.</text:p></o>";
    let read = in_time(&packed(&[OPEN_DOCUMENT, ("content.xml", circle)]), ODT).unwrap();
    assert!(read.documents[0].text().contains("The ferry left"));
}

const EPUB: &str = "a.epub";
const BOOK: (&str, &[u8]) = ("mimetype", b"application/epub+zip");

#[test]
fn books_that_are_damaged_or_locked_are_said_to_be() {
    let whole = fixture("german-calibre-news.epub");
    let cut = open(&whole[..whole.len() - 400], EPUB).unwrap_err().to_string();
    assert!(cut.contains("damaged or cut off"), "{cut}");
    let empty = open(&packed(&[BOOK]), EPUB).unwrap_err().to_string();
    assert!(empty.contains("does not say what it holds"), "{empty}");
    let lock = b"<encryption><EncryptedData><EncryptionMethod Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/></EncryptedData></encryption>";
    let locked = open(&packed(&[BOOK, ("META-INF/encryption.xml", lock)]), EPUB).unwrap_err().to_string();
    assert!(locked.contains("locked by the shop"), "{locked}");
    let page = b"<html><body><p>The ferry left on Monday, and nobody was hurt when it hit the pier, the harbor master said in the evening.</p></body></html>";
    let one_lost = packed(&[
        BOOK,
        ("a.opf", b"<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/><item id='b' href='b.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/></spine></package>"),
        ("b.xhtml", page),
    ]);
    let found = open(&one_lost, EPUB).unwrap();
    assert!(found.documents[0].text().contains("hit the pier"));
    assert_eq!(found.failed.len(), 1);
    for name in ["german-calibre-news.epub", "spanish-long-read.epub"] {
        never_faults(name);
    }
}

#[test]
fn books_that_grow_without_bound_are_refused() {
    let item = "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>";
    let book = |times: usize, page: &[u8]| {
        let spine = "<itemref idref='a'/>".repeat(times);
        let opf = format!("<package><manifest>{item}</manifest><spine>{spine}</spine></package>");
        packed(&[BOOK, ("a.opf", opf.as_bytes()), ("a.xhtml", page)])
    };
    let bomb = in_time(&book(1, &vec![b' '; 300 << 20]), EPUB).unwrap();
    assert!(matches!(bomb.failed[0].error, ReadError::Refused(_)));
    // One part that the order of reading names ever again.
    let page = format!("<html><body>{}</body></html>", "<p>Words upon words, all of them the same.</p>".repeat(200));
    let _ = in_time(&book(100_000, page.as_bytes()), EPUB);
}
