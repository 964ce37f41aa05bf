//! Single English words, for those who weigh them by more than one sentence.
use super::table::TABLE;
use unicode_normalization::{char::is_combining_mark, UnicodeNormalization};

/// The vector of an English word; of one with marks inside ("twenty-one") the sum of its parts. Empty when nothing is
/// known of it. Its length tells how much the word counts in a sentence.
pub(crate) fn vector(word: &str) -> Vec<f32> {
    let plain = plain(word);
    let mut sum: Vec<f32> = Vec::new();
    for part in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        let known = TABLE.word(part.as_bytes()).vector;
        sum.resize(sum.len().max(known.len()), 0.0);
        sum.iter_mut().zip(&known).for_each(|(sum, value)| *sum += value);
    }
    sum
}

/// Whether an English dictionary has the word, or the word without a plural's "s".
pub(crate) fn in_dictionary(word: &str) -> bool {
    let lower = word.to_lowercase();
    let single = lower.strip_suffix('s').unwrap_or(&lower);
    TABLE.is_english(&lower) || TABLE.is_english(single)
}

/// In lower case and without accents, as the table has its words.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_vectors() {
        assert_eq!(vector("Bridge"), vector("bridge"));
        assert!(!vector("twenty-one").is_empty() && !vector("café").is_empty());
        assert!(vector("").is_empty() && vector("…").is_empty());
    }

    #[test]
    fn names_are_not_in_the_dictionary() {
        assert!(["fuel", "Farmers", "Wages"].iter().all(|word| in_dictionary(word)));
        assert!(["Norhaven", "Tamm", "", "s"].iter().all(|word| !in_dictionary(word)));
    }
}
