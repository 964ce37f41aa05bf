//! What is found while a file with many articles is gone through, and where in it.
use super::draft::Draft;
use super::{Budget, FailedPart, Found, Hints, ReadError};
use crate::Document;

/// What was found so far.
pub struct Reading<'a> {
    hints: Hints<'a>,
    media_type: &'static str,
    found: Found,
    /// Parts that have a headline or address and no text, in case others have one.
    bare: Vec<String>,
    /// The places around the value in hand ("line 17", "item 3").
    place: Vec<String>,
}

impl<'a> Reading<'a> {
    /// Begins a file of `media_type`.
    pub fn new(media_type: &'static str, hints: &Hints<'a>) -> Self {
        Self { hints: *hints, media_type, found: Found::default(), bare: Vec::new(), place: Vec::new() }
    }

    /// An empty article of this file.
    pub fn draft(&self) -> Draft {
        Draft::new(self.media_type)
    }

    /// Goes into a part of the file.
    pub fn within<T>(&mut self, place: String, go: impl FnOnce(&mut Self) -> T) -> T {
        self.place.push(place);
        let gone = go(self);
        self.place.pop();
        gone
    }

    /// How much was found so far; to tell whether a part added anything.
    pub fn count(&self) -> usize {
        self.found.documents.len() + self.found.failed.len() + self.bare.len()
    }

    /// Adds an article; one without text is remembered as such. The error says that there are too many.
    pub fn add(&mut self, draft: Draft) -> Result<(), ReadError> {
        if !draft.has_text() {
            self.bare();
            return Ok(());
        }
        // An address that the caller knows belongs to a file of one article.
        let url = self.hints.url.filter(|_| self.place.is_empty());
        self.add_document(draft.finish(&Hints { url, ..self.hints }))
    }

    /// Adds a document as it is. The error says that there are too many.
    pub fn add_document(&mut self, mut document: Document) -> Result<(), ReadError> {
        self.hints.budget.map_or(Ok(()), Budget::part)?;
        if !self.place.is_empty() {
            document.part = Some(self.part());
        }
        self.found.documents.push(document);
        Ok(())
    }

    /// Remembers that the value in hand has a headline or an address, and no text.
    pub fn bare(&mut self) {
        self.bare.push(self.part());
    }

    /// Says that the value in hand could not be read.
    pub fn fail(&mut self, error: ReadError) {
        self.found.failed.push(FailedPart { part: self.part(), error });
    }

    fn part(&self) -> String {
        self.place.join("/")
    }

    /// What was found; an error that says so when there is no article in it.
    pub fn finish(mut self) -> Result<Found, ReadError> {
        if self.found.documents.is_empty() {
            let listed = self.bare.len();
            return Err(match self.found.failed.into_iter().next() {
                // One reason is worth more than the same one for each part.
                Some(part) if listed == 0 => part.error,
                _ if listed > 1 => ReadError::NoArticle(format!(
                    "The file lists {listed} articles by headline or address, but holds the text of none. Save the \
                     articles themselves and add those."
                )),
                _ => ReadError::NoArticle(
                    "No article was found in this file: nothing in it has a text of some sentences.".to_string(),
                ),
            });
        }
        self.found.failed.extend(self.bare.into_iter().map(|part| FailedPart {
            part,
            error: ReadError::NoArticle("It has a headline or an address, but no text.".to_string()),
        }));
        Ok(self.found)
    }
}
