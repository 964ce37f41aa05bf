//! Speech acts and attitudes without a quotation: "called for …", "promised to …", "criticized …", "the poll found …".
//!
//! What is reported here is no clause behind "that", so it is taken only where its subject and its limits are clear.
use super::attribution::{Draft, Reader, CLAUSE};
use super::cues::class;
use super::focus::Resolved;
use super::frames::{Frame, Kind};
use super::outline::{Outline, Sentence};
use super::phrases::Head;
use crate::Span;

/// No object is longer, in items.
const OBJECT: usize = 60;
/// No object is shorter: "thanked the builders" tells nothing of what was said.
const TELLING: usize = 4;

impl Outline<'_> {
    /// The frames of one sentence that only [`Reader::acted`] reads; `found` are its reporting frames.
    pub fn acts(&self, sentence: Sentence, found: &[Frame]) -> Vec<Frame> {
        let (low, high) = (sentence.start, sentence.end);
        let mut acts: Vec<Frame> = Vec::new();
        let mut rest = found.iter().peekable();
        let mut last: Option<&Frame> = None;
        for at in low + 1..high {
            while let Some(frame) = rest.next_if(|frame| frame.cue.0 < at) {
                last = Some(frame);
            }
            let taken = rest.peek().is_some_and(|frame| frame.cue.0 == at);
            if taken || self.cap(at) || !self.has(at, class::ACT | class::INTENT | class::EVIDENCE | class::PHRASED) {
                continue;
            }
            let phrase = self.act_phrase(at);
            if phrase.is_none() && !self.has(at, class::ACT | class::INTENT | class::EVIDENCE) {
                continue;
            }
            let infinitive = self.lower(at - 1) == "to";
            let noun = self.has(at - 1, class::DET | class::PREP | class::PASSIVE) || self.possessive(at - 1);
            let passive = (low..at).rev().take(3).any(|place| self.has(place, class::PASSIVE))
                && !self.lower(at).ends_with("ing");
            // "The report does not blame the ministry": that is what it did not say.
            let denied = (low..at).rev().take(2).any(|place| {
                let word = self.lower(place);
                matches!(word, "not" | "never") || word.ends_with("n't") || word.ends_with("n’t")
            });
            if infinitive || noun || passive || denied {
                continue;
            }
            let previous = acts.last().filter(|act| last.is_none_or(|frame| frame.cue < act.cue)).copied();
            let before = previous.as_ref().or(last);
            let frame = if self.lower(at).ends_with("ing") {
                self.participle(at, low, high, before)
            } else {
                self.plain(at, low, high, Kind::Act, before)
            };
            let Some(frame) = frame else { continue };
            acts.push(Frame { kind: Kind::Act, right: phrase.map_or(frame.right, |words| at + words), ..frame });
        }
        acts
    }

    /// How many words the listed phrase that begins at `at` has.
    fn act_phrase(&self, at: usize) -> Option<usize> {
        if !self.has(at, class::PHRASED) {
            return None;
        }
        let fits =
            |words: &&Vec<String>| words.iter().enumerate().all(|(offset, word)| self.lower(at + offset) == word);
        self.lexicon.act_phrases.iter().find(fits).map(Vec::len)
    }
}

impl Reader<'_, '_> {
    /// Speech acts and attitudes of a sentence ([`Outline::acts`]), as far as no quotation stands behind them.
    pub(super) fn told(
        &mut self,
        number: usize,
        sentence: Sentence,
        quotes: &[usize],
        frames: &[Frame],
        acts: &[(Frame, Resolved)],
    ) {
        for (at, (act, speaker)) in acts.iter().enumerate() {
            let after = frames.partition_point(|frame| frame.cue < act.cue);
            let framed = frames
                .iter()
                .skip(after)
                .take(16)
                .find(|frame| self.parts(frame, act.right))
                .map_or(sentence.end, |frame| frame.left);
            let later = acts
                .get(at + 1)
                .map(|(next, _)| next)
                .filter(|next| self.parts(next, act.right))
                .map_or(sentence.end, |next| next.left);
            let next = framed.min(later).min(act.right + CLAUSE);
            let free =
                quotes.partition_point(|quote| *quote < act.right) == quotes.partition_point(|quote| *quote < next);
            if free {
                self.indirect(number, sentence, act, Some(speaker.clone()), act.left, next);
            }
        }
    }

    /// "Asked whether …, Brandt said": a question that somebody put who is not named.
    pub(super) fn asked(&mut self, number: usize, sentence: Sentence) {
        let outline = self.outline;
        if outline.lexicon.language != crate::Language::English {
            return;
        }
        for at in sentence.start..sentence.end.saturating_sub(2) {
            let passive = at == sentence.start
                || matches!(outline.lower(at - 1), "when" | "was" | "were" | "if" | "being" | "been")
                || outline.is_mark(at - 1, ",");
            if outline.lower(at) != "asked" || !passive {
                continue;
            }
            let about = outline.lower(at + 1) == "about";
            if !about && !matches!(outline.lower(at + 1), "if" | "whether" | "why" | "how" | "what") {
                continue;
            }
            let start = at + 1 + usize::from(about);
            let stop = sentence.end.min(start + OBJECT);
            let end = (start..stop).find(|at| !outline.word(*at)).unwrap_or(stop);
            let span = outline.cover(start, end);
            if end < start + 3 || outline.quote(end).is_some() {
                continue;
            }
            self.drafts.push(Draft {
                spans: vec![span],
                cue: Some(outline.span(at)),
                speaker: None,
                why: String::new(),
                sentence: number,
                paragraph: sentence.paragraph,
                closed: true,
                direct: false,
                carried: true,
            });
        }
    }

