//! What a frame takes as its own: the stretches, the clause around them, and clauses without quotation marks.
use super::attribution::{Draft, Reader, CLAUSE};
use super::cues::class;
use super::focus::Resolved;
use super::frames::{Frame, Kind as FrameKind};
use super::outline::{Outline, Sentence};
use super::phrases::Head;
use super::sides::Side;
use crate::Span;

impl Reader<'_, '_> {
    #[allow(clippy::too_many_arguments)]
    pub(super) fn build(
        &mut self,
        number: usize,
        sentence: Sentence,
        frame: &Frame,
        speaker: Option<Resolved>,
        from: usize,
        next: usize,
        list: &[(usize, Side)],
    ) {
        let outline = self.outline;
        let mut spans: Vec<Span> = Vec::new();
        let mut closed = true;
        // "…, but he was tired, and as she spoke of “a”, Kern said": whose words these are is not plain.
        let tangled = |start: usize, stop: usize| {
            (start..stop).filter(|at| outline.has(*at, class::CONJ) && !outline.has(*at, class::THAT)).count() >= 2
        };
        let mut doubt = 1.0;
        for (quote, side) in list.iter().copied() {
            let Some(stretch) = outline.quote(quote).map(|number| outline.stretch(number)) else { continue };
            closed = stretch.closed;
            if spans.last().is_some_and(|last| last.contains(stretch.span)) {
                continue;
            }
            let span = match side {
                Side::Before | Side::Ahead => {
                    let start = self.skip_opening(from, quote);
                    if tangled(from, quote) {
                        doubt = 0.8;
                    }
                    let stop = if side == Side::Ahead { self.trim_end(quote + 1, frame.left) } else { quote + 1 };
                    if (start..stop).any(|at| outline.word(at)) {
                        outline.cover(start, stop)
                    } else {
                        stretch.span
                    }
                }
                Side::After => {
                    let introduced = outline.is_mark(quote - 1, ":,") || outline.quote(quote - 1).is_some();
                    let at_once = quote == frame.right;
                    let inside = stretch.inside(outline.text);
                    let whole = inside.starts_with(|c: char| c.is_uppercase() || c == '…' || c == '[')
                        && (inside.ends_with(['.', '!', '?', '…']) || introduced);
                    let plain = matches!(
                        frame.kind,
                        FrameKind::Say | FrameKind::Participle | FrameKind::According | FrameKind::Colon
                    );
                    if introduced
                        && (plain || outline.is_mark(quote - 1, ":"))
                        && !outline.has(frame.right, class::THAT)
                        && (whole || quote <= frame.right + 2)
                        || at_once && plain && whole
                        || frame.kind == FrameKind::Colon
                    {
                        stretch.span
                    } else {
                        let start = self.content_start(frame, quote);
                        let of = |at: usize| {
                            matches!(
                                outline.lower(at),
                                "of" | "against" | "for" | "about" | "toward" | "to" | "de" | "contra"
                            )
                        };
                        let stop = if frame.kind == FrameKind::Label {
                            // "a “brazen breach” of the rules": what the name is given to goes with it.
                            let edge = (quote + 1..next.min(quote + 14)).find(|at| {
                                !outline.word(*at)
                                    || outline.has(*at, class::CONJ | class::VERB | class::PRON | class::AUX)
                                        && !of(*at)
                            });
                            if of(quote + 1) {
                                edge.unwrap_or(next.min(quote + 14)).max(quote + 1)
                            } else {
                                quote + 1
                            }
                        } else {
                            self.trim_end(quote + 1, next.max(quote + 1))
                        };
                        outline.cover(start, stop)
                    }
                }
            };
            match spans.last_mut() {
                Some(last) if last.overlaps(span) => *last = last.cover(span),
                _ => spans.push(span),
            }
        }
        let direct = list.last().is_some_and(|(quote, _)| {
            outline
                .quote(*quote)
                .is_some_and(|number| spans.last().is_some_and(|span| *span == outline.stretch(number).span))
        }) || list.iter().any(|(_, side)| *side == Side::Before);
        let speaker = speaker.map(|speaker| Resolved { confidence: speaker.confidence * doubt, ..speaker });
        let cue = outline.cover(frame.cue.0, frame.cue.1);
        let told = if frame.kind == FrameKind::Colon {
            "a colon leads to the quotation".to_owned()
        } else {
            format!(
                "“{}” {}",
                cue.of(outline.text),
                if frame.cue.0 > list.first().map_or(0, |(quote, _)| *quote) {
                    "stands after the quotation"
                } else {
                    "stands before the quotation"
                }
            )
        };
        let why = match &speaker {
            Some(speaker) => format!("{told}; {}", speaker.why),
            None => told,
        };
        // The paragraph before ran on into this one, where the frame stands: one quotation.
        let runs_on = self.drafts.last().is_some_and(|last| {
            !last.closed
                && last.carried
                && last.sentence + 1 == number
                && last.paragraph + 1 == sentence.paragraph
                && list.first().is_some_and(|(quote, _)| *quote == sentence.start)
        });
        if let Some(last) = self.drafts.pop_if(|_| runs_on && speaker.is_some()) {
            spans.splice(0..0, last.spans);
        }
        if let Some(person) = speaker.as_ref().and_then(|speaker| speaker.attribution.person) {
            self.focus.speaker = Some(person);
        }
        self.drafts.push(Draft {
            spans,
            cue: Some(cue),
            speaker,
            why,
            sentence: number,
            paragraph: sentence.paragraph,
            closed,
            direct,
            carried: false,
        });
    }

