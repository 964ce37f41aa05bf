//! Word differences inside a pair of passages (Myers 1986, by the crate `similar`).
use super::pieces::{is_quotation_mark, seen, Piece, Pieces};
use super::{Op, Unseen};
use broadsheet_text::Span;
use similar::{capture_diff_slices, Algorithm, DiffOp};
use std::ops::Range;

/// Up to this many cells the shortest script is searched; beyond it the search may settle for a good one. A bound by
/// size and not by time, so that the same texts always give the same answer.
const EXACT: usize = 1_000_000;

/// Most words that two phrases may trade places over.
const SWAP: usize = 8;

/// A stretch where the passages differ in what a reader sees; at least one side holds a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// Pieces of the old text.
    pub old: Range<usize>,
    /// Pieces of the new text.
    pub new: Range<usize>,
}

/// Collects steps and joins those that continue each other.
#[derive(Debug, Default)]
pub(super) struct Steps {
    /// The steps so far.
    pub ops: Vec<Op>,
    /// Whether what stays the same stands in another place.
    pub moved: bool,
    /// What is replaced without being seen.
    pub unseen: Unseen,
}

impl Steps {
    /// The same characters on both sides.
    pub fn keep(&mut self, old: Span, new: Span) {
        if old.is_empty() || new.is_empty() {
            return;
        }
        match self.ops.last_mut() {
            Some(Op::Equal { old: o, new: n }) if !self.moved && o.end() == old.start() && n.end() == new.start() => {
                (*o, *n) = (o.cover(old), n.cover(new));
            }
            Some(Op::Move { old: o, new: n }) if self.moved && o.end() == old.start() && n.end() == new.start() => {
                (*o, *n) = (o.cover(old), n.cover(new));
            }
            _ if self.moved => self.ops.push(Op::Move { old, new }),
            _ => self.ops.push(Op::Equal { old, new }),
        }
    }

    /// Gone.
    pub fn delete(&mut self, old: Span) {
        match self.ops.last_mut() {
            _ if old.is_empty() => {}
            Some(Op::Delete { old: last }) if last.end() == old.start() => *last = last.cover(old),
            _ => self.ops.push(Op::Delete { old }),
        }
    }

    /// New.
    pub fn insert(&mut self, new: Span) {
        match self.ops.last_mut() {
            _ if new.is_empty() => {}
            Some(Op::Insert { new: last }) if last.end() == new.start() => *last = last.cover(new),
            _ => self.ops.push(Op::Insert { new }),
        }
    }

    /// One piece or gap against another: kept when the bytes are the same, else replaced.
    pub fn match_up(&mut self, old: (&str, Span), new: (&str, Span)) {
        if old.1.of(old.0) == new.1.of(new.0) {
            self.keep(old.1, new.1);
        } else {
            self.unseen.count(old.1.of(old.0), new.1.of(new.0));
            self.delete(old.1);
            self.insert(new.1);
        }
    }
}

impl Unseen {
    /// Counts two stretches that differ in their bytes and not in what is seen of them. A paragraph's break against a
    /// space is no matter of typing.
    fn count(&mut self, old: &str, new: &str) {
        let most = |wanted: fn(char) -> bool| {
            let count = |text: &str| text.chars().filter(|c| wanted(*c)).count();
            count(old).max(count(new))
        };
        let blank = |text: &str| text.chars().all(char::is_whitespace);
        let marks = most(is_quotation_mark);
        if blank(old) && blank(new) {
            self.spaces += usize::from(old.contains('\n') == new.contains('\n'));
        } else if marks > 0 {
            self.quotation_marks += marks;
        } else {
            self.others += 1;
        }
    }
}

