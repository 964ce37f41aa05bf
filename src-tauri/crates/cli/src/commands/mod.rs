//! One file a command: its arguments, and the shape of its lines (the contract of the command line).
pub mod cluster;
pub mod compare;
pub mod diff;
pub mod formats;
pub mod library;
pub mod quotes;
pub mod read;
pub mod segment;
pub mod similarity;
pub mod summarize;
