//! Which stretch belongs to which frame, and so to which speaker.
use super::cues::class;
use super::focus::{Focus, Resolved};
use super::frames::{Bond, Frame, Kind as FrameKind};
use super::outline::{Outline, Sentence};
use super::people::{Cast, Gender};
use super::phrases::Head;
use super::{Kind, Quotation};
use crate::Span;
use rustc_hash::FxHashMap;

/// From here on a speaker is shown without a question mark. Set where at most 3 in 100 were wrong.
const CERTAIN: f64 = 0.84;

/// A quotation in the making.
#[derive(Debug, Clone)]
struct Draft {
    spans: Vec<Span>,
    cue: Option<Span>,
    speaker: Option<Resolved>,
    why: String,
    sentence: usize,
    paragraph: usize,
    /// The last stretch was closed.
    closed: bool,
    /// Has words inside quotation marks at its end, so that it can go on.
    direct: bool,
    /// Its speaker was only carried over.
    carried: bool,
}

/// Where a stretch stands to its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The frame follows at once.
    Before,
    /// The frame came before.
    After,
    /// The frame closes the sentence.
    Ahead,
}

struct Reader<'o, 'a> {
    outline: &'o Outline<'a>,
    cast: &'o Cast,
    focus: Focus,
    drafts: Vec<Draft>,
    /// A sentence that ended in a colon, and who stands in it.
    colon: Option<(usize, Resolved, Span)>,
    /// The subject of the sentence before, if it is a person.
    subject: Option<(usize, Resolved)>,
    /// A quotation at the head of a paragraph that waits for the frame in the next sentence.
    held: Option<usize>,
    /// Stretches that were given to nobody, with their lines.
    unheard: Vec<(usize, Sentence, usize)>,
}

/// No reported clause is longer, in items; what a sentence of a thousand verbs reports stays bounded.
const CLAUSE: usize = 400;

/// The quotations of the article, in text order.
pub(super) fn attribute(outline: &Outline, cast: &Cast, frames: &[Vec<Frame>]) -> Vec<Quotation> {
    let mut reader = Reader {
        outline,
        cast,
        focus: Focus::default(),
        drafts: vec![],
        colon: None,
        subject: None,
        held: None,
        unheard: vec![],
    };
    for (number, sentence) in outline.sentences.iter().enumerate() {
        let next = frames.get(number + 1).map_or(&[][..], Vec::as_slice);
        reader.sentence(number, *sentence, frames.get(number).map_or(&[][..], Vec::as_slice), next);
    }
    reader.echo();
    let mut found: Vec<Quotation> = reader.drafts.into_iter().filter_map(|draft| finish(outline, draft)).collect();
    found.sort_by_key(|quotation| (quotation.span.start(), quotation.span.end()));
    found
}

impl Reader<'_, '_> {
    fn sentence(&mut self, number: usize, sentence: Sentence, frames: &[Frame], next: &[Frame]) {
        let outline = self.outline;
        let quotes: Vec<usize> = (sentence.start..sentence.end).filter(|at| outline.quote(*at).is_some()).collect();
        let bare = !quotes.is_empty() && !(sentence.start..sentence.end).any(|at| outline.word(at));
        if !bare {
            self.focus.age();
        }
        let resolved: Vec<Option<Resolved>> = frames
            .iter()
            .map(|frame| {
                let subject = frame.subject?;
                self.focus.advance(outline, self.cast, sentence.start, subject.end);
                let mut resolved = self.focus.resolve(outline, self.cast, subject);
                resolved.confidence *= match (frame.bond, frame.kind) {
                    (Bond::Adjacent, FrameKind::Colon) => 0.9,
                    (_, FrameKind::Colon) => 0.75,
                    (Bond::Adjacent, _) => 1.0,
                    (Bond::Across, _) => 0.96,
                    (Bond::Shared, _) => 0.9,
                };
                if frame.inner {
                    resolved.confidence *= 0.75;
                }
                if !frame.inner {
                    let gender = match subject.head {
                        Head::Noun(at) if outline.has(at, class::ROLE_F) && !outline.has(at, class::ROLE_M) => {
                            Gender::Female
                        }
                        Head::Noun(at)
                            if outline.has(at, class::ROLE_M)
                                && outline.lexicon.language == crate::Language::English =>
                        {
                            Gender::Male
                        }
                        _ => Gender::Unknown,
                    };
                    self.focus.spoke(&resolved, gender, frame.kind == FrameKind::Say);
                }
                Some(resolved)
            })
            .collect();
        if bare {
            self.bare(number, sentence, &quotes, next);
        } else {
            self.framed(number, sentence, &quotes, frames, &resolved);
        }
        self.focus.advance(outline, self.cast, sentence.start, sentence.end);
        if !bare {
            self.remember(number, sentence, frames, &resolved);
        }
    }

