//! To which frame of its sentence a stretch belongs, and on which side of the frame it stands.
use super::attribution::Reader;
use super::clauses::words;
use super::cues::class;
use super::frames::{Bond, Frame, Kind as FrameKind};
use super::phrases::Head;

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

impl Reader<'_, '_> {
    /// Whether a quotation may be given to this frame when there are others in the sentence.
    pub(super) fn rules(&self, frame: &Frame) -> bool {
        let outline = self.outline;
        let next_to = outline.quote(frame.right).is_some()
            || outline.is_mark(frame.right, ",:") && outline.quote(frame.right + 1).is_some();
        let pronoun = matches!(frame.subject.map(|subject| subject.head), Some(Head::Pronoun(_)));
        let inside = frame.inner && (pronoun || !next_to) && frame.kind != FrameKind::Participle;
        !inside && !outline.has(frame.cue.0, class::INDIRECT_ONLY)
    }

    /// Whether `next` begins a part of its own and is not inside what was reported before it.
    pub(super) fn parts(&self, next: &Frame, after: usize) -> bool {
        let outline = self.outline;
        next.left > after
            && (next.bond == Bond::Shared
                || outline.is_mark(next.left - 1, ",;—–:")
                || outline.quote(next.left - 1).is_some()
                || outline.has(next.left - 1, class::CONJ) && !outline.has(next.left - 1, class::THAT))
    }

    pub(super) fn side(&self, low: usize, quote: usize, left: Option<&Frame>, follows: Option<&Frame>) -> Option<Side> {
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
                // German sets the verb right behind what it introduces, so that frame is the nearer one.
                let german = outline.lexicon.language == crate::Language::German;
                let colon = outline.is_mark(quote.wrapping_sub(1), ":")
                    && left.kind != FrameKind::According
                    && !(german && follows.is_some_and(|frame| frame.inverted));
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
