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
    if !kept.contains(&true) {
        kept = blocks
            .iter()
            .zip(&lines)
            .map(|(block, line)| {
                line.words >= 12
                    && line.sentence
                    && block.links * 3 < block.length
                    && reason_of(block, &HashMap::new(), 0).is_none()
            })
            .collect();
    }
    let weights = weights(blocks, &kept);
    let total: usize = blocks.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(block, _)| block.length).sum();
    take_back(blocks, &lines, &weights, total, &mut kept);
    let mut verdicts: Vec<Verdict> =
        kept.iter().map(|kept| if *kept { Verdict::Body } else { Verdict::Outside }).collect();
    leave_out(blocks, &lines, &weights, total, headline, &mut verdicts);
    let standfirst = standfirst(blocks, &lines, headline, &mut verdicts);
    lists_of_links(blocks, &mut verdicts);
    headings(blocks, &lines, &mut verdicts);
    fill(blocks, &lines, &verdicts, standfirst)
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

/// For each element, how many characters of kept text stand in it.
fn weights(blocks: &[Block], kept: &[bool]) -> HashMap<usize, usize> {
    let mut weights: HashMap<usize, usize> = HashMap::new();
    for (block, _) in blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        for number in &block.path {
            *weights.entry(*number).or_default() += block.length;
        }
    }
    weights
}

/// What the elements around a block say against it. An element that holds much of the article says nothing: on some page
/// each class name stands on the body.
fn reason_of(block: &Block, weights: &HashMap<usize, usize>, total: usize) -> Option<&'static str> {
    block
        .flags
        .iter()
        .filter(|(number, _)| weights.get(number).copied().unwrap_or_default() * 10 <= total * 4)
        .find_map(|(_, flag)| flag.reason())
}

/// Takes back paragraphs between the first and the last kept block that stand in the same part of the page and look like
/// running text: the finder drops lists, short paragraphs and first paragraphs in boxes of their own.
fn take_back(blocks: &[Block], lines: &[Line], weights: &HashMap<usize, usize>, total: usize, kept: &mut [bool]) {
    let root = blocks
        .iter()
        .zip(kept.iter())
        .filter(|(_, kept)| **kept)
        .flat_map(|(block, _)| &block.path)
        .filter(|number| weights.get(number).copied().unwrap_or_default() * 10 >= total * 9)
        .max()
        .copied();
    let (Some(first), Some(last), Some(root)) =
        (kept.iter().position(|kept| *kept), kept.iter().rposition(|kept| *kept), root)
    else {
        return;
    };
    for (at, (block, line)) in blocks.iter().zip(lines).enumerate() {
        let inside = block.path.contains(&root);
        let between = at > first && at < last;
        let running = line.sentence && line.words >= 8
            || matches!(block.tag, Tag::Heading(2..=4)) && between
            || block.tag == Tag::Item && between
            || block.tag == Tag::Row && between
            || block.tag == Tag::Paragraph && between;
        if inside && running && block.links * 2 < block.length && reason_of(block, weights, total).is_none() {
            if let Some(kept) = kept.get_mut(at) {
                *kept = true;
            }
        }
    }
}

fn leave_out(
    blocks: &[Block],
    lines: &[Line],
    weights: &HashMap<usize, usize>,
    total: usize,
    headline: Option<&str>,
    verdicts: &mut [Verdict],
) {
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
        } else if let Some(reason) = reason_of(block, weights, total) {
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

fn fill(blocks: &[Block], lines: &[Line], verdicts: &[Verdict], standfirst: Option<String>) -> Content {
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
            Verdict::Outside => reason_of(block, &HashMap::new(), 0)
                .or(clean::rule(line).map(|rule| rule.reason))
                .unwrap_or("outside the article"),
        };
        content.removed.push(Removed { text: block.text.clone(), reason: reason.to_string(), before });
    }
    content
}

fn kind(block: &Block, line: &Line) -> ParagraphKind {
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
