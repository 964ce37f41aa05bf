//! Who wrote it: names out of bylines and metadata. Rather none than wrong.
mod agencies;
mod lead;
mod name;
mod words;

use std::sync::LazyLock;

use regex::Regex;

use super::date;
pub(crate) use agencies::agency;
use lead::{lead, Lead};
pub use name::is_name;

/// Whether the line begins the way a byline does ("By Jane Doe", "Von Max Muster").
pub fn has_lead(text: &str) -> bool {
    matches!(lead(text), Some((Lead::Author, _)))
}

/// Whether the line begins the way a credit does that is not for the text ("Photo by", "Reviewed by").
pub(crate) fn has_other_lead(text: &str) -> bool {
    matches!(lead(text), Some((Lead::Other, _)))
}

/// Whether the line is nothing but the beginning of a byline ("Written by"), so that the name is on the next.
pub(crate) fn is_lead(text: &str) -> bool {
    text.len() <= 40 && matches!(lead(text.trim()), Some((Lead::Author, end)) if end >= text.trim().len())
}

/// Whether this is the name of a news agency.
pub fn is_agency(text: &str) -> bool {
    agency(text).is_some()
}

/// The people and agencies that a byline names, without "By", titles, dates and places. Every piece must look like a
/// name; pieces that do not are left out. Empty when none does.
pub fn authors(text: &str) -> Vec<String> {
    names(text, false)
}

/// The same for a field that holds nothing but authors (front matter, metadata): a single word passes too, when it is
/// written as a name and is none of the words that sites fill in for lack of one.
pub fn named(text: &str) -> Vec<String> {
    names(text, true)
}

/// What a byline names as a whole when it names no person: the words behind "By" up to the next mark or date. `None` when
/// they are more than a name has, or the words that software fills in for lack of one.
pub(crate) fn whole(text: &str) -> Option<String> {
    let text = undated(text.trim());
    let mut rest = text.as_str();
    while let Some((kind, end)) = lead(rest) {
        if kind == Lead::Other {
            return None;
        }
        rest = rest.get(end..)?;
    }
    let name = rest.trim_start().split(BARS).next()?.split(['\n', ',', ';', '/', '(']).next()?;
    let name = name.trim().trim_matches([':', '.', '-', '–']).trim();
    let words = name.split_whitespace().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let fits = (1..=6).contains(&words) && (3..=50).contains(&letters) && !name.contains("://");
    (fits && !words::is_nothing(name)).then(|| name.to_string())
}

/// Whether a name says that a team or newsroom has it ("Harbor Echo Staff", "Die Redaktion").
pub(crate) fn is_collective(name: &str) -> bool {
    name.split(|c: char| !c.is_alphabetic()).any(words::is_team)
}

/// Marks between the pieces of a byline.
static MARKS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\s*(?:[,;/‧・\n\t]|\s[–—-]\s|\s\.\s)\s*").ok());
/// Marks that part a byline from what stands beside it.
const BARS: [char; 11] = ['|', '•', '·', '⋅', '∙', '●', '◦', '│', '¦', '›', '»'];
/// Words and marks between two names.
static JOINTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\s+(?:&|\+|and|und|et|och|og|és|ve|та|și|with|mit|avec|con|im Gespräch mit|in conversation with)\s+",
    )
    .ok()
});
/// Small words that stand between two names and inside one ("José Ortega y Gasset"): they part only whole names.
static SMALL_JOINTS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\s+(?:y|e|en|i|a|ja|si|и|і|й)\s+").ok());
/// Words behind which an organization or place stands.
static ENDS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\s+(?:for|on behalf of|für|pour|para|per|voor|in|at|from|aus|bei|chez|of the|via|is an?|ist|est|es una?|über|about)\s+.*$|\s+(?:on|am|le|el|il|op|vor|le)\s+\d.*$")
        .ok()
});

