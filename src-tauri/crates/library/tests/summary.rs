//! Summaries: what the reader pins and drops stays his, and what is written says where each sentence is from.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::{Code, FactKind, Id, SummaryLength, SummaryUnit, SummaryView};
use support::{desk, words, Desk, Page, BODY};

const THREE: SummaryLength = SummaryLength { unit: SummaryUnit::Sentences, amount: 3 };

fn newest(desk: &Desk, article: Id) -> Id {
    desk.library.article(article, None, "").unwrap().version
}

fn summary(desk: &Desk, version: Id) -> SummaryView {
    desk.library.summary(version, THREE, "").unwrap()
}

fn numbers(view: &SummaryView) -> Vec<u32> {
    view.picks.iter().map(|pick| pick.sentence).collect()
}

/// An article of eight sentences, and its version.
fn ferry() -> (Desk, Id, Id) {
    let desk = desk();
    let article = desk.add("one.md", Page::default().markdown());
    let version = newest(&desk, article);
    (desk, article, version)
}

#[test]
fn a_length_is_in_sentences_words_or_a_share() {
    let (desk, _, version) = ferry();
    for (unit, amount, picks, most) in [
        (SummaryUnit::Sentences, 2, 2..=2, u32::MAX),
        (SummaryUnit::Sentences, 0, 1..=1, u32::MAX),
        (SummaryUnit::Words, 60, 1..=5, 60),
        (SummaryUnit::Percent, 30, 1..=4, 50),
        (SummaryUnit::Percent, 100, 8..=8, u32::MAX),
    ] {
        let view = desk.library.summary(version, SummaryLength { unit, amount }, "").unwrap();
        assert!(picks.contains(&view.picks.len()), "{unit:?} {amount}: {}", view.picks.len());
        assert!(view.words <= most, "{unit:?} {amount}: {} words", view.words);
        assert!(view.words <= view.of_words && view.of == 8, "{unit:?} {amount}: {} of {}", view.words, view.of);
    }
}

#[test]
fn a_pick_says_in_parts_why_it_is_there() {
    let (desk, _, version) = ferry();
    for pick in summary(&desk, version).picks {
        assert!(!pick.why.is_empty() && !pick.pinned);
        assert_eq!(pick.place, 1.0 / (f64::from(pick.sentence) + 1.0));
        assert!([pick.central, pick.new].iter().all(|part| (0.0..=1.0).contains(part)), "{pick:?}");
    }
}

#[test]
fn the_rest_adapts_to_pins_and_drops_and_both_can_be_undone() {
    let (desk, _, version) = ferry();
    let usual = numbers(&summary(&desk, version));
    let pinned = (0..8).rev().find(|number| !usual.contains(number)).unwrap();
    desk.library.choose_for_summary(version, pinned, Some(true)).unwrap();
    let view = summary(&desk, version);
    assert_eq!(view.picks.len(), 3);
    assert_eq!(view.picks.iter().filter(|pick| pick.pinned).map(|pick| pick.sentence).collect::<Vec<_>>(), [pinned]);

    desk.library.choose_for_summary(version, usual[0], Some(false)).unwrap();
    let view = summary(&desk, version);
    assert!(!numbers(&view).contains(&usual[0]) && numbers(&view).contains(&pinned));
    assert_eq!(view.dropped.iter().map(|one| one.sentence).collect::<Vec<_>>(), [usual[0]]);

    // Every method is under the same word.
    for row in desk.library.summary_methods(version, THREE).unwrap().rows {
        assert_ne!(row.sentence, usual[0]);
        assert_eq!(row.pinned, row.sentence == pinned);
        assert!(!row.pinned || row.picked.iter().all(|picked| *picked), "{row:?}");
    }

    assert_eq!(desk.library.undo().unwrap().as_deref(), Some("drop a sentence"));
    assert!(summary(&desk, version).dropped.is_empty());
    assert_eq!(desk.library.undo().unwrap().as_deref(), Some("pin a sentence"));
    assert_eq!(numbers(&summary(&desk, version)), usual);
    assert_eq!(desk.library.redo().unwrap().as_deref(), Some("pin a sentence"));
    desk.library.choose_for_summary(version, pinned, None).unwrap();
    assert_eq!(numbers(&summary(&desk, version)), usual);
}

