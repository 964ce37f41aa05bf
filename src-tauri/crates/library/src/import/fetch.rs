//! Reading one file, on any thread: from the disk to analyzed articles that wait for the writer.
use super::file::File;
use super::record::{Ready, Source};
use super::sample;
use crate::error::Error;
use crate::files::{self, Unread};
use crate::job::{guarded, Teller};
use crate::store::rules::Rules;
use crate::store::sources;
use crate::view::{FailedFile, FailureKind, ImportSource};
use broadsheet_formats::read::{self, Found, Hints, ReadError};
use broadsheet_formats::Document;
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// The longest text of one article, in bytes: some forty times a long report.
const TEXT_LIMIT: usize = 2_000_000;

/// Files over the usual limit (archives of pages) are in memory one at a time.
static LARGE: Mutex<()> = Mutex::new(());

/// Something to read.
pub(super) enum Input {
    File(PathBuf),
    /// What could not be entered, and why.
    Blocked(PathBuf, String),
    /// Bytes that are no file of the user's: what the report says, the file name, the bytes.
    Bytes {
        label: String,
        file_name: String,
        bytes: Vec<u8>,
        sample: bool,
    },
}

/// A file that was read, on its way to the writer.
pub(super) enum Fetched {
    Failed(FailedFile),
    /// Its bytes are there already.
    Known(Source),
    /// Its articles, and the parts that could not be read.
    Ready(File),
    /// The disk failed: the job cannot go on.
    Stopped(Error),
}

/// What is to be read, folders walked.
pub(super) fn inputs(source: &ImportSource) -> Vec<Input> {
    match source {
        ImportSource::Paths { paths } => files::walk(paths)
            .into_iter()
            .map(|found| match found {
                Ok(path) => Input::File(path),
                Err((path, why)) => Input::Blocked(path, why),
            })
            .collect(),
        ImportSource::Paste { text, html } => vec![pasted(text, html.as_deref())],
        ImportSource::Sample => sample::files()
            .map(|(name, bytes)| Input::Bytes { label: name.clone(), file_name: name, bytes, sample: true })
            .collect(),
    }
}

/// The page when it holds an article, else the plain text.
fn pasted(text: &str, html: Option<&str>) -> Input {
    let page = html.filter(|html| {
        let hints = Hints { file_name: Some("Pasted page.html"), url: None, ..Default::default() };
        read::read(html.as_bytes(), &hints)
            .is_ok_and(|found| found.documents.iter().any(|document| !document.text().trim().is_empty()))
    });
    let (file_name, bytes) = match page {
        Some(html) => ("Pasted page.html", html),
        None => ("Pasted text.txt", text),
    };
    Input::Bytes {
        label: "Pasted text".into(),
        file_name: file_name.into(),
        bytes: bytes.as_bytes().to_vec(),
        sample: false,
    }
}

/// What readers need beside the file.
pub(super) struct With<'a> {
    /// The folder of the library.
    pub(super) library: PathBuf,
    /// Hashes of the files that are there.
    pub(super) known: HashSet<String>,
    /// As they were set when the import began.
    pub(super) rules: Rules,
    pub(super) teller: &'a Teller<'a>,
}

/// Reads one file and analyzes what is in it; its bytes lie in `library` afterwards.
pub(super) fn fetch(with: &With, input: &Input) -> Fetched {
    let With { library, known, rules, teller } = with;
    let mut source = Source::of(input);
    teller.at(&source.file_name);
    let _large = input.is_large().then(|| LARGE.lock().unwrap_or_else(PoisonError::into_inner));
    let bytes = match input.bytes() {
        Ok(bytes) => bytes,
        Err(why) => return Fetched::Failed(source.failed(why.kind, why.reason)),
    };
    source.sha256 = sources::hash(&bytes);
    source.bytes = bytes.len();
    if known.contains(&source.sha256) {
        return Fetched::Known(source);
    }
    let (ready, parts) = match articles(&bytes, &source, rules) {
        Ok(found) => found,
        Err((kind, reason)) => return Fetched::Failed(source.failed(kind, reason)),
    };
    match sources::put(library, &source.sha256, &bytes) {
        Ok(()) => Fetched::Ready(File::new(source, ready, parts)),
        Err(error) => Fetched::Stopped(error),
    }
}

