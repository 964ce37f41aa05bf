//! Text to findings: summaries, quotations, versions, comparisons, stories.
//!
//! Pure: no files, no clock, no network, no `Result`. Odd input gives a smaller answer, never a panic.
//! All offsets are bytes ([`Span`]) into the text of the [`Article`] that was handed in.

mod article;
pub mod compare;
pub mod diff;
pub mod quotes;
mod rise;
mod sections;
pub mod similarity;
pub mod story;
pub mod summary;

pub use article::Article;
pub use broadsheet_text::{Language, Span};

/// Raised whenever findings change for the same text; stored findings of an older revision are made again.
pub const REVISION: u32 = 3;
