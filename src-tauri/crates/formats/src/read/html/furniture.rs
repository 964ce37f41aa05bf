//! What stands in an article's part of the page and is no article: boxes of other articles, tables of contents, lists of
//! links. A box or list is told as a whole, by its heading, its looks or its links.
use std::collections::HashMap;

use super::blocks::Tag;
use super::content::{rule, Judged};
use super::elements::Name;
use super::layout::{figure, Passage};

/// Rules whose lines open something that is no article.
const OPENERS: &[&str] = &["related", "newsletter", "share", "comment-form", "advertisement"];

/// A heading that says that something else begins takes along what stands under it: its box, or the passages up to the
/// next heading of its level where these are links and no text.
pub fn sections(judged: &mut Judged, kept: &[usize]) {
    for at in 0..judged.verdicts.len() {
        let Some(passage) = judged.layout.passages.get(at).filter(|_| judged.is_body(at)) else { continue };
        let Some(reason) = opener(passage) else { continue };
        let opened = opened(judged, at, passage, kept);
        let end = opened.map_or_else(|| under(judged, at, passage), |number| span(judged, number).1);
        let inside = || judged.layout.passages.iter().take(end).skip(at + 1);
        let sum = |of: &dyn Fn(&Passage) -> usize| inside().map(of).sum::<usize>();
        let length = sum(&|passage| passage.block.length);
        let links = sum(&|passage| passage.block.links);
        let prose = sum(&|passage| if passage.prose { passage.block.length } else { 0 });
        if length == 0 || opened.is_none() && links * 10 < length * 4 && prose * 10 > length * 3 {
            continue;
        }
        let all = opened.is_some();
        let gone: Vec<usize> = (at..end)
            .zip(judged.layout.passages.iter().take(end).skip(at))
            .filter(|(_, passage)| all || !passage.prose || passage.block.linked() >= 0.3)
            .map(|(at, _)| at)
            .collect();
        gone.into_iter().for_each(|at| judged.leave_out(at, reason));
    }
}

/// The reason for a passage that opens something else, with all that belongs to it.
fn opener(passage: &Passage) -> Option<&'static str> {
    if passage.words > 8 && passage.block.heading() == 0 {
        return None;
    }
    let rule = rule(passage, false, false).filter(|rule| OPENERS.contains(&rule.id))?;
    let label = passage.short(8) && !matches!(passage.block.tag, Tag::Row | Tag::Item);
    let form = rule.id == "comment-form";
    (passage.block.heading() > 0 || label || form).then_some(rule.reason)
}

/// The greatest box that begins with the passage and does not hold a good part of the article.
fn opened(judged: &Judged, at: usize, passage: &Passage, kept: &[usize]) -> Option<usize> {
    let layout = &judged.layout;
    let begins = |number: &usize| span(judged, *number).0 == at;
    let small = |number: &usize| span(judged, *number).1 > at + 1 && figure(kept, *number) * 4 <= figure(kept, 0);
    layout.around(passage).take_while(begins).filter(small).last()
}

/// The end of what stands under a heading in its own box.
fn under(judged: &Judged, at: usize, heading: &Passage) -> usize {
    let level = heading.block.heading();
    let goes_on = |passage: &&Passage| {
        let next = passage.block.heading();
        passage.host == heading.host && !(next > 0 && (level == 0 || next <= level))
    };
    at + 1 + judged.layout.passages.iter().skip(at + 1).take_while(goes_on).count()
}

fn span(judged: &Judged, number: usize) -> (usize, usize) {
    judged.layout.spans.get(number).copied().unwrap_or_default()
}

/// Fewest boxes in a row that are teasers.
const TEASERS: usize = 3;
/// Most words that a teaser has, in the mean.
const TEASER_WORDS: usize = 75;

