//! One file on its way into the database, article by article.
//!
//! A container may hold more articles than one transaction should take. After each of them the file's row says how many
//! are left, so that an import that ends in between (cancelled, killed) goes on with the next one.
use super::fetch::Articles;
use super::record::{self, Ready, Source};
use crate::error::Error;
use crate::store::sources;
use crate::view::{FailedFile, FailureKind, ImportedFile, NeedsColumns};
use rusqlite::{params, Transaction};
use std::collections::VecDeque;

/// A file that was read.
pub(super) struct File {
    source: Source,
    left: VecDeque<Ready>,
    /// Parts that could not be read.
    failed: Vec<FailedFile>,
    /// Tables in it whose columns are not known.
    asks: Vec<NeedsColumns>,
    begun: bool,
    /// Whether anything of it could be read.
    came: bool,
    several: bool,
}

/// What came of files in one transaction.
#[derive(Default)]
pub(super) struct Written {
    pub(super) imported: Vec<ImportedFile>,
    pub(super) failed: Vec<FailedFile>,
    pub(super) asks: Vec<NeedsColumns>,
    /// Of each file that is done, whether nothing of it could be read.
    pub(super) done: Vec<bool>,
    /// Hashes of files whose bytes nothing names.
    pub(super) unused: Vec<String>,
}

impl File {
    pub(super) fn new(source: Source, articles: Articles) -> Self {
        let Articles { ready, failed, asks } = articles;
        let several = ready.len() + failed.len() + asks.len() > 1;
        Self { source, left: ready.into(), failed, asks, begun: false, came: false, several }
    }

    /// Records the next article; whether it was the last one. An article that cannot be recorded is one that failed,
    /// unless the job cannot go on.
    pub(super) fn record_next(&mut self, tx: &Transaction, now: &str, written: &mut Written) -> Result<bool, Error> {
        if !std::mem::replace(&mut self.begun, true) {
            // Two files of one drop may hold the same bytes; the second finds the first here.
            if let Some(there) = record::already(tx, &self.source)? {
                written.imported.push(there);
                written.done.push(false);
                return Ok(true);
            }
        }
        if let Some(ready) = self.left.pop_front() {
            tx.execute_batch("SAVEPOINT article")?;
            match record::record(tx, &self.source, &ready, now) {
                Ok(row) => {
                    self.came = true;
                    written.imported.push(row);
                }
                Err(error) if error.stops_job() => return Err(error),
                Err(error) => {
                    tx.execute_batch("ROLLBACK TO article")?;
                    let failed = match error {
                        Error::Invalid(reason) if self.source.web.is_some() => {
                            self.source.failed(FailureKind::OtherPage, reason)
                        }
                        error => self.source.failed(FailureKind::Fault, format!("{} ({error})", error.message())),
                    };
                    self.failed.push(FailedFile { part: ready.document.part, ..failed });
                }
            }
            tx.execute_batch("RELEASE article")?;
        }
        if self.several {
            tx.prepare_cached("UPDATE source_file SET unread = ?2 WHERE sha256 = ?1")?
                .execute(params![self.source.sha256, self.left.len() + self.failed.len() + self.asks.len()])?;
        }
        if !self.left.is_empty() {
            return Ok(false);
        }
        written.done.push(!self.came);
        written.failed.append(&mut self.failed);
        written.asks.append(&mut self.asks);
        if !sources::named(tx, &self.source.sha256)? {
            written.unused.push(self.source.sha256.clone());
        }
        Ok(true)
    }
}