impl Input {
    fn is_large(&self) -> bool {
        match self {
            Self::File(path) => path.metadata().is_ok_and(|meta| meta.len() > read::LIMIT as u64),
            Self::Blocked(..) | Self::Bytes { .. } => false,
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, Unread> {
        match self {
            Self::Blocked(_, why) => Err(Unread { kind: FailureKind::NotEntered, reason: why.clone() }),
            Self::Bytes { bytes, .. } => Ok(bytes.clone()),
            // Reading a pipe or a device could wait for ever.
            Self::File(path) if path.metadata().is_ok_and(|meta| !meta.is_file()) => {
                Err(Unread { kind: FailureKind::NotEntered, reason: "This is not a regular file.".into() })
            }
            Self::File(path) => {
                let name = files::name(path);
                files::read_by(path, |head| {
                    let hints = Hints { file_name: Some(&name), ..Default::default() };
                    guarded(|| read::limit(head, &hints)).unwrap_or(read::LIMIT) as u64
                })
            }
        }
    }
}

impl Source {
    /// All that is known of a file before it is read.
    fn of(input: &Input) -> Self {
        let (label, file_name, file, sample) = match input {
            Input::File(path) | Input::Blocked(path, _) => {
                (path.display().to_string(), files::name(path), Some(path.clone()), false)
            }
            Input::Bytes { label, file_name, sample, .. } => (label.clone(), file_name.clone(), None, *sample),
        };
        Self { sha256: String::new(), bytes: 0, label, file_name, file, sample }
    }

    /// It failed as a whole.
    pub(super) fn failed(&self, kind: FailureKind, reason: String) -> FailedFile {
        FailedFile { path: self.label.clone(), part: None, file: self.file.clone(), kind, reason }
    }
}

/// Why bytes give no article.
type Why = (FailureKind, String);

/// Reads and analyzes: the articles, and the parts of an archive that could not be read.
fn articles(bytes: &[u8], source: &Source, rules: &Rules) -> Result<(Vec<Ready>, Vec<FailedFile>), Why> {
    let hints = Hints { file_name: Some(&source.file_name), url: None, ..Default::default() };
    let Found { documents, failed, .. } = read::read(bytes, &hints).map_err(|error| why(&error))?;
    let mut failed: Vec<FailedFile> = failed
        .into_iter()
        .map(|part| {
            let (kind, reason) = why(&part.error);
            FailedFile { part: Some(part.part), ..source.failed(kind, reason) }
        })
        .collect();
    if failed.is_empty() && documents.iter().all(|document| document.text().trim().is_empty()) {
        return Err(why(&ReadError::NoText));
    }
    // One long part does not take the others with it.
    let alone = documents.len() == 1 && failed.is_empty();
    let mut kept = Vec::with_capacity(documents.len());
    for (document, number) in documents.into_iter().zip(1_u32..) {
        match too_long(&document) {
            None => kept.push((document, number)),
            Some(why) if alone => return Err(why),
            Some((kind, reason)) => {
                failed.push(FailedFile { part: document.part.clone(), ..source.failed(kind, reason) });
            }
        }
    }
    let texts = kept.into_iter().filter(|(document, _)| !document.text().trim().is_empty());
    let analyzed =
        |(document, number)| guarded(move || Ready::new(number, document, rules)).ok_or_else(|| why(&ReadError::Fault));
    Ok((texts.map(analyzed).collect::<Result<_, _>>()?, failed))
}

/// Whether a text is more than one article.
fn too_long(document: &Document) -> Option<Why> {
    let length = document.text().len();
    let millions = length as f64 / 1e6;
    let reason = || {
        format!(
            "The text has {millions:.0} million characters; that is more than one article. Split the file and try again."
        )
    };
    (length > TEXT_LIMIT).then(|| (FailureKind::TooLarge, reason()))
}

fn why(error: &ReadError) -> Why {
    let kind = match error {
        ReadError::Empty => FailureKind::Empty,
        ReadError::Unknown(_) => FailureKind::UnknownKind,
        ReadError::TooLarge { .. } => FailureKind::TooLarge,
        ReadError::Damaged(_) => FailureKind::Damaged,
        ReadError::NoText | ReadError::NoPage { .. } | ReadError::NoArticle(_) => FailureKind::NoText,
        ReadError::Refused(_) => FailureKind::Refused,
        ReadError::NeedsColumns { .. } => FailureKind::Other,
        ReadError::Fault => FailureKind::Fault,
    };
    (kind, error.to_string())
}
