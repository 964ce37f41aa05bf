//! The versions screen.
use super::article::VersionRef;
use super::mirrors;
use super::{ArticleRef, Id, Run};
use serde::Serialize;
use specta::Type;

mirrors! {
    /// One article's versions on a time axis.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct VersionsView {
        /// The article, newest version.
        pub article: ArticleRef,
        /// Oldest first.
        pub versions: Vec<VersionBar>,
        /// How often the headline changed.
        pub headline_changes: u32,
    }

    /// A version as a bar.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
    }

    /// How many changes of a kind.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct KindCount {
        /// The kind.
        pub kind: ChangeKind,
        /// How many.
        pub count: u32,
    }

    /// Kinds of change.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct VersionDiffView {
        /// The older one.
        pub old: Id,
        /// The newer one.
        pub new: Id,
        /// The same to the byte.
        pub identical: bool,
        /// Whether a reader would see a difference.
        pub visible: bool,
        /// In words ("3 paragraphs changed, 1 moved; 42 words added, 17 removed"; "No visible change: 4 quotation marks
        /// differ").
        pub summary: String,
        /// Paragraph by paragraph, in order of the new version, deleted ones where they stood; the headline is the first.
        pub rows: Vec<DiffRow>,
        /// The changes, in order; next/previous goes through these.
        pub changes: Vec<ChangeItem>,
    }

    /// A paragraph on both sides.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct DiffRow {
        /// Whether this is the headline.
        pub headline: bool,
        /// Whether anything in it changed.
        pub changed: bool,
        /// Whether it stood in another place: then the row's old side is shown where the paragraph stands now.
        pub moved: bool,
        /// The old words, removed ones marked; empty when new.
        pub old: Vec<Run>,
        /// The new words, added ones marked; empty when gone.
        pub new: Vec<Run>,
        /// Both in one, removed and added words marked.
        pub inline: Vec<Run>,
        /// Kinds of the changes in it.
        pub kinds: Vec<ChangeKind>,
    }

    /// A change.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
}
