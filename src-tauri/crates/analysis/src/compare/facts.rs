//! Numbers, dates, names and places: which outlet has what.
mod dates;
mod lex;
mod names;
mod numbers;

use super::{align, Label};
use crate::quotes;
use crate::{Article, Span};
use dates::When;
use numbers::{Amount, Unit};
use rustc_hash::{FxHashMap, FxHashSet};

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

/// A fact with what is needed to match it.
struct Found {
    fact: Fact,
    sentence: usize,
    value: Value,
    /// Stems of the words around it.
    context: Vec<String>,
}

enum Value {
    Amount(Amount),
    Date(When),
    Name,
    Place,
}

/// How sure an alignment must be for two values in it to count as values of one thing.
const SURE: f64 = 0.68;

/// The facts of one article, in text order; without quotations. Dates are resolved against `article.published` where it
/// is known and the text leaves no doubt ("said on Monday"); a name or place stands once, where it is first named.
pub fn find(article: &Article) -> Vec<Fact> {
    read(article).into_iter().map(|found| found.fact).collect()
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
        let lex = lex::lex(article.text, *span);
        let mut at = 0;
        while at < lex.len() {
            let Some((end, when)) = dates::read(&lex, at, published) else {
                at += 1;
                continue;
            };
            if let Some((first, last)) = lex.get(at).zip(lex.get(end.max(at + 1) - 1)) {
                found.push(Dated { sentence, span: first.span.cover(last.span), value: when.notation() });
            }
            at = end.max(at + 1);
        }
    }
    found
}

/// The facts of both, matched: different values first, then only in one, then the same.
///
/// Two values count as different only where both surely speak of the same thing: in aligned sentences with the same
/// unit and a word in common around them, or where each article counts that thing exactly once. A value that both have
/// is the same wherever it stands. Names differ only by spelling.
pub fn compare(a: &Article, b: &Article) -> Vec<Row> {
    let (found_a, found_b) = (read(a), read(b));
    let alignment = align(a, b, &[]);
    let aligned =
        |x: &Found, y: &Found| alignment.a.get(x.sentence).is_some_and(|entry| entry.aligned.contains(&y.sentence));
    let mut matched = Matched { a: vec![None; found_a.len()], b: vec![None; found_b.len()] };
    // Aligned sentences first, so that a value is joined where a reader would join it.
    for near in [true, false] {
        matched.join(&found_a, &found_b, Status::Same, |x, y| same(x, y, aligned(x, y)) && (!near || aligned(x, y)));
    }
    let surely = |x: &Found, y: &Found| {
        aligned(x, y)
            && alignment.a.get(x.sentence).is_some_and(|entry| entry.score >= SURE || entry.label == Label::Same)
    };
    matched.join_only(&found_a, &found_b, |x, y| surely(x, y) && differ(x, y));
    let counted_once = once(&found_a).intersection(&once(&found_b)).cloned().collect::<FxHashSet<_>>();
    matched.join_only(&found_a, &found_b, |x, y| {
        thing(x).is_some_and(|head| counted_once.contains(head) && thing(y) == Some(head))
    });
    matched.rows(found_a, found_b)
}

/// The stem of what an amount counts, where it is a thing of its own.
fn thing(found: &Found) -> Option<&str> {
    match &found.value {
        // A common measure is not a thing: "three days" here and "five days" there are hardly one stretch of time.
        Value::Amount(Amount { unit: Unit::Things(counted, head), .. })
            if !is_measure(counted) && !counted.ends_with("old") =>
        {
            Some(head)
        }
        _ => None,
    }
}

/// "people" counts many things in an article, but in two aligned sentences hardly two.
fn counts_people(amount: &Amount) -> bool {
    matches!(&amount.unit, Unit::Things(counted, _) if matches!(counted.as_str(), "people" | "men" | "women" | "children" | "menschen"))
}

/// Ages belong to people, and two sentences may well give those of two.
fn is_age(amount: &Amount) -> bool {
    matches!(&amount.unit, Unit::Things(counted, _) if counted.ends_with("old"))
}

