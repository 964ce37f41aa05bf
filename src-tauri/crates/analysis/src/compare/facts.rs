//! Numbers, dates, names and places: which outlet has what.
mod amount;
mod calendar;
mod dates;
pub(super) mod lex;
pub(super) mod lists;
mod matching;
pub(super) mod names;
mod numbers;
mod numerals;
mod units;

use crate::quotes::{self, Findings};
use crate::{Article, Span};
use amount::Amount;
use calendar::When;
use lists::Lists;
use rustc_hash::FxHashSet;

pub use matching::compare;

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
    /// The same with the words before it that make it less than exact: "at least 11 people", where `span` is "11 people".
    pub said: Span,
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
    /// Of two different values: whether both can be true, since the words of the one ("at least 11", "10 to 12", "dozens")
    /// allow the other. Always `false` for other rows.
    pub compatible: bool,
}

/// A fact with what is needed to match it.
struct Found {
    fact: Fact,
    sentence: usize,
    value: Value,
    /// Stems of the words around it.
    context: Vec<String>,
    /// The two words right behind an amount.
    after: String,
}

enum Value {
    Amount(Amount),
    Date(When),
    /// The name in lower case, without accents and "the".
    Name(String),
    Place(String),
}

/// The facts of one article, in text order; without quotations. Dates are resolved against `article.published` where it
/// is known and the text leaves no doubt ("said on Monday"), and stay as they are said elsewhere; a name or place stands
/// once, where it is first named.
pub fn find(article: &Article) -> Vec<Fact> {
    read(article, &quotes::find(article)).into_iter().map(|found| found.fact).collect()
}

/// A date in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The number of its sentence.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
    /// As [`Fact::value`] has it.
    pub value: String,
}

/// The dates of one article alone, in text order, as [`find`] resolves them.
pub fn dates(article: &Article) -> Vec<Dated> {
    let published = article.published.and_then(crate::story::day);
    let mut found = Vec::new();
    for (sentence, span) in article.sentences.iter().enumerate() {
        let lex = lex::lex(article.text, *span, article.language);
        let dates = dates::Reader::new(&lex, article.language, published);
        let mut at = 0;
        while at < lex.len() {
            let Some((start, end, when)) = dates.read(at) else {
                at += 1;
                continue;
            };
            let value = when.notation();
            found.extend(covered(&lex, start, end).map(|span| Dated { sentence, span, value }));
            at = end.max(at + 1);
        }
    }
    found
}

/// From the first to the last piece of `start..end`.
fn covered(lex: &[lex::Lex], start: usize, end: usize) -> Option<Span> {
    let (first, last) = lex.get(start).zip(lex.get(end.max(start + 1) - 1))?;
    Some(first.span.cover(last.span))
}

/// All facts of an article in text order; `findings` are those of [`quotes::find`].
fn read(article: &Article, findings: &Findings) -> Vec<Found> {
    let published = article.published.and_then(crate::story::day);
    let mut found: Vec<Found> = Vec::new();
    let mut places: FxHashSet<String> = FxHashSet::default();
    let nouns = names::Nouns::of(article);
    for (sentence, span) in article.sentences.iter().enumerate() {
        let lex = lex::lex(article.text, *span, article.language);
        let dates = dates::Reader::new(&lex, article.language, published);
        let mut numbers = numbers::Reader::new(&lex, article.language);
        let mut at = 0;
        while at < lex.len() {
            let date =
                dates.read(at).map(|(start, end, when)| (start, end, Kind::Date, when.notation(), Value::Date(when)));
            let read = date.or_else(|| {
                let (start, end, amount) = numbers.read(at)?;
                Some((start, end, Kind::Number, amount.notation(), Value::Amount(amount)))
            });
            let Some((start, end, kind, value_text, value)) = read else {
                at += 1;
                continue;
            };
            if let Some(span) = covered(&lex, start, end) {
                let bound = match &value {
                    Value::Amount(amount) if !amount.bound.is_empty() => numbers.bound_before(start),
                    _ => 0,
                };
                let said = covered(&lex, start - bound, end).unwrap_or(span);
                let context = lex::context(&lex, start, end, article.language);
                let after = format!("{} {}", lex::word(&lex, end), lex::word(&lex, end + 1));
                found.push(Found {
                    fact: Fact { kind, span, said, value: value_text },
                    sentence,
                    value,
                    context,
                    after,
                });
            }
            at = end.max(at + 1);
        }
        for (span, value, kind) in names::places(&lex, findings, Lists::of(article.language), article.language, &nouns)
        {
            let plain = names::plain(&value);
            if places.insert(plain.clone()) {
                let fact = Fact { kind, span, said: span, value };
                let value = if kind == Kind::Place { Value::Place(plain) } else { Value::Name(plain) };
                found.push(Found { fact, sentence, value, context: Vec::new(), after: String::new() });
            }
        }
    }
    for fact in names::people(findings, article) {
        let sentence = article.sentences.partition_point(|span| span.end() <= fact.span.start());
        let plain = names::plain(&fact.value);
        if !places.contains(&plain) {
            let value = if fact.kind == Kind::Place { Value::Place(plain) } else { Value::Name(plain) };
            found.push(Found { fact, sentence, value, context: Vec::new(), after: String::new() });
        }
    }
    found.sort_by_key(|one| (one.fact.span, one.fact.kind));
    found
}

/// What [`compare`] finds in two articles of which nothing else is known.
#[cfg(test)]
fn compare_alone(a: &Article, b: &Article) -> Vec<Row> {
    compare((a, &quotes::find(a)), (b, &quotes::find(b)), &super::align(a, b, &[]))
}

#[cfg(test)]
mod gold;
#[cfg(test)]
mod readings;
#[cfg(test)]
mod tests;
