//! An import as a job: it waits between files when asked, ends when asked, and its report can be worked with.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::{CancelToken, FailureKind, ImportOutcome, ImportSource, JobProgress, JobReport};
use std::sync::mpsc::{channel, Receiver};
use std::time::{Duration, Instant};
use support::{desk, Desk, Page};

/// A desk with so many files to import.
fn with_files(count: usize) -> Desk {
    let desk = desk();
    for n in 0..count {
        let headline = format!("Council meeting number {n} ends without a vote");
        let url = format!("https://harbor-times.example/council/{n}");
        let body = [format!("The council met for the {n}th time."), format!("Item {n} was put off until spring.")];
        let body: Vec<&str> = body.iter().map(String::as_str).collect();
        let page = Page { headline: &headline, url: &url, body: &body, ..Page::default() };
        desk.file(&format!("{n:03}.md"), page.markdown());
    }
    desk
}

/// Waits for a message that fits; fails after ten seconds.
fn wait_for(told: &Receiver<JobProgress>, what: &str, fits: impl Fn(&JobProgress) -> bool) -> JobProgress {
    let end = Instant::now() + Duration::from_secs(10);
    loop {
        let left = end.saturating_duration_since(Instant::now());
        let progress = told.recv_timeout(left).unwrap_or_else(|_| panic!("was not told of {what}"));
        if fits(&progress) {
            return progress;
        }
    }
}

/// Imports all files of a desk while `meanwhile` looks on, with the job's token and what it tells.
fn import(desk: &Desk, token: &CancelToken, meanwhile: impl FnOnce(&Receiver<JobProgress>)) -> JobReport {
    let (tell, told) = channel();
    let source = ImportSource::Paths { paths: vec![desk.files()] };
    std::thread::scope(|scope| {
        let library = &desk.library;
        let job = scope.spawn(move || library.import(&source, token, &move |now| drop(tell.send(now))).unwrap());
        meanwhile(&told);
        job.join().unwrap()
    })
}

#[test]
fn a_paused_import_holds_nothing_and_goes_on_where_it_stopped() {
    let desk = with_files(120);
    let token = CancelToken::new();
    let report = import(&desk, &token, |told| {
        wait_for(told, "the first file", |_| true);
        token.pause();
        wait_for(told, "the pause", |now| now.paused);
        // What was read before it heard of the pause may still be written; then all is still.
        let still = |desk: &Desk| {
            let end = Instant::now() + Duration::from_secs(10);
            let mut seen = desk.list("").total;
            loop {
                std::thread::sleep(Duration::from_millis(300));
                let now = desk.list("").total;
                if now == seen {
                    return now;
                }
                assert!(Instant::now() < end, "files still come in");
                seen = now;
            }
        };
        let done = still(&desk);
        assert!(done < 120, "it was over before it could be paused");
        // The writer is free.
        let begun = Instant::now();
        desk.library.save_search("Councils", "council").unwrap();
        assert!(begun.elapsed() < Duration::from_secs(2));
        assert_eq!(desk.list("").total, done);
        token.resume();
        wait_for(told, "going on", |now| !now.paused);
    });
    assert!(!report.cancelled && report.stopped.is_none());
    assert_eq!((report.imported.len(), report.failed.len()), (120, 0));
    let names: Vec<&str> = report.imported.iter().map(|file| file.path.as_str()).collect();
    assert!(names.is_sorted(), "the order of the files is kept");
    assert_eq!(desk.list("").total, 120);
}

#[test]
fn a_paused_import_can_be_cancelled_and_begins_nothing_before() {
    let desk = with_files(40);
    let token = CancelToken::new();
    token.pause();
    assert!(token.paused());
    let report = import(&desk, &token, |told| {
        wait_for(told, "the pause", |now| now.paused);
        token.cancel();
    });
    assert!(report.cancelled);
    assert_eq!((report.imported.len(), desk.list("").total), (0, 0));
}

