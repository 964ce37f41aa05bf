//! Words that make a sentence hard to understand alone, one data file a language. Method: the dangling references of Paice
//! (1990), "Constructing literature abstracts by computer".
use crate::sections::sections;
use broadsheet_text::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where a language's words stand. To add a language: one file, one line here.
const FILES: [(Language, &str); 8] = [
    (Language::English, include_str!("en.txt")),
    (Language::German, include_str!("de.txt")),
    (Language::French, include_str!("fr.txt")),
    (Language::Spanish, include_str!("es.txt")),
    (Language::Portuguese, include_str!("pt.txt")),
    (Language::Italian, include_str!("it.txt")),
    (Language::Dutch, include_str!("nl.txt")),
    (Language::Polish, include_str!("pl.txt")),
];

/// Word classes as bits; a word can be in several.
pub(super) mod class {
    /// Stands for something that was named before ("he", "their").
    pub const PRONOUN: u16 = 1;
    /// Goes on from what was said before ("but", "however").
    pub const CONNECTIVE: u16 = 1 << 1;
    /// Points at something ("this", "such").
    pub const DEMONSTRATIVE: u16 = 1 << 2;
    /// The definite article.
    pub const ARTICLE: u16 = 1 << 3;
    /// With a definite article means an event or words that were told before ("the move").
    pub const BACK: u16 = 1 << 4;
    /// With a definite article means someone or something that was named before ("the company").
    pub const ROLE: u16 = 1 << 5;
    /// After a noun says which one is meant ("the decision to …").
    pub const COMPLEMENT: u16 = 1 << 6;
    /// With a demonstrative means the present ("this week").
    pub const TIME: u16 = 1 << 7;
    /// A voice speaks that is not the outlet's.
    pub const PERSONAL: u16 = 1 << 8;
    /// Begins captions, credits, bylines and calls to read on.
    pub const LABEL: u16 = 1 << 9;
    /// Between commas or in parentheses points at a picture ("(left)").
    pub const ASIDE: u16 = 1 << 10;
    /// Speaks of the picture beside it ("pictured").
    pub const PICTURED: u16 = 1 << 12;
    /// Stands in a phrase of credits.
    pub const CREDIT: u16 = 1 << 11;
    /// Sections of the data files.
    pub const SECTIONS: &[(&str, u16)] = &[
        ("pronoun", PRONOUN),
        ("connective", CONNECTIVE),
        ("demonstrative", DEMONSTRATIVE),
        ("article", ARTICLE),
        ("back", BACK),
        ("role", ROLE),
        ("complement", COMPLEMENT),
        ("time", TIME),
        ("personal", PERSONAL),
        ("label", LABEL),
        ("aside", ASIDE),
        ("pictured", PICTURED),
    ];
}

/// The words of a language.
#[derive(Debug, Default)]
pub(super) struct Cues {
    classes: FxHashMap<&'static str, u16>,
    /// Phrases of credits and of calls to read on, in lower case.
    pub credits: Vec<String>,
}

impl Cues {
    /// Of a language; without words where none are known.
    pub fn of(language: Language) -> &'static Self {
        static ALL: LazyLock<Vec<(Language, Cues)>> =
            LazyLock::new(|| FILES.iter().map(|(language, file)| (*language, Cues::read(file))).collect());
        static NONE: LazyLock<Cues> = LazyLock::new(Cues::default);
        ALL.iter().find(|(known, _)| *known == language).map_or(&NONE, |(_, cues)| cues)
    }

    fn read(file: &'static str) -> Self {
        let mut cues = Self::default();
        for (section, line) in sections(file) {
            if section == "credit" {
                for phrase in line.split_whitespace() {
                    // The longest word is the rarest one: where it is missing, the phrase need not be looked for.
                    let rarest = phrase.split('_').max_by_key(|word| word.len()).unwrap_or_default();
                    *cues.classes.entry(rarest).or_default() |= class::CREDIT;
                    cues.credits.push(phrase.replace('_', " "));
                }
                continue;
            }
            let bits = class::SECTIONS.iter().find(|(name, _)| *name == section).map_or(0, |(_, bits)| *bits);
            for word in line.split_whitespace() {
                *cues.classes.entry(word).or_default() |= bits;
            }
        }
        cues
    }

    /// The classes of a word, whatever its case; 0 when it is in none.
    pub fn classes(&self, word: &str) -> u16 {
        // Longer than any that is listed.
        if word.len() > 24 || self.classes.is_empty() {
            return 0;
        }
        let known = |word: &str| self.classes.get(word).copied().unwrap_or_default();
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            known(word)
        } else {
            known(&word.to_lowercase())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_known_and_every_language_has_the_main_ones() {
        for (language, file) in FILES {
            let names = file.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
            for name in names {
                assert!(
                    name == "credit" || class::SECTIONS.iter().any(|(known, _)| *known == name),
                    "{language:?}: {name}"
                );
            }
            let has = |bits: u16| Cues::of(language).classes.values().any(|classes| classes & bits != 0);
            for bits in [class::PRONOUN, class::CONNECTIVE, class::DEMONSTRATIVE, class::TIME, class::LABEL] {
                assert!(has(bits), "{language:?}");
            }
        }
    }

    #[test]
    fn words_have_their_classes() {
        let check = |language, word: &str, bits: u16| assert_ne!(Cues::of(language).classes(word) & bits, 0, "{word}");
        check(Language::English, "However", class::CONNECTIVE);
        check(Language::English, "move", class::BACK);
        check(Language::German, "Entscheidung", class::BACK);
        check(Language::Polish, "Jednak", class::CONNECTIVE);
        assert_eq!(Cues::of(Language::English).classes("harbor"), 0);
        assert_eq!(Cues::of(Language::Unknown).classes("he"), 0);
        assert!(Cues::of(Language::English).credits.contains(&"contributed to this report".to_string()));
    }
}
