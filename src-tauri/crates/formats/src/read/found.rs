//! What was found in a file, and how containers hand on what they hold.
use super::{read, Hints, ReadError};
use crate::Document;

/// How many containers may lie in one another (a page in a message in an archive is three).
const MOST_DEPTH: u8 = 5;

/// What was found in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The articles, in the order of the file.
    pub documents: Vec<Document>,
    /// The parts of a container that could not be read; the others are not affected.
    pub failed: Vec<FailedPart>,
}

/// A part of a container that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailedPart {
    /// Its name in the container ("inbox/letter.docx").
    pub part: String,
    /// Why.
    pub error: ReadError,
}

impl From<Vec<Document>> for Found {
    fn from(documents: Vec<Document>) -> Self {
        Self { documents, failed: Vec::new() }
    }
}

impl From<Document> for Found {
    fn from(document: Document) -> Self {
        vec![document].into()
    }
}

impl Found {
    /// Reads one part of a container and adds what it holds. `hints` are the container's; `part` names the part in it,
    /// `url` and `captured` say what the container knows of it. What fails goes to `failed`.
    pub fn take_in(&mut self, part: &str, bytes: &[u8], url: Option<&str>, captured: Option<&str>, hints: &Hints) {
        match inside(file_name(part), bytes, url, captured, hints) {
            Ok(found) => self.add(part, found),
            Err(error) => self.failed.push(FailedPart { part: part.to_string(), error }),
        }
    }

    /// Whether the budget is spent, so that neither the next part nor the `more` after it can be read; they stand among
    /// the failed ones then, together.
    pub fn is_full(&mut self, next: &str, more: usize, hints: &Hints) -> bool {
        let Some(error) = hints.budget.and_then(super::Budget::spent) else { return false };
        let part = if more == 0 { next.to_string() } else { format!("{next} and {more} more") };
        self.failed.push(FailedPart { part, error });
        true
    }

    /// Adds what was found in the part of that name.
    pub fn add(&mut self, part: &str, found: Found) {
        let within = |inner: Option<String>| match inner {
            Some(inner) => format!("{part}/{inner}"),
            None => part.to_string(),
        };
        self.documents.extend(found.documents.into_iter().map(|mut document| {
            document.part = Some(within(document.part.take()));
            document
        }));
        let failed = found.failed.into_iter();
        self.failed.extend(failed.map(|failed| FailedPart { part: within(Some(failed.part)), ..failed }));
    }
}

/// Reads bytes that lie inside a container whose hints are `hints`, and says of each article when it was captured. For a
/// container with one content (a packed file, a saved page), whose parts need no names; others use [`Found::take_in`].
pub fn inside(
    file_name: &str,
    bytes: &[u8],
    url: Option<&str>,
    captured: Option<&str>,
    hints: &Hints,
) -> Result<Found, ReadError> {
    let inner = Hints {
        file_name: Some(file_name),
        url,
        captured: captured.or(hints.captured),
        depth: hints.depth.saturating_add(1),
        columns: hints.columns,
        budget: hints.budget,
    };
    if inner.depth > MOST_DEPTH {
        return Err(ReadError::Refused("It lies in too many archives. Unpack it yourself and add it.".to_string()));
    }
    inner.budget.map_or(Ok(()), super::Budget::part)?;
    let mut found = read(bytes, &inner)?;
    for document in &mut found.documents {
        document.captured = document.captured.take().or_else(|| inner.captured.map(str::to_string));
    }
    Ok(found)
}

/// The last step of a path, however it is written.
pub fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
