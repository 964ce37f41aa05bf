//! Which sentences of A say what sentences of B say.
mod pairs;

use super::meaning::Meaning;
use super::terms::{both, Sentence, Terms};
use crate::rise::heaviest_rise;
use crate::Article;
use pairs::{scored, Pair};
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// How a sentence relates to the other article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// The other has it in the same words.
    Same,
    /// The other says it in other words.
    Reworded,
    /// The other says part of it.
    Partly,
    /// The other does not have it.
    OnlyHere,
}

/// One sentence with its counterparts.
#[derive(Debug, Clone, PartialEq)]
pub struct Aligned {
    /// How it relates.
    pub label: Label,
    /// The sentences of the other article, by number, in order.
    pub aligned: Vec<usize>,
    /// Whether it stands in another order there.
    pub moved: bool,
    /// How sure the pairing is, 0 to 1; 0 without one.
    pub score: f64,
}

/// One entry a sentence on each side.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// The sentences of A.
    pub a: Vec<Aligned>,
    /// The sentences of B.
    pub b: Vec<Aligned>,
}

/// A reader's word on a pairing; it outranks every score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pairing {
    /// Sentence of A.
    pub a: usize,
    /// Sentence of B.
    pub b: usize,
    /// `true`: they say the same; `false`: they do not.
    pub together: bool,
}

/// Aligns the sentences of two articles, many to many and free of order. `said` out of bounds is passed over.
///
/// Sentences with the same words are joined first; then pairs by falling score ([`super::terms`], in
/// English with [`super::meaning`]), where a sentence that has a partner takes another one only for what the first does not
/// say. Bounded: between long articles sentences that share no uncommon word are never compared.
pub fn align(a: &Article, b: &Article, said: &[Pairing]) -> Alignment {
    let terms = Terms::new(a, b);
    let said: FxHashMap<(usize, usize), bool> = said.iter().map(|one| ((one.a, one.b), one.together)).collect();
    let meaning = Meaning::new(a, b, &terms);
    let mut links = Links::new(&terms, meaning.as_ref());
    let mut by_reader: Vec<(usize, usize)> =
        said.iter().filter(|(_, together)| **together).map(|(pair, _)| *pair).collect();
    by_reader.sort_unstable();
    by_reader.into_iter().for_each(|(a, b)| links.join(a, b, f64::INFINITY));
    for (a, b) in same_words(&terms) {
        if !said.contains_key(&(a, b)) {
            links.join(a, b, f64::INFINITY);
        }
    }
    let mut pairs = scored(&terms, meaning.as_ref());
    pairs.retain(|pair| !said.contains_key(&(pair.a, pair.b)));
    pairs.iter().for_each(|pair| links.consider(pair));
    // What is left may repeat a statement that already has its partner: the other outlet does have it.
    for pair in pairs.iter().filter(|pair| pair.score >= AGAIN) {
        if links.is_alone(pair.a, pair.b) {
            links.join(pair.a, pair.b, pair.score);
        }
    }
    links.alignment(&said)
}

/// Score that counts as half sure.
const HALF: f64 = 0.17;
/// Score from which a sentence without partner is joined to one that has another already.
const AGAIN: f64 = 0.32;
/// Share of a sentence that a further partner must add.
const ADDS: f64 = 0.1;
/// Share of a sentence that its partners must have for it to count as said in full.
const WHOLE: f64 = 0.5;
/// The same where the two sides lack about the same share: other words for one statement.
const EVEN: f64 = 0.3;
/// Words of one sentence that are laid beside those of its partners.
const LIKE_WORDS: usize = 100;

/// Sentences with the same words, in order; of repeated ones the first with the first.
fn same_words(terms: &Terms) -> Vec<(usize, usize)> {
    let mut places: FxHashMap<&str, VecDeque<usize>> = FxHashMap::default();
    for (at, sentence) in terms.b.iter().enumerate().filter(|(_, sentence)| !sentence.plain.is_empty()) {
        places.entry(&sentence.plain).or_default().push_back(at);
    }
    let next = |(at, sentence): (usize, &Sentence)| Some((at, places.get_mut(sentence.plain.as_str())?.pop_front()?));
    terms.a.iter().enumerate().filter_map(next).collect()
}

