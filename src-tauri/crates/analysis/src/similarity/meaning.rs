//! What an English sentence means, as far as its words tell: the sum of their vectors, and for each word the one of the
//! other sentence that is closest to it (Sultan et al. 2014, "DLS@CU: Sentence Similarity from Word Alignment", with
//! vectors in place of a thesaurus).
use super::sparse::hash;
use super::table::TABLE;
use broadsheet_text::{stem, Language};

/// How much two words of like meaning count against the same word.
const LIKE: f32 = 0.9;
/// So many words of a sentence are laid beside those of the other: its work is their product.
const WORDS: usize = 120;

/// The meaning of a sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Meaning {
    /// Of length 1; empty when nothing is known.
    sum: Vec<f32>,
    words: Vec<Word>,
}

#[derive(Debug, Clone)]
struct Word {
    /// Its stem.
    key: u32,
    weight: f32,
    /// Its vector, 127 the largest number in it; empty when it has none.
    vector: Vec<i8>,
    /// One over the length of `vector`.
    share: f32,
}

impl Meaning {
    /// `None` where the table does not speak the language of `sentence`.
    pub(super) fn new(sentence: &str, language: Language) -> Option<Self> {
        if language != Language::English {
            return None;
        }
        let mut meaning = Self::default();
        let plain = super::vector::plain(sentence);
        for word in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            let known = TABLE.word(word.as_bytes());
            if !known.vector.is_empty() {
                meaning.sum.resize(known.vector.len(), 0.0);
                meaning.sum.iter_mut().zip(&known.vector).for_each(|(sum, value)| *sum += value);
            }
            if meaning.words.len() < WORDS {
                let key = hash(0, stem::stem(word, Language::English).chars());
                meaning.words.push(Word::new(key, known.weight, &known.vector));
            }
        }
        let length = meaning.sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        if length <= 0.0 {
            return None;
        }
        meaning.sum.iter_mut().for_each(|value| *value /= length);
        Some(meaning)
    }

    /// The cosine of the sums, from 0.
    pub(super) fn cosine(&self, other: &Self) -> f32 {
        self.sum.iter().zip(&other.sum).map(|(a, b)| a * b).sum::<f32>().clamp(0.0, 1.0)
    }

    /// How much of each sentence the words of the other one cover, the harmonic mean of both, from 0 to 1.
    pub(super) fn coverage(&self, other: &Self) -> f32 {
        let mut columns = vec![0.0_f32; other.words.len()];
        let mut rows = Vec::with_capacity(self.words.len());
        for word in &self.words {
            let mut best = 0.0_f32;
            for (column, theirs) in columns.iter_mut().zip(&other.words) {
                let likeness = word.likeness(theirs);
                best = best.max(likeness);
                *column = column.max(likeness);
            }
            rows.push(best);
        }
        let (one, two) = (share(&self.words, &rows), share(&other.words, &columns));
        if one + two > 0.0 {
            2.0 * one * two / (one + two)
        } else {
            0.0
        }
    }
}

impl Word {
    fn new(key: u32, weight: f32, vector: &[f32]) -> Self {
        let largest = vector.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
        let step = 127.0 / largest.max(f32::MIN_POSITIVE);
        let vector: Vec<i8> = vector.iter().map(|value| (value * step).round() as i8).collect();
        let length = vector.iter().map(|value| f32::from(*value).powi(2)).sum::<f32>().sqrt();
        Self { key, weight, vector, share: if length > 0.0 { 1.0 / length } else { 0.0 } }
    }

    /// From 0 to 1, the same word.
    fn likeness(&self, other: &Self) -> f32 {
        if self.key == other.key {
            return 1.0;
        }
        let product: i32 =
            self.vector.iter().zip(&other.vector).map(|(a, b)| i32::from(i16::from(*a) * i16::from(*b))).sum();
        LIKE * (product as f32 * self.share * other.share).clamp(0.0, 1.0)
    }
}

/// The share of the weight of `words` that is covered.
fn share(words: &[Word], covered: &[f32]) -> f32 {
    let all: f32 = words.iter().map(|word| word.weight).sum();
    let sum: f32 = words.iter().zip(covered).map(|(word, covered)| word.weight * covered).sum();
    if all > 0.0 {
        sum / all
    } else {
        0.0
    }
}
