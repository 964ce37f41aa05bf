//! Noun phrases before and after a place: who stands there as the subject of a reporting verb.
//!
//! No grammar: word classes and capital letters decide where a phrase ends. What is not understood gives no phrase.
use super::cues::class;
use super::outline::{Kind, Outline};
use crate::Language;

/// What a phrase turns on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A pronoun, at this item.
    Pronoun(usize),
    /// A name: items `[start, end)`.
    Name(usize, usize),
    /// A common noun, at this item.
    Noun(usize),
}

/// A noun phrase: items `[start, end)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub start: usize,
    pub end: usize,
    pub head: Head,
}

impl Outline<'_> {
    fn german(&self) -> bool {
        self.lexicon.language == Language::German
    }

    /// A word that can be part of a name: capitalized, and not one of the words that only begin sentences.
    pub fn name_word(&self, at: usize) -> bool {
        let small = class::PREP | class::CONJ | class::VERB | class::AUX;
        self.word(at)
            && self.cap(at)
            && !self.has(at, class::PRON | class::DET)
            && (!self.has(at, class::TIME)
                || at > 0 && self.cap(at - 1) && self.has(at - 1, class::GIVEN | class::TITLES))
            && (!self.has(at, small) || self.has(at, class::GIVEN | class::PARTICLE))
    }

    fn ends_phrase(&self, at: usize) -> bool {
        if self.cap(at) && !self.has(at, class::PRON | class::CONJ | class::PREP) {
            return false;
        }
        let verb = class::VERB | class::PASSIVE | class::PRON | class::REL;
        self.has(at, verb)
            || self.has(at, class::AUX) && !self.has(at, class::ROLES) && self.lower(at) != "on"
            || self.has(at, class::SAY | class::LABEL | class::PARTICIPLE)
                && !self.has(at, class::AMBIGUOUS | class::ROLES)
    }

    /// Whether the word at `at` is a preposition. Romance contractions ("des", "dei") are articles where a phrase begins
    /// and prepositions inside it.
    fn leads_phrase(&self, at: usize, inside: bool) -> bool {
        self.has(at, class::PREP) && (!self.has(at, class::DET) || inside && self.lexicon.romance())
    }

    /// Whether "and" at `at` joins two names or nouns of one subject.
    fn joins(&self, at: usize) -> bool {
        matches!(self.lower(at), "and" | "und" | "et" | "y" | "e" | "&")
            && self.word(at + 1)
            && at > 0
            && self.word(at - 1)
            && (self.cap(at + 1) && self.cap(at - 1)
                || self.has(at + 1, class::ROLES) && self.has(at - 1, class::ROLES))
            && !self.has(at + 1, class::PRON)
    }

    /// One or two capitalized words in quotation marks, without a mark at their end.
    fn nickname(&self, number: usize) -> bool {
        let stretch = self.stretch(number);
        let inside = stretch.inside(self.text);
        inside.split_whitespace().count() <= 2 && inside.ends_with(char::is_alphanumeric)
    }

    /// The phrase that ends right before the item `end` and begins at `low` or later.
    pub fn phrase_before(&self, end: usize, low: usize) -> Option<Phrase> {
        if end <= low {
            return None;
        }
        let mut end = end;
        if self.is_mark(end - 1, ")]") {
            let open = (low..end).rev().take(12).find(|at| self.is_mark(*at, "(["))?;
            end = open;
            if end <= low {
                return None;
            }
        }
        let last = end - 1;
        if self.has(last, class::PRON) && (!self.cap(last) || self.has(last, class::PRON) && !self.name_word(last)) {
            return Some(Phrase { start: last, end, head: Head::Pronoun(last) });
        }
        if self.has(last, class::REL) {
            let before = if last > low && self.is_mark(last - 1, ",") { last - 1 } else { last };
            if before > low && self.has(before - 1, class::REL) {
                return None;
            }
            return self.phrase_before(before, low).filter(|phrase| !matches!(phrase.head, Head::Pronoun(_)));
        }
        let mut start = end;
        while start > low && end - start < 24 {
            let at = start - 1;
            match self.kind(at) {
                Some(Kind::Word) => {
                    if self.has(at, class::CONJ) && !self.joins(at) || self.ends_phrase(at) {
                        break;
                    }
                    let inside =
                        at > low && self.word(at - 1) && !self.ends_phrase(at - 1) && self.has(at, class::NP_PREP);
                    if self.leads_phrase(at, inside) {
                        let goes_on = self.has(at, class::NP_PREP)
                            && at > low
                            && self.word(at - 1)
                            && !self.ends_phrase(at - 1)
                            && !self.has(at - 1, class::CONJ | class::PREP);
                        if !goes_on {
                            break;
                        }
                    }
                    start = at;
                    let genitive = self.german()
                        && matches!(self.lower(at), "des" | "der")
                        && at > low
                        && self.word(at - 1)
                        && self.cap(at - 1);
                    let led = at > low && self.has(at - 1, class::NP_PREP | class::DET);
                    let article = self.has(at, class::DET) && !self.has(at, class::NP_PREP);
                    if article && !genitive && !led && !self.particle_of_name(at) {
                        break;
                    }
                }
                Some(Kind::Mark('&' | '/' | '%' | '$' | '€' | '£' | '#')) => start = at,
                Some(Kind::Quote(number))
                    if at > low && self.cap(at - 1) && self.cap(at + 1) && at + 1 < end && self.nickname(number) =>
                {
                    start = at
                }
                Some(Kind::Mark(')')) if at + 1 < end => {
                    let Some(open) = (low..at).rev().take(8).find(|at| self.is_mark(*at, "(")) else { break };
                    start = open;
                }
                _ => break,
            }
        }
        while start < end && self.has(start, class::PREP | class::CONJ) && !self.has(start, class::DET) {
            start += 1;
        }
        self.headed(start, end, false)
    }

    /// The phrase that begins at `start`. With `inverted`, it stands after its verb ("said Jonas Brandt") and common
    /// words may stand before the name; otherwise its own verb may follow it.
    pub fn phrase_after(&self, start: usize, high: usize, inverted: bool) -> Option<Phrase> {
        if start >= high {
            return None;
        }
        if self.has(start, class::PRON) && (!self.has(start, class::DET) || !self.word(start + 1) || self.german()) {
            let article = self.has(start, class::DET) && self.word(start + 1) && self.cap(start + 1);
            if !article {
                return Some(Phrase { start, end: start + 1, head: Head::Pronoun(start) });
            }
        }
        let mut end = start;
        let mut named = false;
        let mut preposition = false;
        while end < high && end - start < 24 {
            let word = self.word(end);
            if !word {
                if end > start && self.is_mark(end, "&/%$€£") {
                    end += 1;
                    continue;
                }
                // A short quotation inside a name is a nickname.
                let nickname =
                    self.quote(end).is_some_and(|number| self.nickname(number)) && named && self.name_word(end + 1);
                if nickname {
                    end += 1;
                    continue;
                }
                break;
            }
            if self.has(end, class::CONJ) && !self.joins(end) || self.ends_phrase(end) {
                break;
            }
            if self.leads_phrase(end, end > start) && !(self.cap(end) && end == start) {
                // "a spokesman for the port": goes on; "Brandt in a statement": ends.
                let of_name = self.has(end, class::NP_PREP)
                    && matches!(
                        self.lower(end),
                        "of" | "for"
                            | "der"
                            | "des"
                            | "de"
                            | "del"
                            | "du"
                            | "d'"
                            | "von"
                            | "für"
                            | "da"
                            | "do"
                            | "dos"
                            | "das"
                            | "di"
                            | "della"
                            | "dell'"
                            | "dei"
                            | "degli"
                            | "delle"
                            | "dello"
                    );
                let goes_on = end > start && self.word(end + 1) && self.has(end, class::NP_PREP) && (!named || of_name);
                if !goes_on {
                    break;
                }
                preposition = true;
                end += 1;
                continue;
            }
            let after_article = end == start + 1 && self.has(start, class::DET);
            if self.has(end, class::TIME) && end > start && !after_article && !self.german() {
                break;
            }
            if self.has(end, class::DET) && end > start && !self.particle_of_name(end) {
                let after_prep = self.has(end - 1, class::NP_PREP | class::DET);
                let genitive = self.german() && matches!(self.lower(end), "des" | "der") && self.cap(end - 1);
                if !after_prep && !genitive {
                    break;
                }
            }
            if self.cap(end) && !self.has(end, class::PARTICLE) {
                named = true;
            } else if named
                && preposition
                && !inverted
                && self.lexicon.romance()
                && self.cap(end - 1)
                && !self.has(end, class::ROLES | class::PARTICLE | class::ORGREF)
            {
                // "El presidente del Gobierno descartó": a verb that is in no list.
                break;
            } else if named && !inverted && !preposition && !self.german() {
                // "Democratic mayoral candidate Ada Kern": the name is still to come.
                let name_ahead = (end..end + 3)
                    .any(|at| self.has(at, class::TITLES | class::ROLES) && self.name_word(at + 1))
                    && (end..end + 3).take_while(|at| !self.cap(*at)).all(|at| {
                        self.word(at) && !self.ends_phrase(at) && !self.has(at, class::PREP | class::DET | class::CONJ)
                    });
                let goes_on =
                    name_ahead || self.has(end, class::ROLES | class::PARTICLE | class::ORGREF | class::NP_PREP);
                if !goes_on {
                    break;
                }
            } else if named && inverted && !self.cap(end) && self.lower(end).ends_with("ly") {
                break;
            }
            end += 1;
        }
        while end > start && self.has(end - 1, class::PREP | class::CONJ | class::DET) && !self.cap(end - 1) {
            end -= 1;
        }
        if !inverted {
            // The verb is unknown, so a common phrase ends at its first noun that can speak.
            if !named {
                let noun = (start..end).find(|at| self.has(*at, class::ROLES | class::ORGREF | class::ORG));
                let plain = (start + 1).min(end - usize::from(end > start));
                end = noun.unwrap_or(plain).max(start) + 1;
                end = end.min(high);
            }
        }
        let phrase = self.headed(start, end, inverted)?;
        if inverted && self.is_mark(end, ",") && !matches!(phrase.head, Head::Name(..)) {
            // "said the harbor's new head, Jonas Brandt,": the name is what counts.
            let stop = (end + 1..high.min(end + 7)).find(|at| !self.name_word(*at)).unwrap_or(high.min(end + 7));
            let given = self.has(end + 1, class::GIVEN | class::TITLES);
            if (given || self.announces(&phrase)) && stop >= end + 3 {
                return Some(Phrase { start, end: stop, head: Head::Name(end + 1, stop) });
            }
        }
        Some(phrase)
    }

    /// Whether a name behind its comma is that of one person in a role ("the mayor, Jonas Brandt,"), whatever the given
    /// name. Behind "the mayor of Berea" it may be a place.
    pub(super) fn announces(&self, phrase: &Phrase) -> bool {
        let Head::Noun(role) = phrase.head else { return false };
        self.lexicon.language == Language::English
            && role + 1 == phrase.end
            && self.has(role, class::ROLES)
            && !self.has(role, class::ORG | class::ORGREF)
            && !self.lower(role).ends_with('s')
            && (self.has(phrase.start, class::DET | class::POSS_M | class::POSS_F)
                || (phrase.start..role).any(|at| self.possessive(at)))
    }

    /// Finds what the phrase `[start, end)` turns on.
    fn headed(&self, start: usize, end: usize, inverted: bool) -> Option<Phrase> {
        if start >= end {
            return None;
        }
        let core_end = (start + 1..end)
            .find(|at| self.has(*at, class::NP_PREP) && !self.cap(*at) && !self.particle_inside(*at, end))
            .unwrap_or(end);
        let mut last = core_end;
        while last > start && (self.has(last - 1, class::TIME) || !self.word(last - 1)) {
            last -= 1;
        }
        if last == start {
            return None;
        }
        if self.german() {
            return self.headed_german(start, end, last);
        }
        // "a vereadora da oposição Helena Brandão": the full name at the end is who is meant.
        if self.lexicon.romance() && core_end < end {
            let given = (core_end + 1..end.saturating_sub(1)).find(|at| {
                self.name_word(*at)
                    && self.has(*at, class::GIVEN)
                    && self.name_word(at + 1)
                    && !self.has(at - 1, class::PREP | class::DET | class::PARTICLE | class::GIVEN)
            });
            if let Some(first) =
                given.filter(|first| (*first..end).all(|at| self.cap(at) || self.has(at, class::PARTICLE)))
            {
                return Some(Phrase { start, end, head: Head::Name(first, end) });
            }
        }
        if self.name_word(last - 1) || self.has(last - 1, class::SUFFIX) {
            let mut first = last - 1;
            while first > start
                && (self.name_word(first - 1)
                    || self.has(first - 1, class::PARTICLE)
                    || matches!(self.kind(first - 1), Some(Kind::Quote(_) | Kind::Mark('&'))))
                && !self.possessive(first - 1)
            {
                first -= 1;
            }
            while first < last && !self.cap(first) {
                first += 1;
            }
            return Some(Phrase { start, end, head: Head::Name(first, last) });
        }
        // "Brandt late said": common words after a name at the edge; in inversion the name before them is a modifier.
        let _ = inverted;
        let noun = last - 1;
        // "Another said", "some say": the article speaks for its noun.
        let alone = noun == start
            && self.lexicon.language == Language::English
            && matches!(self.lower(noun), "another" | "some" | "many" | "several" | "both" | "most" | "few" | "one");
        if !self.word(noun) || self.has(noun, class::DET | class::PREP | class::VERB | class::CONJ) && !alone {
            return None;
        }
        Some(Phrase { start, end, head: Head::Noun(noun) })
    }

    /// German writes every noun with a capital letter: only a given name, a title or a repeated surname shows a name,
    /// and that is for [`super::people`] to say. The whole capitalized end of the phrase is offered as the name.
    fn headed_german(&self, start: usize, end: usize, last: usize) -> Option<Phrase> {
        if let Some(given) = (start..end).find(|at| self.cap(*at) && self.has(*at, class::GIVEN) && self.cap(at + 1)) {
            let stop =
                (given..end).find(|at| !self.cap(*at) && !self.has(*at, class::PARTICLE)).unwrap_or(end).min(given + 4);
            if stop >= given + 2 {
                return Some(Phrase { start, end, head: Head::Name(given, stop) });
            }
        }
        // A genitive ("der Chef der Agentur"): the first noun rules.
        let first_noun = (start..last).find(|at| self.word(*at) && self.cap(*at) && !self.has(*at, class::DET))?;
        let mut stop = first_noun + 1;
        while stop < last && self.cap(stop) && self.word(stop) {
            stop += 1;
        }
        if self.has(start, class::DET) && !self.cap(first_noun + 1) {
            return Some(Phrase { start, end, head: Head::Noun(first_noun) });
        }
        Some(Phrase { start, end, head: Head::Name(first_noun, stop) })
    }

    fn particle_inside(&self, at: usize, end: usize) -> bool {
        self.has(at, class::PARTICLE)
            && at + 1 < end
            && self.cap(at + 1)
            && at > 0
            && self.cap(at - 1)
            && self.has(at - 1, class::GIVEN)
    }

    /// "Le" in "Yannick Le Goff": an article that is part of a name.
    pub(super) fn particle_of_name(&self, at: usize) -> bool {
        self.cap(at)
            && self.has(at, class::PARTICLE)
            && self.name_word(at + 1)
            && at.checked_sub(1).is_some_and(|before| self.name_word(before))
    }

    /// Behind "PORT MARLOW (NPA) —" or "Villasal, 4 may (ALP).-" at the head of the items `[low, high)`.
    pub(super) fn behind_dateline(&self, low: usize, high: usize) -> usize {
        let dash = (low + 1..high.min(low + 12)).find(|at| {
            self.is_mark(*at, "—–-")
                && (self.is_mark(at - 1, ")") || self.is_mark(at - 1, ".") && self.is_mark(at.saturating_sub(2), ")"))
        });
        dash.map_or(low, |dash| dash + 1)
    }

    /// The subject of the main clause of the items `[low, high)`: the first phrase after a leading adverbial.
    pub fn main_subject(&self, low: usize, high: usize) -> Option<Phrase> {
        if self.german() {
            return self.german_subject(low, high);
        }
        let mut start = self.behind_dateline(low, high);
        for _ in 0..3 {
            let first = start;
            while start < high.min(first + 60)
                && (!self.word(start)
                    || self.has(start, class::CONJ)
                        && matches!(self.lower(start), "and" | "but" | "und" | "aber" | "et" | "mais" | "y" | "pero"))
            {
                if self.quote(start).is_some() {
                    return None;
                }
                start += 1;
            }
            let adverbial = self.has(start, class::PREP | class::CONJ | class::PARTICIPLE)
                || self.has(start, class::NOTSTART) && !self.has(start, class::PRON | class::DET | class::ROLES)
                || self.lower(start).ends_with("ing") && self.is_lower_elsewhere(start)
                || self.lower(start).ends_with("ly") && !self.has(start, class::GIVEN)
                || self.has(start, class::TIME)
                || self.lower(start).starts_with(|c: char| c.is_ascii_digit()) && self.is_mark(start + 1, ",");
            // "Hours later, Brandt": a few words that end in a time, a comma, and then a name.
            let later = (start + 1..high.min(start + 5)).find(|at| self.is_mark(*at, ",")).is_some_and(|comma| {
                matches!(self.lower(comma - 1), "later" | "ago" | "earlier" | "before" | "afterward" | "on")
            });
            if !adverbial && !later {
                break;
            }
            let comma = (start..high.min(start + 40)).find(|at| self.is_mark(*at, ",") || self.quote(*at).is_some())?;
            if self.quote(comma).is_some() {
                return None;
            }
            start = comma + 1;
        }
        self.phrase_after(start, high, false)
    }

    /// A capitalized word at the beginning of a sentence that is not followed by another: likely no name.
    fn is_lower_elsewhere(&self, at: usize) -> bool {
        !self.has(at, class::GIVEN) && !self.cap(at + 1)
    }
}
