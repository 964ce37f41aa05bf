//! The bylines that readers see: elements that their class, link or property names an author, and lines that begin with
//! "By".
use std::sync::LazyLock;

use regex::Regex;

use super::super::blocks::{Block, Tag};
use super::super::byline;
use super::super::date::{self, Notation, Order};
use super::places::Places;
use super::site::Site;
use super::survey::{leads_to_author, Mark, Survey};
use crate::clean::phrase;

/// A byline on the page.
#[derive(Debug, Clone)]
pub struct Signed {
    /// The names.
    pub names: Vec<String>,
    /// Its block, where it is known.
    pub at: Option<usize>,
    /// How surely it is the article's.
    pub score: i32,
    /// Whether it begins with "By" or the like.
    pub lead: bool,
    /// Whether it stands near the headline.
    pub near: bool,
    /// Where it was found, for evidence.
    pub from: &'static str,
}

/// Below this score a byline is not taken for the article's.
pub const SURE: i32 = 30;
/// From this score on it is sure enough to stand against what the page tells machines.
pub const CERTAIN: i32 = 60;

/// Every byline of the page, in its order.
pub fn all(places: &Places, survey: &Survey, site: &Site) -> Vec<Signed> {
    let marks = survey.marks.iter().filter(|mark| mark.author && !mark.aside);
    let mut signed: Vec<Signed> = marks.filter_map(|mark| in_mark(mark, places, survey, site)).collect();
    signed.extend(in_lines(places, survey, site));
    signed.sort_by_key(|signed| signed.at);
    signed
}

/// The surest byline; where several stand close to each other and are as sure, the names of all.
pub fn best(signed: &[Signed]) -> Option<Signed> {
    let near = || signed.iter().filter(|signed| signed.near && signed.score >= SURE);
    // Far from the headline stand the authors of other articles: there all must name the same.
    let Some(most) = near().map(|signed| signed.score).max() else { return agreed(signed, SURE) };
    let mut best = near().find(|signed| signed.score == most)?.clone();
    // An element inside may hold the name alone, without the job behind it.
    for other in signed.iter().filter(|other| other.at == best.at && other.score + 10 >= most) {
        for name in &mut best.names {
            let shorter =
                other.names.iter().find(|other| other.contains(' ') && name.starts_with(&format!("{other} ")));
            if let Some(shorter) = shorter {
                name.clone_from(shorter);
            }
        }
    }
    // Each author has an element: those of one kind in one line or in lines that follow one another.
    let mut last = best.at;
    for other in signed.iter().filter(|other| other.from == best.from && other.score + 6 >= most) {
        let close = match (last, other.at) {
            (Some(last), Some(at)) => at >= best.at.unwrap_or_default() && at.saturating_sub(last) <= 2,
            _ => false,
        };
        if close {
            last = other.at;
            for name in &other.names {
                add(&mut best.names, name);
            }
        }
    }
    // The line around an element may name more than it.
    let whole = near()
        .filter(|other| other.lead && other.at.zip(best.at).is_some_and(|(other, best)| other.abs_diff(best) <= 1))
        .find(|other| {
            let held = |name: &String| other.names.iter().any(|other| phrase::normal(other) == phrase::normal(name));
            other.names.len() > best.names.len() && best.names.iter().all(held)
        });
    if let Some(whole) = whole {
        best.names.clone_from(&whole.names);
    }
    Some(best)
}

/// The byline of a page that has none near its headline: a box or line about the author, when all name the same.
pub fn lone(signed: &[Signed]) -> Option<Signed> {
    agreed(signed, LEAST)
}

/// Below this score a name is surely not the author's.
const LEAST: i32 = 10;

fn agreed(signed: &[Signed], least: i32) -> Option<Signed> {
    let mut far = signed.iter().filter(|signed| signed.score >= least);
    let first = far.next()?;
    let plain = |signed: &Signed| signed.names.iter().map(|name| phrase::normal(name)).collect::<Vec<_>>();
    let names = plain(first);
    far.all(|other| plain(other) == names).then(|| first.clone())
}

/// Adds a name unless it is there, or is part of one that is ("Quill" beside "Ada Quill").
pub fn add(names: &mut Vec<String>, name: &str) {
    let plain = phrase::normal(name);
    let within = |long: &str, short: &str| {
        long == short || long.starts_with(&format!("{short} ")) || long.ends_with(&format!(" {short}"))
    };
    let same = |held: &String| within(&phrase::normal(held), &plain) || within(&plain, &phrase::normal(held));
    if let Some(held) = names.iter_mut().find(|held| same(held)) {
        // More words of a single name are its rest; behind a whole name they are a job.
        if !held.contains(' ') && name.contains(' ') {
            *held = name.to_string();
        }
        return;
    }
    names.push(name.to_string());
}

