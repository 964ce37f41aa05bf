//! How each outlet words it: counts with places, never a score.
use super::{align, lexicon, Label};
use crate::diff::{self, Op};
use crate::{Article, Span};
use std::collections::BTreeMap;

/// What kind of wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A reporting verb ("said", "claimed").
    ReportingVerb,
    /// A hedge ("allegedly", "may").
    Hedge,
    /// What the same person or thing is called in aligned sentences.
    Naming,
}

/// One wording with its places on each side.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What kind.
    pub kind: Kind,
    /// The words, in lower case as in a dictionary ("claim").
    pub words: String,
    /// Places in A.
    pub a: Vec<Span>,
    /// Places in B.
    pub b: Vec<Span>,
}

/// The wordings of both, those with the largest difference in counts first.
///
/// Only the outlet's own words count: a hedge inside quotation marks is the speaker's. Naming rows come from reworded
/// sentences that differ in one noun after the same article or number; words that differ for other reasons are left out,
/// since a wrong pair of names would be an invention.
pub fn compare(a: &Article, b: &Article) -> Vec<Row> {
    let mut places: BTreeMap<(Kind, String), (Vec<Span>, Vec<Span>)> = BTreeMap::new();
    for (kind, words, span) in own_wordings(a.text) {
        places.entry((kind, words)).or_default().0.push(span);
    }
    for (kind, words, span) in own_wordings(b.text) {
        places.entry((kind, words)).or_default().1.push(span);
    }
    for (in_a, in_b) in namings(a, b) {
        places.entry((Kind::Naming, in_a.of(a.text).to_string())).or_default().0.push(in_a);
        places.entry((Kind::Naming, in_b.of(b.text).to_string())).or_default().1.push(in_b);
    }
    let mut rows: Vec<Row> = places
        .into_iter()
        .map(|((kind, words), (mut a, mut b))| {
            for places in [&mut a, &mut b] {
                places.sort_unstable();
                places.dedup();
            }
            Row { kind, words, a, b }
        })
        .collect();
    // Stable: rows of equal difference stay by kind and alphabet.
    rows.sort_by_key(|row| std::cmp::Reverse(row.a.len().abs_diff(row.b.len())));
    rows
}

/// The reporting verbs and hedges that the outlet uses itself, in text order.
fn own_wordings(text: &str) -> Vec<(Kind, String, Span)> {
    let words = diff::own_words(text);
    let mut found = Vec::new();
    let lower = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).map(|span| span.of(text).to_lowercase()).unwrap_or_default()
    };
    for (at, span) in words.iter().enumerate() {
        let word = lower(Some(at));
        let before = lower(at.checked_sub(1));
        let after = lower(Some(at + 1));
        // "the accused", "a stated aim", "the alleged thief": a noun or an adjective, not a verb.
        let is_verb = !matches!(before.as_str(), "a" | "an" | "the" | "its" | "their" | "his" | "her" | "of" | "as");
        if word == "according" && after == "to" {
            let end = words.get(at + 1).map_or(*span, |next| span.cover(*next));
            found.push((Kind::ReportingVerb, "according to".to_string(), end));
        } else if let Some(verb) =
            lexicon::reporting_verb(&word).filter(|_| is_verb && !(word == "admitted" && after == "to"))
        {
            found.push((Kind::ReportingVerb, verb.to_string(), *span));
        } else if lexicon::is_hedge(&word) && is_hedge_here(span.of(text), &word, &after) {
            found.push((Kind::Hedge, word, *span));
        }
    }
    found
}

/// "appeared in court" and "in May" do not hedge.
fn is_hedge_here(written: &str, word: &str, after: &str) -> bool {
    match word {
        "appear" | "appeared" | "appears" => after == "to",
        "may" => written == "may",
        _ => true,
    }
}

