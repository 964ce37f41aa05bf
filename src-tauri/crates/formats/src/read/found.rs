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
        let name = part.rsplit(['/', '\\']).next().unwrap_or(part);
        let inner = Hints {
            file_name: Some(name),
            url,
            captured: captured.or(hints.captured),
            depth: hints.depth.saturating_add(1),
            budget: hints.budget,
        };
        let found = if inner.depth > MOST_DEPTH {
            Err(ReadError::Refused("It lies in too many archives. Unpack it yourself and add it.".to_string()))
        } else {
            inner.budget.map_or(Ok(()), super::Budget::part).and_then(|()| read(bytes, &inner))
        };
        match found {
            Ok(found) => {
                let inside = |inner: Option<String>| match inner {
                    Some(inner) => format!("{part}/{inner}"),
                    None => part.to_string(),
                };
                self.documents.extend(found.documents.into_iter().map(|mut document| {
                    document.part = Some(inside(document.part.take()));
                    document.captured = document.captured.take().or_else(|| inner.captured.map(str::to_string));
                    document
                }));
                let failed = found.failed.into_iter();
                self.failed.extend(failed.map(|failed| FailedPart { part: inside(Some(failed.part)), ..failed }));
            }
            Err(error) => self.failed.push(FailedPart { part: part.to_string(), error }),
        }
    }
}
