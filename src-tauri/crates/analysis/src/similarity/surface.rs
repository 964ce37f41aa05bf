//! The sentence as it is written: its words, pairs of words and pieces of words. Works in any language.
use super::sparse::{hash, Vector};
use broadsheet_text::token::{self, Kind};
use broadsheet_text::{stem, stopwords, Language};

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

/// Words and pieces of words of a sentence, each counted by what it tells.
#[derive(Debug, Clone, Default)]
pub(super) struct Surface {
    words: Vector,
    letters: Vector,
}

impl Surface {
    pub(super) fn new(sentence: &str, language: Language) -> Self {
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
    pub(super) fn score(&self, other: &Self) -> f32 {
        let (words, letters) = (self.words.cosine(&other.words), self.letters.cosine(&other.letters));
        WORDS * words + (1.0 - WORDS) * letters
    }
}
