//! What the targets share. A target fails by a panic, an overflowing stack, too much memory or too much time.
use broadsheet_formats::read::{read, Budget, Hints, READERS};

/// As little as finds a bomb: what fuzzing finds in megabytes it finds in kilobytes too, a thousand times sooner.
fn budget() -> Budget {
    Budget::new(16 << 20, 500)
}

/// Reads with the reader of that id, whatever the bytes look like.
pub fn with_reader(id: &str, bytes: &[u8]) {
    let reader = READERS.iter().find(|reader| reader.id() == id).expect("a reader of that id");
    let (budget, extension) = (budget(), reader.extensions()[0]);
    let name = format!("fuzz.{extension}");
    let hints = Hints { file_name: Some(&name), budget: Some(&budget), ..Hints::default() };
    reader.sniff(bytes, &hints);
    if let Ok(found) = reader.read(bytes, &hints) {
        found.documents.iter().for_each(|document| drop(document.text()));
    }
}

/// Reads as an import does: the first byte picks a name, the rest is the file.
pub fn as_imported(bytes: &[u8]) {
    let Some((pick, bytes)) = bytes.split_first() else { return };
    let extensions: Vec<&str> = READERS.iter().flat_map(|reader| reader.extensions().iter().copied()).collect();
    let name = format!("fuzz.{}", extensions.get(usize::from(*pick)).unwrap_or(&"bin"));
    let budget = budget();
    let url = Some("https://harbor-times.example/news/2026/10/14/ferry");
    let hints = Hints { file_name: Some(&name), url, budget: Some(&budget), ..Hints::default() };
    let _ = read(bytes, &hints);
}

/// A target that reads with the reader of one format.
#[macro_export]
macro_rules! format_target {
    ($id:literal) => {
        libfuzzer_sys::fuzz_target!(|bytes: &[u8]| broadsheet_fuzz::with_reader($id, bytes));
    };
}
