//! Long work: import and its report.
use super::{Id, NeedsColumns};
use std::path::PathBuf;

/// What is imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportSource {
    /// Files and folders.
    Paths {
        /// As dropped or picked.
        paths: Vec<PathBuf>,
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

/// Where a job stands; sent at most ten times a second, and once at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobProgress {
    /// Files done.
    pub done: u32,
    /// Files in all, as far as known.
    pub total: u32,
    /// Files that could not be read.
    pub failed: u32,
    /// The file in hand, by name.
    pub current: Option<String>,
    /// Whether it stopped between two files and waits to go on; told at once when it stops and when it goes on.
    pub paused: bool,
}

/// What a finished or cancelled import did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    /// Tables whose columns have to be named first; they are not among the failed ones.
    pub needs_columns: Vec<NeedsColumns>,
    /// When the whole job could not go on (disk full), why; what was kept stands in it.
    pub stopped: Option<String>,
}

/// A file that was read, or one article of a file that holds several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFile {
    /// The path of the file, "Pasted text", or the name of a file of the sample.
    pub path: String,
    /// Where in the file it stood, when the file is a container ("inbox/letter.html").
    pub part: Option<String>,
    /// Which article of the file, from 1.
    pub number: u32,
    /// The file on disk, for showing it; `None` for pasted text and the sample.
    pub file: Option<PathBuf>,
    /// The article.
    pub article: Id,
    /// The version that was added, or the one that was there already. [`crate::Library::split_version`] takes a wrong
    /// decision back.
    pub version: Id,
    /// What came of it.
    pub outcome: ImportOutcome,
    /// How that was decided ("The address is the same."); of a new article only when there was something to decide.
    pub because: Option<String>,
    /// What to know ("no date was found").
    pub warnings: Vec<String>,
}

/// What came of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportOutcome {
    /// A new article.
    Added,
    /// A new version of an article.
    Version,
    /// The same bytes or the same text are there already; nothing was added.
    AlreadyThere,
}

/// A file that could not be read, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedFile {
    /// The path of the file, "Pasted text", or the name of a file of the sample.
    pub path: String,
    /// The part of a container that could not be read; `None` when it is the file as a whole.
    pub part: Option<String>,
    /// The file on disk: what can be shown, and what is imported to try again.
    pub file: Option<PathBuf>,
    /// What kind of reason.
    pub kind: FailureKind,
    /// Why, as a plain sentence that says what to do.
    pub reason: String,
}

/// Failed files with one kind of reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailureGroup {
    /// The kind.
    pub kind: FailureKind,
    /// The kind for people ("Not a kind of file that Broadsheet reads").
    pub title: String,
    /// Which files: positions in [`JobReport::failed`], in order.
    pub files: Vec<u32>,
}

/// Kinds of reason for which a file fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FailureKind {
    /// There is no such file any more.
    Missing,
    /// The system refuses to let it be read.
    NotAllowed,
    /// A folder or link that was not entered, or something that is no file.
    NotEntered,
    /// Nothing is in it.
    Empty,
    /// A kind of file that is not read.
    UnknownKind,
    /// Over a limit.
    TooLarge,
    /// It cannot be read as what it is.
    Damaged,
    /// No article text is in it.
    NoText,
    /// A file that is locked, or a container that holds more than is unpacked.
    Refused,
    /// An article without an address to fetch.
    NoAddress,
    /// A page that could not be fetched.
    NotFetched,
    /// Another page than the one that was asked for.
    OtherPage,
    /// A fault of the program.
    Fault,
    /// Anything else (a broken disk).
    Other,
}

impl FailureKind {
    /// For people, above the files that failed for it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Missing => "No longer there",
            Self::NotAllowed => "Not allowed to read",
            Self::NotEntered => "Not a file or folder that can be entered",
            Self::Empty => "Empty",
            Self::UnknownKind => "Not a kind of file that Broadsheet reads",
            Self::TooLarge => "Too large",
            Self::Damaged => "Damaged",
            Self::NoText => "No article text found",
            Self::Refused => "Not opened",
            Self::NoAddress => "Without an address",
            Self::NotFetched => "Not fetched",
            Self::OtherPage => "Another page now",
            Self::Fault => "A fault of Broadsheet",
            Self::Other => "Could not be read",
        }
    }
}