/// Pairs of nouns that stand for each other in reworded sentences.
fn namings(a: &Article, b: &Article) -> Vec<(Span, Span)> {
    let mut found = Vec::new();
    for (entry, sentence) in align(a, b, &[]).a.iter().zip(&a.sentences) {
        let [partner] = entry.aligned.as_slice() else { continue };
        let Some(other) = b.sentences.get(*partner).filter(|_| entry.label == Label::Reworded) else { continue };
        let (old, new) = (sentence.of(a.text), other.of(b.text));
        let steps = diff::words(old, new);
        for four in steps.windows(4) {
            let [Op::Equal { old: before, .. }, Op::Delete { old: out }, Op::Insert { new: into }, Op::Equal { old: after, .. }] =
                four
            else {
                continue;
            };
            let framed = follows_article(before.of(old)) && ends_noun(after.of(old));
            if framed && is_noun(out.of(old)) && is_noun(into.of(new)) {
                found.push((out.shift(sentence.start()), into.shift(other.start())));
            }
        }
    }
    found
}

fn follows_article(before: &str) -> bool {
    const ARTICLES: &[&str] =
        &["the", "a", "an", "these", "those", "some", "der", "die", "das", "den", "dem", "ein", "eine"];
    let word = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    before.ends_with(' ') && (ARTICLES.contains(&word.as_str()) || word.chars().all(|c| c.is_ascii_digit() || c == ','))
}

/// Whether what follows shows that a noun ends before it: a mark, or a word that cannot be the noun of an adjective.
fn ends_noun(after: &str) -> bool {
    const FOLLOWS: &[&str] = &[
        "of", "in", "on", "at", "to", "from", "who", "which", "that", "was", "were", "is", "are", "had", "has", "have",
        "will", "would", "and", "or", "after", "before", "during", "with", "by", "for",
    ];
    let word = after.split_whitespace().next().unwrap_or_default().to_lowercase();
    after.starts_with([',', '.', ';', ':']) || (after.starts_with(' ') && FOLLOWS.contains(&word.as_str()))
}

fn is_noun(word: &str) -> bool {
    word.chars().count() >= 4
        && word.chars().all(char::is_lowercase)
        && !lexicon::is_hedge(word)
        && !lexicon::is_negation(word)
        && lexicon::reporting_verb(word).is_none()
        && lexicon::number_word(word).is_none()
}

#[cfg(test)]
mod tests {
    use super::{compare, Kind};
    use crate::{Article, Language};
    use Kind::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: &[(Kind, &str, usize, usize)]) {
        let (x, y) = (Article::new(a, Language::English), Article::new(b, Language::English));
        let rows = compare(&x, &y);
        let found: Vec<_> = rows.iter().map(|row| (row.kind, row.words.as_str(), row.a.len(), row.b.len())).collect();
        assert_eq!(found, expected);
        assert!(rows.iter().flat_map(|row| &row.a).all(|span| !span.of(a).is_empty()));
        assert!(rows.iter().flat_map(|row| &row.b).all(|span| !span.of(b).is_empty()));
    }

    #[test]
    fn verbs_and_hedges_are_counted() {
        check(
            "The mayor said it was over. Tamm said so twice, and the union allegedly agreed.",
            "The mayor claimed it was over. She may be wrong, according to the union.",
            &[
                (ReportingVerb, "say", 2, 0),
                (ReportingVerb, "according to", 0, 1),
                (ReportingVerb, "claim", 0, 1),
                (Hedge, "allegedly", 1, 0),
                (Hedge, "may", 0, 1),
            ],
        );
        check("In May the accused appeared in court. The stated aim was peace.", "", &[]);
        check("“It could be worse, she claimed,” Tamm said.", "", &[(ReportingVerb, "say", 1, 0)]);
        check("", "", &[]);
    }

    #[test]
    fn names_for_the_same_thing_are_found_in_aligned_sentences() {
        check(
            "On Monday night the protesters in Norhaven set fire to four dock cranes.",
            "On Monday night the rioters in Norhaven set fire to four dock cranes.",
            &[(Naming, "protesters", 1, 0), (Naming, "rioters", 0, 1)],
        );
        // An adjective is not a name.
        check(
            "On Monday night the angry crowd in Norhaven set fire to four dock cranes.",
            "On Monday night the small crowd in Norhaven set fire to four dock cranes.",
            &[],
        );
        check(
            "The protesters went home to Kallby by train.",
            "The minister of trade bought two horses in spring.",
            &[],
        );
    }
}
