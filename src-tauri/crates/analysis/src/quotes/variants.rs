//! The same utterance as told by several outlets.
//!
//! Words are compared without marks, case, accents of typography and white space. An ellipsis stands for words left
//! out, a bracket for the outlet's own words in place of some. Grouping looks only at pairs that share a rare run of
//! three words (two, for very short ones), so its work grows with the words and not with the pairs (the shingle index
//! of Broder 1997).
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// How one telling of an utterance differs from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variant {
    /// The same words; marks, spelling of quotation marks and spaces aside.
    Same,
    /// One leaves out what the other has.
    Cut,
    /// Other words for the same utterance.
    Reworded,
}

/// A word of an utterance, or a place where the outlet stepped in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Word(String),
    /// "…", "...", "[...]": some words are left out.
    Ellipsis,
    /// "[the minister]": the outlet's words, in place of a few or none.
    Bracket(Vec<String>),
}

/// Alignment by dynamic programming is for utterances; above this many cells only containment is looked at.
const CELLS: usize = 1_000_000;
/// How many words of the other telling a bracket may stand for.
const BRACKET: usize = 6;
/// A run of words shared by more tellings than this tells nothing, and only so many are kept.
const POSTINGS: usize = 24;
/// At most so many earlier tellings are compared with each.
const CANDIDATES: usize = 48;

/// How the verbatim words `a` and `b` relate; `None` when they are two utterances.
pub fn relation(a: &str, b: &str) -> Option<Variant> {
    relate(&pieces(a), &pieces(b))
}

fn relate(a: &[Piece], b: &[Piece]) -> Option<Variant> {
    let (plain_a, plain_b) = (plain(a), plain(b));
    if plain_a.is_empty() || plain_b.is_empty() {
        return None;
    }
    let gaps = |pieces: &[Piece]| pieces.iter().any(|piece| !matches!(piece, Piece::Word(_)));
    let elided = a.contains(&Piece::Ellipsis) != b.contains(&Piece::Ellipsis);
    if plain_a == plain_b || with_brackets(a) == with_brackets(b) {
        return Some(if elided { Variant::Cut } else { Variant::Same });
    }
    let (short, long, long_words) = if plain_a.len() <= plain_b.len() { (a, b, &plain_b) } else { (b, a, &plain_a) };
    let short_words = if plain_a.len() <= plain_b.len() { &plain_a } else { &plain_b };
    if gaps(short) || gaps(long) {
        for (gapped, whole) in [(short, long), (long, short)] {
            if let Some(variant) = fits(gapped, &with_brackets(whole)) {
                return Some(variant);
            }
        }
    }
    let telling = short_words.len() >= 3
        || short_words.len() == 2 && short_words.iter().map(|word| word.chars().count()).sum::<usize>() >= 10;
    if !telling {
        return None;
    }
    if contains(long_words, short_words) {
        return Some(Variant::Cut);
    }
    if short_words.len() < 4 || short_words.len() * long_words.len() > CELLS {
        return None;
    }
    let common = common(short_words, long_words);
    let share = common as f64 / short_words.len() as f64;
    if common == short_words.len() && common >= 5 {
        return Some(Variant::Cut);
    }
    // Small words are common to everything: some of what is shared must be long, and in runs.
    let runs = shared_runs(short_words, long_words);
    (share >= 0.6 && runs * 3 >= short_words.len().saturating_sub(2) && common >= 4).then_some(Variant::Reworded)
}

