//! Which element of a page holds the article.
//!
//! Each passage weighs for the elements around it: running text by its length, less where its boxes speak against it, all
//! else a little against. The element with the greatest sum holds the article (the maximum subsequence of Pasternack and
//! Roth, "Extracting article text from the web with maximum subsequence segmentation", 2009, on the tree in place of the
//! line). The weights are round numbers, tried on pages with known articles.
use super::blocks::Flag;
use super::layout::{figure, Layout};
use super::live;

/// What a flag leaves of the weight of running text, in hundredths.
const fn share(flag: Flag) -> i64 {
    match flag {
        Flag::Standfirst => 100,
        Flag::Related | Flag::Share | Flag::Author | Flag::Meta => 50,
        Flag::Navigation | Flag::Newsletter | Flag::Ad | Flag::Form => 40,
        Flag::Caption | Flag::Cookie => 30,
        Flag::Comment => 25,
        Flag::Hidden | Flag::Archive => 10,
    }
}

/// Most characters that a passage without running text weighs, beside those in links.
const SHORT: i64 = 40;
/// Below this share of the page's running text, in hundredths, an element is taken for a section of a longer article.
const SECTION: i64 = 60;
/// The share that the whole of it must have.
const WHOLE: i64 = 85;
/// The share of the article's running text that an element must hold whose name says that it is the text.
const NAMED: i64 = 75;

/// What each passage weighs; more than nothing for running text.
pub fn weights(layout: &Layout) -> Vec<i64> {
    let left = flags_left(layout);
    // A page of nothing but short sentences is a short notice: then these are the running text.
    let notice = !layout.passages.iter().any(|passage| passage.prose);
    let weight = |(at, passage): (usize, &super::layout::Passage)| {
        let length = clamp(passage.block.length);
        if layout.live.holds(at) && !passage.prose {
            return if live::is_text(passage) { length } else { 0 };
        }
        let short = notice && passage.line.sentence && passage.words >= 4 && !passage.linky();
        if passage.prose || short {
            length * left.get(passage.block.mark).copied().unwrap_or(100) / 100
        } else {
            -length.min(SHORT) - clamp(passage.block.links)
        }
    };
    layout.passages.iter().enumerate().map(weight).collect()
}

/// What the flags of each element and of those around it leave, in hundredths; each flag counts once.
fn flags_left(layout: &Layout) -> Vec<i64> {
    let mut left: Vec<(i64, u32)> = vec![(100, 0); layout.elements.len()];
    for (number, element) in layout.elements.iter().enumerate().skip(1) {
        let mut state = left.get(element.parent).copied().unwrap_or((100, 0));
        for flag in element.flags.iter().filter(|_| !layout.is_entry(number)) {
            let bit = 1 << (*flag as u32);
            if state.1 & bit == 0 {
                state = (state.0 * share(*flag) / 100, state.1 | bit);
            }
        }
        if let Some(own) = left.get_mut(number) {
            *own = state;
        }
    }
    left.into_iter().map(|(left, _)| left).collect()
}

/// The element that holds the article; `None` for a page without any words.
pub fn find(layout: &Layout, weights: &[i64]) -> Option<usize> {
    let sums = sums(layout, weights, |weight| weight);
    let texts = sums_of_text(layout, weights);
    let at = |sums: &[i64], number: usize| sums.get(number).copied().unwrap_or_default();
    let with_words = || (1..layout.elements.len()).filter(|number| figure(&layout.length, *number) > 0);
    // Of equals the deepest, which has the greatest number.
    let mut root = with_words().max_by_key(|number| at(&sums, *number))?;
    let all = at(&texts, 0);
    if at(&texts, root) * 100 < all * SECTION {
        root = with_words().filter(|number| at(&texts, *number) * 100 >= all * WHOLE).max().unwrap_or(root);
    }
    while !layout.name(root).is_part() && layout.parent(root) != 0 {
        root = layout.parent(root);
    }
    let column = layout.live.column;
    let most = if layout.live.marked { 4 } else { 2 };
    if column != 0 && at(&texts, column) * most >= at(&texts, root) {
        // The part that holds the column and what of the article stands over it.
        let holds = |outer: &usize| {
            std::iter::successors(Some(column), |number| Some(layout.parent(*number)).filter(|_| *number != 0))
                .any(|number| number == *outer)
        };
        return std::iter::successors(Some(root), |number| Some(layout.parent(*number)).filter(|_| *number != 0))
            .find(|outer| *outer != 0 && holds(outer))
            .or(Some(column));
    }
    // What is inside follows in the numbering, up to the first element whose parent stands before.
    let outer = root;
    for number in (outer + 1..layout.elements.len()).take_while(|number| layout.parent(*number) >= outer) {
        let named = layout.elements.get(number).is_some_and(|element| element.named);
        if named && at(&texts, number) > 0 && at(&texts, number) * 100 >= at(&texts, root) * NAMED {
            root = number;
        }
    }
    Some(root)
}

fn sums(layout: &Layout, weights: &[i64], of: impl Fn(i64) -> i64) -> Vec<i64> {
    let mut own = vec![0; layout.elements.len()];
    for (passage, weight) in layout.passages.iter().zip(weights) {
        if let Some(sum) = own.get_mut(passage.block.mark) {
            *sum += of(*weight);
        }
    }
    for number in (1..own.len()).rev() {
        let sum = own.get(number).copied().unwrap_or_default();
        if let Some(parent) = own.get_mut(layout.parent(number)) {
            *parent += sum;
        }
    }
    own
}

fn sums_of_text(layout: &Layout, weights: &[i64]) -> Vec<i64> {
    sums(layout, weights, |weight| weight.max(0))
}

fn clamp(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX / 4)
}
