//! The article in a page: what belongs to it, what is left out and why.
//!
//! `dom_smoothie` (after Mozilla's Readability) finds the part of the page that holds the article. It finds nearly all of
//! the text, with captions, boxes and links between; a second pass over the blocks of that part leaves those out, each
//! with its reason, and takes back paragraphs that were lost.
use std::collections::{HashMap, HashSet};

use dom_query::Document as Page;
use dom_smoothie::{Config, Readability};

use super::blocks::{Block, Flag, Tag, MARK};
use crate::clean::{self, Line};
use crate::{Paragraph, ParagraphKind, Removed};

/// The article of a page.
#[derive(Debug, Default)]
pub struct Content {
    /// The body.
    pub paragraphs: Vec<Paragraph>,
    /// What was left out.
    pub removed: Vec<Removed>,
    /// The standfirst, when the page marks one.
    pub standfirst: Option<String>,
}

/// What becomes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// It stands outside the article.
    Outside,
    /// It belongs to the body.
    Body,
    /// It is the standfirst or the headline.
    Field,
    /// It is left out, for this reason.
    Out(&'static str),
}

/// Finds the article among the blocks of a page. `page` is used up. `headline` is what the page's metadata says.
pub fn find(page: Page, blocks: &[Block], headline: Option<&str>) -> Content {
    let marks = main_marks(page, blocks);
    let lines: Vec<Line> = blocks.iter().map(|block| Line::of(&block.text)).collect();
    let mut kept: Vec<bool> = blocks.iter().map(|block| marks.contains(&block.mark)).collect();
    let weights = Weights::of(blocks, &lines, &kept);
    let running: Vec<bool> = blocks
        .iter()
        .zip(&lines)
        .map(|(block, line)| is_running(block, line) && weights.reason(block).is_none())
        .collect();
    widen(blocks, &running, &weights, &mut kept);
    let weights = Weights::of(blocks, &lines, &kept);
    take_back(blocks, &lines, &weights, &mut kept);
    let mut verdicts: Vec<Verdict> =
        kept.iter().map(|kept| if *kept { Verdict::Body } else { Verdict::Outside }).collect();
    leave_out(blocks, &lines, &weights, headline, &mut verdicts);
    let tail: Vec<usize> =
        (0..blocks.len()).rev().filter(|at| verdicts.get(*at) == Some(&Verdict::Body)).take(2).collect();
    for at in tail {
        if let Some(verdict) = verdicts.get_mut(at).filter(|_| lines.get(at).is_some_and(clean::is_author_note)) {
            *verdict = Verdict::Out("about the author");
        }
    }
    let standfirst = standfirst(blocks, &lines, headline, &mut verdicts);
    lists_of_links(blocks, &mut verdicts);
    headings(blocks, &lines, &mut verdicts);
    fill(blocks, &lines, &verdicts, &weights, standfirst)
}

/// Whether a block is running text by itself.
fn is_running(block: &Block, line: &Line) -> bool {
    line.sentence && line.words >= 8 && block.links * 3 < block.length
}

/// Numbers of the elements that the main-text finder keeps. It is a large piece of code over hostile input: should it
/// panic, the page is read by the plainer rule in [`find`].
fn main_marks(page: Page, blocks: &[Block]) -> HashSet<usize> {
    const MOST_BLOCKS: usize = 60_000;
    if blocks.len() > MOST_BLOCKS {
        return HashSet::new();
    }
    let config = Config { keep_classes: false, disable_json_ld: true, ..Config::default() };
    let run = std::panic::AssertUnwindSafe(|| {
        Readability::with_document(page, None, Some(config)).and_then(|mut readability| readability.parse())
    });
    let Ok(Ok(article)) = std::panic::catch_unwind(run) else { return HashSet::new() };
    let content: &str = &article.content;
    let opening = format!("{MARK}=\"");
    content.split(opening.as_str()).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
}

/// How much text stands in each element: of the text that is kept, and of all running text.
struct Weights {
    kept: HashMap<usize, usize>,
    running: HashMap<usize, usize>,
    all_kept: usize,
    all_running: usize,
}

impl Weights {
    fn of(blocks: &[Block], lines: &[Line], kept: &[bool]) -> Self {
        let mut weights = Self { kept: HashMap::new(), running: HashMap::new(), all_kept: 0, all_running: 0 };
        for ((block, line), kept) in blocks.iter().zip(lines).zip(kept) {
            if *kept {
                weights.all_kept += block.length;
                block.path.iter().for_each(|number| *weights.kept.entry(*number).or_default() += block.length);
            }
            if is_running(block, line) {
                weights.all_running += block.length;
                block.path.iter().for_each(|number| *weights.running.entry(*number).or_default() += block.length);
            }
        }
        weights
    }

