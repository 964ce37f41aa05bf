//! The SQLite file: connections by type, and one file a group of tables.
pub(crate) mod body;
pub(crate) mod decisions;
pub(crate) mod delete;
pub(crate) mod derive;
pub(crate) mod json;
pub(crate) mod open;
pub(crate) mod outlets;
pub(crate) mod refresh;
pub(crate) mod refs;
pub(crate) mod repeats;
pub(crate) mod roots;
pub(crate) mod rules;
pub(crate) mod sources;
pub(crate) mod speakers;
pub(crate) mod undo;
pub(crate) mod who;

use crate::error::Error;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::fs::File;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A connection that cannot write.
pub(crate) struct Reader(Connection);

impl Deref for Reader {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.0
    }
}

/// The connection that writes; there is one.
pub(crate) struct Writer {
    pub(crate) connection: Connection,
    /// Held as long as the writer lives; the system lets it go when the process ends, however it ends.
    _lock: File,
}

/// The connections of an open library.
pub(crate) struct Store {
    folder: PathBuf,
    /// `None` when opened for reading only, or after the library moved away.
    writer: Mutex<Option<Writer>>,
    readers: Mutex<Vec<Reader>>,
}

/// A panic while the lock was held left no half-made change behind: the transaction rolled back.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Store {
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs `read` within one snapshot.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Reader) -> Result<T, Error>) -> Result<T, Error> {
        let idle = locked(&self.readers).pop();
        let reader = match idle {
            Some(reader) => reader,
            None => open::reader(&self.folder)?,
        };
        reader.execute_batch("BEGIN")?;
        let value = read(&reader);
        reader.execute_batch("ROLLBACK")?;
        locked(&self.readers).push(reader);
        value
    }

    /// Runs `change` in one transaction, which is committed when it succeeds and leaves no trace when it fails.
    pub(crate) fn write<T>(&self, change: impl FnOnce(&Transaction) -> Result<T, Error>) -> Result<T, Error> {
        self.with_writer(|writer| {
            let tx = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = change(&tx)?;
            tx.commit()?;
            Ok(value)
        })
    }

    /// The writer's connection itself, for what cannot be done inside a transaction.
    pub(crate) fn with_writer<T>(&self, run: impl FnOnce(&mut Writer) -> Result<T, Error>) -> Result<T, Error> {
        let mut writer = locked(&self.writer);
        match writer.as_mut() {
            Some(writer) => run(writer),
            None => Err(Error::Busy(self.folder.clone())),
        }
    }

    /// Closes every connection: what is asked afterwards fails.
    pub(crate) fn close(&self) {
        locked(&self.writer).take();
        locked(&self.readers).clear();
    }
}
