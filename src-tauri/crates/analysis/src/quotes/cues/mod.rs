//! Cue lists and the small word classes around them, one data file a language.
use crate::sections::sections;
use broadsheet_text::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Where a language's lists stand. To add a language: one file, one line here.
const FILES: [(Language, &str); 6] = [
    (Language::English, include_str!("en.txt")),
    (Language::German, include_str!("de.txt")),
    (Language::French, include_str!("fr.txt")),
    (Language::Spanish, include_str!("es.txt")),
    (Language::Portuguese, include_str!("pt.txt")),
    (Language::Italian, include_str!("it.txt")),
];

/// Word classes as bits; a word can be in several.
pub(super) mod class {
    macro_rules! classes {
        ($($name:ident = $section:literal),* $(,)?) => {
            classes!(@bits 0u64; $($name,)*);
            /// The section of the data file that fills each class.
            pub const SECTIONS: &[(&str, u64)] = &[$(($section, $name)),*];
        };
        (@bits $at:expr; $name:ident, $($rest:ident,)*) => {
            pub const $name: u64 = 1 << ($at);
            classes!(@bits $at + 1; $($rest,)*);
        };
        (@bits $at:expr;) => {};
    }
    classes! {
        SAY = "say", INDIRECT_ONLY = "say_indirect_only", AMBIGUOUS = "ambiguous", LABEL = "label",
        PARTICIPLE = "participle", AFTER = "according_after", AUX = "aux", WENT = "went_on",
        PRON_M = "pron_m", PRON_F = "pron_f", PRON_PL = "pron_pl", PRON_I = "pron_i", PRON_IT = "pron_it",
        POSS_M = "poss_m", POSS_F = "poss_f", REL = "rel", DET = "det", PREP = "prep", NP_PREP = "np_prep",
        CONJ = "conj", THAT = "that", TELL = "tell", PASSIVE = "passive", TITLE_M = "title_m", TITLE_F = "title_f",
        TITLE = "title", SUFFIX = "suffix", ROLE_M = "role_m", ROLE_F = "role_f", ROLE = "role", ORG = "org",
        ORGREF = "orgref", PARTICLE = "particle", TIME = "time", NOTNAME = "notname", NOTSTART = "notstart",
        WORK = "work", VERB = "verb", SEPARATED = "after", SUBJUNCTIVE = "subjunctive", CUE_NOUN = "cue_noun",
        PAST = "past", INFINITIVE = "infinitive", HAVE = "have", BE = "be", CLITIC = "clitic", REFLEXIVE = "reflexive",
        DET_M = "det_m", DET_F = "det_f", COORDINATING = "coordinating",
        ACT = "act", INTENT = "intent", EVIDENCE = "evidence", PHRASED = "phrased",
        GIVEN_M = "given m", GIVEN_F = "given f", GIVEN_U = "given u",
    }
    pub const PRON: u64 = PRON_M | PRON_F | PRON_PL | PRON_I | PRON_IT;
    pub const TITLES: u64 = TITLE | TITLE_M | TITLE_F;
    pub const ROLES: u64 = ROLE | ROLE_M | ROLE_F;
    pub const GIVEN: u64 = GIVEN_M | GIVEN_F | GIVEN_U;
}

/// The lists of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub language: Language,
    classes: FxHashMap<String, u64>,
    /// "according to" and its like, as words.
    pub according: Vec<Vec<String>>,
    /// Verbs with the preposition behind which stands what was said ("called for"), as words.
    pub act_phrases: Vec<Vec<String>>,
    /// What announces a term or a name and not an utterance ("so-called", "known as").
    pub so_called: Vec<Vec<String>>,
    /// Reporting verbs of several words ("fait valoir", "reso noto").
    pub cue_phrases: Vec<Vec<String>>,
    /// What leads a reporting verb behind what it reports ("comme", "según", "secondo quanto").
    pub as_said: Vec<Vec<String>>,
    /// How a sentence begins that says who spoke in the one before ("Así lo", "C'est ce qu'").
    pub thus: Vec<Vec<String>>,
}

impl Lexicon {
    fn read(language: Language, file: &str) -> Self {
        let mut lexicon = Self {
            language,
            classes: FxHashMap::default(),
            according: vec![],
            act_phrases: vec![],
            so_called: vec![],
            cue_phrases: vec![],
            as_said: vec![],
            thus: vec![],
        };
        for (section, line) in sections(file) {
            let phrases = line.split_whitespace().map(|entry| entry.split('_').map(str::to_owned).collect::<Vec<_>>());
            match section {
                "according" => lexicon.according.extend(phrases),
                "act_phrase" => {
                    for phrase in phrases {
                        phrase.first().into_iter().for_each(|word: &String| lexicon.add(word, "phrased"));
                        lexicon.act_phrases.push(phrase);
                    }
                }
                "so_called" => lexicon.so_called.extend(phrases),
                "cue_phrase" => lexicon.cue_phrases.extend(phrases),
                "as" => lexicon.as_said.extend(phrases),
                "thus" => lexicon.thus.extend(phrases),
                _ => line.split_whitespace().for_each(|word| lexicon.add(word, section)),
            }
        }
        for line in include_str!("given_names.txt").lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let section = match words.next() {
                Some("m") => "given m",
                Some("f") => "given f",
                _ => "given u",
            };
            words.for_each(|word| lexicon.add(word, section));
        }
        lexicon
    }

    /// Whether it is French, Spanish, Portuguese or Italian.
    pub fn romance(&self) -> bool {
        use Language::{French, Italian, Portuguese, Spanish};
        matches!(self.language, French | Italian | Portuguese | Spanish)
    }

    fn add(&mut self, word: &str, section: &str) {
        let bits = class::SECTIONS.iter().find(|(name, _)| *name == section).map_or(0, |(_, bits)| *bits);
        *self.classes.entry(word.to_owned()).or_default() |= bits;
    }

    /// The classes of a lower-case word; 0 when it is in none.
    pub fn classes(&self, lower: &str) -> u64 {
        self.classes.get(lower).copied().unwrap_or(0)
    }

    /// The lists for a text: those of its language, or, when it has none, those whose small words stand most often
    /// in the beginning of the text.
    pub fn of(language: Language, text: &str) -> &'static Self {
        static ALL: LazyLock<Vec<Lexicon>> =
            LazyLock::new(|| FILES.iter().map(|(language, file)| Lexicon::read(*language, file)).collect());
        static NONE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(Language::Unknown, ""));
        if let Some(found) = ALL.iter().find(|lexicon| lexicon.language == language) {
            return found;
        }
        let small = class::DET | class::PREP | class::CONJ | class::PRON | class::AUX;
        let mut counts = vec![0usize; ALL.len()];
        for word in text.split_whitespace().take(1_000) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            for (count, lexicon) in counts.iter_mut().zip(ALL.iter()) {
                *count += usize::from(lexicon.classes(&word) & small != 0);
            }
        }
        // Ties go to the first list, which is English.
        counts.iter().zip(ALL.iter()).rev().max_by_key(|(count, _)| **count).map_or(&NONE, |(_, lexicon)| lexicon)
    }
}
