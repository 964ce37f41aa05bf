//! Opening: made where there is none, refused where it must be, untouched then.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use broadsheet_library::{ArticleQuery, CancelToken, Code, FieldKey, Library, SystemClock};

#[test]
fn a_new_folder_becomes_a_library_and_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("News — 2026");
    drop(Library::open(&path, SystemClock).unwrap());
    let again = Library::open(&path, SystemClock).unwrap();
    assert_eq!(again.folder(), path);
    assert_eq!(again.undo().unwrap(), None);
}

#[test]
fn two_do_not_write_and_one_may_read_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let first = Library::open(folder.path(), SystemClock).unwrap();
    let refused = Library::open(folder.path(), SystemClock).err().unwrap();
    assert_eq!(refused.code(), Code::Busy);
    assert!(refused.message().contains("Nothing was changed"));
    let reading = Library::open_to_read(folder.path(), SystemClock).unwrap();
    assert_eq!(reading.undo().err().unwrap().code(), Code::Busy);
    drop(first);
    Library::open(folder.path(), SystemClock).unwrap();
}

#[test]
fn a_newer_library_and_a_strange_file_are_refused_and_untouched() {
    for (make, code) in [
        ("CREATE TABLE x (y); PRAGMA application_id = 1112687700; PRAGMA user_version = 9999;", Code::NewerLibrary),
        ("CREATE TABLE x (y);", Code::Invalid),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("library.sqlite");
        rusqlite::Connection::open(&file).unwrap().execute_batch(make).unwrap();
        let before = std::fs::read(&file).unwrap();
        let error = Library::open(folder.path(), SystemClock).err().unwrap();
        assert_eq!(error.code(), code, "{}", error.detail());
        assert!(error.message().contains("not touched"));
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }
}

#[test]
fn garbage_is_a_plain_sentence() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("library.sqlite"), vec![7_u8; 5000]).unwrap();
    let error = Library::open(folder.path(), SystemClock).err().unwrap();
    assert_eq!(error.code(), Code::Disk);
    assert!(error.message().contains("damaged"), "{}", error.message());
}

/// Every released schema opens for ever, with what the user said, and a copy of the old file is kept first.
#[test]
fn old_libraries_open_and_keep_what_the_user_said() {
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old-libraries");
    let mut files: Vec<_> = std::fs::read_dir(kept).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(&file, folder.path().join("library.sqlite")).unwrap();
        check_old(&Library::open(folder.path(), SystemClock).unwrap());
        let other = tempfile::tempdir().unwrap();
        let restored = Library::open(other.path(), SystemClock).unwrap();
        restored.restore(&file).unwrap();
        check_old(&restored);
        assert!(restored.check(&CancelToken::new()).unwrap().problems.is_empty());
    }
}

fn check_old(library: &Library) {
    library.refresh_findings(&CancelToken::new(), &|_| {}).unwrap();
    let tagged = ArticleQuery { search: "tag:\"to check\" is:changed ferry".into(), limit: 10, ..Default::default() };
    let page = library.articles(&tagged).unwrap();
    assert_eq!(page.total, 1);
    let row = &page.rows[0];
    assert_eq!((row.versions, row.story.as_ref().unwrap().title.as_str()), (2, "The Varnes ferry"));
    let view = library.article(row.id, None, "").unwrap();
    let section = view.fields.iter().find(|field| field.key == FieldKey::Section).unwrap();
    assert_eq!(section.value.as_deref(), Some("Coast"));
    let corrected = view.quotations.iter().filter(|quotation| quotation.corrected);
    let speakers: Vec<&str> =
        corrected.filter_map(|quotation| Some(quotation.speaker.as_ref()?.name.as_str())).collect();
    assert_eq!(speakers, ["Mira Solheim"]);
    assert_eq!(library.sidebar().unwrap().searches[0].name, "Boats");
}

#[test]
fn a_library_may_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Library>();
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path(), SystemClock).unwrap();
    std::thread::scope(|scope| {
        for n in 0..8 {
            let library = &library;
            scope.spawn(move || {
                library.save_search(&format!("search {n}"), "ferry").unwrap();
                library.articles(&ArticleQuery::default()).unwrap();
            });
        }
    });
    assert_eq!(library.sidebar().unwrap().searches.len(), 8);
}