    /// What the elements around a block say against it. An element that holds much of the article says nothing: on some
    /// page each class name stands on the body. Comments may be longer than the article.
    fn reason(&self, block: &Block) -> Option<&'static str> {
        let much = |weights: &HashMap<usize, usize>, number: &usize, all: usize| {
            weights.get(number).copied().unwrap_or_default() * 10 > all * 4
        };
        let counts = |(number, flag): &&(usize, Flag)| {
            let longer = !matches!(flag, Flag::Comment | Flag::Related | Flag::Hidden)
                && much(&self.running, number, self.all_running);
            !much(&self.kept, number, self.all_kept) && !longer
        };
        block.flags.iter().filter(counts).find_map(|(_, flag)| flag.reason())
    }

    /// The deepest element that holds nine tenths of the kept text.
    fn root(&self) -> Option<usize> {
        self.kept.iter().filter(|(_, weight)| **weight * 10 >= self.all_kept * 9).map(|(number, _)| *number).max()
    }
}

/// Where the finder took one section of a longer article, or nothing: everything from the first to the last running text
/// in the element that holds nearly all of it. `running` marks text that nothing speaks against.
fn widen(blocks: &[Block], running: &[bool], weights: &Weights, kept: &mut [bool]) {
    let length = |which: &dyn Fn(usize) -> bool| {
        blocks.iter().enumerate().filter(|(at, _)| which(*at)).map(|(_, block)| block.length).sum::<usize>()
    };
    let is = |list: &[bool], at: usize| list.get(at).copied().unwrap_or_default();
    let all = length(&|at| is(running, at));
    let held = length(&|at| is(running, at) && is(kept, at));
    if all == 0 || held * 100 >= all * WIDEN {
        return;
    }
    let mut sums: HashMap<usize, usize> = HashMap::new();
    for (block, _) in blocks.iter().zip(running).filter(|(_, running)| **running) {
        block.path.iter().for_each(|number| *sums.entry(*number).or_default() += block.length);
    }
    let Some(root) = sums.iter().filter(|(_, sum)| **sum * 100 >= all * 85).map(|(number, _)| *number).max() else {
        return;
    };
    let inside = |at: usize| is(running, at) && blocks.get(at).is_some_and(|block| block.path.contains(&root));
    let (Some(first), Some(last)) =
        ((0..blocks.len()).find(|at| inside(*at)), (0..blocks.len()).rfind(|at| inside(*at)))
    else {
        return;
    };
    for (at, (block, kept)) in blocks.iter().zip(kept.iter_mut()).enumerate() {
        let place = at + 1 >= first && at <= last && block.path.contains(&root);
        *kept |= place && block.links * 2 < block.length && weights.reason(block).is_none();
    }
}

/// Below this share (in hundredths) of the page's running text, what the finder keeps is taken for a part of the article.
const WIDEN: usize = 60;

/// Takes back paragraphs between the first and the last kept block that stand in the same part of the page and look like
/// running text: the finder drops lists, short paragraphs and first paragraphs in boxes of their own.
fn take_back(blocks: &[Block], lines: &[Line], weights: &Weights, kept: &mut [bool]) {
    let (Some(first), Some(last), Some(root)) =
        (kept.iter().position(|kept| *kept), kept.iter().rposition(|kept| *kept), weights.root())
    else {
        return;
    };
    for ((at, (block, line)), kept) in blocks.iter().zip(lines).enumerate().zip(kept) {
        let between = at > first && at < last;
        let part = matches!(block.tag, Tag::Heading(2..=4) | Tag::Item | Tag::Row | Tag::Paragraph);
        let running = line.sentence && line.words >= 8 || between && part;
        *kept |=
            block.path.contains(&root) && running && block.links * 2 < block.length && weights.reason(block).is_none();
    }
}

fn leave_out(blocks: &[Block], lines: &[Line], weights: &Weights, headline: Option<&str>, verdicts: &mut [Verdict]) {
    let headline = headline.map(clean::phrase::normal).unwrap_or_default();
    let mut before = 0;
    for ((block, line), verdict) in blocks.iter().zip(lines).zip(verdicts.iter_mut()) {
        if *verdict != Verdict::Body {
            continue;
        }
        let top = before < 3;
        before += usize::from(line.sentence && line.words > 12);
        let rule = clean::rule(line).filter(|rule| {
            !matches!(rule.id, "date-line" | "byline" | "age") || top || rule.id == "byline" && line.words < 8
        });
        let linked = block.links * 10 >= block.length * 9 && line.words <= 30;
        *verdict = if !headline.is_empty() && line.normal == headline {
            Verdict::Out("headline again")
        } else if let Some(reason) = weights.reason(block) {
            Verdict::Out(reason)
        } else if let Some(rule) = rule {
            Verdict::Out(rule.reason)
        } else if linked && matches!(block.tag, Tag::Paragraph | Tag::Other) {
            Verdict::Out("link to another article")
        } else {
            Verdict::Body
        };
    }
}

