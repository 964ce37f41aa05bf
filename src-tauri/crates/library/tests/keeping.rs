//! Nothing is lost: backups, restoring, moving, the sample, kills in the middle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod support;
use broadsheet_library::{CancelToken, Code, FieldKey, ImportOutcome, ImportSource, Library};
use std::fs;
use support::{clock, desk, import, Page};

fn whole(library: &Library) {
    let report = library.check(&CancelToken::new()).unwrap();
    assert!(report.problems.is_empty(), "{report:?}");
}

#[test]
fn a_backup_brings_everything_back() {
    let desk = desk();
    let id = desk.add("one.md", Page::default().markdown());
    desk.library.set_field(id, FieldKey::Headline, Some("As I call it")).unwrap();
    let backup = desk.folder.path().join("backup.broadsheet");
    desk.library.back_up(&backup).unwrap();
    desk.library.set_field(id, FieldKey::Headline, Some("Changed later")).unwrap();
    desk.add("two.md", "# Later\n\nThis came after the backup. It is not in it.");
    desk.library.restore(&backup).unwrap();
    assert_eq!(desk.find(""), ["As I call it"]);
    whole(&desk.library);
    let elsewhere = Library::open(&desk.folder.path().join("elsewhere"), clock()).unwrap();
    elsewhere.restore(&backup).unwrap();
    assert_eq!(elsewhere.articles(&Default::default()).unwrap().total, 1);
    assert!(elsewhere.source_text(elsewhere.article(id, None, "").unwrap().version).unwrap().contains("Harbor Times"));
    whole(&elsewhere);
    let kept = fs::read_dir(desk.library_folder().join("backups")).unwrap().count();
    assert_eq!(kept, 1, "what was there before the restore is kept");
}

#[test]
fn a_damaged_or_strange_backup_changes_nothing() {
    let desk = desk();
    desk.add("one.md", Page::default().markdown());
    let backup = desk.folder.path().join("backup.broadsheet");
    desk.library.back_up(&backup).unwrap();
    let sound = fs::read(&backup).unwrap();
    let mut flipped = sound.clone();
    // Inside the copy of the source file.
    let at = sound.windows(5).rposition(|window| window == b"Marit").unwrap();
    flipped[at] = b'X';
    for bytes in [flipped, sound[..sound.len() / 2].to_vec(), b"no database".to_vec(), Vec::new()] {
        fs::write(&backup, bytes).unwrap();
        let error = desk.library.restore(&backup).err().unwrap();
        assert!(matches!(error.code(), Code::Invalid | Code::Disk), "{}", error.detail());
        assert_eq!(desk.list("").total, 1);
    }
    assert_eq!(desk.library.restore(&desk.folder.path().join("none")).err().unwrap().code(), Code::Invalid);
    whole(&desk.library);
}

#[test]
fn a_library_moves_whole_and_leaves_nothing_of_its_own() {
    let desk = desk();
    desk.add("one.md", Page::default().markdown());
    let notes = desk.file("../library/my notes.txt", "mine");
    let target = desk.folder.path().join("moved");
    let taken = desk.library.move_to(&desk.files()).err().unwrap();
    assert_eq!(taken.code(), Code::Invalid);
    assert_eq!(desk.library.move_to(&desk.library_folder().join("inside")).err().unwrap().code(), Code::Invalid);
    let moved = desk.library.move_to(&target).unwrap();
    assert_eq!(moved.articles(&Default::default()).unwrap().total, 1);
    whole(&moved);
    let left: Vec<_> = fs::read_dir(desk.library_folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left, [notes.canonicalize().unwrap()]);
    assert_eq!(desk.library.trash_articles(&[1]).err().unwrap().code(), Code::Busy);
}

