//! Text cut into runs that are ready to draw, so that no one above counts offsets.
use crate::Span;

/// A stretch of text under one set of marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run<M> {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The marks that cover all of it, in the order in which they were given.
    pub marks: Vec<M>,
}

/// Cuts `within` at every edge of a mark. The runs tile `within` exactly, none is empty; marks may overlap and nest,
/// and what of them lies outside `within` is left out.
pub fn runs<M: Clone>(within: Span, marks: &[(Span, M)]) -> Vec<Run<M>> {
    let mut edges: Vec<usize> = vec![within.start(), within.end()];
    let inside: Vec<(Span, &M)> =
        marks.iter().filter_map(|(span, mark)| Some((span.intersect(within)?, mark))).collect();
    edges.extend(inside.iter().flat_map(|(span, _)| [span.start(), span.end()]));
    edges.sort_unstable();
    edges.dedup();
    edges
        .iter()
        .zip(edges.iter().skip(1))
        .map(|(start, end)| {
            let span = Span::new(*start, *end);
            let marks = inside.iter().filter(|(at, _)| at.contains(span)).map(|(_, mark)| (*mark).clone()).collect();
            Run { span, marks }
        })
        .collect()
}
