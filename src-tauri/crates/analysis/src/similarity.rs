//! How much two sentences say the same: the cosine of their words, pairs of words and pieces of words, after the measures
//! that held up best without a corpus at SemEval (Bär et al. 2012, "UKP: Computing Semantic Textual Similarity").
use broadsheet_text::token::{self, Kind};
use broadsheet_text::{stem, stopwords, Language};
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// How much a stop word counts: a sentence is about its other words, but "not" and "by" still tell two apart.
const STOP_WORD: f32 = 0.35;
/// How much a number counts: a figure is seldom the same by chance.
const NUMBER: f32 = 1.5;
/// How much two neighbors count together: the order of words.
const PAIR: f32 = 0.3;
/// How much whole words count against pieces of words.
const WORDS: f32 = 0.15;
/// Lengths of the pieces of words, in characters.
const PIECES: std::ops::RangeInclusive<usize> = 2..=5;

/// A sentence made ready to be compared with many others, in a microsecond or so each.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    words: Vector,
    letters: Vector,
}

impl Prepared {
    /// Reads `sentence` once. Of an unknown language nothing is known about its stop words and stems.
    pub fn new(sentence: &str, language: Language) -> Self {
        let (mut words, mut letters) = (Vec::new(), Vec::new());
        let mut last: Option<(u32, f32)> = None;
        let mut padded: Vec<char> = Vec::new();
        for token in token::tokens_of(sentence) {
            if !matches!(token.kind, Kind::Word | Kind::Number) {
                continue;
            }
            let lower = token.span.of(sentence).to_lowercase();
            let plain = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
            let weight = match token.kind {
                _ if stopwords::contains(&lower, language) => STOP_WORD,
                Kind::Number => NUMBER,
                _ => 1.0,
            };
            let key = hash(0, stem::stem(plain, language).chars());
            words.push((key, weight));
            if let Some((before, its_weight)) = last {
                words.push((hash(before, [key]), PAIR * (weight * its_weight).sqrt()));
            }
            last = Some((key, weight));
            padded.clear();
            padded.push(' ');
            // No word is longer; a line of base64 is.
            padded.extend(plain.chars().take(40));
            padded.push(' ');
            for length in PIECES {
                let length = length.min(padded.len());
                // A long word has more pieces, and is not so much more important.
                let share = weight / ((padded.len() - length + 1) as f32).sqrt();
                letters.extend(padded.windows(length).map(|piece| (hash(1, piece.iter().copied()), share)));
            }
        }
        Self { words: Vector::of(words), letters: Vector::of(letters) }
    }

    /// From 0 (nothing in common) to 1 (the same words).
    pub fn score(&self, other: &Self) -> f64 {
        let (words, letters) = (self.words.cosine(&other.words), self.letters.cosine(&other.letters));
        f64::from(WORDS * words + (1.0 - WORDS) * letters)
    }
}

/// From 0 (nothing in common) to 1 (the same words).
pub fn score(a: &str, b: &str) -> f64 {
    let language = Language::detect(&format!("{a} {b}"));
    Prepared::new(a, language).score(&Prepared::new(b, language))
}

fn hash(seed: u32, parts: impl IntoIterator<Item = impl Into<u32>>) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write_u32(seed);
    parts.into_iter().for_each(|part| hasher.write_u32(part.into()));
    // The upper half is the better mixed one.
    (hasher.finish() >> 32) as u32
}

/// A sparse vector of length 1, sorted by dimension.
#[derive(Debug, Clone, Default)]
struct Vector(Vec<(u32, f32)>);

impl Vector {
    fn of(mut entries: Vec<(u32, f32)>) -> Self {
        entries.sort_unstable_by_key(|(key, _)| *key);
        entries.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        let norm = entries.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        if norm > 0.0 {
            entries.iter_mut().for_each(|(_, weight)| *weight /= norm);
        }
        Self(entries)
    }

    fn cosine(&self, other: &Self) -> f32 {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut sum = 0.0;
        while let (Some((i, x)), Some((j, y))) = (a.peek(), b.peek()) {
            match i.cmp(j) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    sum += x * y;
                    a.next();
                    b.next();
                }
            }
        }
        sum.clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(a: &str, b: &str, range: std::ops::RangeInclusive<f64>) {
        let found = score(a, b);
        assert!(range.contains(&found), "{found}: {a} / {b}");
    }

    #[test]
    fn scores_by_what_is_said() {
        let said = "The council closed the old bridge on Monday after cracks were found.";
        check(said, said, 0.999..=1.0);
        check(said, "On Monday, the old bridge was closed by the council because of cracks.", 0.6..=0.95);
        check(said, "Ferries will carry passengers until the spring, the operator said.", 0.0..=0.25);
        check("", said, 0.0..=0.0);
        check("", "", 0.0..=0.0);
        check("!?", "…", 0.0..=0.0);
    }

    #[test]
    fn another_figure_says_something_else() {
        let four = "Ticket sales fell by 4.1 percent in May";
        assert!(
            score(four, "Sales of tickets fell 4.1 percent in May")
                > score(four, "Ticket sales fell by 9.7 percent in June")
        );
    }

    proptest! {
        #[test]
        fn is_symmetric_and_in_range(a in "\\PC{0,60}", b in "\\PC{0,60}") {
            let (one, two) = (score(&a, &b), score(&b, &a));
            prop_assert!((one - two).abs() < 1e-6);
            prop_assert!((0.0..=1.000_001).contains(&one));
        }
    }
}
