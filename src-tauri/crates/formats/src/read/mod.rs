//! Bytes to documents. To add a format: a file here with a [`Reader`], and a line in [`READERS`].
use crate::{Document, Field, Warning};

pub mod binary;
pub mod encoding;
mod html;
mod json;
mod markdown;
mod plain;

pub use html::{byline, date};

/// Most bytes that are read of one file.
pub const LIMIT: usize = 64 << 20;

/// What is known of the bytes beside the bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The file's name with its extension, without folders.
    pub file_name: Option<&'a str>,
    /// The address it was saved from, when the caller knows it.
    pub url: Option<&'a str>,
}

impl Hints<'_> {
    /// The extension of the file's name in lower case, without the dot; empty when there is none.
    pub fn extension(&self) -> String {
        let name = self.file_name.unwrap_or_default();
        name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
    }
}

/// Why bytes could not be read as an article; each is a plain sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// No bytes, or only white space.
    #[error("The file is empty.")]
    Empty,
    /// Not a format of [`READERS`].
    #[error("This is not a kind of file that Broadsheet reads ({0}). Save the article as a web page or as text.")]
    Unknown(String),
    /// Over the limit, in bytes.
    #[error("The file has {size} bytes; the most that is read is {limit}.")]
    TooLarge {
        /// Its size.
        size: usize,
        /// The limit.
        limit: usize,
    },
    /// The format was recognized but the bytes are damaged.
    #[error("{0}")]
    Damaged(String),
    /// Read whole, and no article text in it.
    #[error("No article text was found in the file.")]
    NoText,
}

/// A format that can be read.
pub trait Reader: Sync {
    /// Its id ("html").
    fn id(&self) -> &'static str;
    /// Its name for people ("Web page").
    fn name(&self) -> &'static str;
    /// Its media type.
    fn media_type(&self) -> &'static str;
    /// Its extensions in lower case, without the dot; the first is the usual one.
    fn extensions(&self) -> &'static [&'static str];
    /// How sure the bytes are this format, 0 (no) to 100; content decides, the name only helps.
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8;
    /// The articles in it.
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Vec<Document>, ReadError>;
}

/// Every format there is.
pub static READERS: &[&dyn Reader] = &[&html::Html, &markdown::Markdown, &plain::Plain, &json::Json];

/// Reads `bytes` with the reader that is surest of them.
pub fn read(bytes: &[u8], hints: &Hints) -> Result<Vec<Document>, ReadError> {
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge { size: bytes.len(), limit: LIMIT });
    }
    let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0xef | 0xbb | 0xbf | 0xfe | 0xff | 0);
    if bytes.len() < 1024 && bytes.iter().all(blank) || bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    let surest = READERS.iter().map(|reader| (reader.sniff(bytes, hints), reader)).max_by_key(|(sure, _)| *sure);
    match surest {
        Some((sure, reader)) if sure > 0 => reader.read(bytes, hints),
        _ => {
            let kind = binary::kind(bytes).map(str::to_string);
            Err(ReadError::Unknown(kind.or_else(|| hints.file_name.map(str::to_string)).unwrap_or("no name".into())))
        }
    }
}

/// Adds what a person should know about a document that was read: which of the main fields are missing.
fn warn(document: &mut Document) {
    let mut add = |code: &'static str, message: &str| {
        document.warnings.push(Warning { code, message: message.to_string() });
    };
    if document.paragraphs.is_empty() {
        add("no-text", "No article text was found.");
    }
    if document.headline.is_none() {
        add("no-headline", "No headline was found.");
    }
    if document.published.is_none() {
        add("no-date", "No date of publication was found.");
    }
    if document.authors.is_empty() {
        add("no-author", "No author was found.");
    }
}

/// Sets a field's evidence.
fn evidence(document: &mut Document, field: Field, from: &str) {
    document.evidence.insert(field, from.to_string());
}
