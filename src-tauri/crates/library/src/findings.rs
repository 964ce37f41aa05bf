//! Findings of an older analyzer, made again.
use crate::error::Error;
use crate::job::{guarded, CancelToken, Teller};
use crate::library::Library;
use crate::store::derive::{self, Task};
use crate::store::rules::Rules;
use crate::store::{refresh, refs};
use crate::view::{Id, JobProgress};
use rayon::prelude::*;

/// Versions analyzed together before they are written.
const CHUNK: usize = 32;

impl Library {
    /// How many versions were analyzed by an older revision, or not at all.
    pub fn stale_findings(&self) -> Result<u32, Error> {
        self.read(|reader| Ok(derive::stale(reader)?.len() as u32))
    }

    /// Analyzes what is stale again, after an update of the program. The user's corrections, names and merges stay. Gives
    /// back how many versions were done; a cancelled run goes on where it stopped the next time.
    pub fn refresh_findings(
        &self,
        cancel: &CancelToken,
        progress: &(dyn Fn(JobProgress) + Sync),
    ) -> Result<u32, Error> {
        let stale = self.read(|reader| derive::stale(reader))?;
        let teller = Teller::new(stale.len(), progress);
        let mut done = 0;
        for chunk in stale.chunks(CHUNK) {
            if cancel.cancelled() {
                break;
            }
            let tasks: Vec<(Id, Task)> = self.read(|reader| {
                let rules = Rules::load(reader)?;
                let loaded = chunk.iter().map(|id| Ok(Task::load(reader, *id, &rules)?.map(|task| (*id, task))));
                Ok(loaded.collect::<Result<Vec<_>, Error>>()?.into_iter().flatten().collect())
            })?;
            let analyzed: Vec<_> = tasks
                .into_par_iter()
                .map(|(id, task)| {
                    let found = guarded(|| derive::analyze(&task)).unwrap_or_default();
                    (id, task, found)
                })
                .collect();
            self.write(|tx| {
                let rules = Rules::load(tx)?;
                for (version, task, found) in &analyzed {
                    // Deleted, or changed by the user and analyzed again, since it was read.
                    if Task::load(tx, *version, &rules)?.as_ref() != Some(task) {
                        continue;
                    }
                    derive::store(tx, *version, found)?;
                    refresh::article(tx, refs::article_of(tx, *version)?)?;
                }
                Ok(())
            })?;
            done += analyzed.len() as u32;
            analyzed.iter().for_each(|_| teller.done(false));
        }
        teller.end();
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SystemClock;
    use crate::view::ImportSource;

    const TEXT: &str = "Ferry stops\n\nThe ferry to Varnes stops on Friday.\n\n“We have no choice but to stop the \
        ferry,” said Jonas Brandt, head of the harbor authority.\n\nRepairs last until November, he said.";

    #[test]
    fn what_the_user_said_outlives_the_findings() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path(), SystemClock).unwrap();
        let source = ImportSource::Paste { text: TEXT.into(), html: None };
        let report = library.import(&source, &CancelToken::new(), &|_| {}).unwrap();
        let article = report.imported.first().unwrap().article;
        assert_eq!(library.stale_findings().unwrap(), 0);
        let quoted = || library.article(article, None, "").unwrap().quotations;
        let first = quoted().first().cloned().expect("a quotation");
        library.reassign_quotation(first.id, None, Some("Mira Solheim")).unwrap();
        let before = quoted();
        // As an update of the program leaves it.
        library.write(|tx| Ok(tx.execute("UPDATE analysis SET revision = 0", [])?)).unwrap();
        assert_eq!(library.stale_findings().unwrap(), 1);
        let cancelled = CancelToken::new();
        cancelled.cancel();
        assert_eq!(library.refresh_findings(&cancelled, &|_| {}).unwrap(), 0);
        assert_eq!(library.refresh_findings(&CancelToken::new(), &|_| {}).unwrap(), 1);
        assert_eq!(library.stale_findings().unwrap(), 0);
        let after = quoted();
        let seen = |rows: &[crate::view::QuotationRow]| -> Vec<_> {
            rows.iter().map(|row| (row.text.clone(), row.speaker.clone(), row.corrected, row.certain)).collect()
        };
        assert_eq!(seen(&after), seen(&before));
        let named = after.first().and_then(|row| row.speaker.clone());
        assert_eq!(named.map(|speaker| speaker.name).as_deref(), Some("Mira Solheim"));
        library.undo().unwrap();
        assert_eq!(quoted().first().and_then(|row| row.speaker.clone()), first.speaker);
    }
}
