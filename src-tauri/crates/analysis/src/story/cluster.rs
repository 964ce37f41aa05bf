//! Grouping articles by story: average link (Sokal and Michener 1958) over tf-idf, the method that wins by itself wherever
//! news is grouped by event (Allan, "Topic Detection and Tracking", 2002).
use super::vector::{first_near, near, vectors, Vector};
use super::Terms;
use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// Two groups are one story when their articles are on average so much alike. One setting for every library.
pub(super) const ALIKE: f32 = 0.155;
/// A pair below this counts as not alike at all, and need not be remembered.
pub(super) const NOTHING: f32 = 0.05;

/// How alike two articles have to be for one story, from 0 to 1, on average over those of two groups; one setting for every
/// library.
pub fn enough() -> f64 {
    f64::from(ALIKE)
}

/// An article as the grouping sees it.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// Its terms.
    pub terms: &'a Terms,
    /// Day it was published, counted from any fixed day; `None` when unknown.
    pub day: Option<i64>,
}

/// A story number for each item, numbered by first appearance; one setting for every library. Articles more than three
/// days apart are compared with what is between them only. The time grows with the pairs of articles within three days
/// of each other; an article without a day is compared with all.
pub fn cluster(items: &[Item]) -> Vec<usize> {
    let vectors = vectors(items);
    let mut groups = Groups::new(items.len());
    pairs(items, &vectors, |a, b, alike| groups.compare(a, b, alike));
    groups.merge();
    groups.numbers()
}

/// The same for items of which it is known already which are alike: two numbers below `count`, and how much.
pub(super) fn group(count: usize, pairs: &[(u32, u32, f32)]) -> Vec<usize> {
    let mut groups = Groups::new(count);
    pairs.iter().for_each(|(a, b, alike)| groups.compare(*a, *b, *alike));
    groups.merge();
    groups.numbers()
}

/// The item among `others` that most likely tells of the same event as `new`, and how alike the two are (above 0, at most
/// 1); `None` when none is alike enough to be one story with it. What is rare is what is rare among all of them.
pub fn nearest(new: &Item, others: &[Item]) -> Option<(usize, f64)> {
    let all: Vec<Item> = others.iter().chain([new]).cloned().collect();
    let vectors = vectors(&all);
    let (vector, rest) = vectors.split_last()?;
    let weights: FxHashMap<u32, f32> = vector.iter().copied().collect();
    let alike = |other: &Vector| -> f32 { other.iter().map(|(term, x)| x * weights.get(term).unwrap_or(&0.0)).sum() };
    let scores = others.iter().zip(rest).enumerate().filter(|(_, (item, _))| near(item.day, new.day));
    let best = scores.map(|(at, (_, other))| (at, alike(other))).max_by(|a, b| a.1.total_cmp(&b.1))?;
    (best.1 >= ALIKE).then_some((best.0, f64::from(best.1).min(1.0)))
}

/// Every pair of near items that have something in common, by an inverted index that is read from the latest day back.
fn pairs(items: &[Item], vectors: &[Vector], mut found: impl FnMut(u32, u32, f32)) {
    let mut order: Vec<(Option<i64>, u32, &Vector)> =
        items.iter().zip(vectors).enumerate().map(|(at, (item, vector))| (item.day, at as u32, vector)).collect();
    // Those without a day come first and stand in a list of their own, so that the other list can be left early.
    order.sort_by_key(|(day, at, _)| (*day, *at));
    let mut undated: FxHashMap<u32, Vec<(u32, f32)>> = FxHashMap::default();
    let mut dated: FxHashMap<u32, Vec<(i64, u32, f32)>> = FxHashMap::default();
    let mut sums: Vec<f32> = vec![0.0; items.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (day, item, vector) in order {
        let mut add = |other: u32, product: f32| {
            if let Some(sum) = sums.get_mut(other as usize) {
                if *sum == 0.0 {
                    touched.push(other);
                }
                *sum += product;
            }
        };
        let oldest = first_near(day);
        for (term, weight) in vector {
            undated.get(term).into_iter().flatten().for_each(|(other, x)| add(*other, weight * x));
            if let (Some(day), Some(oldest)) = (day, oldest) {
                let list = dated.entry(*term).or_default();
                list.iter()
                    .rev()
                    .take_while(|(day, _, _)| *day >= oldest)
                    .for_each(|(_, other, x)| add(*other, weight * x));
                list.push((day, item, *weight));
            } else {
                undated.entry(*term).or_default().push((item, *weight));
            }
        }
        for other in touched.drain(..) {
            let alike = sums.get_mut(other as usize).map(std::mem::take).unwrap_or_default();
            if alike >= NOTHING {
                found(other, item, alike);
            }
        }
    }
}

/// Two groups that may become one.
#[derive(PartialEq)]
struct Candidate {
    /// Mean similarity of their articles.
    alike: f32,
    /// Each group with the state in which it was compared.
    groups: [(u32, u32); 2],
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.alike.total_cmp(&other.alike).then_with(|| other.groups.cmp(&self.groups))
    }
}

