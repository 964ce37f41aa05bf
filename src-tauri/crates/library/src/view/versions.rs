//! The versions screen.
use super::article::VersionRef;
use super::{ArticleRef, Id, Run};

/// One article's versions on a time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionsView {
    /// The article, newest version.
    pub article: ArticleRef,
    /// Oldest first.
    pub versions: Vec<VersionBar>,
    /// How often the headline changed.
    pub headline_changes: u32,
}

/// A version as a bar.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionBar {
    /// The version.
    pub version: VersionRef,
    /// Its headline.
    pub headline: Option<String>,
    /// Words added since the version before; all of them in the first.
    pub words_added: u32,
    /// Words removed since the version before.
    pub words_removed: u32,
    /// Kinds of change since the version before, with counts.
    pub kinds: Vec<KindCount>,
    /// Whether a reader would see a difference to the version before.
    pub visible: bool,
    /// Whether it was written anew.
    pub rewrite: bool,
    /// Whether its time is the page's or an archive's; else it is only known when it was imported.
    pub dated: bool,
}

/// How many changes of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCount {
    /// The kind.
    pub kind: ChangeKind,
    /// How many.
    pub count: u32,
    /// Words added and removed by them; paragraphs that only stand elsewhere add none.
    pub words: u32,
}

/// Kinds of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// A new paragraph.
    InsertedParagraph,
    /// A paragraph that is gone.
    DeletedParagraph,
    /// A paragraph in another place.
    MovedParagraph,
    /// One paragraph became several.
    SplitParagraph,
    /// Several became one.
    MergedParagraph,
    /// The headline.
    Headline,
    /// A number.
    Number,
    /// A name.
    Name,
    /// Words in quotation marks.
    Quotation,
    /// Speaker or reporting word.
    Attribution,
    /// "not", "may", "allegedly".
    NegationOrHedge,
    /// A correction note.
    CorrectionNote,
    /// Other words.
    Wording,
}

/// Two versions compared.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionDiffView {
    /// The older one.
    pub old: Id,
    /// The newer one.
    pub new: Id,
    /// The same to the byte.
    pub identical: bool,
    /// Whether a reader would see a difference.
    pub visible: bool,
    /// Whether the text was written anew.
    pub rewrite: bool,
    /// In words ("1 paragraph moved, 42 words added, 17 words removed"; "No visible change: 4 quotation marks and 2
    /// spaces differ").
    pub summary: String,
    /// Paragraph by paragraph, in order of the new version, deleted ones where they stood; the headline is the first.
    pub rows: Vec<DiffRow>,
    /// The changes, in order; next/previous goes through these.
    pub changes: Vec<ChangeItem>,
}

/// A paragraph on both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct DiffRow {
    /// Whether this is the headline.
    pub headline: bool,
    /// Whether anything in it changed.
    pub changed: bool,
    /// Whether it stood in another place: then the row's old side is shown where the paragraph stands now.
    pub moved: bool,
    /// The row before which it stood in the old version, the number of rows when it stood last; `None` when not moved.
    pub stood_before: Option<u32>,
    /// Its number among the paragraphs of the old version, from 1; the first of several that were merged.
    pub old_paragraph: Option<u32>,
    /// Its number among the paragraphs of the new version, from 1; the first of several that it was split into.
    pub new_paragraph: Option<u32>,
    /// The old words, removed ones marked with the number of their change, from 1; empty when new. Paragraphs that were
    /// merged have a line feed between them.
    pub old: Vec<Run>,
    /// The new words, added ones marked with the number of their change, from 1; empty when gone.
    pub new: Vec<Run>,
    /// Both in one, removed and added words marked.
    pub inline: Vec<Run>,
    /// Since when each run of `old`, `new` and `inline` has stood in the article; empty where that was not asked for.
    pub ages: RowAges,
    /// Kinds of the changes in it.
    pub kinds: Vec<ChangeKind>,
}

/// Since when the runs of a row have stood in the article; each list is as long as that of its runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RowAges {
    /// Of the old words.
    pub old: Vec<Age>,
    /// Of the new words.
    pub new: Vec<Age>,
    /// Of both in one.
    pub inline: Vec<Age>,
}

/// In which versions words stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// Number of the version in which they came in.
    pub since: u32,
    /// Number of the first version without them, where they are gone.
    pub until: Option<u32>,
}

/// A change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeItem {
    /// What kind.
    pub kind: ChangeKind,
    /// Which row.
    pub row: u32,
    /// The old words.
    pub old: Option<String>,
    /// The new words.
    pub new: Option<String>,
}
