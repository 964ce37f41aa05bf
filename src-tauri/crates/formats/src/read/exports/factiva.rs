//! Exports of Factiva. With indexing each line of an article has a code ("HD" the headline, "AN" the number that ends it);
//! without, the lines stand in a fixed order around the number of words: headline, byline, words, date, time, outlet and
//! its code, page, language, rights, text. "Document" with a number of 25 signs ends each article.
use std::sync::LazyLock;

use regex::Regex;

use super::super::byline;
use super::{dated, is_count, is_rights, left, paragraphs, reason, split, Article, Line};
use crate::clean::phrase;
use crate::Field;

/// Codes of lines, as the R package tm.plugin.factiva and Factiva's list of search fields name them.
const CODES: &[&str] = &[
    "HD", "SE", "CLM", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "PG", "VOL", "LA", "CY", "LP",
    "TD", "ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN",
];

/// Names of languages as exports write them, in the language of the reader; English ones are known elsewhere.
const LANGUAGES: &[(&str, &str)] = &[
    ("deutsch", "de"),
    ("englisch", "en"),
    ("französisch", "fr"),
    ("spanisch", "es"),
    ("italienisch", "it"),
    ("français", "fr"),
    ("anglais", "en"),
    ("allemand", "de"),
    ("espagnol", "es"),
    ("italien", "it"),
    ("english", "en"),
    ("german", "de"),
    ("french", "fr"),
    ("spanish", "es"),
    ("italian", "it"),
    ("dutch", "nl"),
    ("portuguese", "pt"),
    ("polish", "pl"),
    ("russian", "ru"),
    ("español", "es"),
    ("italiano", "it"),
];

/// Most lines that are looked at for the number of words of one article.
const MOST_COUNTS: usize = 20;

/// Whether it is a code of the table.
pub(super) fn is_code(text: &str) -> bool {
    CODES.contains(&text)
}

/// Whether a line ends an article.
fn is_end(line: &Line) -> bool {
    static END: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:Document|Dokument) [a-z]\w{7}(?:19|20)\d\d[01]\d[0-3]\d[0-9a-z]{9}$").ok()
    });
    let words = line.cells.as_deref().filter(|_| line.text == "AN").unwrap_or(&line.text);
    END.as_ref().is_some_and(|end| end.is_match(words))
}

pub(super) fn articles(lines: &[Line]) -> Option<Vec<Article>> {
    split(lines, is_end, is_sure, article)
}

/// Whether an article of such an export is there.
fn is_sure(lines: &[&Line]) -> bool {
    is_coded(lines) || anchor(lines).is_some()
}

/// Whether the lines have codes.
fn is_coded(lines: &[&Line]) -> bool {
    let has = |code: &str| lines.iter().any(|line| line.text == code);
    has("HD") && [has("PD"), has("SN"), has("WC"), has("LP")].iter().filter(|has| **has).count() >= 2
}

/// The place of the number of words, in lines without codes: the date follows it.
fn anchor(lines: &[&Line]) -> Option<usize> {
    let follows = |at: usize| lines.iter().skip(at + 1).take(2).any(|line| dated(&line.text).is_some());
    let counts = (0..lines.len()).filter(|at| lines.get(*at).is_some_and(|line| is_count(&line.text)));
    counts.take(MOST_COUNTS).find(|at| follows(*at))
}

fn article(lines: &[&Line], first: bool) -> Article {
    let mut article = Article::default();
    if is_coded(lines) {
        coded(lines, first, &mut article);
    } else if let Some(anchor) = anchor(lines) {
        let (above, below) = lines.split_at_checked(anchor).unwrap_or((lines, &[]));
        self::above(above, first, &mut article);
        self::below(below, &mut article);
    } else {
        article.before = left(lines, reason::HEAD);
    }
    article
}

/// Lines with codes: a code holds for the lines up to the next.
fn coded(lines: &[&Line], first: bool, article: &mut Article) {
    let begin = lines.iter().position(|line| is_code(&line.text)).unwrap_or_default();
    let (cover, rest) = lines.split_at_checked(begin).unwrap_or((lines, &[]));
    article.before.extend(left(cover, if first { reason::COVER } else { reason::HEAD }));
    let mut fields: Vec<(&str, Vec<Line>)> = Vec::new();
    for line in rest {
        if is_code(&line.text) {
            let value =
                line.cells.iter().map(|cells| Line { text: cells.clone(), cells: None, gap: true, ..(*line).clone() });
            fields.push((&line.text, value.collect()));
        } else if let Some((_, values)) = fields.last_mut() {
            values.push((*line).clone());
        }
    }
    for (code, lines) in fields {
        let lines: Vec<&Line> = lines.iter().collect();
        let value = lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ");
        let from = format!("Factiva {code}");
        let reason = match code {
            "LP" | "TD" => {
                article.paragraphs.extend(paragraphs(&lines, true));
                continue;
            }
            "HD" => {
                article.set(Field::Headline, &value, &from);
                continue;
            }
            "BY" => {
                article.set(Field::Authors, &value, &from);
                reason::BYLINE
            }
            "CR" => {
                article.set(Field::Agency, &value, &from);
                reason::RIGHTS
            }
            "SE" => {
                article.set(Field::Section, &value, &from);
                reason::SECTION
            }
            "PD" => {
                article.set(Field::Published, &value, &from);
                reason::DATE
            }
            "SN" => {
                article.set(Field::Outlet, &value, &from);
                reason::OUTLET
            }
            "LA" => {
                article.set(Field::Language, language(&value).unwrap_or(&value), &from);
                reason::TERMS
            }
            "WC" => reason::COUNT,
            "CY" => reason::RIGHTS,
            "ART" => reason::CAPTION,
            "AN" => reason::END,
            _ => reason::TERMS,
        };
        let into = if article.paragraphs.is_empty() { &mut article.before } else { &mut article.after };
        into.push((format!("{code} {value}"), reason));
    }
}

