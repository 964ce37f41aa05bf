//! Versions in, changes out. All outlets, people and events are invented.
use super::{diff, words, ChangeKind, Op};
use crate::{Article, Language, Span};
use proptest::prelude::*;
use ChangeKind::*;

const BRIDGE: &str = "The bridge over the Lorne reopened on Monday after 14 months of repairs.\n\n\
    Mayor Ilse Tamm said the work had cost 3.2 million crowns. “We kept our promise to the town,” she told reporters.\n\n\
    Shop owners on the east bank had complained about lost trade. The council will now plan a second crossing.\n\n\
    Buses return to their old routes next week, the Norhaven transit office announced.";

/// Applies replacements to [`BRIDGE`] and compares.
fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(BRIDGE.to_string(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

/// The changes as kind and words of both sides; paragraphs by their first three words.
#[track_caller]
fn check(old: &str, new: &str, expected: &[(ChangeKind, &str, &str)]) {
    let (a, b) = (Article::new(old, Language::English), Article::new(new, Language::English));
    let found = diff(&a, &b);
    let short = |span: Option<Span>, text: &str, kind: ChangeKind| {
        let words = span.map(|span| span.of(text).to_string()).unwrap_or_default();
        match kind {
            Headline | Number | Name | Quotation | Attribution | NegationOrHedge | Wording => words,
            _ => words.split_whitespace().take(3).collect::<Vec<_>>().join(" "),
        }
    };
    let found_changes: Vec<_> =
        found.changes.iter().map(|c| (c.kind, short(c.old, old, c.kind), short(c.new, new, c.kind))).collect();
    let expected: Vec<_> = expected.iter().map(|(kind, a, b)| (*kind, a.to_string(), b.to_string())).collect();
    assert_eq!(found_changes, expected);
    assert_eq!(rebuilt(old, new, &found.ops), new);
    assert_eq!(found.visible, !expected.is_empty());
}

/// Checks that the steps tile both texts, and applies them to the old one.
#[track_caller]
fn rebuilt(old: &str, new: &str, ops: &[Op]) -> String {
    let mut olds: Vec<Span> = Vec::new();
    let (mut out, mut at) = (String::new(), 0);
    for op in ops {
        let (o, n) = match *op {
            Op::Equal { old, new } | Op::Move { old, new } => (Some(old), Some(new)),
            Op::Delete { old } => (Some(old), None),
            Op::Insert { new } => (None, Some(new)),
        };
        olds.extend(o);
        if let Some(n) = n {
            assert_eq!(n.start(), at, "the new spans leave or repeat something");
            at = n.end();
            out.push_str(o.map_or(n.of(new), |o| o.of(old)));
        }
    }
    olds.sort_unstable();
    let end = olds.iter().fold(0, |end, span| {
        assert_eq!(span.start(), end, "the old spans leave or repeat something");
        span.end()
    });
    assert_eq!(end, old.len());
    out
}

#[test]
fn one_change_inside_a_paragraph_is_named() {
    let check =
        |from: &str, to: &str, kind, old: &str, new: &str| check(BRIDGE, &edited(&[(from, to)]), &[(kind, old, new)]);
    check("14 months", "16 months", Number, "14", "16");
    check("3.2 million", "3.4 million", Number, "3.2", "3.4");
    check("on Monday", "on Tuesday", Number, "Monday", "Tuesday");
    check("Ilse Tamm", "Ilse Roog", Name, "Tamm", "Roog");
    check("our promise", "every promise", Quotation, "our", "every");
    check("Tamm said", "Tamm claimed", Attribution, "said", "claimed");
    check(
        "the Norhaven transit office announced",
        "the Norhaven transit office confirmed",
        Attribution,
        "announced",
        "confirmed",
    );
    check("will now", "will not now", NegationOrHedge, "", "not");
    check("will now plan", "might now plan", NegationOrHedge, "will", "might");
    check("had complained", "had allegedly complained", NegationOrHedge, "", "allegedly");
    check("lost trade", "lost custom", Wording, "trade", "custom");
    check("We kept our", "We never kept our", NegationOrHedge, "", "never");
}

#[test]
fn whole_paragraphs_are_followed() {
    let p: Vec<&str> = BRIDGE.split("\n\n").collect();
    let join = |order: &[&str]| order.join("\n\n");
    let extra = "Engineers from Kallby had warned of cracks in two piers as early as the spring.";
    let note = "Correction: An earlier version of this article gave the wrong cost of the repairs.";
    check(BRIDGE, &join(&[p[0], p[1], extra, p[2], p[3]]), &[(InsertedParagraph, "", "Engineers from Kallby")]);
    check(BRIDGE, &join(&[p[0], p[1], p[3]]), &[(DeletedParagraph, "Shop owners on", "")]);
    check(BRIDGE, &join(&[p[0], p[1], p[2], p[3], note]), &[(CorrectionNote, "", "Correction: An earlier")]);
    check(BRIDGE, &join(&[p[3], p[0], p[1], p[2]]), &[(MovedParagraph, "Buses return to", "Buses return to")]);
    let moved = p[3].replace("next week", "on Friday");
    check(
        BRIDGE,
        &join(&[&moved, p[0], p[1], p[2]]),
        &[(MovedParagraph, "Buses return to", "Buses return to"), (Number, "next week", "on Friday")],
    );
    check(BRIDGE, &edited(&[("trade. The", "trade.\n\nThe")]), &[(SplitParagraph, "Shop owners on", "Shop owners on")]);
    check(
        BRIDGE,
        &edited(&[("repairs.\n\n", "repairs. ")]),
        &[(MergedParagraph, "The bridge over", "The bridge over")],
    );
    check("", "", &[]);
    check("", p[0], &[(InsertedParagraph, "", "The bridge over")]);
    check(p[0], "", &[(DeletedParagraph, "The bridge over", "")]);
}

#[test]
fn several_edits_stay_apart() {
    let new = edited(&[
        ("14 months", "16 months"),
        ("the town,” she told", "the town,” Tamm told"),
        ("old routes", "usual routes"),
    ]);
    check(BRIDGE, &new, &[(Number, "14", "16"), (Name, "she", "Tamm"), (Wording, "old", "usual")]);
}

#[test]
fn what_no_reader_sees_is_no_change() {
    check(BRIDGE, BRIDGE, &[]);
    check(BRIDGE, &edited(&[("“We", "\"We"), ("town,”", "town,\"")]), &[]);
    check(BRIDGE, &edited(&[("14 months", "14\u{a0}months"), ("on Monday", "on  Monday")]), &[]);
    check(BRIDGE, &edited(&[("the Norhaven", "the\u{200b} Norhaven")]), &[]);
    check("The café’s door is shut.", "The cafe\u{301}'s door is shut.", &[]);
    check(BRIDGE, &format!("{BRIDGE}\n"), &[]);
}

#[test]
fn headlines_are_compared_too() {
    let check = |old: Option<&str>, new: Option<&str>, identical: bool, changes: usize| {
        let (a, b) = (Article::new(BRIDGE, Language::English), Article::new(BRIDGE, Language::English));
        let found = diff(&a.with_headline(old), &b.with_headline(new));
        assert_eq!((found.identical, found.visible, found.changes.len()), (identical, changes > 0, changes));
        assert!(found.changes.iter().all(|change| change.kind == Headline));
    };
    check(Some("Bridge reopens"), Some("Bridge reopens"), true, 0);
    check(Some("Bridge reopens"), Some("Lorne bridge reopens late"), false, 1);
    check(Some("‘Promise kept’"), Some("'Promise kept'"), false, 0);
    check(None, Some("Bridge reopens"), false, 1);
}

#[test]
fn words_are_counted() {
    let (a, new) = (Article::new(BRIDGE, Language::English), edited(&[("lost trade", "lost custom and trust")]));
    let found = diff(&a, &Article::new(&new, Language::English));
    assert_eq!((found.words_removed, found.words_added), (1, 3));
    let gone = diff(&a, &Article::new("", Language::English));
    assert_eq!(gone.words_removed, broadsheet_text::token::words(BRIDGE).count());
}

#[test]
fn sentence_words_are_kept_whole() {
    let (old, new) = ("The ferry left at nine.", "The ferries left at nine.");
    let out = |op: &Op| match *op {
        Op::Delete { old: span } => Some(format!("-{}", span.of(old))),
        Op::Insert { new: span } => Some(format!("+{}", span.of(new))),
        _ => None,
    };
    assert_eq!(words(old, new).iter().filter_map(out).collect::<Vec<_>>(), ["-ferry", "+ferries"]);
    assert_eq!(words("", ""), []);
}

#[test]
fn a_text_without_paragraphs_stays_bounded() {
    let long = |salt: usize| (0..60_000).map(|n| format!("w{} ", n * salt % 7919)).collect::<String>();
    let (old, new) = (long(31), long(37));
    let found = diff(&Article { text: &old, ..Article::default() }, &Article { text: &new, ..Article::default() });
    assert_eq!(rebuilt(&old, &new, &found.ops), new);
}

/// Words, marks and odd characters, in few enough kinds that texts have much in common.
fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "ferry",
        "Tamm",
        "said",
        "the",
        "12",
        "not",
        ".",
        ",",
        "“",
        "”",
        "\"",
        "’",
        "\u{a0}",
        "\u{200b}",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\n \n",
        "é",
        "e\u{301}",
        "🗞",
        "👩\u{200d}💻",
        "中文",
        "\u{ad}",
        "\t",
        "—",
    ]);
    prop::collection::vec(word, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn steps_rebuild_the_new_text(old in text(), new in text()) {
        let found = diff(&Article { text: &old, ..Article::default() }, &Article { text: &new, ..Article::default() });
        prop_assert_eq!(rebuilt(&old, &new, &found.ops), new.clone());
        prop_assert_eq!(rebuilt(&old, &new, &words(&old, &new)), new.clone());
        prop_assert_eq!(found.identical, old == new);
        let inside = |span: Option<Span>, text: &str| span.is_none_or(|span| !span.of(text).is_empty());
        prop_assert!(found.changes.iter().all(|c| inside(c.old, &old) && inside(c.new, &new) && (c.old.is_some() || c.new.is_some())));
    }

    #[test]
    fn shuffled_paragraphs_only_move(order in Just((0..8).collect::<Vec<usize>>()).prop_shuffle()) {
        let paragraph = |n: &usize| format!("Gate {n} of lock w{n}x opens for boats of the q{n}z fleet, v{n}y harbor says.");
        let old = (0..8).map(|n| paragraph(&n)).collect::<Vec<_>>().join("\n\n");
        let new = order.iter().map(paragraph).collect::<Vec<_>>().join("\n\n");
        let found = diff(&Article { text: &old, ..Article::default() }, &Article { text: &new, ..Article::default() });
        prop_assert!(found.changes.iter().all(|change| change.kind == MovedParagraph));
        prop_assert_eq!(rebuilt(&old, &new, &found.ops), new);
    }
}
