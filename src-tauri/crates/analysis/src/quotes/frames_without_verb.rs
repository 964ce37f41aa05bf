//! Reporting frames without a verb from the lists: "according to", "Kern’s claim that", a colon, a dash, and a verb
//! that nobody listed beside a quotation.
use super::cues::class;
use super::frames::{Bond, Frame, Kind};
use super::outline::Outline;
use super::phrases::{Head, Phrase};
use crate::Language;

impl Outline<'_> {
    pub(super) fn according(&self, at: usize, low: usize, high: usize) -> Option<Frame> {
        if !self.word(at) {
            return None;
        }
        let kind = Kind::According;
        if self.has(at, class::AFTER) {
            let subject = self.phrase_before(at, low)?;
            return Some(Frame {
                cue: (at, at + 1),
                subject: Some(subject),
                left: subject.start,
                right: at + 1,
                kind,
                bond: Bond::Adjacent,
                inverted: false,
                inner: false,
            });
        }
        let words = self
            .lexicon
            .according
            .iter()
            .find(|words| words.iter().enumerate().all(|(offset, word)| self.lower(at + offset) == word))?;
        let end = at + words.len();
        if end > high {
            return None;
        }
        if self.lexicon.romance() && !self.names_a_source(at, end, low) {
            return None;
        }
        let opens = at == low || self.is_mark(at - 1, ",—–-(:") || self.quote(at - 1).is_some();
        // "so", "pour" and "para" are cues only in the place of one, before a name or a person.
        let weak = matches!(self.lower(at), "so" | "pour" | "para" | "per" | "così");
        // "Pour Jean Morel, la décision est …".
        let view = weak
            && at == low
            && !matches!(self.lower(at), "so" | "così")
            && (self.cap(end) || self.lexicon.romance() && self.has(end, class::DET | class::PRON_M | class::PRON_F))
            && self.phrase_after(end, high, true).is_some_and(|phrase| {
                let speaks = match phrase.head {
                    Head::Name(..) => true,
                    Head::Noun(noun) => self.has(noun, class::ROLES | class::ORG) && self.has(end, class::DET),
                    Head::Pronoun(place) => self.has(place, class::PRON_M | class::PRON_F),
                };
                speaks && self.is_mark(phrase.end, ",")
            });
        if weak && !view && (at == low || !opens || !(self.cap(end) || self.has(end, class::DET))) {
            return None;
        }
        let subject = self.phrase_after(end, high, true)?;
        let quoted = at.checked_sub(1).is_some_and(|before| self.quote(before).is_some());
        let beside = quoted && self.lower(at) != "para" || self.lower(at) == "so";
        if weak && !view && !beside && !matches!(subject.head, Head::Name(..)) {
            return None;
        }
        // "« très confiante » pour la suite": what cannot speak.
        let mute = matches!(subject.head, Head::Noun(noun) if !self.speaking_noun(noun));
        if weak && mute && self.lexicon.romance() {
            return None;
        }
        if matches!(subject.head, Head::Pronoun(at) if self.has(at, class::PRON_I)) {
            return None;
        }
        Some(Frame {
            cue: (at, end),
            subject: Some(subject),
            left: at,
            right: subject.end,
            kind,
            bond: Bond::Adjacent,
            inverted: true,
            inner: false,
        })
    }

    /// Whether "selon", "secondo" and their like lead to somebody and not to a verb ("según explicó"), and are no
    /// ordinal ("il secondo tempo").
    fn names_a_source(&self, at: usize, end: usize, low: usize) -> bool {
        let ordinal = at > low
            && matches!(self.lower(at), "secondo" | "segundo" | "conforme")
            && self.has(at - 1, class::DET | class::NP_PREP | class::TIME);
        let verb = (end..end + 4)
            .take_while(|place| self.word(*place) && !self.cap(*place))
            .any(|place| self.has(place, class::SAY) && !self.has(place, class::AMBIGUOUS | class::ROLES));
        let as_said = self.lexicon.as_said.iter().any(|words| words.len() > 1 && self.reads(at, words));
        let named = self.word(end)
            && (self.cap(end)
                || self.has(end, class::DET | class::PRON | class::ROLES | class::ORGREF | class::TITLES));
        !ordinal && !verb && !as_said && named
    }

    /// "Brandt’s claim that …": a noun for something said, with its owner.
    pub(super) fn noun_cue(&self, at: usize, low: usize) -> Option<Frame> {
        let said =
            self.has(at, class::CUE_NOUN) && at > low && self.possessive(at - 1) && self.has(at + 1, class::THAT);
        if !said {
            return None;
        }
        let mut start = at - 1;
        while start > low && self.name_word(start - 1) && !self.possessive(start - 1) {
            start -= 1;
        }
        let subject = if self.has(at - 1, class::POSS_M | class::POSS_F) {
            Phrase { start: at - 1, end: at, head: Head::Pronoun(at - 1) }
        } else if self.name_word(at - 1) {
            Phrase { start, end: at, head: Head::Name(start, at) }
        } else {
            self.phrase_before(at, low)?
        };
        Some(Frame {
            cue: (at, at + 1),
            subject: Some(subject),
            left: subject.start,
            right: at + 1,
            kind: Kind::Say,
            bond: Bond::Adjacent,
            inverted: false,
            inner: false,
        })
    }

    /// "as Brandt put it", "“…,” he went on": verbs that report only in a fixed turn.
    pub(super) fn idiom(&self, at: usize, low: usize, high: usize, last: Option<&Frame>) -> Option<Frame> {
        if self.lexicon.language != Language::English || at <= low {
            return None;
        }
        let put = matches!(self.lower(at), "put" | "puts") && self.lower(at + 1) == "it";
        let ends = |at: usize| at >= high || self.is_mark(at, ",.:;") || self.has(at, class::PREP | class::TIME);
        let went = self.lower(at) == "on"
            && matches!(self.lower(at - 1), "went" | "goes")
            && (self.is_mark(at + 1, ",.:") || at + 1 >= high);
        if !(went || put && ends(at + 2)) {
            return None;
        }
        let frame = self.plain(at, low, high, Kind::Say, last).filter(|frame| frame.bond == Bond::Adjacent)?;
        let cue = if put { (at, at + 2) } else { (at - 1, at + 1) };
        Some(Frame { cue, right: cue.1, ..frame })
    }

    /// A quotation that ends open, a subject, and a verb that is in no list (`“…?” Brandt thundered`); or a name
    /// behind a dash, as under a motto.
    pub(super) fn beside_quote(&self, low: usize, high: usize, found: &[Frame]) -> Option<Frame> {
        let quote = (low..high).find(|at| self.quote(*at).is_some())?;
        let stretch = self.quote(quote).map(|number| self.stretch(number))?;
        let inside = stretch.inside(self.text);
        if self.is_mark(quote + 1, "—–―-") && quote + 2 < high && self.name_word(quote + 2) {
            let phrase = self.phrase_after(quote + 2, high, true)?;
            let alone = (phrase.end..high).all(|at| !self.word(at) || self.cap(at));
            if alone && matches!(phrase.head, Head::Name(..)) {
                return Some(Frame {
                    cue: (quote + 1, quote + 2),
                    subject: Some(phrase),
                    left: quote + 1,
                    right: phrase.end,
                    kind: Kind::Say,
                    bond: Bond::Adjacent,
                    inverted: true,
                    inner: false,
                });
            }
        }
        let open = inside.trim_end_matches(['’', '\'', '”', '"']).ends_with([',', '?', '!', '—', '–'])
            || self.is_mark(quote + 1, ",");
        let start = quote + 1 + usize::from(self.is_mark(quote + 1, ","));
        if !open || found.iter().any(|frame| frame.left <= start + 1 && frame.left > quote) {
            return None;
        }
        let bars = class::AUX | class::PREP | class::CONJ | class::VERB | class::DET | class::REL | class::ROLES;
        // "“…,” beamed Ada Kern": the verb first.
        let turned = self.word(start)
            && !self.cap(start)
            && self.classes(start) & (bars | class::PRON | class::NP_PREP) == 0
            && self.lower(start).ends_with(['d', 's'])
            && self.name_word(start + 1);
        if turned {
            let named = self.phrase_after(start + 1, high, true).filter(|phrase| {
                matches!(phrase.head, Head::Name(from, to) if from == start + 1 && to - from >= 2)
                    && (phrase.end >= high
                        || !self.word(phrase.end)
                        || self.has(phrase.end, class::PREP | class::TIME | class::REL))
            });
            if let Some(phrase) = named.filter(|_| !found.iter().any(|frame| frame.cue.0 == start)) {
                return Some(Frame {
                    cue: (start, start + 1),
                    subject: Some(phrase),
                    left: start,
                    right: phrase.end,
                    kind: Kind::Say,
                    bond: Bond::Adjacent,
                    inverted: true,
                    inner: false,
                });
            }
        }
        let phrase = self.phrase_after(start, high, false)?;
        let verb = phrase.end;
        let speaks = match phrase.head {
            Head::Name(..) => true,
            Head::Pronoun(place) => self.has(place, class::PRON_M | class::PRON_F),
            Head::Noun(_) => false,
        };
        let plain = self.word(verb) && verb < high && !self.cap(verb) && self.classes(verb) & bars == 0;
        if !speaks || !plain || found.iter().any(|frame| frame.cue.0 == verb) {
            return None;
        }
        Some(Frame {
            cue: (verb, verb + 1),
            subject: Some(phrase),
            left: phrase.start,
            right: verb + 1,
            kind: Kind::Say,
            bond: Bond::Adjacent,
            inverted: false,
            inner: false,
        })
    }

    /// `Brandt: “…”` and `Brandt took the stage:`.
    pub(super) fn colon(&self, low: usize, high: usize) -> Option<Frame> {
        let at = (low..high).find(|at| self.is_mark(*at, ":") && (self.quote(at + 1).is_some() || at + 1 == high))?;
        // "More from the harbor - Ada Kern: “…”".
        let dashed = self.phrase_before(at, low).filter(|phrase| {
            matches!(phrase.head, Head::Name(..)) && phrase.start > low && self.is_mark(phrase.start - 1, "-–—―|")
        });
        // "Così Davide Morganti ai cronisti: «…»".
        let thus = self.lexicon.romance() && matches!(self.lower(low), "così" | "así" | "ainsi" | "assim");
        let subject = dashed.or_else(|| self.main_subject(low + usize::from(thus), at))?;
        let label = subject.end == at;
        Some(Frame {
            cue: (at, at + 1),
            subject: Some(subject),
            left: subject.start,
            right: at + 1,
            kind: Kind::Colon,
            bond: if label { Bond::Adjacent } else { Bond::Shared },
            inverted: false,
            inner: false,
        })
    }
}