/// Whether the counted words are a measure and not things that an article counts once.
fn is_measure(counted: &str) -> bool {
    const MEASURES: &[&str] = &[
        "people",
        "men",
        "women",
        "children",
        "others",
        "times",
        "seconds",
        "minutes",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "decades",
        "meters",
        "metres",
        "kilometers",
        "kilometres",
        "miles",
        "feet",
        "yards",
        "tons",
        "tonnes",
        "kilograms",
        "points",
        "members",
        "cases",
        "jahre",
        "jahren",
        "tage",
        "tagen",
        "menschen",
        "stunden",
        "wochen",
        "monate",
        "monaten",
        "month",
        "year",
        "day",
        "week",
        "hour",
        "minute",
        "meter",
        "kilometer",
        "mile",
        "officers",
        "officials",
    ];
    counted.rsplit(' ').next().is_some_and(|last| MEASURES.contains(&last))
}

/// The things of which an article gives exactly one amount.
fn once(found: &[Found]) -> FxHashSet<String> {
    let mut amounts: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for one in found {
        if let Some(thing) = thing(one) {
            amounts.entry(thing).or_default().push(&one.fact.value);
        }
    }
    let single = |values: &Vec<&str>| values.iter().all(|value| Some(value) == values.first());
    amounts.into_iter().filter(|(_, values)| single(values)).map(|(thing, _)| thing.to_string()).collect()
}

/// Whether two facts say the same.
fn same(x: &Found, y: &Found, aligned: bool) -> bool {
    match (&x.value, &y.value) {
        (Value::Amount(a), Value::Amount(b)) => {
            a.same_unit(b) && a.agrees(b) && (a.unit != Unit::Bare || aligned || shares(x, y))
        }
        (Value::Date(a), Value::Date(b)) => a.comparable(b) && a.agrees(b),
        (Value::Name, Value::Name) | (Value::Place, Value::Place) => names::same_name(&x.fact.value, &y.fact.value),
        // What stands behind "in" here is the subject there: one name. But the port of a town is not the town.
        (Value::Name, Value::Place) | (Value::Place, Value::Name) => names::equal(&x.fact.value, &y.fact.value),
        _ => false,
    }
}

/// Whether two facts of aligned sentences are two values of one thing.
fn differ(x: &Found, y: &Found) -> bool {
    match (&x.value, &y.value) {
        (Value::Amount(a), Value::Amount(b)) => {
            // A number without a thing may be anything: an age, a score, a page.
            a.unit != Unit::Bare
                && !is_age(a)
                && a.same_unit(b)
                && !a.agrees(b)
                && (thing(x).is_some() || counts_people(a) || shares(x, y))
        }
        (Value::Date(a), Value::Date(b)) => a.comparable(b) && !a.agrees(b) && shares(x, y),
        (Value::Name, Value::Name) => names::misspelled(&x.fact.value, &y.fact.value),
        _ => false,
    }
}

fn shares(x: &Found, y: &Found) -> bool {
    x.context.iter().any(|word| y.context.contains(word))
}

/// Which fact of the other side each belongs to.
struct Matched {
    a: Vec<Option<(usize, Status)>>,
    b: Vec<Option<(usize, Status)>>,
}

impl Matched {
    /// Joins free facts in text order wherever `fits` holds.
    fn join(&mut self, a: &[Found], b: &[Found], status: Status, fits: impl Fn(&Found, &Found) -> bool) {
        for (i, x) in a.iter().enumerate() {
            let free = self.a.get(i).is_some_and(Option::is_none);
            let is_free = |j: usize| self.b.get(j).is_some_and(Option::is_none);
            let found = b.iter().enumerate().find(|(j, y)| free && is_free(*j) && fits(x, y)).map(|(j, _)| j);
            found.into_iter().for_each(|j| self.set(i, j, status));
        }
    }

    /// Marks free facts as different where `fits` holds for one pair only: with a choice, any choice would be a guess.
    fn join_only(&mut self, a: &[Found], b: &[Found], fits: impl Fn(&Found, &Found) -> bool) {
        let free = |slots: &[Option<(usize, Status)>], at: usize| slots.get(at).is_some_and(Option::is_none);
        let partners = |i: usize| -> Vec<usize> {
            let Some(x) = a.get(i).filter(|_| free(&self.a, i)) else { return Vec::new() };
            b.iter().enumerate().filter(|(j, y)| free(&self.b, *j) && fits(x, y)).map(|(j, _)| j).collect()
        };
        let all: Vec<Vec<usize>> = (0..a.len()).map(partners).collect();
        for (i, found) in all.iter().enumerate() {
            if let [j] = found.as_slice() {
                let wanted_by = all.iter().filter(|other| other.contains(j)).count();
                if wanted_by == 1 {
                    self.set(i, *j, Status::Different);
                }
            }
        }
    }

