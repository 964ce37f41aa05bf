//! The user's library on disk, and every use case. The only floor that opens files or SQLite.

pub mod files;
