//! Extractive summaries: sentences of the article, in its order, nothing else.
mod central;
mod choose;
mod cues;
mod lead;
mod leaning;
mod lexrank;
mod opening;
mod reading;
pub mod story;
mod sumbasic;
#[cfg(test)]
mod tests;
mod textrank;
pub mod weights;

use crate::{Article, Span};

pub use central::central;

/// How long a summary is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// At most so many sentences.
    Sentences(usize),
    /// At most so many words, as a reader counts them between blanks; at least one sentence.
    Words(usize),
    /// At most so many hundredths of the article's words; at least one sentence. Over 100 is all of them.
    Percent(u32),
}

/// What the reader asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request<'r> {
    /// How long.
    pub length: Length,
    /// Numbers of sentences that must be in it; they count toward the length, and stay where they alone exceed it.
    /// Numbers that the article does not have are passed over.
    pub pinned: &'r [usize],
    /// Numbers of sentences that must not be in it; a sentence that is pinned too is pinned.
    pub dropped: &'r [usize],
}

impl From<Length> for Request<'_> {
    fn from(length: Length) -> Self {
        Self { length, pinned: &[], dropped: &[] }
    }
}

/// What speaks for a pick, each from 0 to 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reasons {
    /// How early it stands: 1 for the first sentence of its article, a half for the second, a third for the third.
    pub place: f64,
    /// How central it is by the method, 1 being the most central sentence.
    pub central: f64,
    /// How little of it the picks before it have said: 1 when none of it.
    pub new: f64,
    /// Its words that the article returns to, as the article first writes them, strongest first; at most three.
    pub words: Vec<String>,
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
    /// In which turn it was picked, from 0: a shorter summary has the picks of lower rank. Pinned ones come first.
    pub rank: usize,
    /// Whether the reader asked for it.
    pub pinned: bool,
    /// Why it was picked, in parts.
    pub reasons: Reasons,
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
    /// Picks in text order. Empty only when the article has no sentence, or all are dropped. A longer summary of the same
    /// request has all picks of a shorter one.
    fn pick(&self, article: &Article, request: &Request) -> Vec<Pick>;

    /// The same where nothing is asked for but a length.
    fn summarize(&self, article: &Article, length: Length) -> Vec<Pick> {
        self.pick(article, &length.into())
    }
}

/// Every way there is; the first is the default.
pub static SUMMARIZERS: &[&dyn Summarizer] =
    &[&central::Central, &lead::Lead, &lexrank::LexRank, &textrank::TextRank, &sumbasic::SumBasic];

/// The summarizer of that id.
pub fn by_id(id: &str) -> Option<&'static dyn Summarizer> {
    SUMMARIZERS.iter().copied().find(|summarizer| summarizer.id() == id)
}

/// The summary by the default method.
pub fn summarize(article: &Article, length: Length) -> Vec<Pick> {
    SUMMARIZERS.first().map(|summarizer| summarizer.summarize(article, length)).unwrap_or_default()
}
