//! The open library: its one writer, its readers, and how changes are made.
use crate::clock::{stamp, Clock};
use crate::error::{Code, Error};
use crate::store::undo::{self, Touched, Way};
use crate::store::{self, open, Reader, Store};
use crate::suggestions::Shelved;
use crate::view::Id;
use crate::watch::Watchers;
use rusqlite::Transaction;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open library.
pub struct Library {
    pub(crate) store: Store,
    clock: Arc<dyn Clock>,
    /// Who watches folders.
    pub(crate) watchers: Watchers,
    /// What new articles are compared with.
    pub(crate) shelved: Shelved,
}

impl Library {
    /// Opens the library in `folder` for reading and writing; makes it where there is none. Fails without touching
    /// anything when another process has it open or a newer Broadsheet made it. An older schema is brought up to date
    /// after a copy was put into `backups/`.
    pub fn open(folder: &Path, clock: impl Clock + 'static) -> Result<Self, Error> {
        let now = stamp(clock.now());
        Ok(Self::of(open::open(folder, &now)?, Arc::new(clock)))
    }

    /// Opens an existing library for reading only, also while another process writes to it. Everything that would
    /// change it fails with code `Busy`.
    pub fn open_to_read(folder: &Path, clock: impl Clock + 'static) -> Result<Self, Error> {
        Ok(Self::of(open::open_to_read(folder)?, Arc::new(clock)))
    }

    fn of(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock, watchers: Watchers::default(), shelved: Shelved::default() }
    }

    /// The library in another folder, by the same clock.
    pub(crate) fn open_at(&self, folder: &Path) -> Result<Self, Error> {
        Ok(Self::of(open::open(folder, &self.now())?, Arc::clone(&self.clock)))
    }

    /// The folder of the library.
    pub fn folder(&self) -> PathBuf {
        self.store.folder().to_path_buf()
    }

    /// Now, as it is stored.
    pub(crate) fn now(&self) -> String {
        stamp(self.clock.now())
    }

    /// Reads within one snapshot.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Reader) -> Result<T, Error>) -> Result<T, Error> {
        self.store.read(read)
    }

    /// Changes that are not the user's (import, derived data): one transaction, not logged for undo.
    pub(crate) fn write<T>(&self, change: impl FnOnce(&Transaction) -> Result<T, Error>) -> Result<T, Error> {
        self.store.write(change)
    }

    /// An action of the user: one transaction that is logged under `label` ("rename story") and can be undone.
    /// `change` writes to the user's tables only; everything derived from them is brought up to date here.
    pub(crate) fn act<T>(
        &self,
        label: &str,
        change: impl FnOnce(&Transaction) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let now = self.now();
        let (value, touched) = self.store.write(|tx| {
            undo::begin(tx, label, &now)?;
            let value = change(tx)?;
            let touched = undo::end(tx)?;
            store::refresh::after(tx, &touched)?;
            Ok((value, touched))
        })?;
        self.changed(&touched);
        Ok(value)
    }

    /// After a change of the user's tables was committed.
    fn changed(&self, touched: &Touched) {
        if touched.iter().any(|change| change.table == "watched_folder") {
            self.watchers.tell();
        }
    }

    /// Takes the last action back; its label, or `None` when there is none.
    pub fn undo(&self) -> Result<Option<String>, Error> {
        self.step(Way::Undo)
    }

    /// Does again what was taken back last.
    pub fn redo(&self) -> Result<Option<String>, Error> {
        self.step(Way::Redo)
    }

    fn step(&self, way: Way) -> Result<Option<String>, Error> {
        let gone = self.store.write(|tx| {
            let Some((label, touched)) = undo::step(tx, way)? else { return Ok(None) };
            store::refresh::after(tx, &touched)?;
            Ok(Some((label, touched)))
        });
        match gone {
            Ok(Some((label, touched))) => {
                self.changed(&touched);
                let regrouped: Vec<Id> = touched
                    .iter()
                    .filter(|change| change.table == "story_article")
                    .map(|change| change.row as Id)
                    .collect();
                if !regrouped.is_empty() {
                    // Suggestions are derived: what was taken back is taken back all the same.
                    let _ = self.suggest_stories(&regrouped);
                }
                Ok(Some(label))
            }
            Ok(None) => Ok(None),
            // Something was imported since that stands on what the action made.
            Err(error) if error.code() == Code::Invalid => {
                self.store.write(|tx| undo::drop_next(tx, way))?;
                Err(Error::Invalid(
                    "This can no longer be taken back, because later imports build on it. Nothing was changed.".into(),
                ))
            }
            Err(error) => Err(error),
        }
    }
}
