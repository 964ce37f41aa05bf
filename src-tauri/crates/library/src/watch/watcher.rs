//! The thread that watches. The system's messages only wake it; what came, it finds by looking through the folders, so
//! that a message that was lost, a folder that was moved in, or a disk whose system sends none leave nothing out.
use super::landed::Landed;
use super::{folders, GONE};
use crate::error::Error;
use crate::job::{guarded, CancelToken};
use crate::library::Library;
use crate::view::{ImportOutcome, ImportSource, JobReport, WatchEvent};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Between two looks while files settle.
const SOON: Duration = Duration::from_millis(500);
/// Between two looks whether the folders are there, and through those of which the system sends no messages.
const LATER: Duration = Duration::from_secs(5);
/// Files that lie still wait so long, at most, for others that do not yet, so that one report tells of all.
const TOGETHER: Duration = Duration::from_secs(5);

/// What wakes the thread.
pub(crate) enum Message {
    /// The list of folders changed.
    Folders,
    /// Something happened in a folder.
    Stirred,
    /// The watcher was dropped.
    Stop,
}

/// Who hears when the list of folders changes.
#[derive(Debug, Default)]
pub(crate) struct Watchers(Mutex<Vec<Sender<Message>>>);

impl Watchers {
    /// A new listener: its own sender too.
    pub(super) fn listen(&self) -> (Sender<Message>, Receiver<Message>) {
        let (sender, receiver) = std::sync::mpsc::channel();
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(sender.clone());
        (sender, receiver)
    }

    /// The list changed.
    pub(crate) fn tell(&self) {
        let mut listeners = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| listener.send(Message::Folders).is_ok());
    }
}

/// Watches as long as it lives. To drop it waits for the file in hand.
#[derive(Debug)]
pub struct Watcher {
    stop: Arc<Stop>,
    messages: Sender<Message>,
    thread: Option<JoinHandle<()>>,
}

/// Ends the thread, and the import that it may run.
#[derive(Debug, Default)]
struct Stop {
    asked: AtomicBool,
    import: Mutex<CancelToken>,
}

impl Watcher {
    pub(super) fn start(
        library: Weak<Library>,
        (messages, receiver): (Sender<Message>, Receiver<Message>),
        tell: impl Fn(WatchEvent) + Send + 'static,
    ) -> Self {
        let stop = Arc::new(Stop::default());
        let stirred = messages.clone();
        let system = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading a file is no news; the import reads.
            if event.is_ok_and(|event| !event.kind.is_access()) {
                let _ = stirred.send(Message::Stirred);
            }
        });
        let looking = Looking {
            library,
            stop: Arc::clone(&stop),
            tell: Box::new(tell),
            system: system.ok(),
            folders: Vec::new(),
            landed: Landed::default(),
            waiting: None,
        };
        let thread = std::thread::spawn(move || looking.run(&receiver));
        Self { stop, messages, thread: Some(thread) }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.stop.asked.store(true, Ordering::Relaxed);
        self.stop.import.lock().unwrap_or_else(PoisonError::into_inner).cancel();
        let _ = self.messages.send(Message::Stop);
        // Whoever drops it while being told something is on its thread.
        if let Some(thread) = self.thread.take().filter(|thread| thread.thread().id() != std::thread::current().id()) {
            let _ = thread.join();
        }
    }
}

struct Folder {
    path: PathBuf,
    /// Whether it is there.
    there: bool,
    /// Whether the system sends messages of it.
    heard: bool,
}

struct Looking {
    library: Weak<Library>,
    stop: Arc<Stop>,
    tell: Box<dyn Fn(WatchEvent) + Send>,
    system: Option<RecommendedWatcher>,
    folders: Vec<Folder>,
    landed: Landed,
    /// Since when files that lie still wait for others.
    waiting: Option<Instant>,
}

impl Looking {
    fn run(mut self, messages: &Receiver<Message>) {
        self.load();
        self.look();
        loop {
            let wait = if self.landed.came() > 0 { SOON } else { LATER };
            let mut message = messages.recv_timeout(wait);
            let mut look = self.landed.came() > 0 || self.folders.iter().any(|folder| folder.there && !folder.heard);
            // A look answers all messages that are there.
            loop {
                match message {
                    Ok(Message::Folders) => self.load(),
                    Ok(Message::Stirred) => {}
                    Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                    Err(RecvTimeoutError::Timeout) => break,
                }
                look = true;
                message = messages.recv_timeout(Duration::ZERO);
            }
            if self.stop.asked.load(Ordering::Relaxed) || self.library.strong_count() == 0 {
                return;
            }
            look |= self.find_folders();
            if look {
                // A folder that takes long to look through is not looked through without end while much happens in it.
                std::thread::sleep(self.look().min(SOON));
            }
        }
    }

