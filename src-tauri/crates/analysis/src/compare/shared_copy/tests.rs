//! Invented agency copy, as two outlets would print it.
use super::{find, source};
use crate::{Article, Language, Span};
use proptest::prelude::*;

#[track_caller]
fn check(a: &str, b: &str, expected: &[(&str, &str)]) {
    let (x, y) = (Article::new(a, Language::English), Article::new(b, Language::English));
    let found: Vec<_> = find(&x, &y).iter().map(|passage| (passage.a.of(a), passage.b.of(b))).collect();
    assert_eq!(found, expected);
}

#[test]
fn copied_passages_are_found() {
    let copy = "The ferry lost power two miles off Kallby and drifted toward the reef for an hour.";
    check(copy, copy, &[(copy, copy)]);
    check(
        &format!("Bad luck at sea. {copy} More soon."),
        &format!("On Friday, officials spoke. {copy}"),
        &[(copy, copy)],
    );
    let edited = copy.replace("toward the reef", "toward the outer reef");
    check(copy, &edited, &[(copy, &edited)]);
    check(copy, "Two miles off Kallby the ferry stopped, and it drifted for an hour.", &[]);
    check("one two three four five six seven", "one two three four five six seven", &[]);
    check("", copy, &[]);
}

#[test]
fn each_word_stands_in_one_passage() {
    let once = "Divers found the bell of the lost trawler on the reef near Kallby";
    check(&format!("{once}. {once}."), once, &[(once, once)]);
}

#[test]
fn passages_in_another_order_are_found() {
    let one = "The mayor opened the new lock with a bottle of river water on Sunday.";
    let two = "Nobody in the council expects the toll to fall before the end of next year.";
    check(&format!("{one} {two}"), &format!("{two} {one}"), &[(one, one), (two, two)]);
}

#[test]
fn the_agency_must_be_named_by_both() {
    let check = |a: &str, b: &str, expected: Option<&str>| {
        let (a, b) = (Article::new(a, Language::English), Article::new(b, Language::English));
        assert_eq!(source(&a, &b).as_deref(), expected);
    };
    check("NORHAVEN (KNA) — The ferry sank.", "KALLBY (KNA) – A ferry sank on Monday.", Some("KNA"));
    check("NORHAVEN (KNA) — The ferry sank.", "The ferry sank, the news agency KNA reported.", Some("KNA"));
    check(
        "NORHAVEN (AP) — The ferry sank.",
        "The ferry sank.\n\nThe Associated Press contributed to this report.",
        Some("AP"),
    );
    check("The ferry sank.\n\nPhotograph: Lise Ambrey/KNA", "It sank, according to the KNA news agency.", Some("KNA"));
    check("NORHAVEN (KNA) — The ferry sank.", "The ferry sank.", None);
    check("The union (DWU) walked out. It rained.", "The union (DWU) walked out. It was dry.", None);
    check("", "", None);
}

proptest! {
    #[test]
    fn passages_hold_the_same_words_and_do_not_overlap(a in "([a-d]{1,2}[ ,.’é]{1,2}){0,80}", b in "([a-d]{1,2}[ ,.’é]{1,2}){0,80}") {
        let found = find(&Article::new(&a, Language::English), &Article::new(&b, Language::English));
        let apart = |mut spans: Vec<Span>, text: &str| {
            spans.sort_unstable();
            spans.iter().all(|span| !span.of(text).is_empty()) && spans.windows(2).all(|pair| !pair[0].overlaps(pair[1]))
        };
        prop_assert!(apart(found.iter().map(|passage| passage.a).collect(), &a));
        prop_assert!(apart(found.iter().map(|passage| passage.b).collect(), &b));
    }

    #[test]
    fn a_copied_sentence_is_always_found(before in "([a-d]{1,2} ){0,20}", after in "([a-d]{1,2} ){0,20}", other in "([a-d]{1,2} ){0,20}") {
        let copy = "nine gray herons stood in line along the lock gate";
        let (a, b) = (format!("{before}{copy} {after}"), format!("{other}{copy}"));
        let found = find(&Article::new(&a, Language::English), &Article::new(&b, Language::English));
        prop_assert!(found.iter().any(|passage| passage.a.of(&a).contains(copy) && passage.b.of(&b).contains(copy)));
    }
}
