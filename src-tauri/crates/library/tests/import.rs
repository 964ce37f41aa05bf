//! What becomes of files: added, a version, already there, or failed with a reason.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::ImportOutcome::{Added, AlreadyThere, Version};
use broadsheet_library::{CancelToken, Code, FailureKind, ImportOutcome, ImportSource};
use std::sync::Mutex;
use support::{desk, outcomes, Page, BODY};

/// Imports the first, then the second; what becomes of the second.
fn check(first: &str, second: &str, expected: ImportOutcome, because: &str) {
    let desk = desk();
    let one = desk.add("one.md", first);
    let path = desk.file("two.md", second);
    let report = desk.import(&[&path]);
    assert_eq!(outcomes(&report), [expected], "{report:?}");
    let file = &report.imported[0];
    assert_eq!(file.article == one, expected != Added);
    assert!(file.because.as_deref().unwrap_or_default().contains(because), "{:?}", file.because);
}

fn reworded() -> Vec<&'static str> {
    BODY.iter()
        .map(|text| if text.starts_with("Repairs") { "Repairs will cost 4.1 million crowns." } else { text })
        .collect()
}

#[test]
fn the_same_bytes_add_nothing() {
    let page = Page::default().markdown();
    check(&page, &page, AlreadyThere, "same file");
}

#[test]
fn the_same_text_in_other_bytes_adds_nothing() {
    let page = Page::default().markdown();
    check(&page, &page.replace("\n\n", "\n\n\n"), AlreadyThere, "same text");
}

#[test]
fn another_text_at_the_same_address_is_a_version() {
    let body = reworded();
    let second =
        Page { body: &body, headline: "Ferry stays in harbor", modified: "2026-10-15T09:00:00Z", ..Page::default() };
    check(&Page::default().markdown(), &second.markdown(), Version, "address");
}

#[test]
fn tracking_and_www_do_not_make_another_address() {
    let body = reworded();
    let second = Page {
        body: &body,
        url: "https://www.harbor-times.example/news/varnes-ferry/?utm_source=mail",
        ..Page::default()
    };
    check(&Page::default().markdown(), &second.markdown(), Version, "address");
}

#[test]
fn another_headline_over_the_same_text_is_a_version() {
    let second = Page { headline: "Varnes ferry: what commuters need to know", ..Page::default() };
    check(&Page::default().markdown(), &second.markdown(), Version, "another headline");
}

#[test]
fn most_of_the_text_at_another_address_of_the_outlet_is_a_version() {
    let body = reworded();
    let second =
        Page { body: &body, url: "https://harbor-times.example/2/ferry", headline: "No ferry", ..Page::default() };
    let mut long = body.clone();
    long.push("The ferry has been in service since 1988.");
    check(&Page::default().markdown(), &second.markdown(), Version, "most of the text");
}

#[test]
fn the_same_agency_copy_at_two_outlets_is_two_articles() {
    let second = Page { outlet: "Fjord Courier", url: "https://fjord-courier.example/x/1", ..Page::default() };
    check(&Page::default().markdown(), &second.markdown(), Added, "");
}

#[test]
fn another_article_of_the_outlet_is_added() {
    let second = Page {
        headline: "School library opens on Sundays",
        url: "https://harbor-times.example/news/library",
        body: &[
            "The library of Varnes will open on Sundays from January.",
            "Readers had asked for it for years, said the librarian.",
        ],
        ..Page::default()
    };
    check(&Page::default().markdown(), &second.markdown(), Added, "");
}

#[test]
fn a_text_that_goes_back_is_a_version_again() {
    let desk = desk();
    let body = reworded();
    desk.add("1.md", Page { modified: "2026-10-14T10:00:00Z", ..Page::default() }.markdown());
    desk.add("2.md", Page { modified: "2026-10-15T10:00:00Z", body: &body, ..Page::default() }.markdown());
    let third = desk.file("3.md", Page { modified: "2026-10-16T10:00:00Z", ..Page::default() }.markdown());
    assert_eq!(outcomes(&desk.import(&[&third])), [Version]);
    let fourth = desk.file("4.md", Page { modified: "2026-10-13T10:00:00Z", ..Page::default() }.markdown());
    assert_eq!(outcomes(&desk.import(&[&fourth])), [AlreadyThere]);
}

