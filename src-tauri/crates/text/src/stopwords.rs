//! Words that carry no topic: one file a language in `stopwords/`, written for this project.
use crate::Language;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

type List = LazyLock<FxHashSet<&'static str>>;

/// The words of a file: blanks between them, `#` begins a comment line.
fn read(file: &'static str) -> FxHashSet<&'static str> {
    file.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

static ENGLISH: List = List::new(|| read(include_str!("stopwords/en.txt")));
static GERMAN: List = List::new(|| read(include_str!("stopwords/de.txt")));
static FRENCH: List = List::new(|| read(include_str!("stopwords/fr.txt")));
static SPANISH: List = List::new(|| read(include_str!("stopwords/es.txt")));
static PORTUGUESE: List = List::new(|| read(include_str!("stopwords/pt.txt")));
static ITALIAN: List = List::new(|| read(include_str!("stopwords/it.txt")));
static DUTCH: List = List::new(|| read(include_str!("stopwords/nl.txt")));
static POLISH: List = List::new(|| read(include_str!("stopwords/pl.txt")));

fn list(language: Language) -> Option<&'static List> {
    Some(match language {
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Portuguese => &PORTUGUESE,
        Language::Italian => &ITALIAN,
        Language::Dutch => &DUTCH,
        Language::Polish => &POLISH,
        Language::Other(_) | Language::Unknown => return None,
    })
}

/// The languages that have a list.
pub const LANGUAGES: [Language; 8] = [
    Language::English,
    Language::German,
    Language::French,
    Language::Spanish,
    Language::Portuguese,
    Language::Italian,
    Language::Dutch,
    Language::Polish,
];

/// Whether a lower-case `word` is a stop word; always `false` in a language without a list. A typographic apostrophe
/// counts as a plain one.
pub fn contains(word: &str, language: Language) -> bool {
    let Some(list) = list(language) else { return false };
    list.contains(word) || (word.contains('’') && list.contains(word.replace('’', "'").as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, language: Language, expected: bool) {
        assert_eq!(contains(word, language), expected, "{word} {language:?}");
    }

    #[test]
    fn words_by_language() {
        check("the", Language::English, true);
        check("don’t", Language::English, true);
        check("harbor", Language::English, false);
        check("the", Language::German, false);
        check("während", Language::German, true);
        check("où", Language::French, true);
        check("też", Language::Polish, true);
        check("the", Language::Unknown, false);
        check("#", Language::English, false);
    }

    #[test]
    fn every_listed_language_has_words_in_lower_case() {
        for language in LANGUAGES {
            let list = list(language).unwrap();
            assert!(list.len() > 150, "{language:?}");
            assert!(list.iter().all(|word| word.to_lowercase() == **word), "{language:?}");
        }
    }
}
