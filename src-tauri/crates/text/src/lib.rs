//! The ground floor: spans, sentences, tokens, stems, stop words and language of a text.
//!
//! Nothing here can fail: odd input gives a smaller answer. All offsets are bytes into the unchanged text,
//! in a [`Span`]; [`CodePoints`] converts to Unicode code points for exports and the command line.

mod language;
pub mod quote_marks;
mod runs;
pub mod segment;
mod span;
pub mod stem;
pub mod stopwords;
pub mod token;

pub use language::Language;
pub use runs::{runs, Run};
pub use span::{CodePoints, Span};
