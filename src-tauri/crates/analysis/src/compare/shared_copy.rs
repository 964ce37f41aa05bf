//! Passages that both outlets took from one source.
use crate::{Article, Span};

/// A passage that stands in both, word for word or nearly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SharedCopy {
    /// In A.
    pub a: Span,
    /// In B.
    pub b: Span,
}

/// The shared passages in order of A.
pub fn find(_a: &Article, _b: &Article) -> Vec<SharedCopy> {
    Vec::new()
}

/// The agency that both name ("KNA"), if there is one.
pub fn source(_a: &Article, _b: &Article) -> Option<String> {
    None
}
