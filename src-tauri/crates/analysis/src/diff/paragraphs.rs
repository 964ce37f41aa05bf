//! Which paragraphs of the old version became which of the new one.
//!
//! Paragraphs that look the same are paired first, then the most alike, one with one or one with several neighbors;
//! what stands outside the longest rising run of pairs has moved (the idea of `git diff --color-moved` and of Heckel,
//! "A technique for isolating differences between files", 1978, with edits allowed).
mod parts;

use super::pieces::Pieces;
use crate::rise::heaviest_rise;
use rustc_hash::FxHashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

/// Likeness from which two paragraphs are versions of one wherever they stand.
const ALIKE: f64 = 0.28;
/// The same for those that stand in the same place, between the same neighbors.
const ALIKE_IN_PLACE: f64 = 0.22;
/// The same for one that would be said to have moved: a false move costs the reader more than a cut and an addition.
const ALIKE_MOVED: f64 = 0.32;
/// Share of a part that must stand in the whole it was split from or merged into.
const PART: f64 = 0.35;
/// Most parts of one split or merge.
const MOST_PARTS: usize = 6;
/// Words in more paragraphs than this say nothing about which belong together, and would make the search quadratic.
const COMMON: usize = 300;
/// Most partners looked at for one paragraph.
const PARTNERS: usize = 12;

/// Paragraphs that belong together: one with one, one with several (split), or several with one (merged).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// Paragraphs of the old text, next to each other.
    pub old: Range<usize>,
    /// Paragraphs of the new text, next to each other.
    pub new: Range<usize>,
    /// Whether it stands in another place.
    pub moved: bool,
}

/// A pair or group under consideration.
struct Candidate {
    old: Range<usize>,
    new: Range<usize>,
    likeness: f64,
}

/// Pairs the paragraphs; every paragraph stands in at most one group. In order of the new text.
pub(super) fn pair(old: &Pieces, new: &Pieces, keys: usize) -> Vec<Group> {
    let mut groups = Groups::new(old.paragraphs.len(), new.paragraphs.len());
    pair_same(old, new, &mut groups);
    let bags = Bags::new(old, new, keys, &groups);
    let mut candidates = bags.candidates();
    candidates.sort_by(|a, b| {
        let far = |c: &Candidate| c.old.start.abs_diff(c.new.start);
        b.likeness.total_cmp(&a.likeness).then_with(|| far(a).cmp(&far(b))).then_with(|| a.old.start.cmp(&b.old.start))
    });
    for candidate in candidates.iter().filter(|candidate| candidate.likeness >= ALIKE) {
        groups.take(candidate.old.clone(), candidate.new.clone(), candidate.likeness);
    }
    let (before_old, before_new) = groups.neighbors();
    for c in candidates.iter().filter(|c| c.likeness >= ALIKE_IN_PLACE && c.old.len() == 1 && c.new.len() == 1) {
        if before_old.get(c.old.start).zip(before_new.get(c.new.start)).is_some_and(|(a, b)| a == b) {
            groups.take(c.old.clone(), c.new.clone(), c.likeness);
        }
    }
    groups.add_parts(old, new, &bags);
    groups.ordered(old)
}

/// The groups so far, and which paragraphs are taken.
struct Groups {
    found: Vec<(Group, f64)>,
    old: Vec<Option<usize>>,
    new: Vec<Option<usize>>,
}

impl Groups {
    fn new(old: usize, new: usize) -> Self {
        Self { found: Vec::new(), old: vec![None; old], new: vec![None; new] }
    }

    /// Makes a group unless one of its paragraphs is taken.
    fn take(&mut self, old: Range<usize>, new: Range<usize>, likeness: f64) {
        let (Some(o), Some(n)) = (self.old.get_mut(old.clone()), self.new.get_mut(new.clone())) else { return };
        if o.iter().chain(n.iter()).all(Option::is_none) {
            o.iter_mut().chain(n.iter_mut()).for_each(|slot| *slot = Some(self.found.len()));
            self.found.push((Group { old, new, moved: false }, likeness));
        }
    }

    fn is_free(slots: &[Option<usize>], at: usize) -> bool {
        slots.get(at).is_some_and(Option::is_none)
    }