/// Class names of what is about the author but is no byline.
pub fn is_box(words: &str) -> bool {
    static BOX: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?-u)\bbio\b|-bio|biograph|about-?(?:the-)?author|author-?(?:box|card|info-?box|description|desc|profile|archive|posts|list|page|job|title|role|position|social|link-all|avatar|image|img|photo|picture)|more-by|follow|social|avatar|gravatar|thumb|photo|reviewe|reviewer|review-by|editor-name|fact-?check|expert-review|medical|photographer|illustrator|translator|credit|copyright|caption|source").ok()
    });
    BOX.as_ref().is_some_and(|pattern| pattern.is_match(words))
}

fn in_mark(mark: &Mark, places: &Places, survey: &Survey, site: &Site) -> Option<Signed> {
    let content = mark.node.attr("content").filter(|content| !content.is_empty() && !content.contains("://"));
    let shown = mark.text();
    let text = content.as_ref().map(|content| content.to_string()).unwrap_or(shown);
    let count = text.chars().count();
    if !(3..=140).contains(&count) || text.lines().count() > 8 || byline::has_other_lead(&text) {
        return None;
    }
    // Of several lines the first may be a caption.
    let lines = || text.lines().filter_map(|line| places.block_of(mark, line));
    let at = lines().find(|at| !places.is_aside(*at, &survey.plain)).or_else(|| lines().next());
    let before = label_before(places, at, &text);
    if before.as_deref().is_some_and(byline::has_other_lead) {
        return None;
    }
    let lead = byline::has_lead(&text)
        || before.as_deref().is_some_and(|before| byline::has_lead(before) || ends_with_lead(before));
    let property = ["author", "creator"].iter().any(|word| mark.property.contains(word));
    let exact = mark.property.contains("author ") || property;
    let linked = leads_to_author(mark.link.as_deref());
    let boxed = is_box(&mark.words);
    let near = at.is_some_and(|at| places.is_near(at));
    // A single word is a name only where nothing but an author can stand.
    let strict = exact || linked && lead || near && lead && count <= 40;
    let names: Vec<String> = if strict { byline::named(&text) } else { byline::authors(&text) };
    let names: Vec<String> = names.into_iter().filter(|name| !site.owns(name, exact || linked || lead)).collect();
    if names.is_empty() || names.len() > 8 || site.is(&text) && !Site::may_be_a_person(&text) {
        return None;
    }
    // The text is a name, or begins with "By": a title of a book in a box about its author is neither.
    if !lead && byline::share(&text, &names) < 45 {
        return None;
    }
    let mut score = 0;
    score += if property { 34 } else { 0 };
    score += if linked { 20 } else { 0 };
    score += if lead { 26 } else { 0 };
    score += if mark.words.is_empty() {
        0
    } else if boxed {
        4
    } else {
        22
    };
    score += match at {
        Some(at) if places.is_near(at) => 22,
        // Behind the text stands who wrote it, too, and then who wrote other things.
        Some(at) if places.headline.is_some_and(|headline| at > headline) => -6,
        Some(_) => -20,
        None => 0,
    };
    if mark.menu {
        score -= 25;
    }
    if at.is_some_and(|at| places.is_aside(at, &survey.plain)) {
        score -= if near { 10 } else { 50 };
    }
    // The whole card of another article is a link to it.
    if mark.link.is_some() && !linked && !near {
        score -= 20;
    }
    let from = if mark.property.contains("author") && mark.property.contains("rel")
        || mark.property.trim() == "author" && mark.link.is_some()
    {
        "author link"
    } else if property {
        "microdata"
    } else {
        "byline text"
    };
    Some(Signed { names, at, score, lead, near, from })
}

/// The words before an element in its line, or the line before it.
pub fn label_before(places: &Places, at: Option<usize>, text: &str) -> Option<String> {
    let at = at?;
    let block = places.blocks.get(at)?;
    let first = text.lines().next().unwrap_or_default();
    let inside = block
        .text
        .find(first)
        .filter(|start| *start > 0 && block.text.len() < 300)
        .and_then(|start| block.text.get(..start));
    if let Some(inside) = inside.map(str::trim).filter(|inside| !inside.is_empty()) {
        // Only the last words: "May 3, 2020 by".
        let last = inside.rsplit(['|', '·', '•', ',', '\n']).next().unwrap_or(inside).trim();
        let words: Vec<&str> = last.split_whitespace().collect();
        return Some(words.iter().skip(words.len().saturating_sub(3)).copied().collect::<Vec<_>>().join(" "));
    }
    // A name in a button is no text: its block is the label.
    let short = |block: &Block| block.text.split_whitespace().count() <= 3;
    if !block.text.contains(first) && short(block) {
        return Some(block.text.clone());
    }
    let before = places.blocks.get(at.checked_sub(1)?)?;
    short(before).then(|| before.text.clone())
}

/// Whether the last words of a text begin a byline ("May 3, 2020 by").
pub fn ends_with_lead(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (1..=words.len().min(3))
        .any(|count| byline::is_lead(&words.iter().skip(words.len() - count).copied().collect::<Vec<_>>().join(" ")))
}

