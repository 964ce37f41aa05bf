//! Findings of an older analyzer, made again.
use crate::error::Error;
use crate::job::{guarded, CancelToken, Teller};
use crate::library::Library;
use crate::store::derive::{self, Subject};
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
            let subjects: Vec<(Id, Subject)> = self.read(|reader| {
                let loaded = chunk.iter().map(|id| Ok(Subject::load(reader, *id)?.map(|subject| (*id, subject))));
                Ok(loaded.collect::<Result<Vec<_>, Error>>()?.into_iter().flatten().collect())
            })?;
            let analyzed: Vec<_> = subjects
                .into_par_iter()
                .map(|(id, subject)| {
                    let found = guarded(|| derive::analyze(&subject)).unwrap_or_default();
                    (id, subject, found)
                })
                .collect();
            self.write(|tx| {
                for (version, subject, found) in &analyzed {
                    // Deleted, or changed by the user and analyzed again, since it was read.
                    if Subject::load(tx, *version)?.as_ref() != Some(subject) {
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