    /// Keeps what the next sentence may need.
    fn remember(&mut self, number: usize, sentence: Sentence, frames: &[Frame], resolved: &[Option<Resolved>]) {
        let outline = self.outline;
        let of_frame = frames.iter().zip(resolved).rev().find_map(|(frame, resolved)| Some((frame, resolved.clone()?)));
        let main = || {
            let phrase = outline.main_subject(sentence.start, sentence.end)?;
            Some(self.focus.resolve(outline, self.cast, phrase))
        };
        let ends_with_colon = outline.is_mark(sentence.end - 1, ":");
        let subject = of_frame.as_ref().map(|(_, resolved)| resolved.clone()).or_else(main);
        if ends_with_colon {
            if let Some(resolved) = subject.clone() {
                let cue = of_frame
                    .map_or(outline.span(sentence.end - 1), |(frame, _)| outline.cover(frame.cue.0, frame.cue.1));
                self.colon = Some((number, resolved, cue));
            }
        }
        self.subject =
            subject.filter(|resolved| resolved.attribution.person.is_some()).map(|resolved| (number, resolved));
    }

    /// A sentence that is nothing but quotations: it belongs to what stands around it.
    fn bare(&mut self, number: usize, sentence: Sentence, quotes: &[usize], next: &[Frame]) {
        let outline = self.outline;
        let stretches: Vec<Span> =
            quotes.iter().filter_map(|at| outline.quote(*at)).map(|quote| outline.stretch(quote).span).collect();
        let closed = quotes.last().and_then(|at| outline.quote(*at)).is_none_or(|quote| outline.stretch(quote).closed);
        let before = self.drafts.len().checked_sub(1);
        let last = before.and_then(|at| self.drafts.get_mut(at));
        let first_in_paragraph = sentence.start == 0
            || outline
                .sentences
                .get(number.wrapping_sub(1))
                .is_none_or(|before| before.paragraph != sentence.paragraph);
        if let Some(last) = last {
            let adjoins = last.sentence + 1 == number && last.direct;
            let runs_on = !last.closed && last.paragraph + 1 == sentence.paragraph && last.sentence + 1 == number;
            if adjoins && !first_in_paragraph || runs_on {
                last.spans.extend(stretches);
                last.sentence = number;
                last.paragraph = sentence.paragraph;
                last.closed = closed;
                return;
            }
        }
        let mut draft = Draft {
            spans: stretches,
            cue: None,
            speaker: None,
            why: String::new(),
            sentence: number,
            paragraph: sentence.paragraph,
            closed,
            direct: true,
            carried: true,
        };
        if let Some((_, resolved, cue)) = self.colon.take().filter(|(at, ..)| at + 1 == number) {
            draft.why = format!("the colon before the quotation points at it, and {}", resolved.why);
            draft.speaker = Some(Resolved { confidence: resolved.confidence * 0.93, ..resolved });
            draft.cue = Some(cue);
            draft.carried = false;
            self.drafts.push(draft);
            return;
        }
        // "- Ada Kern, harbor director" in the line below.
        if let Some(below) = outline.sentences.get(number + 1).filter(|below| outline.is_mark(below.start, "-–—―"))
        {
            let named = outline
                .name_word(below.start + 1)
                .then(|| outline.phrase_after(below.start + 1, below.end, true))
                .flatten();
            let mention = named.and_then(|phrase| match phrase.head {
                Head::Name(_, to) if to == phrase.end && (to >= below.end || !outline.word(to)) => Some(phrase),
                _ => None,
            });
            if let Some(phrase) = mention {
                let resolved = self.focus.resolve(outline, self.cast, phrase);
                draft.why = format!("signed in the line below; {}", resolved.why);
                draft.speaker = Some(Resolved { confidence: resolved.confidence * 0.9, ..resolved });
                draft.carried = false;
                self.drafts.push(draft);
                return;
            }
        }
        if words(outline, &draft.spans) < 3 {
            return;
        }
        let next_sentence = outline.sentences.get(number + 1).filter(|next| next.paragraph == sentence.paragraph);
        let framed_next = next_sentence.is_some_and(|sentence| {
            let quoted = (sentence.start..sentence.end).any(|at| outline.quote(at).is_some());
            next.iter().any(|frame| frame.kind == FrameKind::Say && frame.subject.is_some())
                && (quoted && outline.quote(sentence.start).is_some() || sentence.end - sentence.start < 9)
        });
        let last = before.and_then(|at| self.drafts.get(at));
        let continued =
            last.filter(|last| last.sentence + 1 == number && last.direct && last.paragraph + 1 >= sentence.paragraph);
        let same_paragraph =
            last.filter(|last| !first_in_paragraph && last.paragraph == sentence.paragraph && !last.carried);
        if let Some(speaker) = same_paragraph.filter(|_| !framed_next).and_then(|last| last.speaker.clone()) {
            draft.why = format!("the quotation goes on in the same paragraph: {}", speaker.why);
            draft.speaker = Some(Resolved { confidence: speaker.confidence * 0.9, ..speaker });
        } else if framed_next {
            self.held = Some(self.drafts.len());
        } else if let Some((last, speaker)) = continued.and_then(|last| Some((last, last.speaker.clone()?))) {
            let weak = if last.carried { 0.88 } else { 0.9 };
            draft.why = format!("the quotation goes on from the paragraph before: {}", speaker.why);
            draft.speaker = Some(Resolved { confidence: speaker.confidence * weak, ..speaker });
        } else if let Some((_, resolved)) = self.subject.clone().filter(|(at, _)| at + 1 == number) {
            draft.why = format!("no reporting word; the sentence before is about {}", resolved.attribution.canonical);
            draft.speaker = Some(Resolved { confidence: resolved.confidence * 0.72, ..resolved });
        }
        self.drafts.push(draft);
    }

