//! What a PDF says of itself. Most of it is about the program that made the file and not about the article.
use hayro_syntax::metadata::Metadata;

use super::fonts::text_string;
use crate::read::{date, manuscript};

/// What is believed of a file's properties.
#[derive(Debug, Default)]
pub(super) struct Properties {
    /// The title, unless it is the name of a file or what a program writes for lack of one.
    pub title: Option<String>,
    /// The author; as often the name of an account, so that it takes a line of the text to believe it.
    pub author: Option<String>,
    /// Whether a browser made the file.
    pub of_browser: bool,
    /// When the file was made: an RFC 3339 time.
    pub made: Option<String>,
}

/// How the names of the programs begin that print pages of the web.
const BROWSERS: &[&str] = &["Mozilla", "Chromium", "Firefox", "HeadlessChrome", "wkhtmltopdf", "Safari"];
/// Titles that programs fill in.
const FILLED_IN: &[&str] =
    &["untitled", "unknown", "document", "print", "microsoft word", "microsoft powerpoint", "slide"];
/// Ends of the names of files.
const ENDINGS: &[&str] =
    &[".doc", ".docx", ".pdf", ".indd", ".qxd", ".qxp", ".rtf", ".odt", ".txt", ".htm", ".html", ".pub", ".ai", ".tex"];

impl Properties {
    /// What can be believed of `metadata`.
    pub fn of(metadata: &Metadata) -> Self {
        let words = |bytes: &Option<Box<[u8]>>| {
            Some(manuscript::squeeze(&text_string(bytes.as_deref()?))).filter(|text| !text.is_empty())
        };
        let programs = || [&metadata.creator, &metadata.producer].into_iter().filter_map(words);
        Self {
            title: words(&metadata.title).filter(|title| is_title(title)),
            author: words(&metadata.author),
            of_browser: programs().any(|program| BROWSERS.iter().any(|name| program.starts_with(name))),
            made: metadata.creation_date.as_ref().and_then(|made| {
                let (hours, minutes) = (made.utc_offset_hour, made.utc_offset_minute);
                let sign = if hours < 0 { '-' } else { '+' };
                date::parse(&format!(
                    "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{minutes:02}",
                    made.year,
                    made.month,
                    made.day,
                    made.hour,
                    made.minute,
                    made.second,
                    hours.unsigned_abs(),
                ))
            }),
        }
    }
}

fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let program = FILLED_IN.iter().any(|name| lower == *name) || lower.starts_with("microsoft word -");
    !program && !ENDINGS.iter().any(|ending| lower.ends_with(ending))
}
