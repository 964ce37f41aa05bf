//! The page as its finder sees it: passages of text in boxes, with what stands in each box.
use std::cell::OnceCell;
use std::collections::HashMap;

use super::blocks::{Block, Blocks, Flag, Tag};
use super::elements::{self, Element, Name};
use super::live::{self, Entries};
use crate::clean::{self, Line, Rule};

/// A block with what the finder asks of it.
pub struct Passage<'a> {
    /// The block.
    pub block: &'a Block,
    /// Its text as the cleaning rules see it.
    pub line: Line,
    /// How many words it has; in scripts without blanks two letters count as one.
    pub words: usize,
    /// Whether it is running text: a sentence of some length, or a long stretch, and not in links.
    pub prose: bool,
    /// The box that it stands in: the next element around it that divides the page.
    pub host: usize,
    rule: OnceCell<Option<&'static Rule>>,
}

impl<'a> Passage<'a> {
    fn of(block: &'a Block, elements: &[Element]) -> Self {
        let line = Line::of(&block.text);
        let dense = block.text.chars().filter(|c| is_unspaced(*c)).count();
        let unspaced = dense * 2 > block.length;
        let words = if unspaced { line.words.max(dense / 2) } else { line.words };
        let sentence = line.sentence || unspaced && words >= 12;
        let prose = block.links * 3 < block.length && (sentence && words >= 8 || words >= 20);
        let mut host = block.mark;
        while let Some(element) = elements.get(host).filter(|element| !element.name.is_part() && element.parent != 0) {
            host = element.parent;
        }
        Self { block, line, words, prose, host, rule: OnceCell::new() }
    }

    /// The cleaning rule that takes its words, wherever they stand.
    pub fn rule(&self) -> Option<&'static Rule> {
        *self.rule.get_or_init(|| clean::rule(&self.line))
    }

    /// Whether half of it or more is in links.
    pub const fn linky(&self) -> bool {
        self.block.links * 2 >= self.block.length
    }

    /// Whether it is a short line of no sentence.
    pub const fn short(&self, most: usize) -> bool {
        self.words <= most && !self.line.sentence
    }
}

/// Letters of scripts that put no blanks between words: Japanese, Chinese, Thai, Lao, Burmese, Khmer.
pub const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// How the box of a passage relates to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It holds a good part of the article's text.
    Main,
    /// It looks like the boxes that hold a good part of it.
    Alike,
    /// Another box.
    Box,
}

impl Place {
    /// Whether it is a box of the article's text.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Main | Self::Alike)
    }
}

/// Share of the article's text, in hundredths, that makes a box, or all boxes that look alike, a place of the text.
const MAIN: usize = 15;

/// A page laid out: figures for its elements, each by the element's number, inside and all.
pub struct Layout<'a> {
    /// The passages in the order of the page.
    pub passages: Vec<Passage<'a>>,
    /// The elements by their numbers.
    pub elements: &'a [Element],
    /// The first passage in each element, and the one after its last; both 0 for an element without any.
    pub spans: Vec<(usize, usize)>,
    /// Characters in each element.
    pub length: Vec<usize>,
    /// Characters in links in each element.
    pub links: Vec<usize>,
    /// Characters of running text in each element.
    pub prose: Vec<usize>,
    /// Passages of running text in each element.
    pub proses: Vec<usize>,
    /// The entries, when the page is a live blog.
    pub live: Entries,
}

/// A figure by number; 0 where there is none.
pub fn figure(figures: &[usize], number: usize) -> usize {
    figures.get(number).copied().unwrap_or_default()
}

impl<'a> Layout<'a> {
    /// Lays a page out.
    pub fn of(page: &'a Blocks) -> Self {
        let elements = page.elements.as_slice();
        let passages: Vec<Passage> = page.blocks.iter().map(|block| Passage::of(block, elements)).collect();
        let sum = |of: &dyn Fn(&Passage) -> usize| sum(&passages, elements, of);
        let (length, links) = (sum(&|passage| passage.block.length), sum(&|passage| passage.block.links));
        let prose = sum(&|passage| if passage.prose { passage.block.length } else { 0 });
        let proses = sum(&|passage| usize::from(passage.prose));
        let spans = spans(&passages, elements);
        let mut layout = Self { passages, elements, spans, length, links, prose, proses, live: Entries::default() };
        layout.live = live::entries(&layout);
        layout
    }

    /// Characters in each element, of the passages for which `which` says yes.
    pub fn sum_of(&self, which: &[bool]) -> Vec<usize> {
        let mut own = vec![0; self.elements.len()];
        for (passage, _) in self.passages.iter().zip(which).filter(|(_, yes)| **yes) {
            if let Some(figure) = own.get_mut(passage.block.mark) {
                *figure += passage.block.length;
            }
        }
        elements::with_inside(self.elements, own)
    }

    /// The element around another; 0 is the page.
    pub fn parent(&self, number: usize) -> usize {
        self.elements.get(number).map(|element| element.parent).unwrap_or_default()
    }

