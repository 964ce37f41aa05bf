//! What becomes of a draft: its kind, how sure its speaker is, and why.
use super::attribution::Draft;
use super::outline::Outline;
use super::{Kind, Quotation};
use crate::Span;

/// From here on a speaker is shown without a question mark. Set where at most 3 in 100 were wrong.
const CERTAIN: f64 = 0.865;

/// Types the quotation and says why.
pub(super) fn finish(outline: &Outline, draft: Draft) -> Option<Quotation> {
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
