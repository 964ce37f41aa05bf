//! Opening: pragmas, the lock, the guard against newer schemas, and a backup before a migration.
use super::{undo, Reader, Store, Writer};
use crate::error::Error;
use rusqlite::{Connection, OpenFlags, Transaction};
use rusqlite_migration::{Migrations, M};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

/// To change the schema: a new file here, never a change to an old one.
const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_the_library.sql"),
    include_str!("../../migrations/0002_what_archives_know.sql"),
    include_str!("../../migrations/0003_the_readers_word.sql"),
    include_str!("../../migrations/0004_what_is_left_of_a_file.sql"),
    include_str!("../../migrations/0005_who_is_who.sql"),
    include_str!("../../migrations/0006_pinned_and_dropped.sql"),
];

/// Marks the SQLite file as a library: "BRDT" in its header, see migration 1.
const APPLICATION_ID: i64 = 1_112_687_700;

/// The newest schema that this program knows.
pub(crate) fn known_schema() -> i64 {
    MIGRATIONS.len() as i64
}

pub(crate) fn database(folder: &Path) -> PathBuf {
    folder.join("library.sqlite")
}

/// Opens for reading and writing; makes the library where there is none.
pub(crate) fn open(folder: &Path, now: &str) -> Result<Store, Error> {
    for folder in [folder, &folder.join("sources"), &folder.join("backups")] {
        fs::create_dir_all(folder).map_err(Error::file("make the folder", folder))?;
    }
    let lock = lock(folder)?;
    let path = database(folder);
    if path.exists() {
        let found = schema(&path, folder)?;
        if 0 < found && found < known_schema() {
            back_up_before_migration(&path, folder, found, now)?;
        }
    }
    let mut connection = Connection::open(&path)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    // WAL keeps readers and the writer apart; FULL makes what was committed survive a power cut.
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    migrate(&mut connection)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "recursive_triggers", true)?;
    connection.pragma_update(None, "cache_size", -32_000)?;
    connection.set_prepared_statement_cache_capacity(128);
    undo::watch(&connection)?;
    let writer = Writer { connection, _lock: lock };
    Ok(Store { folder: folder.to_path_buf(), writer: Mutex::new(Some(writer)), readers: Mutex::default() })
}

/// Opens an existing library without the right to write.
pub(crate) fn open_to_read(folder: &Path) -> Result<Store, Error> {
    let path = database(folder);
    if !path.exists() {
        return Err(Error::Invalid(format!(
            "There is no library in {}. Name the folder of a library.",
            folder.display()
        )));
    }
    if schema(&path, folder)? < known_schema() {
        return Err(Error::Invalid(format!(
            "The library in {} was made by an older Broadsheet. Open it once in the app to bring it up to date.",
            folder.display()
        )));
    }
    Ok(Store { folder: folder.to_path_buf(), writer: Mutex::new(None), readers: Mutex::default() })
}

pub(crate) fn reader(folder: &Path) -> Result<Reader, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(database(folder), flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(Reader(connection))
}

pub(crate) fn migrate(connection: &mut Connection) -> Result<(), Error> {
    let steps = MIGRATIONS.iter().enumerate().map(|(step, sql)| match step {
        2 => M::up_with_hook(sql, |tx: &Transaction| Ok(crate::import::know_again(tx)?)),
        4 => M::up_with_hook(sql, |tx: &Transaction| Ok(super::speakers::index_all(tx)?)),
        _ => M::up(sql),
    });
    Migrations::new(steps.collect()).to_latest(connection)?;
    Ok(())
}

/// One process writes. The lock goes with the process, so a kill leaves none behind.
fn lock(folder: &Path) -> Result<File, Error> {
    let path = folder.join("library.lock");
    let file =
        File::options().create(true).truncate(false).write(true).open(&path).map_err(Error::file("open", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Busy(folder.to_path_buf())),
        Err(TryLockError::Error(source)) => Err(Error::File { what: "lock", path, source }),
    }
}

