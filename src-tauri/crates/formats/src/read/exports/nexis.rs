//! Exports of Nexis Uni and Nexis Advance: a cover, then for each article headline, outlet, date, rights and labeled
//! lines, "Body", the text, "Classification" with terms, "End of Document".
use super::labels::{self, Label};
use super::{dated, is_rights, left, paragraphs, reason, split, Article, Line};
use crate::Field;

const END: &str = "End of Document";
/// Most lines of a head, which are looked at for the date.
const MOST_HEAD: usize = 60;

pub(super) fn articles(lines: &[Line]) -> Option<Vec<Article>> {
    split(lines, is_end, is_sure, article)
}

fn is_end(line: &Line) -> bool {
    line.text.eq_ignore_ascii_case(END)
}

/// Whether an article of such an export is there: its text is announced, and what else each has stands around it.
fn is_sure(lines: &[&Line]) -> bool {
    let Some(body) = lines.iter().position(|line| is_body(line)) else { return false };
    let (head, tail) = lines.split_at_checked(body).unwrap_or((lines, &[]));
    let length = head.iter().any(|line| matches!(labels::of(&line.text), Some((Label::Length, value)) if value.starts_with(|c: char| c.is_ascii_digit())));
    let loaded = tail.iter().any(|line| matches!(labels::of(&line.text), Some((Label::Loaded, _))));
    let rights = head.iter().any(|line| is_rights(&line.text));
    (length || loaded || rights) && head.iter().rev().take(MOST_HEAD).any(|line| dated(&line.text).is_some())
}

fn is_body(line: &Line) -> bool {
    line.text == "Body" || line.text == "Text"
}

fn article(lines: &[&Line], first: bool) -> Article {
    let mut article = Article::default();
    let (lines, end) = match lines.split_last() {
        Some((end, lines)) if is_end(end) => (lines, Some(end)),
        _ => (lines, None),
    };
    let body = lines.iter().position(|line| is_body(line));
    let labeled = || {
        lines.iter().rposition(|line| {
            matches!(labels::of(&line.text), Some((Label::Length | Label::Section | Label::Byline, _)))
        })
    };
    let start = body.or_else(labeled).map_or(0, |at| at + 1);
    let (head, rest) = lines.split_at_checked(start).unwrap_or((lines, &[]));
    self::head(head, first, &mut article);
    tail(rest, &mut article);
    article.after.extend(end.map(|end| (end.text.clone(), reason::END)));
    article
}

/// Headline, outlet and date stand in this order; the first article has the cover before them.
fn head(lines: &[&Line], first: bool, article: &mut Article) {
    let unlabeled = |line: &&Line| labels::of(&line.text).is_none() && !is_rights(&line.text);
    let until = lines.iter().rposition(|line| is_body(line)).unwrap_or(lines.len());
    let near = until.saturating_sub(MOST_HEAD);
    let date = (near..until)
        .rev()
        .find(|at| lines.get(*at).is_some_and(|line| unlabeled(line) && dated(&line.text).is_some()));
    let outlet = date.and_then(|date| date.checked_sub(1)).or_else(|| (!first && date.is_none()).then_some(1));
    let headline = outlet.and_then(|outlet| outlet.checked_sub(1));
    let from = headline.map(|at| begin(lines, at));
    for (at, line) in lines.iter().enumerate() {
        let mut leave = |reason| article.before.extend(left(&[line], reason));
        if Some(at) == date {
            leave(reason::DATE);
            article.set(Field::Published, &dated(&line.text).unwrap_or_default(), "Nexis: date under the headline");
        } else if Some(at) == outlet && unlabeled(line) {
            leave(reason::OUTLET);
            article.set(Field::Outlet, &line.text, "Nexis: line under the headline");
        } else if Some(at) == from {
            let words = lines.iter().take(outlet.unwrap_or(at + 1)).skip(at);
            let words: Vec<&str> = words.map(|line| line.text.as_str()).collect();
            article.set(Field::Headline, &words.join(" "), "Nexis: line above the outlet");
        } else if from.is_some_and(|from| at < from) {
            leave(if first { reason::COVER } else { reason::HEAD });
        } else if outlet.is_some_and(|outlet| at > outlet) || outlet.is_none() {
            field(line, article);
        }
    }
}

/// The first line of the paragraph that goes on at `at`.
fn begin(lines: &[&Line], at: usize) -> usize {
    let mut from = at;
    while from > 0 && lines.get(from).is_some_and(|line| !line.gap) {
        from -= 1;
    }
    from
}

/// A labeled line of the head, or one that has no place in the article.
fn field(line: &Line, article: &mut Article) {
    let (label, value) = match labels::of(&line.text) {
        Some((label, value)) => (Some(label), value),
        None => (None, ""),
    };
    let reason = match label {
        Some(Label::Byline) => reason::BYLINE,
        Some(Label::Section) => reason::SECTION,
        Some(Label::Length) => reason::COUNT,
        None if is_rights(&line.text) => reason::RIGHTS,
        _ => reason::HEAD,
    };
    if label != Some(Label::Standfirst) {
        article.before.extend(left(&[line], reason));
    }
    set(label, value, article);
}

/// Sets what a label of the head or the tail says.
pub(super) fn set(label: Option<Label>, value: &str, article: &mut Article) {
    match label {
        Some(Label::Byline) => article.set(Field::Authors, value, "LexisNexis: byline"),
        Some(Label::Section) => article.set(Field::Section, section(value), "LexisNexis: section"),
        Some(Label::Headline) => article.set(Field::Headline, value, "LexisNexis: headline"),
        Some(Label::Standfirst) => article.set(Field::Standfirst, value, "LexisNexis: highlight"),
        Some(Label::Language) => {
            let first = value.split([';', ',']).next().unwrap_or(value);
            article.set(Field::Language, first, "LexisNexis: language");
        }
        Some(Label::Url) => article.set(Field::Url, value, "LexisNexis: address"),
        _ => {}
    }
}

/// A section without page, edition and version ("POLITICS; Version:28"); empty when there is only a page.
fn section(value: &str) -> &str {
    let name = value.split(';').next().unwrap_or(value).trim();
    let is_page = ["Pg.", "Pg ", "Page ", "S. ", "p. "].iter().any(|page| name.starts_with(page));
    if is_page {
        ""
    } else {
        name
    }
}

/// The text, and behind it captions, the day of loading and the terms.
fn tail(lines: &[&Line], article: &mut Article) {
    let terms = lines.iter().rposition(|line| line.text == "Classification").unwrap_or(lines.len());
    let loaded = lines.iter().rposition(|line| matches!(labels::of(&line.text), Some((Label::Loaded, _))));
    let end = terms.min(loaded.unwrap_or(lines.len()));
    let caption = lines.iter().take(end).rposition(|line| line.text == "Graphic").unwrap_or(end);
    let (text, rest) = lines.split_at_checked(caption).unwrap_or((lines, &[]));
    article.paragraphs = paragraphs(text, true);
    let (captions, rest) = rest.split_at_checked(end - caption).unwrap_or((rest, &[]));
    article.after.extend(left(captions, reason::CAPTION));
    article.after.extend(left(rest, reason::TERMS));
    for line in rest {
        if let Some((label @ (Label::Language | Label::Url), value)) = labels::of(&line.text) {
            set(Some(label), value, article);
        }
    }
}
