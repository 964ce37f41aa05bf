//! Which facts of two articles belong together.
use super::amount::{Amount, Unit};
use super::{names, read, Found, Kind, Row, Status, Value};
use crate::compare::{Alignment, Label};
use crate::quotes::Findings;
use crate::Article;
use rustc_hash::{FxHashMap, FxHashSet};

/// How sure an alignment must be for two values in it to count as values of one thing.
const SURE: f64 = 0.68;
/// A fact is held against so many of its kind at most, so that work grows with the text and not with its square.
const COMPARED: usize = 200;

/// The facts of both, matched: different values first, then only in one, then the same.
///
/// Two values count as different only where both surely speak of the same thing: in aligned sentences with the same
/// unit and a word in common around them, or where each article counts that thing exactly once. A value that both have
/// is the same wherever it stands. Names differ only by spelling.
///
/// The findings are those of [`crate::quotes::find`]; `alignment` is that of these two articles, with what the reader
/// said of it.
pub fn compare(a: (&Article, &Findings), b: (&Article, &Findings), alignment: &Alignment) -> Vec<Row> {
    let (found_a, found_b) = (read(a.0, a.1), read(b.0, b.1));
    let aligned =
        |x: &Found, y: &Found| alignment.a.get(x.sentence).is_some_and(|entry| entry.aligned.contains(&y.sentence));
    let mut matched = Matched::new(&found_a, &found_b);
    // Aligned sentences first, so that a value is joined where a reader would join it; and there first what is exactly
    // the same, so that nothing rounded takes its place.
    for (near, exact) in [(true, true), (true, false), (false, true), (false, false)] {
        matched.join(&found_a, &found_b, |x, y| {
            (!near || aligned(x, y)) && (!exact || x.fact.value == y.fact.value) && same(x, y, aligned(x, y))
        });
    }
    let surely = |x: &Found, y: &Found| {
        aligned(x, y)
            && alignment.a.get(x.sentence).is_some_and(|entry| entry.score >= SURE || entry.label == Label::Same)
    };
    matched.join_only(&found_a, &found_b, |x, y| surely(x, y) && differ(x, y));
    // Where the sentences are less alike, what stands around the values must be.
    matched.join_only(&found_a, &found_b, |x, y| aligned(x, y) && differ(x, y) && close(x, y));
    // "Hundreds of protesters marched through", "900 rioters marched through"
    matched.join_only(&found_a, &found_b, |x, y| surely(x, y) && does_the_same(x, y));
    let counted_once = once(&found_a).intersection(&once(&found_b)).cloned().collect::<FxHashSet<_>>();
    matched.join_only(&found_a, &found_b, |x, y| {
        let known = thing(x).zip(thing(y)).is_some_and(|(one, other)| one == other && counted_once.contains(one));
        known && matches!((&x.value, &y.value), (Value::Amount(a), Value::Amount(b)) if a.same_unit(b))
    });
    matched.rows(found_a, found_b)
}

/// What names the thing that an amount counts, where it is one of its own: what happens to people, or a noun. A common
/// measure is not a thing: "three days" here and "five days" there are hardly one stretch of time.
fn thing(found: &Found) -> Option<&str> {
    let Value::Amount(Amount { unit: Unit::Things(things), .. }) = &found.value else { return None };
    match things {
        _ if !things.aspect.is_empty() && things.anyone => Some(things.aspect),
        _ if things.measure || things.anyone => None,
        _ => Some(&things.head),
    }
}