/// The schema number of the file, read without changing a byte of it unless a killed process left a journal.
/// Refuses what is newer or no library.
pub(crate) fn schema(path: &Path, folder: &Path) -> Result<i64, Error> {
    roll_back_what_a_kill_left(path)?;
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables > 0 && application != APPLICATION_ID {
        return Err(Error::Invalid(format!(
            "{} is a database of another program. It was not touched. Choose another folder.",
            path.display()
        )));
    }
    if found > known_schema() {
        return Err(Error::NewerLibrary { folder: folder.to_path_buf(), found, known: known_schema() });
    }
    Ok(found)
}

/// A process that was killed while it made the file, before the switch to WAL, leaves a rollback journal. Only a
/// connection that may write can take back the unfinished step; a read-only one is refused with this code.
fn roll_back_what_a_kill_left(path: &Path) -> Result<(), Error> {
    let version = |flags: OpenFlags| -> rusqlite::Result<i64> {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_query_value(None, "user_version", |row| row.get(0))
    };
    match version(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        Err(rusqlite::Error::SqliteFailure(error, _))
            if error.extended_code == rusqlite::ffi::SQLITE_READONLY_ROLLBACK =>
        {
            version(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        }
        // What else is wrong with the file is told by whoever reads it next.
        _ => {}
    }
    Ok(())
}

fn back_up_before_migration(path: &Path, folder: &Path, found: i64, now: &str) -> Result<(), Error> {
    let name = format!("schema-{found}-{}.sqlite", now.replace([':', '-'], ""));
    let copy = folder.join("backups").join(name);
    if copy.exists() {
        return Ok(());
    }
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemClock;
    use crate::library::Library;

    /// As a library of schema 2 lies on the disk: a line that the user brought back, an action that can be undone, and a
    /// key of an address by the rules of that time.
    const OLD: &str = "
        INSERT INTO source_file VALUES (1, 'ab', 1, 'a.txt', NULL, 'text/plain', '2026-10-14T00:00:00Z');
        INSERT INTO article VALUES (1, '2026-10-14T00:00:00Z');
        INSERT INTO version (id, article_id, source_file_id, imported_at, time, text_hash, sketch, url, url_key)
            VALUES (1, 1, 1, '2026-10-14T00:00:00Z', '2026-10-14T00:00:00Z', 'h', x'',
                    'https://m.harbor-times.example/a/amp', 'm.harbor-times.example/a/amp');
        INSERT INTO paragraph VALUES (1, 0, 'body', 'The harbor opened.');
        INSERT INTO removed VALUES (1, 0, 'Share this', 'share buttons', 1, 'share');
        INSERT INTO removed VALUES (1, 1, 'Comments', 'comment form', 1, NULL);
        INSERT INTO kept_removed VALUES (1, 1, 0);
        INSERT INTO undo_step VALUES (1, 'leave out text', '2026-10-14T00:00:00Z', 0);
        INSERT INTO undo_change VALUES (1, 1, 'kept_removed', 'insert', 2, '[2,1,1]');";

    #[test]
    fn what_the_user_said_in_an_older_library_stays_and_can_be_undone() {
        let folder = tempfile::tempdir().unwrap();
        let mut old = Connection::open(database(folder.path())).unwrap();
        Migrations::new(MIGRATIONS.iter().take(2).map(|sql| M::up(sql)).collect()).to_latest(&mut old).unwrap();
        old.execute_batch(OLD).unwrap();
        drop(old);
        let library = Library::open(folder.path(), SystemClock).unwrap();
        let body = || library.read(|reader| Ok(crate::store::body::load(reader, 1)?.text())).unwrap();
        assert_eq!(body(), "The harbor opened.\n\nShare this");
        let key = "SELECT url_key FROM version";
        let key: String = library.read(|reader| Ok(reader.query_row(key, [], |row| row.get(0))?)).unwrap();
        assert_eq!(key, "harbor-times.example/a");
        assert_eq!(library.undo().unwrap().as_deref(), Some("leave out text"));
        assert_eq!(body(), "The harbor opened.\n\nShare this\n\nComments");
        assert_eq!(library.redo().unwrap().as_deref(), Some("leave out text"));
        assert_eq!(body(), "The harbor opened.\n\nShare this");
    }
}
