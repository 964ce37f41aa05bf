//! Whether a library is whole.
use crate::error::Error;
use crate::job::CancelToken;
use crate::library::Library;
use crate::store::sources;
use std::collections::HashSet;
use walkdir::WalkDir;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Articles, those in the trash too.
    pub articles: u32,
    /// Source files that were read and compared with their hash.
    pub sources: u32,
    /// Files in `sources/` that no article names; harmless leftovers of a killed import.
    pub leftovers: u32,
    /// What is wrong, as plain sentences; empty when all is well.
    pub problems: Vec<String>,
}

impl Library {
    /// Reads everything: the database's own check, its links, and every source file against its hash. Changes nothing.
    pub fn check(&self, cancel: &CancelToken) -> Result<CheckReport, Error> {
        let mut report = CheckReport::default();
        let files: Vec<(String, String)> = self.read(|reader| {
            report.articles = reader.query_row("SELECT count(*) FROM article", [], |row| row.get(0))?;
            let mut sound = reader.prepare("PRAGMA integrity_check(20)")?;
            for line in sound.query_map([], |row| row.get::<_, String>(0))? {
                report.problems.extend(Some(line?).filter(|line| line != "ok").map(|line| format!("Database: {line}.")));
            }
            let mut links = reader.prepare("PRAGMA foreign_key_check")?;
            for table in links.query_map([], |row| row.get::<_, String>(0))? {
                report.problems.push(format!("Database: a row of {} points at nothing.", table?));
            }
            let unlisted: u32 = reader.query_row(
                "SELECT count(*) FROM version v WHERE NOT EXISTS (SELECT 1 FROM article_row r WHERE r.article_id = v.article_id)",
                [],
                |row| row.get(0),
            )?;
            if unlisted > 0 {
                report.problems.push(format!("{unlisted} versions are in no list."));
            }
            let mut files = reader.prepare("SELECT sha256, file_name FROM source_file")?;
            let rows = files.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })?;
        let folder = self.folder();
        for (sha256, name) in &files {
            if cancel.cancelled() {
                return Err(Error::Cancelled);
            }
            match sources::bytes(&folder, sha256) {
                Ok(bytes) if sources::hash(&bytes) == *sha256 => report.sources += 1,
                Ok(_) => report.problems.push(format!("The source file of {name} was changed after its import.")),
                Err(_) => report.problems.push(format!("The source file of {name} is missing or cannot be read.")),
            }
        }
        let known: HashSet<_> = files.iter().map(|(sha256, _)| sources::path(&folder, sha256)).collect();
        let stored = WalkDir::new(folder.join("sources")).into_iter().filter_map(Result::ok);
        report.leftovers =
            stored.filter(|entry| entry.file_type().is_file() && !known.contains(entry.path())).count() as u32;
        Ok(report)
    }
}
