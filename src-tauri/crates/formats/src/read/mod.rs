//! Bytes to documents. To add a format: a file here with a [`Reader`], and a line in [`READERS`].
use crate::Document;

/// What is known of the bytes beside the bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The file's name with its extension, without folders.
    pub file_name: Option<&'a str>,
    /// The address it was saved from, when the caller knows it.
    pub url: Option<&'a str>,
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
pub static READERS: &[&dyn Reader] = &[];

/// Reads `bytes` with the reader that is surest of them.
pub fn read(bytes: &[u8], hints: &Hints) -> Result<Vec<Document>, ReadError> {
    let surest = READERS.iter().map(|reader| (reader.sniff(bytes, hints), reader)).max_by_key(|(sure, _)| *sure);
    match surest {
        Some((sure, reader)) if sure > 0 => reader.read(bytes, hints),
        _ if bytes.is_empty() => Err(ReadError::Empty),
        _ => Err(ReadError::Unknown(hints.file_name.unwrap_or("no name").to_string())),
    }
}
