//! Plain text: nothing of it is lost, whatever order its lines are in; and what is said about garbled letters.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic
use std::collections::BTreeMap;
use std::path::Path;

use broadsheet_formats::read::{self, Hints};
use broadsheet_formats::{clean, Document};
use proptest::prelude::*;

fn read(bytes: &[u8]) -> Document {
    let hints = Hints { file_name: Some("a.txt"), ..Default::default() };
    read::read(bytes, &hints).unwrap().documents.remove(0)
}

/// Texts of the fixtures that are written in UTF-8 and not garbled.
fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    assert!(files.len() > 6, "the fixtures are gone");
    files.iter().filter_map(|file| std::fs::read_to_string(file).ok()).filter(|text| !text.contains('Ã')).collect()
}

/// All that a document holds, piece by piece.
fn pieces(document: &Document) -> Vec<&str> {
    let fields = document.headline.iter().chain(&document.standfirst).map(String::as_str);
    let body = document.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
    fields.chain(body).chain(document.removed.iter().map(|removed| removed.text.as_str())).collect()
}

fn letters<'a>(pieces: impl Iterator<Item = &'a str>) -> BTreeMap<char, usize> {
    pieces.flat_map(str::chars).filter(|c| c.is_alphanumeric()).fold(BTreeMap::new(), |mut counts, c| {
        *counts.entry(c).or_default() += 1;
        counts
    })
}

/// Every line of `text` stands in the document, and no letter was added.
fn check(text: &str) -> Result<(), String> {
    let document = clean::document(text);
    let pieces = pieces(&document);
    let (held, given) = (letters(pieces.iter().copied()), letters(std::iter::once(text)));
    if held != given {
        return Err(format!("letters differ in\n{text}\n{pieces:#?}"));
    }
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let pieces: Vec<String> = pieces.into_iter().map(plain).collect();
    for line in text.lines().filter(|line| line.chars().any(char::is_alphanumeric)) {
        // What divides a word at the end of a line, and what begins a list item, are marks.
        let words = plain(line.trim_matches(|c: char| !c.is_alphanumeric()));
        if !pieces.iter().any(|piece| piece.contains(&words)) {
            return Err(format!("{line} is lost\n{pieces:#?}"));
        }
    }
    Ok(())
}

#[test]
fn no_line_of_the_fixtures_is_lost() {
    fixtures().iter().for_each(|text| check(text).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_line_is_lost_in_any_order(
        lines in Just(fixtures().iter().flat_map(|text| text.lines()).map(str::to_string).collect::<Vec<_>>()).prop_shuffle(),
        count in 0usize..120,
    ) {
        let text = lines[..count.min(lines.len())].join("\n");
        prop_assert_eq!(check(&text), Ok(()));
    }

    #[test]
    fn no_line_is_lost_of_any_text(text in "(\\PC{0,40}\n){0,30}") {
        let found = clean::document(&text);
        prop_assert_eq!(letters(pieces(&found).into_iter()), letters(std::iter::once(text.as_str())));
    }
}

#[test]
fn what_was_done_with_garbled_letters_is_said() {
    let said = |text: &str| {
        let document = read(text.as_bytes());
        let warning = document.warnings.iter().find(|warning| warning.code == "mojibake");
        let all: Vec<&str> = pieces(&document);
        (all.join("\n"), warning.map(|warning| warning.message.clone()).unwrap_or_default())
    };
    let (text, message) = said("Die BrÃ¼cke Ã¼ber die Hage wird lÃ¤nger gesperrt.");
    assert_eq!(text, "Die Brücke über die Hage wird länger gesperrt.");
    assert!(message.contains("3 letters were garbled") && message.contains("“Ã¼” is “ü”"), "{message}");
    let (text, message) = said("Man liest »Ã¼« für »ü« und »Ã¶« für »ö«, schrieb die Prüferin.");
    assert!(text.contains("»Ã¼«"));
    assert!(message.contains("left as they are"), "{message}");
    assert_eq!(said("Die Brücke über die Hage.").1, "");
}