    /// A sentence with words around its quotations, or with none.
    fn framed(
        &mut self,
        number: usize,
        sentence: Sentence,
        quotes: &[usize],
        frames: &[Frame],
        resolved: &[Option<Resolved>],
    ) {
        let usable: Vec<usize> = (0..frames.len())
            .filter(|at| frames.get(*at).is_some_and(|frame| frames.len() == 1 || self.rules(frame)))
            .collect();
        // Which quotations go to which frame.
        let mut taken: Vec<Vec<(usize, Side)>> = vec![Vec::new(); frames.len()];
        let mut loose = Vec::new();
        let mut passed = 0;
        for quote in quotes.iter().copied() {
            while usable
                .get(passed)
                .and_then(|at| frames.get(*at))
                .is_some_and(|frame| frame.right <= quote && frame.left <= quote)
            {
                passed += 1;
            }
            let left = passed.checked_sub(1).and_then(|at| usable.get(at)).copied();
            let follows =
                usable.get(passed).copied().filter(|at| frames.get(*at).is_some_and(|frame| frame.left > quote));
            if self.no_quotation(quote) {
                continue;
            }
            match self.side(
                sentence.start,
                quote,
                left.and_then(|at| frames.get(at)),
                follows.and_then(|at| frames.get(at)),
            ) {
                Some(side) => {
                    let frame = if side == Side::After { left } else { follows };
                    if let Some(list) = frame.and_then(|at| taken.get_mut(at)) {
                        list.push((quote, side));
                    }
                }
                None => loose.push(quote),
            }
        }
        if frames.is_empty() && self.goes_on(number, sentence, quotes) {
            return;
        }
        let mut from = sentence.start;
        for (at, frame) in frames.iter().enumerate() {
            let Some(list) = taken.get(at) else { continue };
            let speaker = resolved.get(at).cloned().flatten().or_else(|| self.dropped());
            let last_quote = list.last().map_or(0, |(quote, _)| *quote);
            let next = frames
                .iter()
                .skip(at + 1)
                .take(16)
                .find(|next| next.left > last_quote && self.parts(next, frame.right))
                .map_or(sentence.end, |next| next.left)
                .min(frame.right.max(last_quote) + CLAUSE);
            if list.is_empty() {
                let untouched = quotes.partition_point(|quote| *quote < frame.right)
                    == quotes.partition_point(|quote| *quote < next)
                    && frame.kind == FrameKind::Say;
                if quotes.is_empty() || untouched && !frame.inverted {
                    self.indirect(number, sentence, frame, speaker, from, next);
                }
            } else {
                self.build(number, sentence, frame, speaker, from, next, list);
            }
            from = frame.right.max(from);
        }
        for quote in loose {
            self.loose(number, sentence, quote);
        }
        if let Some(held) = self.held.take() {
            let later =
                self.drafts.get(held + 1..).and_then(|later| later.first()).and_then(|draft| draft.speaker.clone());
            let later = later.or_else(|| resolved.iter().flatten().next().cloned());
            if let (Some(draft), Some(speaker)) = (self.drafts.get_mut(held), later) {
                draft.why = format!("the next sentence names the speaker: {}", speaker.why);
                draft.speaker = Some(Resolved { confidence: speaker.confidence * 0.9, ..speaker });
            }
        }
    }

