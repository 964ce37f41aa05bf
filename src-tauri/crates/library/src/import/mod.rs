//! Import: many readers, one writer, a report that names every file.
mod address;
mod recognize;
mod record;
mod sample;
pub(crate) mod sketch;

use crate::error::Error;
use crate::files;
use crate::job::{guarded, CancelToken, Teller};
use crate::library::Library;
use crate::store::sources;
use crate::view::{FailedFile, ImportOutcome, ImportSource, ImportedFile, JobProgress, JobReport};
use broadsheet_formats::read::{self, Hints};
use rayon::prelude::*;
use record::{Ready, Source};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

/// The largest file that is read, in bytes.
const FILE_LIMIT: u64 = 64 << 20;
/// The longest text of one article, in bytes: some forty times a long report.
const TEXT_LIMIT: usize = 2_000_000;
/// How long one transaction may hold the writer while others wait.
const BATCH: Duration = Duration::from_millis(250);
/// Files read at once before they go to the writer.
const CHUNK: usize = 16;

/// Something to read.
enum Input {
    File(PathBuf),
    /// A folder that could not be entered, and why.
    Blocked(PathBuf, String),
    /// Bytes that are no file of the user's: what the report says, the file name, the bytes.
    Bytes {
        label: String,
        file_name: String,
        bytes: Vec<u8>,
        sample: bool,
    },
}

impl Input {
    fn label(&self) -> String {
        match self {
            Input::File(path) | Input::Blocked(path, _) => path.display().to_string(),
            Input::Bytes { label, .. } => label.clone(),
        }
    }
}

/// A file that was read, on its way to the writer.
enum Fetched {
    Failed(FailedFile),
    /// Its bytes are there already.
    Known(Source, String),
    Ready(Source, Vec<Ready>, Vec<FailedFile>),
    /// The disk failed: the job cannot go on.
    Stopped(Error),
    /// Not begun, because the job was cancelled.
    Skipped,
}

impl Library {
    /// Imports. `progress` hears at most ten times a second, from several threads but never two at once. Files that
    /// fail stand in the report; an `Err` means that nothing could be begun. A cancelled or stopped job keeps what was
    /// committed before.
    pub fn import(
        &self,
        source: &ImportSource,
        cancel: &CancelToken,
        progress: &(dyn Fn(JobProgress) + Sync),
    ) -> Result<JobReport, Error> {
        let inputs = inputs(source);
        let known = self.known_files()?;
        let teller = Teller::new(inputs.len(), progress);
        let mut report = JobReport::default();
        let (sender, receiver) = sync_channel::<Vec<Fetched>>(1);
        std::thread::scope(|scope| {
            let teller = &teller;
            scope.spawn(move || {
                for chunk in inputs.chunks(CHUNK) {
                    let fetched = chunk.par_iter().map(|input| self.fetch(input, &known, cancel, teller)).collect();
                    if sender.send(fetched).is_err() {
                        return;
                    }
                }
            });
            for fetched in receiver {
                if let Err(error) = self.take_in(fetched, cancel, teller, &mut report) {
                    report.stopped = Some(error.message());
                    // Ends the readers too.
                    cancel.cancel();
                    break;
                }
            }
        });
        if report.imported.iter().any(|file| file.outcome != ImportOutcome::AlreadyThere) {
            // Suggestions are derived: without them the import is whole all the same, and the next one makes them again.
            let _ = self.suggest_stories();
        }
        report.cancelled = cancel.cancelled() && report.stopped.is_none();
        report.summary = summary(&report);
        teller.end();
        Ok(report)
    }

