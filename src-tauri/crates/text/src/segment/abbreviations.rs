//! Abbreviations: one file a language in `abbreviations/`, written for this project.
use crate::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a dot after an abbreviation can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// No sentence ends here ("Mr.").
    Never,
    /// An abbreviation before a number ("No. 5"), else a word.
    Number,
    /// A sentence may end here ("Inc.").
    Maybe,
    /// A sentence ends here unless it goes on in lower case ("etc.").
    Last,
}

type Table = LazyLock<FxHashMap<&'static str, Class>>;

fn read(file: &'static str) -> FxHashMap<&'static str, Class> {
    let mut table = FxHashMap::default();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let Some((class, words)) = line.split_once(':') else { continue };
        let class = match class {
            "never" => Class::Never,
            "number" => Class::Number,
            "last" => Class::Last,
            _ => Class::Maybe,
        };
        table.extend(words.split_whitespace().map(|word| (word, class)));
    }
    table
}

static ENGLISH: Table = Table::new(|| read(include_str!("../abbreviations/en.txt")));
static GERMAN: Table = Table::new(|| read(include_str!("../abbreviations/de.txt")));
static FRENCH: Table = Table::new(|| read(include_str!("../abbreviations/fr.txt")));
static SPANISH: Table = Table::new(|| read(include_str!("../abbreviations/es.txt")));
static PORTUGUESE: Table = Table::new(|| read(include_str!("../abbreviations/pt.txt")));
static ITALIAN: Table = Table::new(|| read(include_str!("../abbreviations/it.txt")));
static DUTCH: Table = Table::new(|| read(include_str!("../abbreviations/nl.txt")));
static POLISH: Table = Table::new(|| read(include_str!("../abbreviations/pl.txt")));

/// What `word` (lower case, without its last dot) is as an abbreviation. A language without a list borrows the English
/// one, which holds what is written the world over ("Dr.", "Inc.").
pub(super) fn class(word: &str, language: Language) -> Option<Class> {
    let table = match language {
        Language::English | Language::Other(_) | Language::Unknown => &ENGLISH,
        Language::German => &GERMAN,
        Language::French => &FRENCH,
        Language::Spanish => &SPANISH,
        Language::Portuguese => &PORTUGUESE,
        Language::Italian => &ITALIAN,
        Language::Dutch => &DUTCH,
        Language::Polish => &POLISH,
    };
    table.get(word).copied()
}
