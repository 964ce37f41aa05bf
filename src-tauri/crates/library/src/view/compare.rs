//! The compare screen.
use super::article::{FactKind, QuotationRow};
use super::{ArticleRef, Paragraph, Run};

/// Two articles side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct CompareView {
    /// The left side.
    pub a: Side,
    /// The right side.
    pub b: Side,
    /// What matters in figures.
    pub verdict: Verdict,
    /// Row mode: aligned pairs and lonely sentences in reading order of A, those of B where they belong.
    pub rows: Vec<PairRow>,
    /// Facts: different values first, then only in one, then the same.
    pub facts: Vec<FactRow>,
    /// Quotations matched.
    pub quotations: Vec<QuotationPair>,
    /// Wordings with counts.
    pub wording: Vec<WordingRow>,
}

/// One side.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The article.
    pub article: ArticleRef,
    /// The headline.
    pub headline: Vec<Run>,
    /// Authors, joined.
    pub byline: Option<String>,
    /// Words.
    pub words: u32,
    /// Number of the version shown, from 1.
    pub version_number: u32,
    /// How many versions there are.
    pub versions: u32,
    /// The body; runs carry their sentence, words that differ inside reworded pairs are marked changed.
    pub paragraphs: Vec<Paragraph>,
    /// One a sentence.
    pub sentences: Vec<SentenceLabel>,
    /// A summary of three sentences, by number.
    pub summary: Vec<u32>,
}

/// How a sentence relates to the other side.
#[derive(Debug, Clone, PartialEq)]
pub struct SentenceLabel {
    /// The label.
    pub label: Label,
    /// Sentences of the other side.
    pub aligned: Vec<u32>,
    /// Whether the order differs.
    pub moved: bool,
    /// Whether it stands in shared copy.
    pub shared: bool,
    /// Whether the reader decided it.
    pub corrected: bool,
}

/// Labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// In the same words.
    Same,
    /// In other words.
    Reworded,
    /// Part of it.
    Partly,
    /// Not there.
    OnlyHere,
}

/// The strip of figures. Counts are of sentences; `same`, `reworded`, `partly`, `moved` are counted on side A.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// In the same words.
    pub same: u32,
    /// In other words.
    pub reworded: u32,
    /// In part.
    pub partly: u32,
    /// Only on the left.
    pub only_a: u32,
    /// Only on the right.
    pub only_b: u32,
    /// In another order.
    pub moved: u32,
    /// Share of A's words that stand in shared copy, 0 to 1.
    pub shared_a: f64,
    /// The same of B.
    pub shared_b: f64,
    /// The agency that both name.
    pub source: Option<String>,
    /// Facts with different values.
    pub facts_different: u32,
    /// Whether the two have nothing aligned: shown as two texts.
    pub too_different: bool,
    /// Whether they are the same text.
    pub identical: bool,
}

/// A row of row mode, and an item of next/previous difference.
#[derive(Debug, Clone, PartialEq)]
pub struct PairRow {
    /// The label; `onlyHere` with one side empty.
    pub label: Label,
    /// Whether the order differs.
    pub moved: bool,
    /// Sentences of A.
    pub a: Vec<u32>,
    /// Sentences of B.
    pub b: Vec<u32>,
    /// Their words with differences marked.
    pub a_runs: Vec<Run>,
    /// Their words with differences marked.
    pub b_runs: Vec<Run>,
    /// A sentence for a screen reader ("Reworded: A says …; B says …").
    pub spoken: String,
}

/// A row of the facts panel.
#[derive(Debug, Clone, PartialEq)]
pub struct FactRow {
    /// What kind.
    pub kind: FactKind,
    /// How the sides relate.
    pub status: FactStatus,
    /// In A.
    pub a: Option<FactCell>,
    /// In B.
    pub b: Option<FactCell>,
    /// Of two different values: whether both can be true ("at least 11" and "12").
    pub compatible: bool,
}

/// How the sides of a fact relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactStatus {
    /// Another value.
    Different,
    /// Only in A.
    OnlyA,
    /// Only in B.
    OnlyB,
    /// In both.
    Same,
}

/// A fact on one side.
#[derive(Debug, Clone, PartialEq)]
pub struct FactCell {
    /// As it stands in the text.
    pub text: String,
    /// The words around it, with it marked.
    pub context: Vec<Run>,
    /// The sentence.
    pub sentence: u32,
}

/// A row of the quotations panel.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotationPair {
    /// How they relate.
    pub status: QuotationStatus,
    /// No run of words says that they are one utterance: only what is said, and who says it.
    pub likely: bool,
    /// What A has and B leaves out, stretch by stretch.
    pub cut_a: Vec<String>,
    /// What B has and A leaves out.
    pub cut_b: Vec<String>,
    /// In A.
    pub a: Option<QuotationRow>,
    /// In B.
    pub b: Option<QuotationRow>,
    /// A's words with what B lacks marked.
    pub a_runs: Vec<Run>,
    /// B's words with what A lacks marked.
    pub b_runs: Vec<Run>,
}

/// How two tellings of a quotation relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuotationStatus {
    /// The same.
    Same,
    /// Cut.
    Cut,
    /// Reworded.
    Reworded,
    /// Given to somebody else.
    OtherSpeaker,
    /// Only in A.
    OnlyA,
    /// Only in B.
    OnlyB,
}

/// A row of the wording panel: counts with places, never a score.
#[derive(Debug, Clone, PartialEq)]
pub struct WordingRow {
    /// What kind.
    pub kind: WordingKind,
    /// The words.
    pub words: String,
    /// Sentences of A, one entry an occurrence.
    pub a: Vec<u32>,
    /// Sentences of B.
    pub b: Vec<u32>,
}

/// Kinds of wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordingKind {
    /// "said", "claimed".
    ReportingVerb,
    /// "allegedly", "may".
    Hedge,
    /// Names for the same person or thing.
    Naming,
    /// What a person is said to be, where the other side does not say so; with the name.
    Description,
    /// Passives that do not say who did it.
    Passive,
    /// "many", "dozens".
    Quantifier,
}