/// Groups tellings of one utterance: the result names a group for each input, in order of first appearance.
pub fn group(utterances: &[&str]) -> Vec<usize> {
    let pieces: Vec<Vec<Piece>> = utterances.iter().map(|utterance| pieces(utterance)).collect();
    let mut index: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut parents: Vec<usize> = (0..utterances.len()).collect();
    for (number, own) in pieces.iter().enumerate() {
        let words = plain(own);
        let grams = grams(&words);
        // Earlier tellings by how many runs they share.
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for gram in &grams {
            for other in index.get(gram).into_iter().flatten() {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().collect();
        candidates.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        for (other, _) in candidates.into_iter().take(CANDIDATES) {
            if find(&mut parents, other) == find(&mut parents, number) {
                continue;
            }
            if pieces.get(other).is_some_and(|other| relate(other, own).is_some()) {
                let (a, b) = (find(&mut parents, other), find(&mut parents, number));
                if let Some(parent) = parents.get_mut(a.max(b)) {
                    *parent = a.min(b);
                }
            }
        }
        for gram in grams {
            let postings = index.entry(gram).or_default();
            if postings.len() < POSTINGS {
                postings.push(number);
            }
        }
    }
    let mut names: FxHashMap<usize, usize> = FxHashMap::default();
    (0..utterances.len())
        .map(|number| {
            let root = find(&mut parents, number);
            let next = names.len();
            *names.entry(root).or_insert(next)
        })
        .collect()
}

fn find(parents: &mut [usize], mut at: usize) -> usize {
    while let Some(parent) = parents.get(at).copied().filter(|parent| *parent != at) {
        let above = parents.get(parent).copied().unwrap_or(parent);
        if let Some(place) = parents.get_mut(at) {
            *place = above;
        }
        at = parent;
    }
    at
}

/// The runs of two and three words, as hashes; of a single word, itself.
fn grams(words: &[&str]) -> Vec<u64> {
    let hash = |run: &[&str]| {
        let mut hasher = FxHasher::default();
        run.hash(&mut hasher);
        hasher.finish()
    };
    // Two words are enough to look for something short; long tellings are found by three.
    let long = words.windows(3).map(hash);
    let edge = words.windows(2).filter(|pair| pair.iter().map(|word| word.len()).sum::<usize>() >= 10).map(hash);
    let single = (words.len() == 1).then(|| hash(words));
    let mut found: Vec<u64> = long.chain(edge).chain(single).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut word = String::new();
    let mut bracket: Option<Vec<String>> = None;
    let mut dots = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let inner = matches!(c, '\'' | '’' | '-' | '‐' | '.' | ',')
            && !word.is_empty()
            && chars.peek().is_some_and(|next| {
                if matches!(c, '.' | ',') {
                    next.is_ascii_digit() && word.ends_with(|c: char| c.is_ascii_digit())
                } else {
                    next.is_alphanumeric()
                }
            });
        if c.is_alphanumeric() || inner {
            dots = 0;
            match c {
                '’' => word.push('\''),
                '-' | '‐' => flush(&mut word, &mut bracket, &mut found),
                c => word.extend(c.to_lowercase()),
            }
            continue;
        }
        flush(&mut word, &mut bracket, &mut found);
        dots = if c == '.' { dots + 1 } else { 0 };
        match c {
            '…' => ellipsis(&mut found),
            '.' if dots == 2 => ellipsis(&mut found),
            '[' if bracket.is_none() => bracket = Some(Vec::new()),
            ']' => {
                if let Some(words) = bracket.take().filter(|words| !words.is_empty()) {
                    found.push(Piece::Bracket(words));
                }
            }
            _ => {}
        }
    }
    flush(&mut word, &mut bracket, &mut found);
    // A bracket that never closed was none.
    found.extend(bracket.into_iter().flatten().map(Piece::Word));
    while found.first() == Some(&Piece::Ellipsis) {
        found.remove(0);
    }
    while found.last() == Some(&Piece::Ellipsis) {
        found.pop();
    }
    found
}

fn ellipsis(found: &mut Vec<Piece>) {
    if found.last() != Some(&Piece::Ellipsis) {
        found.push(Piece::Ellipsis);
    }
}

fn flush(word: &mut String, bracket: &mut Option<Vec<String>>, found: &mut Vec<Piece>) {
    if word.is_empty() {
        return;
    }
    let word = std::mem::take(word);
    match bracket {
        Some(words) => words.push(word),
        None => found.push(Piece::Word(word)),
    }
}

/// The speaker's own words.
fn plain(pieces: &[Piece]) -> Vec<&str> {
    pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Word(word) => Some(word.as_str()),
            _ => None,
        })
        .collect()
}

/// The words with what brackets say in their place.
fn with_brackets(pieces: &[Piece]) -> Vec<&str> {
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Word(word) => found.push(word.as_str()),
            Piece::Bracket(words) => found.extend(words.iter().map(String::as_str)),
            Piece::Ellipsis => {}
        }
    }
    found
}

/// Whether the stretches of `gapped` stand in `whole` in this order. Only brackets bridging a few words, from end to
/// end: the same. With an ellipsis, or less than the whole: cut.
fn fits(gapped: &[Piece], whole: &[&str]) -> Option<Variant> {
    let mut at = 0;
    let mut start = None;
    let mut cut = false;
    let mut reach: Option<usize> = None;
    let mut rest = gapped;
    let words = plain(gapped).len();
    if words < 3 || gapped.len() * whole.len() > CELLS {
        return None;
    }
    while !rest.is_empty() {
        let stop = rest.iter().position(|piece| !matches!(piece, Piece::Word(_))).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(stop);
        let run = plain(run);
        if !run.is_empty() {
            let last = reach.map_or(whole.len(), |reach| (at + reach + run.len()).min(whole.len()));
            let found = position(whole.get(at..last)?, &run)?;
            start.get_or_insert(at + found);
            at += found + run.len();
        }
        rest = match tail.split_first() {
            Some((Piece::Ellipsis, tail)) => {
                cut = true;
                reach = None;
                tail
            }
            Some((Piece::Bracket(words), tail)) => {
                reach = (!run.is_empty() || start.is_some()).then_some(BRACKET.max(words.len()));
                tail
            }
            _ => tail,
        };
    }
    let open_start = matches!(gapped.first(), Some(Piece::Bracket(_)));
    let open_end = matches!(gapped.last(), Some(Piece::Bracket(_)));
    let before = start.unwrap_or(0);
    let after = whole.len() - at;
    let complete = (before == 0 || open_start && before <= BRACKET) && (after == 0 || open_end && after <= BRACKET);
    Some(if cut || !complete { Variant::Cut } else { Variant::Same })
}

