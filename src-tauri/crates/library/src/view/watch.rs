//! Watched folders.
use super::JobReport;
use std::path::PathBuf;

/// A folder whose files are imported as they land there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WatchedFolder {
    /// Where it lies.
    pub path: PathBuf,
    /// Since when it is watched, RFC 3339.
    pub added: String,
    /// Why nothing comes from it now, as a plain sentence; `None` when all is well.
    pub problem: Option<String>,
}

/// What a watcher tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WatchEvent {
    /// Files that landed were imported. Not told when all of them were there already.
    Imported {
        /// What came of them.
        report: JobReport,
    },
    /// A folder is gone; told once.
    Problem {
        /// The folder.
        path: PathBuf,
        /// A plain sentence.
        message: String,
    },
    /// A folder that was gone is back and watched again.
    Back {
        /// The folder.
        path: PathBuf,
    },
}
