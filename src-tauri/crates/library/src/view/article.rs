//! The article screen.
use super::library::StoryRef;
use super::{ArticleRef, Id, LineBy, Paragraph, Run};

/// All of the article screen but the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleView {
    /// The article.
    pub id: Id,
    /// The version shown.
    pub version: Id,
    /// Headline with the stretches in quotation marks marked as the headline's (kind quotation, id 0).
    pub headline: Vec<Run>,
    /// Metadata in the order in which they are shown; unknown ones too.
    pub fields: Vec<FieldView>,
    /// The body.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences in all.
    pub sentences: u32,
    /// Words in all.
    pub words: u32,
    /// The quotations, in text order.
    pub quotations: Vec<QuotationRow>,
    /// Everyone named, most often named first.
    pub people: Vec<PersonRow>,
    /// Numbers and dates, in text order.
    pub facts: Vec<FactItem>,
    /// All versions, newest last.
    pub versions: Vec<VersionRef>,
    /// Where it came from.
    pub source: SourceView,
    /// The story.
    pub story: Option<StoryRef>,
    /// Other articles of the story, to compare with.
    pub siblings: Vec<ArticleRef>,
    /// Tags.
    pub tags: Vec<String>,
    /// Whether it lies in the trash.
    pub trashed: bool,
}

/// A field of the metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// Which.
    pub key: FieldKey,
    /// Its value; several authors are joined by "; ".
    pub value: Option<String>,
    /// Where it came from ("json-ld", "byline text"); "you" when typed by the user.
    pub evidence: Option<String>,
    /// What the file says, when the user changed it.
    pub original: Option<String>,
}

/// The fields that can be shown and edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKey {
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// The outlet.
    Outlet,
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
    /// The address.
    Url,
}

/// A version in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRef {
    /// The version.
    pub id: Id,
    /// From 1, in order of time.
    pub number: u32,
    /// The best known time of it: captured by an archive, else modified, else published, else imported.
    pub time: String,
    /// Words.
    pub words: u32,
    /// When an archive took this copy, RFC 3339; `None` when it is no archive's.
    pub captured: Option<String>,
    /// Other times at which an archive had the same text, oldest first, RFC 3339.
    pub seen_again: Vec<String>,
}

/// A quotation in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotationRow {
    /// The quotation.
    pub id: Id,
    /// Its words as they stand in the article, the frame between its parts left out as " … ".
    pub text: String,
    /// Direct, mixed or indirect.
    pub kind: QuotationKind,
    /// The sentence in which it begins.
    pub sentence: u32,
    /// The speaker, if known.
    pub speaker: Option<SpeakerRef>,
    /// The words that point at the speaker here ("he").
    pub mention: Option<String>,
    /// The reporting word.
    pub cue: Option<String>,
    /// Whether the speaker is sure.
    pub certain: bool,
    /// 0 to 1.
    pub confidence: f64,
    /// Why this speaker.
    pub explanation: String,
    /// Whether the user said so.
    pub corrected: bool,
}

/// Kinds of quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotationKind {
    /// In quotation marks.
    Direct,
    /// A clause with words in quotation marks.
    Mixed,
    /// Without quotation marks.
    Indirect,
}

/// A speaker in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerRef {
    /// The speaker.
    pub id: Id,
    /// The name.
    pub name: String,
}

/// Someone named in the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The fullest name.
    pub name: String,
    /// Titles and descriptions.
    pub roles: Vec<String>,
    /// Other forms.
    pub aliases: Vec<String>,
    /// The sentences that name them.
    pub sentences: Vec<u32>,
    /// The speaker, when quoted.
    pub speaker: Option<SpeakerRef>,
}

/// A number or date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactItem {
    /// What kind.
    pub kind: FactKind,
    /// As it stands in the text.
    pub text: String,
    /// In one notation.
    pub value: String,
    /// The sentence.
    pub sentence: u32,
}

/// Kinds of fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// An amount.
    Number,
    /// A date or time.
    Date,
    /// A person or organization.
    Name,
    /// A place.
    Place,
    /// Words in quotation marks.
    Quotation,
}

/// Where a version came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceView {
    /// The file's name when it was imported.
    pub file_name: String,
    /// Where it lay then.
    pub origin: Option<String>,
    /// Where in the file it stood, when the file is a container ("inbox/letter.html").
    pub part: Option<String>,
    /// Its media type.
    pub media_type: String,
    /// Size in bytes, as a number that TypeScript can hold.
    pub bytes: u32,
    /// SHA-256 of the bytes, in hex.
    pub sha256: String,
    /// RFC 3339.
    pub imported: String,
    /// How it was decided which article this is ("The address is the same."); `None` when there was nothing to decide.
    pub because: Option<String>,
    /// What was left out.
    pub removed: Vec<RemovedLine>,
    /// What to know.
    pub warnings: Vec<String>,
}

/// Text that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedLine {
    /// Its number among all lines of the version's file, paragraphs too; it never changes.
    pub index: u32,
    /// The words.
    pub text: String,
    /// Why it was left out.
    pub reason: String,
    /// Before which paragraph of the body, as it is now, it stood.
    pub before: u32,
    /// Whether it is in the body all the same.
    pub kept: bool,
    /// The cleaning rule that took it; `None` when its place in the file decided.
    pub rule: Option<String>,
    /// What decides over it now.
    pub by: LineBy,
    /// The user's own rule that took it.
    pub own_rule: Option<Id>,
}
