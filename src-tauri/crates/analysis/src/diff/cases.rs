//! Versions of invented articles with the changes that have to be found; the files say how they are written.
use super::{diff, Change, ChangeKind, Diff};
use crate::{Article, Language, Span};
use ChangeKind::*;

const FILES: [(&str, &str); 6] = [
    ("fire", include_str!("cases/fire.txt")),
    ("pool", include_str!("cases/pool.txt")),
    ("ferry", include_str!("cases/ferry.txt")),
    ("lagerhalle", include_str!("cases/lagerhalle.txt")),
    ("greve", include_str!("cases/greve.txt")),
    ("incendio", include_str!("cases/incendio.txt")),
];

const KINDS: [(&str, ChangeKind); 13] = [
    ("inserted_paragraph", InsertedParagraph),
    ("deleted_paragraph", DeletedParagraph),
    ("moved_paragraph", MovedParagraph),
    ("split_paragraph", SplitParagraph),
    ("merged_paragraph", MergedParagraph),
    ("headline", Headline),
    ("number", Number),
    ("name", Name),
    ("quotation", Quotation),
    ("attribution", Attribution),
    ("negation_or_hedge", NegationOrHedge),
    ("correction_note", CorrectionNote),
    ("wording", Wording),
];

struct Version {
    headline: String,
    paragraphs: Vec<String>,
}

struct Case {
    name: String,
    language: Language,
    old: Version,
    new: Version,
    gold: Vec<(ChangeKind, String, String)>,
    nothing: bool,
    unseen: Option<(usize, usize)>,
    rewrite: bool,
}

fn cases() -> Vec<Case> {
    FILES.iter().flat_map(|(file, text)| read(file, text)).collect()
}

fn read(file: &str, text: &str) -> Vec<Case> {
    let (article, cases) = text.split_once("\n## ").expect("cases");
    let (head, body) = article.split_once("\n\n").expect("a body");
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).expect("a field").trim().to_string();
    let version = |text: &str, headline: String| Version {
        headline,
        paragraphs: text.trim().split("\n\n").map(str::to_string).collect(),
    };
    let mut found = Vec::new();
    for case in cases.split("\n## ") {
        let mut lines = case.lines();
        let name = format!("{file}: {}", lines.next().unwrap_or_default());
        let (mut headline, mut text) = (field("headline:"), body.trim().to_string());
        let mut moves: Vec<(usize, usize)> = Vec::new();
        let mut out = Case {
            language: Language::from_tag(&field("language:")),
            old: version(body, headline.clone()),
            new: version("", String::new()),
            gold: vec![],
            nothing: false,
            unseen: None,
            rewrite: false,
            name,
        };
        let mut from = String::new();
        for line in lines.filter(|line| !line.is_empty()) {
            let (sign, rest) = line.split_at(1);
            let rest = rest.strip_prefix(' ').unwrap_or(rest).replace('¶', "\n\n");
            match sign {
                "-" => from = rest,
                "+" if from == "all" => text = rest,
                "+" if from.starts_with("headline: ") => headline = rest.replacen("headline: ", "", 1),
                "+" => {
                    assert_eq!(text.matches(from.as_str()).count(), 1, "{}: {from}", out.name);
                    text = text.replace(&from, &rest);
                }
                ">" => {
                    let (n, m) = rest.split_once(' ').expect("two numbers");
                    moves.push((n.parse().expect("a number"), m.parse().expect("a number")));
                }
                "=" if rest == "nothing" => out.nothing = true,
                "=" if rest == "rewrite" => out.rewrite = true,
                "=" if rest.starts_with("unseen") => {
                    let mut counts = rest.split(' ').skip(1).map(|count| count.parse().expect("a count"));
                    out.unseen = counts.next().zip(counts.next());
                }
                "=" => {
                    let mut parts = rest.split('|').map(|part| part.trim().to_string());
                    let kind = parts.next().expect("a kind");
                    let kind = KINDS.iter().find(|(name, _)| *name == kind).expect("a known kind").1;
                    out.gold.push((kind, parts.next().expect("old words"), parts.next().expect("new words")));
                }
                _ => panic!("{line}"),
            }
        }
        out.new = version(&text, headline);
        for (n, m) in moves {
            let paragraph = out.new.paragraphs.remove(n - 1);
            out.new.paragraphs.insert(m - 1, paragraph);
        }
        found.push(out);
    }
    found
}

