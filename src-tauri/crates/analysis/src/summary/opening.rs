//! How a sentence begins and who speaks in it: what it needs beside it to be understood.
use super::cues::class;
use super::reading::Leans;

/// Words at the start that are looked at.
const LOOKED_AT: usize = 5;
/// A "however" between commas further on is not about the sentence before.
const NEAR: usize = 8;
/// A clause that names the speaker is no longer than so many words where the speaker is "he".
const SPEAKER: usize = 6;

/// A word at the start.
#[derive(Debug, Default, Clone, Copy)]
struct First {
    classes: u16,
    is_capital: bool,
}

/// What is noted while the words of a sentence go by.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// Every noun has a capital in this language, so that a capital tells no name.
    nouns_have_capitals: bool,
    first: [First; LOOKED_AT],
    words: usize,
    /// Words inside quotation marks.
    inside: usize,
    /// The first word stands inside quotation marks.
    begins_inside: bool,
    /// One of the first two words outside is a pronoun.
    pronoun_speaks: bool,
    /// A capitalized word stands outside, the first of the sentence aside.
    name_outside: bool,
    /// Marks since the last word.
    comma: bool,
    /// A connective stands between commas near the start.
    inserted: bool,
    /// The word before is a connective after a comma.
    maybe_inserted: bool,
    /// A colon stands after the first words.
    colon: bool,
    /// The first word begins with a small letter: the sentence is the rest of one.
    rest: bool,
}

impl Opening {
    /// Before the first word; `nouns_have_capitals` as in German.
    pub fn new(nouns_have_capitals: bool) -> Self {
        Self { nouns_have_capitals, ..Self::default() }
    }

    /// A word goes by; `quoted` when it stands inside quotation marks.
    pub fn word(&mut self, classes: u16, is_capital: bool, quoted: bool) {
        let is_capital = is_capital && !self.nouns_have_capitals;
        if let Some(first) = self.first.get_mut(self.words) {
            *first = First { classes, is_capital };
        }
        if quoted {
            self.begins_inside |= self.words == 0;
            self.inside += 1;
        } else {
            let outside = self.words - self.inside;
            self.pronoun_speaks |= outside < 2 && classes & class::PRONOUN != 0;
            self.name_outside |= is_capital && self.words > 0;
        }
        self.maybe_inserted = self.comma && self.words < NEAR && classes & class::CONNECTIVE != 0;
        self.words += 1;
        self.comma = false;
    }

    /// The sentence begins with a small letter.
    pub fn begins_small(&mut self) {
        self.rest = true;
    }

    /// A mark goes by.
    pub fn mark(&mut self, mark: char) {
        self.comma = mark == ',';
        self.inserted |= self.comma && self.maybe_inserted;
        self.maybe_inserted = false;
        self.colon |= mark == ':' && self.words <= 2;
    }

    /// A quotation closes that was not seen to open.
    pub fn was_quoted(&mut self) {
        self.inside = self.words;
        self.begins_inside = self.words > 0;
        self.pronoun_speaks = false;
        self.name_outside = false;
    }

    /// The share of words inside quotation marks.
    pub fn quoted(&self) -> f32 {
        self.inside as f32 / self.words.max(1) as f32
    }

    /// Whether it begins as captions, credits, bylines and calls to read on do.
    pub fn is_label(&self) -> bool {
        self.at(0).classes & class::LABEL != 0 || self.colon
    }

    /// Whether its first words point back, inside a quotation too.
    pub fn points_back(&self) -> bool {
        let [first, second] = [self.at(0), self.at(1)];
        first.classes & (class::PRONOUN | class::CONNECTIVE) != 0
            || (first.classes & class::DEMONSTRATIVE != 0 && second.classes & class::TIME == 0)
    }

    /// What the sentence leans on.
    pub fn leans(&self) -> Leans {
        let outside = self.words - self.inside;
        let he_said = self.inside > 0 && outside <= SPEAKER && self.pronoun_speaks && !self.name_outside;
        let told = if self.begins_inside { None } else { self.told_before() };
        Leans {
            back: he_said
                || self.rest
                || self.inserted
                || (!self.begins_inside && self.points_back())
                || told == Some(class::BACK),
            voiceless: self.inside > 0 && outside < 2,
            role: told == Some(class::ROLE),
        }
    }

    /// Whether it begins with something that was told before, by the noun after the article, or after one adjective.
    fn told_before(&self) -> Option<u16> {
        let noun = |at: usize| {
            let (word, next) = (self.at(at), self.at(at + 1));
            let which = word.classes & (class::BACK | class::ROLE);
            let told = !word.is_capital || at == 0;
            (which != 0 && told).then_some((which, next.classes & class::COMPLEMENT != 0 || next.is_capital))
        };
        if self.at(0).classes & class::ARTICLE == 0 {
            return None;
        }
        let (which, is_said) = noun(0).or_else(|| noun(1)).or_else(|| noun(2).filter(|_| !self.at(1).is_capital))?;
        // "The move to …" says itself which move is meant.
        if is_said {
            return None;
        }
        Some(if which & class::BACK != 0 { class::BACK } else { class::ROLE })
    }

    fn at(&self, at: usize) -> First {
        self.first.get(at).copied().unwrap_or_default()
    }
}
