//! Article files to documents, documents to files. Nothing here opens a file: bytes come in, bytes go out.

pub mod address;
pub mod clean;
mod document;
pub mod read;
pub mod write;

pub use document::{Document, Field, Paragraph, ParagraphKind, Removed, Warning};
