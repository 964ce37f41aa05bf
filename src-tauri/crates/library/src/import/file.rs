//! One file on its way into the database, article by article.
//!
//! A container may hold more articles than one transaction should take. After each of them the file's row says how many
//! are left, so that an import that ends in between (cancelled, killed) goes on with the next one.
use super::record::{self, Ready, Source};
use crate::error::Error;
use crate::store::sources;
use crate::view::{FailedFile, FailureKind, ImportedFile};
use rusqlite::{params, Transaction};
use std::collections::VecDeque;

/// A file that was read.
pub(super) struct File {
    source: Source,
    left: VecDeque<Ready>,
    /// Parts that could not be read.
    failed: Vec<FailedFile>,
    begun: bool,
    several: bool,
}

/// What came of files in one transaction.
#[derive(Default)]
pub(super) struct Written {
    pub(super) imported: Vec<ImportedFile>,
    pub(super) failed: Vec<FailedFile>,
    /// Files that are done, but for those that failed as a whole.
    pub(super) done: usize,
    /// Hashes of files whose bytes nothing names.
    pub(super) unused: Vec<String>,
}

impl File {
    pub(super) fn new(source: Source, ready: Vec<Ready>, failed: Vec<FailedFile>) -> Self {
        let several = ready.len() + failed.len() > 1;
        Self { source, left: ready.into(), failed, begun: false, several }
    }

    /// Records the next article; whether it was the last one. An article that cannot be recorded is one that failed,
    /// unless the job cannot go on.
    pub(super) fn record_next(&mut self, tx: &Transaction, now: &str, written: &mut Written) -> Result<bool, Error> {
        if !std::mem::replace(&mut self.begun, true) {
            // Two files of one drop may hold the same bytes; the second finds the first here.
            if let Some(there) = record::already(tx, &self.source)? {
                written.imported.push(there);
                written.done += 1;
                return Ok(true);
            }
        }
        if let Some(ready) = self.left.pop_front() {
            tx.execute_batch("SAVEPOINT article")?;
            match record::record(tx, &self.source, &ready, now) {
                Ok(row) => written.imported.push(row),
                Err(error) if error.stops_job() => return Err(error),
                Err(error) => {
                    tx.execute_batch("ROLLBACK TO article")?;
                    let failed = self.source.failed(FailureKind::Fault, format!("{} ({error})", error.message()));
                    self.failed.push(FailedFile { part: ready.document.part, ..failed });
                }
            }
            tx.execute_batch("RELEASE article")?;
        }
        if self.several {
            tx.prepare_cached("UPDATE source_file SET unread = ?2 WHERE sha256 = ?1")?
                .execute(params![self.source.sha256, self.left.len() + self.failed.len()])?;
        }
        if !self.left.is_empty() {
            return Ok(false);
        }
        written.done += usize::from(self.failed.is_empty());
        written.failed.append(&mut self.failed);
        if !sources::named(tx, &self.source.sha256)? {
            written.unused.push(self.source.sha256.clone());
        }
        Ok(true)
    }
}
