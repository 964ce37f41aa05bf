//! Backing up to one file, restoring from it, and moving the library.
//!
//! A backup is the library's SQLite file with one more table, which holds the source files. It is written beside its
//! place and renamed, so that a backup is whole or not there.
use crate::error::Error;
use crate::library::Library;
use crate::store::{open, sources};
use rusqlite::backup::Backup;
use rusqlite::{params, Connection, OpenFlags};
use std::fs;
use std::path::Path;
use std::time::Duration;
use walkdir::WalkDir;

impl Library {
    /// Writes everything to one file, replacing what lay there only when it is complete.
    pub fn back_up(&self, path: &Path) -> Result<(), Error> {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if path == open::database(&self.folder()) || path.starts_with(self.folder().join("sources")) {
            return Err(Error::Invalid(
                "A backup cannot take the place of the library itself. Nothing was written. Choose another name."
                    .into(),
            ));
        }
        let file = tempfile::Builder::new()
            .prefix(".broadsheet-backup-")
            .tempfile_in(parent)
            .map_err(Error::file("write", path))?;
        copy_database(&self.folder(), file.path())?;
        let mut copy = Connection::open(file.path())?;
        copy.execute_batch("CREATE TABLE source_bytes (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT")?;
        let tx = copy.transaction()?;
        let hashes: Vec<String> =
            tx.prepare("SELECT sha256 FROM source_file")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        {
            let mut insert = tx.prepare("INSERT INTO source_bytes VALUES (?1, ?2)")?;
            for sha256 in hashes {
                insert.execute(params![sha256, sources::bytes(&self.folder(), &sha256)?])?;
            }
        }
        tx.commit()?;
        copy.close().map_err(|(_, error)| error)?;
        file.as_file().sync_all().map_err(Error::file("write", path))?;
        file.persist(path).map_err(|error| Error::file("write", path)(error.error))?;
        Ok(())
    }

    /// Puts what a backup holds in the place of everything in this library. What was here is kept in `backups/` first
    /// (the database; source files are never deleted by this). A damaged, newer or strange file is refused and nothing
    /// is changed.
    pub fn restore(&self, path: &Path) -> Result<(), Error> {
        if !path.is_file() {
            return Err(Error::Invalid(format!("There is no file {}. Nothing was changed.", path.display())));
        }
        if open::schema(path, path)? == 0 {
            return Err(no_backup(path));
        }
        let folder = self.folder();
        let file =
            tempfile::Builder::new().prefix(".restore-").tempfile_in(&folder).map_err(Error::file("write", &folder))?;
        fs::copy(path, file.path()).map_err(Error::file("read", path))?;
        let mut copy = Connection::open(file.path())?;
        unpack(&copy, &folder, path)?;
        open::migrate(&mut copy)?;
        let name = format!("before-restore-{}.sqlite", self.now().replace([':', '-'], ""));
        let kept = folder.join("backups").join(name);
        if !kept.exists() {
            copy_database(&folder, &kept)?;
        }
        self.store.with_writer(|writer| {
            Backup::new(&copy, &mut writer.connection)?.run_to_completion(4096, Duration::ZERO, None)?;
            Ok(())
        })
    }

    /// Moves the library into a folder that holds none yet, and gives it back opened there. This value is closed
    /// afterwards: everything asked of it fails. The old place is emptied only when the new one is complete.
    pub fn move_to(&self, folder: &Path) -> Result<Library, Error> {
        let from = self.folder();
        if folder.starts_with(&from) || from.starts_with(folder) {
            return Err(Error::Invalid(
                "A library cannot be moved into itself or into a folder around it. Nothing was moved. Choose another folder."
                    .into(),
            ));
        }
        let taken = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
        if taken && !open::database(folder).exists() {
            return Err(Error::Invalid(format!(
                "The folder {} is not empty. Nothing was moved. Choose an empty folder.",
                folder.display()
            )));
        }
        if taken {
            return Err(Error::Invalid(format!(
                "There is a library in {} already. Nothing was moved. Choose an empty folder, or open that library.",
                folder.display()
            )));
        }
        // The writer is held all the time, so that nothing is added to the old place meanwhile.
        let moved = self.store.with_writer(|_| {
            let copied = copy_all(&from, folder).and_then(|()| self.open_at(folder));
            if copied.is_err() {
                clear(folder);
            }
            copied
        })?;
        self.store.close();
        clear(&from);
        Ok(moved)
    }
}

fn no_backup(path: &Path) -> Error {
    Error::Invalid(format!("{} is not a backup of Broadsheet, or it is damaged. Nothing was changed.", path.display()))
}

/// The database as it is now, in one file without a log beside it.
fn copy_database(folder: &Path, to: &Path) -> Result<(), Error> {
    let connection = Connection::open_with_flags(open::database(folder), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
    Ok(())
}

/// Takes the source files out of a backup into the library's folder, each checked against its hash.
fn unpack(copy: &Connection, folder: &Path, path: &Path) -> Result<(), Error> {
    let sound: String = copy.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(no_backup(path));
    }
    let packed: bool =
        copy.query_row("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'source_bytes')", [], |row| {
            row.get(0)
        })?;
    if packed {
        let mut statement = copy.prepare("SELECT sha256, content FROM source_bytes")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (sha256, content): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
            if sources::hash(&content) != sha256 {
                return Err(no_backup(path));
            }
            sources::put(folder, &sha256, &content)?;
        }
    }
    let hashes: Vec<String> =
        copy.prepare("SELECT sha256 FROM source_file")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    if hashes.iter().any(|sha256| !sources::path(folder, sha256).is_file()) {
        return Err(Error::Invalid(format!(
            "{} does not hold the source files of its articles, and they are not in this library either. Nothing was \
             changed. Choose a complete backup.",
            path.display()
        )));
    }
    copy.execute_batch("DROP TABLE IF EXISTS source_bytes; VACUUM;")?;
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> Result<(), Error> {
    fs::create_dir_all(to).map_err(Error::file("make the folder", to))?;
    for part in ["sources", "backups"] {
        for entry in WalkDir::new(from.join(part)).into_iter().filter_map(Result::ok) {
            let Ok(inside) = entry.path().strip_prefix(from) else { continue };
            let target = to.join(inside);
            if entry.file_type().is_dir() {
                fs::create_dir_all(&target).map_err(Error::file("make the folder", &target))?;
            } else {
                fs::copy(entry.path(), &target).map_err(Error::file("write", &target))?;
                fs::File::open(&target).and_then(|file| file.sync_all()).map_err(Error::file("write", &target))?;
            }
        }
    }
    copy_database(from, &open::database(to))
}

/// Takes away the files of a library, told by their names, and folders that are empty then. Whatever else lies there
/// stays, and so does what cannot be deleted.
fn clear(folder: &Path) {
    for name in ["library.sqlite", "library.sqlite-wal", "library.sqlite-shm", "library.lock"] {
        let _ = fs::remove_file(folder.join(name));
    }
    let parts = ["sources", "backups"].map(|part| folder.join(part));
    for entry in parts.iter().flat_map(|part| WalkDir::new(part).contents_first(true)).filter_map(Result::ok) {
        if entry.file_type().is_dir() {
            let _ = fs::remove_dir(entry.path());
        } else if ours(entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
    let _ = fs::remove_dir(folder);
}

/// A source file or a copy of the database that this program made.
fn ours(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hash = name.len() == 62 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    let copy = name.ends_with(".sqlite") && (name.starts_with("schema-") || name.starts_with("before-restore-"));
    hash || copy || name.starts_with(".new-")
}
