//! Long work: import and its report.
use super::{mirrors, Crosses, Id};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What is imported.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum ImportSource {
    /// Files and folders.
    Paths {
        /// As dropped or picked.
        paths: Vec<String>,
    },
    /// Pasted text; when `html` is given it is read as a page.
    Paste {
        /// The plain text of the clipboard.
        text: String,
        /// The HTML of the clipboard.
        html: Option<String>,
    },
    /// The sample library that comes with the app.
    Sample,
}

impl Crosses<broadsheet_library::ImportSource> for ImportSource {
    fn cross(self) -> broadsheet_library::ImportSource {
        use broadsheet_library::ImportSource as Source;
        match self {
            Self::Paths { paths } => Source::Paths { paths: paths.into_iter().map(Into::into).collect() },
            Self::Paste { text, html } => Source::Paste { text, html },
            Self::Sample => Source::Sample,
        }
    }
}

/// Where a job stands; sent at most ten times a second, and once at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JobProgress {
    /// The job.
    pub job: Id,
    /// Files done.
    pub done: u32,
    /// Files in all, as far as known.
    pub total: u32,
    /// Files that could not be read.
    pub failed: u32,
    /// The file in hand, by name.
    pub current: Option<String>,
    /// Present in the last message.
    pub report: Option<JobReport>,
}

mirrors! {
    /// What a finished or cancelled import did.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct JobReport {
        /// One line ("12 articles added, 1 version added, 2 already there, 1 failed").
        pub summary: String,
        /// Whether it was cancelled; what was done before is kept.
        pub cancelled: bool,
        /// Every file that was read, in order; the already-there ones too.
        pub imported: Vec<ImportedFile>,
        /// Every file that failed, with its reason.
        pub failed: Vec<FailedFile>,
        /// When the whole job could not go on (disk full), why; what was kept stands in it.
        pub stopped: Option<String>,
    }

    /// A file that was read.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct ImportedFile {
        /// Its path, or "Pasted text".
        pub path: String,
        /// The article.
        pub article: Id,
        /// What came of it.
        pub outcome: ImportOutcome,
        /// How that was decided ("same address as …").
        pub because: Option<String>,
        /// What to know ("no date was found").
        pub warnings: Vec<String>,
    }

    /// What came of a file.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub enum ImportOutcome {
        /// A new article.
        Added,
        /// A new version of an article.
        Version,
        /// The same bytes or the same text are there already; nothing was added.
        AlreadyThere,
    }

    /// A file that could not be read.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct FailedFile {
        /// Its path.
        pub path: String,
        /// Why, as a plain sentence that says what to do.
        pub reason: String,
    }
}
