//! Where things stand on the page: the blocks of text in order, the headline among them, and how much running text lies
//! between two of them.
use std::collections::{HashMap, HashSet};

use super::super::blocks::{Block, Flag, Tag};
use super::super::layout::is_unspaced;
use super::survey::Mark;

/// The blocks of a page with what is asked of their places.
pub struct Places<'a> {
    /// The blocks.
    pub blocks: &'a [Block],
    /// The block with the headline; `None` also where hardly any running text follows it: then it is no article's.
    pub headline: Option<usize>,
    /// The first block of running text.
    pub first_text: Option<usize>,
    /// Characters of running text before each block, and in all.
    running: Vec<usize>,
    /// Whether each block is running text.
    is_running: Vec<bool>,
    /// The blocks that stand in the element of a number itself.
    own: HashMap<usize, Vec<usize>>,
    /// The first block anywhere inside the element of each number.
    first: Vec<Option<usize>>,
    /// Numbers of the elements around the headline, and of those that hold much of the page's running text: they belong to
    /// the article and are no box, whatever their classes ("has-sidebar") are.
    pub trunk: HashSet<usize>,
}

/// An element that holds so many hundredths of the running text is no box beside it.
const MUCH: usize = 40;

/// A heading behind so many hundredths of the running text may be in the footer.
const LATE: usize = 80;

/// So much running text (in characters) may stand between the headline and its byline: a standfirst, a caption.
pub const NEAR: usize = 700;

impl<'a> Places<'a> {
    /// Takes in the blocks of a page.
    pub fn of(blocks: &'a [Block], headline: Option<usize>) -> Self {
        let mut places = Self {
            blocks,
            headline,
            first_text: None,
            running: vec![0],
            is_running: Vec::new(),
            own: HashMap::new(),
            first: Vec::new(),
            trunk: HashSet::new(),
        };
        let mut sum = 0;
        // Running text inside the element of each number.
        let elements = blocks.iter().flat_map(|block| block.path.iter()).max().map_or(0, |most| most + 1);
        let mut inside = vec![0usize; elements];
        places.first = vec![None; elements];
        for (at, block) in blocks.iter().enumerate() {
            let running = is_running(block);
            places.is_running.push(running);
            if running {
                sum += block.length;
                for number in &block.path {
                    if let Some(inside) = inside.get_mut(*number) {
                        *inside += block.length;
                    }
                }
            }
            places.running.push(sum);
            places.own.entry(block.mark).or_default().push(at);
            for number in &block.path {
                if let Some(first) = places.first.get_mut(*number) {
                    first.get_or_insert(at);
                }
            }
        }
        places.first_text = places.is_running.iter().position(|running| *running);
        places.headline = headline.filter(|at| !places.is_late(*at, sum));
        let headline = places.headline;
        let much = |(_, length): &(usize, &usize)| **length > 0 && **length * 100 > sum * MUCH;
        places.trunk.extend(inside.iter().enumerate().filter(much).map(|(number, _)| number));
        places.trunk.extend(headline.and_then(|at| blocks.get(at)).iter().flat_map(|block| block.path.iter()));
        places
    }

    /// Whether a heading stands in the footer: behind most of the running text, with none close behind it.
    fn is_late(&self, at: usize, sum: usize) -> bool {
        let before = self.running.get(at).copied().unwrap_or_default();
        let close = self.is_running.iter().skip(at + 1).take(4).any(|running| *running);
        sum > 0 && before * 100 >= sum * LATE && !close
    }

    /// Whether a block is running text.
    pub fn is_running(&self, at: usize) -> bool {
        self.is_running.get(at).copied().unwrap_or_default()
    }

    /// The block in which an element stands, found by its number and its words.
    pub fn block_of(&self, mark: &Mark, text: &str) -> Option<usize> {
        let own = self.own.get(&mark.place).map(Vec::as_slice).unwrap_or_default();
        let words = text.lines().next().unwrap_or_default().trim();
        own.iter()
            .copied()
            .find(|at| !words.is_empty() && self.blocks.get(*at).is_some_and(|block| block.text.contains(words)))
            .or_else(|| self.first.get(mark.place).copied().flatten())
    }

    /// Characters of running text between the headline and a block; `None` when the page shows no headline.
    pub fn beyond_headline(&self, at: usize) -> Option<usize> {
        let headline = self.headline?;
        let before = |at: usize| self.running.get(at).copied().unwrap_or_default();
        Some(if at > headline {
            before(at).saturating_sub(before(headline + 1))
        } else {
            before(headline).saturating_sub(before(at + 1))
        })
    }

    /// Whether a block stands where bylines stand: close behind the headline, or just above it. Where the page shows no
    /// headline, the first text takes its place.
    pub fn is_near(&self, at: usize) -> bool {
        match self.headline {
            Some(headline) if at >= headline => {
                at - headline <= 30 && self.beyond_headline(at).is_some_and(|gap| gap <= NEAR)
            }
            Some(headline) => headline - at <= 10 && self.beyond_headline(at).is_some_and(|gap| gap <= NEAR / 2),
            None => self.running.get(at).is_some_and(|before| *before <= NEAR),
        }
    }

    /// Whether a block stands among comments, or in a box of other articles. `plain` are the numbers of bars at the side
    /// that nothing else says to be such a box.
    pub fn is_aside(&self, at: usize, plain: &HashSet<usize>) -> bool {
        self.blocks.get(at).is_some_and(|block| {
            block.flags.iter().any(|(number, flag)| match flag {
                Flag::Comment | Flag::Hidden | Flag::Cookie | Flag::Archive => !self.trunk.contains(number),
                Flag::Related => !self.trunk.contains(number) && !plain.contains(number),
                _ => false,
            })
        })
    }
}

/// Whether a block is running text.
fn is_running(block: &Block) -> bool {
    matches!(block.tag, Tag::Paragraph | Tag::Other | Tag::Item)
        && block.length > 120
        && block.links * 3 < block.length
        && (block.text.split_whitespace().count() >= 20
            || block.text.chars().filter(|c| is_unspaced(*c)).count() * 2 > block.length)
}
