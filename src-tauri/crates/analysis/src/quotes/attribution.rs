//! Which stretch belongs to which frame, and so to which speaker.
use super::cues::class;
use super::finish::finish;
use super::focus::{Focus, Resolved};
use super::frames::{Bond, Frame, Kind as FrameKind};
use super::outline::{Outline, Sentence};
use super::people::{Cast, Gender};
use super::phrases::{Head, Phrase};
use super::sides::Side;
use super::Quotation;
use crate::Span;

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

pub(super) struct Reader<'o, 'a> {
    pub outline: &'o Outline<'a>,
    pub cast: &'o Cast,
    pub focus: Focus,
    pub drafts: Vec<Draft>,
    /// A sentence that ended in a colon, and who stands in it.
    pub colon: Option<(usize, Resolved, Span)>,
    /// The subject of the sentence before, if it is a person.
    pub subject: Option<(usize, Resolved)>,
    /// A quotation at the head of a paragraph that waits for the frame in the next sentence.
    pub held: Option<usize>,
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
        let acts = outline.acts(sentence, frames);
        let mut acting = acts.iter().peekable();
        let mut acted: Vec<(Frame, Resolved)> = Vec::new();
        let resolved: Vec<Option<Resolved>> = frames
            .iter()
            .map(|frame| {
                while let Some(act) = acting.next_if(|act| act.cue < frame.cue) {
                    acted.extend(self.acting(sentence, act));
                }
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
                    let asking = matches!(subject.head, Head::Noun(at) if matches!(outline.lower(at), "questioner" | "reporter" | "reporters" | "moderator" | "interviewer"));
                    let asks = (asking || outline.lower(frame.cue.0).starts_with("ask")) && resolved.attribution.person.is_none();
                    self.focus.spoke(&resolved, gender, frame.kind == FrameKind::Say && !asks);
                }
                Some(resolved)
            })
            .collect();
        for act in acting {
            acted.extend(self.acting(sentence, act));
        }
        // "He is a sailor": a pronoun keeps in mind whom it stands for.
        let about = (sentence.start..sentence.end).find(|at| outline.word(*at)).filter(|at| {
            outline.has(*at, class::PRON_M | class::PRON_F)
                && outline.lexicon.language == crate::Language::English
                && !frames.iter().any(|frame| frame.subject.is_some_and(|subject| subject.start == *at))
        });
        if let Some(at) = about {
            let pronoun = Phrase { start: at, end: at + 1, head: Head::Pronoun(at) };
            let resolved = self.focus.resolve(outline, self.cast, pronoun);
            self.focus.acted(&resolved);
        }
        let first = self.drafts.len();
        if bare {
            self.bare(number, sentence, &quotes, next);
        } else {
            self.asked(number, sentence);
            self.told(number, sentence, &quotes, frames, &acted);
            self.framed(number, sentence, &quotes, frames, &resolved);
            if outline.lexicon.language == crate::Language::English {
                self.leave_out_nested(first);
            }
        }
        self.focus.advance(outline, self.cast, sentence.start, sentence.end);
        if !bare {
            self.remember(number, sentence, frames, &resolved);
        }
    }

    /// Who is meant by the subject of `act`.
    fn acting(&mut self, sentence: Sentence, act: &Frame) -> Option<(Frame, Resolved)> {
        let subject = act.subject?;
        self.focus.advance(self.outline, self.cast, sentence.start, subject.end);
        let resolved = self.focus.resolve(self.outline, self.cast, subject);
        let bond = if act.bond == Bond::Adjacent { 1.0 } else { 0.93 };
        Some((*act, Resolved { confidence: resolved.confidence * bond, ..resolved }))
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
        let german = outline.lexicon.language == crate::Language::German;
        self.subject = subject
            .filter(|resolved| {
                resolved.attribution.person.is_some() || german && !resolved.attribution.mentions.is_empty()
            })
            .map(|resolved| (number, resolved));
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
            let speaker = resolved.get(at).cloned().flatten().or_else(|| self.dropped(number));
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
                    && (matches!(frame.kind, FrameKind::Say | FrameKind::Label)
                        || frame.kind == FrameKind::Participle
                            && self.outline.lexicon.language == crate::Language::English);
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
        // "PORTO SALINO - «…». Lo ha detto il sindaco": the sentence that follows says who spoke.
        let told_next = self
            .outline
            .sentences
            .get(number + 1)
            .is_some_and(|next| next.paragraph == sentence.paragraph && self.says_who_spoke(next.start));
        let waits = self.drafts.last().is_some_and(|last| last.sentence == number && last.carried && last.direct);
        self.held = (told_next && waits).then(|| self.drafts.len() - 1);
    }

    /// Whether the sentence that begins at `start` says who spoke in the one before ("Así lo ha dicho …").
    pub(super) fn says_who_spoke(&self, start: usize) -> bool {
        let outline = self.outline;
        outline.lexicon.thus.iter().any(|words| outline.reads(start, words))
    }

    /// Whoever spoke last, where a language leaves the pronoun out; or whom the sentence before is about.
    pub(super) fn dropped(&self, number: usize) -> Option<Resolved> {
        let romance = self.outline.lexicon.romance();
        let spoke = self.drafts.last().filter(|last| !romance || last.sentence + 1 >= number || self.subject.is_none());
        if let Some((_, subject)) =
            self.subject.clone().filter(|(at, _)| romance && spoke.is_none() && at + 2 >= number)
        {
            return Some(Resolved {
                confidence: subject.confidence * 0.8,
                why: format!("no subject is written; the sentence before is about {}", subject.attribution.canonical),
                ..subject
            });
        }
        let last = self.drafts.last()?.speaker.clone()?;
        Some(Resolved {
            confidence: last.confidence * 0.75,
            why: format!("no subject is written; {} spoke last", last.attribution.canonical),
            ..last
        })
    }
}
