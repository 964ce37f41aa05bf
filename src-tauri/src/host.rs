//! The state of the app: the open library, and how a command gets at it.
use crate::jobs::Jobs;
use crate::wire::error::{Code, Error};
use crate::wire::jobs::JobProgress;
use crate::wire::watch::WatchEvent;
use crate::wire::{Crosses, Id};
use broadsheet_library::{CancelToken, JobReport, Library, SystemClock, Watcher};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tauri::ipc::Channel;

/// What a command answers.
pub type Answer<T> = Result<T, Error>;

/// The open library, or why there is none, and the running jobs.
pub struct Host {
    library: RwLock<Result<Arc<Library>, Error>>,
    /// The running jobs.
    pub jobs: Jobs,
    /// Watches the folders of the open library, and whom it tells.
    watching: Mutex<Watching>,
}

#[derive(Default)]
struct Watching {
    watcher: Option<Watcher>,
    told: Option<Channel<WatchEvent>>,
}

impl Host {
    /// Opens the library in `folder`. A library that does not open is not an end: the window says why.
    pub fn start(folder: &Path) -> Self {
        Self { library: RwLock::new(open(folder)), jobs: Jobs::default(), watching: Mutex::default() }
    }

    /// The open library.
    pub fn library(&self) -> Answer<Arc<Library>> {
        self.library.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Why no library is open, for people.
    pub fn problem(&self) -> Option<String> {
        self.library().err().map(|error| error.message)
    }

    /// Answers from the library, off the main thread. A panic becomes an error and leaves the app running.
    pub async fn ask<T, W>(
        &self,
        question: impl FnOnce(&Library) -> Result<T, broadsheet_library::Error> + Send + 'static,
    ) -> Answer<W>
    where
        T: Crosses<W> + 'static,
        W: Send + 'static,
    {
        let library = self.library()?;
        off_the_main_thread(move || Ok(question(&library)?.cross())).await
    }

    /// Leaves the open library for the one in `folder`, once no job is running. Where that one does not open, the old one
    /// stays open.
    pub fn open(&self, folder: &Path) -> Answer<()> {
        match self.library() {
            Ok(library) if library.folder() == folder => Ok(()),
            _ => self.change(|_| open(folder)),
        }
    }

    /// Moves the open library to `folder`, once no job is running.
    pub fn move_to(&self, folder: &Path) -> Answer<()> {
        self.change(|library| Ok(Arc::new(library?.move_to(folder)?)))
    }

    /// Starts a job; its id comes at once, progress and report over the channel.
    pub fn run_job(
        &self,
        on_progress: Channel<JobProgress>,
        work: impl FnOnce(
                &Library,
                &CancelToken,
                &(dyn Fn(broadsheet_library::JobProgress) + Sync),
            ) -> Result<JobReport, broadsheet_library::Error>
            + Send
            + 'static,
    ) -> Answer<Id> {
        // A channel whose window has gone has nobody to tell.
        let tell = move |progress| drop(on_progress.send(progress));
        Ok(self.jobs.start(self.library()?, work, tell))
    }

    /// Tells `channel` from now on what happens in the watched folders of the open library.
    pub fn follow(&self, channel: Channel<WatchEvent>) -> Answer<()> {
        self.watching().told = Some(channel);
        self.watch()
    }

    /// Watches the folders of the library that is open now, and of no other.
    fn watch(&self) -> Answer<()> {
        let library = self.library()?;
        let mut watching = self.watching();
        watching.watcher = None;
        if let Some(channel) = watching.told.clone() {
            let tell = move |event: broadsheet_library::WatchEvent| drop(channel.send(event.cross()));
            watching.watcher = Some(library.start_watching(tell));
        }
        Ok(())
    }

    fn watching(&self) -> std::sync::MutexGuard<'_, Watching> {
        self.watching.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Analyzes in the background what a change of the rules left to be analyzed.
    pub fn refresh_findings(&self) -> Answer<()> {
        refresh_findings(&self.library()?)
    }

    fn change(&self, next: impl FnOnce(Answer<Arc<Library>>) -> Answer<Arc<Library>>) -> Answer<()> {
        if self.jobs.any() {
            let message = "An import is running. Wait for it or cancel it, then try again.".to_string();
            return Err(Error { code: Code::Invalid, message, detail: String::new() });
        }
        // A watcher imports; it must be at rest while the library changes its place.
        self.watching().watcher = None;
        let opened = next(self.library());
        if let Ok(opened) = &opened {
            *self.library.write().unwrap_or_else(PoisonError::into_inner) = Ok(opened.clone());
        }
        // Where no library is open there is nothing to watch.
        drop(self.watch());
        opened.map(drop)
    }
}

/// Opens a library. What an older program found in its texts is found anew beside the reader's work.
fn open(folder: &Path) -> Answer<Arc<Library>> {
    let library = Arc::new(Library::open(folder, SystemClock)?);
    refresh_findings(&library)?;
    Ok(library)
}

/// Finds anew, in the background, what an older program or older rules found.
fn refresh_findings(library: &Arc<Library>) -> Answer<()> {
    if library.stale_findings()? > 0 {
        let library = library.clone();
        // What does not come to an end here goes on at the next start; until then the older findings stand.
        tauri::async_runtime::spawn_blocking(move || drop(library.refresh_findings(&CancelToken::default(), &|_| ())));
    }
    Ok(())
}

/// Runs `work` on a thread where it may take its time.
pub async fn off_the_main_thread<T: Send + 'static>(work: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    let guarded =
        move || catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(Error::internal(told(&panic))));
    let answer = tauri::async_runtime::spawn_blocking(guarded).await;
    answer.unwrap_or_else(|error| Err(Error::internal(error.to_string())))
}

fn told(panic: &Box<dyn std::any::Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("panic").to_string()
}
