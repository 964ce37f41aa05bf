//! Writing files for others: articles, a comparison, a speaker's quotations, a summary with its sources, pictures.
//!
//! A file is written beside its place and renamed, so that a full disk or a kill leaves the file that was there before.
mod articles;
mod cells;
mod comparison;
mod difference;
mod notes;
mod origin;
mod page;
pub mod points;
mod speaker;
mod story;
mod summary;
mod words;

use crate::error::Error;
use crate::library::Library;
use crate::view::{Id, SummaryLength};
use broadsheet_formats::write::WRITERS;
use std::fs;
use std::io::Write;
use std::path::Path;

/// How the pictures begin that screens draw.
const PICTURES: &[&[u8]] = &[b"\x89PNG\r\n\x1a\n", b"<svg "];

/// The program as reports name it.
const PROGRAM: &str = concat!("Broadsheet ", env!("CARGO_PKG_VERSION"));

impl Library {
    /// Writes the newest version of each article, in the order given, under the user's edits, as one file. `format` is
    /// an id of `LibraryInfo::export_formats`; another one, or no article, is refused.
    pub fn export_articles(&self, articles: &[Id], format: &str, path: &Path) -> Result<(), Error> {
        let writer = WRITERS
            .iter()
            .find(|writer| writer.id() == format)
            .ok_or_else(|| unknown(format, WRITERS.iter().map(|writer| writer.id())))?;
        if articles.is_empty() {
            return Err(Error::Invalid("No article was chosen. Choose one and try again.".to_string()));
        }
        let documents =
            self.read(|reader| articles.iter().map(|id| articles::newest(reader, *id)).collect::<Result<Vec<_>, _>>())?;
        write(path, writer.write(&documents))
    }

    /// Writes the comparison of two versions, by id: `html` for people, `markdown` for notes, `csv` for spreadsheets (all
    /// in one table, or by `csv-pairs`, `csv-facts` and `csv-quotations` one kind with its own columns), `json` for
    /// programs, with offsets in Unicode code points. Another format is refused.
    pub fn export_comparison(&self, a: Id, b: Id, format: &str, path: &Path) -> Result<(), Error> {
        let render = comparison::renderer(format)?;
        let report = comparison::Report::of(self, a, b)?;
        write(path, render(&report))
    }

    /// Writes what changed from one version of an article to another, by id: `html`, `markdown`, `csv` or `json`, with
    /// offsets in Unicode code points. Versions of two articles and other formats are refused.
    pub fn export_versions(&self, old: Id, new: Id, format: &str, path: &Path) -> Result<(), Error> {
        let render = difference::renderer(format)?;
        let report = difference::Report::of(self, old, new)?;
        write(path, render(&report))
    }

    /// Writes a story, its articles in order of coverage and who reports what: `html`, `markdown`, `csv` (the matrix of
    /// statements and articles) or `json`. Another format is refused.
    pub fn export_story(&self, id: Id, format: &str, path: &Path) -> Result<(), Error> {
        let render = story::renderer(format)?;
        let report = story::Report::of(self, id)?;
        write(path, render(&report))
    }

    /// Writes the quotations of a speaker in order of time, as `csv`, `json` or `markdown`: all, or those with the ids
    /// of `only`; ids of others are passed over. Another format is refused.
    pub fn export_speaker(&self, id: Id, format: &str, only: Option<&[Id]>, path: &Path) -> Result<(), Error> {
        let render = speaker::renderer(format)?;
        let report = speaker::Report::of(self, id, only)?;
        write(path, render(&report))
    }

    /// Writes a drawing that a screen made of what it shows: the bytes of an SVG or a PNG file, told by how they begin.
    /// Anything else is refused.
    pub fn export_picture(&self, picture: &[u8], path: &Path) -> Result<(), Error> {
        if !PICTURES.iter().any(|begins| picture.starts_with(begins)) {
            return Err(Error::Invalid("This is not a picture. Nothing was written.".to_string()));
        }
        write(path, picture)
    }

    /// The summary of a version as text, each sentence with outlet, date and headline: `html`, `markdown` or `text`.
    /// Another format is refused.
    pub fn summary_text(
        &self,
        version: Id,
        length: SummaryLength,
        method: &str,
        format: &str,
    ) -> Result<String, Error> {
        let render = summary::renderer(format)?;
        Ok(render(&summary::of_article(self, version, length, method)?))
    }

    /// Writes what [`Library::summary_text`] gives.
    pub fn export_summary(
        &self,
        version: Id,
        length: SummaryLength,
        method: &str,
        format: &str,
        path: &Path,
    ) -> Result<(), Error> {
        write(path, &self.summary_text(version, length, method, format)?)
    }

    /// The summary of a story as text, each sentence with outlet, date and headline, who says the same, and where they
    /// differ: `html`, `markdown` or `text`. Another format is refused.
    pub fn story_summary_text(&self, id: Id, words: u32, format: &str) -> Result<String, Error> {
        let render = summary::renderer(format)?;
        Ok(render(&summary::of_story(self, id, words)?))
    }

    /// Writes what [`Library::story_summary_text`] gives.
    pub fn export_story_summary(&self, id: Id, words: u32, format: &str, path: &Path) -> Result<(), Error> {
        write(path, &self.story_summary_text(id, words, format)?)
    }
}

fn unknown<'f>(format: &str, known: impl Iterator<Item = &'f str>) -> Error {
    let known: Vec<&str> = known.collect();
    Error::Invalid(format!("There is no format “{format}” for this. There are: {}.", known.join(", ")))
}

/// Puts `content` there, whole or not at all. A link is followed, so that it stays one.
fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    let failed = |path: &Path| {
        let path = path.to_path_buf();
        move |source| Error::Export { path, source }
    };
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".broadsheet-");
    // As any file that the user makes, not readable by the owner alone.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(failed(&path))?;
    file.write_all(content.as_ref()).map_err(failed(&path))?;
    file.as_file().sync_all().map_err(failed(&path))?;
    file.persist(&path).map_err(|error| failed(&path)(error.error))?;
    Ok(())
}
