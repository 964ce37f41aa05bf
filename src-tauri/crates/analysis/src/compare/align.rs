//! Which sentences of A say what sentences of B say.
use crate::Article;

/// How a sentence relates to the other article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// The other has it in the same words.
    Same,
    /// The other says it in other words.
    Reworded,
    /// The other says part of it.
    Partly,
    /// The other does not have it.
    OnlyHere,
}

/// One sentence with its counterparts.
#[derive(Debug, Clone, PartialEq)]
pub struct Aligned {
    /// How it relates.
    pub label: Label,
    /// The sentences of the other article, by number, in order.
    pub aligned: Vec<usize>,
    /// Whether it stands in another order there.
    pub moved: bool,
    /// How sure the pairing is, 0 to 1; 0 without one.
    pub score: f64,
}

/// One entry a sentence on each side.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// The sentences of A.
    pub a: Vec<Aligned>,
    /// The sentences of B.
    pub b: Vec<Aligned>,
}

/// A reader's word on a pairing; it outranks every score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pairing {
    /// Sentence of A.
    pub a: usize,
    /// Sentence of B.
    pub b: usize,
    /// `true`: they say the same; `false`: they do not.
    pub together: bool,
}

/// Aligns the sentences of two articles, many to many and free of order. `said` out of bounds is passed over.
pub fn align(a: &Article, b: &Article, _said: &[Pairing]) -> Alignment {
    let none = |article: &Article| {
        article
            .sentences
            .iter()
            .map(|_| Aligned { label: Label::OnlyHere, aligned: vec![], moved: false, score: 0.0 })
            .collect()
    };
    Alignment { a: none(a), b: none(b) }
}
