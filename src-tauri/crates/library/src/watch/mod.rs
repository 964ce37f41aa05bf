//! Watched folders: what lands in them is imported.
mod landed;
mod watcher;

use crate::error::Error;
use crate::library::Library;
use crate::view::{WatchEvent, WatchedFolder};
use rusqlite::Connection;
use std::path::{Path, PathBuf, MAIN_SEPARATOR_STR};
use std::sync::Arc;
pub use watcher::Watcher;
pub(crate) use watcher::Watchers;

const GONE: &str = "The folder is not there. It is watched again as soon as it is back.";

impl Library {
    /// The watched folders, in order of name.
    pub fn watched_folders(&self) -> Result<Vec<WatchedFolder>, Error> {
        let folders = self.read(|reader| {
            let mut statement = reader.prepare_cached("SELECT path, added_at FROM watched_folder ORDER BY path")?;
            let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<Vec<_>, _>>()?)
        })?;
        let view = |(path, added): (String, String)| {
            let path = PathBuf::from(path);
            let problem = (!path.is_dir()).then(|| GONE.to_string());
            WatchedFolder { path, added, problem }
        };
        Ok(folders.into_iter().map(view).collect())
    }

    /// Watches a folder from now on, folders in it too. What lies in it already is imported once. Fails when it is no
    /// folder, when it or a folder around or in it is watched already, and when the library lies in or around it.
    pub fn watch_folder(&self, path: &Path) -> Result<(), Error> {
        let refused = |why: &str| Error::Invalid(format!("{} {why} Nothing was changed.", path.display()));
        if !path.is_dir() {
            return Err(refused("is no folder."));
        }
        let path = std::path::absolute(path).map_err(Error::file("find", path))?;
        let name = path.to_str().ok_or_else(|| refused("has a name that cannot be kept. Rename it first."))?;
        let related = |other: &Path| {
            let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
            let (path, other) = (real(&path), real(other));
            path.starts_with(&other) || other.starts_with(&path)
        };
        if related(&self.folder()) {
            return Err(refused("is the place of the library itself, or around it. Choose another folder."));
        }
        let now = self.now();
        self.act("watch folder", |tx| {
            if folders(tx)?.iter().any(|other| related(other)) {
                return Err(refused("is watched already, or a folder in it or around it is."));
            }
            // It is taken up anew, also when it was watched before.
            let inside = format!("{name}{MAIN_SEPARATOR_STR}");
            tx.execute("DELETE FROM watched_file WHERE substr(path, 1, length(?1)) = ?1", [inside])?;
            tx.execute("INSERT INTO watched_folder (path, added_at) VALUES (?1, ?2)", [name, &now])?;
            Ok(())
        })
    }

    /// Watches a folder no longer. What was imported from it stays.
    pub fn unwatch_folder(&self, path: &Path) -> Result<(), Error> {
        self.act("stop watching folder", |tx| {
            match tx.execute("DELETE FROM watched_folder WHERE path = ?1", [path.to_string_lossy()])? {
                0 => Err(Error::NotFound("watched folder")),
                _ => Ok(()),
            }
        })
    }

    /// Watches the folders, also those that are added later, until the watcher is dropped or the library is closed.
    /// `tell` hears of what came, on a thread of the watcher's own.
    pub fn start_watching(self: &Arc<Self>, tell: impl Fn(WatchEvent) + Send + 'static) -> Watcher {
        Watcher::start(Arc::downgrade(self), self.watchers.listen(), tell)
    }
}

/// The paths of the watched folders.
fn folders(connection: &Connection) -> Result<Vec<PathBuf>, Error> {
    let mut statement = connection.prepare_cached("SELECT path FROM watched_folder ORDER BY path")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    Ok(rows.map(|path| path.map(PathBuf::from)).collect::<Result<_, _>>()?)
}
