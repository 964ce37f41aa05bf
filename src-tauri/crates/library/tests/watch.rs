//! Watched folders: what lands in them comes in, once, and whole.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::{Code, ImportOutcome, JobReport, Library, WatchEvent, Watcher};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{channel, Receiver};
use std::sync::Arc;
use std::time::{Duration, Instant};
use support::{clock, Page};

struct Post {
    folder: tempfile::TempDir,
    library: Arc<Library>,
}

impl Post {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("in")).unwrap();
        let library = Arc::new(Library::open(&folder.path().join("library"), clock()).unwrap());
        Self { folder, library }
    }

    fn folder(&self) -> PathBuf {
        self.folder.path().join("in")
    }

    fn watch(&self) -> (Watcher, Receiver<WatchEvent>) {
        let (tell, told) = channel();
        (self.library.start_watching(move |event| drop(tell.send(event))), told)
    }

    fn total(&self) -> u32 {
        self.library.articles(&Default::default()).unwrap().total
    }
}

fn article(n: usize) -> String {
    let (headline, url) = (format!("Harbor {n} opens"), format!("https://harbor-times.example/{n}"));
    let body = [format!("Harbor number {n} opened on Monday."), format!("Fishers use it from the {n}th of May on.")];
    let body: Vec<&str> = body.iter().map(String::as_str).collect();
    Page { headline: &headline, url: &url, body: &body, ..Page::default() }.markdown()
}

fn event(told: &Receiver<WatchEvent>) -> WatchEvent {
    told.recv_timeout(Duration::from_secs(30)).unwrap_or_else(|_| panic!("nothing was told"))
}

fn report(told: &Receiver<WatchEvent>) -> JobReport {
    match event(told) {
        WatchEvent::Imported { report } => report,
        other => panic!("{other:?} in place of an import"),
    }
}

fn names(report: &JobReport) -> Vec<String> {
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    report.imported.iter().map(|file| name(file.file.as_ref().unwrap())).collect()
}

/// Nothing is told for as long as files take to settle.
fn quiet(told: &Receiver<WatchEvent>) {
    if let Ok(event) = told.recv_timeout(Duration::from_secs(3)) {
        panic!("told of {event:?}");
    }
}

#[test]
fn what_lies_in_a_folder_and_what_lands_there_comes_in_once() {
    let post = Post::new();
    fs::write(post.folder().join("1.md"), article(1)).unwrap();
    let (watcher, told) = post.watch();
    post.library.watch_folder(&post.folder()).unwrap();
    assert_eq!(names(&report(&told)), ["1.md"]);
    fs::create_dir(post.folder().join("deeper")).unwrap();
    fs::write(post.folder().join("deeper/2.md"), article(2)).unwrap();
    fs::write(post.folder().join("3.md"), article(3)).unwrap();
    // A download: nothing until it has its name.
    fs::write(post.folder().join("4.md.crdownload"), article(4)).unwrap();
    fs::write(post.folder().join(".5.md"), article(5)).unwrap();
    fs::write(post.folder().join("6.md"), "").unwrap();
    let mut landed = names(&report(&told));
    landed.sort();
    assert_eq!(landed, ["2.md", "3.md"]);
    fs::rename(post.folder().join("4.md.crdownload"), post.folder().join("4.md")).unwrap();
    assert_eq!(names(&report(&told)), ["4.md"]);
    // The same again is no news; a changed file is.
    fs::write(post.folder().join("again.md"), article(1)).unwrap();
    quiet(&told);
    fs::write(post.folder().join("1.md"), article(1).replace("Monday", "Tuesday")).unwrap();
    assert_eq!(report(&told).imported.first().unwrap().outcome, ImportOutcome::Version);
    assert_eq!(post.total(), 4);
    // What fails is told once.
    fs::write(post.folder().join("blank.txt"), "   \n").unwrap();
    assert_eq!(report(&told).failed.len(), 1);
    fs::write(post.folder().join("7.md"), article(7)).unwrap();
    let last = report(&told);
    assert_eq!((names(&last), last.failed.len()), (vec!["7.md".to_string()], 0));
    drop(watcher);
    fs::write(post.folder().join("8.md"), article(8)).unwrap();
    quiet(&told);
    assert_eq!(post.total(), 5);
    // What came meanwhile comes with the next start, and nothing else: not what the user deleted either.
    let seven = last.imported.first().unwrap().article;
    post.library.trash_articles(&[seven]).unwrap();
    post.library.empty_trash().unwrap();
    let (_watcher, told) = post.watch();
    assert_eq!(names(&report(&told)), ["8.md"]);
    quiet(&told);
}