    /// For each paragraph the group that stands before it, on either side.
    fn neighbors(&self) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
        let before = |slots: &[Option<usize>]| {
            let mut last: Option<usize> = None;
            let step = |slot: &Option<usize>| {
                let before = last;
                last = slot.or(last);
                before
            };
            slots.iter().map(step).collect::<Vec<_>>()
        };
        (before(&self.old), before(&self.new))
    }

    /// All groups in order of the new text, those outside the heaviest rising run marked as moved. The run keeps as
    /// many paragraphs as it can, and of equal runs the one with the most words.
    fn ordered(mut self, old: &Pieces) -> Vec<Group> {
        self.found.sort_by_key(|(group, _)| group.new.start);
        let weights: Vec<(usize, u64)> = self
            .found
            .iter()
            .map(|(group, _)| {
                let words = old.count_words(&old.pieces_of(&group.old)) as u64;
                (group.old.start, ((group.new.len() as u64) << 40) + words)
            })
            .collect();
        let stays = heaviest_rise(&weights, self.old.len());
        let mut groups = Vec::with_capacity(self.found.len());
        for ((mut group, likeness), stays) in self.found.into_iter().zip(stays) {
            group.moved = !stays;
            if stays || likeness >= ALIKE_MOVED {
                groups.push(group);
            }
        }
        groups
    }
}

/// The groups right before and after a free paragraph; none when it is taken.
fn beside(slots: &[Option<usize>], at: usize) -> Vec<usize> {
    if !Groups::is_free(slots, at) {
        return Vec::new();
    }
    let before = at.checked_sub(1).and_then(|at| slots.get(at)).copied().flatten();
    before.into_iter().chain(slots.get(at + 1).copied().flatten()).collect()
}

/// Pairs paragraphs that look the same: first those that follow a pair, then the rest in their order.
fn pair_same(old: &Pieces, new: &Pieces, groups: &mut Groups) {
    let looks = |pieces: &Pieces, at: usize| -> Vec<u32> {
        let range = pieces.paragraphs.get(at).cloned().unwrap_or_default();
        pieces.slice(&range).iter().map(|piece| piece.key).collect()
    };
    let mut places: FxHashMap<Vec<u32>, Vec<usize>> = FxHashMap::default();
    for at in 0..old.paragraphs.len() {
        places.entry(looks(old, at)).or_default().push(at);
    }
    let mut again = Vec::new();
    let mut last: Option<usize> = None;
    for at in 0..new.paragraphs.len() {
        let Some(found) = places.get(&looks(new, at)) else { continue };
        let next = last.map_or(0, |last| last + 1);
        let pick = match found.as_slice() {
            [only] => Some(*only),
            _ => found.iter().copied().find(|place| *place == next),
        };
        match pick.filter(|place| Groups::is_free(&groups.old, *place)) {
            Some(place) => {
                groups.take(place..place + 1, at..at + 1, 1.0);
                last = Some(place);
            }
            None => again.push(at),
        }
    }
    for at in again {
        let found = places.get(&looks(new, at)).into_iter().flatten();
        if let Some(place) = found.copied().find(|place| Groups::is_free(&groups.old, *place)) {
            groups.take(place..place + 1, at..at + 1, 1.0);
        }
    }
}

/// The words of the paragraphs that are still free, weighed by how rare they are.
struct Bags {
    old: Vec<Bag>,
    new: Vec<Bag>,
    weight: Vec<f64>,
}

/// A paragraph's words: each once, with its count, in order of the keys.
#[derive(Default)]
struct Bag {
    words: Vec<(u32, u32)>,
    weight: f64,
}

impl Bag {
    fn count(&self, key: u32) -> u32 {
        let at = self.words.binary_search_by_key(&key, |(word, _)| *word).ok();
        at.and_then(|at| self.words.get(at)).map_or(0, |(_, count)| *count)
    }
}

impl Bags {
    fn new(old: &Pieces, new: &Pieces, keys: usize, groups: &Groups) -> Self {
        let mut seen_in: Vec<usize> = vec![0; keys];
        let mut bags = |pieces: &Pieces, slots: &[Option<usize>]| -> Vec<Bag> {
            let mut bags = Vec::with_capacity(pieces.paragraphs.len());
            for (range, slot) in pieces.paragraphs.iter().zip(slots) {
                let mut all: Vec<u32> =
                    pieces.slice(range).iter().filter(|piece| piece.is_word()).map(|piece| piece.key).collect();
                all.sort_unstable();
                let mut words: Vec<(u32, u32)> = Vec::with_capacity(all.len());
                for key in all {
                    match words.last_mut() {
                        Some(last) if last.0 == key => last.1 += 1,
                        _ => words.push((key, 1)),
                    }
                }
                for (key, _) in &words {
                    seen_in.get_mut(*key as usize).into_iter().for_each(|count| *count += 1);
                }
                // Words of paired paragraphs count for rarity, but need no search.
                bags.push(if slot.is_none() { Bag { words, weight: 0.0 } } else { Bag::default() });
            }
            bags
        };
        let (mut o, mut n) = (bags(old, &groups.old), bags(new, &groups.new));
        let all = (old.paragraphs.len() + new.paragraphs.len()) as f64;
        let weight: Vec<f64> = seen_in
            .iter()
            .map(|count| if *count > COMMON { 0.0 } else { (1.0 + all / (*count).max(1) as f64).ln() })
            .collect();
        for bag in o.iter_mut().chain(n.iter_mut()) {
            let of = |key: u32| weight.get(key as usize).copied().unwrap_or(0.0);
            bag.weight = bag.words.iter().map(|(key, count)| of(*key) * f64::from(*count)).sum();
        }
        Self { old: o, new: n, weight }
    }

