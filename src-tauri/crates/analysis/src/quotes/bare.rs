//! Sentences that are nothing but quotations: they belong to what stands around them.
use super::attribution::{Draft, Reader};
use super::clauses::words;
use super::focus::Resolved;
use super::frames::{Frame, Kind as FrameKind};
use super::outline::Sentence;
use super::phrases::Head;
use crate::Span;

impl Reader<'_, '_> {
    /// A sentence that is nothing but quotations: it belongs to what stands around it.
    pub(super) fn bare(&mut self, number: usize, sentence: Sentence, quotes: &[usize], next: &[Frame]) {
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
            if self.says_who_spoke(sentence.start) {
                return next.first().is_some_and(|frame| frame.subject.is_some());
            }
            next.iter().any(|frame| frame.kind == FrameKind::Say && frame.subject.is_some())
                && (quoted && outline.quote(sentence.start).is_some() || sentence.end - sentence.start < 9)
        });
        let last = before.and_then(|at| self.drafts.get(at));
        let turn = quotes.iter().filter_map(|at| outline.quote(*at)).any(|quote| outline.stretch(quote).turn);
        let continued = last.filter(|last| {
            !turn && last.sentence + 1 == number && last.direct && last.paragraph + 1 >= sentence.paragraph
        });
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
        } else if let Some((_, resolved)) = self.subject.clone().filter(|(at, _)| at + 1 == number && !turn) {
            draft.why = format!("no reporting word; the sentence before is about {}", resolved.attribution.canonical);
            draft.speaker = Some(Resolved { confidence: resolved.confidence * 0.72, ..resolved });
        }
        self.drafts.push(draft);
    }
}