fn position(whole: &[&str], run: &[&str]) -> Option<usize> {
    whole.windows(run.len()).position(|window| window == run)
}

fn contains(long: &[&str], short: &[&str]) -> bool {
    short.len() <= long.len() && position(long, short).is_some()
}

/// Length of the longest common subsequence.
fn common(a: &[&str], b: &[&str]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for word in a {
        let mut diagonal = 0;
        let mut left = 0;
        for (other, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            *cell = if word == other { diagonal + 1 } else { above.max(left) };
            diagonal = above;
            left = *cell;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// How many runs of three words of `short` stand in `long`.
fn shared_runs(short: &[&str], long: &[&str]) -> usize {
    let known: rustc_hash::FxHashSet<&[&str]> = long.windows(3).collect();
    short.windows(3).filter(|run| known.contains(run)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(a: &str, b: &str, expected: Option<Variant>) {
        assert_eq!(relation(a, b), expected, "{a} | {b}");
        assert_eq!(relation(b, a), expected, "turned round: {b} | {a}");
    }

    #[test]
    fn relations() {
        let full = "The bridge is safe, but we will close one lane until spring.";
        check(full, "“The bridge is safe, but we will close one lane until spring,”", Some(Variant::Same));
        check(full, "the bridge is safe - but we will close ONE lane until spring", Some(Variant::Same));
        check("we don't know", "“We don’t know”", Some(Variant::Same));
        check(full, "[The crossing] is safe, but we will close one lane until spring", Some(Variant::Same));
        check(full, "The bridge is safe, but [the council] will close one lane until spring", Some(Variant::Same));
        check(full, "we will close one lane", Some(Variant::Cut));
        check(full, "The bridge is safe … we will close one lane until spring", Some(Variant::Cut));
        check(full, "The bridge is safe [...] until spring", Some(Variant::Cut));
        check(full, "The bridge is safe (...) one lane until spring", Some(Variant::Cut));
        check(full, "The bridge is safe but we will close one lane until spring comes back", Some(Variant::Cut));
        check(full, "The bridge is quite safe, but we will shut one lane until spring", Some(Variant::Reworded));
        check(full, "The school is closed until further notice, and we regret it", None);
        check(full, "safe", None);
        check("safe", "“Safe”", Some(Variant::Same));
        check("it is what it is and we have to go on", "we have to say what it is that they go for", None);
        check("", "", None);
        check("…", "[x]", None);
        check("«Nous fermerons le pont»", "« Nous fermerons le pont »", Some(Variant::Same));
        check("41,000 people crossed it", "“41,000 people crossed it.”", Some(Variant::Same));
    }

    #[test]
    fn groups_follow_first_appearance() {
        let told = [
            "“The harbor will stay open all winter,”",
            "“We have no money for a second ferry.”",
            "the harbor will stay open",
            "The harbor … open all winter",
            "no money for a second ferry",
            "Nobody asked us.",
        ];
        assert_eq!(group(&told), [0, 1, 0, 0, 1, 2]);
    }

    #[test]
    fn many_tellings_are_compared_only_where_they_share_rare_runs() {
        // 6,000 utterances with a common opening: a comparison of all pairs would be 18 million alignments.
        let told: Vec<String> = (0..6_000)
            .map(|n| {
                format!("we want to make it very clear that plan {} of district {} goes ahead", n / 3, n / 3 + 7_000)
            })
            .collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        let groups = group(&told);
        assert!(groups.chunks(3).all(|three| three.iter().all(|group| Some(group) == three.first())));
    }

    proptest! {
        #[test]
        fn anything_relates_to_itself_as_the_same_or_not_at_all(text in "\\PC{0,60}") {
            let found = relation(&text, &text);
            prop_assert!(found.is_none_or(|variant| variant == Variant::Same));
        }

        #[test]
        fn relation_does_not_depend_on_the_order(a in "[a-d .…\\[\\]]{0,30}", b in "[a-d .…\\[\\]]{0,30}") {
            prop_assert_eq!(relation(&a, &b).is_some(), relation(&b, &a).is_some());
        }

        #[test]
        fn groups_are_named_in_order(texts in prop::collection::vec("[a-c ]{0,12}", 0..12)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let mut next = 0;
            for group in group(&texts) {
                prop_assert!(group <= next);
                next = next.max(group + 1);
            }
        }
    }
}
