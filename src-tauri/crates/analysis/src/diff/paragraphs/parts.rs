//! Free paragraphs beside a pair that are the rest of it: a part of a split or merge too short, or too much rewritten,
//! to be found by likeness alone.
use super::{Bags, Groups, Range, MOST_PARTS};
use crate::diff::pieces::Pieces;
use rustc_hash::FxHashSet;

/// Share of what a paragraph lost that must stand in its free neighbor for the two to be its parts: a part with much
/// new text in it is less alike than a part of old words only, yet it is one.
const LOST: f64 = 0.5;
/// A paragraph that lost less than this share of itself was edited and not split.
const LOST_LEAST: f64 = 0.15;
/// The same where only phrases are found again: a name that stands in the next paragraph now is no split.
const LOST_MORE: f64 = 0.2;
/// Share of the lost text, or of the neighbor where that is shorter, that must stand there in the same phrases.
const PHRASES: f64 = 0.1;
/// Share of the neighbor that the phrases must be at least, however short the lost text is.
const PHRASES_LEAST: f64 = 0.05;
/// A neighbor of which so much was lost elsewhere holds nothing of its own.
const NOTHING_NEW: f64 = 0.8;

/// A free paragraph beside the parts of another.
struct Beside<'a> {
    whole: &'a Range<usize>,
    parts: &'a Range<usize>,
    extra: usize,
}

/// One text as the parts see it: its pieces and its words.
#[derive(Clone, Copy)]
struct Side<'a> {
    pieces: &'a Pieces<'a>,
    bags: &'a [super::Bag],
}

impl Side<'_> {
    fn words(&self, paragraphs: &Range<usize>) -> Vec<u32> {
        let pieces = self.pieces.slice(&self.pieces.pieces_of(paragraphs));
        pieces.iter().filter(|piece| piece.is_word()).map(|piece| piece.key).collect()
    }
}

impl Groups {
    /// Gives free paragraphs to a group next to them where they hold what that group's other side has and it lacks.
    pub(super) fn add_parts(&mut self, old: &Pieces, new: &Pieces, bags: &Bags) {
        let (old, new) = (Side { pieces: old, bags: &bags.old }, Side { pieces: new, bags: &bags.new });
        for at in 0..self.new.len() {
            let fits = |number: &usize| {
                let Some((group, _)) = self.found.get(*number) else { return false };
                let beside = Beside { whole: &group.old, parts: &group.new, extra: at };
                bags.is_rest(old, new, &beside)
            };
            let Some(number) = super::beside(&self.new, at).into_iter().find(fits) else { continue };
            let Some((group, _)) = self.found.get_mut(number) else { continue };
            group.new = group.new.start.min(at)..group.new.end.max(at + 1);
            self.new.get_mut(at).into_iter().for_each(|slot| *slot = Some(number));
        }
        for at in 0..self.old.len() {
            let fits = |number: &usize| {
                let Some((group, _)) = self.found.get(*number) else { return false };
                let beside = Beside { whole: &group.new, parts: &group.old, extra: at };
                bags.is_rest(new, old, &beside)
            };
            let Some(number) = super::beside(&self.old, at).into_iter().find(fits) else { continue };
            let Some((group, _)) = self.found.get_mut(number) else { continue };
            group.old = group.old.start.min(at)..group.old.end.max(at + 1);
            self.old.get_mut(at).into_iter().for_each(|slot| *slot = Some(number));
        }
    }
}

impl Bags {
    /// Whether the paragraph beside the parts is one of them: it holds most of what `whole` has and the parts lack, or
    /// holds it in the same phrases and on the right side, or holds nothing else.
    fn is_rest(&self, wholes: Side, others: Side, beside: &Beside) -> bool {
        if beside.whole.len() != 1 || beside.parts.len() >= MOST_PARTS {
            return false;
        }
        let parts = others.bags.get(beside.parts.clone());
        let bags = (wholes.bags.get(beside.whole.start), parts, others.bags.get(beside.extra));
        let (Some(whole), Some(parts), Some(extra)) = bags else { return false };
        let (mut lost, mut again) = (0.0, 0.0);
        for (key, count) in &whole.words {
            let weight = self.weight_of(*key);
            let left = count.saturating_sub(parts.iter().map(|bag| bag.count(*key)).sum());
            lost += weight * f64::from(left);
            again += weight * f64::from(left.min(extra.count(*key)));
        }
        if again <= 0.0 {
            return false;
        }
        if again >= NOTHING_NEW * extra.weight || (lost >= LOST_LEAST * whole.weight && again >= LOST * lost) {
            return true;
        }
        let enough = (PHRASES * lost.min(extra.weight)).max(PHRASES_LEAST * extra.weight);
        // Phrases found again weigh no more than words found again, so that most neighbors need no second look.
        lost >= LOST_MORE * whole.weight && again >= enough && self.phrases(wholes, others, beside) >= enough
    }

    /// The weight of the words that `whole` shares with the paragraph beside the parts in pairs of neighbors, and not
    /// with the parts; 0 where they stand on the wrong side of what it shares with the parts.
    fn phrases(&self, wholes: Side, others: Side, beside: &Beside) -> f64 {
        let whole = wholes.words(beside.whole);
        let covered = |paragraphs: &Range<usize>| {
            let words = others.words(paragraphs);
            let pairs: FxHashSet<(u32, u32)> = words.iter().copied().zip(words.iter().copied().skip(1)).collect();
            let mut covered = vec![false; whole.len()];
            for (at, pair) in whole.iter().copied().zip(whole.iter().copied().skip(1)).enumerate() {
                if pairs.contains(&pair) {
                    covered.iter_mut().skip(at).take(2).for_each(|slot| *slot = true);
                }
            }
            covered
        };
        let (extra, parts) = (covered(&(beside.extra..beside.extra + 1)), covered(beside.parts));
        let mean = |of: &[bool], not: &[bool]| {
            let places = of.iter().zip(not).enumerate().filter(|(_, (of, not))| **of && !**not).map(|(at, _)| at);
            let (sum, count) = places.fold((0, 0), |(sum, count), at| (sum + at, count + 1));
            sum as f64 / (count as f64).max(1.0)
        };
        let (here, there) = (mean(&extra, &parts), mean(&parts, &extra));
        if (beside.extra >= beside.parts.end) != (here > there) {
            return 0.0;
        }
        let own = whole.iter().zip(extra.iter().zip(&parts)).filter(|(_, (extra, parts))| **extra && !**parts);
        own.map(|(key, _)| self.weight_of(*key)).sum()
    }
}
