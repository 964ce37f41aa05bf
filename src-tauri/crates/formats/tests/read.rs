//! Every fixture is read and held against the result beside it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic
use std::path::{Path, PathBuf};

use broadsheet_formats::{read, write};
use serde_json::{json, Value};

/// What is read of `bytes`, in the shape of the JSON export with the warnings' codes; what failed stands beside it.
fn result(bytes: &[u8], hints: &read::Hints) -> Value {
    let found = match read::read(bytes, hints) {
        Err(error) => return json!({ "error": error.to_string() }),
        Ok(found) => found,
    };
    let documents: Value = found
        .documents
        .iter()
        .map(|document| {
            let mut value = write::json::value(document);
            // Which language the words are in is the text crate's to know, and to test.
            if value["evidence"]["language"] == "words of the text" {
                value["language"] = Value::Null;
                value["evidence"].as_object_mut().unwrap().remove("language");
            }
            if let Some(part) = &document.part {
                value["part"] = json!(part);
            }
            value["warnings"] = document.warnings.iter().map(|warning| json!(warning.code)).collect();
            value
        })
        .collect();
    if found.failed.is_empty() {
        return documents;
    }
    let failed = found.failed.iter().map(|part| json!({ "part": part.part, "error": part.error.to_string() }));
    json!({ "documents": documents, "failed": failed.collect::<Value>() })
}

/// Holds a fixture against `NAME.json`; set `UPDATE_FIXTURES` to write what is read now, then read the difference.
fn check(file: &Path) -> Result<(), String> {
    let bytes = std::fs::read(file).unwrap();
    let name = file.file_name().and_then(|name| name.to_str()).unwrap();
    let found = result(&bytes, &read::Hints { file_name: Some(name), url: None, ..Default::default() });
    let beside = PathBuf::from(format!("{}.json", file.display()));
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&beside, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
    }
    let expected: Value =
        serde_json::from_str(&std::fs::read_to_string(&beside).unwrap_or_default()).unwrap_or_default();
    if found == expected {
        return Ok(());
    }
    Err(format!("{name}: expected\n{expected:#}\nfound\n{found:#}"))
}

#[test]
fn fixtures_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/read");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    // What is read may be JSON itself: an expectation is a file beside the one that it is named after.
    let is_expectation =
        |file: &Path| file.extension().is_some_and(|last| last == "json") && file.with_extension("").exists();
    files.retain(|file| !is_expectation(file));
    files.sort();
    assert!(files.len() >= 4, "the fixtures are gone");
    let wrong: Vec<String> = files.iter().filter_map(|file| check(file).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The error, or the body, of bytes under a name.
fn text(bytes: &[u8], name: &str) -> Result<String, String> {
    read::read(bytes, &read::Hints { file_name: Some(name), url: None, ..Default::default() })
        .map(|found| found.documents[0].text())
        .map_err(|error| error.to_string())
}

#[test]
fn encodings_are_told_apart() {
    let words = "Der Bürgermeister sagte am Montag, die Straße über den Fluß bleibe geschlossen, bis die Prüfung vorüber sei. Für die Bürger gäbe es größere Mühen.";
    let little: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let latin: Vec<u8> = words.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [
        words.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", words.as_bytes()].concat(),
        [b"\xff\xfe", little.as_slice()].concat(),
        little,
        [b"\xfe\xff", big.as_slice()].concat(),
        big,
        latin,
    ] {
        assert_eq!(text(&bytes, "a.txt").as_deref(), Ok(words));
    }
}

#[test]
fn files_that_are_no_text_are_named() {
    assert_eq!(text(b"", "a.txt").unwrap_err(), "The file is empty.");
    assert_eq!(text(b"\xef\xbb\xbf \n", "a.md").unwrap_err(), "The file is empty.");
    for (bytes, kind) in [
        (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"[..], "an old Office document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"some\0zero\0bytes", "binary data"),
    ] {
        for name in ["a.txt", "a.html", "a.md"] {
            assert!(text(bytes, name).unwrap_err().contains(kind), "{kind} as {name}");
        }
    }
    let large = vec![b'a'; read::LIMIT + 1];
    assert!(text(&large, "a.txt").unwrap_err().contains("the most that is read"));
}

#[test]
fn long_texts_are_read_in_linear_time() {
    let paragraph =
        "The council met on Monday to talk about the pier, and it took them until midnight to agree on a plan.\n\n";
    let small = paragraph.repeat(2_000);
    let large = paragraph.repeat(16_000);
    let time = |text: &str| {
        let start = std::time::Instant::now();
        let documents = read::read(text.as_bytes(), &read::Hints::default()).unwrap().documents;
        assert_eq!(documents[0].paragraphs.len() + documents[0].removed.len(), text.matches("\n\n").count());
        start.elapsed().as_secs_f64()
    };
    let (first, second) = (time(&small), time(&large));
    assert!(second < first * 8.0 * 4.0 + 0.5, "{first} s for 0.2 MB, {second} s for 1.6 MB");
}

#[test]
fn deep_nesting_neither_hangs_nor_overflows() {
    let words =
        "<p>The council met on Monday to talk about the pier, and it took them until midnight to agree on a plan.</p>";
    for tag in ["div", "b", "span", "table><tr><td", "ul><li", "blockquote", "font color=red", "section"] {
        let page = format!(
            "<!doctype html><html><body>{}{}{}",
            format!("<{tag}>").repeat(100_000),
            words.repeat(8),
            "</div>".repeat(100_000)
        );
        let start = std::time::Instant::now();
        // A small stack, so that any recursion over the tree would show.
        let read =
            std::thread::Builder::new().stack_size(2 << 20).spawn(move || text(page.as_bytes(), "a.html")).unwrap();
        let found = read.join().unwrap().unwrap();
        assert!(found.contains("agree on a plan"), "{tag}");
        assert!(start.elapsed().as_secs() < 60, "{tag} took {:?}", start.elapsed());
    }
}

#[test]
fn scripts_and_frames_never_leak_text() {
    let filler = "<p>The council met on Monday to talk about the pier, and it took them until midnight to agree on a plan for it.</p>".repeat(6);
    let page = format!(
        "<!doctype html><html><body><article><h1>Pier</h1>{filler}<script>secret one is a sentence of the script.</script><style>secret two</style><p>Fine words stand here, and they stay.</p><noscript>secret three</noscript><iframe>secret four</iframe><template>secret five</template><textarea>secret six</textarea><svg><text>secret seven</text></svg><select><option>secret eight</option></select></article></body></html>"
    );
    let documents = read::read(page.as_bytes(), &read::Hints::default()).unwrap().documents;
    assert!(documents[0].text().contains("Fine words"));
    let everything = write::json::value(&documents[0]).to_string();
    assert!(!everything.contains("secret"), "{everything}");
}

#[test]
fn content_decides_what_a_file_is() {
    let kind = |bytes: &[u8], name: &str| {
        read::read(bytes, &read::Hints { file_name: Some(name), url: None, ..Default::default() }).unwrap().documents[0]
            .media_type
            .clone()
    };
    assert_eq!(kind(b"<!DOCTYPE html><html><body><p>Words of a page.</p></body></html>", "a.txt"), "text/html");
    assert_eq!(kind(b"<p>Copied from a page.</p><p>Twice.</p>", ""), "text/html");
    assert_eq!(kind(b"---\ntitle: A headline\n---\n\nWords.", "a.txt"), "text/markdown");
    assert_eq!(kind(b"Just words, one after another, < and > among them.", "a.html"), "text/plain");
    assert_eq!(kind(b"Plain words in a file for Markdown.", "a.md"), "text/markdown");
}