    /// The elements around a passage, the innermost first.
    pub fn around(&self, passage: &Passage) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(passage.block.mark), |number| Some(self.parent(*number)))
            .take_while(|number| *number != 0)
    }

    /// Whether a passage stands in an element. The elements are numbered in the order of the page, so its span tells.
    pub fn holds(&self, number: usize, at: usize) -> bool {
        self.spans.get(number).is_some_and(|(first, end)| (*first..*end).contains(&at))
    }

    /// What an element is.
    pub fn name(&self, number: usize) -> Name {
        self.elements.get(number).map(|element| element.name).unwrap_or_default()
    }

    /// How each element, as a box, relates to the text in `root`.
    pub fn places(&self, root: usize) -> Vec<Place> {
        let mut held = vec![0; self.elements.len()];
        let mut alike: HashMap<u64, usize> = HashMap::new();
        for (at, passage) in self.passages.iter().enumerate() {
            if passage.prose && self.holds(root, at) {
                if let Some(held) = held.get_mut(passage.host) {
                    *held += passage.block.length;
                }
                *alike.entry(self.looks(passage.host)).or_default() += passage.block.length;
            }
        }
        let all: usize = held.iter().sum();
        let enough = |sum: usize| sum > 0 && sum * 100 >= all * MAIN;
        let place = |number: usize| match () {
            () if enough(figure(&held, number)) => Place::Main,
            () if enough(alike.get(&self.looks(number)).copied().unwrap_or_default()) => Place::Alike,
            () => Place::Box,
        };
        (0..self.elements.len()).map(place).collect()
    }

    fn looks(&self, number: usize) -> u64 {
        self.elements.get(number).map(|element| element.looks).unwrap_or_default()
    }

    /// Whether a passage is a row of a table that is no list of links.
    pub fn is_row(&self, passage: &Passage) -> bool {
        let table = || self.around(passage).find(|number| self.name(*number) == Name::Table);
        passage.block.tag == Tag::Row
            && table().is_some_and(|table| figure(&self.links, table) * 2 < figure(&self.length, table))
    }

    /// What the elements around each passage say against it: the reason for each element, of itself or of one around it.
    /// An element that holds much of the article says nothing, for on some page each class name stands on the body:
    /// `kept` is what is taken for the article, by element.
    pub fn reasons(&self, kept: &[usize]) -> Vec<Option<&'static str>> {
        let all_kept = figure(kept, 0);
        let all_prose = figure(&self.prose, 0);
        let mut reasons: Vec<Option<&'static str>> = vec![None; self.elements.len()];
        for (number, element) in self.elements.iter().enumerate().skip(1) {
            let around = reasons.get(element.parent).copied().flatten();
            let counts = |flag: &&Flag| {
                // Comments may be longer than the article; what is hidden may be a copy of it.
                let soft = matches!(flag, Flag::Comment | Flag::Related | Flag::Hidden);
                let much = !soft && figure(&self.prose, number) * 10 > all_prose * 4;
                let most = match flag {
                    Flag::Hidden => 80,
                    Flag::Comment => 60,
                    _ => 40,
                };
                let text = **flag == Flag::Related && self.is_text(number);
                !much && !text && figure(kept, number) * 100 <= all_kept * most
            };
            let entry = self.is_entry(number);
            let own = || element.flags.iter().filter(counts).filter(|_| !entry).find_map(|flag| flag.reason());
            if let Some(reason) = reasons.get_mut(number) {
                *reason = around.or_else(own);
            }
        }
        reasons
    }

    /// Whether an element is an entry of a live blog, or the column of them: its name is the site's word for that.
    pub fn is_entry(&self, number: usize) -> bool {
        self.live.column != 0 && (number == self.live.column || self.live.elements.contains(&number))
    }

    /// Whether an element is a stretch of running text and no list of links.
    fn is_text(&self, number: usize) -> bool {
        let length = figure(&self.length, number);
        figure(&self.proses, number) >= 3
            && figure(&self.links, number) * 10 < length
            && figure(&self.prose, number) * 10 >= length * 7
    }
}

fn sum(passages: &[Passage], elements: &[Element], of: &dyn Fn(&Passage) -> usize) -> Vec<usize> {
    let mut own = vec![0; elements.len()];
    for passage in passages {
        if let Some(figure) = own.get_mut(passage.block.mark) {
            *figure += of(passage);
        }
    }
    elements::with_inside(elements, own)
}

fn spans(passages: &[Passage], elements: &[Element]) -> Vec<(usize, usize)> {
    let mut spans = vec![(usize::MAX, 0); elements.len()];
    for (at, passage) in passages.iter().enumerate() {
        if let Some((first, end)) = spans.get_mut(passage.block.mark) {
            *first = (*first).min(at);
            *end = (*end).max(at + 1);
        }
    }
    for number in (1..elements.len()).rev() {
        let (Some(element), Some(inner)) = (elements.get(number), spans.get(number).copied()) else { continue };
        if let Some((first, end)) = spans.get_mut(element.parent) {
            *first = (*first).min(inner.0);
            *end = (*end).max(inner.1);
        }
    }
    spans.into_iter().map(|(first, end)| if end == 0 { (0, 0) } else { (first, end) }).collect()
}
