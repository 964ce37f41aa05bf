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
        let (low, high) = (sentence.start, sentence.end);
        let mut found: Vec<Frame> = Vec::new();
        let mut at = low;
        while at < high {
            let frame = self
                .according(at, low, high)
                .or_else(|| self.noun_cue(at, low))
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
        let reported = last.is_some_and(|last| {
            let from = last.right + usize::from(self.has(last.right, class::THAT));
            last.kind == Kind::Say && frame.left == from && frame.bond == Bond::Adjacent
        });
        relative || reported
    }

    /// A quotation that ends open, a subject, and a verb that is in no list (`“…?” Brandt thundered`); or a name
    /// behind a dash, as under a motto.
    fn beside_quote(&self, low: usize, high: usize, found: &[Frame]) -> Option<Frame> {
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
        if !open
            || self.lexicon.language == Language::German
            || found.iter().any(|frame| frame.left <= start + 1 && frame.left > quote)
        {
            return None;
        }
        let phrase = self.phrase_after(start, high, false)?;
        let verb = phrase.end;
        let speaks = match phrase.head {
            Head::Name(..) => true,
            Head::Pronoun(place) => self.has(place, class::PRON_M | class::PRON_F),
            Head::Noun(_) => false,
        };
        let plain = self.word(verb)
            && verb < high
            && !self.cap(verb)
            && self.classes(verb)
                & (class::AUX | class::PREP | class::CONJ | class::VERB | class::DET | class::REL | class::ROLES)
                == 0;
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

    fn according(&self, at: usize, low: usize, high: usize) -> Option<Frame> {
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
        let opens = at == low || self.is_mark(at - 1, ",—–-(:") || self.quote(at - 1).is_some();
        // "so", "pour" and "para" are cues only in the place of one, before a name or a person.
        let weak = matches!(self.lower(at), "so" | "pour" | "para");
        if weak && (at == low || !opens || !(self.cap(end) || self.has(end, class::DET))) {
            return None;
        }
        let subject = self.phrase_after(end, high, true)?;
        if weak && !matches!(subject.head, Head::Name(..)) && !(self.quote(at - 1).is_some() || self.lower(at) == "so")
        {
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

    /// "Brandt’s claim that …": a noun for something said, with its owner.
    fn noun_cue(&self, at: usize, low: usize) -> Option<Frame> {
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

    fn verb(&self, at: usize, low: usize, high: usize, last: Option<&Frame>) -> Option<Frame> {
        let cue_class = class::SAY | class::LABEL | class::PARTICIPLE;
        if !self.has(at, cue_class) || self.cap(at) && at != low {
            return None;
        }
        let before = |step: usize| at.checked_sub(step).filter(|place| *place >= low);
        // "explique-t-elle": verb and pronoun in one word.
        if self.has(at, class::PRON) && self.has(at, class::SAY) {
            let subject = Phrase { start: at, end: at + 1, head: Head::Pronoun(at) };
            return Some(Frame {
                cue: (at, at + 1),
                subject: Some(subject),
                left: at,
                right: at + 1,
                kind: Kind::Say,
                bond: Bond::Adjacent,
                inverted: true,
                inner: false,
            });
        }
        let previous = before(1);
        let infinitive = previous.is_some_and(|place| matches!(self.lower(place), "to" | "zu"));
        let went_on = infinitive && at >= low + 3 && self.lower(at - 2) == "on" && self.has(at - 3, class::WENT);
        if infinitive && !went_on {
            return None;
        }
        let germanic_passive = self.lexicon.language == Language::German;
        let verb_before = (low..at).rev().take(3).find(|place| !self.lower(*place).ends_with("ly"));
        let passive = verb_before.is_some_and(|place| self.has(place, class::PASSIVE)) && !germanic_passive;
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
        if self.lexicon.language == Language::German {
            return self.german_verb(at, low, high, kind);
        }
        self.inverted(at, low, high, kind).or_else(|| self.plain(at, low, high, kind, last))
    }

    /// French and Spanish reporting verbs that name something when "de" and a term follow are labels; English ones
    /// stand in the list.
    fn label_here(&self, at: usize) -> bool {
        self.has(at, class::LABEL)
            && self.has(at, class::SAY)
            && self.quote(at + 1).is_none()
            && !self.is_mark(at + 1, ":,")
            && !self.has(at + 1, class::THAT)
    }

    /// `" said Jonas Brandt`, `, afirmó la ministra`.
    fn inverted(&self, at: usize, low: usize, high: usize, kind: Kind) -> Option<Frame> {
        let mut left = at;
        while left > low && self.has(left - 1, class::AUX) && !self.cap(left - 1) {
            left -= 1;
        }
        let romance = matches!(self.lexicon.language, Language::French | Language::Spanish);
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
        if !(behind_quote || behind_comma || romance && left == low) {
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
                self.has(place, class::PRON_M | class::PRON_F)
                    && !self.has(place, class::DET)
                    && (romance || behind_quote)
            }
            Head::Noun(place) => {
                self.has(subject.start, class::DET) || self.has(place, class::ROLES | class::ORG | class::ORGREF)
            }
        };
        // "…, told the newspaper": the object of a verb whose subject stands before.
        let objects = self.has(at, class::TELL) || kind == Kind::Label;
        if !speaks
            || objects && !matches!(subject.head, Head::Name(..))
            || !behind_quote && !romance && !self.closes_clause(subject.end, high)
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
        at >= high || self.is_mark(at, ".,;:!?") || self.has(at, class::TIME | class::PREP)
    }

    /// Subject before the verb.
    fn plain(&self, at: usize, low: usize, high: usize, kind: Kind, last: Option<&Frame>) -> Option<Frame> {
        let _ = high;
        let mut left = at;
        while left > low && !self.cap(left - 1) && self.word(left - 1) {
            let word = self.lower(left - 1);
            let adverb = word.ends_with("ly") && !self.has(left - 1, class::ROLES)
                || word.ends_with("mente")
                || word.ends_with("ment");
            let skips = self.has(left - 1, class::AUX | class::WENT) && !self.has(left - 1, class::PRON)
                || adverb
                || matches!(word, "to" | "who've")
                || self.has(left - 1, class::TIME) && !self.has(left - 1, class::AUX);
            if !skips {
                break;
            }
            left -= 1;
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
        if self.is_mark(previous, ",—–)") && !self.is_mark(previous, ")") {
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
        for _ in 0..2 {
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
        if matches!(subject.head, Head::Noun(place) if matches!(self.lower(place), "anyone" | "anybody" | "nobody" | "everyone" | "someone" | "everybody" | "one" | "that" | "which"))
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
    fn across(&self, comma: usize, low: usize) -> Option<Phrase> {
        let first = low.max(comma.saturating_sub(45));
        let (mut noun, mut single) = (None, None);
        for at in first..comma {
            if !self.is_mark(at, ",—–(") {
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
            (Some(_), Some(inner)) if self.has(inner.start, class::GIVEN | class::TITLES) => Some(inner),
            (noun, inner) => noun.or(inner),
        }
    }

    fn participle(&self, at: usize, low: usize, _high: usize, last: Option<&Frame>) -> Option<Frame> {
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

    /// German: the finite verb is second; whatever stands before it is the subject or not, and then that follows.
    fn german_verb(&self, at: usize, low: usize, high: usize, kind: Kind) -> Option<Frame> {
        let frame = |subject: Phrase, inverted: bool| Frame {
            cue: (at, at + 1),
            left: subject.start.min(at),
            right: subject.end.max(at + 1),
            subject: Some(subject),
            kind,
            bond: Bond::Adjacent,
            inverted,
            inner: false,
        };
        let mut start = at + 1;
        while start < high
            && (self.has(start, class::AUX) && !self.cap(start)
                || matches!(self.lower(start), "sich" | "ihn" | "ihm" | "es"))
        {
            start += 1;
        }
        // "hieß es in der Erklärung": the paper speaks.
        if matches!(self.lower(at), "heißt" | "hieß") && self.lower(at + 1) == "es" {
            let source = if self.has(start, class::PREP) { start + 1 } else { start };
            let behind = (source > start).then(|| self.phrase_after(source, high, true)).flatten();
            let front = || self.has(low, class::PREP).then(|| self.phrase_after(low + 1, at, true)).flatten();
            return behind
                .or_else(front)
                .map(|subject| Frame { right: (at + 2).max(subject.end), ..frame(subject, true) });
        }
        let before = at.checked_sub(1).filter(|place| *place >= low);
        let behind = before.is_none_or(|place| self.quote(place).is_some() || self.is_mark(place, ",:—–"));
        // An article in another case than the nominative cannot begin a subject.
        let nominative =
            |phrase: &Phrase| !matches!(self.lower(phrase.start), "den" | "dem" | "einen" | "einem" | "des" | "eines");
        let follows = || {
            let subject = self.phrase_after(start, high, true).filter(nominative)?;
            let speaks = match subject.head {
                Head::Pronoun(place) => !self.has(place, class::PRON_IT),
                _ => true,
            };
            (speaks && !self.has(subject.start, class::PREP)).then(|| frame(subject, true))
        };
        // "zitiert einen Augenzeugen mit den Worten": who is quoted is the object.
        let quoted = matches!(self.lower(at), "zitiert" | "zitierte" | "zitieren" | "zitierten");
        let passive = quoted
            && (low..at + 2).rev().take(14).any(|place| matches!(self.lower(place), "wird" | "wurde" | "werden"));
        if quoted && !passive {
            return follows();
        }
        let ends = |phrase: Phrase| {
            phrase.end >= high || self.is_mark(phrase.end, ",.;:!?—–") || self.quote(phrase.end).is_some()
        };
        if behind {
            if before.is_none() && self.has(at, class::AMBIGUOUS) {
                return None;
            }
            let following = follows();
            let closing = following.as_ref().and_then(|frame| frame.subject).is_some_and(ends);
            let comma = before.filter(|place| self.is_mark(*place, ",—–"));
            if let (false, Some(comma)) = (closing, comma) {
                // "Brandt, der Hafenmeister, kommentierte den Plan".
                if let Some(subject) = self.across(comma, low).filter(|phrase| !self.has(phrase.start, class::PREP)) {
                    return Some(Frame { bond: Bond::Across, ..frame(subject, false) });
                }
            }
            return following;
        }
        // "so charakterisierte ihn der Hafenmeister", behind a quotation.
        if before.is_some_and(|place| self.lower(place) == "so") && at >= low + 2 && !self.word(at - 2) {
            return follows().map(|frame| Frame { left: at - 1, ..frame });
        }
        // "Der Zeitung sagte Ada Kern:": a full name right before a mark is the subject, whatever stands in front.
        let named = follows().filter(|frame| {
            frame.subject.is_some_and(|phrase| {
                matches!(phrase.head, Head::Name(first, last) if self.has(first, class::GIVEN) && last - first >= 2)
                    && ends(phrase)
            })
        });
        if named.is_some() {
            return named;
        }
        // Skip "hat", "hatte" and adverbs between subject and participle: "Brandt hat am Montag erklärt".
        let clause = (low..at)
            .rev()
            .take(60)
            .find(|place| self.is_mark(*place, ",;:—–") || self.quote(*place).is_some())
            .map_or(low.max(at.saturating_sub(60)), |place| place + 1);
        let opens_with_wie = self.lower(clause) == "wie";
        let particle = matches!(self.lower(clause), "auch" | "selbst" | "sogar" | "nur" | "allein");
        let from = if opens_with_wie || particle || self.has(clause, class::CONJ) { clause + 1 } else { clause };
        let auxiliary = (from..at).find(|place| {
            self.has(*place, class::AUX | class::VERB)
                && matches!(self.lower(*place), "hat" | "hatte" | "haben" | "hatten" | "wird" | "wurde")
        });
        let adverbial = self.has(from, class::PREP)
            || self.has(from, class::NOTSTART) && !self.has(from, class::DET | class::PRON)
            || self.has(from, class::TIME);
        let edge = auxiliary.unwrap_or(at);
        // "„…“, hatte Kern am Montag erklärt".
        if let Some(first) = auxiliary.filter(|place| *place == from) {
            let subject = self.phrase_after(first + 1, at, true)?;
            return Some(frame(subject, true)).map(|frame| Frame { left: first, ..frame });
        }
        // "Ähnlich äußerte sich der Minister:": one word that is no subject.
        let adverb = ["lich", "end", "ig", "isch", "weise"].iter().any(|ending| self.lower(from).ends_with(ending));
        let lone = at == from + 1 && adverb && !self.has(from, class::DET | class::PRON | class::GIVEN);
        if lone {
            if let Some(found) = follows()
                .filter(|frame| frame.subject.is_some_and(|phrase| ends(phrase) && self.has(phrase.start, class::DET)))
            {
                return Some(found);
            }
        }
        if adverbial {
            if let Some(auxiliary) = auxiliary {
                let subject = self.phrase_after(auxiliary + 1, at, true)?;
                return Some(frame(subject, false));
            }
            return follows().or_else(|| {
                // Verb at the end of its clause: "bevor Brandt sagte".
                self.phrase_before(at, from)
                    .filter(|phrase| matches!(phrase.head, Head::Name(..) | Head::Pronoun(_)))
                    .map(|phrase| frame(phrase, false))
            });
        }
        let mut end = edge;
        while end > from && self.has(end - 1, class::AUX) && !self.cap(end - 1) {
            end -= 1;
        }
        let subject = self.phrase_before(end, from).or_else(|| self.phrase_after(from, end, true))?;
        if !nominative(&subject) {
            return follows();
        }
        if matches!(subject.head, Head::Pronoun(place) if self.has(place, class::PRON_IT)) {
            return None;
        }
        Some(frame(subject, false))
    }

    /// `Brandt: “…”` and `Brandt took the stage:`.
    fn colon(&self, low: usize, high: usize) -> Option<Frame> {
        let at = (low..high).find(|at| self.is_mark(*at, ":") && (self.quote(at + 1).is_some() || at + 1 == high))?;
        // "More from the harbor - Ada Kern: “…”".
        let dashed = self.phrase_before(at, low).filter(|phrase| {
            matches!(phrase.head, Head::Name(..)) && phrase.start > low && self.is_mark(phrase.start - 1, "-–—―|")
        });
        let subject = dashed.or_else(|| self.main_subject(low, at))?;
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