/// The standfirst: a block that the page marks as such, between the headline and the body. It is a field of its own.
fn standfirst(blocks: &[Block], lines: &[Line], headline: Option<&str>, verdicts: &mut [Verdict]) -> Option<String> {
    let headline = headline.map(clean::phrase::normal).unwrap_or_default();
    let first = verdicts.iter().position(|verdict| *verdict == Verdict::Body)?;
    let until = (first + 2).min(blocks.len());
    let title = lines
        .iter()
        .take(until)
        .rposition(|line| !headline.is_empty() && line.normal == headline)
        .unwrap_or(first.saturating_sub(6));
    let places = title..until;
    for at in places {
        let (Some(block), Some(line), Some(verdict)) = (blocks.get(at), lines.get(at), verdicts.get_mut(at)) else {
            continue;
        };
        let marked = block.flags.iter().any(|(_, flag)| *flag == Flag::Standfirst)
            && block.flags.iter().filter(|(_, flag)| flag.reason().is_some()).count() == 0;
        let heading = matches!(block.tag, Tag::Heading(2..=4)) && line.words >= 8;
        if (marked || heading)
            && (3..=80).contains(&line.words)
            && line.normal != headline
            && clean::rule(line).is_none()
            && block.links * 3 < block.length
        {
            *verdict = Verdict::Field;
            return Some(line.text.clone());
        }
    }
    None
}

/// Two and more items in a row that are nothing but links.
fn lists_of_links(blocks: &[Block], verdicts: &mut [Verdict]) {
    let linked = |block: &Block| block.tag == Tag::Item && block.links * 10 >= block.length * 8;
    let mut at = 0;
    while at < blocks.len() {
        let run = blocks.iter().skip(at).take_while(|block| linked(block)).count();
        if run >= 2 {
            for verdict in verdicts.iter_mut().skip(at).take(run).filter(|verdict| **verdict == Verdict::Body) {
                *verdict = Verdict::Out("link to another article");
            }
        }
        at += run.max(1);
    }
}

/// Headings with no text under them.
fn headings(blocks: &[Block], lines: &[Line], verdicts: &mut [Verdict]) {
    let mut text_below = false;
    for at in (0..blocks.len()).rev() {
        let (Some(block), Some(line), Some(verdict)) = (blocks.get(at), lines.get(at), verdicts.get_mut(at)) else {
            continue;
        };
        if *verdict != Verdict::Body {
            continue;
        }
        match block.tag {
            Tag::Heading(_) if !text_below => *verdict = Verdict::Out("heading without text"),
            Tag::Heading(_) => {}
            _ => text_below |= line.words > 3,
        }
    }
}

fn fill(
    blocks: &[Block],
    lines: &[Line],
    verdicts: &[Verdict],
    weights: &Weights,
    standfirst: Option<String>,
) -> Content {
    let mut content = Content { standfirst, ..Content::default() };
    for ((block, line), verdict) in blocks.iter().zip(lines).zip(verdicts) {
        let before = content.paragraphs.len();
        let reason = match verdict {
            Verdict::Field => continue,
            Verdict::Body => {
                content.paragraphs.push(Paragraph { text: block.text.clone(), kind: kind(block, line) });
                continue;
            }
            Verdict::Out(reason) => reason,
            // Menus are not worth bringing back; sentences may be.
            Verdict::Outside if line.words < 8 || block.links * 2 >= block.length => continue,
            Verdict::Outside => {
                weights.reason(block).or(clean::rule(line).map(|rule| rule.reason)).unwrap_or("outside the article")
            }
        };
        content.removed.push(Removed { text: block.text.clone(), rule: None, reason: reason.to_string(), before });
    }
    content
}

/// What a block of the body is.
pub(super) fn kind(block: &Block, line: &Line) -> ParagraphKind {
    match block.tag {
        Tag::Heading(_) => ParagraphKind::Subhead,
        _ if block.quote => ParagraphKind::BlockQuote,
        Tag::Item => ParagraphKind::ListItem,
        Tag::Paragraph if block.bold * 20 >= block.length * 19 && line.words <= 12 && !line.sentence => {
            ParagraphKind::Subhead
        }
        _ => ParagraphKind::Body,
    }
}