    fn known_files(&self) -> Result<HashSet<String>, Error> {
        self.read(|reader| {
            let mut statement = reader.prepare("SELECT sha256 FROM source_file")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Reads one file; on any thread.
    fn fetch(&self, input: &Input, known: &HashSet<String>, cancel: &CancelToken, teller: &Teller) -> Fetched {
        if cancel.cancelled() {
            return Fetched::Skipped;
        }
        let label = input.label();
        let failed = |reason: String| Fetched::Failed(FailedFile { path: label.clone(), reason });
        let (file_name, bytes, sample) = match input {
            Input::Blocked(_, why) => return failed(why.clone()),
            Input::Bytes { file_name, bytes, sample, .. } => (file_name.clone(), bytes.clone(), *sample),
            Input::File(path) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                // Reading a pipe or a device could wait for ever.
                if path.metadata().is_ok_and(|meta| !meta.is_file()) {
                    return failed("This is not a regular file.".into());
                }
                match files::read(path, FILE_LIMIT) {
                    Ok(bytes) => (name, bytes, false),
                    Err(why) => return failed(why),
                }
            }
        };
        teller.at(&file_name);
        let origin = matches!(input, Input::File(_)).then(|| label.clone());
        let source = Source { sha256: sources::hash(&bytes), bytes: bytes.len(), file_name, origin, sample };
        if known.contains(&source.sha256) {
            return Fetched::Known(source, label);
        }
        let (ready, parts) = match read_articles(&bytes, &source.file_name, &label) {
            Ok(read) => read,
            Err(why) => return failed(why),
        };
        match sources::put(&self.folder(), &source.sha256, &bytes) {
            Ok(()) => Fetched::Ready(source, ready, parts),
            Err(error) => Fetched::Stopped(error),
        }
    }

    /// Writes a chunk, in one or more transactions; the report grows only by what was committed.
    fn take_in(
        &self,
        fetched: Vec<Fetched>,
        cancel: &CancelToken,
        teller: &Teller,
        report: &mut JobReport,
    ) -> Result<(), Error> {
        let mut left = fetched.into_iter().peekable();
        while left.peek().is_some() && !cancel.cancelled() {
            let now = self.now();
            let (mut imported, mut failed) = (Vec::new(), Vec::new());
            let mut read = 0_usize;
            let mut unused: Vec<String> = Vec::new();
            let mut stopped = None;
            self.write(|tx| {
                let begun = Instant::now();
                while begun.elapsed() < BATCH && !cancel.cancelled() {
                    match left.next() {
                        None => break,
                        Some(Fetched::Skipped) => {}
                        Some(Fetched::Stopped(error)) => {
                            stopped = Some(error);
                            break;
                        }
                        Some(Fetched::Failed(file)) => failed.push(file),
                        Some(Fetched::Known(source, label)) => {
                            read += 1;
                            imported.extend(record::already(tx, &source, &label)?);
                        }
                        Some(Fetched::Ready(source, ready, parts)) => {
                            failed.extend(parts);
                            tx.execute_batch("SAVEPOINT file")?;
                            match record_all(tx, &source, &ready, &now) {
                                Ok(rows) => {
                                    read += 1;
                                    imported.extend(rows);
                                }
                                Err(error) if error.stops_job() => return Err(error),
                                Err(error) => {
                                    tx.execute_batch("ROLLBACK TO file")?;
                                    failed.push(FailedFile {
                                        path: ready.first().map(|one| one.label.clone()).unwrap_or_default(),
                                        reason: format!("{} ({error})", error.message()),
                                    });
                                }
                            }
                            tx.execute_batch("RELEASE file")?;
                            if !sources::named(tx, &source.sha256)? {
                                unused.push(source.sha256);
                            }
                        }
                    }
                }
                Ok(())
            })?;
            for sha256 in unused {
                sources::remove(&self.folder(), &sha256);
            }
            (0..read).for_each(|_| teller.done(false));
            failed.iter().for_each(|_| teller.done(true));
            report.imported.append(&mut imported);
            report.failed.append(&mut failed);
            if let Some(error) = stopped {
                return Err(error);
            }
        }
        Ok(())
    }
}

fn record_all(
    tx: &rusqlite::Transaction,
    source: &Source,
    ready: &[Ready],
    now: &str,
) -> Result<Vec<ImportedFile>, Error> {
    // Two files of one drop may hold the same bytes; the second finds the first here.
    if let Some(first) = ready.first() {
        if let Some(there) = record::already(tx, source, &first.label)? {
            return Ok(vec![there]);
        }
    }
    ready.iter().map(|one| record::record(tx, source, one, now)).collect()
}

/// Reads and analyzes: the articles, and the parts of an archive that could not be read. The error is a plain sentence.
fn read_articles(bytes: &[u8], file_name: &str, label: &str) -> Result<(Vec<Ready>, Vec<FailedFile>), String> {
    let hints = Hints { file_name: Some(file_name), url: None, ..Default::default() };
    let broken = || {
        "Broadsheet could not read this file because of a fault of its own. The other files are not affected; \
         please report it."
            .to_string()
    };
    let found = read::read(bytes, &hints).map_err(|error| error.to_string())?;
    let failed: Vec<FailedFile> = found
        .failed
        .into_iter()
        .map(|part| FailedFile { path: format!("{label} › {}", part.part), reason: part.error.to_string() })
        .collect();
    let documents = found.documents;
    if failed.is_empty() && documents.iter().all(|document| document.text().trim().is_empty()) {
        return Err(read::ReadError::NoText.to_string());
    }
    if let Some(long) = documents.iter().map(|document| document.text().len()).find(|length| *length > TEXT_LIMIT) {
        return Err(format!(
            "The text has {:.0} million characters; that is more than one article. Split the file and try again.",
            long as f64 / 1e6
        ));
    }
    let several = documents.len() > 1;
    let texts = documents.into_iter().zip(1_u32..).filter(|(document, _)| !document.text().trim().is_empty());
    let named = texts.map(|(document, part)| {
        let label = match &document.part {
            Some(name) => format!("{label} › {name}"),
            None if several && part > 1 => format!("{label}#{part}"),
            None => label.to_string(),
        };
        (label, part, document)
    });
    let analyzed = |(label, part, document)| guarded(move || Ready::new(label, part, document)).ok_or_else(broken);
    Ok((named.map(analyzed).collect::<Result<_, _>>()?, failed))
}

fn inputs(source: &ImportSource) -> Vec<Input> {
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

fn summary(report: &JobReport) -> String {
    let count = |outcome| report.imported.iter().filter(|file| file.outcome == outcome).count();
    let (added, versions) = (count(ImportOutcome::Added), count(ImportOutcome::Version));
    let plural = |n: usize, one: &str| if n == 1 { format!("1 {one} added") } else { format!("{n} {one}s added") };
    let mut parts = vec![plural(added, "article")];
    for (n, words) in [
        (versions, plural(versions, "version")),
        (count(ImportOutcome::AlreadyThere), format!("{} already there", count(ImportOutcome::AlreadyThere))),
        (report.failed.len(), format!("{} failed", report.failed.len())),
    ] {
        if n > 0 {
            parts.push(words);
        }
    }
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemClock;
    use crate::view::ArticleQuery;

    fn article(n: usize) -> String {
        let text = format!("Item {n} of the meeting was put off. ").repeat(200);
        format!("---\ntitle: Meeting number {n}\nurl: https://harbor-times.example/{n}\n---\n\n{text}\n")
    }

    #[test]
    fn a_full_disk_ends_the_job_with_a_plain_sentence_and_keeps_what_was_committed() {
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("files");
        std::fs::create_dir(&files).unwrap();
        (0..100).for_each(|n| std::fs::write(files.join(format!("{n:03}.md")), article(n)).unwrap());
        let library = Library::open(&folder.path().join("library"), SystemClock).unwrap();
        let limit = |pages: u32| {
            let set = |writer: &mut crate::store::Writer| {
                writer.connection.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))?;
                Ok(())
            };
            library.store.with_writer(set).unwrap();
        };
        let import = || {
            let paths = vec![files.clone()];
            library.import(&ImportSource::Paths { paths }, &CancelToken::new(), &|_| {}).unwrap()
        };
        let listed = || library.articles(&ArticleQuery::default()).unwrap().total as usize;
        limit(220);
        let report = import();
        assert!(report.stopped.as_deref().is_some_and(|why| why.starts_with("The disk is full.")), "{report:?}");
        assert!(!report.cancelled);
        assert_eq!(listed(), report.imported.len());
        assert!((1..100).contains(&listed()), "{}", listed());
        assert!(library.check(&CancelToken::new()).unwrap().problems.is_empty());
        limit(1_000_000);
        assert!(import().stopped.is_none());
        assert_eq!(listed(), 100);
    }

    #[test]
    fn a_sources_folder_that_cannot_be_written_ends_the_job() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path(), SystemClock).unwrap();
        std::fs::remove_dir(folder.path().join("sources")).unwrap();
        std::fs::write(folder.path().join("sources"), "in the way").unwrap();
        let source = ImportSource::Paste { text: article(1), html: None };
        let report = library.import(&source, &CancelToken::new(), &|_| {}).unwrap();
        assert!(report.stopped.is_some_and(|why| why.contains("could not make the folder")));
        assert_eq!(library.articles(&ArticleQuery::default()).unwrap().total, 0);
    }
}
