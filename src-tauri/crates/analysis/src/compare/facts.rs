//! Numbers, dates, names and places: which outlet has what.
use crate::{Article, Span};

/// What kind of fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// An amount, with what it counts.
    Number,
    /// A day, month, year or time.
    Date,
    /// A person or organization.
    Name,
    /// A place.
    Place,
    /// Words inside quotation marks.
    Quotation,
}

/// How the two sides relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Both speak of it and give another value.
    Different,
    /// Only A has it.
    OnlyA,
    /// Only B has it.
    OnlyB,
    /// Both have it.
    Same,
}

/// A fact in one article.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What kind.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
    /// Its value in one notation ("3200000 crowns", "2026-10-14"); for names the name.
    pub value: String,
}

/// A row of the facts table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What kind.
    pub kind: Kind,
    /// How the sides relate.
    pub status: Status,
    /// In A.
    pub a: Option<Fact>,
    /// In B.
    pub b: Option<Fact>,
}

/// The facts of one article, in text order; without quotations.
pub fn find(_article: &Article) -> Vec<Fact> {
    Vec::new()
}

/// The facts of both, matched: different values first, then only in one, then the same.
pub fn compare(_a: &Article, _b: &Article) -> Vec<Row> {
    Vec::new()
}
