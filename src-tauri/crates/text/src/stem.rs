//! Word stems, so that "closed" and "closing" count as one word.
use crate::Language;
use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

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
    Stemmer::create(algorithm).stem(word)
}

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
    fn without_a_stemmer_the_word_stays() {
        assert_eq!(stem("closing", Language::Unknown), "closing");
        assert_eq!(stem("miasta", Language::Polish), "miasta");
    }
}