/// "people" counts many things in an article, but in two aligned sentences hardly two.
fn counts_people(amount: &Amount) -> bool {
    matches!(&amount.unit, Unit::Things(things) if things.anyone)
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

/// Whether two facts say the same. What many things are measured in must be said of the same thing.
fn same(x: &Found, y: &Found, aligned: bool) -> bool {
    match (&x.value, &y.value) {
        (Value::Amount(a), Value::Amount(b)) => {
            let common = match &a.unit {
                Unit::Bare | Unit::Percent | Unit::Points => true,
                Unit::Things(things) => things.measure,
                _ => false,
            };
            a.same_unit(b) && a.agrees(b) && (!common || aligned || shares(x, y))
        }
        (Value::Date(a), Value::Date(b)) => a.comparable(b) && a.agrees(b),
        (Value::Name(a), Value::Name(b)) | (Value::Place(a), Value::Place(b)) => names::same_name(a, b),
        // What stands behind "in" here is the subject there: one name. But the port of a town is not the town.
        (Value::Name(a), Value::Place(b)) | (Value::Place(a), Value::Name(b)) => a == b,
        _ => false,
    }
}

/// Whether two facts of aligned sentences are two values of one thing.
fn differ(x: &Found, y: &Found) -> bool {
    match (&x.value, &y.value) {
        (Value::Amount(a), Value::Amount(b)) => {
            let one_thing = match (&a.unit, &b.unit) {
                // A number without a thing may be anything: a score, a page. Two ages may be those of two people.
                (Unit::Bare, _) | (Unit::Ordinal(..), _) => false,
                (Unit::Age(one), Unit::Age(other)) => one.is_some() && one == other,
                _ => thing(x).is_some() || counts_people(a) || shares(x, y),
            };
            one_thing && a.same_unit(b) && !a.agrees(b)
        }
        (Value::Date(a), Value::Date(b)) => a.comparable(b) && !a.agrees(b) && shares(x, y),
        (Value::Name(a), Value::Name(b)) => names::misspelled(a, b),
        _ => false,
    }
}

/// Whether two facts have most of what stands around them in common.
fn close(x: &Found, y: &Found) -> bool {
    let shared = x.context.iter().filter(|word| y.context.contains(word)).count();
    let head = matches!((&x.value, &y.value), (Value::Amount(a), Value::Amount(b)) if a.same_head(b));
    let few = x.context.len().min(y.context.len());
    shared + usize::from(head) >= 2 || shared > 0 && shared == few
}

/// Whether two amounts count someone under different names who does the same.
fn does_the_same(x: &Found, y: &Found) -> bool {
    let (Value::Amount(a), Value::Amount(b)) = (&x.value, &y.value) else { return false };
    let (Unit::Things(one), Unit::Things(other)) = (&a.unit, &b.unit) else { return false };
    let verb = x.after.split(' ').next().is_some_and(|word| word.chars().count() > 3);
    !one.measure && !other.measure && one.head != other.head && verb && x.after == y.after
}

fn shares(x: &Found, y: &Found) -> bool {
    x.context.iter().any(|word| y.context.contains(word))
}

/// Under what a fact is looked for: two facts that say the same, or give two values of one thing, have one in common.
fn keys(found: &Found) -> Vec<String> {
    let of_name = |name: &str| {
        let mut words = name.split(' ');
        let first = words.next().unwrap_or_default();
        let last = words.next_back().unwrap_or(first);
        vec![format!("name {first}"), format!("name {last}")]
    };
    match &found.value {
        Value::Amount(amount) => match &amount.unit {
            Unit::Percent => vec!["%".to_string()],
            Unit::Points => vec!["points".to_string()],
            Unit::Money(currency) => vec![format!("money {currency}")],
            Unit::Age(_) => vec!["age".to_string()],
            Unit::Ordinal(_, stem) => vec![format!("ordinal {stem}")],
            Unit::Things(things) => {
                vec![
                    format!("thing {}", things.head),
                    format!("aspect {}", things.aspect),
                    format!("does {}", found.after),
                ]
            }
            Unit::Bare => vec![format!("bare {}", amount.number())],
        },
        Value::Date(_) => vec!["date".to_string()],
        Value::Name(name) | Value::Place(name) => of_name(name),
    }
}

/// Facts by their keys.
struct Index(FxHashMap<String, Vec<usize>>);

impl Index {
    fn new(found: &[Found]) -> Self {
        let mut places: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, one) in found.iter().enumerate() {
            for key in keys(one) {
                places.entry(key).or_default().push(at);
            }
        }
        Self(places)
    }

    /// Those that share a key with `one`, in text order: the nearest by their share of the text where there are many.
    fn like(&self, one: &Found, share: f64) -> Vec<usize> {
        let mut near = Vec::new();
        for places in keys(one).iter().filter_map(|key| self.0.get(key)) {
            let middle = (share * places.len() as f64) as usize;
            let from = middle.saturating_sub(COMPARED / 2).min(places.len().saturating_sub(COMPARED));
            near.extend(places.iter().skip(from).take(COMPARED).copied());
        }
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// Which fact of the other side each belongs to.
struct Matched {
    a: Vec<Option<(usize, Status)>>,
    b: Vec<Option<(usize, Status)>>,
    /// For each fact of A those of B that it may belong to.
    near: Vec<Vec<usize>>,
}

impl Matched {
    fn new(a: &[Found], b: &[Found]) -> Self {
        let index = Index::new(b);
        let share = |at: usize| at as f64 / a.len().max(1) as f64;
        let near = a.iter().enumerate().map(|(at, one)| index.like(one, share(at))).collect();
        Self { a: vec![None; a.len()], b: vec![None; b.len()], near }
    }

    /// Joins free facts in text order wherever `fits` holds.
    fn join(&mut self, a: &[Found], b: &[Found], fits: impl Fn(&Found, &Found) -> bool) {
        for (i, x) in a.iter().enumerate() {
            if self.a.get(i).is_none_or(Option::is_some) {
                continue;
            }
            let is_free = |j: &usize| self.b.get(*j).is_some_and(Option::is_none);
            let near = self.near.get(i).into_iter().flatten();
            let found = near.copied().filter(is_free).find(|j| b.get(*j).is_some_and(|y| fits(x, y)));
            found.into_iter().for_each(|j| self.set(i, j, Status::Same));
        }
    }

    /// Marks free facts as different where `fits` holds for one pair only: with a choice, any choice would be a guess.
    fn join_only(&mut self, a: &[Found], b: &[Found], fits: impl Fn(&Found, &Found) -> bool) {
        let free = |slots: &[Option<(usize, Status)>], at: usize| slots.get(at).is_some_and(Option::is_none);
        let mut wanted: FxHashMap<usize, usize> = FxHashMap::default();
        let mut pairs = Vec::new();
        for (i, x) in a.iter().enumerate().filter(|(i, _)| free(&self.a, *i)) {
            let near = self.near.get(i).into_iter().flatten().copied();
            let found: Vec<usize> =
                near.filter(|j| free(&self.b, *j) && b.get(*j).is_some_and(|y| fits(x, y))).collect();
            found.iter().for_each(|j| *wanted.entry(*j).or_default() += 1);
            if let [j] = found.as_slice() {
                pairs.push((i, *j));
            }
        }
        for (i, j) in pairs {
            if wanted.get(&j) == Some(&1) {
                self.set(i, j, Status::Different);
            }
        }
    }

    fn set(&mut self, i: usize, j: usize, status: Status) {
        if let (Some(slot_a), Some(slot_b)) = (self.a.get_mut(i), self.b.get_mut(j)) {
            (*slot_a, *slot_b) = (Some((j, status)), Some((i, status)));
        }
    }

    fn rows(self, a: Vec<Found>, b: Vec<Found>) -> Vec<Row> {
        let (only_a, only_b) = (alone(&a, &self.a, &b), alone(&b, &self.b, &a));
        let (first_a, first_b) = (firsts(&a), firsts(&b));
        let mut shown: FxHashSet<(Status, usize, usize)> = FxHashSet::default();
        let mut rows: Vec<Row> = Vec::new();
        for (i, ((x, slot), only)) in a.iter().zip(&self.a).zip(only_a).enumerate() {
            // What an article repeats is one fact: its first row with the same on the other side stands for all.
            if let Some((j, status)) = slot {
                let (own, other) = (first_a.get(i).copied(), first_b.get(*j).copied());
                let (own, other) = (own.unwrap_or(i), other.unwrap_or(*j));
                let again = match status {
                    Status::Same => !shown.insert((Status::OnlyA, own, 0)) | !shown.insert((Status::OnlyB, other, 0)),
                    _ => !shown.insert((*status, own, other)),
                };
                if again {
                    continue;
                }
            }
            let (partner, status) = match slot {
                Some((j, status)) => (b.get(*j), *status),
                None if only => (None, Status::OnlyA),
                None => continue,
            };
            // It is a place if one of them says so: a name may be of anything.
            let is_place = partner.is_some_and(|y| y.fact.kind == Kind::Place);
            let kind = if is_place { Kind::Place } else { x.fact.kind };
            let compatible = match (&x.value, partner.map(|y| &y.value), status) {
                (Value::Amount(a), Some(Value::Amount(b)), Status::Different) => a.allows(b),
                _ => false,
            };
            rows.push(Row { kind, status, a: Some(x.fact.clone()), b: partner.map(|y| y.fact.clone()), compatible });
        }
        for (y, _) in b.iter().zip(only_b).filter(|(_, only)| *only) {
            rows.push(Row {
                kind: y.fact.kind,
                status: Status::OnlyB,
                a: None,
                b: Some(y.fact.clone()),
                compatible: false,
            });
        }
        // Stable: text order within a status. A value that both repeat is one row.
        rows.sort_by_key(|row| row.status);
        let mut seen = FxHashSet::default();
        rows.retain(|row| {
            let value = |fact: &Option<super::Fact>| fact.as_ref().map(|fact| fact.value.clone());
            seen.insert((row.kind, row.status, value(&row.a), value(&row.b)))
        });
        rows
    }
}

/// For each fact the first of the article that says the same.
fn firsts(found: &[Found]) -> Vec<usize> {
    let index = Index::new(found);
    let first = |(at, x): (usize, &Found)| {
        let near = index.like(x, at as f64 / found.len().max(1) as f64);
        let equal = near.into_iter().find(|n| *n < at && found.get(*n).is_some_and(|y| same(x, y, false)));
        equal.unwrap_or(at)
    };
    found.iter().enumerate().map(first).collect()
}

/// Which facts only this side has: free, not what the article has said already, and nowhere in the other.
fn alone(found: &[Found], slots: &[Option<(usize, Status)>], other: &[Found]) -> Vec<bool> {
    let free = |at: usize| slots.get(at).is_some_and(Option::is_none);
    let (own, theirs) = (Index::new(found), Index::new(other));
    let told = |at: usize, x: &Found| {
        let share = at as f64 / found.len().max(1) as f64;
        let before = |n: &usize| (*n < at || !free(*n)) && *n != at;
        own.like(x, share).iter().filter(|n| before(n)).any(|n| found.get(*n).is_some_and(|y| same(x, y, false)))
            || theirs.like(x, share).iter().any(|n| other.get(*n).is_some_and(|y| same(x, y, false)))
    };
    found.iter().enumerate().map(|(at, x)| free(at) && !told(at, x)).collect()
}
