//! The table of English word vectors, `words.bin`: made by `vectors/distill.py` beside this crate's manifest, after
//! model2vec and tokenlearn (Minish, 2024): vectors whose sum over a sentence's words comes closest to the vector that
//! all-MiniLM-L6-v2 (Reimers and Gurevych 2019; Apache-2.0) gives the sentence. How much a word weighs in a sentence
//! (SIF, Arora et al. 2017) is learned with them, as the length of its vector.
//!
//! Little-endian: "BSWV", the number of entries and of dimensions (u32 each); a length byte and the bytes of each entry,
//! the most frequent words first, pieces that go on inside a word with "##" before them, as in the vocabulary of BERT
//! (Devlin et al. 2019); a scale (f32) for each entry; and four bits for each number, the even dimension in the lower half.
//! The upper bit of a length byte marks the words that an English dictionary has.
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Length of a vector.
pub(super) const DIMENSIONS: usize = 256;
/// The bit of a length byte that marks an English word.
const ENGLISH: u8 = 0x80;
/// Shorter words are alike in many languages.
const SHORT: usize = 3;
/// No entry is longer, in bytes.
const LONGEST: usize = 18;
/// How frequent a word is whose rank is not known: rarer than nearly all of the entries.
const RARE: f32 = 6.5;
/// The rank from which the weight of a word rises steeply.
const KNEE: f32 = 40.0;
/// What the most frequent word of all weighs.
const LEAST: f32 = 0.3;

static FILE: &[u8] = include_bytes!("words.bin");

/// Reads the table the first time that it is asked for, in a millisecond or two. A broken file gives an empty table.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(FILE).unwrap_or_default());

#[derive(Default)]
pub(super) struct Table {
    /// Entries that begin a word, and entries that go on inside one, with their number.
    first: FxHashMap<&'static [u8], u32>,
    inner: FxHashMap<&'static [u8], u32>,
    english: FxHashSet<&'static [u8]>,
    /// The number of "the": what stands before it are letters and digits.
    most_frequent: u32,
    scales: &'static [u8],
    rows: &'static [u8],
}

/// What the table knows of a word.
pub(super) struct Word {
    /// Its vector; empty when the word cannot be put together from the entries.
    pub(super) vector: Vec<f32>,
    /// How much it tells: the rarer, the more.
    pub(super) weight: f32,
}

impl Table {
    fn read(file: &'static [u8]) -> Option<Self> {
        let rest = file.strip_prefix(b"BSWV")?;
        let (count, rest) = number(rest)?;
        let (dimensions, mut rest) = number(rest)?;
        if dimensions as usize != DIMENSIONS {
            return None;
        }
        let mut table = Self::default();
        for at in 0..count {
            let (length, after) = rest.split_first()?;
            let (word, after) = after.split_at_checked(usize::from(*length & !ENGLISH))?;
            if length & ENGLISH != 0 && word.len() >= SHORT {
                table.english.insert(word);
            }
            match word.strip_prefix(b"##") {
                Some(piece) => table.inner.insert(piece, at),
                None => table.first.insert(word, at),
            };
            rest = after;
        }
        let (scales, rows) = rest.split_at_checked(count as usize * 4)?;
        table.most_frequent = table.first.get(b"the".as_slice()).copied()?;
        (rows.len() == count as usize * DIMENSIONS / 2).then_some(Self { scales, rows, ..table })
    }

    /// Whether an English dictionary has the word, in lower case. Words of one or two letters are not told.
    pub(super) fn is_english(&self, word: &str) -> bool {
        self.english.contains(word.as_bytes())
    }

    /// The share of the longer words of `text` that an English dictionary has.
    pub(super) fn english(&self, text: &str) -> f32 {
        let (mut all, mut english) = (0_u32, 0_u32);
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            if word.chars().count() >= SHORT && word.chars().all(char::is_alphabetic) {
                all += 1;
                english += u32::from(self.english.contains(word.to_ascii_lowercase().as_bytes()));
            }
        }
        english as f32 / all.max(1) as f32
    }

    /// Looks `word` up, lower-case ASCII letters and digits. A word that is no entry is put together from the longest
    /// entries, from left to right (Wu et al. 2016).
    pub(super) fn word(&self, word: &[u8]) -> Word {
        let mut vector = Vec::new();
        if let Some(at) = self.first.get(word) {
            self.add(*at, &mut vector);
            let numeral = word.iter().all(u8::is_ascii_digit);
            let rank = at.saturating_sub(self.most_frequent) as f32;
            let weight = LEAST + if numeral { RARE } else { (1.0 + rank / KNEE).ln() };
            return Word { vector, weight };
        }
        let mut rest = word;
        while !rest.is_empty() {
            let entries = if rest.len() == word.len() { &self.first } else { &self.inner };
            let found = (1..=rest.len().min(LONGEST)).rev().find_map(|length| {
                let (piece, after) = rest.split_at_checked(length)?;
                Some((*entries.get(piece)?, after))
            });
            let Some((at, after)) = found else {
                vector.clear();
                break;
            };
            self.add(at, &mut vector);
            rest = after;
        }
        Word { vector, weight: LEAST + RARE }
    }

    /// Adds the vector of an entry.
    fn add(&self, entry: u32, sum: &mut Vec<f32>) {
        sum.resize(DIMENSIONS, 0.0);
        let entry = entry as usize;
        let row = self.rows.chunks_exact(DIMENSIONS / 2).nth(entry);
        let scale =
            self.scales.chunks_exact(4).nth(entry).and_then(|bytes| Some(f32::from_le_bytes(bytes.try_into().ok()?)));
        let (Some(row), Some(scale)) = (row, scale) else { return };
        for (pair, byte) in sum.chunks_exact_mut(2).zip(row) {
            for (value, level) in pair.iter_mut().zip([byte & 15, byte >> 4]) {
                // Sixteen levels, even on both sides of zero.
                *value += (f32::from(level) - 7.5) * scale;
            }
        }
    }
}

fn number(bytes: &'static [u8]) -> Option<(u32, &'static [u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*number), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_whole_file() {
        assert!(TABLE.first.len() + TABLE.inner.len() > 25_000);
        assert_eq!(TABLE.rows.len(), (TABLE.first.len() + TABLE.inner.len()) * DIMENSIONS / 2);
    }

    #[test]
    fn a_broken_file_gives_nothing() {
        for end in [0, 3, 4, 9, 12, 40, FILE.len() / 2, FILE.len() - 1] {
            assert!(Table::read(FILE.get(..end).unwrap()).is_none(), "{end}");
        }
    }

    #[test]
    fn frequent_words_weigh_less() {
        let weight = |word: &str| TABLE.word(word.as_bytes()).weight;
        assert!(weight("the") < weight("minister") && weight("minister") < weight("ferry"));
        assert!(weight("ferry") < weight("zworblin"));
    }

    #[test]
    fn unknown_words_are_put_together() {
        let known = |word: &str| !TABLE.word(word.as_bytes()).vector.is_empty();
        assert!(known("bridge") && known("zworblin"));
        assert!(!known("") && !known("Bridge"));
    }

    #[test]
    fn knows_english() {
        assert!(TABLE.english("Odvar Minnelund wins Tessaly mayor race") > 0.4);
        assert!(TABLE.english("Odvar Minnelund gewinnt Bürgermeisterwahl in Tessaly") < 0.2);
        assert!(TABLE.english("Alcaldesa de Tessaly gana elecciones municipales") < 0.2);
        assert_eq!(TABLE.english("2014, of"), 0.0);
    }
}
