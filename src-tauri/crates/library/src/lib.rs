//! The user's library on disk, and every use case.
//!
//! A library is a folder:
//! - `library.sqlite`: everything but the files (`migrations/` says which table holds what kind of data);
//! - `sources/ab/cdef…`: imported files byte for byte, named by their SHA-256, never changed;
//! - `backups/`: copies of `library.sqlite` from before a migration;
//! - `library.lock`: held by the one process that writes.
//!
//! [`Library`] is `Send + Sync`; every method takes `&self` and may be called from any thread. Readers never wait for
//! the writer. What can be undone goes through [`Library`]'s `act`, which logs the way back.

mod article;
mod articles;
mod backup;
mod check;
mod clock;
mod columns;
mod compare;
mod diffs;
mod draw;
mod edits;
mod elsewhere;
mod error;
mod export;
pub mod files;
mod findings;
mod fold;
mod grouping;
mod import;
mod job;
mod library;
mod loaded;
pub mod place;
mod questions;
mod quotes;
mod review;
mod rules;
mod search;
mod settings;
mod sidebar;
mod source;
mod speakers;
mod statements;
mod store;
mod stories;
mod story_language;
mod story_summary;
mod story_timeline;
mod suggestions;
mod summary;
mod tellings;
mod together;
mod trash;
mod versions;
pub mod view;
mod watch;
mod web;

pub use check::CheckReport;
pub use clock::{Clock, SystemClock};
pub use error::{Code, Error};
pub use export::points;
pub use job::CancelToken;
pub use library::Library;
pub use view::*;
pub use watch::Watcher;
pub use web::{Asked, Consent, Fetch, FetchedPage, Web};
