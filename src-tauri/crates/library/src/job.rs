//! Long work: cancelling it, hearing of it, and running its risky parts safely.
use crate::view::JobProgress;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Asks a job to stop; clones ask the same job.
#[derive(Debug, Clone, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    /// A token that nobody has cancelled.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the job to stop. What it did before is kept.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked.
    pub fn cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// At least this long between two messages of one job.
const PACE: Duration = Duration::from_millis(100);

/// Tells a listener how a job goes, at most ten times a second. Counted from any thread.
pub(crate) struct Teller<'a> {
    listener: &'a (dyn Fn(JobProgress) + Sync),
    total: u32,
    done: AtomicU32,
    failed: AtomicU32,
    last: Mutex<Option<Instant>>,
}

impl<'a> Teller<'a> {
    pub(crate) fn new(total: usize, listener: &'a (dyn Fn(JobProgress) + Sync)) -> Self {
        Self {
            listener,
            total: total as u32,
            done: AtomicU32::new(0),
            failed: AtomicU32::new(0),
            last: Mutex::new(None),
        }
    }

    /// A file is in hand.
    pub(crate) fn at(&self, name: &str) {
        self.tell(Some(name), false);
    }

    /// A file is done.
    pub(crate) fn done(&self, failed: bool) {
        self.done.fetch_add(1, Ordering::Relaxed);
        self.failed.fetch_add(u32::from(failed), Ordering::Relaxed);
        self.tell(None, false);
    }

    /// The last message, told in any case.
    pub(crate) fn end(&self) {
        self.tell(None, true);
    }

    fn tell(&self, current: Option<&str>, always: bool) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if !always && last.is_some_and(|last| last.elapsed() < PACE) {
            return;
        }
        *last = Some(Instant::now());
        // The lock is held while telling, so that messages arrive in their order.
        (self.listener)(JobProgress {
            done: self.done.load(Ordering::Relaxed),
            total: self.total,
            failed: self.failed.load(Ordering::Relaxed),
            current: current.map(str::to_string),
        });
    }
}

/// Runs what reads strangers' files: a panic in it becomes `None`, and the job goes on with the next file.
pub(crate) fn guarded<T>(run: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(run)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_at_most_ten_times_a_second_and_the_end_always() {
        let told = Mutex::new(Vec::new());
        let listener = |progress: JobProgress| told.lock().unwrap().push(progress);
        let teller = Teller::new(1000, &listener);
        let start = Instant::now();
        for _ in 0..1000 {
            teller.done(false);
        }
        teller.end();
        let told = told.into_inner().unwrap();
        assert!(told.len() as u128 <= 2 + start.elapsed().as_millis() / 100);
        assert_eq!(told.last().unwrap().done, 1000);
    }

    #[test]
    fn a_panic_is_nothing() {
        assert_eq!(guarded(|| 3), Some(3));
        assert_eq!(guarded(|| -> i32 { panic!("made by the test") }), None);
    }
}
