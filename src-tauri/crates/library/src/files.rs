//! The only way to files: walking folders, reading bytes. The command line reads its input through here too.
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A file found, or what could not be entered with the reason as a plain sentence.
pub type Found = Result<PathBuf, (PathBuf, String)>;

/// The files that `paths` name, folders walked in order of name. A link to a folder is followed unless it leads back to
/// a folder it lies in, which is reported, not entered. Hidden files inside folders are passed over; one named itself
/// is not.
pub fn walk<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Vec<Found> {
    paths.into_iter().flat_map(|path| walk_one(path.as_ref())).collect()
}

fn walk_one(path: &Path) -> Vec<Found> {
    if !path.is_dir() {
        return vec![Ok(path.to_path_buf())];
    }
    WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()))
        .filter_map(|entry| match entry {
            Ok(entry) if entry.file_type().is_dir() => None,
            Ok(entry) => Some(Ok(entry.into_path())),
            Err(error) => {
                let at = error.path().unwrap_or(path).to_path_buf();
                Some(Err((at, why_not_entered(&error))))
            }
        })
        .collect()
}

fn hidden(name: &std::ffi::OsStr) -> bool {
    name.to_string_lossy().starts_with('.')
}

fn why_not_entered(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "This link leads back to a folder it lies in; it was not followed.".to_string(),
        (None, Some(error)) => why(error),
        (None, None) => "The folder could not be read.".to_string(),
    }
}

/// The bytes of a file of at most `limit` bytes; the error is a plain sentence.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let size = fs::metadata(path).map_err(|error| why(&error))?.len();
    if size > limit {
        return Err(format!("The file has {} MB; the most that is read is {} MB.", size >> 20, limit >> 20));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    let file = fs::File::open(path).map_err(|error| why(&error))?;
    file.take(limit).read_to_end(&mut bytes).map_err(|error| why(&error))?;
    Ok(bytes)
}

/// A reader of a file's lines, without a limit on the whole; the error is a plain sentence.
pub fn open(path: &Path) -> Result<Box<dyn io::BufRead>, String> {
    let file = fs::File::open(path).map_err(|error| why(&error))?;
    Ok(Box::new(io::BufReader::new(file)))
}

/// Why a file could not be read, for people.
fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "There is no such file.".to_string(),
        io::ErrorKind::PermissionDenied => "You do not have the right to read this file.".to_string(),
        io::ErrorKind::IsADirectory => "This is a folder, not a file.".to_string(),
        _ => format!("The file could not be read: {error}."),
    }
}
