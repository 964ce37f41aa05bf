//! Who speaks, around a reporting verb of a Romance language.
use super::cues::class;
use super::outline::Outline;
use super::phrases::{Head, Phrase};

/// No circumstance between verb and subject ("à l'issue d'une réunion de crise") is longer, in items.
const CIRCUMSTANCE: usize = 20;

impl Outline<'_> {
    /// The subject behind a verb that ends before `from`, past adverbs, times, places and who was told.
    pub(super) fn subject_behind(&self, from: usize, high: usize, quoted: bool) -> Option<Phrase> {
        let start = self.past_circumstances(from, high);
        if start >= high || self.has(start, class::THAT) && !self.has(start, class::DET) {
            return None;
        }
        if self.has(start, class::PRON) && !self.has(start, class::DET) {
            let third = self.has(start, class::PRON_M | class::PRON_F | class::PRON_PL);
            let ends = !self.word(start + 1) || self.has(start + 1, class::PREP | class::TIME | class::CONJ);
            return (third && (quoted || ends)).then_some(Phrase { start, end: start + 1, head: Head::Pronoun(start) });
        }
        let phrase = self.phrase_after(start, high, true)?;
        let phrase = self.named_behind(phrase, high);
        let speaks = match phrase.head {
            Head::Name(first, _) => phrase.start == first || !self.preposition(phrase.start),
            Head::Pronoun(_) => false,
            Head::Noun(place) => {
                let article = self.has(phrase.start, class::DET);
                let role = self.speaking_noun(place);
                (role || article && quoted) && (article || !self.preposition(phrase.start))
            }
        };
        // Away from a quotation only what is followed by a mark, a circumstance or "que" is a subject and no object.
        let end = phrase.end;
        let closes = end >= high
            || !self.word(end) && self.quote(end).is_none()
            || self.has(end, class::TIME | class::PREP | class::THAT | class::COORDINATING);
        let told =
            !quoted && !self.has(end, class::THAT) && !self.is_mark(end, ":,") && matches!(phrase.head, Head::Noun(_));
        (speaks && (quoted || closes && !told)).then_some(phrase)
    }

    /// Behind adverbs, times and phrases with a preposition.
    fn past_circumstances(&self, from: usize, high: usize) -> usize {
        let mut at = from;
        let stop = high.min(from + CIRCUMSTANCE);
        while at < stop {
            let word = self.lower(at);
            let adverb = (word.ends_with("mente") || word.ends_with("ment"))
                && word.len() > 6
                && !self.cap(at)
                && !self.has(at, class::ROLES | class::ORG | class::ORGREF);
            let small =
                self.has(at, class::AUX) && !self.has(at, class::DET | class::PREP | class::PRON) && !self.cap(at);
            let when = self.has(at, class::TIME)
                || self.has(at, class::DET) && self.has(at + 1, class::TIME)
                || self.number(at) && at > from;
            if adverb || small || when {
                at += 1;
                continue;
            }
            // "a dit, lors de sa visite, le ministre".
            if self.is_mark(at, ",") && at == from && self.has(at + 1, class::PREP | class::TIME) {
                let close = (at + 2..stop).find(|place| self.is_mark(*place, ","));
                match close {
                    Some(close) if self.has(close + 1, class::DET) || self.name_word(close + 1) => return close + 1,
                    _ => return at,
                }
            }
            // The bare article "a" of Portuguese is a preposition as well: before a noun that speaks it is the article.
            let article = self.has(at, class::DET) && self.has(at, class::PREP) && self.speaking_noun(at + 1);
            if !self.has(at, class::PREP) || article || self.partitive(at, from) {
                return at;
            }
            at = self.past_phrase(at, stop);
        }
        at
    }

    /// "des témoins", "dei residenti" right behind the verb: an article, not a preposition.
    fn partitive(&self, at: usize, from: usize) -> bool {
        at == from && matches!(self.lower(at), "des" | "dei" | "degli" | "delle") && self.has(at + 1, class::ROLES)
    }

    fn preposition(&self, at: usize) -> bool {
        self.has(at, class::PREP) && !self.has(at, class::DET)
    }

    fn number(&self, at: usize) -> bool {
        self.lower(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Behind the phrase that the preposition at `at` leads.
    fn past_phrase(&self, at: usize, stop: usize) -> usize {
        let mut end = at + 1;
        while end < stop {
            if !self.word(end) {
                return end;
            }
            let after_preposition = self.has(end - 1, class::PREP);
            if self.has(end, class::PREP)
                && !(self.has(end, class::DET) && !after_preposition && self.speaking_noun(end + 1))
            {
                end += 1;
                continue;
            }
            if self.has(end, class::DET) {
                if !after_preposition {
                    return end;
                }
                end += 1;
                continue;
            }
            let previous_cap = self.cap(end - 1) && !after_preposition;
            if self.cap(end) {
                // "à la presse Jean Morel", "a la agencia Litoral Ana Ortega", "à l'AFP Jean Morel".
                let noun_before = !self.cap(end - 1)
                    && !after_preposition
                    && !self.has(end - 1, class::DET | class::ORG | class::ORGREF);
                let acronym = previous_cap && self.acronym(end - 1) && !self.acronym(end);
                let given = previous_cap
                    && self.has(end, class::GIVEN | class::TITLES)
                    && !self.has(end - 1, class::GIVEN | class::PARTICLE);
                if noun_before && self.name_word(end) || acronym || given {
                    return end;
                }
            } else if previous_cap && self.speaking_noun(end) {
                // "disse à Lusa fonte da polícia".
                return end;
            } else if self.has(end, class::VERB | class::SAY | class::THAT | class::CONJ | class::PRON)
                && !self.has(end, class::AMBIGUOUS | class::ROLES | class::ORG | class::ORGREF)
            {
                return end;
            }
            end += 1;
        }
        end
    }

    fn acronym(&self, at: usize) -> bool {
        let word = self.span(at).of(self.text);
        word.len() > 1 && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '.'))
    }

    /// "la maire de Brévan, Solène Marchadour": the name behind the comma, of two or more words, is who is meant.
    pub(super) fn named_behind(&self, phrase: Phrase, high: usize) -> Phrase {
        let Head::Noun(noun) = phrase.head else { return phrase };
        // "le maire (sans étiquette) Gaspard Villedieu"
        let bracket = self
            .is_mark(phrase.end, "(")
            .then(|| (phrase.end..phrase.end + 8).find(|at| self.is_mark(*at, ")")))
            .flatten();
        let comma = bracket.unwrap_or(phrase.end);
        if !self.is_mark(comma, ",)") || !self.has(noun, class::ROLES | class::TITLES) {
            return phrase;
        }
        let first = comma + 1;
        let mut end = first;
        while end < high
            && end < first + 6
            && (self.name_word(end) || end > first && self.has(end, class::PARTICLE) && self.name_word(end + 1))
        {
            end += 1;
        }
        let long = end >= first + 2 || end == first + 1 && self.has(first, class::GIVEN | class::TITLES);
        let closes = end >= high || !self.word(end) || self.has(end, class::PREP | class::TIME | class::COORDINATING);
        if long && closes {
            Phrase { start: phrase.start, end, head: Head::Name(first, end) }
        } else {
            phrase
        }
    }

    /// The subject that ends right before the verb group at `left`.
    pub(super) fn subject_before(&self, left: usize, low: usize) -> Option<Phrase> {
        let previous = left.checked_sub(1)?;
        // "X, que ha añadido": the relative goes on with X; behind a verb of saying it is a conjunction.
        if self.has(previous, class::REL) {
            let before = previous.checked_sub(1).filter(|place| *place >= low)?;
            if self.has(before, class::SAY | class::VERB | class::PAST) && !self.cap(before) {
                return None;
            }
        }
        let mut subject = self.phrase_before(left, low)?;
        for _ in 0..2 {
            let start = subject.start;
            let within = start > low + 1 && self.has(start - 1, class::PREP) && self.word(start - 1);
            if !within || matches!(subject.head, Head::Pronoun(_)) {
                break;
            }
            subject = self.phrase_before(start - 1, low)?;
        }
        (!self.preposition(subject.start)).then_some(subject)
    }

    /// Whether an adverbial that opens the sentence ends at `place` ("Plus tard a parlé …", "Así lo ha dicho …").
    pub(super) fn adverbial(&self, place: usize, low: usize) -> bool {
        let opened = self.has(low, class::PREP | class::TIME | class::NOTSTART | class::COORDINATING)
            || self.has(low, class::AUX);
        let small = class::TIME | class::AUX | class::NOTSTART;
        place < low + 8
            && opened
            && self.word(place)
            && (!self.cap(place) || place == low)
            && !self.has(place, class::PRON | class::REL | class::THAT)
            && (self.has(place, small) && !self.has(place, class::DET | class::ROLES | class::ORG)
                || self.lower(place).ends_with("ment")
                || self.lower(place).ends_with("mente"))
    }
}
