//! The README's table of formats is made from [`READERS`]; `cargo xtask formats` writes it anew.
#![allow(clippy::unwrap_used)] // a test may panic
use broadsheet_formats::read::{title, READERS};
use std::path::Path;

const BEGIN: &str = "<!-- formats: made from `broadsheet-cli formats` -->\n";
const END: &str = "<!-- /formats -->";

#[test]
fn the_readme_lists_every_format() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../README.md");
    let readme = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let (before, rest) = readme.split_once(BEGIN).unwrap();
    let (table, after) = rest.split_once(END).unwrap();
    let row = |reader: &&dyn broadsheet_formats::read::Reader| {
        let extensions: Vec<String> = reader.extensions().iter().map(|extension| format!(".{extension}")).collect();
        format!("| {} | {} | {} |\n", title(*reader), reader.media_type(), extensions.join(", "))
    };
    let fresh: String = READERS.iter().map(row).collect();
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, format!("{before}{BEGIN}{fresh}{END}{after}")).unwrap();
    } else {
        assert_eq!(table, fresh, "the README's table is out of date; run: cargo xtask formats");
    }
}
