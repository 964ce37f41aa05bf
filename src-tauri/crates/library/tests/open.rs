//! Opening: made where there is none, refused where it must be, untouched then.
use broadsheet_library::{Code, Library, SystemClock};

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
