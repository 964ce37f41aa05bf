//! Who signed the text at its end, or is introduced there.
use std::sync::LazyLock;

use broadsheet_text::Language;
use regex::Regex;

use super::super::byline;
use super::agency;
use super::site::Site;
use super::Sourced;
use crate::{Document, ParagraphKind};

/// The authors that the text itself names: a byline at its end, a note about the author, or
/// the agency in its dateline.
pub fn find(document: &Document, site: &Site) -> Sourced<Vec<String>> {
    signed(document)
        .map(|names| (names, "signature under the text".to_string()))
        .or_else(|| noted(document).map(|name| (vec![name], "note about the author".to_string())))
        .filter(|(names, _)| !names.iter().any(|name| site.is_like(name)))
        .or_else(|| {
            let (agency, from) = agency::in_text(document).filter(|(_, from)| from == "dateline")?;
            Some((vec![agency], from))
        })
}

/// A byline in one of the last lines.
fn signed(document: &Document) -> Option<Vec<String>> {
    let end = document.paragraphs.len();
    let last = document.paragraphs.iter().rev().take(2).map(|paragraph| paragraph.text.as_str());
    let removed = document.removed.iter().filter(|removed| removed.before == end && removed.reason != "photo caption");
    let with_lead = last.chain(removed.take(2).map(|removed| removed.text.as_str())).find_map(|text| {
        let words = text.split_whitespace().count();
        let names =
            if (3..=12).contains(&words) && byline::has_lead(text) { byline::authors(text) } else { Vec::new() };
        (!names.is_empty() && names.len() <= 3 && byline::share(text, &names) >= 80).then_some(names)
    });
    with_lead.or_else(|| bare(document))
}

/// A name without a word before it under the last paragraph, perhaps with a function under it. In English any heading is
/// written as a name is, so it is not looked for there.
fn bare(document: &Document) -> Option<Vec<String>> {
    if document.language.as_deref().is_none_or(|language| Language::from_tag(language) == Language::English) {
        return None;
    }
    let [.., before, last] = document.paragraphs.as_slice() else { return None };
    let mut lines = last.text.lines();
    let (name, function) = (lines.next()?.trim(), lines.next());
    let plain = last.kind == ParagraphKind::Body
        && before.kind == ParagraphKind::Body
        && before.text.ends_with(['.', '!', '?', '“', '”', '"', '»', ')'])
        && lines.next().is_none()
        && function.is_none_or(|function| function.split_whitespace().count() <= 4);
    let words: Vec<&str> = name.split_whitespace().collect();
    let name_like = (2..=3).contains(&words.len())
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase) && (!word.contains('.') || word.len() <= 3)
        });
    Some(byline::authors(name))
        .filter(|names| plain && name_like && names.len() == 1 && byline::share(name, names) >= 95)
}

/// The name that a note about the author begins with ("Ada Quill covers the coast.").
fn noted(document: &Document) -> Option<String> {
    static NOTE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(?:About the author:?\s+|Über d(?:en|ie) Autor(?:in)?:?\s+|This (?:post|article) was written by\s+|Dr\.\s+)?",
            r"((?:\p{Lu}[\p{L}.'’-]*\s){1,3}\p{Lu}[\p{L}'’-]+),?\s",
            r"(?:is|covers|writes|reports|works|has been|has written|joined|was|can be reached|lives|serves|ist|arbeitet|schreibt|leitet|est|es|è|jest|är)\s"
        ))
        .ok()
    });
    let mut names =
        document.removed.iter().filter(|removed| removed.reason == "about the author").filter_map(|removed| {
            let name = NOTE.as_ref()?.captures(&removed.text)?.get(1)?.as_str();
            Some(name.to_string()).filter(|name| byline::is_name(name))
        });
    let first = names.next()?;
    names.all(|name| name == first).then_some(first)
}
