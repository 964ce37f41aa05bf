//! Whether the page writes the day or the month first.
use std::sync::LazyLock;

use regex::Regex;

use super::super::blocks::Block;
use super::super::date::{self, Notation, Order};
use super::metas::Metas;

/// Endings of addresses that say nothing of a country, or of one that writes the month first.
const NO_COUNTRY: &[&str] = &[
    "io", "ai", "co", "tv", "me", "fm", "am", "to", "cc", "ws", "ly", "gg", "so", "is", "la", "eu", "us", "ph", "ca",
    "pr", "gu",
];

/// The order of day and month in figures: what the page's own unmistakable dates show ("13/05/2021", or one of the days
/// that the metadata names), else what is usual in its language and country, else how it writes dates with names of months.
/// `None` when nothing tells.
pub fn order(
    blocks: &[Block],
    metas: &Metas,
    known: &[String],
    language: Option<&str>,
    host: Option<&str>,
) -> Option<Order> {
    let (mut day_first, mut month_first) = (0usize, 0usize);
    for block in blocks.iter().filter(|block| block.text.len() < 400) {
        vote(&block.text, known, &mut day_first, &mut month_first);
    }
    if day_first != month_first {
        return Some(if day_first > month_first { Order::DayFirst } else { Order::MonthFirst });
    }
    let locale = metas.one("og:locale").unwrap_or_default().replace('_', "-").to_lowercase();
    let language = language.map(str::to_lowercase).unwrap_or_else(|| locale.clone());
    let ending = host.and_then(|host| host.rsplit('.').next()).unwrap_or_default().to_lowercase();
    let country = ending.len() == 2 && !NO_COUNTRY.contains(&ending.as_str());
    let (spoken, region) =
        language.split_once('-').map_or((language.as_str(), ""), |(spoken, region)| (spoken, region));
    let usual = match (spoken, region) {
        ("", _) if country => Some(Order::DayFirst),
        ("", _) => None,
        ("en", _) if country => Some(Order::DayFirst),
        ("en", "us" | "ph" | "pr") => Some(Order::MonthFirst),
        ("en", "ca") => None,
        ("en", "") if matches!(ending.as_str(), "us" | "gov" | "mil" | "edu") => Some(Order::MonthFirst),
        ("en", "") if matches!(locale.as_str(), "en-gb" | "en-au" | "en-nz" | "en-ie" | "en-in" | "en-za") => {
            Some(Order::DayFirst)
        }
        ("en", "") => None,
        _ => Some(Order::DayFirst),
    };
    usual.or_else(|| with_names(blocks))
}

/// The order in which a page writes its dates where it names the month ("3 October 2023"), when it is always the same.
fn with_names(blocks: &[Block]) -> Option<Order> {
    let mut orders = blocks.iter().filter(|block| block.text.len() < 400).flat_map(|block| {
        date::all(&block.text, Notation::default()).into_iter().filter_map(|written| {
            let text = block.text.get(written.start..written.end)?;
            let named = text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
            let figures = text.bytes().take_while(u8::is_ascii_digit).count();
            (named && figures <= 2).then_some(if figures == 0 { Order::MonthFirst } else { Order::DayFirst })
        })
    });
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// Counts the dates of a text that have one reading, or one that is a `known` day.
fn vote(text: &str, known: &[String], day_first: &mut usize, month_first: &mut usize) {
    static FIGURES: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\b(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)?\d\d)\b").ok());
    if !text.bytes().any(|byte| byte == b'/' || byte == b'-') {
        return;
    }
    for found in FIGURES.iter().flat_map(|figures| figures.captures_iter(text)) {
        let number = |at: usize| found.get(at).and_then(|part| part.as_str().parse::<u8>().ok()).unwrap_or_default();
        match (number(1), number(2)) {
            (13..=31, 1..=12) => *day_first += 1,
            (1..=12, 13..=31) => *month_first += 1,
            (first @ 1..=12, second @ 1..=12) if first != second => {
                let year = found.get(3).map(|year| year.as_str()).unwrap_or_default();
                let is = |month: u8, day: u8| {
                    known.iter().any(|known| known.ends_with(&format!("{year}-{month:02}-{day:02}")))
                };
                *day_first += usize::from(is(second, first));
                *month_first += usize::from(is(first, second));
            }
            _ => {}
        }
    }
}
