//! One utterance in several outlets, through the library.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod support;

use broadsheet_library::{Id, QuotationStatus, SpeakerView, SpokenQuotation, Variant};
use support::{desk, Desk, Page};

const FULL: &str =
    "“We will organize a ferry for the islanders before the winter, and nobody will pay a crown for it,” \
                    said Jonas Brandt, the head of the harbor authority.";
const CUT: &str = "“We will organise a ferry for the islanders before the winter,” said Jonas Brandt, who leads the \
                   harbor authority.";
const OTHER: &str = "“We will organize a ferry for the islanders before the winter,” said Mira Solheim, a councillor.";
const LIKELY: &str = "“Before the winter, a ferry for islanders will be organized; for nobody will it cost a crown,” \
                      said Jonas Brandt.";
const ANOTHER: &str = "“The islanders have never paid a crown for the bus, and the bus is late,” said Jonas Brandt.";

fn add(desk: &Desk, outlet: &str, published: &str, said: &str) -> Id {
    let name = outlet.to_lowercase().replace(' ', "-");
    let page = Page {
        headline: &format!("{outlet} on the islands"),
        outlet,
        url: &format!("https://{name}.example/{published}"),
        published,
        body: &["The islands were cut off on Tuesday, when the old bridge was closed to all traffic.", said],
        ..Page::default()
    };
    desk.add(&format!("{name}-{published}.md"), page.markdown())
}

fn brandt(desk: &Desk) -> SpeakerView {
    let id = desk.library.speakers("brandt").unwrap()[0].id;
    desk.library.speaker(id).unwrap()
}

fn of<'a>(view: &'a SpeakerView, outlet: &str) -> &'a SpokenQuotation {
    view.quotations.iter().find(|one| one.article.outlet.as_deref() == Some(outlet)).unwrap()
}

#[test]
fn tellings_are_joined_and_say_what_they_leave_out() {
    let desk = desk();
    add(&desk, "Harbor Times", "2026-10-14", FULL);
    add(&desk, "Coast Record", "2026-10-14", CUT);
    add(&desk, "Island Radio", "2026-10-15", LIKELY);
    add(&desk, "Night Post", "2026-10-15", ANOTHER);
    let view = brandt(&desk);
    let (full, cut) = (of(&view, "Harbor Times"), of(&view, "Coast Record"));
    assert_eq!((full.variant, full.likely), (Variant::Fullest, false));
    assert_eq!((cut.variant, cut.likely), (Variant::Cut, false));
    assert_eq!(cut.left_out, ["and nobody will pay a crown for it"]);
    assert_eq!(cut.utterance, full.utterance);
    let other = of(&view, "Night Post");
    assert_ne!(other.utterance, full.utterance);
    assert!(other.left_out.is_empty() && other.given_to.is_empty());
}

#[test]
fn words_given_to_somebody_else_in_the_same_days_are_said() {
    let desk = desk();
    add(&desk, "Harbor Times", "2026-10-14", FULL);
    let near = add(&desk, "Coast Record", "2026-10-15", OTHER);
    add(&desk, "Late Post", "2027-03-01", OTHER);
    let view = brandt(&desk);
    let given = &of(&view, "Harbor Times").given_to;
    assert_eq!(given.len(), 1, "{given:?}");
    assert_eq!((given[0].speaker.name.as_str(), given[0].article.id), ("Mira Solheim", near));
    assert_eq!(given[0].variant, Variant::Cut);
    assert!(given[0].text.contains("islanders"));
    let out = desk.folder.path().join("out");
    for format in ["csv", "json", "markdown"] {
        desk.library.export_speaker(view.id, format, None, &out).unwrap();
        let written = std::fs::read_to_string(&out).unwrap();
        assert!(written.contains("Mira Solheim") && !written.contains("Late Post"), "{format}: {written}");
    }
    // One speaker, once the user says so.
    let solheim = desk.library.speakers("solheim").unwrap()[0].id;
    desk.library.merge_speakers(view.id, solheim).unwrap();
    assert!(brandt(&desk).quotations.iter().all(|one| one.given_to.is_empty()));
}

#[test]
fn the_comparison_says_so_too() {
    let desk = desk();
    let one = add(&desk, "Harbor Times", "2026-10-14", FULL);
    let two = add(&desk, "Coast Record", "2026-10-14", CUT);
    let three = add(&desk, "Island Radio", "2026-10-15", OTHER);
    let version = |article: Id| desk.library.versions(article).unwrap().versions.last().unwrap().version.id;
    let statuses = |a: Id, b: Id| -> Vec<QuotationStatus> {
        let view = desk.library.compare(version(a), version(b)).unwrap();
        view.quotations.iter().map(|pair| pair.status).collect()
    };
    assert_eq!(statuses(one, two), [QuotationStatus::Cut]);
    assert_eq!(statuses(one, three), [QuotationStatus::OtherSpeaker]);
}

#[test]
fn the_comparison_says_what_was_left_out() {
    let desk = desk();
    let one = add(&desk, "Harbor Times", "2026-10-14", FULL);
    let two = add(&desk, "Coast Record", "2026-10-14", CUT);
    let three = add(&desk, "Quay Gazette", "2026-10-15", &FULL.replace(['“', '”'], "\""));
    let version = |article: Id| desk.library.versions(article).unwrap().versions.last().unwrap().version.id;
    let pair = |a: Id, b: Id| desk.library.compare(version(a), version(b)).unwrap().quotations.remove(0);
    let none: [String; 0] = [];

    let cut = pair(one, two);
    assert_eq!(
        (cut.cut_a.as_slice(), cut.cut_b.as_slice()),
        (["and nobody will pay a crown for it".into()].as_slice(), none.as_slice())
    );
    assert_eq!((pair(two, one).cut_a, pair(two, one).cut_b), (vec![], cut.cut_a));
    assert!(!cut.likely);

    // Another kind of quotation mark is no other word.
    let same = pair(one, three);
    assert_eq!(same.status, QuotationStatus::Same);
    assert!(same.a_runs.iter().chain(&same.b_runs).all(|run| run.marks.is_empty()), "{same:?}");
}
