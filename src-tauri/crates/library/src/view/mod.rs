//! What the library hands up: plain values in the shapes that the window draws.
//!
//! Texts come as [`Run`]s ready to draw; no offset leaves this floor. Ids are positive and fit 32 bits.

mod article;
mod columns;
mod compare;
mod jobs;
mod library;
mod rules;
mod settings;
mod speakers;
mod stories;
mod summary;
mod versions;
mod watch;
mod web;

pub use article::*;
pub use columns::*;
pub use compare::*;
pub use jobs::*;
pub use library::*;
pub use rules::*;
pub use settings::*;
pub use speakers::*;
pub use stories::*;
pub use summary::*;
pub use versions::*;
pub use watch::*;
pub use web::*;

/// An id of a row of the library.
pub type Id = u32;

/// A stretch of text under one set of marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Number of the sentence of the body that it belongs to; `None` in headlines and between sentences.
    pub sentence: Option<u32>,
    /// What is to be shown on it.
    pub marks: Vec<Mark>,
}

/// Something to show on a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// The quotation, shared passage, fact or change that it belongs to, by id or number; 0 where there is none.
    pub id: Id,
}

/// The kinds of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkKind {
    /// A match of the search.
    Match,
    /// A quotation, id = quotation.
    Quotation,
    /// The words that name the speaker of a quotation, id = quotation.
    Speaker,
    /// The reporting word of a quotation, id = quotation.
    Cue,
    /// Words that only this side has, inside a reworded pair or a changed paragraph.
    Changed,
    /// Only in the new version.
    Added,
    /// Only in the old version.
    Removed,
    /// Copy that both outlets share, id = number of the passage.
    Shared,
    /// A number, date, name or place, id = number of the fact's row.
    Fact,
}

/// A text in paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What it is.
    pub kind: ParagraphKind,
    /// The line of the version's file that it comes from, counted from 0 over paragraphs and left-out lines; it never
    /// changes. `None` where there is no version behind it.
    pub line: Option<u32>,
    /// Its runs.
    pub runs: Vec<Run>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A heading inside the article.
    Subhead,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    BlockQuote,
}

/// An article in a few words, for links to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRef {
    /// The article.
    pub id: Id,
    /// The version that is meant.
    pub version: Id,
    /// Its headline; "Untitled" is the UI's business.
    pub headline: Option<String>,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// A date or an RFC 3339 time, as the page gives it.
    pub published: Option<String>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
}