    /// What stands without marks inside something else that the same sentence reports is part of that. Acts and
    /// attitudes come first, so that a quotation that goes on in the next sentence still finds its beginning last.
    pub(super) fn leave_out_nested(&mut self, first: usize) {
        let outline = self.outline;
        let new = self.drafts.split_off(first.min(self.drafts.len()));
        let whole = |draft: &Draft| draft.spans.iter().copied().reduce(Span::cover).unwrap_or_default();
        let mut order: Vec<usize> = (0..new.len()).collect();
        let place =
            |at: &usize| new.get(*at).map(&whole).map_or((0, 0), |span| (span.start(), usize::MAX - span.end()));
        order.sort_by_key(place);
        let mut nested = vec![false; new.len()];
        let mut reach: Option<Span> = None;
        for at in order {
            let Some(draft) = new.get(at) else { continue };
            let span = whole(draft);
            let quote = outline.stretches.partition_point(|stretch| stretch.span.end() <= span.start());
            let marked = outline.stretches.get(quote).is_some_and(|stretch| stretch.span.start() < span.end());
            let alone = draft.spans.len() == 1;
            if !marked && alone && reach.is_some_and(|reach| reach.contains(span)) {
                if let Some(place) = nested.get_mut(at) {
                    *place = true;
                }
            } else if alone && reach.is_none_or(|reach| span.end() > reach.end()) {
                reach = Some(span);
            }
        }
        let kept = new.into_iter().zip(nested).filter(|(_, nested)| !nested).map(|(draft, _)| draft);
        let (acts, rest): (Vec<Draft>, Vec<Draft>) = kept.partition(|draft| draft.carried && !draft.direct);
        self.drafts.extend(acts);
        self.drafts.extend(rest);
    }

    /// What a verb of the lists `act`, `intent`, `evidence` and `act_phrase` reports: items of its object or clause.
    pub(super) fn acted(&self, frame: &Frame, next: usize) -> Vec<(usize, usize)> {
        let outline = self.outline;
        let cue = frame.cue.0;
        let Some(subject) = frame.subject.filter(|_| !frame.inverted) else { return vec![] };
        let phrase = outline.act_phrase(cue);
        let start = phrase.map_or(frame.right, |words| cue + words);
        if start >= next || !outline.word(start) {
            return vec![];
        }
        // "A poll of skippers taken last week found …".
        let of_paper = (subject.start..subject.end).any(|at| outline.has(at, class::ORGREF));
        if outline.has(cue, class::EVIDENCE) && phrase.is_none() {
            let clause = outline.has(start, class::THAT | class::DET | class::PRON) || outline.cap(start);
            if of_paper && clause {
                return vec![(start, next)];
            }
            if !outline.has(cue, class::ACT) {
                return vec![];
            }
        }
        if !self.speaks(&subject.head) {
            return vec![];
        }
        if outline.has(cue, class::INTENT) && outline.lower(start) == "to" {
            return if outline.word(start + 1) { vec![(start, self.act_end(start, next))] } else { vec![] };
        }
        let object = outline.has(start, class::DET | class::PRON | class::POSS_M | class::POSS_F)
            || outline.cap(start)
            || !outline.has(start, class::PREP | class::CONJ | class::AUX | class::TIME | class::VERB | class::REL)
                && !outline.lower(start).ends_with("ly");
        let end = self.act_end(start, next);
        let telling = phrase.is_some() || outline.has(cue, class::ACT) && object && end >= start + TELLING;
        if telling {
            vec![(start, end)]
        } else {
            vec![]
        }
    }

    /// Whether the subject can speak: a name, a person's pronoun, a role or an institution.
    fn speaks(&self, head: &Head) -> bool {
        let outline = self.outline;
        match *head {
            Head::Name(..) => true,
            Head::Pronoun(at) => outline.has(at, class::PRON_M | class::PRON_F | class::PRON_PL),
            Head::Noun(at) => outline.has(at, class::ROLES | class::ORG | class::ORGREF | class::TITLES),
        }
    }

    /// Where an object or an infinitive ends: at a mark, or before a second verb of the same subject.
    fn act_end(&self, start: usize, next: usize) -> usize {
        let outline = self.outline;
        let stop = next.min(start + OBJECT);
        let ends = |at: usize| {
            let verb = |at: usize| {
                outline.word(at)
                    && !outline.cap(at)
                    && (outline.lower(at).ends_with("ed")
                        || outline.has(at, class::VERB | class::SAY | class::LABEL | class::AUX))
                    && !outline.has(at, class::AMBIGUOUS | class::ROLES)
            };
            !outline.word(at) && !outline.is_mark(at, "&/%$€£#'’")
                || outline.has(at, class::CONJ)
                    && (matches!(outline.lower(at), "and" | "but")
                        && (verb(at + 1) || verb(at + 2) && outline.lower(at + 1).ends_with("ly"))
                        || matches!(outline.lower(at), "while" | "although" | "though"))
        };
        (start + 1..stop).find(|at| ends(*at)).unwrap_or(stop)
    }
}
