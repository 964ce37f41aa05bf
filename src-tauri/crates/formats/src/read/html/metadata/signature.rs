//! Who signed the text at its end, or is introduced there.
use std::sync::LazyLock;

use regex::Regex;

use super::super::byline;
use super::agency;
use super::site::Site;
use super::Sourced;
use crate::Document;

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

/// A byline in one of the last lines. A name alone is not told from other words in capitals there.
fn signed(document: &Document) -> Option<Vec<String>> {
    let end = document.paragraphs.len();
    let last = document.paragraphs.iter().rev().take(2).map(|paragraph| paragraph.text.as_str());
    let removed = document.removed.iter().filter(|removed| removed.before == end && removed.reason != "photo caption");
    last.chain(removed.take(2).map(|removed| removed.text.as_str())).find_map(|text| {
        let words = text.split_whitespace().count();
        let names =
            if (3..=12).contains(&words) && byline::has_lead(text) { byline::authors(text) } else { Vec::new() };
        (!names.is_empty() && names.len() <= 3 && byline::share(text, &names) >= 80).then_some(names)
    })
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
