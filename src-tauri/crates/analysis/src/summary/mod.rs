//! Extractive summaries: sentences of the article, in its order, nothing else.
mod central;
mod cues;
mod lead;
mod lexrank;
mod reading;
mod select;
pub mod story;
#[cfg(test)]
mod tests;

use crate::{Article, Span};

/// How long a summary is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// At most so many sentences.
    Sentences(usize),
    /// At most so many words; at least one sentence.
    Words(usize),
}

/// A sentence picked for the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct Pick {
    /// Its number in `article.sentences`.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
    /// From 0 to 1, comparable within one summary only.
    pub score: f64,
    /// Why it was picked, for people ("third sentence; names what most of the article is about").
    pub why: String,
}

/// A way to summarize. To add one: a file here, and a line in [`SUMMARIZERS`].
pub trait Summarizer: Sync {
    /// Its id at the command line and in settings.
    fn id(&self) -> &'static str;
    /// Its name for people.
    fn name(&self) -> &'static str;
    /// What it does and where it comes from, in a sentence.
    fn about(&self) -> &'static str;
    /// Picks in text order. Empty only when the article has no sentence.
    fn summarize(&self, article: &Article, length: Length) -> Vec<Pick>;
}

/// Every way there is; the first is the default.
pub static SUMMARIZERS: &[&dyn Summarizer] = &[&central::Central, &lead::Lead, &lexrank::LexRank];

/// The summarizer of that id.
pub fn by_id(id: &str) -> Option<&'static dyn Summarizer> {
    SUMMARIZERS.iter().copied().find(|summarizer| summarizer.id() == id)
}

/// The summary by the default method.
pub fn summarize(article: &Article, length: Length) -> Vec<Pick> {
    SUMMARIZERS.first().map(|summarizer| summarizer.summarize(article, length)).unwrap_or_default()
}