    /// German: a sentence in the subjunctive of reported speech, right after reported speech, is the same speaker's.
    fn goes_on(&mut self, number: usize, sentence: Sentence, quotes: &[usize]) -> bool {
        let outline = self.outline;
        let Some(last) = self.drafts.last() else { return false };
        let reported = (sentence.start..sentence.end).any(|at| outline.has(at, class::SUBJUNCTIVE) && !outline.cap(at));
        let line = sentence.paragraph;
        let Some(speaker) = last
            .speaker
            .clone()
            .filter(|_| reported && last.sentence + 1 == number && (last.paragraph == line || !quotes.is_empty()))
        else {
            return false;
        };
        let why = format!("the subjunctive goes on with what was reported: {}", speaker.why);
        let span = outline.cover(sentence.start, self.trim_end(sentence.start, sentence.end));
        let speaker = Some(Resolved { confidence: speaker.confidence * 0.9, ..speaker });
        let cue = last.cue;
        self.drafts.push(Draft {
            spans: vec![span],
            cue,
            speaker,
            why,
            sentence: number,
            paragraph: line,
            closed: true,
            direct: false,
            carried: true,
        });
        true
    }

    /// Whether a quotation may be given to this frame when there are others in the sentence.
    fn rules(&self, frame: &Frame) -> bool {
        let outline = self.outline;
        let next_to = outline.quote(frame.right).is_some()
            || outline.is_mark(frame.right, ",:") && outline.quote(frame.right + 1).is_some();
        let pronoun = matches!(frame.subject.map(|subject| subject.head), Some(Head::Pronoun(_)));
        let inside = frame.inner && (pronoun || !next_to) && frame.kind != FrameKind::Participle;
        !inside && !outline.has(frame.cue.0, class::INDIRECT_ONLY)
    }

    /// Whoever spoke last, where a language leaves the pronoun out.
    fn dropped(&self) -> Option<Resolved> {
        let last = self.drafts.last()?.speaker.clone()?;
        Some(Resolved {
            confidence: last.confidence * 0.75,
            why: format!("no subject is written; {} spoke last", last.attribution.canonical),
            ..last
        })
    }

    /// Whether `next` begins a part of its own and is not inside what was reported before it.
    fn parts(&self, next: &Frame, after: usize) -> bool {
        let outline = self.outline;
        next.left > after
            && (next.bond == Bond::Shared
                || outline.is_mark(next.left - 1, ",;—–:")
                || outline.quote(next.left - 1).is_some()
                || outline.has(next.left - 1, class::CONJ) && !outline.has(next.left - 1, class::THAT))
    }

