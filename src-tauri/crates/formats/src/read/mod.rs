//! Bytes to documents. To add a format: a file here with a [`Reader`], and a line in [`READERS`].
use crate::{Document, Field, Warning};
use std::panic::{catch_unwind, AssertUnwindSafe};

pub mod binary;
mod budget;
mod companion;
mod docx;
mod draft;
mod eml;
pub mod encoding;
mod epub;
mod exports;
mod flow;
mod found;
mod gz;
mod html;
mod json;
mod looks;
mod manuscript;
mod markdown;
mod markup;
mod mbox;
mod mhtml;
mod mime;
mod odt;
mod package;
mod pdf;
mod plain;
mod reading;
mod ris;
mod rtf;
pub mod table;
mod target;
mod unpack;
mod wacz;
mod warc;
mod webarchive;
mod xml;
mod zip;

pub use budget::Budget;
pub use companion::{is_junk, pages_of};
pub use found::{FailedPart, Found};
pub use html::{byline, date};
pub use table::Columns;
pub use target::Target;

/// Most bytes that are read of one file that holds one text.
pub const LIMIT: usize = 64 << 20;
/// Most bytes that are read of any file: the limit of archives, and of who reads files for [`read`].
pub const MOST_BYTES: usize = 512 << 20;

/// What is known of the bytes beside the bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Hints<'a> {
    /// The file's name with its extension, without folders.
    pub file_name: Option<&'a str>,
    /// The address it was saved from, when the caller knows it.
    pub url: Option<&'a str>,
    /// When an archive took its copy, an RFC 3339 time, when a container knows it.
    pub captured: Option<&'a str>,
    /// In how many containers the bytes lie (archives, messages); 0 for a file.
    pub depth: u8,
    /// Which column of a table holds what, when the user was asked.
    pub columns: Option<&'a Columns>,
    /// What unpacking may still take; containers of one file share it. [`read`] makes one where there is none.
    pub budget: Option<&'a Budget>,
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
    /// An archive of web pages was read whole, and none of the pages is an article.
    #[error("{}", no_article(*pages))]
    NoPage {
        /// How many pages were looked at.
        pages: usize,
    },
    /// Read whole: it holds something else than articles; the sentence says what.
    #[error("{0}")]
    NoArticle(String),
    /// A table whose columns are not recognized: the user is to say which holds what ([`Hints::columns`]).
    #[error("The columns of this table are not recognized. Say which of them holds the text and which the headline.")]
    NeedsColumns {
        /// What tables with the same head have in common ([`table::header_key`]): under it the answer is remembered.
        key: String,
        /// The names of its columns; their numbers where it names none.
        columns: Vec<String>,
        /// Its first rows, each cell cut short.
        sample: Vec<Vec<String>>,
    },
    /// A container holds more than is unpacked, or containers in containers without end.
    #[error("{0}")]
    Refused(String),
    /// A fault of ours: a reader panicked.
    #[error("Broadsheet could not read this file because of a fault of its own. The other files are not affected; please report it.")]
    Fault,
}

fn no_article(pages: usize) -> String {
    match pages {
        0 => "There are no web pages in this archive.".to_string(),
        1 => "There is one page in this archive, and no article text was found in it.".to_string(),
        _ => format!("Broadsheet looked at {pages} pages in this archive and found no article text in them."),
    }
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
    /// The shapes that articles have in this format, by their names for people; none for most.
    fn dialects(&self) -> Vec<&'static str> {
        Vec::new()
    }
    /// How sure the bytes are this format, 0 (no) to 100; content decides, the name only helps.
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8;
    /// The articles in it. A container gives what it holds to [`Found::take_in`], so that a bad part does not spoil the
    /// others.
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError>;
    /// Most bytes that are read of one such file.
    fn limit(&self) -> usize {
        LIMIT
    }
}

/// The name of a format for people, with the shapes of it that are known ("XML: NITF, RSS").
pub fn title(reader: &dyn Reader) -> String {
    let dialects = reader.dialects();
    if dialects.is_empty() {
        reader.name().to_string()
    } else {
        format!("{}: {}", reader.name(), dialects.join(", "))
    }
}

/// Every format there is.
#[rustfmt::skip] // One a line: to add one is to add a line.
pub static READERS: &[&dyn Reader] = &[
    &html::Html,
    &markdown::Markdown,
    &plain::Plain,
    &json::Json,
    &gz::Gz,
    &warc::Warc,
    &wacz::Wacz,
    &zip::Zip,
    &docx::Docx,
    &odt::Odt,
    &pdf::Pdf,
    &rtf::Rtf,
    &epub::Epub,
    &json::JsonLines,
    &table::Table,
    &xml::Xml,
    &ris::Ris,
    &mhtml::Mhtml,
    &eml::Eml,
    &mbox::Mbox,
    &webarchive::WebArchive,
];

/// Reads `bytes` with the reader that is surest of them. Bad input gives an error, never a panic; an `Ok` has at least
/// one document or one failed part.
pub fn read(bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
    let blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0xef | 0xbb | 0xbf | 0xfe | 0xff | 0);
    if bytes.len() < 1024 && bytes.iter().all(blank) || bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    let own = Budget::default();
    let hints = Hints { budget: Some(hints.budget.unwrap_or(&own)), ..*hints };
    // Parsers that are not ours read hostile bytes here.
    let guarded = || catch_unwind(AssertUnwindSafe(|| read_surest(bytes, &hints)));
    let found = guarded().unwrap_or(Err(ReadError::Fault))?;
    if found.documents.is_empty() && found.failed.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(found)
}

fn read_surest(bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
    match surest(bytes, hints) {
        Some(reader) => {
            if bytes.len() > reader.limit() {
                return Err(ReadError::TooLarge { size: bytes.len(), limit: reader.limit() });
            }
            reader.read(bytes, hints)
        }
        None => {
            let kind = binary::kind(bytes).map(str::to_string);
            Err(ReadError::Unknown(kind.or_else(|| hints.file_name.map(str::to_string)).unwrap_or("no name".into())))
        }
    }
}

/// Most bytes that are read of a file that begins with `head`; [`LIMIT`] when no reader knows it.
pub fn limit(head: &[u8], hints: &Hints) -> usize {
    surest(head, hints).map_or(LIMIT, |reader| reader.limit())
}

/// Whether bytes are text as they stand, so that people can read them: an article file of a format that is text, or no
/// format at all and not binary. Messages, archives and documents are none, though their bytes may be letters.
pub fn is_text(bytes: &[u8], hints: &Hints) -> bool {
    const TEXTS: &[&str] =
        &["application/json", "application/jsonl", "application/xml", "application/x-research-info-systems"];
    match surest(bytes, hints).map(|reader| reader.media_type()) {
        Some("text/rtf") => false,
        Some(kind) => kind.starts_with("text/") || TEXTS.contains(&kind),
        None => binary::kind(bytes).is_none(),
    }
}

/// The reader that is surest of bytes, if any is sure at all.
fn surest(bytes: &[u8], hints: &Hints) -> Option<&'static dyn Reader> {
    let sure = READERS.iter().map(|reader| (reader.sniff(bytes, hints), *reader)).max_by_key(|(sure, _)| *sure);
    sure.filter(|(sure, _)| *sure > 0).map(|(_, reader)| reader)
}

/// Adds what a person should know about a document that was read: which of the main fields are missing.
/// Asked again after fields were set, it says what is missing now.
fn warn(document: &mut Document) {
    document.warnings.retain(|warning| !warning.code.starts_with("no-"));
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
