//! The word lists, one file each in `lists/`, general and written for this project.
use crate::Language;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Words by language code.
type ByLanguage<T> = FxHashMap<&'static str, T>;

/// "LANGUAGE: rest" lines; `#` begins a comment line.
fn lines(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    file.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}

fn sets(file: &'static str) -> ByLanguage<FxHashSet<String>> {
    let mut found: ByLanguage<FxHashSet<String>> = FxHashMap::default();
    for (language, words) in lines(file) {
        found.entry(language).or_default().extend(words.split_whitespace().map(super::spelling::plain));
    }
    found
}

static NEGATIONS: LazyLock<ByLanguage<FxHashSet<String>>> = LazyLock::new(|| sets(include_str!("lists/negations.txt")));
static DATES: LazyLock<ByLanguage<FxHashSet<String>>> = LazyLock::new(|| sets(include_str!("lists/dates.txt")));
static LIGHT: LazyLock<ByLanguage<FxHashSet<String>>> = LazyLock::new(|| sets(include_str!("lists/light.txt")));

fn holds(sets: &ByLanguage<FxHashSet<String>>, word: &str, language: Language) -> bool {
    language.code().and_then(|code| sets.get(code)).is_some_and(|words| words.contains(word))
}

/// Whether a plain word turns a statement round.
pub(super) fn negates(word: &str, language: Language) -> bool {
    holds(&NEGATIONS, word, language)
}

/// Whether a plain word is a day of the week or a month.
pub(super) fn is_date(word: &str, language: Language) -> bool {
    holds(&DATES, word, language)
}

/// Whether a plain word carries little by itself.
pub(super) fn is_light(word: &str, language: Language) -> bool {
    holds(&LIGHT, word, language)
}

/// The value of a plain word that is a number.
pub(super) fn number(word: &str, language: Language) -> Option<u64> {
    static VALUES: LazyLock<ByLanguage<FxHashMap<String, u64>>> = LazyLock::new(|| {
        let mut found: ByLanguage<FxHashMap<String, u64>> = FxHashMap::default();
        for (language, words) in lines(include_str!("lists/numbers.txt")) {
            let values = words.split_whitespace().filter_map(|pair| {
                let (word, value) = pair.split_once('=')?;
                Some((super::spelling::plain(word), value.parse().ok()?))
            });
            found.entry(language).or_default().extend(values);
        }
        found
    });
    VALUES.get(language.code()?)?.get(word).copied()
}

/// The class of a plain word among those that count as one in other words.
pub(super) fn class(word: &str, language: Language) -> Option<&'static str> {
    static CLASSES: LazyLock<ByLanguage<FxHashMap<String, &'static str>>> = LazyLock::new(|| {
        let mut found: ByLanguage<FxHashMap<String, &'static str>> = FxHashMap::default();
        for (language, words) in lines(include_str!("lists/alike.txt")) {
            let Some(first) = words.split_whitespace().next() else { continue };
            // A class of small words has a name in capitals, which is no word.
            let named = first.chars().all(char::is_uppercase);
            for word in words.split_whitespace().skip(usize::from(named)) {
                found.entry(language).or_default().entry(super::spelling::plain(word)).or_insert(first);
            }
        }
        found
    });
    CLASSES.get(language.code()?)?.get(word).copied()
}

/// The spelling that stands for all of a word.
pub(super) fn spelling(word: &str) -> Option<&'static str> {
    static SPELLINGS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
        let lines = include_str!("lists/spellings.txt").lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| line.split_once(' '))
            .flat_map(|(first, others)| others.split(' ').map(move |other| (other, first)))
            .collect()
    });
    SPELLINGS.get(word).copied()
}

/// Sounds and phrases of speech that print leaves out, as plain words: those that begin with a plain word.
pub(super) fn fillers(first: &str, language: Language) -> &'static [Vec<String>] {
    static FILLERS: LazyLock<ByLanguage<FxHashMap<String, Vec<Vec<String>>>>> = LazyLock::new(|| {
        let mut found: ByLanguage<FxHashMap<String, Vec<Vec<String>>>> = FxHashMap::default();
        for (language, phrases) in lines(include_str!("lists/fillers.txt")) {
            let known = found.entry(language).or_default();
            for phrase in phrases.split(", ") {
                let words: Vec<String> = phrase.split(' ').map(super::spelling::plain).collect();
                let first = words.first().cloned().unwrap_or_default();
                known.entry(first).or_default().push(words);
            }
        }
        found
    });
    let known = language.code().and_then(|code| FILLERS.get(code)).and_then(|known| known.get(first));
    known.map(Vec::as_slice).unwrap_or_default()
}
