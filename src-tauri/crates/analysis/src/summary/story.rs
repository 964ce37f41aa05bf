//! One summary of several outlets' articles on a story.
use crate::{Article, Span};

/// A sentence picked from one of the articles.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryPick {
    /// Which article, by its place in the input.
    pub article: usize,
    /// Which of its sentences.
    pub sentence: usize,
    /// Where it stands in that article's text.
    pub span: Span,
    /// From 0 to 1, comparable within one summary only.
    pub score: f64,
    /// The other articles with a sentence that says the same.
    pub supported_by: Vec<usize>,
}

/// At most `words` words (at least one sentence) from the articles, without repeating, in the order of telling.
pub fn summarize(_articles: &[Article], _words: usize) -> Vec<StoryPick> {
    Vec::new()
}