#[test]
fn a_file_is_taken_when_it_no_longer_grows() {
    let post = Post::new();
    post.library.watch_folder(&post.folder()).unwrap();
    let (_watcher, told) = post.watch();
    let whole = article(1) + &"The mayor spoke. ".repeat(50);
    let path = post.folder().join("1.md");
    for part in 1..=6 {
        let until = whole.len() * part / 6;
        fs::write(&path, whole.as_bytes().get(..until).unwrap()).unwrap();
        std::thread::sleep(Duration::from_millis(400));
        assert!(told.try_recv().is_err(), "taken before it was whole");
    }
    let file = report(&told).imported.remove(0);
    let view = post.library.article(file.article, None, "").unwrap();
    assert_eq!(view.source.bytes as usize, whole.len());
    assert_eq!(view.versions.len(), 1);
}

#[test]
fn a_folder_that_is_gone_is_told_once_and_watched_again_when_it_is_back() {
    let post = Post::new();
    post.library.watch_folder(&post.folder()).unwrap();
    assert_eq!(post.library.watched_folders().unwrap().first().unwrap().problem, None);
    let (_watcher, told) = post.watch();
    fs::write(post.folder().join("1.md"), article(1)).unwrap();
    assert_eq!(names(&report(&told)), ["1.md"]);
    fs::rename(post.folder(), post.folder.path().join("away")).unwrap();
    assert!(
        matches!(event(&told), WatchEvent::Problem { path, message } if path == post.folder() && message.ends_with('.'))
    );
    assert!(post.library.watched_folders().unwrap().first().unwrap().problem.is_some());
    quiet(&told);
    fs::rename(post.folder.path().join("away"), post.folder()).unwrap();
    assert_eq!(event(&told), WatchEvent::Back { path: post.folder() });
    fs::write(post.folder().join("2.md"), article(2)).unwrap();
    assert_eq!(names(&report(&told)), ["2.md"]);
}

#[test]
fn folders_are_added_taken_off_and_given_back_by_undo() {
    let post = Post::new();
    let (_watcher, told) = post.watch();
    let library = &post.library;
    library.watch_folder(&post.folder()).unwrap();
    for (path, code) in [
        (post.folder(), Code::Invalid),
        (post.folder().join("nothing"), Code::Invalid),
        (post.folder.path().to_path_buf(), Code::Invalid),
        (library.folder(), Code::Invalid),
        (library.folder().join("sources"), Code::Invalid),
    ] {
        assert_eq!(library.watch_folder(&path).err().unwrap().code(), code, "{path:?}");
    }
    fs::create_dir(post.folder().join("inner")).unwrap();
    assert_eq!(library.watch_folder(&post.folder().join("inner")).err().unwrap().code(), Code::Invalid);
    library.unwatch_folder(&post.folder()).unwrap();
    assert!(library.watched_folders().unwrap().is_empty());
    assert_eq!(library.unwatch_folder(&post.folder()).err().unwrap().code(), Code::NotFound);
    fs::write(post.folder().join("1.md"), article(1)).unwrap();
    quiet(&told);
    assert_eq!(library.undo().unwrap().as_deref(), Some("stop watching folder"));
    assert_eq!(names(&report(&told)), ["1.md"]);
}

#[test]
fn a_watcher_ends_with_its_library_and_at_once_when_it_is_dropped() {
    let post = Post::new();
    let many = post.folder();
    for n in 0..300 {
        fs::write(many.join(format!("{n}.md")), article(n)).unwrap();
    }
    post.library.watch_folder(&many).unwrap();
    let (watcher, told) = post.watch();
    wait_until(|| post.total() > 0);
    let begun = Instant::now();
    drop(watcher);
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert!(told.try_recv().is_err(), "an import that was cut off is not told as one that is done");
    let (watcher, told) = post.watch();
    assert_eq!(report(&told).imported.len(), 300, "the next start goes on");
    let Post { library, folder } = post;
    let path = library.folder();
    drop(library);
    // The lock of the library is free: the watcher does not hold it.
    wait_until(|| Library::open(&path, clock()).is_ok());
    drop(watcher);
    assert!(Path::new(folder.path()).is_dir());
}

fn wait_until(done: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !done() {
        assert!(Instant::now() < end, "waited too long");
        std::thread::sleep(Duration::from_millis(20));
    }
}