/// A group of items.
struct Group {
    /// How many items it holds.
    size: f32,
    /// Rises whenever it changes.
    state: u32,
    /// The group it went into; itself while it stands.
    into: u32,
    /// The sum of the similarities with the items of other groups.
    sums: FxHashMap<u32, f32>,
}

struct Groups {
    groups: Vec<Group>,
    candidates: BinaryHeap<Candidate>,
}

impl Groups {
    fn new(count: usize) -> Self {
        let group = |number: usize| Group { size: 1.0, state: 0, into: number as u32, sums: FxHashMap::default() };
        Self { groups: (0..count).map(group).collect(), candidates: BinaryHeap::new() }
    }

    fn group(&mut self, number: u32) -> Option<&mut Group> {
        self.groups.get_mut(number as usize)
    }

    fn compare(&mut self, a: u32, b: u32, alike: f32) {
        for (one, other) in [(a, b), (b, a)] {
            if let Some(group) = self.group(one) {
                group.sums.insert(other, alike);
            }
        }
        if alike >= ALIKE {
            self.candidates.push(Candidate { alike, groups: [(a.min(b), 0), (a.max(b), 0)] });
        }
    }

    fn merge(&mut self) {
        while let Some(Candidate { groups: [(a, a_state), (b, b_state)], .. }) = self.candidates.pop() {
            let stands = |group: Option<&Group>, number: u32, state: u32| {
                group.is_some_and(|group| group.into == number && group.state == state)
            };
            if stands(self.groups.get(a as usize), a, a_state) && stands(self.groups.get(b as usize), b, b_state) {
                self.join(a, b);
            }
        }
    }

    /// `b` goes into `a`.
    fn join(&mut self, a: u32, b: u32) {
        let Some(gone) = self.group(b) else { return };
        gone.into = a;
        let (size, sums) = (gone.size, std::mem::take(&mut gone.sums));
        let Some(kept) = self.group(a) else { return };
        kept.size += size;
        kept.state += 1;
        kept.sums.remove(&b);
        for (other, sum) in &sums {
            if *other != a {
                *kept.sums.entry(*other).or_default() += sum;
            }
        }
        let (size, state) = (kept.size, kept.state);
        // Every neighbor of `a` hears of its new size, those of `b` of their new neighbor too.
        let mut neighbors: Vec<(u32, f32)> = kept.sums.iter().map(|(other, sum)| (*other, *sum)).collect();
        neighbors.sort_unstable_by_key(|(other, _)| *other);
        for (number, sum) in neighbors {
            let Some(other) = self.group(number) else { continue };
            other.sums.remove(&b);
            other.sums.insert(a, sum);
            let alike = sum / (size * other.size);
            if alike >= ALIKE {
                let mut groups = [(a, state), (number, other.state)];
                groups.sort_unstable();
                self.candidates.push(Candidate { alike, groups });
            }
        }
    }

    /// The groups as numbers in order of first appearance.
    fn numbers(&self) -> Vec<usize> {
        let mut names: FxHashMap<u32, usize> = FxHashMap::default();
        let root = |mut number: u32| loop {
            match self.groups.get(number as usize) {
                Some(group) if group.into != number => number = group.into,
                _ => return number,
            }
        };
        (0..self.groups.len() as u32)
            .map(|item| {
                let next = names.len();
                *names.entry(root(item)).or_insert(next)
            })
            .collect()
    }
}
