//! The file that a version was read from: as it is where people can read it, else as Broadsheet read it.
use crate::article;
use crate::error::Error;
use crate::import::decoded;
use crate::job::guarded;
use crate::library::Library;
use crate::store::body;
use crate::store::sources;
use crate::view::{Id, SourceView};
use broadsheet_formats::read::{self, Hints};
use rusqlite::{Connection, OptionalExtension};
use std::path::PathBuf;

/// Characters of a source file that are shown.
const CHARACTERS: usize = 200_000;

impl Library {
    /// The source file as text, at most its first 200,000 characters. Of a file that is no text itself (a message, an
    /// archive, a Word document) the words that were read of this article, and those that were left out, each with the
    /// reason. Never to be rendered as HTML.
    pub fn source_text(&self, version: Id) -> Result<String, Error> {
        let bytes = sources::bytes(&self.folder(), &self.sha256(version)?)?;
        let source = self.read(|reader| article::source(reader, version))?;
        let hints = Hints { file_name: Some(&source.file_name), ..Default::default() };
        let text = if guarded(|| read::is_text(&bytes, &hints)).unwrap_or_default() {
            let charset = source.media_type.split_once("; charset=").map(|(_, charset)| charset);
            read::encoding::decode(&decoded(&bytes, charset), None).text
        } else {
            self.read(|reader| as_read(reader, version, &source))?
        };
        Ok(text.chars().take(CHARACTERS).collect())
    }

    /// Where the source file lies, for showing it in the system's file manager.
    pub fn source_path(&self, version: Id) -> Result<PathBuf, Error> {
        Ok(sources::path(&self.folder(), &self.sha256(version)?))
    }

    fn sha256(&self, version: Id) -> Result<String, Error> {
        self.read(|reader| {
            reader
                .query_row(
                    "SELECT s.sha256 FROM version v JOIN source_file s ON s.id = v.source_file_id WHERE v.id = ?1",
                    [version],
                    |row| row.get(0),
                )
                .optional()?
                .ok_or(Error::NotFound("version"))
        })
    }
}

/// What was read of a version's file, line by line in the order of the file.
fn as_read(connection: &Connection, version: Id, source: &SourceView) -> Result<String, Error> {
    let place = match &source.part {
        Some(part) => format!("{part} in {}", source.file_name),
        None => source.file_name.clone(),
    };
    let mut text = format!(
        "This file is not plain text. Below is what Broadsheet read of {place}; what stands behind [left out: …] is not \
         in the article.\n"
    );
    let (headline, standfirst): (Option<String>, Option<String>) = connection
        .prepare_cached("SELECT headline, standfirst FROM version WHERE id = ?1")?
        .query_row([version], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (name, value) in [("Headline", headline), ("Standfirst", standfirst)] {
        text.extend(value.map(|value| format!("\n{name}: {value}\n")));
    }
    let mut removed = source.removed.iter().peekable();
    for (number, line) in (0_u32..).zip(body::lines(connection, version)?) {
        let left_out = removed.next_if(|removed| removed.index == number).filter(|removed| !removed.kept);
        let words = match left_out {
            Some(removed) => match &removed.rule {
                Some(rule) => format!("[left out: {}, rule \u{201c}{rule}\u{201d}] {}", removed.reason, line.text),
                None => format!("[left out: {}] {}", removed.reason, line.text),
            },
            None => line.text,
        };
        text.push_str(&format!("\n{words}\n"));
    }
    Ok(text)
}
