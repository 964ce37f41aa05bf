//! Watched folders.
use super::jobs::JobReport;
use super::{mirrors, Crosses};
use serde::Serialize;
use specta::Type;

mirrors! {
    /// A folder of which everything that lands in it is imported.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct WatchedFolder {
        /// Its path.
        pub path: String,
        /// Since when.
        pub added: String,
        /// Why it cannot be watched now, if so.
        pub problem: Option<String>,
    }
}

/// What happened in a watched folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum WatchEvent {
    /// What landed there was imported.
    Imported {
        /// What came of it.
        report: JobReport,
    },
    /// A folder cannot be watched any more.
    Problem {
        /// Its path.
        path: String,
        /// Why, and what to do.
        message: String,
    },
    /// It is back.
    Back {
        /// Its path.
        path: String,
    },
}

impl Crosses<WatchEvent> for broadsheet_library::WatchEvent {
    fn cross(self) -> WatchEvent {
        match self {
            Self::Imported { report } => WatchEvent::Imported { report: report.cross() },
            Self::Problem { path, message } => WatchEvent::Problem { path: path.cross(), message },
            Self::Back { path } => WatchEvent::Back { path: path.cross() },
        }
    }
}
