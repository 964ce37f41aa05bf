//! Long work: import and its report.
use super::article::FieldKey;
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
    /// Whether it has stopped between two files and waits to go on.
    pub paused: bool,
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
        /// The failed ones by kind of reason, the most frequent kind first.
        pub failures: Vec<FailureGroup>,
        /// Tables whose columns have to be named once; they are not in `failed`.
        pub needs_columns: Vec<NeedsColumns>,
        /// When the whole job could not go on (disk full), why; what was kept stands in it.
        pub stopped: Option<String>,
    }

    /// A file that was read.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct ImportedFile {
        /// Its path, or "Pasted text", or its address.
        pub path: String,
        /// Where in the file it stood, when the file is a container.
        pub part: Option<String>,
        /// Which article of the file, from 1.
        pub number: u32,
        /// The file on disk, for showing it; null for pasted text and the sample.
        pub file: Option<String>,
        /// The article.
        pub article: Id,
        /// The version that was added, or was there already.
        pub version: Id,
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
        /// Its path, or its address.
        pub path: String,
        /// Which part of a container.
        pub part: Option<String>,
        /// The file on disk: what is shown and tried again.
        pub file: Option<String>,
        /// What kind of reason.
        pub kind: FailureKind,
        /// Why, as a plain sentence that says what to do.
        pub reason: String,
    }

    /// Failed files with one kind of reason.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct FailureGroup {
        /// The kind.
        pub kind: FailureKind,
        /// For people.
        pub title: String,
        /// Positions in the report's `failed`, in order.
        pub files: Vec<u32>,
    }

    /// Kinds of reasons for a failure.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub enum FailureKind {
        /// There is no such file.
        Missing,
        /// No right to read it.
        NotAllowed,
        /// A folder that was not entered.
        NotEntered,
        /// Nothing in it.
        Empty,
        /// Not a kind of file that is read.
        UnknownKind,
        /// Over a limit.
        TooLarge,
        /// Damaged.
        Damaged,
        /// No article in it.
        NoText,
        /// Locked, or a container that holds more than is unpacked.
        Refused,
        /// An article without an address cannot be checked for changes.
        NoAddress,
        /// The page was not fetched.
        NotFetched,
        /// The address shows another page now.
        OtherPage,
        /// A fault of the program.
        Fault,
        /// Anything else.
        Other,
    }

    /// What a column of a table holds.
    #[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct ColumnChoice {
        /// The field; null: the text of the article.
        pub field: Option<FieldKey>,
        /// The column, by its name in `NeedsColumns`.
        pub column: String,
    }

    /// A table whose columns have to be named once.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct NeedsColumns {
        /// Its path.
        pub path: String,
        /// The file on disk: what is imported again.
        pub file: Option<String>,
        /// Which part of a container.
        pub part: Option<String>,
        /// Under which key the answer is remembered.
        pub header_key: String,
        /// The names of its columns.
        pub columns: Vec<String>,
        /// Some first rows, cell by column.
        pub sample: Vec<Vec<String>>,
    }
}
