//! Exports of the older LexisNexis services: a cover, then for each article "3 of 120 DOCUMENTS", rights, outlet, date,
//! headline, lines with labels in capitals, the text, and more labels. The order of the head varies.
use std::sync::LazyLock;

use regex::Regex;

use super::labels::{of_capitals, Label};
use super::{dated, is_rights, left, nexis, paragraphs, reason, Article, Line};
use crate::Field;

pub(super) fn articles(lines: &[Line]) -> Option<Vec<Article>> {
    static START: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:FOCUS - )?\d+ of \d+ DOCUMENTS?|Dokument \d+ von \d+|Document \d+ de \d+)$").ok()
    });
    let start = START.as_ref()?;
    let lines: Vec<&Line> = lines.iter().collect();
    let starts: Vec<usize> =
        (0..).zip(&lines).filter(|(_, line)| start.is_match(&line.text)).map(|(at, _)| at).collect();
    let cover = lines.get(..*starts.first()?)?;
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let parts: Vec<&[&Line]> = starts.iter().zip(ends).filter_map(|(from, to)| lines.get(*from..to)).collect();
    if !parts.iter().any(|part| is_sure(part)) {
        return None;
    }
    let mut articles: Vec<Article> = parts.into_iter().map(article).collect();
    // What follows every text follows the last one too, if it is whole.
    let followed = articles.iter().any(|article| !article.after.is_empty());
    if let Some(last) = articles.last_mut().filter(|last| followed && last.after.is_empty()) {
        last.cut = true;
    }
    if let Some(first) = articles.first_mut() {
        first.before.splice(0..0, left(cover, reason::COVER));
    }
    Some(articles)
}

/// Whether two of the labels that every article has are there.
fn is_sure(lines: &[&Line]) -> bool {
    let known: Vec<Label> = lines.iter().filter_map(|line| of_capitals(&line.text)).map(|(label, _)| label).collect();
    let kinds = [Label::Length, Label::Loaded, Label::Language, Label::Section, Label::Byline];
    kinds.iter().filter(|kind| known.contains(kind)).count() >= 2
}

fn article(lines: &[&Line]) -> Article {
    let mut article = Article::default();
    let start = text_start(lines);
    let (head, rest) = lines.split_at_checked(start).unwrap_or((lines, &[]));
    self::head(head, &mut article);
    let is_tail = |line: &&&Line| matches!(of_capitals(&line.text), Some((label, _)) if !matches!(label, Label::Body | Label::Headline));
    let mut end = rest.iter().position(|line| is_tail(&line)).unwrap_or(rest.len());
    // Without labels behind the text, the rights end it.
    while end == rest.len() && end > 0 && rest.get(end - 1).is_some_and(|line| is_rights(&line.text)) {
        end -= 1;
    }
    let (text, tail) = rest.split_at_checked(end).unwrap_or((rest, &[]));
    article.paragraphs.extend(paragraphs(text, false));
    self::tail(tail, &mut article);
    article
}

/// Where the text begins: behind "BODY:", else at the first paragraph without a label behind the number of words, else
/// behind the first label.
fn text_start(lines: &[&Line]) -> usize {
    let labels: Vec<Option<Label>> = lines.iter().map(|line| of_capitals(&line.text).map(|(label, _)| label)).collect();
    if let Some(body) = labels.iter().position(|label| *label == Some(Label::Body)) {
        return body + 1;
    }
    let length = labels.iter().position(|label| *label == Some(Label::Length));
    let after = length.or_else(|| labels.iter().position(Option::is_some)).unwrap_or(lines.len());
    let text = |(at, line): (usize, &&Line)| (at > after && line.gap && labels.get(at) == Some(&None)).then_some(at);
    lines.iter().enumerate().find_map(text).unwrap_or(lines.len())
}

/// Unlabeled lines are, in this order: outlet, date, edition, headline; rights may stand anywhere.
fn head(lines: &[&Line], article: &mut Article) {
    let mut blocks: Vec<Vec<&Line>> = Vec::new();
    for line in lines {
        match blocks.last_mut().filter(|_| !line.gap && of_capitals(&line.text).is_none()) {
            Some(block) => block.push(line),
            None => blocks.push(vec![line]),
        }
    }
    let (mut outlet, mut date, mut headline) = (false, false, false);
    let mut owner: Option<String> = None;
    // A headline in parts goes on in the next paragraph.
    let mut goes_on = false;
    let named = lines.iter().any(|line| matches!(of_capitals(&line.text), Some((Label::Headline, _))));
    for (at, block) in blocks.iter().enumerate() {
        let words = block.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        let mut leave = |reason| article.before.extend(left(block, reason));
        if at == 0 {
            leave(reason::HEAD);
        } else if let Some((label, value)) = of_capitals(&words) {
            match label {
                Label::Byline => leave(reason::BYLINE),
                Label::Section => leave(reason::SECTION),
                Label::Length => leave(reason::COUNT),
                Label::Headline | Label::Standfirst => {}
                _ => leave(reason::HEAD),
            }
            // "BODY:" may share its line with the first words.
            if label == Label::Body && !value.is_empty() {
                article.paragraphs.push(value.to_string());
            }
            nexis::set(Some(label), value, article);
            goes_on = label == Label::Headline && value.ends_with(';');
        } else if let Some((_, headline, _)) = article.fields.last_mut().filter(|_| goes_on) {
            headline.push(' ');
            headline.push_str(&words);
            goes_on = words.ends_with(';');
        } else if is_rights(&words) {
            // Rights and outlet may share a block.
            leave(reason::RIGHTS);
            owner = block.last().filter(|line| !date && !is_rights(&line.text)).map(|line| line.text.clone());
        } else if let Some(day) = block.iter().position(|line| !date && dated(&line.text).is_some()) {
            date = true;
            leave(reason::DATE);
            if let Some(line) = block.get(day) {
                article.set(
                    Field::Published,
                    &dated(&line.text).unwrap_or_default(),
                    "LexisNexis: date under the outlet",
                );
            }
            if let Some(line) = day.checked_sub(1).and_then(|at| block.get(at)).filter(|_| !outlet) {
                outlet = true;
                article.set(Field::Outlet, &line.text, "LexisNexis: line above the date");
            }
        } else if !date && !outlet {
            outlet = true;
            leave(reason::OUTLET);
            article.set(Field::Outlet, &words, "LexisNexis: line above the date");
        } else if date && !headline && !named {
            headline = true;
            article.set(Field::Headline, &words, "LexisNexis: line under the date");
        } else {
            leave(reason::HEAD);
        }
    }
    if let Some(owner) = owner.filter(|_| !outlet) {
        article.set(Field::Outlet, &owner, "LexisNexis: line above the date");
    }
}

/// Labeled lines behind the text, each with the paragraphs that go on with it.
fn tail(lines: &[&Line], article: &mut Article) {
    let mut reason = reason::TERMS;
    for line in lines {
        if let Some((label, value)) = of_capitals(&line.text) {
            reason = if label == Label::Graphic { reason::CAPTION } else { reason::TERMS };
            if matches!(label, Label::Language | Label::Url) {
                nexis::set(Some(label), value, article);
            }
        } else if is_rights(&line.text) {
            reason = reason::RIGHTS;
        }
        match article.after.last_mut().filter(|(_, last)| !line.gap && *last == reason) {
            Some((last, _)) => {
                last.push(' ');
                last.push_str(&line.text);
            }
            None => article.after.push((line.text.clone(), reason)),
        }
    }
}