    fn side(&self, low: usize, quote: usize, left: Option<&Frame>, follows: Option<&Frame>) -> Option<Side> {
        let outline = self.outline;
        let stretch = outline.quote(quote).map(|number| outline.stretch(number))?;
        let ends_open = stretch
            .inside(outline.text)
            .trim_end_matches(['’', '\'', '”', '"'])
            .ends_with([',', '?', '!', '—', '–', '-', '…', '.'])
            || outline.is_mark(quote + 1, ",—–-");
        let at_once = follows.is_some_and(|frame| {
            frame.kind != FrameKind::Participle
                && (frame.left == quote + 1 || frame.left == quote + 2 && outline.is_mark(quote + 1, ",—–-"))
                && frame.bond != Bond::Shared
                // "The four “loopholes” he named are": a relative clause.
                && (ends_open || quote == low || frame.inverted || !outline.word(quote - 1))
        });
        let introduced = outline.is_mark(quote.wrapping_sub(1), ":,");
        match (left, follows) {
            (None, Some(_)) if at_once => Some(Side::Before),
            (Some(left), Some(_)) if at_once && ends_open => {
                // `Brandt said: “A,” and Kern said …` keeps the colon's side.
                let colon = outline.is_mark(quote.wrapping_sub(1), ":") && left.kind != FrameKind::According;
                Some(if colon { Side::After } else { Side::Before })
            }
            (Some(left), _) => {
                // After `“A,” Brandt said` only what is introduced again goes on.
                let behind_quote = left.left > low
                    && (outline.quote(left.left - 1).is_some()
                        || outline.is_mark(left.left - 1, ",")
                            && left.left > 1
                            && outline.quote(left.left - 2).is_some());
                let reported = (left.right..quote).any(|at| outline.has(at, class::THAT));
                let short = words(outline, &[stretch.span]) < 4;
                if behind_quote && !introduced && !reported && short {
                    return None;
                }
                Some(Side::After)
            }
            (None, Some(frame)) => {
                let closes = outline.is_mark(frame.left.wrapping_sub(1), ",")
                    || frame.kind == FrameKind::According
                    || frame.inverted;
                (closes && frame.kind != FrameKind::Participle && frame.kind != FrameKind::Label).then_some(Side::Ahead)
            }
            (None, None) => None,
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn build(
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
        for (quote, side) in list.iter().copied() {
            let Some(stretch) = outline.quote(quote).map(|number| outline.stretch(number)) else { continue };
            closed = stretch.closed;
            if spans.last().is_some_and(|last| last.contains(stretch.span)) {
                continue;
            }
            let span = match side {
                Side::Before | Side::Ahead => {
                    let start = self.skip_opening(from, quote);
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
        // The paragraph before ran on into this one without a speaker of its own.
        if let (Some(last), Some(speaker)) = (self.drafts.last_mut(), &speaker) {
            if !last.closed
                && last.carried
                && last.sentence + 1 == number
                && list.first().is_some_and(|(quote, _)| *quote == sentence.start)
            {
                last.speaker = Some(speaker.clone());
                last.why = format!("the quotation goes on in the next paragraph; {}", speaker.why);
            }
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
    fn skip_opening(&self, from: usize, quote: usize) -> usize {
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

    fn trim_end(&self, low: usize, before: usize) -> usize {
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
    fn content_start(&self, frame: &Frame, quote: usize) -> usize {
        let outline = self.outline;
        let mut start = frame.right;
        let reach = if outline.has(frame.cue.0, class::TELL) { 10 } else { 7 };
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
    fn indirect(
        &mut self,
        number: usize,
        sentence: Sentence,
        frame: &Frame,
        speaker: Option<Resolved>,
        from: usize,
        next: usize,
    ) {
        let outline = self.outline;
        let Some(speaker) = speaker.filter(|_| frame.subject.is_some()) else { return };
        let behind = outline.is_mark(frame.left.wrapping_sub(1), ",") && frame.left > sentence.start;
        let closes = self.trim_end(frame.right, sentence.end) <= frame.right + 4;
        let that = outline.has(frame.right, class::THAT);
        let span = match frame.kind {
            FrameKind::Say
                if behind
                    && closes
                    && from <= sentence.start
                    && !(from..frame.left).any(|at| outline.quote(at).is_some()) =>
            {
                outline.cover(from, self.trim_end(from, frame.left))
            }
            FrameKind::Say
                if outline.lexicon.language == crate::Language::German
                    && outline.is_mark(frame.right, ",")
                    && outline.word(frame.right + 1) =>
            {
                let start = frame.right + 1;
                outline.cover(start, self.trim_end(start, next.max(start + 1)))
            }
            FrameKind::Say
                if !frame.inverted
                    || that
                    || outline.is_mark(frame.right, ",") && self.outline.has(frame.right + 1, class::THAT) =>
            {
                let start = self.content_start(frame, next);
                let clause = that
                    || outline.has(start, class::THAT | class::DET | class::PRON)
                    || outline.cap(start)
                    || outline.has(frame.cue.0, class::TELL);
                if !clause || outline.has(frame.cue.0, class::AMBIGUOUS) && !that {
                    return;
                }
                outline.cover(start, self.trim_end(start, next))
            }
            FrameKind::According if frame.left == sentence.start => {
                let comma = (frame.right..sentence.end).take(60).find(|at| outline.is_mark(*at, ","));
                let german = outline.lexicon.language == crate::Language::German;
                let start = if german {
                    frame.right
                } else if let Some(comma) = comma {
                    comma + 1
                } else {
                    return;
                };
                outline.cover(start, self.trim_end(start, sentence.end))
            }
            FrameKind::According if closes => {
                let start = self.skip_opening(from, frame.left);
                outline.cover(start, self.trim_end(start, frame.left))
            }
            _ => return,
        };
        if span.of(outline.text).split_whitespace().count() < 4 {
            return;
        }
        let cue = outline.cover(frame.cue.0, frame.cue.1);
        let why = format!("“{}” reports it; {}", cue.of(outline.text), speaker.why);
        self.drafts.push(Draft {
            spans: vec![span],
            cue: Some(cue),
            speaker: Some(speaker),
            why,
            sentence: number,
            paragraph: sentence.paragraph,
            closed: true,
            direct: false,
            carried: false,
        });
    }

    /// Words in quotation marks without a frame: an utterance when they are long enough to be one.
    fn loose(&mut self, number: usize, sentence: Sentence, quote: usize) {
        let outline = self.outline;
        let Some(stretch) = outline.quote(quote).map(|number| outline.stretch(number)) else { return };
        let count = words(outline, &[stretch.span]);
        let inside = stretch.inside(outline.text);
        let sentence_like = inside.starts_with(char::is_uppercase) && inside.ends_with(['.', '!', '?', ',', '…']);
        // German puts marks around little that nobody said.
        let enough = if outline.lexicon.language == crate::Language::German { 6 } else { 7 };
        if count < enough && !(sentence_like && count >= 4) {
            self.unheard.extend(outline.quote(quote).map(|stretch| (stretch, sentence, number)));
            return;
        }
        let subject =
            outline.main_subject(sentence.start, quote).map(|phrase| self.focus.resolve(outline, self.cast, phrase));
        let speaker = subject
            .filter(|resolved| resolved.attribution.person.is_some())
            .map(|resolved| Resolved { confidence: resolved.confidence * 0.6, ..resolved });
        let why = match &speaker {
            Some(speaker) => format!("no reporting word; the sentence is about {}", speaker.attribution.canonical),
            None => String::new(),
        };
        self.drafts.push(Draft {
            spans: vec![stretch.span],
            cue: None,
            speaker,
            why,
            sentence: number,
            paragraph: sentence.paragraph,
            closed: stretch.closed,
            direct: true,
            carried: true,
        });
    }

    /// Stretches that repeat, word for word, what is given to somebody in the same line or the next: a heading that
    /// is set before its paragraph.
    fn echo(&mut self) {
        let outline = self.outline;
        let mut said: FxHashMap<String, usize> = FxHashMap::default();
        for (number, draft) in self.drafts.iter().enumerate().rev().filter(|(_, draft)| draft.speaker.is_some()) {
            for span in &draft.spans {
                let first = outline.stretches.partition_point(|stretch| stretch.span.end() <= span.start());
                for stretch in
                    outline.stretches.iter().skip(first).take_while(|stretch| stretch.span.start() < span.end())
                {
                    said.insert(plain(stretch.inside(outline.text)), number);
                }
            }
        }
        for (quote, sentence, number) in std::mem::take(&mut self.unheard) {
            let stretch = outline.stretch(quote);
            let words = plain(stretch.inside(outline.text));
            let Some(draft) = said.get(&words).and_then(|at| self.drafts.get(*at)) else { continue };
            let near = draft.paragraph.abs_diff(sentence.paragraph) <= 1;
            let Some(speaker) = draft.speaker.clone().filter(|_| near && words.contains(' ')) else { continue };
            let why = format!("the same words are given to {} right by it", speaker.attribution.canonical);
            let speaker = Some(Resolved { confidence: speaker.confidence * 0.87, ..speaker });
            self.drafts.push(Draft {
                spans: vec![stretch.span],
                cue: None,
                speaker,
                why,
                sentence: number,
                paragraph: sentence.paragraph,
                closed: true,
                direct: false,
                carried: true,
            });
        }
    }

    /// Titles of works, nicknames and terms: not what anybody said.
    fn no_quotation(&self, quote: usize) -> bool {
        let outline = self.outline;
        let Some(stretch) = outline.quote(quote).map(|number| outline.stretch(number)) else { return true };
        let inside = stretch.inside(outline.text);
        let count = inside.split_whitespace().count();
        if count > 8 {
            return false;
        }
        let before = quote.wrapping_sub(1);
        // A name on both sides: a nickname.
        if count <= 2 && outline.has(before, class::GIVEN) && outline.cap(before) && outline.name_word(quote + 1) {
            return true;
        }
        let announced = outline.lexicon.so_called.iter().any(|words| {
            let start = quote.checked_sub(words.len());
            start.is_some_and(|start| {
                words.iter().enumerate().all(|(offset, word)| outline.lower(start + offset) == word)
            })
        });
        let titled = inside
            .split_whitespace()
            .filter(|word| word.chars().count() > 3)
            .all(|word| word.starts_with(char::is_uppercase))
            && inside.starts_with(char::is_uppercase);
        let work = outline.has(before, class::WORK)
            || outline.is_mark(before, ",") && outline.has(before.wrapping_sub(1), class::WORK);
        let ends = inside.ends_with(['.', '!', '?', '…']);
        // On the network's “Morning Harbor,”: a program.
        let short = inside.trim_end_matches(',').split_whitespace().all(|word| {
            !outline.lexicon.language.eq(&crate::Language::German)
                && word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
                || outline.lexicon.classes(word) & (class::PREP | class::DET | class::CONJ) != 0
        });
        let program = (2..=5).contains(&count)
            && short
            && titled
            && (outline.possessive(before)
                || matches!(outline.lower(before), "on" | "of" | "in" | "from" | "the") && outline.word(before));
        if program && !ends {
            return true;
        }
        let cue_before = outline.has(before, class::LABEL | class::SAY);
        announced && !cue_before && !(ends && count > 4) || work && titled && !ends
    }
}

/// Words in lower case, without marks.
fn plain(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

fn words(outline: &Outline, spans: &[Span]) -> usize {
    spans.iter().map(|span| span.of(outline.text).split_whitespace().count()).sum()
}

/// Types the quotation and says why.
fn finish(outline: &Outline, draft: Draft) -> Option<Quotation> {
    let span = draft.spans.iter().copied().reduce(Span::cover)?;
    let mut verbatim = Vec::new();
    let (mut marked, mut all) = (0usize, 0usize);
    let letters = |span: Span| span.of(outline.text).chars().filter(|c| c.is_alphanumeric()).count();
    for part in &draft.spans {
        all += letters(*part);
        let first = outline.stretches.partition_point(|stretch| stretch.span.end() <= part.start());
        for stretch in outline.stretches.iter().skip(first).take_while(|stretch| stretch.span.start() < part.end()) {
            if let Some(shared) = stretch.span.intersect(*part) {
                let words = letters(shared);
                marked += words;
                // Empty marks hold nothing verbatim.
                if words > 0 {
                    verbatim.push(shared);
                }
            }
        }
    }
    if all == 0 {
        return None;
    }
    let kind = if marked * 10 >= all * 9 {
        Kind::Direct
    } else if marked > 0 {
        Kind::Mixed
    } else {
        Kind::Indirect
    };
    let confidence = draft.speaker.as_ref().map_or(0.0, |speaker| speaker.confidence.clamp(0.0, 1.0));
    let explanation = if draft.speaker.is_none() {
        "speaker unknown: no name, pronoun or description stands with the quotation".to_owned()
    } else {
        draft.why
    };
    Some(Quotation {
        span,
        spans: draft.spans,
        verbatim,
        kind,
        cue: draft.cue,
        certain: confidence >= CERTAIN,
        confidence,
        explanation,
        speaker: draft.speaker.map(|speaker| speaker.attribution),
    })
}
