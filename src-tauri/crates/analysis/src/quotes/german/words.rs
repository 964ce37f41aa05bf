//! What the form of a German word tells: case by the article, gender and person by the ending.
use crate::quotes::cues::{class, Lexicon};
use crate::quotes::outline::Outline;
use crate::Language;

/// Endings of nouns that are feminine, so that "der" before them is no nominative.
const FEMININE: [&str; 36] = [
    "ung",
    "heit",
    "keit",
    "schaft",
    "tion",
    "sion",
    "tät",
    "polizei",
    "partei",
    "agentur",
    "presse",
    "behörde",
    "gruppe",
    "kirche",
    "studie",
    "quelle",
    "seite",
    "bank",
    "union",
    "opposition",
    "wehr",
    "armee",
    "justiz",
    "woche",
    "stadt",
    "firma",
    "erin",
    "tin",
    "chefin",
    "kanzlei",
    "konferenz",
    "kammer",
    "spd",
    "cdu",
    "csu",
    "fdp",
];

/// Endings of nouns for people and for bodies of people.
const PERSONAL: [&str; 40] = [
    "ler",
    "ner",
    "rer",
    "ker",
    "ger",
    "ter",
    "cher",
    "ler",
    "lern",
    "ern",
    "erin",
    "innen",
    "ist",
    "isten",
    "istin",
    "ent",
    "enten",
    "entin",
    "ant",
    "anten",
    "antin",
    "oren",
    "leute",
    "schaft",
    "ministerium",
    "amt",
    "rat",
    "gruppe",
    "verein",
    "verband",
    "dienst",
    "büro",
    "kreise",
    "kreisen",
    "experten",
    "kommission",
    "ausschuss",
    "regierung",
    "opposition",
    "team",
];

/// The classes of a compound ("Regierungssprecherin", "Bundesinnenministerium"): its last part tells them.
pub(in crate::quotes) fn compound(lexicon: &Lexicon, lower: &str) -> u64 {
    const LAST: u64 = class::TITLES | class::ROLES | class::ORG | class::ORGREF;
    // Surnames end in these too ("Hoffmann", "Petersohn").
    const NAMES: [&str; 8] = ["mann", "sohn", "vater", "könig", "prinz", "bruder", "herr", "bund"];
    lower
        .char_indices()
        .skip(3)
        .filter_map(|(at, _)| lower.get(at..))
        .filter(|tail| tail.len() >= 4 && !NAMES.contains(tail))
        .map(|tail| lexicon.classes(tail) & LAST)
        .find(|classes| *classes != 0)
        .unwrap_or(0)
}

