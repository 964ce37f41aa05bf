//! Which articles tell of one event.
mod day;

use crate::Article;
pub use day::day;

/// What is kept of an article to compare it with others: weighted terms.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Terms {
    /// Term and how often it counts, sorted by term.
    pub weights: Vec<(String, f32)>,
}

/// The terms of an article.
pub fn terms(_article: &Article) -> Terms {
    Terms::default()
}

/// An article as the grouping sees it.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// Its terms.
    pub terms: &'a Terms,
    /// Day it was published, counted from any fixed day; `None` when unknown.
    pub day: Option<i64>,
}

/// A story number for each item, numbered by first appearance; one setting for every library.
pub fn cluster(items: &[Item]) -> Vec<usize> {
    (0..items.len()).collect()
}

/// Why two articles stand together: the terms that count most in both, strongest first, at most `most`.
pub fn why(_a: &Terms, _b: &Terms, _most: usize) -> Vec<String> {
    Vec::new()
}
