//! Two documents under one id.
use crate::document::Document;
use crate::input::{self, Object};
use crate::output::{Failure, HasId, Input};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Two documents under one id.
pub struct Pair {
    id: Value,
    /// The first document.
    pub first: Document,
    /// The second document.
    pub second: Document,
}

impl HasId for Pair {
    fn id(&self) -> Value {
        self.id.clone()
    }
}

/// The names of the two documents in a line ("old", "new").
pub type Names = (&'static str, &'static str);

/// What a command takes: one path of pairs, or two article files. The error says how it is used.
pub fn pairs(paths: &[PathBuf], names: Names) -> Result<Box<dyn Iterator<Item = Input<Pair>>>, String> {
    match paths {
        [lines] if input::holds_json_lines(lines) => {
            Ok(Box::new(input::objects(lines).map(move |object| object.and_then(|object| of_object(object, names)))))
        }
        [first, second] => Ok(Box::new(std::iter::once(of_files(first, second)))),
        _ => Err(format!("give a .jsonl file of pairs, -, or two article files ({} and {})", names.0, names.1)),
    }
}

fn of_object(object: Object, names: Names) -> Input<Pair> {
    let (first, second) = (Document::of_member(&object, names.0)?, Document::of_member(&object, names.1)?);
    Ok(Pair { id: object.id, first, second })
}

fn of_files(first: &Path, second: &Path) -> Input<Pair> {
    let id = Value::String(format!("{} {}", first.display(), second.display()));
    let one = |path: &Path| {
        let only = |failure: Failure| Failure { id: id.clone(), ..failure };
        let nothing = || Failure {
            id: id.clone(),
            code: "unreadable",
            message: format!("There is nothing in {}.", path.display()),
        };
        input::documents(&[path.to_path_buf()]).next().ok_or_else(nothing)?.map_err(only)
    };
    Ok(Pair { first: one(first)?, second: one(second)?, id: id.clone() })
}
