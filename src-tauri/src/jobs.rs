//! Running jobs: an id for each, a token to cancel it, and its progress over a channel.
use crate::wire::jobs::{JobProgress, JobReport};
use crate::wire::{Crosses, Id};
use broadsheet_library::{CancelToken, Error, Library};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The jobs that run now.
#[derive(Default, Clone)]
pub struct Jobs {
    last: Arc<AtomicU32>,
    running: Arc<Mutex<HashMap<Id, CancelToken>>>,
}

impl Jobs {
    /// Whether any job runs.
    pub fn any(&self) -> bool {
        !self.running().is_empty()
    }

    /// Asks a job to stop; what it has committed stays. A job that has ended is no error.
    pub fn cancel(&self, job: Id) {
        if let Some(token) = self.running().get(&job) {
            token.cancel();
        }
    }

    /// Asks a job to stop between two files, or to go on. A job that has ended is no error.
    pub fn pause(&self, job: Id, paused: bool) {
        if let Some(token) = self.running().get(&job) {
            if paused {
                token.pause();
            } else {
                token.resume();
            }
        }
    }

    /// Works on a thread of its own. `tell` gets the progress, at most ten times a second, and the report at the end,
    /// also when the work could not go on.
    pub fn start(
        &self,
        library: Arc<Library>,
        work: impl FnOnce(
                &Library,
                &CancelToken,
                &(dyn Fn(broadsheet_library::JobProgress) + Sync),
            ) -> Result<broadsheet_library::JobReport, Error>
            + Send
            + 'static,
        tell: impl Fn(JobProgress) + Send + Sync + 'static,
    ) -> Id {
        let job = self.last.fetch_add(1, Ordering::Relaxed) + 1;
        let token = CancelToken::default();
        self.running().insert(job, token.clone());
        let jobs = self.clone();
        let whole = move || {
            let progress = |now: broadsheet_library::JobProgress| tell(as_sent(job, now, None));
            let report = work(&library, &token, &progress);
            jobs.running().remove(&job);
            let report: JobReport = report.unwrap_or_else(stopped).cross();
            let last = broadsheet_library::JobProgress::default();
            tell(as_sent(job, last, Some(report)));
        };
        tauri::async_runtime::spawn_blocking(whole);
        job
    }

    fn running(&self) -> MutexGuard<'_, HashMap<Id, CancelToken>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn as_sent(job: Id, progress: broadsheet_library::JobProgress, report: Option<JobReport>) -> JobProgress {
    let broadsheet_library::JobProgress { done, total, failed, current, paused } = progress;
    JobProgress { job, done, total, failed, current, paused, report }
}

fn stopped(error: Error) -> broadsheet_library::JobReport {
    let message = error.message();
    broadsheet_library::JobReport { summary: message.clone(), stopped: Some(message), ..Default::default() }
}
