//! What the UI can ask, one file a screen. Each command unpacks, calls the library, and maps the answer.
pub mod article;
pub mod cleaning;
pub mod compare;
pub mod export;
pub mod import;
pub mod library;
pub mod settings;
pub mod speakers;
pub mod stories;
pub mod summary;
pub mod watch;
pub mod web;
