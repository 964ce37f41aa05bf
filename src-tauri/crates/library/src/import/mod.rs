//! Import: many readers, one writer, a report that names every file.
mod address;
mod captures;
mod fetch;
mod file;
mod outlet;
mod recognize;
mod record;
mod report;
mod sample;
pub(crate) mod sketch;
mod web;

use crate::error::Error;
use crate::job::{CancelToken, Teller};
use crate::library::Library;
use crate::store::rules::Rules;
use crate::store::sources;
use crate::view::{Id, ImportOutcome, ImportSource, JobProgress, JobReport};
pub(crate) use fetch::decoded;
use fetch::{Fetched, Input, With};
use file::Written;
use rayon::prelude::*;
pub(crate) use record::know_again;
use std::collections::{HashSet, VecDeque};
use std::sync::mpsc::{sync_channel, SyncSender};
use std::time::{Duration, Instant};

/// How long one transaction may hold the writer while others wait.
const BATCH: Duration = Duration::from_millis(250);
/// Between two transactions while there is more to write.
const BREATH: Duration = Duration::from_millis(1);
/// Files read at once before they go to the writer.
const CHUNK: usize = 16;

impl Library {
    /// Imports. `progress` hears at most ten times a second, from several threads but never two at once. Files that
    /// fail stand in the report; an `Err` means that nothing could be begun. A cancelled or stopped job keeps what was
    /// committed before. A paused one waits between two files, with nothing open.
    pub fn import(
        &self,
        source: &ImportSource,
        cancel: &CancelToken,
        progress: &(dyn Fn(JobProgress) + Sync),
    ) -> Result<JobReport, Error> {
        let inputs = fetch::inputs(source);
        let teller = Teller::new(inputs.len(), progress);
        let with = With {
            library: self.folder(),
            known: self.known_files()?,
            rules: self.read(|reader| Rules::load(reader))?,
            columns: self.read(|reader| crate::columns::known(reader))?,
            teller: &teller,
        };
        let mut report = JobReport::default();
        let (sender, receiver) = sync_channel::<Vec<Fetched>>(1);
        std::thread::scope(|scope| {
            let teller = &teller;
            scope.spawn(move || fetch_all(&inputs, &with, cancel, &sender));
            for fetched in receiver {
                if let Err(error) = self.take_in(fetched, cancel, teller, &mut report) {
                    report.stopped = Some(error.message());
                    // Ends the readers too.
                    cancel.cancel();
                    break;
                }
            }
        });
        self.end(&mut report, cancel, &teller);
        report::finish(&mut report);
        Ok(report)
    }

    fn end(&self, report: &mut JobReport, cancel: &CancelToken, teller: &Teller) {
        let new = report.imported.iter().filter(|file| file.outcome != ImportOutcome::AlreadyThere);
        let new: Vec<Id> = new.map(|file| file.article).collect();
        if !new.is_empty() {
            // Suggestions are derived: without them the import is whole all the same.
            let _ = self.suggest_stories(&new);
        }
        report.cancelled = cancel.cancelled() && report.stopped.is_none();
        teller.end();
    }

    /// Hashes of the files of which everything is there.
    fn known_files(&self) -> Result<HashSet<String>, Error> {
        self.read(|reader| {
            let mut statement = reader.prepare("SELECT sha256 FROM source_file WHERE unread = 0")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Writes a chunk, in one or more transactions; the report grows only by what was committed.
    fn take_in(
        &self,
        fetched: Vec<Fetched>,
        cancel: &CancelToken,
        teller: &Teller,
        report: &mut JobReport,
    ) -> Result<(), Error> {
        let mut left: VecDeque<Fetched> = fetched.into();
        while !left.is_empty() && !cancel.cancelled() {
            cancel.hold(teller);
            let now = self.now();
            let mut written = Written::default();
            let mut stopped = None;
            self.write(|tx| {
                let begun = Instant::now();
                while begun.elapsed() < BATCH && !cancel.asked() && stopped.is_none() {
                    match left.pop_front() {
                        None => break,
                        Some(Fetched::Stopped(error)) => stopped = Some(error),
                        Some(Fetched::Failed(file)) => {
                            written.failed.push(file);
                            written.done.push(true);
                        }
                        Some(Fetched::Asks(table)) => {
                            written.asks.push(table);
                            written.done.push(false);
                        }
                        Some(Fetched::Known(source)) => {
                            written.imported.extend(record::already(tx, &source)?);
                            written.done.push(false);
                        }
                        Some(Fetched::Ready(mut file)) => {
                            if !file.record_next(tx, &now, &mut written)? {
                                left.push_front(Fetched::Ready(file));
                            }
                        }
                    }
                }
                Ok(())
            })?;
            if !left.is_empty() {
                // Whoever waits for the writer gets it now; without a pause this thread would take it again at once.
                std::thread::sleep(BREATH);
            }
            for sha256 in written.unused {
                sources::remove(&self.folder(), &sha256);
            }
            written.done.iter().for_each(|failed| teller.done(*failed));
            report.imported.append(&mut written.imported);
            report.failed.append(&mut written.failed);
            report.needs_columns.append(&mut written.asks);
            if let Some(error) = stopped {
                return Err(error);
            }
        }
        Ok(())
    }
}

/// Reads all files, in chunks, for the writer. What was not begun because the job paused is begun when it goes on.
fn fetch_all(inputs: &[Input], with: &With, cancel: &CancelToken, to_writer: &SyncSender<Vec<Fetched>>) {
    let mut left = inputs;
    while !left.is_empty() && !cancel.cancelled() {
        cancel.hold(with.teller);
        let chunk = left.get(..CHUNK).unwrap_or(left);
        let read = |input: &Input| (!cancel.asked()).then(|| fetch::fetch(with, input));
        // The order of the files is kept: those that were read behind one that was not are read again.
        let fetched: Vec<Option<Fetched>> = chunk.par_iter().map(read).collect();
        let fetched: Vec<Fetched> = fetched.into_iter().map_while(|one| one).collect();
        left = left.get(fetched.len()..).unwrap_or_default();
        if to_writer.send(fetched).is_err() {
            return;
        }
    }
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
