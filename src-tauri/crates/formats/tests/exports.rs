//! Exports of news archives: what is none, and hostile ones.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic
use std::path::Path;
use std::time::{Duration, Instant};

use broadsheet_formats::read::{self, Found, ReadError};

fn open(bytes: &[u8], name: &str) -> Result<Found, ReadError> {
    read::read(bytes, &read::Hints { file_name: Some(name), ..Default::default() })
}

/// Every fixture that is an export, with how many articles are in it.
const EXPORTS: &[(&str, usize)] = &[
    ("nexis-english.docx", 2),
    ("nexis-german.rtf", 2),
    ("lexis-french.html", 2),
    ("lexis-english.rtf", 2),
    ("lexis-german.txt", 2),
    ("lexis-english-cut-off.txt", 2),
    ("factiva-french.html", 2),
    ("factiva-german.html", 2),
    ("factiva-english.rtf", 2),
    ("factiva-english-codes.docx", 2),
    ("factiva-german-cut-off.txt", 2),
];

#[test]
fn exports_hold_their_articles_and_damaged_ones_get_an_answer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read");
    for (name, count) in EXPORTS {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let found = open(&bytes, name).unwrap();
        assert_eq!(found.documents.len(), *count, "{name}");
        for document in &found.documents {
            assert!(document.headline.is_some() && document.outlet.is_some(), "{name}");
            assert!(document.published.is_some() && document.part.is_some(), "{name}");
        }
        for end in (0..bytes.len()).step_by((bytes.len() / 60).max(1)) {
            assert_ne!(open(&bytes[..end], name), Err(ReadError::Fault), "{name} cut off at {end}");
        }
    }
}

#[test]
fn one_mark_makes_no_export() {
    let words = "The council met on Monday to talk about the pier, and it took them until midnight to agree on a plan.";
    for marks in [
        "End of Document",
        "End of Document\nLength: 512 words\nSection: News",
        "12 of 40 DOCUMENTS\nLENGTH: 12 words",
        "Document COLES00020111229e7ct0001r",
        "512 words\n12 March 2026\nThe Sound Gazette",
        "HD\nBY\nWC\nPD\nSN",
    ] {
        for text in [format!("{words}\n\n{marks}\n\n{words}"), format!("{words}\n{words}\n\n{marks}\n")] {
            let found = open(text.as_bytes(), "a.txt").unwrap();
            assert_eq!(found.documents.len(), 1);
            assert!(found.documents[0].outlet.is_none(), "{text}");
        }
    }
}

#[test]
fn exports_that_are_made_to_do_harm_get_an_answer() {
    let nexis = "Pier\nThe Gazette\nMay 5, 2026\nLength: 9 words\nBody\n\nThe pier is open again, said the mayor.\n\nEnd of Document\n";
    let lexis = "1 of 9 DOCUMENTS\n\nThe Gazette\n\nMay 5, 2026\n\nPier\n\nLENGTH: 9 words\n\nThe pier is open.\n\nLANGUAGE: ENGLISH\n\n";
    let factiva = "Pier\n9 words\n5 May 2026\nThe Gazette\nGAZET\nEnglish\n\nThe pier is open.\n\nDocument GAZET00020260505em5500031\n";
    for (name, text) in [
        ("many articles", nexis.repeat(8_000)),
        ("many older ones", lexis.repeat(8_000)),
        ("many of the other service", factiva.repeat(8_000)),
        ("a long cover", format!("{}{nexis}", "May 5, 2026\n".repeat(80_000))),
        ("many ends", format!("{nexis}{}", "End of Document\n".repeat(60_000))),
        ("many counts", format!("{}{factiva}", "9 words\n".repeat(100_000))),
        ("many codes", format!("{}{factiva}", "HD\n\nPD\n\nSN\n\n".repeat(60_000))),
        ("many labels", format!("{lexis}{}", "LENGTH: 1\n\n".repeat(90_000))),
    ] {
        let start = Instant::now();
        let found = open(text.as_bytes(), "a.txt");
        assert_ne!(found, Err(ReadError::Fault), "{name}");
        assert!(start.elapsed() < Duration::from_secs(4), "{name} took {:?}", start.elapsed());
    }
}