/// The lines above the number of words: a section now and then, the headline, a byline.
fn above(lines: &[&Line], first: bool, article: &mut Article) {
    let near = lines.len().saturating_sub(5);
    let is_strong = |at: &usize| lines.get(*at).is_some_and(|line| line.strong && !is_service(&line.text));
    let strong: Vec<usize> = (near..lines.len()).filter(is_strong).collect();
    let last = lines.len().saturating_sub(1);
    let signs = |at: usize| lines.get(at).is_some_and(|line| is_byline(&line.text));
    let headline = match strong.last() {
        // All in bold type says nothing.
        Some(end) if strong.len() < lines.len() - near || lines.len() == 1 => {
            (near..*end).rev().take_while(is_strong).last().unwrap_or(*end)
        }
        _ if lines.len() > 1 && signs(last) => last - 1,
        _ => last,
    };
    // A headline may go on over lines, set alike.
    let mut from = headline;
    while from > 0 && lines.get(from).is_some_and(|line| !line.gap) {
        from -= 1;
    }
    let mut until = headline + 1;
    while strong.contains(&headline) && strong.contains(&until) {
        until += 1;
    }
    let words: Vec<&str> = lines.iter().take(until).skip(from).map(|line| line.text.as_str()).collect();
    if !words.is_empty() {
        article.set(Field::Headline, &words.join(" "), "Factiva: line above the number of words");
    }
    let short = |line: &Line| line.text.split_whitespace().count() <= 4;
    for (at, line) in lines.iter().enumerate() {
        let reason = if at >= until {
            article.set(Field::Authors, &line.text, "Factiva: line under the headline");
            reason::BYLINE
        } else if at >= from {
            continue;
        } else if lines.len() <= 4 && from == 1 && short(line) && !is_service(&line.text) {
            article.set(Field::Section, &line.text, "Factiva: line above the headline");
            reason::SECTION
        } else if first {
            reason::COVER
        } else {
            reason::HEAD
        };
        article.before.extend(left(&[line], reason));
    }
}

/// Whether it is the name of the service, which stands over the first article.
fn is_service(text: &str) -> bool {
    text.contains("Factiva") || text.contains("Dow Jones")
}

fn is_byline(text: &str) -> bool {
    let plain = text.len() <= 80 && !text.ends_with(['.', '?', '!']) && !text.bytes().any(|byte| byte.is_ascii_digit());
    byline::has_lead(text) || byline::is_agency(text) || plain && !byline::authors(text).is_empty()
}

/// The number of words and what follows it, up to the end mark.
fn below(lines: &[&Line], article: &mut Article) {
    let end = lines.iter().position(|line| is_end(line)).unwrap_or(lines.len());
    // Head lines are short and few; the rights end them, else the language does.
    let within = |at: &usize| *at < end;
    let tongue = (2..12).filter(within).find(|at| lines.get(*at).is_some_and(|line| language(&line.text).is_some()));
    let rights = (2..14).filter(within).find(|at| lines.get(*at).is_some_and(|line| is_rights(&line.text)));
    let start = match (tongue, rights) {
        (Some(tongue), Some(rights)) if rights > tongue + 3 => tongue + 1,
        (_, Some(rights)) => rights + 1,
        (Some(tongue), None) => tongue + 1,
        (None, None) => 4,
    };
    let mut outlet = false;
    for (at, line) in lines.iter().enumerate().take(start.min(end)) {
        let clock =
            line.text.len() <= 8 && line.text.contains(':') && line.text.starts_with(|c: char| c.is_ascii_digit());
        let reason = if at == 0 {
            reason::COUNT
        } else if let Some(day) = dated(&line.text).filter(|_| !outlet) {
            article.set(Field::Published, &day, "Factiva: line under the number of words");
            reason::DATE
        } else if clock {
            reason::HEAD
        } else if Some(at) == tongue {
            article.set(Field::Language, language(&line.text).unwrap_or_default(), "Factiva: language");
            reason::TERMS
        } else if is_rights(&line.text) {
            reason::RIGHTS
        } else if !outlet {
            outlet = true;
            article.set(Field::Outlet, &line.text, "Factiva: line under the date");
            reason::OUTLET
        } else {
            reason::HEAD
        };
        article.before.extend(left(&[line], reason));
    }
    let text = lines.get(start.min(end)..end).unwrap_or_default();
    let rights = rights.and_then(|at| lines.get(at)).map(|line| phrase::normal(&line.text)).unwrap_or_default();
    let (text, owner) = match text.split_last() {
        Some((last, before)) if !before.is_empty() && is_owner(&last.text, &rights) => (before, Some(*last)),
        _ => (text, None),
    };
    article.paragraphs = paragraphs(text, true);
    article.after.extend(owner.map(|owner| (owner.text.clone(), reason::RIGHTS)));
    article.after.extend(left(lines.get(end..).unwrap_or_default(), reason::END));
}

/// Whether the last line names who holds the rights: most of its words stand in the line of rights.
fn is_owner(line: &str, rights: &str) -> bool {
    let line = phrase::normal(line);
    let words: Vec<&str> = line.split(' ').collect();
    let known = words.iter().filter(|word| rights.split(' ').any(|other| other == **word)).count();
    !rights.is_empty() && words.len() <= 10 && known + 1 >= words.len() && known > 0
}

/// The code of a language by its name.
fn language(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    LANGUAGES.iter().find(|(other, _)| *other == name).map(|(_, code)| *code)
}