/// Compares a range of old pieces with a range of new ones; adds the steps, which tile both with the gaps before their
/// pieces, and returns the visible differences in order.
pub(super) fn compare(
    old: &Pieces,
    new: &Pieces,
    at: (&Range<usize>, &Range<usize>),
    steps: &mut Steps,
) -> Vec<Region> {
    let (o, n) = (old.slice(at.0), new.slice(at.1));
    let shared: Vec<(usize, usize)> = join(&swapped(&matches(o, n), o, n), o, n);
    let mut regions = Vec::new();
    // The gap before the next kept piece, where a deletion or insertion has used it already.
    let mut gap_done = false;
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in shared.into_iter().chain([(o.len(), n.len())]) {
        let (out, into) = (o.get(i..next_i).unwrap_or_default(), n.get(j..next_j).unwrap_or_default());
        regions.extend(region((old, new), (out, into), (at.0.start + i, at.1.start + j), &mut steps.unseen));
        let (kept_o, kept_n) = (o.get(next_i), n.get(next_j));
        match (ends(out), ends(into)) {
            (Some((first_o, last_o)), Some((first_n, last_n))) => {
                steps.match_up((old.text, first_o.gap), (new.text, first_n.gap));
                steps.delete(first_o.span.cover(last_o.span));
                steps.insert(first_n.span.cover(last_n.span));
            }
            (Some((first, last)), None) => match (kept_o, kept_n) {
                // "a [b ]c" and not "a[ b] c" where the gaps allow it: a paragraph's break then stays in its place.
                (Some(ko), Some(kn)) if first.gap.of(old.text) == kn.gap.of(new.text) => {
                    steps.keep(first.gap, kn.gap);
                    steps.delete(Span::new(first.span.start(), ko.span.start()));
                    gap_done = true;
                }
                _ => steps.delete(first.gap.cover(last.span)),
            },
            (None, Some((first, last))) => match (kept_o, kept_n) {
                (Some(ko), Some(kn)) if first.gap.of(new.text) == ko.gap.of(old.text) => {
                    steps.keep(ko.gap, first.gap);
                    steps.insert(Span::new(first.span.start(), kn.span.start()));
                    gap_done = true;
                }
                _ => steps.insert(first.gap.cover(last.span)),
            },
            (None, None) => {}
        }
        if let (Some(ko), Some(kn)) = (kept_o, kept_n) {
            if !gap_done {
                steps.match_up((old.text, ko.gap), (new.text, kn.gap));
            }
            steps.match_up((old.text, ko.span), (new.text, kn.span));
        }
        gap_done = false;
        (i, j) = (next_i + 1, next_j + 1);
    }
    regions
}

/// First and last of some pieces.
fn ends(pieces: &[Piece]) -> Option<(&Piece, &Piece)> {
    Some((pieces.first()?, pieces.last()?))
}

/// The difference as a region, unless a reader would not see it.
fn region(
    (old, new): (&Pieces, &Pieces),
    (out, into): (&[Piece], &[Piece]),
    at: (usize, usize),
    unseen: &mut Unseen,
) -> Option<Region> {
    if out.is_empty() && into.is_empty() {
        return None;
    }
    let region = Region { old: at.0..at.0 + out.len(), new: at.1..at.1 + into.len() };
    let (before, after) = (old.span(&region.old), new.span(&region.new));
    if let (Some(before), Some(after)) = (before, after) {
        let (before, after) = (before.of(old.text), after.of(new.text));
        if seen(before) == seen(after) {
            unseen.count(before, after);
            return None;
        }
    }
    Some(region)
}

/// The pieces that both have, as pairs that rise on both sides.
fn matches(old: &[Piece], new: &[Piece]) -> Vec<(usize, usize)> {
    let keys = |pieces: &[Piece]| pieces.iter().map(|piece| piece.key).collect::<Vec<_>>();
    let (a, b) = (keys(old), keys(new));
    if a == b {
        return (0..a.len()).map(|at| (at, at)).collect();
    }
    let how = if a.len().saturating_mul(b.len()) <= EXACT { Algorithm::RawMyers } else { Algorithm::Myers };
    let mut found = Vec::with_capacity(a.len().min(b.len()));
    for op in capture_diff_slices(how, &a, &b) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            found.extend((0..len).map(|by| (old_index + by, new_index + by)));
        }
    }
    found
}

