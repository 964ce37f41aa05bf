//! What changed between two versions of one article: paragraphs first, then words.
use crate::{Article, Span};

/// What a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A paragraph that is new.
    InsertedParagraph,
    /// A paragraph that is gone.
    DeletedParagraph,
    /// A paragraph in another place.
    MovedParagraph,
    /// One paragraph became several.
    SplitParagraph,
    /// Several paragraphs became one.
    MergedParagraph,
    /// Another headline.
    Headline,
    /// Another number.
    Number,
    /// Another name.
    Name,
    /// Other words inside quotation marks.
    Quotation,
    /// Another speaker or reporting word.
    Attribution,
    /// A negation or hedge came, went or changed.
    NegationOrHedge,
    /// A note that says what was corrected.
    CorrectionNote,
    /// Other words.
    Wording,
}

/// One change. In `Headline` the spans are of the headlines, in all others of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// Where it stood in the old version.
    pub old: Option<Span>,
    /// Where it stands in the new version.
    pub new: Option<Span>,
}

/// One step from the old text to the new. All `old` spans tile the old text, all `new` spans the new one, in order of
/// the new text with deletions in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// The same characters in the same order.
    Equal {
        /// In the old text.
        old: Span,
        /// In the new text.
        new: Span,
    },
    /// The same characters in another place.
    Move {
        /// In the old text.
        old: Span,
        /// In the new text.
        new: Span,
    },
    /// Gone.
    Delete {
        /// In the old text.
        old: Span,
    },
    /// New.
    Insert {
        /// In the new text.
        new: Span,
    },
}

/// How two versions differ.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diff {
    /// Whether text and headline are the same to the byte.
    pub identical: bool,
    /// Whether a reader would see a difference (curly quotes, spaces and no-break spaces are not seen).
    pub visible: bool,
    /// The steps.
    pub ops: Vec<Op>,
    /// The changes for people, in order of the new text.
    pub changes: Vec<Change>,
    /// Words only in the new text.
    pub words_added: usize,
    /// Words only in the old text.
    pub words_removed: usize,
}

/// Compares two versions. Bounded: a rewrite is said to be one after the paragraph stage, never searched word by word
/// over the whole text.
pub fn diff(_old: &Article, _new: &Article) -> Diff {
    Diff::default()
}

/// The differences between two sentences, word by word: steps that tile both.
pub fn words(_old: &str, _new: &str) -> Vec<Op> {
    Vec::new()
}
