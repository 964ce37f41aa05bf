//! Reporting frames: a cue, its subject, and where the two stand.
use super::cues::class;
use super::outline::{Outline, Sentence};
use super::phrases::{Head, Phrase};
use crate::Language;

/// What a cue takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A clause ("said that …").
    Say,
    /// A name for something ("called it …").
    Label,
    /// A participle that hangs on another frame's subject ("…, adding …").
    Participle,
    /// "according to", "laut", "selon".
    According,
    /// A verb that tells of what was said or is meant and never takes a quotation ("refused to …", "opposed …").
    Act,
    /// Only a colon, or a verb that is not in the lists before a colon.
    Colon,
}

/// How the subject was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bond {
    /// Next to the cue.
    Adjacent,
    /// Before the cue with an insertion in between ("Brandt, a sailor, said").
    Across,
    /// The subject of the sentence, from a verb before ("Brandt thanked them and said").
    Shared,
}

/// A reporting frame; all places are items.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub cue: (usize, usize),
    pub subject: Option<Phrase>,
    /// First item of cue and subject.
    pub left: usize,
    /// One past the last item of cue and subject.
    pub right: usize,
    pub kind: Kind,
    pub bond: Bond,
    /// The verb stands before its subject.
    pub inverted: bool,
    /// Inside what another frame reports, or in a relative clause: not the speaker of the whole.
    pub inner: bool,
}

