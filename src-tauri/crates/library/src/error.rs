//! What can go wrong: an [`Error`] inside, a [`Code`] and plain sentences for callers.
use std::path::{Path, PathBuf};

/// The closed list of codes; a code exists only where a caller does something different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// The thing is gone (deleted, or another library is open).
    NotFound,
    /// What was asked for cannot be done as asked; the message says why.
    Invalid,
    /// The library was made by a newer Broadsheet and is not touched.
    NewerLibrary,
    /// Another Broadsheet has the library open.
    Busy,
    /// The disk is full or not writable, or what lies on it is damaged.
    Disk,
    /// The user cancelled.
    Cancelled,
    /// A bug; the app goes on.
    Internal,
}

/// An error of the library. Its `Display` is for bug reports; [`Error::message`] is for people.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A row that is not there.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// Asked for something that cannot be done; a plain sentence.
    #[error("{0}")]
    Invalid(String),
    /// The file's schema is newer than the program's.
    #[error("schema {found} of {folder:?} is newer than {known}")]
    NewerLibrary {
        /// Where.
        folder: PathBuf,
        /// The schema of the file.
        found: i64,
        /// The newest schema that this program knows.
        known: i64,
    },
    /// Another process holds the lock.
    #[error("{0:?} is locked by another process")]
    Busy(PathBuf),
    /// A file operation failed.
    #[error("{what} {path:?}: {source}")]
    File {
        /// What was being done ("write").
        what: &'static str,
        /// To what.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file for others could not be written.
    #[error("export to {path:?}: {source}")]
    Export {
        /// Where it was to be.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The user cancelled.
    #[error("cancelled")]
    Cancelled,
    /// SQLite.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// A migration.
    #[error(transparent)]
    Migration(#[from] rusqlite_migration::Error),
    /// A bug.
    #[error("{0}")]
    Internal(String),
}

impl Error {
    /// Wraps a failed file operation.
    pub(crate) fn file(what: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.to_path_buf();
        move |source| Error::File { what, path, source }
    }

    /// Which of the closed list.
    pub fn code(&self) -> Code {
        use rusqlite::ErrorCode as Sql;
        match self {
            Error::NotFound(_) => Code::NotFound,
            Error::Invalid(_) => Code::Invalid,
            Error::NewerLibrary { .. } => Code::NewerLibrary,
            Error::Busy(_) => Code::Busy,
            Error::File { .. } | Error::Export { .. } => Code::Disk,
            Error::Cancelled => Code::Cancelled,
            Error::Migration(rusqlite_migration::Error::RusqliteError { err, .. }) => sqlite_code(err),
            Error::Sqlite(rusqlite::Error::SqliteFailure(failure, _)) if failure.code == Sql::ConstraintViolation => {
                Code::Invalid
            }
            Error::Sqlite(error) => sqlite_code(error),
            Error::Migration(_) | Error::Internal(_) => Code::Internal,
        }
    }

    /// What happened, what was kept, what to do: for people.
    pub fn message(&self) -> String {
        match self {
            Error::NotFound(what) => format!("This {what} is no longer in the library. Nothing was changed."),
            Error::Invalid(why) => why.clone(),
            Error::NewerLibrary { folder, .. } => format!(
                "The library in {} was made by a newer Broadsheet. It was not touched. Install the newer version to open it.",
                folder.display()
            ),
            Error::Busy(folder) => format!(
                "Another Broadsheet has the library in {} open. Nothing was changed. Close the other one and try again.",
                folder.display()
            ),
            Error::File { path, source, .. } if is_full(source) => format!(
                "The disk is full: {} could not be written. Everything saved before is kept. Free some space and try again.",
                path.display()
            ),
            Error::File { what, path, source } => format!(
                "Broadsheet could not {what} {} ({source}). The library is unchanged. Check the folder and its permissions.",
                path.display()
            ),
            Error::Export { path, source } => format!(
                "{} was not written: {}. Nothing was left half-written, and a file that was there before is as it was.",
                path.display(),
                why_not(path, source)
            ),
            Error::Cancelled => "Cancelled. What was done before is kept.".into(),
            Error::Sqlite(_) | Error::Migration(_) => match self.code() {
                Code::Busy => "Another program is writing to the library. Nothing was changed. Try again in a moment.".into(),
                Code::Disk => disk_message(self).into(),
                Code::NotFound => "This is no longer in the library. Nothing was changed.".into(),
                _ => "Something went wrong inside Broadsheet. The change was taken back; the library is unchanged.".into(),
            },
            Error::Internal(_) => {
                "Something went wrong inside Broadsheet. The library is unchanged. Please report it with the details.".into()
            }
        }
    }

    /// For a bug report.
    pub fn detail(&self) -> String {
        format!("{self} [{self:?}]")
    }

    /// Whether a longer job cannot go on after it: the disk or the library itself failed, not one file of many.
    pub(crate) fn stops_job(&self) -> bool {
        matches!(self.code(), Code::Disk | Code::Busy | Code::NewerLibrary | Code::Cancelled)
    }
}

fn sqlite_code(error: &rusqlite::Error) -> Code {
    use rusqlite::ErrorCode as Sql;
    match error {
        rusqlite::Error::QueryReturnedNoRows => Code::NotFound,
        _ => match error.sqlite_error_code() {
            Some(Sql::DatabaseBusy | Sql::DatabaseLocked) => Code::Busy,
            Some(
                Sql::DiskFull
                | Sql::SystemIoFailure
                | Sql::ReadOnly
                | Sql::CannotOpen
                | Sql::PermissionDenied
                | Sql::DatabaseCorrupt
                | Sql::NotADatabase,
            ) => Code::Disk,
            _ => Code::Internal,
        },
    }
}

fn disk_message(error: &Error) -> &'static str {
    use rusqlite::ErrorCode as Sql;
    let code = match error {
        Error::Sqlite(error) => error.sqlite_error_code(),
        Error::Migration(rusqlite_migration::Error::RusqliteError { err, .. }) => err.sqlite_error_code(),
        _ => None,
    };
    match code {
        Some(Sql::DiskFull) => {
            "The disk is full. Everything saved before is kept. Free some space and try again."
        }
        Some(Sql::DatabaseCorrupt | Sql::NotADatabase) => {
            "The library file is damaged or is no library. It was not changed. Restore a backup, or open another folder."
        }
        _ => "The library's folder cannot be read or written. Everything saved before is kept. Check the disk and its permissions.",
    }
}

/// Why a file could not be written, and what to do.
fn why_not(path: &Path, source: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    match source.kind() {
        _ if is_full(source) => "the disk is full. Free some space or choose another disk".to_string(),
        Kind::PermissionDenied => {
            "you are not allowed to write into this folder. Choose another one, such as your documents".to_string()
        }
        Kind::ReadOnlyFilesystem => "this disk can only be read. Choose a folder on another one".to_string(),
        Kind::NotFound | Kind::NotADirectory => "the folder is not there. Choose another one".to_string(),
        _ if path.is_dir() => "a folder has this name. Choose another name".to_string(),
        _ => format!("the system says “{source}”. Choose another folder"),
    }
}

/// Whether the system says that there is no room.
pub(crate) fn is_full(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded | std::io::ErrorKind::FileTooLarge
    )
}
