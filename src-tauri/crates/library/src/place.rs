//! Which library was open last: one line in the app's configuration folder.
use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The library that was open last; `None` on a first start, or when the note cannot be read.
pub fn remembered(config: &Path) -> Option<PathBuf> {
    let folder = fs::read_to_string(note(config)).ok()?;
    Some(folder.trim_end_matches(['\r', '\n'])).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// Notes `folder` for the next start.
pub fn remember(config: &Path, folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(config).map_err(Error::file("make", config))?;
    let note = note(config);
    fs::write(&note, format!("{}\n", folder.display())).map_err(Error::file("write", &note))
}

fn note(config: &Path) -> PathBuf {
    config.join("library-folder.txt")
}
