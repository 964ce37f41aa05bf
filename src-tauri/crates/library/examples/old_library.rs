//! Makes the file that `tests/old-libraries/` keeps of a released schema: `old_library FILE`. Run it once a release that
//! changes the schema, with the release's code, and never again for an old schema:
//! `cargo run -p broadsheet-library --example old_library -- src-tauri/crates/library/tests/old-libraries/schema-N.sqlite`
#![allow(clippy::unwrap_used)]
use broadsheet_library::{CancelToken, FieldKey, ImportSource, Library};
use std::path::PathBuf;

const FIRST: &str = "---\ntitle: Cracks in the hull stop the Varnes ferry\noutlet: Harbor Times\n\
    url: https://harbor-times.example/ferry\ndate: 2026-10-14T08:30:00+02:00\nauthor: Ida Falk\nlanguage: en\n---\n\n\
    The ferry to Varnes stops on Friday after an inspection found cracks in its hull.\n\n\
    “We have no choice,” said Jonas Brandt, head of the harbor authority.\n\n\
    Repairs are expected to cost 3.2 million crowns.\n";

fn main() {
    let target = PathBuf::from(std::env::args_os().nth(1).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let clock = || jiff::Timestamp::from_second(1_793_000_000).unwrap();
    let library = Library::open(&folder.path().join("library"), clock).unwrap();
    let paste = |text: &str| {
        let source = ImportSource::Paste { text: text.into(), html: None };
        library.import(&source, &CancelToken::new(), &|_| {}).unwrap().imported.first().unwrap().article
    };
    let article = paste(FIRST);
    paste(&FIRST.replace("3.2 million", "4.1 million"));
    let other = paste(&FIRST.replace("Harbor Times", "Fjord Courier").replace("harbor-times", "fjord-courier"));
    library.set_field(article, FieldKey::Section, Some("Coast")).unwrap();
    library.tag_articles(&[article], "to check", true).unwrap();
    library.create_story("The Varnes ferry", &[article, other]).unwrap();
    library.save_search("Boats", "ferry").unwrap();
    let view = library.article(article, None, "").unwrap();
    for quotation in view.quotations {
        library.reassign_quotation(quotation.id, None, Some("Mira Solheim")).unwrap();
    }
    library.back_up(&target).unwrap();
}