/// Bylines in lines of text near the headline.
fn in_lines(places: &Places, survey: &Survey, site: &Site) -> Vec<Signed> {
    let mut signed = Vec::new();
    let mut label = None;
    for (at, block) in places.blocks.iter().enumerate() {
        let text = block.text.as_str();
        let words = text.split_whitespace().count();
        let near = places.is_near(at);
        let headline = places.headline == Some(at);
        let before = label.take();
        let after = places.headline.is_some_and(|headline| at > headline);
        if !near && !after {
            continue;
        }
        if words <= 3 && (byline::is_lead(text) || byline::has_other_lead(text)) {
            label = Some(byline::is_lead(text));
            continue;
        }
        if after && !near {
            if let Some(name) = introduced(places, at) {
                signed.push(Signed {
                    names: vec![name],
                    at: Some(at),
                    score: LEAST,
                    lead: false,
                    near,
                    from: "note about the author",
                });
            }
        }
        if words > 60 || headline || before == Some(false) {
            continue;
        }
        // A standfirst that links to other articles is the article's all the same.
        if let Some(names) = at_end(text).filter(|_| near) {
            signed.push(Signed { names, at: Some(at), score: 50, lead: false, near, from: "byline text" });
            continue;
        }
        if places.is_aside(at, &survey.plain) {
            continue;
        }
        if near {
            // A section in a link looks like a name.
            let close = places.headline.is_some_and(|headline| (1..=3).contains(&at.saturating_sub(headline)));
            let found = beside_date(text).or_else(|| list(text).filter(|_| close)).filter(|_| block.links == 0);
            if let Some(names) = found {
                signed.push(Signed { names, at: Some(at), score: 50, lead: false, near, from: "byline text" });
                continue;
            }
        }
        let lead = byline::has_lead(text) || before == Some(true);
        let lead_inside = !lead && by_inside(text);
        if !(lead || lead_inside) || !(near || after && words <= 12) {
            continue;
        }
        if words > 25 || text.len() > 300 || places.is_running(at) {
            continue;
        }
        let names = if near && words <= 4 { byline::named(text) } else { byline::authors(text) };
        let names: Vec<String> = names.into_iter().filter(|name| !site.owns(name, lead)).collect();
        if names.is_empty() || names.len() > 8 {
            continue;
        }
        let mut score = if lead { 34 } else { 30 };
        score += if near { 26 } else { 2 };
        score += if words <= 12 { 6 } else { 0 };
        if block.quote {
            score -= 30;
        }
        signed.push(Signed { names, at: Some(at), score, lead: true, near, from: "byline text" });
    }
    signed
}

/// Whether "by" stands in a short line after a date or section ("May 3, 2020 by Ada Quill").
fn by_inside(text: &str) -> bool {
    static BY: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)(?:\d{4}|[|·•,–—-])\s*(?:by|von|par|por|di|door)\s+\p{Lu}").ok());
    BY.as_ref().is_some_and(|by| by.is_match(text))
}

/// The names in a line that holds a date and nothing else ("25.10.2022 - Ada Quill").
fn beside_date(text: &str) -> Option<Vec<String>> {
    let words = text.split_whitespace().count();
    if words > 14 || date::all(text, Notation { order: Some(Order::DayFirst), short_years: true }).is_empty() {
        return None;
    }
    let names = byline::authors(text);
    (!names.is_empty() && names.len() <= 3 && byline::share(text, &names) >= 60).then_some(names)
}

/// The names in a line that holds several and nothing else.
fn list(text: &str) -> Option<Vec<String>> {
    let names = byline::authors(text);
    (names.len() >= 2 && text.len() < 200 && byline::share(text, &names) >= 95).then_some(names)
}

/// A heading that is a name, and under it a text that begins with it ("Ada Quill covers the coast.").
fn introduced(places: &Places, at: usize) -> Option<String> {
    let (heading, text) = (places.blocks.get(at)?, places.blocks.get(at + 1)?);
    let name = heading.text.trim();
    let rest = text.text.strip_prefix(name)?;
    let verb = rest.split_whitespace().next()?;
    let verbs = [
        "is", "covers", "writes", "reports", "works", "has", "joined", "was", "lives", "ist", "arbeitet", "schreibt",
        "est", "es", "è", "jest", "är",
    ];
    (matches!(heading.tag, Tag::Heading(_)) && byline::is_name(name) && verbs.contains(&verb)).then(|| name.to_string())
}

/// The name in capitals at the end of a standfirst ("…, writes ADA QUILL").
fn at_end(text: &str) -> Option<Vec<String>> {
    static END: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"\b(?:writes|says|reports|asks|argues|explains|by|meldet|schreibt|berichtet)\s+(\p{Lu}[\p{Lu}'’.-]+(?:\s\p{Lu}[\p{Lu}'’.-]*){1,3})\.?$").ok()
    });
    let name = END.as_ref()?.captures(text.trim())?.get(1)?.as_str();
    Some(byline::authors(name)).filter(|names| names.len() == 1)
}
