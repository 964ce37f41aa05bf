//! The only way to files: walking folders, reading bytes. The command line reads its input through here too.
use crate::view::FailureKind;
use broadsheet_formats::read::{is_junk, pages_of};
use std::collections::HashSet;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file found, or what could not be entered with the reason as a plain sentence.
pub type Found = Result<PathBuf, (PathBuf, String)>;

/// The files that `paths` name, folders walked in order of name. A link to a folder is followed unless it leads back to
/// a folder it lies in, which is reported, not entered. Hidden files inside folders, what systems leave there, and the
/// folder that a browser saves beside a page are passed over; one named itself is not, unless its page is named too.
pub fn walk<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Vec<Found> {
    let paths: Vec<P> = paths.into_iter().collect();
    let named: HashSet<&Path> = paths.iter().map(AsRef::as_ref).collect();
    let beside_named = |path: &Path| pages_beside(path).iter().any(|page| named.contains(page.as_path()));
    paths.iter().map(AsRef::as_ref).filter(|path| !beside_named(path)).flat_map(walk_one).collect()
}

fn walk_one(path: &Path) -> Vec<Found> {
    if !path.is_dir() {
        return vec![Ok(path.to_path_buf())];
    }
    WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_beside_articles(entry))
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

/// Whether an entry of a folder is no article file and need not be reported as one that failed.
fn is_beside_articles(entry: &DirEntry) -> bool {
    let folder_of_page = || entry.file_type().is_dir() && pages_beside(entry.path()).iter().any(|page| page.is_file());
    is_junk(&entry.file_name().to_string_lossy()) || folder_of_page()
}

/// The pages of which one lies beside a folder that holds the pictures and scripts of a saved page.
fn pages_beside(folder: &Path) -> Vec<PathBuf> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    pages_of(&name).into_iter().map(|page| folder.with_file_name(page)).collect()
}

fn why_not_entered(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "This link leads back to a folder it lies in; it was not followed.".to_string(),
        (None, Some(error)) => why(error),
        (None, None) => "The folder could not be read.".to_string(),
    }
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What kind of reason.
    pub kind: FailureKind,
    /// The reason, as a plain sentence.
    pub reason: String,
}

impl std::fmt::Display for Unread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason)
    }
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Self {
        let kind = match error.kind() {
            io::ErrorKind::NotFound => FailureKind::Missing,
            io::ErrorKind::PermissionDenied => FailureKind::NotAllowed,
            io::ErrorKind::IsADirectory => FailureKind::NotEntered,
            _ => FailureKind::Other,
        };
        Self { kind, reason: why(&error) }
    }
}

/// Bytes of a file by which it is told how much of it may be read.
const HEAD: u64 = 64 << 10;

/// The bytes of a file of at most `limit` bytes.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Unread> {
    read_by(path, |_| limit)
}

/// The bytes of a file; how many they may be, its first bytes (at most 64 KB) tell.
pub fn read_by(path: &Path, limit: impl FnOnce(&[u8]) -> u64) -> Result<Vec<u8>, Unread> {
    let mut file = fs::File::open(path)?;
    let size = file.metadata()?.len();
    let mut bytes = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut bytes)?;
    let limit = limit(&bytes);
    if size > limit {
        return Err(Unread {
            kind: FailureKind::TooLarge,
            reason: format!("The file has {} MB; the most that is read is {} MB.", size >> 20, limit >> 20),
        });
    }
    bytes.reserve_exact(usize::try_from(size).unwrap_or_default().saturating_sub(bytes.len()));
    let left = limit.saturating_sub(bytes.len() as u64);
    file.take(left).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The name of a file without its folders; letters that are no Unicode are replaced.
pub fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
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
