//! What crosses between the window and the UI: requests, responses, errors. The only place of `Serialize + Type`.
//!
//! Texts cross as [`Run`]s ready to draw; no offset crosses. Ids are positive and fit 32 bits.

pub mod article;
pub mod cleaning;
pub mod compare;
mod crosses;
pub mod error;
pub mod jobs;
pub mod library;
pub mod settings;
pub mod speakers;
pub mod stories;
pub mod summary;
pub mod versions;
pub mod watch;
pub mod web;

use crosses::mirrors;
pub use crosses::Crosses;
use serde::{Deserialize, Serialize};
use specta::Type;

/// An id of a row of the library.
pub type Id = u32;

mirrors! {
    /// A stretch of text under one set of marks.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct Run {
        /// The words.
        pub text: String,
        /// Number of the sentence of the body that it belongs to; `None` in headlines and between sentences.
        pub sentence: Option<u32>,
        /// What is to be shown on it.
        pub marks: Vec<Mark>,
    }

    /// Something to show on a run.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct Mark {
        /// What it is.
        pub kind: MarkKind,
        /// The quotation, shared passage, fact or change that it belongs to, by id or number; 0 where there is none.
        pub id: Id,
    }

    /// The kinds of mark.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct Paragraph {
        /// What it is.
        pub kind: ParagraphKind,
        /// The line of the file that it is from; null where there is no version behind it.
        pub line: Option<u32>,
        /// Its runs.
        pub runs: Vec<Run>,
    }

    /// What a paragraph is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
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
}