    /// Leading conjunctions and marks are the outlet's own.
    pub(super) fn skip_opening(&self, from: usize, quote: usize) -> usize {
        let outline = self.outline;
        let mut start = from;
        while start < quote
            && (!outline.word(start) && outline.quote(start).is_none()
                || outline.has(start, class::CONJ) && !outline.has(start, class::THAT))
        {
            start += 1;
        }
        // "In a statement, “…”": an adverbial in front is the outlet's too.
        if outline.has(start, class::PREP) {
            let comma = (start..quote).find(|at| outline.is_mark(*at, ","));
            if comma.is_some_and(|comma| comma + 1 == quote) {
                return quote;
            }
        }
        start
    }

    pub(super) fn trim_end(&self, low: usize, before: usize) -> usize {
        let outline = self.outline;
        let mut end = before;
        while end > low
            && before - end < 16
            && (outline.is_mark(end - 1, ",.;:—–-!?") || outline.has(end - 1, class::CONJ))
        {
            end -= 1;
        }
        end
    }

    /// Where the reported clause begins behind the cue: after the person told and after the time.
    pub(super) fn content_start(&self, frame: &Frame, quote: usize) -> usize {
        let outline = self.outline;
        let mut start = frame.right;
        // "De acordo com Vasco Pimenta, responsável pelo projeto, os pilares …": what he is stands between.
        if outline.lexicon.romance() && frame.kind == FrameKind::According && outline.is_mark(start, ",") {
            let close = (start + 2..quote.min(start + 16)).find(|at| outline.is_mark(*at, ","));
            let aside = class::ROLES | class::TITLES | class::REL | class::PAST;
            if let Some(close) = close.filter(|_| outline.has(start + 1, aside)) {
                return (close + 1).min(quote);
            }
        }
        // "said in an interview with the radio last week that …".
        let aside =
            outline.has(start, class::PREP | class::TIME) && outline.lexicon.language == crate::Language::English;
        let reach = if outline.has(frame.cue.0, class::TELL) {
            10
        } else if aside {
            16
        } else {
            7
        };
        let that =
            (start..quote.min(start + reach)).find(|at| outline.has(*at, class::THAT) && !outline.is_mark(at - 1, ","));
        if let Some(that) = that.filter(|_| frame.kind != FrameKind::Label) {
            let verb = class::VERB | class::PRON | class::SAY | class::AUX | class::PARTICIPLE;
            let between = (start..that).any(|at| outline.has(at, verb) && !outline.has(at, class::PREP | class::TELL));
            if !between || outline.has(frame.cue.0, class::TELL) {
                return that;
            }
        }
        if outline.has(frame.cue.0, class::TELL) && !outline.is_mark(start, ",:") {
            if let Some(phrase) = outline.phrase_after(start, quote, false) {
                start = phrase.end.min(quote);
            }
        }
        // "teilte mit, …": the verb's own particle.
        if outline.has(start, class::SEPARATED) && outline.is_mark(start + 1, ",") {
            start += 2;
        }
        while start < quote
            && (outline.has(start, class::TIME) && !outline.possessive(start)
                || outline.is_mark(start, ",:—–-")
                || outline.has(start, class::PREP) && outline.has(start + 1, class::TIME))
        {
            start += 1;
        }
        start.min(quote)
    }