#[test]
fn the_sample_comes_and_goes_and_leaves_what_is_the_users() {
    let desk = desk();
    let mine = desk.add("one.md", Page::default().markdown());
    let sample = |library: &Library| library.import(&ImportSource::Sample, &CancelToken::new(), &|_| {}).unwrap();
    let report = sample(&desk.library);
    assert!(report.failed.is_empty(), "{:?}", report.failed);
    assert!(report.imported.len() > 10);
    let versions = report.imported.iter().filter(|file| file.outcome == ImportOutcome::Version).count();
    assert!(versions > 0, "{report:?}");
    assert!(desk.list("is:changed").total > 0);
    assert!(desk.library.sidebar().unwrap().sample);
    assert!(sample(&desk.library).summary.starts_with("0 articles added"));
    desk.library.remove_sample().unwrap();
    let sidebar = desk.library.sidebar().unwrap();
    assert_eq!((sidebar.articles, sidebar.sample), (1, false));
    assert_eq!(desk.list("").rows[0].id, mine);
    whole(&desk.library);
    assert_eq!(desk.library.check(&CancelToken::new()).unwrap().leftovers, 0);
}

#[test]
fn a_damaged_source_file_is_told() {
    let desk = desk();
    let id = desk.add("one.md", Page::default().markdown());
    let version = desk.library.article(id, None, "").unwrap().version;
    fs::write(desk.library.source_path(version).unwrap(), "other bytes").unwrap();
    let report = desk.library.check(&CancelToken::new()).unwrap();
    assert_eq!(report.problems, ["The source file of one.md was changed after its import."]);
}

/// A kill before the switch to WAL leaves a rollback journal, which a connection without the right to write cannot
/// take back: the library has to open all the same.
#[test]
fn a_journal_that_a_kill_left_is_rolled_back() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("made.sqlite");
    let library = folder.path().join("library");
    fs::create_dir(&library).unwrap();
    let making = rusqlite::Connection::open(&made).unwrap();
    // One page of cache: the unfinished step is on disk, as it is when a process is killed between two writes.
    making
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (text);")
        .unwrap();
    for _ in 0..50 {
        making.execute("INSERT INTO half VALUES (?1)", ["made only in part ".repeat(500)]).unwrap();
    }
    let target = library.join("library.sqlite");
    fs::copy(&made, &target).unwrap();
    fs::copy(folder.path().join("made.sqlite-journal"), library.join("library.sqlite-journal")).unwrap();
    assert!(fs::metadata(&target).unwrap().len() > 0);
    let opened = Library::open(&library, clock()).unwrap();
    assert_eq!(opened.articles(&Default::default()).unwrap().total, 0);
    whole(&opened);
}

/// `examples/import.rs` imports in a process of its own; it is killed at many points of its way.
#[test]
fn a_kill_in_the_middle_leaves_a_whole_library_and_a_rerun_makes_no_doubles() {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    fs::create_dir(&files).unwrap();
    for n in 0..120 {
        let body = [
            format!("The council met for the {n}th time on Monday."),
            format!("Item {n} was put off, the mayor said."),
        ];
        let body: Vec<&str> = body.iter().map(String::as_str).collect();
        let page = Page {
            headline: &format!("Council meeting number {n} ends without a vote"),
            url: &format!("https://harbor-times.example/council/{n}"),
            body: &body,
            ..Page::default()
        };
        fs::write(files.join(format!("{n:03}.md")), page.markdown()).unwrap();
    }
    // A container is taken in article by article: a kill may cut it in two.
    let item = |n: usize| {
        let text = format!("The board met for the {n}th time on Monday.\n\nMotion {n} was put off, the chair said.");
        format!("{{\"headline\": \"Board meeting {n}\", \"outlet\": \"Harbor Times\", \"text\": {text:?}}}\n")
    };
    fs::write(files.join("boards.jsonl"), (0..120).map(item).collect::<String>()).unwrap();
    let library = folder.path().join("library");
    let program = std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("examples/import");
    let mut cut = 0;
    for wait in [5, 30, 60, 90, 120, 180, 240] {
        let mut child = std::process::Command::new(&program).args([&library, &files]).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().unwrap();
        let status = child.wait().unwrap();
        assert!(status.success() || status.code().is_none(), "neither done nor killed: {status}");
        let opened = Library::open(&library, clock()).unwrap();
        whole(&opened);
        let total = opened.articles(&Default::default()).unwrap().total;
        cut += u32::from(total < 240);
    }
    assert!(cut > 0, "every run was over before it was killed");
    let opened = Library::open(&library, clock()).unwrap();
    import(&opened, &[&files]);
    assert_eq!(opened.articles(&Default::default()).unwrap().total, 240);
    whole(&opened);
}