/// The pairs so far, and what of each sentence they have.
struct Links<'t> {
    terms: &'t Terms,
    meaning: Option<&'t Meaning>,
    a: Vec<Side>,
    b: Vec<Side>,
}

/// A sentence's partners with their scores, and the terms that they have.
#[derive(Default, Clone)]
struct Side {
    partners: Vec<(usize, f64)>,
    found: Vec<u32>,
    /// Whether it was joined by meaning alone.
    meant: bool,
}

impl Side {
    fn add(&mut self, partner: usize, score: f64, mine: &Sentence, other: &Sentence) {
        self.partners.push((partner, score));
        self.found.extend(both(&mine.terms, &other.terms));
        self.found.sort_unstable();
        self.found.dedup();
    }

    /// The share of a sentence that `other` would add; all that it has where there is no partner yet.
    fn gain(&self, terms: &Terms, mine: &Sentence, other: &Sentence) -> f64 {
        let new = both(&mine.terms, &other.terms).filter(|term| self.found.binary_search(term).is_err());
        new.map(|term| terms.weight(*term)).sum::<f64>() / mine.weight.max(1e-9)
    }
}

impl<'t> Links<'t> {
    fn new(terms: &'t Terms, meaning: Option<&'t Meaning>) -> Self {
        Self { terms, meaning, a: vec![Side::default(); terms.a.len()], b: vec![Side::default(); terms.b.len()] }
    }

    fn join(&mut self, a: usize, b: usize, score: f64) {
        let (Some(in_a), Some(in_b)) = (self.terms.a.get(a), self.terms.b.get(b)) else { return };
        let (Some(side_a), Some(side_b)) = (self.a.get_mut(a), self.b.get_mut(b)) else { return };
        if side_a.partners.iter().all(|(partner, _)| *partner != b) {
            side_a.add(b, score, in_a, in_b);
            side_b.add(a, score, in_b, in_a);
        }
    }

    /// Joins two sentences if each is alone or gains by it; by meaning alone only if each is alone.
    fn consider(&mut self, pair: &Pair) {
        let (Some(in_a), Some(in_b)) = (self.terms.a.get(pair.a), self.terms.b.get(pair.b)) else { return };
        let (Some(side_a), Some(side_b)) = (self.a.get(pair.a), self.b.get(pair.b)) else { return };
        let gains = |side: &Side, mine, other| {
            side.partners.is_empty() || !pair.meant && side.gain(self.terms, mine, other) >= ADDS
        };
        if gains(side_a, in_a, in_b) && gains(side_b, in_b, in_a) {
            self.join(pair.a, pair.b, pair.score);
            self.a.get_mut(pair.a).into_iter().for_each(|side| side.meant |= pair.meant);
            self.b.get_mut(pair.b).into_iter().for_each(|side| side.meant |= pair.meant);
        }
    }

    /// The share of each sentence that its partners have, in the same words or in like ones.
    fn covered(&self, mine: &[Sentence], sides: &[Side], others: &[Sentence]) -> Vec<f64> {
        let share = |(sentence, side): (&Sentence, &Side)| {
            let has = |term: &u32| side.found.binary_search(term).is_ok();
            let same: f64 = side.found.iter().map(|term| self.terms.weight(*term)).sum();
            let like = |meaning: &Meaning| -> f64 {
                let theirs: Vec<u32> = side
                    .partners
                    .iter()
                    .filter_map(|(at, _)| others.get(*at))
                    .flat_map(|other| other.meaning.iter().copied().filter(|term| !has(term)))
                    .take(LIKE_WORDS)
                    .collect();
                let missing = sentence.meaning.iter().filter(|term| !has(term)).take(LIKE_WORDS);
                missing.map(|term| self.terms.weight(*term) * meaning.likest(*term, &theirs)).sum()
            };
            let like = self.meaning.filter(|_| !side.partners.is_empty()).map_or(0.0, like);
            (same + like) / sentence.weight.max(1e-9)
        };
        mine.iter().zip(sides).map(share).collect()
    }

