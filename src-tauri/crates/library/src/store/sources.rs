//! Source files on disk, named by the SHA-256 of their bytes.
use crate::error::Error;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// SHA-256 in hex.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Where the file of that hash lies.
pub(crate) fn path(folder: &Path, sha256: &str) -> PathBuf {
    let (head, tail) = sha256.split_at_checked(2).unwrap_or(("xx", sha256));
    folder.join("sources").join(head).join(tail)
}

/// Puts the bytes there, unless they are there already. On return they are on the disk, so that the row that names them
/// may be committed; a kill in between leaves at most a temporary file.
pub(crate) fn put(folder: &Path, sha256: &str, bytes: &[u8]) -> Result<(), Error> {
    let path = path(folder, sha256);
    if fs::metadata(&path).is_ok_and(|meta| meta.len() == bytes.len() as u64) {
        return Ok(());
    }
    let parent = path.parent().unwrap_or(folder);
    fs::create_dir_all(parent).map_err(Error::file("make the folder", parent))?;
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(parent).map_err(Error::file("write", &path))?;
    file.write_all(bytes).map_err(Error::file("write", &path))?;
    file.as_file().sync_all().map_err(Error::file("write", &path))?;
    file.persist(&path).map_err(|error| Error::File { what: "write", path: path.clone(), source: error.error })?;
    // The name is in the folder only once the folder is on the disk; not every system lets a folder be opened.
    if let Ok(folder) = fs::File::open(parent) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The bytes as they were imported.
pub(crate) fn bytes(folder: &Path, sha256: &str) -> Result<Vec<u8>, Error> {
    let path = path(folder, sha256);
    fs::read(&path).map_err(Error::file("read", &path))
}

/// Whether a row names that file.
pub(crate) fn named(connection: &Connection, sha256: &str) -> Result<bool, Error> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM source_file WHERE sha256 = ?1)")?
        .query_row([sha256], |row| row.get(0))?)
}

/// Deletes a file that no row names any more. One that stays behind is harmless; [`crate::Library::check`] finds it.
pub(crate) fn remove(folder: &Path, sha256: &str) {
    let _ = fs::remove_file(path(folder, sha256));
}
