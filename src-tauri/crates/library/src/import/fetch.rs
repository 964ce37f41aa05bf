//! Reading one file, on any thread: from the disk to analyzed articles that wait for the writer.
use super::file::File;
use super::record::{Ready, Source};
use super::sample;
use super::web::Page;
use crate::error::Error;
use crate::files::{self, Unread};
use crate::job::{guarded, Teller};
use crate::store::rules::Rules;
use crate::store::sources;
use crate::view::{FailedFile, FailureKind, ImportSource, NeedsColumns};
use broadsheet_formats::read::{self, Columns, FailedPart, Found, Hints, ReadError};
use broadsheet_formats::Document;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
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
    /// A page from the web.
    Page(Page),
}

/// A file that was read, on its way to the writer.
pub(super) enum Fetched {
    Failed(FailedFile),
    /// A table whose columns are not known.
    Asks(NeedsColumns),
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
    /// What the user said of the columns of tables, by their heads.
    pub(super) columns: BTreeMap<String, Columns>,
    pub(super) teller: &'a Teller<'a>,
}

/// Reads one file and analyzes what is in it; its bytes lie in `library` afterwards.
pub(super) fn fetch(with: &With, input: &Input) -> Fetched {
    let With { library, known, teller, .. } = with;
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
    let articles = match articles(&bytes, &source, with) {
        Ok(found) => found,
        Err(lacking) => match *lacking {
            Lacking::Failed(file) => return Fetched::Failed(file),
            Lacking::Asks(table) => return Fetched::Asks(table),
        },
    };
    match sources::put(library, &source.sha256, &bytes) {
        Ok(()) => Fetched::Ready(File::new(source, articles)),
        Err(error) => Fetched::Stopped(error),
    }
}

