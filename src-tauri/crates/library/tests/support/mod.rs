//! A library in a temporary folder, and invented articles to put into it.
#![allow(dead_code)]
use broadsheet_library::{ArticlePage, ArticleQuery, CancelToken, ImportOutcome, ImportSource, JobReport, Library};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::Arc;

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub library: Library,
    files: PathBuf,
}

/// A clock that goes on by a second each time it is read.
pub fn clock() -> impl Fn() -> jiff::Timestamp + Send + Sync {
    let now = Arc::new(AtomicI64::new(1_793_000_000));
    move || jiff::Timestamp::from_second(now.fetch_add(1, Ordering::Relaxed)).unwrap()
}

pub fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    std::fs::create_dir(&files).unwrap();
    let library = Library::open(&folder.path().join("library"), clock()).unwrap();
    Desk { folder, library, files }
}

impl Desk {
    pub fn library_folder(&self) -> PathBuf {
        self.folder.path().join("library")
    }

    /// Writes a file for import.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.files.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub fn files(&self) -> PathBuf {
        self.files.clone()
    }

    pub fn import(&self, paths: &[&Path]) -> JobReport {
        import(&self.library, paths)
    }

    /// Imports one file; the article.
    pub fn add(&self, name: &str, text: impl AsRef<[u8]>) -> u32 {
        let path = self.file(name, text);
        let report = self.import(&[&path]);
        assert!(report.failed.is_empty(), "{report:?}");
        report.imported[0].article
    }

    pub fn list(&self, search: &str) -> ArticlePage {
        let query = ArticleQuery { search: search.into(), limit: 500, ..ArticleQuery::default() };
        self.library.articles(&query).unwrap()
    }

    /// The headlines that a search finds, in alphabetical order.
    pub fn find(&self, search: &str) -> Vec<String> {
        let mut found: Vec<String> = self.list(search).rows.iter().map(|row| words(&row.headline)).collect();
        found.sort();
        found
    }
}

pub fn import(library: &Library, paths: &[&Path]) -> JobReport {
    let paths = paths.iter().map(|path| path.to_path_buf()).collect();
    library.import(&ImportSource::Paths { paths }, &CancelToken::new(), &|_| {}).unwrap()
}

pub fn words(runs: &[broadsheet_library::Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

pub fn outcomes(report: &JobReport) -> Vec<ImportOutcome> {
    report.imported.iter().map(|file| file.outcome).collect()
}

/// An article as somebody would keep it: Markdown with front matter, so that these tests do not hang on the reading of
/// pages.
pub struct Page<'a> {
    pub headline: &'a str,
    pub outlet: &'a str,
    pub url: &'a str,
    pub published: &'a str,
    pub modified: &'a str,
    pub authors: &'a str,
    pub body: &'a [&'a str],
}

pub const BODY: &[&str] = &[
    "The ferry between Sandholm and Varnes will stop running on Friday after an inspection found cracks in the hull of \
     the Marit, the harbor authority announced on Tuesday.",
    "“We have no choice but to take the Marit out of service,” said Jonas Brandt, head of the harbor authority. “The \
     safety of the passengers comes first.”",
    "About 1,400 commuters use the crossing each day. A replacement bus will take the long road around the fjord, which \
     adds fifty minutes to the journey.",
    "Opposition councillor Mira Solheim called the decision late. She said that the cracks had been known since spring, \
     and asked for the inspection reports of the last three years.",
    "Repairs are expected to cost 3.2 million crowns and to last until the end of November.",
];

impl Default for Page<'_> {
    fn default() -> Self {
        Self {
            headline: "Cracks in the hull stop the Varnes ferry",
            outlet: "Harbor Times",
            url: "https://harbor-times.example/news/varnes-ferry",
            published: "2026-10-14T08:30:00+02:00",
            modified: "",
            authors: "Ida Falk",
            body: BODY,
        }
    }
}

impl Page<'_> {
    pub fn markdown(&self) -> String {
        let fields = [
            ("title", self.headline),
            ("outlet", self.outlet),
            ("url", self.url),
            ("date", self.published),
            ("modified", self.modified),
            ("author", self.authors),
            ("language", "en"),
        ];
        let head: String = fields
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| format!("{key}: \"{value}\"\n"))
            .collect();
        format!("---\n{head}---\n\n{}\n", self.body.join("\n\n"))
    }
}

/// A zip archive without compression.
pub fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut body, mut list) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let (at, size) = (body.len() as u32, (text.len() as u32).to_le_bytes());
        let (length, sum) = ((name.len() as u16).to_le_bytes(), crc32(text.as_bytes()).to_le_bytes());
        // Version, flags, method, time and date; then what both headers have in common.
        let shared = [&[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0][..], &sum, &size, &size, &length, &[0, 0]].concat();
        body.extend([&b"PK\x03\x04"[..], &shared[..], name.as_bytes(), text.as_bytes()].concat());
        list.extend([&b"PK\x01\x02\x14\x00"[..], &shared[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let (count, at, size) = (files.len() as u16, body.len() as u32, list.len() as u32);
    body.extend(list);
    body.extend([&b"PK\x05\x06"[..], &[0; 4], &count.to_le_bytes(), &count.to_le_bytes()].concat());
    body.extend([&size.to_le_bytes()[..], &at.to_le_bytes(), &[0, 0]].concat());
    body
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}
