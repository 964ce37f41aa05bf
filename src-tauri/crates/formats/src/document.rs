//! One article as read from a file.
use std::collections::BTreeMap;

/// A field of a document that carries evidence of where it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// The outlet.
    Outlet,
    /// The address.
    Url,
    /// The authors.
    Authors,
    /// When it was published.
    Published,
    /// When it was last changed.
    Modified,
    /// The language.
    Language,
    /// The section.
    Section,
    /// The agency whose copy it is.
    Agency,
}

impl Field {
    /// Every field, in the order in which people see them.
    pub const ALL: &'static [Field] = &[
        Field::Headline,
        Field::Standfirst,
        Field::Outlet,
        Field::Authors,
        Field::Published,
        Field::Modified,
        Field::Language,
        Field::Section,
        Field::Agency,
        Field::Url,
    ];

    /// Its key at the command line and in the library.
    pub const fn key(self) -> &'static str {
        match self {
            Field::Headline => "headline",
            Field::Standfirst => "standfirst",
            Field::Outlet => "outlet",
            Field::Url => "url",
            Field::Authors => "authors",
            Field::Published => "published",
            Field::Modified => "modified",
            Field::Language => "language",
            Field::Section => "section",
            Field::Agency => "agency",
        }
    }
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ParagraphKind {
    /// Running text.
    #[default]
    Body,
    /// A heading inside the article.
    Subhead,
    /// An item of a list.
    ListItem,
    /// A block quotation.
    BlockQuote,
}

/// A paragraph of the body; never empty, without line feeds in twos.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// Its text.
    pub text: String,
    /// What it is.
    pub kind: ParagraphKind,
}

/// Text of the file that was left out of the body. Nothing is thrown away: it can be brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The words.
    pub text: String,
    /// The id of the cleaning rule that took it ("comment-form"); `None` when its place in the file decided.
    pub rule: Option<String>,
    /// The reason for people ("photo caption", "comment form", "headline of another article").
    pub reason: String,
    /// Before which paragraph of the body it stood; the number of paragraphs when after the last.
    pub before: usize,
}

/// Something that the reader of the file should know ("no date was found", "the text may be cut off").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// A closed word for programs ("no-text", "mojibake").
    pub code: &'static str,
    /// A plain sentence.
    pub message: String,
}

/// One article. What is not known is `None` or empty, never a guess.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The media type of the file it came from ("text/html").
    pub media_type: String,
    /// The headline.
    pub headline: Option<String>,
    /// The standfirst (dek).
    pub standfirst: Option<String>,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// People or agencies, as named, without "By".
    pub authors: Vec<String>,
    /// A date or an RFC 3339 time, as the page gives it.
    pub published: Option<String>,
    /// The same for the last change.
    pub modified: Option<String>,
    /// A language tag ("en", "de-AT").
    pub language: Option<String>,
    /// The section ("Politics").
    pub section: Option<String>,
    /// The agency whose copy it is ("AP"), when the file credits one.
    pub agency: Option<String>,
    /// When an archive took its copy: an RFC 3339 time. `None` for files that are no archive's.
    pub captured: Option<String>,
    /// Where in its file it stood, when the file holds others ("inbox/letter.html"); `None` for a file of its own.
    pub part: Option<String>,
    /// The body.
    pub paragraphs: Vec<Paragraph>,
    /// What was left out, in the order of the file.
    pub removed: Vec<Removed>,
    /// Where each known field came from ("json-ld", "meta", "byline text", "file name").
    pub evidence: BTreeMap<Field, String>,
    /// What to know.
    pub warnings: Vec<Warning>,
}

impl Document {
    /// The body: paragraphs joined by two line feeds.
    pub fn text(&self) -> String {
        self.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}
