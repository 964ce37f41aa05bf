//! The agency whose copy it is: named by the data, among the authors, in the dateline or in the credit at the end.
use std::sync::LazyLock;

use regex::Regex;

use super::super::byline::agency;
use super::super::json_ld;
use super::metas::{named, Metas};
use super::Sourced;
use crate::Document;

const NAMES: &[&str] = &[
    "source",
    "dc.source",
    "dcterms.source",
    "dc.publisher",
    "news_agency",
    "article:source",
    "copyright",
    "dcterms.rightsholder",
    "agency",
    "provider",
    "content-source",
    "original-source",
];

/// Finds the agency. The text of the document must be there already; `byline` is the agency that the byline names.
pub fn find(document: &Document, byline: Option<&str>, metas: &Metas, data: &json_ld::Article) -> Sourced<String> {
    let known = |text: &str| agency(text).map(str::to_string);
    let credited = data.source.as_deref().and_then(known).map(|agency| (agency, "json-ld".to_string()));
    let author = || Some((known(byline?)?, "byline".to_string()));
    let meta = || metas.first(NAMES).find_map(|(name, value)| Some((known(value)?, named(name))));
    let found = credited.or_else(author).or_else(meta).or_else(|| in_text(document));
    // An agency's own site does not print another's copy.
    found.filter(|(name, _)| document.outlet.as_deref().and_then(agency).is_none_or(|outlet| outlet == name))
}

/// The agency that a text credits: in the dateline ("LARSUND (AP) —"), or at its end ("dpa/lno", "(Reuters)", "With
/// material from dpa").
pub fn in_text(document: &Document) -> Sourced<String> {
    let first = document.paragraphs.iter().take(3).find_map(|paragraph| dateline(&paragraph.text));
    if let Some(agency) = first {
        return Some((agency.to_string(), "dateline".to_string()));
    }
    let last = document.paragraphs.iter().rev().take(2).map(|paragraph| paragraph.text.as_str());
    // What is credited under a picture is the picture.
    let removed = document
        .removed
        .iter()
        .filter(|removed| removed.reason != "photo caption" && removed.before == document.paragraphs.len());
    let removed = removed.map(|removed| removed.text.as_str()).filter(|text| text.len() < 160);
    last.chain(removed).find_map(credit).map(|agency| (agency.to_string(), "credit in the text".to_string()))
}

/// The agency in a dateline: brackets close to the beginning, and a dash or a lower-case rest behind them.
fn dateline(text: &str) -> Option<&'static str> {
    static DATELINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^[\p{Lu}][^()\n]{1,60}?\(([^()\n]{2,30})\)\s*(?:[.,]?\s*[-–—:]|[-–—]{1,2})|^\(([^()\n]{2,30})\)\s*(?:[-–—]|\p{Lu})|^[\p{Lu}][\p{L} .,/-]{1,40},\s[^()\n]{0,20}?\(([^()\n]{2,30})\)").ok()
    });
    let found = DATELINE.as_ref()?.captures(text)?;
    let inside = found.iter().skip(1).flatten().next()?.as_str();
    inside.split(['/', ',', '-']).find_map(agency).or_else(|| agency(inside))
}

/// The agency in a credit at the end of a text.
fn credit(text: &str) -> Option<&'static str> {
    static CREDIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:(?:source|quelle|fuente|fonte|źródło|bron|джерело|источник)\s*:\s*|©\s*(?:\d{4}\s+)?|copyright\s+(?:©\s*)?(?:\d{4}\s+)?|mit material von|with (?:files|reporting|material) from|avec|con información de|\()\s*(?:the\s+)?([\p{L}][\p{L}' .-]{1,28}?)\s*(?:[/,);:.]|all rights|contributed|$)").ok()
    });
    let trimmed = text.trim().trim_matches(['(', ')', '[', ']', '/', '*']);
    if trimmed.chars().count() <= 30 {
        if let Some(agency) = trimmed.split(['/', ',', '|']).map(str::trim).find_map(agency) {
            return Some(agency);
        }
    }
    // In a whole paragraph only its end may be a credit.
    let start = text.char_indices().rev().nth(120).map_or(0, |(at, _)| at);
    let tail = text.get(start..)?;
    let captures =
        CREDIT.as_ref()?.captures_iter(tail).filter_map(|found| found.get(1)).filter_map(|name| agency(name.as_str()));
    captures.last().filter(|_| text.len() < 200 || tail.trim_end().ends_with(')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_in_datelines_and_credits() {
        for (text, expected) in [
            ("LARSUND (AP) — The council voted on Monday.", Some("AP")),
            ("LARSUND, Norway (Reuters) - The council voted on Monday.", Some("Reuters")),
            ("Kleinhagen (dpa/lno) - Der Rat hat am Montag abgestimmt.", Some("dpa")),
            ("(ANSA) - ROMA, 12 GEN - Il consiglio ha votato.", Some("ANSA")),
            ("Madrid, 3 ene (EFE).- El pleno votó el lunes.", Some("EFE")),
            ("The council (AP style) voted on Monday.", None),
            ("Mayor Ada Quill (Independent) - a pilot - voted.", None),
        ] {
            assert_eq!(dateline(text), expected, "{text}");
        }
        for (text, expected) in [
            ("dpa/lno", Some("dpa")),
            ("(Reuters)", Some("Reuters")),
            ("Quelle: dpa", Some("dpa")),
            ("© 2024 The Associated Press. All rights reserved.", Some("AP")),
            ("The council wants to meet again in the autumn. (dpa)", Some("dpa")),
            ("He read it in the paper, as Reuters had written.", None),
        ] {
            assert_eq!(credit(text), expected, "{text}");
        }
    }
}
