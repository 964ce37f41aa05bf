//! Input: files of any format, folders, JSON Lines, standard input.
use crate::document::Document;
use crate::output::{Failure, HasId, Input};
use broadsheet_formats::read::{self, Hints};
use broadsheet_library::files;
use serde_json::{Map, Value};
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// Documents from files, folders, `.jsonl` files and `-`.
pub fn documents(paths: &[PathBuf]) -> impl Iterator<Item = Input<Document>> + '_ {
    paths.iter().flat_map(|path| -> Box<dyn Iterator<Item = Input<Document>>> {
        if holds_json_lines(path) {
            return Box::new(objects(path).map(|object| object.and_then(Document::of)));
        }
        Box::new(files::walk([path]).into_iter().flat_map(|found| -> Box<dyn Iterator<Item = Input<Document>>> {
            match found {
                Ok(file) if holds_json_lines(&file) => {
                    Box::new(objects(&file).map(|object| object.and_then(Document::of)))
                }
                Ok(file) => {
                    Box::new(articles(&file).into_iter().map(|read| read.map(|article| Document::read(&article))))
                }
                Err((file, message)) => Box::new([Err(unreadable(&file, message))].into_iter()),
            }
        }))
    })
}

/// An article with the id that its file gives it.
pub struct Article {
    /// The path as given, with `#2`, `#3` … for the second and later articles of a file.
    pub id: String,
    /// The article.
    pub document: broadsheet_formats::Document,
}

/// The articles of one file.
pub fn articles(file: &Path) -> Vec<Input<Article>> {
    articles_with_url(file, None)
}

/// The same, saved from `url`.
pub fn articles_with_url(file: &Path, url: Option<&str>) -> Vec<Input<Article>> {
    let bytes = match files::read(file, read::MOST_BYTES as u64) {
        Ok(bytes) => bytes,
        Err(why) => return vec![Err(unreadable(file, why.reason))],
    };
    let file_name = file.file_name().map(|name| name.to_string_lossy());
    match read::read(&bytes, &Hints { file_name: file_name.as_deref(), url, ..Default::default() }) {
        Ok(found) => {
            let path = file.to_string_lossy();
            let articles = (1..).zip(found.documents).map(|(number, document)| {
                let id = if number == 1 { path.to_string() } else { format!("{path}#{number}") };
                Ok(Article { id, document })
            });
            let failed = found.failed.into_iter().map(|part| Err(unreadable_part(&path, &part)));
            articles.chain(failed).collect()
        }
        Err(error) => vec![Err(unreadable(file, error.to_string()))],
    }
}

/// A part of a container: its file's path with the name of the part.
fn unreadable_part(path: &str, part: &read::FailedPart) -> Failure {
    let id = Value::String(format!("{path}#{}", part.part));
    Failure { id, code: "unreadable", message: part.error.to_string() }
}

fn unreadable(file: &Path, message: String) -> Failure {
    Failure { id: Value::String(file.to_string_lossy().into_owned()), code: "unreadable", message }
}

/// A JSON object with its id.
#[derive(Debug)]
pub struct Object {
    /// The id, unchanged.
    pub id: Value,
    /// All fields.
    pub fields: Map<String, Value>,
}

impl HasId for Object {
    fn id(&self) -> Value {
        self.id.clone()
    }
}

/// The objects of a `.jsonl` file or of standard input (`-`); empty lines are passed over.
pub fn objects(path: &Path) -> Box<dyn Iterator<Item = Input<Object>>> {
    let name = path.to_string_lossy().into_owned();
    let lines: Box<dyn BufRead> = if is_standard_input(path) {
        Box::new(std::io::BufReader::new(std::io::stdin()))
    } else {
        match files::open(path) {
            Ok(lines) => lines,
            Err(message) => return Box::new([Err(unreadable(path, message))].into_iter()),
        }
    };
    Box::new((1..).zip(lines.split(b'\n')).filter_map(move |(number, line)| object(&name, number, line).transpose()))
}

fn object(name: &str, number: usize, line: std::io::Result<Vec<u8>>) -> Input<Option<Object>> {
    let failure = |what: &str| Failure {
        id: Value::Null,
        code: "bad_input",
        message: format!("Line {number} of {name} {what}."),
    };
    let line = line.map_err(|error| failure(&format!("could not be read: {error}")))?;
    if line.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    match serde_json::from_slice(&line) {
        Ok(Value::Object(fields)) => Ok(Some(Object { id: fields.get("id").cloned().unwrap_or_default(), fields })),
        Ok(_) => Err(failure("is not a JSON object")),
        Err(error) => Err(failure(&format!("is not JSON ({error})"))),
    }
}

/// Whether the path is `-`.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether the path holds one JSON object a line.
pub fn holds_json_lines(path: &Path) -> bool {
    is_standard_input(path) || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonl"))
}