impl Input {
    fn is_large(&self) -> bool {
        match self {
            Self::File(path) => path.metadata().is_ok_and(|meta| meta.len() > read::LIMIT as u64),
            Self::Blocked(..) | Self::Bytes { .. } | Self::Page(_) => false,
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, Unread> {
        match self {
            Self::Blocked(_, why) => Err(Unread { kind: FailureKind::NotEntered, reason: why.clone() }),
            Self::Bytes { bytes, .. } | Self::Page(Page { bytes, .. }) => Ok(bytes.clone()),
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
            Input::Page(Page { label, file_name, .. }) => (label.clone(), file_name.clone(), None, false),
        };
        let web = match input {
            Input::Page(page) => Some(page.origin.clone()),
            _ => None,
        };
        Self { sha256: String::new(), bytes: 0, label, file_name, file, web, sample }
    }

    /// It failed as a whole.
    pub(super) fn failed(&self, kind: FailureKind, reason: String) -> FailedFile {
        FailedFile { path: self.label.clone(), part: None, file: self.file.clone(), kind, reason }
    }
}

/// What is in a file.
#[derive(Default)]
pub(super) struct Articles {
    pub(super) ready: Vec<Ready>,
    /// Parts of it that could not be read.
    pub(super) failed: Vec<FailedFile>,
    /// Tables in it whose columns are not known.
    pub(super) asks: Vec<NeedsColumns>,
}

/// Why a file, or a part of it, gives no article.
enum Lacking {
    Failed(FailedFile),
    Asks(NeedsColumns),
}

/// Reads and analyzes. An error when nothing could be read.
fn articles(bytes: &[u8], source: &Source, with: &With) -> Result<Articles, Box<Lacking>> {
    let web = source.web.as_ref();
    let hints = Hints {
        file_name: Some(&source.file_name),
        url: web.map(|web| web.url.as_str()),
        captured: web.map(|web| web.at.as_str()),
        ..Default::default()
    };
    let text = decoded(bytes, web.and_then(|web| web.charset.as_deref()));
    let found = read(&text, &hints, &with.columns);
    let Found { mut documents, failed, .. } = found.map_err(|why| Box::new(source.without(why, None)))?;
    for document in documents.iter_mut().filter(|document| document.captured.is_none()) {
        document.captured = web.map(|web| web.at.clone());
    }
    let mut articles = Articles::default();
    for part in failed {
        match source.without(part.error, Some(part.part)) {
            Lacking::Failed(failed) => articles.failed.push(failed),
            Lacking::Asks(table) => articles.asks.push(table),
        }
    }
    let alone = documents.len() == 1 && articles.failed.is_empty() && articles.asks.is_empty();
    let mut kept = Vec::with_capacity(documents.len());
    for (document, number) in documents.into_iter().zip(1_u32..) {
        match too_long(&document) {
            _ if document.text().trim().is_empty() => {}
            None => kept.push((number, document)),
            Some(why) if alone => return Err(Box::new(Lacking::Failed(source.failed(FailureKind::TooLarge, why)))),
            // One long part does not take the others with it.
            Some(why) => {
                let failed = source.failed(FailureKind::TooLarge, why);
                articles.failed.push(FailedFile { part: document.part, ..failed });
            }
        }
    }
    if kept.is_empty() && articles.failed.is_empty() && articles.asks.is_empty() {
        return Err(Box::new(source.without(ReadError::NoText, None)));
    }
    let analyzed = |(number, document)| {
        guarded(move || Ready::new(number, document, &with.rules))
            .ok_or_else(|| Box::new(source.without(ReadError::Fault, None)))
    };
    articles.ready = kept.into_iter().map(analyzed).collect::<Result<_, _>>()?;
    Ok(articles)
}

/// Reads. A table whose columns the user has named before is read so, also inside a container.
fn read(bytes: &[u8], hints: &Hints, known: &BTreeMap<String, Columns>) -> Result<Found, ReadError> {
    let read = |columns| read::read(bytes, &Hints { columns, ..*hints });
    let asked = |error: &ReadError| match error {
        ReadError::NeedsColumns { key, .. } => known.get_key_value(key),
        _ => None,
    };
    let mut found = match read(None) {
        Err(error) => return asked(&error).map_or(Err(error), |(_, columns)| read(Some(columns))),
        Ok(found) => found,
    };
    let named: BTreeMap<&String, &Columns> = found.failed.iter().filter_map(|part| asked(&part.error)).collect();
    for (head, columns) in named {
        let is_of = |part: &FailedPart| asked(&part.error).is_some_and(|(key, _)| key == head);
        let (tables, others): (Vec<FailedPart>, _) = found.failed.into_iter().partition(is_of);
        found.failed = others;
        let within = |part: &str| {
            tables.iter().any(|table| {
                part.strip_prefix(&table.part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        let again = read(Some(columns))?;
        // Behind the others, so that these keep their numbers.
        found.documents.extend(again.documents.into_iter().filter(|one| one.part.as_deref().is_some_and(within)));
        found.failed.extend(again.failed.into_iter().filter(|part| within(&part.part)));
    }
    Ok(found)
}

impl Source {
    /// What the report says of the file, or of a part of it, that could not be read: that it failed, or what it asks.
    fn without(&self, why: ReadError, part: Option<String>) -> Lacking {
        let reason = why.to_string();
        let kind = match why {
            ReadError::NeedsColumns { key, columns, sample } => {
                let (path, file) = (self.label.clone(), self.file.clone());
                return Lacking::Asks(NeedsColumns { path, part, file, header_key: key, columns, sample });
            }
            ReadError::Empty => FailureKind::Empty,
            ReadError::Unknown(_) => FailureKind::UnknownKind,
            ReadError::TooLarge { .. } => FailureKind::TooLarge,
            ReadError::Damaged(_) => FailureKind::Damaged,
            ReadError::NoText | ReadError::NoPage { .. } | ReadError::NoArticle(_) => FailureKind::NoText,
            ReadError::Refused(_) => FailureKind::Refused,
            ReadError::Fault => FailureKind::Fault,
        };
        Lacking::Failed(FailedFile { part, ..self.failed(kind, reason) })
    }
}

/// What is to be said of a text that is more than one article.
fn too_long(document: &Document) -> Option<String> {
    let length = document.text().len();
    let millions = length as f64 / 1e6;
    (length > TEXT_LIMIT).then(|| {
        format!(
            "The text has {millions:.0} million characters; that is more than one article. Split the file and try again."
        )
    })
}

/// A text in the encoding that a server named, as UTF-8; anything else as it is.
pub(crate) fn decoded<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, [u8]> {
    match read::binary::kind(bytes) {
        Some(_) => Cow::Borrowed(bytes),
        None => read::encoding::to_utf8(bytes, charset),
    }
}
