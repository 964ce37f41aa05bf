//! The sample library that comes with the program: invented outlets and stories.
use include_dir::{include_dir, Dir, DirEntry};

static SAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/sample");

/// Name and bytes of each file, in order of name; the README is no article.
pub(crate) fn files() -> impl Iterator<Item = (String, Vec<u8>)> {
    let mut found = Vec::new();
    collect(&SAMPLE, &mut found);
    found.sort();
    found.into_iter()
}

fn collect(folder: &Dir, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(folder) => collect(folder, found),
            DirEntry::File(file) => {
                let name = file.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if name != "README.md" {
                    found.push((name, file.contents().to_vec()));
                }
            }
        }
    }
}
