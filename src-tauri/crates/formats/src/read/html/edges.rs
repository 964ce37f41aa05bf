//! What stands at the edges of an article: its standfirst, the note about its author, headings without text, and text
//! that the page says twice.
use std::collections::HashMap;

use super::blocks::{Flag, Tag};
use super::content::{Judged, Verdict};
use super::layout::{figure, Passage, Place};
use crate::clean;

/// Notes about the author in boxes of their own at the end. A note in the article's own text is the author's word, and
/// stays.
pub fn author(judged: &mut Judged, authors: &[String]) {
    let body: Vec<usize> = (0..judged.verdicts.len()).filter(|at| judged.is_body(*at)).collect();
    let names: Vec<String> =
        authors.iter().filter(|name| name.contains(' ')).map(|name| clean::phrase::normal(name)).collect();
    let named = |passage: &Passage| {
        let head = passage.line.normal.split(' ').take(14).collect::<Vec<_>>().join(" ");
        passage.words >= 6
            && matches!(passage.block.tag, Tag::Paragraph | Tag::Other)
            && !passage.line.text.starts_with(['"', '“', '«', '‘', '„'])
            && names.iter().any(|name| format!(" {head} ").contains(&format!(" {name} ")))
    };
    for (from_end, at) in body.iter().rev().take(4).copied().enumerate() {
        let Some(passage) = judged.layout.passages.get(at) else { continue };
        let noted = from_end < 2 && clean::is_author_note(&passage.line) || Some(&at) != body.first() && named(passage);
        if judged.place(passage) == Place::Main || !noted {
            continue;
        }
        // The name and the label over the note go with it.
        let label = |passage: &Passage| {
            passage.short(4) && matches!(passage.block.tag, Tag::Paragraph | Tag::Other) && passage.block.heading() == 0
        };
        let labels: Vec<usize> = (0..at)
            .rev()
            .take(3)
            .take_while(|at| !judged.is_body(*at) || judged.layout.passages.get(*at).is_some_and(label))
            .collect();
        judged.leave_out(at, "about the author");
        labels.into_iter().for_each(|at| judged.leave_out(at, "about the author"));
    }
}

/// Most words of a standfirst of the usual kind, and of any that the page marks as one.
const STANDFIRST: usize = 28;
const LONG_STANDFIRST: usize = 90;

/// The standfirst: a passage that the page marks as such, or a heading of a sentence's length, between the headline and
/// the text and not in the boxes of the text; there only a passage that is itself marked, under the headline. It is a
/// field of its own.
pub fn standfirst(judged: &mut Judged, descriptions: &[String]) -> Option<String> {
    let first = (0..judged.verdicts.len()).find(|at| judged.is_body(*at))?;
    let until = (first + 2).min(judged.verdicts.len());
    let headline = &judged.headline;
    let is_headline = |passage: &Passage| !headline.is_empty() && passage.line.normal == *headline;
    let title = judged.layout.passages.iter().take(until).rposition(is_headline);
    let title_host = title.and_then(|at| judged.layout.passages.get(at)).map(|passage| passage.host);
    let long = |passage: &Passage, marked: bool| {
        (marked || descriptions.contains(&passage.line.normal)) && passage.line.words <= LONG_STANDFIRST
    };
    let fits = |at: usize, passage: &Passage| {
        let block = passage.block;
        let marked = !block.flags.is_empty() && block.flags.iter().all(|(_, flag)| *flag == Flag::Standfirst);
        let heading = (2..=4).contains(&block.heading()) && passage.line.words >= 8;
        let own = block.flags.iter().all(|(number, _)| *number == block.mark);
        // In a box of its own it is no part of the text, however short that is.
        let alone = long(passage, marked)
            && passage.line.words > STANDFIRST
            && figure(&judged.layout.proses, passage.host) == 1
            && figure(&judged.layout.proses, 0) > 1;
        let under = judged.place(passage) != Place::Main || alone || marked && own && title_host == Some(passage.host);
        (marked || heading || long(passage, marked) && (passage.line.words > STANDFIRST || !judged.is_body(at)))
            && under
            && passage.line.words >= 3
            && (passage.line.words <= STANDFIRST || long(passage, marked))
            && !is_headline(passage)
            && block.links * 3 < block.length
            && passage.rule().is_none()
    };
    let start = title.unwrap_or(first.saturating_sub(6));
    let at = (start..until).find(|at| judged.layout.passages.get(*at).is_some_and(|passage| fits(*at, passage)))?;
    let passage = judged.layout.passages.get(at)?;
    let text = passage.line.text.clone();
    // A long one is the lede in larger type: it begins the text, and the field shows it too.
    let lede = passage.line.words > STANDFIRST && judged.is_body(at);
    if !lede {
        *judged.verdicts.get_mut(at)? = Verdict::Field;
    }
    Some(text)
}

/// The headline as the page shows it, first or over the text.
pub fn headline(judged: &mut Judged) {
    let first = (0..judged.verdicts.len()).find(|at| judged.is_body(*at)).unwrap_or(judged.verdicts.len());
    let is_headline = |passage: &Passage| !judged.headline.is_empty() && passage.line.normal == judged.headline;
    let over = judged.layout.passages.iter().take(first).rposition(is_headline);
    if let Some(verdict) = over.and_then(|at| judged.verdicts.get_mut(at)) {
        *verdict = Verdict::Field;
    }
}

/// Fewest words of a paragraph that, said again in another box, is a copy.
const COPY: usize = 20;

/// Paragraphs that stand in the text and once more in another box: pull quotes, cards, copies for small screens.
pub fn repeated(judged: &mut Judged) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut gone = Vec::new();
    for (at, passage) in judged.layout.passages.iter().enumerate() {
        if passage.words < COPY || !judged.is_body(at) {
            continue;
        }
        let host = *seen.entry(passage.line.normal.as_str()).or_insert(passage.host);
        if host != passage.host {
            gone.push(at);
        }
    }
    gone.into_iter().for_each(|at| judged.leave_out(at, "said before"));
}

/// Headings with no text under them.
pub fn headings(judged: &mut Judged) {
    let mut below = false;
    for at in (0..judged.verdicts.len()).rev() {
        let Some(passage) = judged.layout.passages.get(at).filter(|_| judged.is_body(at)) else { continue };
        if passage.block.heading() == 0 {
            below |= passage.words > 3;
        } else if !below {
            judged.leave_out(at, "heading without text");
        }
    }
}