fn names(text: &str, alone: bool) -> Vec<String> {
    let text = text.trim();
    let mut found: Vec<String> = Vec::new();
    if text.chars().count() > 300 {
        return found;
    }
    let Some(marks) = MARKS.as_ref() else { return found };
    let text = unbracketed(text);
    // What a credit that is not for the text names is passed over, until the next credit.
    let (mut other, mut led) = (false, false);
    for part in undated(&text).split(BARS) {
        let before = found.len();
        let mut lead_here = false;
        for piece in marks.split(part) {
            let mut piece = piece.trim();
            while let Some((kind, end)) = lead(piece) {
                other = kind == Lead::Other;
                lead_here = true;
                piece = piece.get(end..).unwrap_or_default().trim();
            }
            if other || piece.is_empty() {
                continue;
            }
            for name in joined(piece, alone) {
                // Behind the bar after a byline stands a section or an outlet.
                let fits = !led || lead_here || is_agency(&name);
                if fits && !found.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
                    found.push(name);
                }
            }
        }
        led |= lead_here && found.len() > before;
    }
    found
}

/// The text with agencies out of their brackets ("Ada Quill (AP)").
fn unbracketed(text: &str) -> std::borrow::Cow<'_, str> {
    static BRACKETS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\s*\(([^()]{2,30})\)").ok());
    let Some(brackets) = BRACKETS.as_ref() else { return text.into() };
    brackets.replace_all(text, |found: &regex::Captures| {
        let inside = found.get(1).map(|inside| inside.as_str()).unwrap_or_default();
        match agencies::agency(inside) {
            Some(agency) => format!(", {agency},"),
            None => found.get(0).map(|whole| whole.as_str().to_string()).unwrap_or_default(),
        }
    })
}

/// The text with its dates, and the word before each, turned into the end of a line.
fn undated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for written in date::all(text, date::Notation { order: Some(date::Order::DayFirst), short_years: true }) {
        let before = text.get(from..written.start).unwrap_or_default().trim_end();
        out.push_str(
            before
                .rsplit_once(' ')
                .filter(|(_, word)| date::is_beside(&word.to_lowercase()))
                .map_or(before, |(rest, _)| rest),
        );
        out.push('\n');
        from = written.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// The names in a piece without marks: one, or several with "and" between them.
fn joined(piece: &str, alone: bool) -> Vec<String> {
    let piece = ENDS.as_ref().map_or(piece.into(), |ends| ends.replace(piece, ""));
    if let Some(agency) = agencies::agency(&piece) {
        // The agency's own name says more than its abbreviation, and is what the page shows.
        let named = piece.trim();
        return vec![if named.len() > agency.len() { named.to_string() } else { agency.to_string() }];
    }
    let Some(joints) = JOINTS.as_ref() else { return Vec::new() };
    let short = |part: &&str| part.split_whitespace().count() < 2;
    let mut parts: Vec<&str> = Vec::new();
    for part in joints.split(&piece) {
        let small: Vec<&str> = SMALL_JOINTS.as_ref().map(|joints| joints.split(part).collect()).unwrap_or_default();
        if small.len() > 1 && !small.iter().any(short) {
            parts.extend(small);
        } else {
            parts.push(part);
        }
    }
    parts.into_iter().filter_map(|part| single(part, alone)).collect()
}

/// The one name that a piece is.
fn single(piece: &str, alone: bool) -> Option<String> {
    if let Some(agency) = agencies::agency(piece) {
        return Some(agency.to_string());
    }
    // Words without any capital are a name only where nothing else can stand.
    if !alone && !piece.chars().any(char::is_uppercase) {
        return None;
    }
    let tidy = name::tidy(piece);
    let name = name::recase(&tidy);
    let fits = is_name(&name) || alone && name::is_single_name(&tidy) && is_written_as_name(piece);
    fits.then_some(name)
}

/// Whether a single word was written as a name and not as an address or a user's name.
fn is_written_as_name(piece: &str) -> bool {
    !piece.contains(['_', '@', '.', '/']) && piece.chars().any(char::is_uppercase)
}

/// How much of a line its names are, in hundredths: dates, words such as "By", and what stands behind "for" or "on
/// behalf of" are not counted.
pub(crate) fn share(text: &str, names: &[String]) -> usize {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let Some(marks) = MARKS.as_ref() else { return 0 };
    let rest: usize = marks
        .split(&undated(text))
        .map(|piece| {
            let piece = lead(piece).and_then(|(_, end)| piece.get(end..)).unwrap_or(piece);
            letters(&ENDS.as_ref().map_or(piece.into(), |ends| ends.replace(piece, "")))
        })
        .sum();
    names.iter().map(|name| letters(name)).sum::<usize>() * 100 / rest.max(1)
}

#[cfg(test)]
mod tests;
