//! Long work: cancelling it, hearing of it, and running its risky parts safely.
use crate::view::JobProgress;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Asks a job to stop, or to wait; clones ask the same job.
#[derive(Debug, Clone, Default)]
pub struct CancelToken(Arc<Asked>);

#[derive(Debug, Default)]
struct Asked {
    cancelled: AtomicBool,
    paused: Mutex<bool>,
    /// Told when `paused` or `cancelled` changes.
    changed: Condvar,
}

impl CancelToken {
    /// A token that nobody has cancelled.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the job to stop, also while it waits. What it did before is kept.
    pub fn cancel(&self) {
        // Under the lock, so that whoever is about to wait hears of it.
        let _paused = self.0.paused.lock().unwrap_or_else(PoisonError::into_inner);
        self.0.cancelled.store(true, Ordering::Relaxed);
        self.0.changed.notify_all();
    }

    /// Whether somebody asked it to stop.
    pub fn cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// Asks the job to wait before the next file. What it did before is kept, and others may write meanwhile.
    pub fn pause(&self) {
        *self.0.paused.lock().unwrap_or_else(PoisonError::into_inner) = true;
    }

    /// Lets the job go on.
    pub fn resume(&self) {
        *self.0.paused.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.0.changed.notify_all();
    }

    /// Whether it is asked to wait.
    pub fn paused(&self) -> bool {
        *self.0.paused.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the job has to leave what it is doing: to wait or to end.
    pub(crate) fn asked(&self) -> bool {
        self.cancelled() || self.paused()
    }

    /// Waits as long as the job is to wait; comes back at once when it is cancelled. `teller` hears of it.
    pub(crate) fn hold(&self, teller: &Teller) {
        if !self.paused() || self.cancelled() {
            return;
        }
        // Without the lock: who hears it may ask this token something.
        teller.holding(true);
        let mut paused = self.0.paused.lock().unwrap_or_else(PoisonError::into_inner);
        while *paused && !self.cancelled() {
            paused = self.0.changed.wait(paused).unwrap_or_else(PoisonError::into_inner);
        }
        drop(paused);
        teller.holding(false);
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
    /// Threads of the job that wait to go on.
    holding: AtomicU32,
    last: Mutex<Option<Instant>>,
}

impl<'a> Teller<'a> {
    pub(crate) fn new(total: usize, listener: &'a (dyn Fn(JobProgress) + Sync)) -> Self {
        Self {
            listener,
            total: total as u32,
            done: AtomicU32::new(0),
            failed: AtomicU32::new(0),
            holding: AtomicU32::new(0),
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

    /// A thread of the job begins to wait, or goes on; told in any case, once for all threads.
    fn holding(&self, begins: bool) {
        let told = match begins {
            true => self.holding.fetch_add(1, Ordering::Relaxed) == 0,
            false => self.holding.fetch_sub(1, Ordering::Relaxed) == 1,
        };
        if told {
            self.tell(None, true);
        }
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
            paused: self.holding.load(Ordering::Relaxed) > 0,
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