#[test]
fn two_files_with_the_same_bytes_in_one_drop_add_one_article() {
    let desk = desk();
    desk.file("a.md", Page::default().markdown());
    desk.file("b.md", Page::default().markdown());
    let report = desk.import(&[&desk.files()]);
    assert_eq!(outcomes(&report), [Added, AlreadyThere]);
    assert_eq!(report.summary, "1 article added, 1 already there");
}

#[test]
fn pasted_text_and_pasted_pages_become_articles() {
    let desk = desk();
    let paste = |text: &str, html: Option<String>| {
        let source = ImportSource::Paste { text: text.into(), html };
        desk.library.import(&source, &CancelToken::new(), &|_| {}).unwrap()
    };
    let first = paste(&BODY.join("\n\n"), None);
    assert_eq!(outcomes(&first), [Added]);
    assert_eq!(first.imported[0].path, "Pasted text");
    assert_eq!(outcomes(&paste(&BODY.join("\n\n"), None)), [AlreadyThere]);
    assert_eq!(outcomes(&paste("A bridge opens\n\nThe bridge over the Lom opened on Monday. It is 300 meters long.\n\nThe mayor cut a ribbon.", None)), [Added]);
    assert_eq!(paste("   ", None).failed.len(), 1);
    let page = "<html><body><article><h1>A pier is painted</h1><p>The pier of Sandholm is being painted red this week, the \
                town said on Monday.</p><p>Walkers are asked to keep to the left until Friday evening.</p></article></body></html>";
    let report = paste("A pier is painted", Some(page.into()));
    assert_eq!(outcomes(&report), [Added], "{report:?}");
    assert_eq!(desk.list("\"painted red\"").total, 1);
}