#[test]
fn a_choice_holds_for_a_new_version_that_has_the_sentence() {
    let (desk, article, version) = ferry();
    let before = summary(&desk, version);
    let last = before.of - 1;
    desk.library.choose_for_summary(version, last, Some(true)).unwrap();
    desk.library.choose_for_summary(version, 0, Some(false)).unwrap();
    let mut body = BODY.to_vec();
    body[0] = "The ferry between Sandholm and Varnes stopped running on Thursday, a day earlier than was announced.";
    body.insert(1, "The harbor authority gave no reason for the earlier date.");
    let page = Page { body: &body, modified: "2026-10-15T09:00:00+02:00", ..Page::default() };
    assert_eq!(desk.add("two.md", page.markdown()), article);
    let newer = newest(&desk, article);
    assert_ne!(newer, version);
    let view = summary(&desk, newer);
    assert_eq!(view.of, 9);
    assert_eq!(view.picks.iter().filter(|pick| pick.pinned).map(|pick| pick.sentence).collect::<Vec<_>>(), [last + 1]);
    // The sentence that was dropped stands there no longer.
    assert!(view.dropped.is_empty());
    assert_eq!(summary(&desk, version).dropped.len(), 1);
}

#[test]
fn articles_that_are_joined_keep_their_choices() {
    let (desk, one, version) = ferry();
    let other = desk.add(
        "two.md",
        Page { outlet: "North Post", url: "https://north-post.example/f", headline: "No ferry", ..Page::default() }
            .markdown(),
    );
    assert_ne!(one, other);
    let theirs = newest(&desk, other);
    desk.library.choose_for_summary(theirs, 7, Some(true)).unwrap();
    desk.library.choose_for_summary(theirs, 1, Some(false)).unwrap();
    desk.library.choose_for_summary(version, 1, Some(true)).unwrap();
    desk.library.join_articles(&[one, other]).unwrap();
    // What was said of the first counts.
    let view = summary(&desk, version);
    assert_eq!(view.picks.iter().filter(|pick| pick.pinned).map(|pick| pick.sentence).collect::<Vec<_>>(), [1, 7]);
    desk.library.undo().unwrap();
    assert_eq!(summary(&desk, theirs).dropped.len(), 1);
}

#[test]
fn what_is_not_there_cannot_be_chosen() {
    let (desk, _, version) = ferry();
    for (version, sentence) in [(version, 99), (version + 1000, 0)] {
        let error = desk.library.choose_for_summary(version, sentence, Some(true)).unwrap_err();
        assert_eq!(error.code(), Code::NotFound);
    }
    assert_eq!(desk.library.choose_for_story(77, version, 0, None).unwrap_err().code(), Code::NotFound);
}

const POST: &[&str] = &[
    "The ferry between Sandholm and Varnes will stop running on Friday after inspectors found cracks in the hull of the \
     Marit, the harbor authority said.",
    "About 1,600 commuters use the crossing each day.",
    "Shops in Varnes fear for their trade. “Nobody will come here by bus,” said the baker Odd Nilsen.",
];

/// A story of two outlets that differ in a number.
fn story() -> (Desk, Id, [Id; 2]) {
    let desk = desk();
    let one = desk.add("one.md", Page::default().markdown());
    let page = Page {
        headline: "Varnes loses its ferry",
        outlet: "North Post",
        url: "https://north-post.example/ferry",
        published: "2026-10-15",
        body: POST,
        ..Page::default()
    };
    let other = desk.add("two.md", page.markdown());
    let id = desk.library.create_story("The ferry Marit", &[one, other]).unwrap();
    (desk, id, [one, other])
}

#[test]
fn a_story_is_told_with_who_says_the_same_and_where_they_differ() {
    let (desk, id, _) = story();
    let view = desk.library.story_summary(id, 200).unwrap();
    let commuters = view.sentences.iter().find(|one| one.text.contains("commuters")).unwrap();
    let support: Vec<_> = commuters.support.iter().map(|one| one.article.outlet.as_deref()).collect();
    assert_eq!(support.len(), 1);
    assert_ne!(support[0], commuters.article.outlet.as_deref());
    let values: Vec<&str> = commuters.differences[0].values.iter().map(|value| value.text.as_str()).collect();
    assert_eq!(commuters.differences[0].kind, FactKind::Number);
    assert!(values == ["1,400 commuters", "1,600 commuters"], "{values:?}");
}

