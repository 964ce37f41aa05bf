//! Dates that programs write for programs: ISO 8601, RFC 2822, figures without marks, seconds since 1970.
use std::sync::LazyLock;

use regex::Regex;

use super::clock;
use super::written::day_of;

/// The time or day that a field holds, the RFC 3339 way; the day alone when the time or its zone is missing.
pub fn parse(text: &str) -> Option<String> {
    iso(text).or_else(|| rfc2822(text)).or_else(|| ctime(text)).or_else(|| compact(text)).or_else(|| epoch(text))
}

/// An ISO 8601 time with its zone; the day alone when the zone is missing.
fn iso(text: &str) -> Option<String> {
    static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"^((?:18|19|20)\d\d)-?(\d\d)-?(\d\d)(?:[T_ ]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,:]\d+)?\s*([Zz]\b|UTC\b|GMT\b|[+\-−]\d\d?(?::?\d\d)?)?|\b)",
        )
        .ok()
    });
    let found = TIME.as_ref()?.captures(text)?;
    let number = |at: usize| found.get(at).and_then(|part| part.as_str().parse::<u8>().ok());
    let year = found.get(1)?.as_str().parse().ok()?;
    let day = day_of(year, number(2)?, number(3)?)?;
    let zone = found.get(7).and_then(|zone| clock::zone_of(zone.as_str()));
    let (Some(hour), Some(minute), Some(zone)) = (number(4), number(5), zone) else { return Some(day.to_string()) };
    let second = number(6).unwrap_or_default();
    if hour > 23 || minute > 59 || second > 59 {
        return Some(day.to_string());
    }
    Some(format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}"))
}

/// "Tue, 20 Nov 2018 10:00:00 GMT".
fn rfc2822(text: &str) -> Option<String> {
    if text.len() > 60 || !text.contains(':') {
        return None;
    }
    let time = jiff::fmt::rfc2822::parse(text).ok().filter(|time| (1800..=2100).contains(&time.year()))?;
    Some(time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().replace("+00:00", "Z"))
}

/// "Tue Nov 20 10:00:00 CET 2018", as C and Java print times.
fn ctime(text: &str) -> Option<String> {
    static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(?:\p{L}{2,3} )?(\p{L}{3}) +(\d\d?) (\d\d):(\d\d):(\d\d)(?: ([A-Z]{3,5}))? ((?:19|20)\d\d)$").ok()
    });
    let found = TIME.as_ref()?.captures(text)?;
    let number = |at: usize| found.get(at).and_then(|part| part.as_str().parse::<u8>().ok());
    let month = super::months::month(&found.get(1)?.as_str().to_lowercase())?;
    let day = day_of(found.get(7)?.as_str().parse().ok()?, month, number(2)?)?;
    let zone = found.get(6).and_then(|zone| clock::zone_of(zone.as_str()));
    let (hour, minute, second) = (number(3)?, number(4)?, number(5)?);
    match zone {
        Some(zone) if hour < 24 && minute < 60 && second < 60 => {
            Some(format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}"))
        }
        _ => Some(day.to_string()),
    }
}

/// "20181120103000" and "201811201030"; a time without a zone says only the day.
fn compact(text: &str) -> Option<String> {
    if !matches!(text.len(), 8 | 12 | 14) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    Some(day_of(text.get(..4)?.parse().ok()?, number(4, 6)?, number(6, 8)?)?.to_string())
}

/// Seconds or milliseconds since 1970, from 1990 to 2033: other numbers are something else.
fn epoch(text: &str) -> Option<String> {
    if !matches!(text.len(), 9 | 10 | 12 | 13) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let seconds = if text.len() > 10 { number / 1000 } else { number };
    let time = jiff::Timestamp::from_second(seconds).ok()?;
    (631_152_000..2_000_000_000).contains(&seconds).then(|| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}
