//! Saved web pages.
pub mod byline;
pub mod date;
