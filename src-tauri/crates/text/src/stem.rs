//! Word stems, so that "closed" and "closing" count as one word.
use crate::Language;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxBuildHasher;
use std::borrow::Cow;
use std::cell::RefCell;
use std::hash::BuildHasher;

/// So many words are remembered with their stems in each thread; news repeats its words, and stemming costs ten times as
/// much as looking one up.
const REMEMBERED: usize = 1 << 12;

/// A word and its stem.
#[derive(Debug, Clone)]
struct Known {
    language: Language,
    word: Box<str>,
    stem: Box<str>,
}

thread_local! {
    static KNOWN: RefCell<Vec<Option<Known>>> = const { RefCell::new(Vec::new()) };
}

/// The stem of a lower-case `word` (Snowball, Porter 2001, by `rust-stemmers`); the word itself in a language without a
/// stemmer.
pub fn stem(word: &str, language: Language) -> Cow<'_, str> {
    let algorithm = match language {
        Language::English => Algorithm::English,
        Language::German => Algorithm::German,
        Language::French => Algorithm::French,
        Language::Spanish => Algorithm::Spanish,
        Language::Portuguese => Algorithm::Portuguese,
        Language::Italian => Algorithm::Italian,
        Language::Dutch => Algorithm::Dutch,
        Language::Other(code) => match &code {
            b"ar" => Algorithm::Arabic,
            b"da" => Algorithm::Danish,
            b"el" => Algorithm::Greek,
            b"fi" => Algorithm::Finnish,
            b"hu" => Algorithm::Hungarian,
            b"nb" | b"nn" | b"no" => Algorithm::Norwegian,
            b"ro" => Algorithm::Romanian,
            b"ru" => Algorithm::Russian,
            b"sv" => Algorithm::Swedish,
            b"ta" => Algorithm::Tamil,
            b"tr" => Algorithm::Turkish,
            _ => return Cow::Borrowed(word),
        },
        // Snowball has no Polish stemmer.
        Language::Polish | Language::Unknown => return Cow::Borrowed(word),
    };
    if word.len() > LONG {
        return Stemmer::create(algorithm).stem(word);
    }
    KNOWN.with_borrow_mut(|known| {
        if known.is_empty() {
            known.resize(REMEMBERED, None);
        }
        let place = FxBuildHasher.hash_one(word) as usize >> 16 & (REMEMBERED - 1);
        let Some(slot) = known.get_mut(place) else { return Stemmer::create(algorithm).stem(word) };
        if let Some(known) = slot.as_ref().filter(|known| *known.word == *word && known.language == language) {
            return match word.strip_prefix(&*known.stem) {
                // Most stems are the beginning of the word: nothing has to be copied.
                Some(rest) => Cow::Borrowed(word.get(..word.len() - rest.len()).unwrap_or(word)),
                None => Cow::Owned(known.stem.to_string()),
            };
        }
        let stem = Stemmer::create(algorithm).stem(word);
        *slot = Some(Known { language, word: word.into(), stem: stem.as_ref().into() });
        stem
    })
}

/// Longer ones, in bytes, are no words, and not remembered.
const LONG: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: Language, words: &[&str]) {
        let stems: Vec<_> = words.iter().map(|word| stem(word, language)).collect();
        assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{stems:?}");
    }

    #[test]
    fn forms_of_one_word_share_a_stem() {
        check(Language::English, &["closed", "closing", "closes"]);
        check(Language::German, &["häuser", "häusern"]);
        check(Language::French, &["continuer", "continué"]);
        check(Language::Spanish, &["trabajaba", "trabajando"]);
        check(Language::Other(*b"sv"), &["bilen", "bilar"]);
    }

    #[test]
    fn a_word_that_is_met_again_has_the_stem_of_its_own_language() {
        let words: Vec<String> = (0..3 * REMEMBERED).map(|n| format!("closing{n}s")).collect();
        let first: Vec<String> = words.iter().map(|word| stem(word, Language::English).into_owned()).collect();
        assert!(words.iter().zip(&first).all(|(word, first)| stem(word, Language::English) == *first));
        for _ in 0..2 {
            // A stem that is the beginning of its word, one that is not, and another language in the same place.
            assert_eq!(stem("closing", Language::English), "close");
            assert_eq!(stem("happily", Language::English), "happili");
            assert_eq!(stem("closing", Language::French), "closing");
        }
    }

    #[test]
    fn without_a_stemmer_the_word_stays() {
        assert_eq!(stem("closing", Language::Unknown), "closing");
        assert_eq!(stem("miasta", Language::Polish), "miasta");
    }
}