/// Boxes that look alike, stand in one box behind the article's text and hold a link and few words each: teasers of other
/// articles.
pub fn teasers(judged: &mut Judged, kept: &[usize]) {
    let layout = &judged.layout;
    let mut groups: HashMap<(usize, u64), Vec<usize>> = HashMap::new();
    for (number, element) in layout.elements.iter().enumerate().skip(1) {
        let (first, end) = span(judged, number);
        let card =
            matches!(element.name, Name::Part | Name::Article | Name::List | Name::Table) || element.name == Name::Item;
        if card && end > first && !layout.is_entry(number) {
            groups.entry((element.parent, element.looks)).or_default().push(number);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() >= TEASERS).collect();
    groups.sort();
    let running: Vec<bool> =
        layout.passages.iter().enumerate().map(|(at, passage)| passage.prose && judged.is_body(at)).collect();
    // Characters of running text from each passage on.
    let mut behind = vec![0; running.len() + 1];
    for (at, passage) in layout.passages.iter().enumerate().rev() {
        let more = if running.get(at).copied().unwrap_or_default() { passage.block.length } else { 0 };
        let next = figure(&behind, at + 1);
        if let Some(sum) = behind.get_mut(at) {
            *sum = next + more;
        }
    }
    let mut gone: Vec<usize> = Vec::new();
    for group in groups {
        let spans: Vec<(usize, usize)> = group.iter().map(|number| span(judged, *number)).collect();
        let passages = |(first, end): (usize, usize)| layout.passages.iter().take(end).skip(first);
        let name = group.first().map(|number| layout.name(*number)).unwrap_or_default();
        if name == Name::Item && spans.iter().all(|(first, end)| end - first == 1) {
            continue;
        }
        let linked = spans.iter().filter(|span| passages(**span).any(|passage| passage.block.linked() >= 0.8)).count();
        let words: usize = spans.iter().flat_map(|span| passages(*span)).map(|passage| passage.words).sum();
        let held: usize = group.iter().map(|number| figure(kept, *number)).sum();
        let all = figure(kept, 0);
        let most = if name == Name::Article { 60 } else { 35 };
        let first = spans.iter().map(|(first, _)| *first).min().unwrap_or_default();
        let last = spans.iter().map(|(_, end)| *end).max().unwrap_or_default();
        let inside: usize = spans.iter().map(|(first, end)| figure(&behind, *first) - figure(&behind, *end)).sum();
        let after = figure(&behind, first);
        let at_end = figure(&behind, last) == 0 && after == inside || after * 10 <= all * 4;
        if linked * 10 >= group.len() * 8 && words <= group.len() * TEASER_WORDS && held * 100 <= all * most && at_end {
            gone.extend(spans.into_iter().flat_map(|(first, end)| first..end));
        }
    }
    gone.into_iter().for_each(|at| judged.leave_out(at, "link to another article"));
}

/// Fewest links into the page in a row that are a table of contents.
const CONTENTS: usize = 3;

/// Tables of contents: links to places in the page itself, in a row, with the label over them.
pub fn contents(judged: &mut Judged) {
    let is_inner =
        |passage: &Passage| passage.block.inner * 10 >= passage.block.length * 8 && passage.block.heading() == 0;
    for run in runs(judged, is_inner).into_iter().filter(|(start, end)| end - start >= CONTENTS) {
        (run.0..run.1).for_each(|at| judged.leave_out(at, "navigation of the page"));
        for label in (0..run.0).rev().take(2) {
            if judged.is_body(label) && judged.layout.passages.get(label).is_some_and(|passage| passage.short(4)) {
                judged.leave_out(label, "navigation of the page");
            } else {
                break;
            }
        }
    }
}

/// Two and more items in a row that are nothing but links: what stands beside the article's text, and at its end what
/// reads like headlines.
pub fn links(judged: &mut Judged) {
    let is_link = |passage: &Passage| passage.block.tag == Tag::Item && passage.block.linked() >= 0.8;
    let last = judged
        .layout
        .passages
        .iter()
        .enumerate()
        .rev()
        .find(|(at, passage)| passage.prose && judged.is_body(*at))
        .map_or(0, |(at, _)| at);
    for (start, end) in runs(judged, is_link).into_iter().filter(|(start, end)| end - start >= 2) {
        let run = || judged.layout.passages.iter().take(end).skip(start);
        let text = run().all(|passage| judged.place(passage).is_text() || judged.is_wrapped(passage));
        let headlines = run().map(|passage| passage.words).sum::<usize>() >= (end - start) * 4;
        if !text || last < end && headlines {
            (start..end).for_each(|at| judged.leave_out(at, "link to another article"));
        }
    }
}

/// The stretches of passages for which `is` holds.
fn runs(judged: &Judged, is: impl Fn(&Passage) -> bool) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in judged.layout.passages.iter().enumerate().filter(|(_, passage)| is(passage)) {
        match runs.last_mut().filter(|(_, end)| *end == at) {
            Some((_, end)) => *end = at + 1,
            None => runs.push((at, at + 1)),
        }
    }
    runs
}
