//! Columns of tables.
use super::FieldKey;
use std::path::PathBuf;

/// A table with an article a row whose columns are not recognized: the user is asked which holds what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedsColumns {
    /// The path of the file, or "Pasted text".
    pub path: String,
    /// Where in the file the table stood, when the file is a container.
    pub part: Option<String>,
    /// The file on disk, to import again once the columns are named.
    pub file: Option<PathBuf>,
    /// What tables with the same head have in common; the answer is kept under it, so one question is enough for all.
    pub header_key: String,
    /// The names of the columns, or their numbers from 1 where the table has no head.
    pub columns: Vec<String>,
    /// Some first rows, a cell for each column, long ones cut short.
    pub sample: Vec<Vec<String>>,
}

/// What a column of a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnChoice {
    /// The field; `None`: the text of the article.
    pub field: Option<FieldKey>,
    /// The column: one of [`NeedsColumns::columns`].
    pub column: String,
}

/// The columns of all tables with one head, as the user named them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMapping {
    /// What these tables have in common.
    pub header_key: String,
    /// What their columns hold.
    pub choices: Vec<ColumnChoice>,
}