/// Gives up a comma or "of" that two rewritten stretches happen to share: one change reads better than crumbs.
fn join(shared: &[(usize, usize)], old: &[Piece], new: &[Piece]) -> Vec<(usize, usize)> {
    let words = |pieces: Option<&[Piece]>| pieces.unwrap_or_default().iter().filter(|piece| piece.is_word()).count();
    let runs = runs(shared);
    let mut kept: Vec<(usize, usize)> = Vec::with_capacity(shared.len());
    let mut end = (0, 0);
    for (number, run) in runs.iter().enumerate() {
        let pairs = shared.get(run.clone()).unwrap_or_default();
        let (Some(first), Some(close)) = (pairs.first(), pairs.last()) else { continue };
        let next =
            runs.get(number + 1).and_then(|run| shared.get(run.start)).copied().unwrap_or((old.len(), new.len()));
        let left = words(old.get(end.0..first.0)).max(words(new.get(end.1..first.1)));
        let right = words(old.get(close.0 + 1..next.0)).max(words(new.get(close.1 + 1..next.1)));
        let inside = words(old.get(first.0..close.0 + 1));
        // The mark inside "6:40" or "and/or" holds nothing together once both sides of it have changed.
        let tight = |pieces: &[Piece], at: usize| {
            pieces.iter().skip(at).take(2).all(|piece| piece.gap.is_empty()) && at + 1 < pieces.len()
        };
        let hinge = inside == 0 && pairs.len() == 1 && tight(old, first.0) && tight(new, first.1);
        if (left.min(right) >= 3 * inside + 2 && pairs.len() <= 3) || (hinge && left.min(right) == 1) {
            continue;
        }
        kept.extend_from_slice(pairs);
        end = (close.0 + 1, close.1 + 1);
    }
    kept
}

/// Runs of pairs that follow each other on both sides, as ranges of `shared`.
fn runs(shared: &[(usize, usize)]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (at, pair) in shared.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if last == Some((pair.0.wrapping_sub(1), pair.1.wrapping_sub(1))) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
        last = Some(*pair);
    }
    runs
}

/// Gives up what stands between two phrases that traded places ("in a store on the quay", "on the quay in a store"):
/// the trade is one change.
fn swapped(shared: &[(usize, usize)], old: &[Piece], new: &[Piece]) -> Vec<(usize, usize)> {
    let words = |pieces: Option<&[Piece]>| {
        let words = pieces.unwrap_or_default().iter().filter(|piece| piece.is_word());
        words.map(|piece| piece.key).collect::<Vec<u32>>()
    };
    let runs = runs(shared);
    let mut kept: Vec<(usize, usize)> = Vec::with_capacity(shared.len());
    let mut end = (0, 0);
    for (number, run) in runs.iter().enumerate() {
        let pairs = shared.get(run.clone()).unwrap_or_default();
        let (Some(first), Some(close)) = (pairs.first(), pairs.last()) else { continue };
        let next =
            runs.get(number + 1).and_then(|run| shared.get(run.start)).copied().unwrap_or((old.len(), new.len()));
        let before = (end.0..first.0, end.1..first.1);
        let after = (close.0 + 1..next.0, close.1 + 1..next.1);
        end = (close.0 + 1, close.1 + 1);
        let longest = before.0.len().max(before.1.len()).max(after.0.len()).max(after.1.len());
        // Marks may have come between; nothing longer is read.
        if pairs.len() <= 2 * SWAP && (1..=2 * SWAP).contains(&longest) {
            let before = (words(old.get(before.0)), words(new.get(before.1)));
            let after = (words(old.get(after.0)), words(new.get(after.1)));
            let traded = before.0.len().max(before.1.len());
            let inside = words(old.get(first.0..close.0 + 1)).len();
            if traded > 0 && before.0 == after.1 && before.1 == after.0 && inside <= (2 * traded + 1).min(SWAP) {
                continue;
            }
        }
        kept.extend_from_slice(pairs);
    }
    kept
}