#[test]
fn failures_stand_in_groups_and_can_be_tried_again() {
    let desk = with_files(2);
    desk.file("empty.txt", "");
    desk.file("film.mp4", [0, 0, 0, 24, b'f', b't', b'y', b'p', b'm', b'p', b'4', b'2', 0, 0, 0, 0]);
    desk.file("blank-too.txt", "  \n\n ");
    let report = import(&desk, &CancelToken::new(), |_| {});
    let groups: Vec<(FailureKind, Vec<String>)> = report
        .failures
        .iter()
        .map(|group| {
            let name = |n: &u32| report.failed[*n as usize].file.as_ref().unwrap().file_name().unwrap();
            (group.kind, group.files.iter().map(|n| name(n).to_string_lossy().into_owned()).collect())
        })
        .collect();
    let expected = [
        (FailureKind::Empty, vec!["blank-too.txt".to_string(), "empty.txt".to_string()]),
        (FailureKind::UnknownKind, vec!["film.mp4".to_string()]),
    ];
    assert_eq!(groups, expected, "{report:?}");
    assert!(report.failures.iter().all(|group| !group.title.is_empty()));
    // One of them was mended meanwhile.
    desk.file("empty.txt", Page::default().markdown());
    let paths = report.failed.iter().filter_map(|file| file.file.clone()).collect();
    let again = desk.library.import(&ImportSource::Paths { paths }, &CancelToken::new(), &|_| {}).unwrap();
    assert_eq!(again.summary, "1 article added, 2 failed");
}

#[test]
fn the_report_names_the_version_that_came_of_a_file() {
    let desk = desk();
    let path = desk.file("one.md", Page::default().markdown());
    let first = desk.import(&[&path]).imported.remove(0);
    assert_eq!((first.part, first.number, first.file.as_deref()), (None, 1, Some(path.as_path())));
    assert_eq!(desk.library.article(first.article, None, "").unwrap().version, first.version);
    let again = desk.import(&[&path]).imported.remove(0);
    assert_eq!((again.article, again.version), (first.article, first.version));
}

/// A file with so many articles, one a line.
fn many(desk: &Desk, count: usize) -> std::path::PathBuf {
    let line = |n: usize| {
        let text = format!("The council met for the {n}th time on Monday.\n\nItem {n} was put off, the mayor said.");
        format!("{{\"headline\": \"Council meeting {n}\", \"outlet\": \"Harbor Times\", \"text\": {text:?}}}\n")
    };
    desk.file("meetings.jsonl", (0..count).map(line).collect::<String>())
}

#[test]
fn a_container_that_was_cut_off_goes_on_where_it_stopped() {
    let desk = desk();
    let path = many(&desk, 2500);
    let token = CancelToken::new();
    let (desk, token) = (&desk, &token);
    let report = std::thread::scope(|scope| {
        let source = ImportSource::Paths { paths: vec![path.clone()] };
        let job = scope.spawn(move || desk.library.import(&source, token, &|_| {}).unwrap());
        let end = Instant::now() + Duration::from_secs(60);
        while desk.list("").total == 0 {
            assert!(Instant::now() < end, "nothing came in");
            std::thread::sleep(Duration::from_millis(5));
        }
        // Others can write while one file is still on its way.
        desk.library.save_search("Councils", "council").unwrap();
        token.cancel();
        job.join().unwrap()
    });
    let there = desk.list("").total as usize;
    assert!(report.cancelled && there > 0 && there < 2500, "{there} came in");
    assert_eq!(report.imported.len(), there);
    let again = desk.import(&[&path]);
    assert_eq!(again.imported.len(), 2500, "{}", again.summary);
    let added = again.imported.iter().filter(|file| file.outcome == ImportOutcome::Added).count();
    assert_eq!((added, desk.list("").total), (2500 - there, 2500));
    let third = desk.import(&[&path]);
    assert_eq!(third.summary, "0 articles added, 1 already there");
    assert!(desk.library.check(&CancelToken::new()).unwrap().problems.is_empty());
}

#[test]
fn parts_that_failed_are_tried_again_with_their_file() {
    let desk = desk();
    let path = many(&desk, 3);
    let mut text = std::fs::read_to_string(&path).unwrap();
    text.push_str("{\"headline\": \"cut o\n");
    std::fs::write(&path, text).unwrap();
    let first = desk.import(&[&path]);
    assert_eq!(first.summary, "3 articles added, 1 failed", "{first:?}");
    let failed = &first.failed[0];
    assert_eq!((failed.path.clone(), failed.file.clone()), (path.display().to_string(), Some(path.clone())));
    assert!(failed.part.is_some());
    assert_eq!(first.imported.iter().map(|file| file.number).collect::<Vec<_>>(), [1, 2, 3]);
    let again = desk.import(&[&path]);
    assert_eq!(again.summary, "0 articles added, 3 already there, 1 failed");
    assert!(desk.library.check(&CancelToken::new()).unwrap().problems.is_empty());
}
