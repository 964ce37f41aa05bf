//! Two outlets' articles on one story: who has what.
mod align;
pub mod facts;
#[cfg(test)]
mod fixtures;
pub(crate) mod lexicon;
mod meaning;
pub mod quotations;
pub mod shared_copy;
mod terms;
pub mod wording;

use crate::{Article, Span};
use broadsheet_text::token;
use shared_copy::SharedCopy;

pub use align::{align, Aligned, Alignment, Label, Pairing};

/// How much two articles have in common: the strip above a comparison. Sentences are counted on both sides together,
/// but for `only_a` and `only_b`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Verdict {
    /// Sentences that the other has in the same words.
    pub same: usize,
    /// Sentences that the other says in other words.
    pub reworded: usize,
    /// Sentences of which the other says a part.
    pub partly: usize,
    /// Sentences of A that B does not have.
    pub only_a: usize,
    /// Sentences of B that A does not have.
    pub only_b: usize,
    /// Sentences that stand in another order in the other.
    pub moved: usize,
    /// Share of A's words that stand in shared copy, 0 to 1.
    pub shared_share_a: f64,
    /// Share of B's words that stand in shared copy, 0 to 1.
    pub shared_share_b: f64,
}

/// Sums up an alignment of `a` and `b` and their shared passages ([`shared_copy::find`]).
pub fn verdict(a: &Article, b: &Article, alignment: &Alignment, shared: &[SharedCopy]) -> Verdict {
    let count = |side: &[Aligned], label: Label| side.iter().filter(|entry| entry.label == label).count();
    let both = |label: Label| count(&alignment.a, label) + count(&alignment.b, label);
    Verdict {
        same: both(Label::Same),
        reworded: both(Label::Reworded),
        partly: both(Label::Partly),
        only_a: count(&alignment.a, Label::OnlyHere),
        only_b: count(&alignment.b, Label::OnlyHere),
        moved: alignment.a.iter().chain(&alignment.b).filter(|entry| entry.moved).count(),
        shared_share_a: share(a.text, shared.iter().map(|passage| passage.a).collect()),
        shared_share_b: share(b.text, shared.iter().map(|passage| passage.b).collect()),
    }
}

/// The share of the words of `text` that lie in `spans`; 0 for a text without words.
fn share(text: &str, mut spans: Vec<Span>) -> f64 {
    spans.sort_unstable();
    let mut spans = spans.into_iter().peekable();
    let (mut inside, mut all) = (0u32, 0u32);
    for word in token::words(text) {
        while spans.next_if(|span| span.end() <= word.start()).is_some() {}
        all += 1;
        inside += u32::from(spans.peek().is_some_and(|span| span.contains(word)));
    }
    f64::from(inside) / f64::from(all.max(1))
}
