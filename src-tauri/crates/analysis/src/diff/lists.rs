//! Words that say what a change is about, one data file a language, beside the lists that all comparisons share.
use crate::compare::lexicon;
use crate::quotes;
use crate::sections::sections;
use broadsheet_text::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where the lists stand. To add a language: one file, one line here.
const FILES: [(Language, &str); 6] = [
    (Language::English, include_str!("lists/en.txt")),
    (Language::German, include_str!("lists/de.txt")),
    (Language::French, include_str!("lists/fr.txt")),
    (Language::Spanish, include_str!("lists/es.txt")),
    (Language::Italian, include_str!("lists/it.txt")),
    (Language::Portuguese, include_str!("lists/pt.txt")),
];

/// What a word or phrase can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Turns a statement into its opposite.
    Negation,
    /// Takes back or weakens a statement.
    Hedge,
    /// Weakens a number ("about", "at least").
    Approximate,
    /// A number.
    Number,
    /// A day or month.
    Day,
    /// Reports what was said.
    Report,
    /// Names a source without a verb.
    According,
    /// An article.
    Determiner,
    /// Stands before a name ("Firma"), where nouns are capitalized too.
    BeforeName,
}

/// The lists of one language.
#[derive(Debug)]
pub(super) struct Lists {
    language: Language,
    words: FxHashMap<String, Vec<Class>>,
    /// Phrases of several words, by their first.
    phrases: FxHashMap<String, Vec<(Vec<String>, Class)>>,
}

/// How a note begins that says what was corrected, and what such notes say; in lower case, apostrophes straight.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Its heading.
    pub headings: Vec<&'static str>,
    /// Words in it.
    pub words: Vec<&'static str>,
    /// What it calls the text that it stands in; without one of these an "earlier version" may be of a bill.
    pub this_text: Vec<&'static str>,
}

impl Lists {
    fn read(language: Language, file: &str) -> Self {
        let mut lists = Self { language, words: FxHashMap::default(), phrases: FxHashMap::default() };
        for (section, line) in sections(file) {
            let class = match section {
                "negation" => Class::Negation,
                "hedge" => Class::Hedge,
                "approximate" => Class::Approximate,
                "number" => Class::Number,
                "day" => Class::Day,
                "report" => Class::Report,
                "according" => Class::According,
                "determiner" => Class::Determiner,
                "before_name" => Class::BeforeName,
                _ => continue,
            };
            for entry in line.split_whitespace() {
                match entry.split_once('_') {
                    None => lists.words.entry(entry.to_owned()).or_default().push(class),
                    Some((first, rest)) => {
                        let rest = rest.split('_').map(str::to_owned).collect();
                        lists.phrases.entry(first.to_owned()).or_default().push((rest, class));
                    }
                }
            }
        }
        lists
    }

    /// The lists of a language; empty ones where it has none.
    pub fn of(language: Language) -> &'static Self {
        static ALL: LazyLock<Vec<Lists>> =
            LazyLock::new(|| FILES.iter().map(|(language, file)| Lists::read(*language, file)).collect());
        static NONE: LazyLock<Lists> = LazyLock::new(|| Lists::read(Language::Unknown, ""));
        ALL.iter().find(|lists| lists.language == language).unwrap_or(&NONE)
    }

    /// Whether every capital letter inside a sentence tells a name; in German nouns have one too.
    pub fn names_by_capital(&self) -> bool {
        self.language != Language::German
    }

    /// Whether the subject follows a reporting verb without more ado; in English "said the" mostly begins what was said.
    pub fn subject_follows(&self) -> bool {
        !matches!(self.language, Language::English | Language::Unknown)
    }

    /// Whether a word in lower case, with a straight apostrophe, is of a class.
    pub fn is(&self, lower: &str, class: Class) -> bool {
        let shared = match class {
            Class::Negation => lexicon::is_negation(lower) || self.elides_not(lower),
            Class::Hedge => lexicon::is_hedge(lower),
            Class::Number => lexicon::number_word(lower).is_some() || lexicon::scale_word(lower).is_some(),
            Class::Report => lexicon::reporting_verb(lower).is_some(),
            Class::According => lower == "according",
            Class::BeforeName => quotes::leads_name(self.language, lower),
            Class::Approximate | Class::Day | Class::Determiner => false,
        };
        shared || self.words.get(lower).is_some_and(|classes| classes.contains(&class))
    }

    /// The number of words in a phrase of a class that `words` begins with; `None` when it begins with none.
    pub fn phrase<'a>(&self, words: impl Iterator<Item = &'a str> + Clone, class: Class) -> Option<usize> {
        let phrases = self.phrases.get(words.clone().next()?)?;
        let begins = |rest: &[String]| {
            let mut words = words.clone().skip(1);
            rest.iter().all(|word| words.next() == Some(word.as_str()))
        };
        phrases.iter().find(|(rest, of)| *of == class && begins(rest)).map(|(rest, _)| rest.len() + 1)
    }

    /// "n'a", "n'ont".
    fn elides_not(&self, lower: &str) -> bool {
        self.language == Language::French && lower.len() > 2 && lower.starts_with("n'")
    }
}

impl Notes {
    /// Those of all languages: a note may stand in another language than the article's own was taken for.
    pub fn all() -> &'static Self {
        static ALL: LazyLock<Notes> = LazyLock::new(|| {
            let mut notes = Notes::default();
            for (section, line) in FILES.iter().flat_map(|(_, file)| sections(file)) {
                match section {
                    "correction" => notes.headings.push(line),
                    "corrected" => notes.words.push(line),
                    "this_text" => notes.this_text.push(line),
                    _ => {}
                }
            }
            notes
        });
        &ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_their_language() {
        let check = |language, word: &str, class, expected: bool| {
            assert_eq!(Lists::of(language).is(word, class), expected, "{word}");
        };
        check(Language::English, "not", Class::Negation, true);
        check(Language::French, "pas", Class::Negation, true);
        check(Language::English, "pas", Class::Negation, false);
        check(Language::French, "n'ont", Class::Negation, true);
        check(Language::Spanish, "aseguró", Class::Report, true);
        check(Language::German, "vielleicht", Class::Hedge, true);
        check(Language::Unknown, "said", Class::Report, true);
    }

    #[test]
    fn phrases_are_found_at_their_beginning() {
        let check = |language, words: &str, class, expected: Option<usize>| {
            assert_eq!(Lists::of(language).phrase(words.split(' '), class), expected, "{words}");
        };
        check(Language::English, "at least", Class::Approximate, Some(2));
        check(Language::English, "at last", Class::Approximate, None);
        check(Language::English, "expected to appear", Class::Hedge, Some(2));
        check(Language::French, "sans doute", Class::Hedge, Some(2));
        check(Language::Unknown, "at least", Class::Approximate, None);
    }

    #[test]
    fn no_word_stands_twice_in_a_class() {
        for (language, file) in FILES {
            let lists = Lists::read(language, file);
            for (word, classes) in &lists.words {
                let mut once = classes.clone();
                once.dedup();
                assert_eq!(&once, classes, "{word}");
                assert_eq!(word, &word.to_lowercase());
            }
        }
    }
}
