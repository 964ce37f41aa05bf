//! Which stretch belongs to which frame, and so to which speaker.
use super::clauses::words;
use super::cues::class;
use super::focus::{Focus, Resolved};
use super::frames::{Bond, Frame, Kind as FrameKind};
use super::outline::{Outline, Sentence};
use super::people::{Cast, Gender};
use super::phrases::Head;
use super::{Kind, Quotation};
use crate::Span;

/// From here on a speaker is shown without a question mark. Set where at most 3 in 100 were wrong.
const CERTAIN: f64 = 0.84;

/// A quotation in the making.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub spans: Vec<Span>,
    pub cue: Option<Span>,
    pub speaker: Option<Resolved>,
    pub why: String,
    pub sentence: usize,
    pub paragraph: usize,
    /// The last stretch was closed.
    pub closed: bool,
    /// Has words inside quotation marks at its end, so that it can go on.
    pub direct: bool,
    /// Its speaker was only carried over.
    pub carried: bool,
}

/// Where a stretch stands to its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The frame follows at once.
    Before,
    /// The frame came before.
    After,
    /// The frame closes the sentence.
    Ahead,
}

pub(super) struct Reader<'o, 'a> {
    pub outline: &'o Outline<'a>,
    pub cast: &'o Cast,
    pub focus: Focus,
    pub drafts: Vec<Draft>,
    /// A sentence that ended in a colon, and who stands in it.
    colon: Option<(usize, Resolved, Span)>,
    /// The subject of the sentence before, if it is a person.
    subject: Option<(usize, Resolved)>,
    /// A quotation at the head of a paragraph that waits for the frame in the next sentence.
    held: Option<usize>,
    /// Stretches that were given to nobody, with their lines.
    pub unheard: Vec<(usize, Sentence, usize)>,
}

/// No reported clause is longer, in items; what a sentence of a thousand verbs reports stays bounded.
pub(super) const CLAUSE: usize = 400;

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
                    // Whoever asks is not the one who answers.
                    let asks = outline.lower(frame.cue.0).starts_with("ask") && resolved.attribution.person.is_none();
                    self.focus.spoke(&resolved, gender, frame.kind == FrameKind::Say && !asks);
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
        let label = stretches.first().and_then(|span| self.label(*span));
        let last = before.and_then(|at| self.drafts.get_mut(at));
        let first_in_paragraph = sentence.start == 0
            || outline
                .sentences
                .get(number.wrapping_sub(1))
                .is_none_or(|before| before.paragraph != sentence.paragraph);
        if let Some(last) = last.filter(|_| label.is_none()) {
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
        if let Some(resolved) = label {
            draft.why.clone_from(&resolved.why);
            draft.speaker = Some(resolved);
            draft.carried = false;
            self.drafts.push(draft);
            return;
        }
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
