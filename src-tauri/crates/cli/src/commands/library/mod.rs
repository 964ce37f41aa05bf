//! The commands on a library on disk, by default the one that the app opens. Those that only read work while the app is
//! open; those that write say that it is in use.
pub mod backup;
pub mod check;
pub mod export;
pub mod import;
pub mod list;
mod place;
pub mod restore;
pub mod search;
pub mod show;

use crate::output::{Failure, Input};
use broadsheet_library::{ArticleRef, Code, Error, Id, Library};
use serde_json::{json, Value};
use std::path::Path;
use std::str::FromStr;

pub use place::Place;

/// An error of the library as the line of `id`.
fn failure(id: Value, error: &Error) -> Failure {
    Failure { id, code: code(error.code()), message: error.message() }
}

fn code(code: Code) -> &'static str {
    match code {
        Code::NotFound => "not_found",
        Code::Invalid => "invalid",
        Code::NewerLibrary => "newer_library",
        Code::Busy => "busy",
        Code::Disk => "disk",
        Code::Cancelled => "cancelled",
        Code::Internal => "internal",
    }
}

fn path_id(path: &Path) -> Value {
    json!(path.to_string_lossy())
}

/// An article, or one of its versions: "12", or "12.2" for its second version.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    article: Id,
    /// From 1; the newest when `None`.
    number: Option<u32>,
}

impl FromStr for Named {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let bad = || format!("“{text}” is no article: give its id, as in 12, or the id and a version, as in 12.2");
        let (article, number) = match text.split_once('.') {
            Some((article, number)) => (article, Some(number.parse().map_err(|_| bad())?)),
            None => (text, None),
        };
        Ok(Self { article: article.parse().map_err(|_| bad())?, number })
    }
}

impl Named {
    /// As a line names it.
    fn id(self) -> Value {
        match self.number {
            Some(number) => json!(format!("{}.{number}", self.article)),
            None => json!(self.article),
        }
    }

    /// The id of the version that is meant.
    fn version(self, library: &Library) -> Result<Id, Error> {
        let versions = library.versions(self.article)?.versions;
        let found = match self.number {
            None => versions.last(),
            Some(number) => versions.iter().find(|bar| bar.version.number == number),
        };
        found.map(|bar| bar.version.id).ok_or(Error::NotFound("version"))
    }

    fn read<T>(self, read: impl FnOnce() -> Result<T, Error>) -> Input<T> {
        read().map_err(|error| failure(self.id(), &error))
    }
}

/// An article in a few fields.
fn reference(article: &ArticleRef) -> Value {
    json!({
        "id": article.id, "headline": article.headline, "outlet": article.outlet, "published": article.published,
        "language": article.language,
    })
}