impl Outline<'_> {
    /// The frames of one sentence, in the order of their cues.
    pub fn frames(&self, sentence: Sentence) -> Vec<Frame> {
        if self.lexicon.language == Language::German {
            return self.german_frames(sentence);
        }
        let (low, high) = (sentence.start, sentence.end);
        let mut found: Vec<Frame> = Vec::new();
        let mut at = low;
        while at < high {
            let frame = self
                .according(at, low, high)
                .or_else(|| self.noun_cue(at, low))
                .or_else(|| self.idiom(at, low, high, found.last()))
                .or_else(|| self.verb(at, low, high, found.last()));
            match frame {
                Some(mut frame) => {
                    at = (at + 1).max(frame.cue.1);
                    frame.inner = self.inner(&frame, found.last(), low);
                    found.push(frame);
                }
                None => at += 1,
            }
        }
        if let Some(frame) = self.beside_quote(low, high, &found) {
            found.push(frame);
            found.sort_by_key(|frame| frame.cue);
        }
        if found.is_empty() {
            found.extend(self.colon(low, high));
        }
        found
    }

    /// Whether `frame` is part of what the frame before it reports ("Kern said he hoped"), or stands in a relative
    /// clause ("a sailor who said").
    fn inner(&self, frame: &Frame, last: Option<&Frame>, low: usize) -> bool {
        let relative = (low..frame.cue.0).rev().take(4).any(|place| {
            self.has(place, class::REL)
                || matches!(self.lower(place), "what" | "which" | "that") && place + 1 == frame.left
        });
        // "Ana Ortega, que ha añadido": what stands behind a comma goes on with the sentence.
        let goes_on = self.lexicon.romance()
            && frame
                .subject
                .is_some_and(|phrase| self.is_mark(phrase.end, ",") && self.has(phrase.end + 1, class::REL));
        let relative = relative && !goes_on;
        let reported = last.is_some_and(|last| {
            let from = last.right + usize::from(self.has(last.right, class::THAT));
            last.kind == Kind::Say && frame.left == from && frame.bond == Bond::Adjacent
        });
        relative || reported
    }

    fn verb(&self, at: usize, low: usize, high: usize, last: Option<&Frame>) -> Option<Frame> {
        if self.lexicon.romance() {
            return self.romance_verb(at, low, high, last);
        }
        let cue_class = class::SAY | class::LABEL | class::PARTICIPLE;
        if !self.has(at, cue_class) || self.cap(at) && at != low {
            return None;
        }
        let before = |step: usize| at.checked_sub(step).filter(|place| *place >= low);
        let previous = before(1);
        let infinitive = previous.is_some_and(|place| matches!(self.lower(place), "to" | "zu"));
        let went_on = infinitive && at >= low + 3 && self.lower(at - 2) == "on" && self.has(at - 3, class::WENT);
        if infinitive && !went_on {
            return None;
        }
        let verb_before = (low..at).rev().take(3).find(|place| !self.lower(*place).ends_with("ly"));
        let passive = verb_before.is_some_and(|place| self.has(place, class::PASSIVE));
        let participle = self.has(at, class::PARTICIPLE) && !self.has(at, class::SAY);
        if passive && !participle {
            return None;
        }
        let kind = if participle && !passive {
            Kind::Participle
        } else if self.has(at, class::LABEL) && !self.has(at, class::SAY) || self.label_here(at) {
            Kind::Label
        } else {
            Kind::Say
        };
        if self.has(at, class::AMBIGUOUS)
            && previous.is_some_and(|place| {
                self.word(place) && self.has(place, class::DET | class::PREP | class::NP_PREP)
                    || self.word(place) && self.possessive(place)
            })
        {
            return None;
        }
        if kind == Kind::Participle {
            return self.participle(at, low, high, last);
        }
        self.inverted(at, low, high, kind).or_else(|| self.plain(at, low, high, kind, last))
    }

    /// French and Spanish reporting verbs that name something when "de" and a term follow are labels; English ones
    /// stand in the list.
    pub(super) fn label_here(&self, at: usize) -> bool {
        self.has(at, class::LABEL)
            && self.has(at, class::SAY)
            && self.quote(at + 1).is_none()
            && !self.is_mark(at + 1, ":,")
            && !self.has(at + 1, class::THAT)
    }

    /// `" said Jonas Brandt`.
    fn inverted(&self, at: usize, low: usize, high: usize, kind: Kind) -> Option<Frame> {
        let mut left = at;
        while left > low && self.has(left - 1, class::AUX) && !self.cap(left - 1) {
            left -= 1;
        }
        let pronoun_before = (left..at).find(|place| self.has(*place, class::PRON));
        if let Some(place) = pronoun_before {
            let subject = Phrase { start: place, end: place + 1, head: Head::Pronoun(place) };
            return Some(Frame {
                cue: (at, at + 1),
                subject: Some(subject),
                left,
                right: at + 1,
                kind,
                bond: Bond::Adjacent,
                inverted: true,
                inner: false,
            });
        }
        let behind_quote = left > low
            && (self.quote(left - 1).is_some()
                || left > low + 1 && self.is_mark(left - 1, ",—–-") && self.quote(left - 2).is_some());
        let behind_comma = left > low && self.is_mark(left - 1, ",");
        if !(behind_quote || behind_comma) {
            return None;
        }
        let mut start = at + 1;
        let skips = class::DET | class::PREP;
        while start < high && self.has(start, class::AUX) && !self.cap(start) && !self.has(start, skips) {
            start += 1;
        }
        if !behind_quote && self.has(start, class::THAT) {
            return None;
        }
        let subject = self.phrase_after(start, high, true)?;
        let speaks = match subject.head {
            Head::Name(..) => true,
            Head::Pronoun(place) => {
                self.has(place, class::PRON_M | class::PRON_F) && !self.has(place, class::DET) && behind_quote
            }
            Head::Noun(place) => {
                self.has(subject.start, class::DET) || self.has(place, class::ROLES | class::ORG | class::ORGREF)
            }
        };
        // "…, said having Brandt on board would help": no name begins there.
        let plain = match subject.head {
            Head::Name(from, _) => {
                from == subject.start
                    || self.cap(subject.start)
                    || self.has(subject.start, class::DET | class::TITLES | class::ROLES | class::ORG | class::ORGREF)
            }
            Head::Noun(place) => self.speaking_noun(place),
            Head::Pronoun(_) => true,
        };
        if !behind_quote && !plain && self.lexicon.language == Language::English {
            return None;
        }
        // "…, told the newspaper": the object of a verb whose subject stands before.
        let objects = self.has(at, class::TELL) || kind == Kind::Label;
        if !speaks
            || objects && !matches!(subject.head, Head::Name(..))
            || !behind_quote && !self.closes_clause(subject.end, high)
        {
            return None;
        }
        if objects && !behind_quote {
            return None;
        }
        Some(Frame {
            cue: (at, at + 1),
            subject: Some(subject),
            left,
            right: subject.end,
            kind,
            bond: Bond::Adjacent,
            inverted: true,
            inner: false,
        })
    }

    fn closes_clause(&self, at: usize, high: usize) -> bool {
        at >= high || self.is_mark(at, ".,;:!?") || self.has(at, class::TIME | class::PREP | class::REL)
    }

    /// Subject before the verb.
    pub(super) fn plain(&self, at: usize, low: usize, high: usize, kind: Kind, last: Option<&Frame>) -> Option<Frame> {
        let _ = high;
        let mut left = at;
        while left > low && !self.cap(left - 1) && self.word(left - 1) {
            let word = self.lower(left - 1);
            let adverb = word.ends_with("ly") && !self.has(left - 1, class::ROLES)
                || (word.ends_with("mente") || word.ends_with("ment"))
                    && !self.has(left - 1, class::ROLES | class::ORG | class::ORGREF);
            let skips = self.has(left - 1, class::AUX | class::WENT) && !self.has(left - 1, class::PRON)
                || adverb
                || matches!(word, "to" | "who've")
                || self.has(left - 1, class::TIME) && !self.has(left - 1, class::AUX);
            if !skips {
                break;
            }
            left -= 1;
        }
        // "Brandt on Monday evening said".
        let english = self.lexicon.language == Language::English;
        let time = (low..left).rev().take(6).take_while(|place| self.has(*place, class::TIME)).count();
        let on = left - time;
        if english && time > 0 && on > low + 1 && matches!(self.lower(on - 1), "on" | "in" | "since" | "by" | "late") {
            left = on - 1;
        }
        let frame = |subject: Option<Phrase>, bond| Frame {
            cue: (at, at + 1),
            left: subject.map_or(left, |phrase: Phrase| phrase.start.min(left)),
            right: at + 1,
            subject,
            kind,
            bond,
            inverted: false,
            inner: false,
        };
        if left == low {
            // Spanish leaves pronouns out; elsewhere a verb in front is no frame.
            let drops = self.lexicon.language == Language::Spanish && !self.has(at, class::AMBIGUOUS);
            return drops.then(|| frame(None, Bond::Shared));
        }
        let previous = left - 1;
        if self.quote(previous).is_some() {
            let drops = self.lexicon.language == Language::Spanish;
            return drops.then(|| frame(None, Bond::Shared));
        }
        // "“Lo prometimos”, agregó": whoever spoke last.
        let drops = self.lexicon.language == Language::Spanish && !self.has(at, class::AMBIGUOUS);
        if drops && self.is_mark(previous, ",") && previous > low && self.quote(previous - 1).is_some() {
            return Some(frame(None, Bond::Adjacent));
        }
        if self.is_mark(previous, ",—–") || english && self.is_mark(previous, "-") {
            return self.across(previous, low).map(|phrase| frame(Some(phrase), Bond::Across));
        }
        if self.has(previous, class::CONJ) && !self.has(previous, class::THAT) {
            if !matches!(self.lower(previous), "and" | "but" | "or" | "then" | "et" | "mais" | "y" | "e" | "pero") {
                return None;
            }
            let shared = last
                .filter(|frame| !frame.inner)
                .and_then(|frame| frame.subject)
                .or_else(|| self.main_subject(low, previous));
            return shared.map(|phrase| Frame { left: previous, ..frame(Some(phrase), Bond::Shared) });
        }
        let mut subject = self.phrase_before(left, low)?;
        // "who in March said": a phrase with a preposition of its own is not the subject.
        let relative = self.has(previous, class::REL) && english;
        for _ in 0..if relative { 0 } else { 2 } {
            let start = subject.start;
            let named = matches!(subject.head, Head::Name(from, to) if to - from >= 2 || self.has(from, class::TITLES | class::GIVEN));
            let within = matches!(
                self.lower(start.saturating_sub(1)),
                "in" | "on" | "at" | "from" | "during" | "for" | "since" | "en" | "à"
            );
            let adverbial = start > low + 1 && within && !named && !matches!(subject.head, Head::Pronoun(_));
            if !adverbial {
                break;
            }
            subject = self.phrase_before(start - 1, low)?;
        }
        // "an official who asked not to be named said": the verb of the main clause, behind a relative one.
        if english && !relative && matches!(subject.head, Head::Noun(_)) && subject.start > low + 2 {
            let behind = subject.start - 1;
            let inside =
                self.word(behind) && !self.has(behind, class::CONJ | class::REL | class::SAY | class::INDIRECT_ONLY);
            let who = (low + 1..behind)
                .rev()
                .take(16)
                .take_while(|place| self.word(*place))
                .find(|place| self.has(*place, class::REL));
            if let Some(who) = who.filter(|_| inside) {
                subject = self.phrase_before(who, low)?;
            }
        }
        if matches!(subject.head, Head::Noun(place) if matches!(self.lower(place), "anyone" | "anybody" | "nobody" | "everyone" | "someone" | "everybody" | "that" | "which"))
        {
            return None;
        }
        if self.has(at, class::AMBIGUOUS)
            && matches!(subject.head, Head::Name(from, to) if (from..to).all(|place| self.has(place, class::NOTNAME)))
        {
            return None;
        }
        // Right beside a quotation, with an article, any noun can speak ("the voice-over states").
        let beside = self.has(subject.start, class::DET)
            && (subject.start > low && (self.quote(subject.start - 1).is_some())
                || subject.start > low + 1
                    && self.is_mark(subject.start - 1, ",")
                    && self.quote(subject.start - 2).is_some()
                || self.is_mark(at + 1, ":,") && self.quote(at + 2).is_some());
        if beside {
            return Some(frame(Some(subject), Bond::Adjacent));
        }
        if self.has(at, class::AMBIGUOUS) && matches!(subject.head, Head::Noun(place) if !self.speaking_noun(place)) {
            return None;
        }
        // "the plan called for", "a report called": things do not speak, save papers.
        if kind == Kind::Label && matches!(subject.head, Head::Noun(place) if !self.speaking_noun(place)) {
            return None;
        }
        Some(frame(Some(subject), Bond::Adjacent))
    }

    pub fn speaking_noun(&self, at: usize) -> bool {
        self.has(at, class::ROLES | class::ORG | class::ORGREF | class::TITLES)
    }

    /// The subject before an insertion that ends with the comma at `comma`.
    pub(super) fn across(&self, comma: usize, low: usize) -> Option<Phrase> {
        let first = low.max(comma.saturating_sub(45));
        let (mut noun, mut single) = (None, None);
        for at in first..comma {
            if !self.is_mark(at, ",—–(-") {
                continue;
            }
            let Some(phrase) = self.phrase_before(at, first) else { continue };
            let fresh = phrase.start == low
                || self.is_mark(phrase.start - 1, ",;:—–(")
                || self.quote(phrase.start - 1).is_some()
                || self.has(phrase.start - 1, class::CONJ);
            if !fresh {
                continue;
            }
            match phrase.head {
                // "in Berea, Ohio, Mayor Jonas Brandt, 50, said": a person's name wins over a place.
                Head::Name(from, _)
                    if self.has(from, class::GIVEN | class::TITLES) || self.has(phrase.start, class::TITLES) =>
                {
                    return Some(phrase)
                }
                Head::Name(..) if !self.has(phrase.start, class::PREP) && single.is_none() => single = Some(phrase),
                Head::Noun(place) if self.speaking_noun(place) && noun.is_none() => noun = Some(phrase),
                _ => {}
            }
        }
        if single.is_some() {
            return single;
        }
        // "the head of the port, Jonas Brandt, said": the name is the insertion itself.
        let inner = self
            .phrase_before(comma, first)
            .filter(|phrase| matches!(phrase.head, Head::Name(from, to) if to - from >= 2));
        match (noun, inner) {
            (Some(noun), Some(inner))
                if self.has(inner.start, class::GIVEN | class::TITLES)
                    || inner.start == noun.end + 1 && self.announces(&noun) =>
            {
                Some(inner)
            }
            (noun, inner) => noun.or(inner),
        }
    }

    pub(super) fn participle(&self, at: usize, low: usize, _high: usize, last: Option<&Frame>) -> Option<Frame> {
        let frame = |phrase: Phrase, left, bond| Frame {
            cue: (at, at + 1),
            subject: Some(phrase),
            left,
            right: at + 1,
            kind: Kind::Participle,
            bond,
            inverted: false,
            inner: false,
        };
        if at > low
            && self.word(at - 1)
            && !self.has(at - 1, class::CONJ | class::PREP)
            && !self.has(at - 1, class::VERB)
        {
            // "with Brandt saying": its own subject.
            let mut first = at;
            while first > low && self.name_word(first - 1) && !self.possessive(first - 1) {
                first -= 1;
            }
            if first < at {
                let phrase = Phrase { start: first, end: at, head: Head::Name(first, at) };
                return Some(frame(phrase, first, Bond::Adjacent));
            }
            // "put out a statement saying": the sentence's subject speaks.
            if self.has(at - 1, class::ORGREF) {
                let outer = last.filter(|frame| !frame.inner).and_then(|frame| frame.subject);
                return outer.or_else(|| self.main_subject(low, at)).map(|phrase| frame(phrase, at, Bond::Shared));
            }
            if let Some(phrase) = self.phrase_before(at, low).filter(|phrase| matches!(phrase.head, Head::Pronoun(_))) {
                return Some(frame(phrase, phrase.start, Bond::Adjacent));
            }
        }
        // "said that the plan came by calling …": inside what is reported.
        let reported = last.is_some_and(|last| {
            last.kind == Kind::Say && (last.right..at).take(30).any(|place| self.has(place, class::THAT))
        });
        if reported && at > low && self.word(at - 1) {
            return None;
        }
        let hangs = at == low
            || self.is_mark(at - 1, ",—–")
            || self.has(at - 1, class::CONJ)
            || self.lower(at - 1).ends_with("ly")
            || matches!(self.lower(at - 1), "by" | "as" | "also" | "then" | "not" | "only")
            || self.quote(at - 1).is_some();
        if !hangs {
            return None;
        }
        let outer = last.filter(|frame| !frame.inner);
        let phrase = outer.and_then(|frame| frame.subject).or_else(|| self.main_subject(low, at))?;
        if at == low {
            return None;
        }
        Some(frame(phrase, at, Bond::Shared))
    }
}
