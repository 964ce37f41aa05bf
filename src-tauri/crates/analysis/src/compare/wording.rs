//! How each outlet words it: counts with places, never a score.
use crate::{Article, Span};

/// What kind of wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A reporting verb ("said", "claimed").
    ReportingVerb,
    /// A hedge ("allegedly", "may").
    Hedge,
    /// What the same person or thing is called in aligned sentences.
    Naming,
}

/// One wording with its places on each side.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What kind.
    pub kind: Kind,
    /// The words, in lower case as in a dictionary ("claim").
    pub words: String,
    /// Places in A.
    pub a: Vec<Span>,
    /// Places in B.
    pub b: Vec<Span>,
}

/// The wordings of both, those with the largest difference in counts first.
pub fn compare(_a: &Article, _b: &Article) -> Vec<Row> {
    Vec::new()
}
