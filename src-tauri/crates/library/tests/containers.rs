//! Files that hold others: what comes of their parts, and what is shown of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod support;
use broadsheet_library::Code;
use support::{desk, zip, Page, BODY};

const LETTER: &str = "From: Harbor authority <press@harbor.example>\r\nTo: desk@times.example\r\n\
    Subject: The pier of Sandholm opens on Sunday\r\nDate: Mon, 12 Oct 2026 09:00:00 +0200\r\nMIME-Version: 1.0\r\n\
    Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    <html><body><h1>The pier of Sandholm opens on Sunday</h1><p>The pier of Sandholm will open on Sunday after two =\r\n\
    years of work, the harbor authority said. It has cost nine million crowns, =E2=\r\n\
    =80=9Cand not one too many=E2=80=9D, as its head Jonas Brandt put it.</p><p>The first ferry leaves at ten in the \
    =\r\nmorning. A band will play, and there will be soup for everyone who comes on foot.</p><p>Subscribe to our =\r\n\
    newsletter</p></body></html>\r\n";

#[test]
fn an_archive_with_a_damaged_part_gives_the_other_articles() {
    let desk = desk();
    let page = Page::default().markdown();
    let path = desk.file(
        "week.zip",
        zip(&[("ferry.md", &page), ("inbox/broken.docx", "PK\u{3}\u{4} and then nothing"), ("inbox/pier.eml", LETTER)]),
    );
    let report = desk.import(&[&path]);
    assert_eq!(report.summary, "2 articles added, 1 failed", "{report:?}");
    let parts: Vec<&str> = report.imported.iter().filter_map(|file| file.part.as_deref()).collect();
    assert_eq!(parts, ["ferry.md", "inbox/pier.eml"]);
    let failed = &report.failed[0];
    assert_eq!(failed.part.as_deref(), Some("inbox/broken.docx"));
    assert!(failed.path.ends_with("week.zip") && failed.reason.ends_with('.'), "{failed:?}");
    assert_eq!(
        desk.find(""),
        ["Cracks in the hull stop the Varnes ferry", "The pier of Sandholm opens on Sunday"],
        "{report:?}"
    );
}

#[test]
fn of_a_file_that_is_no_text_the_words_are_shown_that_were_read() {
    let desk = desk();
    let path = desk.file("week.zip", zip(&[("ferry.md", &Page::default().markdown()), ("inbox/pier.eml", LETTER)]));
    let report = desk.import(&[&path]);
    let shown = |at: usize| desk.library.source_text(report.imported[at].version).unwrap();
    let ferry = shown(0);
    assert!(ferry.contains("ferry.md in week.zip"), "{ferry}");
    assert!(BODY.iter().all(|paragraph| ferry.contains(paragraph)), "{ferry}");
    assert!(!ferry.contains("PK") && !ferry.contains("pier"), "{ferry}");
    let pier = shown(1);
    assert!(pier.contains("Headline: The pier of Sandholm opens on Sunday"), "{pier}");
    assert!(pier.contains("“and not one too many”"), "{pier}");
    let left_out = "[left out: newsletter or subscription, rule “newsletter”] Subscribe to our newsletter";
    assert!(pier.contains(left_out), "{pier}");
    // What the user takes back stands without its mark.
    let view = desk.library.article(report.imported[1].article, None, "").unwrap();
    let line = view.source.removed.iter().find(|line| line.text == "Subscribe to our newsletter").unwrap();
    desk.library.keep_removed(report.imported[1].version, line.index, true).unwrap();
    assert!(shown(1).contains("\nSubscribe to our newsletter\n"), "{}", shown(1));
    assert_eq!(desk.library.source_text(9999).err().unwrap().code(), Code::NotFound);
}
