//! Whether a telling with ellipses and brackets stands in a fuller one.
use super::align::{unused, CELLS};
use super::words::{Piece, Word};
use super::Variant;
use crate::Span;

/// How many words of the other telling a bracket may stand for.
const BRACKET: usize = 6;

/// Whether the stretches of `gapped` stand in `whole` in this order. Only brackets bridging a few words, from end to
/// end: the same. With words left out: cut, and which they are.
pub(super) fn fits(gapped: &[Piece], whole: &[Word]) -> Option<(Variant, Vec<Span>)> {
    let own = gapped.iter().filter_map(|piece| if let Piece::Word(word) = piece { Some(word) } else { None });
    let (words, content) = own.fold((0, 0), |(words, content), word| (words + 1, content + usize::from(word.content)));
    if words < 3 || content == 0 || gapped.len().saturating_mul(whole.len()) > CELLS {
        return None;
    }
    let keys: Vec<u32> = whole.iter().map(|word| word.key).collect();
    let mut used = vec![false; whole.len()];
    let mut at = 0;
    let mut begun = false;
    let mut elided = false;
    // How many words may stand before the next stretch; after a bracket few, and they are what it stands for.
    let mut reach: Option<usize> = None;
    let mut rest = gapped;
    while !rest.is_empty() {
        let stop = rest.iter().position(|piece| !matches!(piece, Piece::Word(_))).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(stop);
        let run: Vec<u32> =
            run.iter().filter_map(|piece| if let Piece::Word(word) = piece { Some(word.key) } else { None }).collect();
        if !run.is_empty() {
            let last = reach.map_or(whole.len(), |reach| (at + reach + run.len()).min(whole.len()));
            let found = keys.get(at..last)?.windows(run.len()).position(|window| window == run)?;
            let from = if reach.is_some() { at } else { at + found };
            used.get_mut(from..at + found + run.len())?.fill(true);
            at += found + run.len();
            begun = true;
        }
        rest = match tail.split_first() {
            Some((Piece::Gap { soft }, tail)) => {
                elided |= !soft;
                reach = None;
                tail
            }
            Some((Piece::Bracket(words), tail)) => {
                // An opening bracket stands for the first words, or for some in the middle of a longer telling.
                reach = begun.then_some(BRACKET.max(words.len()));
                tail
            }
            _ => tail,
        };
    }
    let first = used.iter().position(|used| *used).unwrap_or(0);
    if matches!(gapped.first(), Some(Piece::Bracket(_))) && first <= BRACKET {
        used.get_mut(..first)?.fill(true);
    }
    if matches!(gapped.last(), Some(Piece::Bracket(_))) && whole.len() - at <= BRACKET {
        used.get_mut(at..)?.fill(true);
    }
    let cut = unused(whole, &used);
    Some((if elided || !cut.is_empty() { Variant::Cut } else { Variant::Same }, cut))
}