#[test]
fn bad_files_are_named_and_good_ones_still_come_in() {
    let desk = desk();
    desk.file("a-good.md", Page::default().markdown());
    desk.file("empty.txt", "");
    desk.file("blank.txt", " \n \n");
    desk.file("binary.txt", (0..4000_u32).map(|n| (n * 7919 % 256) as u8).collect::<Vec<_>>());
    desk.file("huge.txt", "The harbor authority said nothing new. ".repeat(50 * 1024 * 1024 / 39));
    desk.file("nested.html", format!("<html><body>{}<p>Deep down there is a sentence.</p>", "<div>".repeat(100_000)));
    desk.file(".hidden.md", Page { headline: "Hidden", ..Page::default() }.markdown());
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(TEXT.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    desk.file("utf16.txt", utf16);
    let latin: Vec<u8> = LATIN.chars().map(|c| if c == '\u{2019}' { 0x92 } else { c as u32 as u8 }).collect();
    desk.file("windows.txt", latin);
    let report = desk.import(&[&desk.files()]);
    let named = |name: &str| report.failed.iter().find(|file| file.path.ends_with(name));
    for (name, kind, reason) in [
        ("empty.txt", FailureKind::Empty, "empty"),
        ("blank.txt", FailureKind::Empty, "empty"),
        ("binary.txt", FailureKind::UnknownKind, "not a kind of file"),
        ("huge.txt", FailureKind::TooLarge, "more than one article"),
    ] {
        let failed = named(name).unwrap_or_else(|| panic!("{name} did not fail: {report:?}"));
        assert!(failed.reason.ends_with('.') && failed.reason.contains(reason), "{}", failed.reason);
        assert_eq!(failed.kind, kind, "{name}");
    }
    let nested = named("nested.html").is_some_and(|file| file.reason.ends_with('.'));
    assert!(nested || report.imported.iter().any(|file| file.path.ends_with("nested.html")), "{report:?}");
    for name in ["a-good.md", "utf16.txt", "windows.txt"] {
        assert!(report.imported.iter().any(|file| file.path.ends_with(name)), "{name}: {report:?}");
    }
    assert_eq!(report.failed.len() + report.imported.len(), 8, "{report:?}");
    assert_eq!(desk.list("Überfahrt").total, 1);
    assert_eq!(desk.list("naïve").total, 1);
    assert!(report.stopped.is_none() && !report.cancelled);
}

const TEXT: &str =
    "Neue Überfahrt nach Varnes\n\nDie Überfahrt nach Varnes dauert jetzt länger. Das sagte die Hafenbehörde am \
                    Dienstag in Sandholm.\n\nDie Fähre fährt erst im Dezember wieder.";
const LATIN: &str =
    "A naïve plan for the café\n\nThe café on the quay won\u{2019}t open before May. The owner called his plan \
                     naïve.\n\nThe town gave him until June to pay.";

#[test]
fn what_lies_beside_articles_is_passed_over() {
    let desk = desk();
    let page =
        "<!doctype html><html><body><article><h1>A pier is painted</h1><p>The pier of Sandholm is being painted \
                red this week, the town said on Monday.</p><p>Walkers are asked to keep to the left until Friday \
                evening, when the paint will be dry.</p></article></body></html>";
    let saved = desk.file("A pier is painted.html", page);
    for name in [
        "A pier is painted_files/pier.png",
        "A pier is painted_files/deep/style.css",
        "A pier is painted-Dateien/frame.html",
        "A pier is painted.fld/script.js",
        "Thumbs.db",
        "desktop.ini",
        "__MACOSX/._A pier is painted.html",
    ] {
        desk.file(name, "body { color: red } /* no article */");
    }
    desk.file("other_files/note.md", Page::default().markdown());
    let report = desk.import(&[&desk.files()]);
    assert_eq!(outcomes(&report), [Added, Added], "{report:?}");
    assert!(report.failed.is_empty(), "{report:?}");
    // Dropped together by name, they are told apart too; the folder alone is what the user wants to see read.
    let folder = desk.files().join("A pier is painted_files");
    assert!(desk.import(&[&saved, &folder]).failed.is_empty());
    assert!(!desk.import(&[&folder]).imported.is_empty());
}

#[cfg(unix)]
#[test]
fn loops_are_named_and_not_followed() {
    let desk = desk();
    desk.file("inner/good.md", Page::default().markdown());
    std::os::unix::fs::symlink(desk.files(), desk.files().join("inner/back")).unwrap();
    let report = desk.import(&[&desk.files()]);
    assert_eq!(outcomes(&report), [Added]);
    assert_eq!(report.failed.len(), 1);
    assert!(report.failed[0].reason.contains("leads back"), "{report:?}");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_named() {
    let desk = desk();
    let missing = desk.files().join("gone.md");
    std::os::unix::fs::symlink("/nowhere/at/all", desk.files().join("broken.md")).unwrap();
    let report = desk.import(&[&missing, &desk.files()]);
    assert_eq!(report.failed.len(), 2);
    assert!(report.failed.iter().all(|file| !file.reason.is_empty()));
}

#[test]
fn progress_ends_with_everything_done_and_cancel_keeps_what_was_done() {
    let desk = desk();
    for n in 0..60 {
        let headline = format!("Council meeting number {n} ends without a vote");
        let url = format!("https://harbor-times.example/council/{n}");
        let body =
            [format!("The council met for the {n}th time."), format!("Item {n} was put off to the next meeting.")];
        let body: Vec<&str> = body.iter().map(String::as_str).collect();
        desk.file(
            &format!("{n:02}.md"),
            Page { headline: &headline, url: &url, body: &body, ..Page::default() }.markdown(),
        );
    }
    let told = Mutex::new(Vec::new());
    let paths = vec![desk.files()];
    let source = ImportSource::Paths { paths };
    let cancel = CancelToken::new();
    cancel.cancel();
    let report = desk.library.import(&source, &cancel, &|_| {}).unwrap();
    assert!(report.cancelled && report.imported.is_empty());
    let report =
        desk.library.import(&source, &CancelToken::new(), &|progress| told.lock().unwrap().push(progress)).unwrap();
    assert_eq!(report.imported.len(), 60, "{:?}", report.failed);
    let last = told.lock().unwrap().last().cloned().unwrap();
    assert_eq!((last.done, last.total, last.failed), (60, 60, 0));
    assert_eq!(desk.list("").total, 60);
}

#[test]
fn reading_while_another_writes_works_and_writing_does_not() {
    let desk = desk();
    desk.add("one.md", Page::default().markdown());
    let reading = broadsheet_library::Library::open_to_read(&desk.library_folder(), support::clock()).unwrap();
    assert_eq!(reading.articles(&Default::default()).unwrap().total, 1);
    let source = ImportSource::Paste { text: BODY.join("\n\n"), html: None };
    let report = reading.import(&source, &CancelToken::new(), &|_| {}).unwrap();
    assert!(report.stopped.is_some(), "{report:?}");
    assert_eq!(reading.undo().err().unwrap().code(), Code::Busy);
}