    fn is_alone(&self, a: usize, b: usize) -> bool {
        let alone = |sides: &[Side], at: usize| sides.get(at).is_some_and(|side| side.partners.is_empty());
        alone(&self.a, a) || alone(&self.b, b)
    }

    fn alignment(&self, said: &FxHashMap<(usize, usize), bool>) -> Alignment {
        let moved = self.moved();
        let covered_a = self.covered(&self.terms.a, &self.a, &self.terms.b);
        let covered_b = self.covered(&self.terms.b, &self.b, &self.terms.a);
        let label = |mine: (&Sentence, f64), side: &Side, others: (&[Sentence], &[f64]), by_reader: bool| {
            let (mine, mine_covered) = mine;
            let partner = |(at, _): &(usize, f64)| Some((others.0.get(*at)?, *others.1.get(*at)?));
            let partners: Vec<_> = side.partners.iter().filter_map(partner).collect();
            if partners.is_empty() {
                return Label::OnlyHere;
            }
            if partners.iter().any(|(other, _)| other.plain == mine.plain) {
                return Label::Same;
            }
            let theirs = partners.iter().map(|(_, covered)| *covered).fold(0.0, f64::max);
            // Two that were joined by what they mean need no words in common.
            let even = (side.meant || mine_covered >= EVEN) && theirs - mine_covered < 0.2;
            if by_reader || mine_covered >= WHOLE || even {
                Label::Reworded
            } else {
                Label::Partly
            }
        };
        let entry = |label: Label, side: &Side, moved: bool| {
            let mut aligned: Vec<usize> = side.partners.iter().map(|(partner, _)| *partner).collect();
            aligned.sort_unstable();
            let best = side.partners.iter().map(|(_, score)| *score).fold(0.0, f64::max);
            // From the open scale of the scores to 0..1.
            let score = if best.is_finite() { best / (best + HALF) } else { 1.0 };
            Aligned { label, aligned, moved, score }
        };
        let confirmed = |a: usize, b: usize| said.get(&(a, b)) == Some(&true);
        let in_a = self.terms.a.iter().zip(covered_a.iter().copied());
        let in_b = self.terms.b.iter().zip(covered_b.iter().copied());
        let a = in_a.zip(&self.a).zip(&moved).enumerate().map(|(at, ((mine, side), moved))| {
            let by_reader = side.partners.iter().any(|(b, _)| confirmed(at, *b));
            entry(label(mine, side, (&self.terms.b, &covered_b), by_reader), side, *moved)
        });
        let b = in_b.zip(&self.b).enumerate().map(|(at, (mine, side))| {
            let by_reader = side.partners.iter().any(|(a, _)| confirmed(*a, at));
            let all_moved = side.partners.iter().all(|(a, _)| moved.get(*a) == Some(&true));
            entry(
                label(mine, side, (&self.terms.a, &covered_a), by_reader),
                side,
                all_moved && !side.partners.is_empty(),
            )
        });
        Alignment { a: a.collect(), b: b.collect() }
    }

    /// For each sentence of A, whether its best partner stands outside the longest run that keeps its order.
    fn moved(&self) -> Vec<bool> {
        let best = |(at, side): (usize, &Side)| {
            let best = side.partners.iter().max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))?;
            Some((best.0, at))
        };
        let linked: Vec<(usize, usize)> = self.a.iter().enumerate().filter_map(best).collect();
        let mut ranks = linked.clone();
        ranks.sort_unstable();
        let rank = |pair: &(usize, usize)| ranks.binary_search(pair).unwrap_or_default();
        // As many sentences as can be keep their order; of equal runs the one with more words.
        let weight = |at: usize| (1 << 40) + self.terms.a.get(at).map_or(0, |sentence| sentence.plain.len() as u64);
        let items: Vec<(usize, u64)> = linked.iter().map(|pair| (rank(pair), weight(pair.1))).collect();
        let mut moved = vec![false; self.a.len()];
        for ((_, at), stays) in linked.iter().zip(heaviest_rise(&items, ranks.len())) {
            moved.get_mut(*at).into_iter().for_each(|slot| *slot = !stays);
        }
        moved
    }
}

#[cfg(test)]
mod tests;