    /// A reported clause without quotation marks; only where its limits are clear.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn indirect(
        &mut self,
        number: usize,
        sentence: Sentence,
        frame: &Frame,
        speaker: Option<Resolved>,
        from: usize,
        next: usize,
    ) {
        let outline = self.outline;
        // Romance languages leave subjects out: "Ha detto che …".
        let Some(speaker) = speaker.filter(|_| frame.subject.is_some() || outline.lexicon.romance()) else { return };
        let german = outline.lexicon.language == crate::Language::German;
        // "Kern said she believes …": what is believed is inside what is said.
        if outline.lexicon.language == crate::Language::English
            && frame.inner
            && outline.has(frame.cue.0, class::INDIRECT_ONLY)
            && self.drafts.last().is_some_and(|last| last.sentence == number)
        {
            return;
        }
        // "You may think …", "I believe …": the outlet speaks to its readers.
        let own = frame
            .subject
            .is_some_and(|subject| matches!(subject.head, Head::Pronoun(at) if outline.has(at, class::PRON_I)));
        if own && outline.lexicon.language == crate::Language::English && outline.has(frame.cue.0, class::INDIRECT_ONLY)
        {
            return;
        }
        let mut parts = match frame.kind {
            _ if german => outline.german_reported(sentence, frame, from, next),
            FrameKind::Say | FrameKind::Participle => self.said(sentence, frame, from, next),
            FrameKind::According => self.according(sentence, frame, from),
            FrameKind::Act | FrameKind::Label | FrameKind::Colon => vec![],
        };
        let mut fewest = if outline.lexicon.language == crate::Language::English { 3 } else { 4 };
        if parts.is_empty() && !german && frame.kind != FrameKind::According && frame.kind != FrameKind::Colon {
            parts = self.acted(frame, next);
            fewest = 2;
        }
        let english = outline.lexicon.language == crate::Language::English;
        let halves = parts.len();
        let mut limits: Vec<(usize, usize)> = parts
            .into_iter()
            .map(|(start, end)| (start, self.trim_end(start, end)))
            .filter(|(start, end)| end > start && !(*start..*end).any(|at| outline.quote(at).is_some()))
            .collect();
        // One half of what stands around a frame says little.
        if english && limits.len() < halves {
            limits.clear();
        }
        // What stands behind a semicolon is a sentence of its own.
        if let (true, [(start, end)]) = (english, limits.as_mut_slice()) {
            *end = (*start..*end).find(|at| outline.is_mark(*at, ";")).unwrap_or(*end);
        }
        let spans: Vec<Span> = limits.into_iter().map(|(start, end)| outline.cover(start, end)).collect();
        if words(outline, &spans) < fewest {
            return;
        }
        let cue = outline.cover(frame.cue.0, frame.cue.1);
        let why = format!("“{}” reports it; {}", cue.of(outline.text), speaker.why);
        self.drafts.push(Draft {
            spans,
            cue: Some(cue),
            speaker: Some(speaker),
            why,
            sentence: number,
            paragraph: sentence.paragraph,
            closed: true,
            direct: false,
            carried: fewest == 2,
        });
    }

    /// What a verb of saying reports: items of its clause, in one or two parts.
    pub(super) fn said(&self, sentence: Sentence, frame: &Frame, from: usize, next: usize) -> Vec<(usize, usize)> {
        let outline = self.outline;
        let behind = outline.is_mark(frame.left.wrapping_sub(1), ",") && frame.left > sentence.start;
        let that = outline.has(frame.right, class::THAT);
        let english = outline.lexicon.language == crate::Language::English;
        let bare =
            |start: usize| frame.left < start + CLAUSE && !(start..frame.left).any(|at| outline.quote(at).is_some());
        // Verbs inside what stands before ("Brandt plans to sail, Kern said") do not bound it.
        if behind && frame.kind == FrameKind::Say && (from <= sentence.start || english && bare(sentence.start)) {
            let from = if english { from.min(sentence.start) } else { from };
            let closes = self.trim_end(frame.right, sentence.end) <= frame.right + 4;
            let comma = outline.is_mark(frame.right, ",");
            // "…, Kern said on Monday in the harbor", "…, Kern said, adding that …".
            let trails = english
                && (frame.inverted
                    || outline.has(frame.right, class::TIME | class::PREP) && !outline.has(frame.right, class::THAT)
                    || comma && outline.has(frame.right + 1, class::PARTICIPLE | class::PREP));
            if closes || comma && frame.inverted || trails {
                return vec![(from, frame.left)];
            }
            // "Over the years, she said, the quay has sunk."
            if comma && !frame.inverted && !outline.has(frame.right + 1, class::THAT | class::REL) {
                return vec![(from, frame.left), (frame.right + 1, sentence.end.min(frame.right + CLAUSE))];
            }
        }
        if frame.inverted && !that && !(outline.is_mark(frame.right, ",") && outline.has(frame.right + 1, class::THAT))
        {
            return vec![];
        }
        let start = self.content_start(frame, next);
        if outline.lexicon.romance() {
            // Without "que" what follows is an object ("a annoncé la fermeture").
            return if outline.has(start, class::THAT) { vec![(start, next)] } else { vec![] };
        }
        // "While the council says the fee is fair, few pay it": the main clause is the outlet's.
        let under = english
            && frame.kind == FrameKind::Say
            && matches!(
                outline.lower(frame.left.wrapping_sub(1)),
                "while" | "although" | "though" | "as" | "when" | "after" | "because" | "if"
            );
        let next = if under { (start..next).find(|at| outline.is_mark(*at, ",")).unwrap_or(next) } else { next };
        if frame.kind == FrameKind::Participle {
            let plain = matches!(
                outline.lower(frame.cue.0),
                "saying" | "adding" | "arguing" | "claiming" | "insisting" | "noting"
            );
            let opens = outline.has(start, class::THAT)
                || plain && outline.has(start, class::DET | class::PRON)
                || plain && english && (outline.cap(start) || self.finite(start, next));
            return if opens { vec![(start, next)] } else { vec![] };
        }
        // After the plainest verbs any clause is reported speech, after others only what looks like one.
        let plainest = matches!(
            outline.lower(frame.cue.0),
            "said" | "says" | "say" | "argued" | "argues" | "insisted" | "believes" | "believe"
        );
        let finite = english && self.finite(start, next);
        let plain = plainest || finite;
        // "wrote the paper", "maintained his lead": an object, no clause.
        let object = english && !plainest && !finite && !outline.has(frame.cue.0, class::TELL);
        let clause = that
            || outline.has(start, class::THAT)
            || (outline.has(start, class::DET | class::PRON) || outline.cap(start)) && !object
            || outline.has(frame.cue.0, class::TELL)
            || plain
                && outline.word(start)
                && !outline.has(start, class::PREP | class::CONJ | class::AUX | class::TIME);
        if !clause || outline.has(frame.cue.0, class::AMBIGUOUS) && !that {
            return vec![];
        }
        vec![(start, next)]
    }

    /// Whether a verb that can carry a clause stands soon behind `start`.
    fn finite(&self, start: usize, next: usize) -> bool {
        let outline = self.outline;
        (start + 1..next.min(start + 14)).any(|at| {
            !outline.cap(at)
                && outline.word(at)
                && (outline.has(at, class::VERB | class::AUX | class::SAY) && !outline.has(at, class::PREP)
                    || outline.lower(at).ends_with("ed")
                    || outline.lower(at).contains('\'') && !outline.possessive(at))
        })
    }

    /// What stands under "according to": the rest of its sentence.
    pub(super) fn according(&self, sentence: Sentence, frame: &Frame, from: usize) -> Vec<(usize, usize)> {
        let outline = self.outline;
        let comma = (frame.right..sentence.end).take(60).find(|at| outline.is_mark(*at, ","));
        if frame.left == sentence.start {
            let start = comma.map(|comma| comma + 1);
            return start.map(|start| (start, sentence.end.min(start + CLAUSE))).into_iter().collect();
        }
        let start = self.skip_opening(from, frame.left);
        let closes = self.trim_end(frame.right, sentence.end) <= frame.right + 4;
        let behind = outline.is_mark(frame.left - 1, ",");
        // "He came and said little, according to Kern": all of it is hers.
        let english = outline.lexicon.language == crate::Language::English;
        let whole = closes && behind && english && frame.left < sentence.start + CLAUSE;
        let bare = |start: usize| !(start..frame.left).any(|at| outline.quote(at).is_some());
        let start = if whole && bare(sentence.start) { self.skip_opening(sentence.start, frame.left) } else { start };
        // "In addition, according to the council, the fee …": what stands before is no clause.
        let brief = frame.left.saturating_sub(start) <= 4;
        match comma.filter(|comma| *comma == frame.right) {
            // "…, according to the council, which …": the council's own.
            Some(comma)
                if behind && brief && english && (start >= frame.left || outline.lower(comma + 1) == "which") =>
            {
                vec![]
            }
            Some(comma) if behind && brief => {
                vec![(start, frame.left), (comma + 1, sentence.end.min(comma + CLAUSE))]
            }
            _ if closes || behind && from <= sentence.start => vec![(start, frame.left)],
            _ => vec![],
        }
    }
}

/// How many words the spans hold.
pub(super) fn words(outline: &Outline, spans: &[Span]) -> usize {
    spans.iter().map(|span| span.of(outline.text).split_whitespace().count()).sum()
}