impl Outline<'_> {
    /// A word that opens a noun phrase: an article, a possessive, a quantity.
    pub(super) fn article(&self, at: usize) -> bool {
        self.word(at)
            && (self.has(at, class::DET)
                || matches!(
                    self.lower(at),
                    "allen"
                        | "vielen"
                        | "mehreren"
                        | "beiden"
                        | "dieses"
                        | "diesem"
                        | "diesen"
                        | "jener"
                        | "jene"
                        | "jenes"
                        | "jeder"
                        | "jede"
                        | "jedes"
                        | "manche"
                        | "zahlreiche"
                        | "weitere"
                        | "andere"
                        | "sämtliche"
                        | "etliche"
                        | "dessen"
                        | "deren"
                        | "seines"
                        | "seiner"
                        | "seinem"
                        | "seinen"
                        | "ihres"
                        | "ihrer"
                        | "ihrem"
                        | "ihren"
                        | "unserer"
                        | "beider"
                        | "keiner"
                        | "vier"
                        | "fünf"
                        | "sechs"
                        | "sieben"
                        | "acht"
                        | "neun"
                        | "zehn"
                        | "welche"
                ))
    }

    /// A lower-case word that can stand between article and noun.
    pub(super) fn adjective(&self, at: usize) -> bool {
        const SMALL: u64 = class::PREP
            | class::CONJ
            | class::PRON
            | class::DET
            | class::VERB
            | class::AUX
            | class::THAT
            | class::NOTSTART
            | class::TIME
            | class::SUBJUNCTIVE;
        let word = self.lower(at);
        self.word(at)
            && (!self.cap(at)
                || word.ends_with("er") && self.cap(at + 1) && !self.has(at, class::ROLES | class::TITLES))
            && (word.len() > 3
                && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
                && !self.has(at, SMALL)
                || word.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// A small word that has its capital only from the beginning of the sentence ("Ursprünglich", "Daraus", "Hätte").
    fn opens_small(&self, at: usize) -> bool {
        const ADVERBS: [&str; 12] =
            ["lich", "end", "ell", "mals", "weise", "falls", "wärts", "dings", "seits", "isch", "sam", "haft"];
        let opens = at == 0 || !self.word(at - 1);
        let word = self.lower(at);
        opens
            && !self.cap(at + 1)
            && !self.has(at, class::GIVEN | class::ROLES | class::TITLES | class::ORG)
            && (ADVERBS.iter().any(|ending| word.ends_with(ending))
                || word.starts_with("hier") && word.len() < 9
                || word.starts_with("dar") && word.len() < 9
                || self.has(at, class::SUBJUNCTIVE))
    }

    /// A capitalized word that can be a noun or a name.
    pub(super) fn noun(&self, at: usize) -> bool {
        self.word(at)
            && self.cap(at)
            && !self.opens_small(at)
            && (!self.has(at, class::PREP | class::CONJ | class::PRON | class::DET | class::VERB | class::NOTSTART)
                || self.has(at, class::GIVEN | class::ROLES | class::TITLES))
            && !self.has(at, class::AUX)
    }

    fn feminine(&self, noun: usize) -> bool {
        let word = self.lower(noun);
        FEMININE.iter().any(|ending| word.ends_with(ending))
            || self.has(noun, class::ROLE_F | class::TITLE_F) && !self.has(noun, class::ROLE_M)
    }

    /// "sie" beside a verb in the plural ("sagten sie"): several people, so nobody with one name.
    pub(in crate::quotes) fn german_plural(&self, at: usize) -> bool {
        let plural = |verb: usize| {
            self.has(verb, class::SAY | class::LABEL | class::VERB)
                && !self.cap(verb)
                && (self.lower(verb).ends_with("en") || self.lower(verb) == "sind")
        };
        self.lower(at) == "sie"
            && self.lexicon.language == Language::German
            && (plural(at + 1) || at > 0 && plural(at - 1))
    }

    /// Whether the article `at` before the noun shows that the phrase is no subject.
    pub(super) fn oblique(&self, at: usize, noun: usize) -> bool {
        let word = self.lower(at);
        if !self.article(at) || noun <= at {
            return false;
        }
        match word {
            "der" | "dieser" | "jener" | "jeder" => {
                let noun_word = self.lower(noun);
                self.feminine(noun) || noun_word.ends_with("en") && noun_word.len() > 4 || noun_word.ends_with("ern")
            }
            "den" | "dem" | "des" | "dessen" | "deren" => !matches!(word, "dessen" | "deren"),
            "einer" | "eines" | "einem" | "einen" | "seiner" | "seines" | "ihrer" | "ihres" | "unserer" | "beider" => {
                true
            }
            _ => {
                word.ends_with("em")
                    || word.ends_with("nen") && !word.ends_with("innen")
                    || matches!(
                        word,
                        "ihren" | "diesen" | "unseren" | "jeden" | "allen" | "vielen" | "beiden" | "mehreren"
                    )
            }
        }
    }

    /// How likely what the noun names speaks: 3 for people and bodies of the lists, 2 by the ending, 1 for the rest.
    pub(super) fn personal(&self, noun: usize) -> u8 {
        if self.has(noun, class::ROLES | class::TITLES | class::ORG | class::ORGREF) {
            return 3;
        }
        let text = self.span(noun).of(self.text);
        let acronym = text.chars().count() >= 2 && text.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '.'));
        let word = self.lower(noun);
        let adjectival = ["ende", "enden", "ender", "erte", "erten", "igte", "igten", "ete", "eten", "agte", "agten"]
            .iter()
            .any(|ending| word.ends_with(ending));
        1 + u8::from(acronym || adjectival || PERSONAL.iter().any(|ending| word.ends_with(ending)))
    }
}
