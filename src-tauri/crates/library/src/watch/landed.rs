//! Which files of a watched folder are new and lie still.
use crate::error::Error;
use crate::files;
use rusqlite::{params, Connection, Transaction};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, UNIX_EPOCH};

/// So long a file has to lie unchanged before it is taken.
const SETTLED: Duration = Duration::from_secs(1);

/// Endings of files that a program is still writing, in lower case.
const PARTIAL: &[&str] = &["crdownload", "part", "partial", "download", "opdownload", "tmp", "temp", "filepart"];

/// What tells that a file changed: its length in bytes, and when it was written to, in milliseconds since 1970.
type Print = (u64, i64);

/// The files of watched folders: those that were taken, and those that came and may still grow.
#[derive(Debug, Default)]
pub(super) struct Landed {
    taken: HashMap<PathBuf, Print>,
    settling: HashMap<PathBuf, (Print, Instant)>,
}

impl Landed {
    /// With the files that were taken before.
    pub(super) fn load(connection: &Connection) -> Result<Self, Error> {
        let mut statement = connection.prepare_cached("SELECT path, bytes, modified FROM watched_file")?;
        let rows =
            statement.query_map([], |row| Ok((PathBuf::from(row.get::<_, String>(0)?), (row.get(1)?, row.get(2)?))))?;
        Ok(Self { taken: rows.collect::<Result<_, _>>()?, settling: HashMap::new() })
    }

    /// How many files came that were not taken yet.
    pub(super) fn came(&self) -> usize {
        self.settling.len()
    }

    /// Looks through the folders; the files that are new or changed and lie still, in order of name.
    pub(super) fn look(&mut self, folders: &[&Path]) -> Vec<PathBuf> {
        let now = Instant::now();
        let mut ready = Vec::new();
        let mut seen: HashSet<PathBuf> = HashSet::new();
        for path in files::walk(folders).into_iter().filter_map(Result::ok).filter(|path| !is_partial(path)) {
            let Some(print) = print(&path).filter(|print| self.taken.get(&path) != Some(print)) else { continue };
            let (known, since) = *self.settling.entry(path.clone()).or_insert((print, now));
            if known != print {
                self.settling.insert(path.clone(), (print, now));
            } else if now.duration_since(since) >= SETTLED {
                ready.push(path.clone());
            }
            seen.insert(path);
        }
        self.settling.retain(|path, _| seen.contains(path));
        ready
    }

    /// These files were imported, or failed: they are not taken again until they change, nor after a restart.
    pub(super) fn take(&mut self, tx: &Transaction, paths: &[PathBuf]) -> Result<(), Error> {
        let mut statement = tx.prepare_cached("INSERT OR REPLACE INTO watched_file VALUES (?1, ?2, ?3)")?;
        for path in paths {
            if let Some((print, _)) = self.settling.get(path) {
                statement.execute(params![path.to_string_lossy(), print.0, print.1])?;
            }
        }
        self.pass_over(paths);
        Ok(())
    }

    /// These files are not taken again until they change or the program is started anew.
    pub(super) fn pass_over(&mut self, paths: &[PathBuf]) {
        for path in paths {
            // As it lay when it was taken: what was written to it since makes it new.
            if let Some((print, _)) = self.settling.remove(path) {
                self.taken.insert(path.clone(), print);
            }
        }
    }
}

/// `None` for what is no file, is gone, or is empty: some programs lay down an empty file before they write it.
fn print(path: &Path) -> Option<Print> {
    let meta = path.metadata().ok().filter(|meta| meta.is_file() && meta.len() > 0)?;
    let modified = meta.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    Some((meta.len(), modified.as_millis() as i64))
}

fn is_partial(path: &Path) -> bool {
    let name = files::name(path);
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    name.starts_with("~$") || extension.is_some_and(|extension| PARTIAL.contains(&extension.as_str()))
}