    fn set(&mut self, i: usize, j: usize, status: Status) {
        if let (Some(slot_a), Some(slot_b)) = (self.a.get_mut(i), self.b.get_mut(j)) {
            (*slot_a, *slot_b) = (Some((j, status)), Some((i, status)));
        }
    }

    fn rows(self, a: Vec<Found>, b: Vec<Found>) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        // What an article repeats, and what the other has after all, gives no row of its own.
        let only = |found: &[Found], slots: &[Option<(usize, Status)>], other: &[Found]| -> Vec<bool> {
            let free = |at: usize| slots.get(at).is_some_and(Option::is_none);
            let told = |at: usize, x: &Found| {
                found.iter().enumerate().any(|(n, y)| (n < at || !free(n)) && n != at && same(x, y, true))
                    || other.iter().any(|y| same(x, y, false))
            };
            found.iter().enumerate().map(|(at, x)| free(at) && !told(at, x)).collect()
        };
        let (only_a, only_b) = (only(&a, &self.a, &b), only(&b, &self.b, &a));
        for ((x, slot), only) in a.iter().zip(&self.a).zip(only_a) {
            let (partner, status) = match slot {
                Some((j, status)) => (b.get(*j), *status),
                None if only => (None, Status::OnlyA),
                None => continue,
            };
            // It is a place if one of them says so: a name may be of anything.
            let is_place = partner.is_some_and(|y| y.fact.kind == Kind::Place);
            let kind = if is_place { Kind::Place } else { x.fact.kind };
            rows.push(Row { kind, status, a: Some(x.fact.clone()), b: partner.map(|y| y.fact.clone()) });
        }
        for (y, _) in b.iter().zip(only_b).filter(|(_, only)| *only) {
            rows.push(Row { kind: y.fact.kind, status: Status::OnlyB, a: None, b: Some(y.fact.clone()) });
        }
        // Stable: text order within a status. A value that both repeat is one row.
        rows.sort_by_key(|row| row.status);
        let mut seen = FxHashSet::default();
        rows.retain(|row| {
            let value = |fact: &Option<Fact>| fact.as_ref().map(|fact| fact.value.clone());
            seen.insert((row.kind, row.status, value(&row.a), value(&row.b)))
        });
        rows
    }
}

/// All facts of an article in text order.
fn read(article: &Article) -> Vec<Found> {
    let published = article.published.and_then(crate::story::day);
    let said = quotes::find(article);
    let mut found: Vec<Found> = Vec::new();
    let mut places: FxHashSet<String> = FxHashSet::default();
    for (sentence, span) in article.sentences.iter().enumerate() {
        let lex = lex::lex(article.text, *span);
        let mut at = 0;
        while at < lex.len() {
            let date = dates::read(&lex, at, published)
                .map(|(end, when)| (at, end, Kind::Date, when.notation(), Value::Date(when)));
            let read = date.or_else(|| {
                let (start, end, amount) = numbers::read(&lex, at, article.language)?;
                Some((start, end, Kind::Number, amount.notation(), Value::Amount(amount)))
            });
            let Some((start, end, kind, value_text, value)) = read else {
                at += 1;
                continue;
            };
            if let Some(span) =
                lex.get(start).zip(lex.get(end.max(start + 1) - 1)).map(|(first, last)| first.span.cover(last.span))
            {
                let context = lex::context(&lex, start, end, article.language);
                found.push(Found { fact: Fact { kind, span, value: value_text }, sentence, value, context });
            }
            at = end.max(at + 1);
        }
        for (span, value) in names::places(&lex, &said) {
            if places.insert(value.to_lowercase()) {
                found.push(Found {
                    fact: Fact { kind: Kind::Place, span, value },
                    sentence,
                    value: Value::Place,
                    context: Vec::new(),
                });
            }
        }
    }
    for fact in names::people(&said, article) {
        let sentence = article.sentences.partition_point(|span| span.end() <= fact.span.start());
        if !places.contains(&fact.value.to_lowercase()) {
            found.push(Found { fact, sentence, value: Value::Name, context: Vec::new() });
        }
    }
    found.sort_by_key(|one| (one.fact.span, one.fact.kind));
    found
}

#[cfg(test)]
mod tests;