    /// Takes up the list of folders. When it cannot be read the one before stands.
    fn load(&mut self) {
        let Some(library) = self.library.upgrade() else { return };
        let read = library.read(|reader| Ok((folders(reader)?, Landed::load(reader)?)));
        let Ok((paths, landed)) = read else { return };
        self.landed = landed;
        let (kept, gone) = std::mem::take(&mut self.folders).into_iter().partition(|one| paths.contains(&one.path));
        self.folders = kept;
        for folder in gone.into_iter().filter(|folder: &Folder| folder.heard) {
            self.unhear(&folder.path);
        }
        for path in paths {
            if !self.folders.iter().any(|folder| folder.path == path) {
                // Not there until it is found, so that it is told when it is missing.
                self.folders.push(Folder { path, there: true, heard: false });
            }
        }
        self.find_folders();
    }

    fn unhear(&mut self, path: &Path) {
        if let Some(system) = &mut self.system {
            let _ = system.unwatch(path);
        }
    }

    /// Sees which folders are there; whether one came back.
    fn find_folders(&mut self) -> bool {
        let mut back = false;
        for at in 0..self.folders.len() {
            let Some(folder) = self.folders.get_mut(at) else { continue };
            let (was, path) = (folder.there, folder.path.clone());
            folder.there = path.is_dir();
            match (was, folder.there) {
                (true, false) => {
                    folder.heard = false;
                    self.unhear(&path);
                    self.tell(WatchEvent::Problem { path, message: GONE.to_string() });
                }
                (_, true) if !folder.heard => {
                    let system = self.system.as_mut();
                    let heard = system.is_some_and(|system| system.watch(&path, RecursiveMode::Recursive).is_ok());
                    if let Some(folder) = self.folders.get_mut(at) {
                        folder.heard = heard;
                    }
                    if !was {
                        back = true;
                        self.tell(WatchEvent::Back { path });
                    }
                }
                _ => {}
            }
        }
        back
    }

    /// Looks through the folders and imports what came and lies still; how long the look took.
    fn look(&mut self) -> Duration {
        let begun = Instant::now();
        let folders: Vec<&Path> =
            self.folders.iter().filter(|folder| folder.there).map(|folder| folder.path.as_path()).collect();
        let ready = self.landed.look(&folders);
        let took = begun.elapsed();
        if ready.is_empty() {
            self.waiting = None;
            return took;
        }
        let waits = self.waiting.get_or_insert_with(Instant::now).elapsed() < TOGETHER;
        if self.landed.came() > ready.len() && waits {
            return took;
        }
        self.waiting = None;
        let Some(library) = self.library.upgrade() else { return took };
        match self.import(&library, &ready) {
            Ok(Some(report)) => self.tell(WatchEvent::Imported { report }),
            Ok(None) => {}
            Err(error) => {
                let message = error.message();
                let report = JobReport { summary: message.clone(), stopped: Some(message), ..JobReport::default() };
                self.tell(WatchEvent::Imported { report });
            }
        }
        took
    }

    /// Imports; the report, when there is something in it to be told.
    fn import(&mut self, library: &Library, ready: &[PathBuf]) -> Result<Option<JobReport>, Error> {
        let token = CancelToken::new();
        *self.stop.import.lock().unwrap_or_else(PoisonError::into_inner) = token.clone();
        if self.stop.asked.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let report = library.import(&ImportSource::Paths { paths: ready.to_vec() }, &token, &|_| {})?;
        if report.cancelled {
            return Ok(None);
        }
        // Also after a full disk: one report of it is enough. What was not imported comes with the next start.
        let keep = report.stopped.is_none();
        let landed = &mut self.landed;
        if keep {
            library.write(|tx| landed.take(tx, ready))?;
        } else {
            landed.pass_over(ready);
        }
        let new = report.imported.iter().any(|file| file.outcome != ImportOutcome::AlreadyThere);
        Ok(Some(report).filter(|report| {
            new || !report.failed.is_empty() || !report.needs_columns.is_empty() || report.stopped.is_some()
        }))
    }

    fn tell(&self, event: WatchEvent) {
        // A fault of who is told is not the end of watching.
        guarded(|| (self.tell)(event));
    }
}