    fn weight_of(&self, key: u32) -> f64 {
        self.weight.get(key as usize).copied().unwrap_or(0.0)
    }

    /// Pairs, splits and merges worth a look.
    fn candidates(&self) -> Vec<Candidate> {
        let mut postings: FxHashMap<u32, Vec<(usize, u32)>> = FxHashMap::default();
        for (at, bag) in self.new.iter().enumerate() {
            for (key, count) in bag.words.iter().filter(|(key, _)| self.weight_of(*key) > 0.0) {
                postings.entry(*key).or_default().push((at, *count));
            }
        }
        let mut candidates = Vec::new();
        let mut parts_of_old: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let mut parts_of_new: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let mut overlap: FxHashMap<usize, f64> = FxHashMap::default();
        for (at, bag) in self.old.iter().enumerate() {
            overlap.clear();
            for (key, count) in &bag.words {
                let weight = self.weight_of(*key);
                for (other, times) in postings.get(key).into_iter().flatten() {
                    *overlap.entry(*other).or_default() += weight * f64::from(*count.min(times));
                }
            }
            let mut found: Vec<(usize, f64, f64)> = overlap
                .iter()
                .filter_map(|(other, shared)| {
                    let theirs = self.new.get(*other)?.weight;
                    Some((*other, 2.0 * shared / (bag.weight + theirs), shared / bag.weight.min(theirs).max(1e-9)))
                })
                .filter(|(_, alike, inside)| *alike >= ALIKE_IN_PLACE || *inside >= PART)
                .collect();
            found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.abs_diff(at).cmp(&b.0.abs_diff(at))));
            found.truncate(PARTNERS);
            for (other, alike, inside) in found {
                let theirs = self.new.get(other).map_or(0.0, |bag| bag.weight);
                candidates.push(Candidate { old: at..at + 1, new: other..other + 1, likeness: alike });
                if inside >= PART {
                    if theirs < bag.weight {
                        parts_of_old.entry(at).or_default().push(other);
                    } else {
                        parts_of_new.entry(other).or_default().push(at);
                    }
                }
            }
        }
        for (whole, parts) in parts_of_old {
            for new in windows(parts) {
                let likeness = self.likeness(self.old.get(whole), self.new.get(new.clone()));
                candidates.push(Candidate { old: whole..whole + 1, new, likeness });
            }
        }
        for (whole, parts) in parts_of_new {
            for old in windows(parts) {
                let likeness = self.likeness(self.new.get(whole), self.old.get(old.clone()));
                candidates.push(Candidate { old, new: whole..whole + 1, likeness });
            }
        }
        candidates
    }

    /// How much one paragraph and several others together are alike: shared weight over mean weight.
    fn likeness(&self, whole: Option<&Bag>, parts: Option<&[Bag]>) -> f64 {
        let (Some(whole), Some(parts)) = (whole, parts) else { return 0.0 };
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        for (key, count) in parts.iter().flat_map(|bag| &bag.words) {
            match counts.entry(*key) {
                Entry::Occupied(mut entry) => *entry.get_mut() += count,
                Entry::Vacant(entry) => drop(entry.insert(*count)),
            }
        }
        let shared = |(key, count): &(u32, u32)| {
            self.weight_of(*key) * f64::from(counts.get(key).copied().unwrap_or(0).min(*count))
        };
        let all = whole.weight + parts.iter().map(|bag| bag.weight).sum::<f64>();
        2.0 * whole.words.iter().map(shared).sum::<f64>() / all.max(1e-9)
    }
}

/// All runs of two or more neighbors among some paragraphs.
fn windows(mut parts: Vec<usize>) -> Vec<Range<usize>> {
    parts.sort_unstable();
    parts.dedup();
    let mut found = Vec::new();
    for (number, start) in parts.iter().enumerate() {
        let rest = parts.iter().skip(number + 1).take(MOST_PARTS - 1);
        for (step, next) in rest.enumerate() {
            if *next != start + step + 1 {
                break;
            }
            found.push(*start..next + 1);
        }
    }
    found
}