fn compared(case: &Case) -> (Diff, String, String) {
    let (old, new) = (case.old.paragraphs.join("\n\n"), case.new.paragraphs.join("\n\n"));
    let article = |text, version| Article::new(text, case.language).with_headline(Some(version));
    let found = diff(&article(&old, case.old.headline.as_str()), &article(&new, case.new.headline.as_str()));
    (found, old, new)
}

/// The words of a change; of whole paragraphs the first three.
fn words(change: &Change, case: &Case, old: &str, new: &str) -> (ChangeKind, String, String) {
    let (old, new) = match change.kind {
        Headline => (case.old.headline.as_str(), case.new.headline.as_str()),
        _ => (old, new),
    };
    let short = |span: Option<Span>, text: &str| {
        let words = span.map(|span| span.of(text).replace('\u{a0}', " ")).unwrap_or_default();
        match change.kind {
            InsertedParagraph | DeletedParagraph | MovedParagraph | SplitParagraph | MergedParagraph
            | CorrectionNote => words.split_whitespace().take(3).collect::<Vec<_>>().join(" "),
            _ => words,
        }
    };
    (change.kind, short(change.old, old), short(change.new, new))
}

#[test]
fn kinds_of_changes_are_named() {
    let cases = cases();
    let (mut right, mut exact, mut found_all, mut gold_all) = (0, 0, 0, 0);
    for case in cases.iter().filter(|case| !case.rewrite) {
        let (diff, old, new) = compared(case);
        let mut found: Vec<_> = diff.changes.iter().map(|change| words(change, case, &old, &new)).collect();
        found_all += found.len();
        gold_all += case.gold.len();
        let mut missed = Vec::new();
        for gold in &case.gold {
            let meets = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && (a.contains(b) || b.contains(a));
            let is = |one: &(ChangeKind, String, String)| {
                one.0 == gold.0 && (one == gold || meets(&one.1, &gold.1) || meets(&one.2, &gold.2))
            };
            match found.iter().position(is) {
                Some(at) => {
                    let one = found.remove(at);
                    right += 1;
                    exact += usize::from(one == *gold);
                    if one != *gold {
                        println!("{}: not quite: {one:?} for {gold:?}", case.name);
                    }
                }
                None => missed.push(gold),
            }
        }
        if !missed.is_empty() || !found.is_empty() {
            println!("{}: missed {missed:?}, too many {found:?}", case.name);
        }
    }
    let share = |part: usize, of: usize| part as f64 / of as f64;
    let (precision, recall) = (share(right, found_all), share(right, gold_all));
    println!(
        "kinds of change, {} pairs, {gold_all} changes: P {precision:.3}, R {recall:.3}, with the very words {:.3}",
        cases.len(),
        share(exact, gold_all)
    );
    assert!(precision >= 0.95 && recall >= 0.95 && share(exact, gold_all) >= 0.95);
}

#[test]
fn what_is_typed_differently_is_counted() {
    for case in cases().iter().filter(|case| case.nothing || case.unseen.is_some()) {
        let (diff, ..) = compared(case);
        assert!(!diff.identical && !diff.visible && diff.changes.is_empty(), "{}: {:?}", case.name, diff.changes);
        let unseen = (diff.unseen.quotation_marks, diff.unseen.spaces);
        assert_eq!((Some(unseen), diff.unseen.others), (case.unseen, 0), "{}", case.name);
    }
}

#[test]
fn a_rewrite_is_said_to_be_one() {
    for case in cases() {
        assert_eq!(compared(&case).0.rewrite, case.rewrite, "{}", case.name);
    }
}