#[test]
fn pins_and_drops_of_a_story_are_its_own() {
    let (desk, id, [one, _]) = story();
    let version = newest(&desk, one);
    let usual = desk.library.story_summary(id, 60).unwrap();
    let first = &usual.sentences[0];
    desk.library.choose_for_story(id, first.article.version, first.sentence, Some(false)).unwrap();
    desk.library.choose_for_story(id, version, 7, Some(true)).unwrap();
    let view = desk.library.story_summary(id, 60).unwrap();
    assert!(!view.sentences.iter().any(|one| one.text == first.text));
    assert_eq!(view.dropped.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), [first.text.as_str()]);
    assert!(view.sentences.iter().any(|pick| pick.pinned && pick.article.id == one && pick.sentence == 7));
    assert!(summary(&desk, version).picks.iter().all(|pick| !pick.pinned));

    // They go with the story where it goes.
    let into = desk.library.create_story("All ferries", &[]).unwrap();
    desk.library.merge_stories(into, id).unwrap();
    assert_eq!(desk.library.story_summary(into, 60).unwrap().dropped, view.dropped);
    desk.library.undo().unwrap();
    desk.library.delete_story(id).unwrap();
    assert_eq!(desk.library.story_summary(id, 60).unwrap_err().code(), Code::NotFound);
    desk.library.undo().unwrap();
    assert_eq!(desk.library.story_summary(id, 60).unwrap(), view);
}

#[test]
fn a_story_has_key_terms_and_dated_events() {
    let (desk, id, _) = story();
    let words_of = desk.library.story_keywords(id).unwrap();
    assert_eq!(words_of.outlets.iter().filter_map(|one| one.outlet.as_deref()).count(), 2);
    let ferry = words_of.common.iter().find(|term| term.term == "ferry").unwrap();
    assert_eq!(ferry.counts.len(), 2);
    assert!(ferry.counts.iter().all(|count| *count > 0));
    // So few words prove nothing.
    assert!(words_of.outlets.iter().any(|one| !one.compared && one.over.is_empty() && one.under.is_empty()));

    let (desk, _, _) = story();
    let body = ["Divers found the cracks on October 12, 2026.", "The Marit was built in 1998 by a yard in Lund."];
    let page = Page {
        outlet: "Coast Record",
        url: "https://coast.example/f",
        headline: "Divers",
        body: &body,
        ..Page::default()
    };
    let article = desk.add("three.md", page.markdown());
    let id = desk.library.create_story("Divers", &[article]).unwrap();
    let events = desk.library.story_events(id).unwrap();
    assert_eq!(events.iter().map(|event| event.date.as_str()).collect::<Vec<_>>(), ["1998", "2026-10-12"]);
    assert_eq!(words(&events[1].told[0].runs), body[0]);
    let marked = events[1].told[0].runs.iter().find(|run| !run.marks.is_empty()).unwrap();
    assert_eq!(marked.text, "October 12, 2026");
}

#[test]
fn what_is_written_names_outlet_date_and_headline_of_each_sentence() {
    let (desk, _, version) = ferry();
    desk.library.choose_for_summary(version, 7, Some(true)).unwrap();
    let view = summary(&desk, version);
    let as_format = |format: &str| desk.library.summary_text(version, THREE, "", format);
    let source = "Harbor Times, 2026-10-14, Cracks in the hull stop the Varnes ferry";
    for format in ["text", "markdown", "html"] {
        let written = as_format(format).unwrap();
        assert_eq!(
            written.matches(&format!("{source}{}", if format == "text" { "\n" } else { ", sentence" })).count(),
            3
        );
        for pick in &view.picks {
            let (start, _) = pick.text.split_at(pick.text.find(['“', '"', '.']).unwrap());
            assert!(written.contains(start), "{format}: {start}");
        }
        assert_eq!(written.matches("Pinned by the reader.").count(), 1, "{format}");
        assert_eq!(written.contains("https://harbor-times.example/news/varnes-ferry"), format != "text");
    }
    let html = as_format("html").unwrap();
    assert!(html.contains("Method: Central sentences (central).") && html.contains("Broadsheet 0."));
    assert!(html.contains("Made on 2026-") && !html.contains("<script"));
    assert_eq!(as_format("docx").unwrap_err().code(), Code::Invalid);
    let path = desk.folder.path().join("summary.html");
    desk.library.export_summary(version, THREE, "lead", "html", &path).unwrap();
    assert!(std::fs::read_to_string(path).unwrap().contains("Method: First sentences (lead)."));
}

#[test]
fn what_is_written_of_a_story_says_where_outlets_differ() {
    let (desk, id, _) = story();
    let path = desk.folder.path().join("story.md");
    desk.library.export_story_summary(id, 200, "markdown", &path).unwrap();
    let written = std::fs::read_to_string(path).unwrap();
    assert!(written.starts_with("# Summary: The ferry Marit\n"), "{written}");
    let differ = "- They differ: Harbor Times: 1,400 commuters; North Post: 1,600 commuters.";
    assert!(written.contains(differ), "{written}");
    assert!(written.contains("Also in: "), "{written}");
}
