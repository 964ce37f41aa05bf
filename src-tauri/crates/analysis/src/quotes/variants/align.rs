//! Which words of two tellings are the same ones.
use super::words::Word;
use crate::Span;

/// Alignment by dynamic programming is for utterances; above this many cells only containment is looked at.
pub(super) const CELLS: usize = 250_000;

/// Whether two lists are the same words.
pub(super) fn equal(a: &[Word], b: &[Word]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.key == b.key)
}

/// Where the words of `run` first stand in `whole`, one after the other.
pub(super) fn position(whole: &[Word], run: &[Word]) -> Option<usize> {
    if run.is_empty() {
        return None;
    }
    whole.windows(run.len()).position(|window| equal(window, run))
}

/// How many entries two sorted lists share, each counted as often as both have it.
pub(super) fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut count = 0;
    while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => drop(a.next()),
            std::cmp::Ordering::Greater => drop(b.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                a.next();
                b.next();
            }
        }
    }
    count
}

/// A longest common subsequence, as pairs of places, in order; nothing when there are too many cells.
pub(super) fn matches(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let cells = (a.len() + 1).saturating_mul(width);
    if cells > CELLS || a.len().min(b.len()) > usize::from(u16::MAX) {
        return Vec::new();
    }
    let mut table = vec![0u16; cells];
    let at = |table: &[u16], i: usize, j: usize| table.get(i * width + j).copied().unwrap_or_default();
    for (i, one) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            let best = if one == other { at(&table, i, j) + 1 } else { at(&table, i, j + 1).max(at(&table, i + 1, j)) };
            if let Some(cell) = table.get_mut((i + 1) * width + j + 1) {
                *cell = best;
            }
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (a.len(), b.len());
    while i > 0 && j > 0 {
        if a.get(i - 1) == b.get(j - 1) {
            (i, j) = (i - 1, j - 1);
            found.push((i, j));
        } else if at(&table, i - 1, j) >= at(&table, i, j - 1) {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    found.reverse();
    found
}

/// The stretches of `words` that were not `used`, each from its first to its last word.
pub(super) fn unused(words: &[Word], used: &[bool]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open = false;
    for (word, used) in words.iter().zip(used) {
        match (used, found.last_mut().filter(|_| open)) {
            (true, _) => {}
            (false, Some(span)) => *span = span.cover(word.span),
            (false, None) => found.push(word.span),
        }
        open = !used;
    }
    found
}
