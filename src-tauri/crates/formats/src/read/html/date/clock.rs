//! The time of day behind (or before) a date, and its zone.
use std::sync::LazyLock;

use regex::Regex;

/// A time of day as a page writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
    /// The zone as RFC 3339 writes it ("+01:00", "Z"); `None` when the page names none, or one that depends on the season
    /// ("ET").
    pub zone: Option<String>,
}

static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)^[\s,;|·•–—\-(@/:.]*(?:(?:at|um|à|a las|alle|ore|om|o|godz|kl|klo|klockan|às|as|la|ora|в|о|los|las|gegen|ab|year|г|года|року|r|t)\b[.,:\s]*){0,2}",
        r"(?P<h>[01]?\d|2[0-3])\s?(?P<s>[:.h]|\s(?:Uhr\s)?)(?P<m>[0-5]\d)(?:[:.](?P<sec>[0-5]\d))?(?:[.,]\d+)?\s?(?:Uhr|uur|hrs|h\b)?\s?(?P<half>[ap]\.?\s?m\b\.?)?[\s,(]*",
        r"(?P<zone>Z\b|(?:UTC|GMT)?\s?[+\-−]\d\d?(?::?\d\d)?\b|[A-Z]{2,5}\b)?"
    ))
    .ok()
});

/// Abbreviations of zones that name one offset. What depends on the season ("ET") or the country ("IST", "CST" in China)
/// is left out.
const ZONES: &[(&str, &str)] = &[
    ("z", "Z"),
    ("utc", "Z"),
    ("gmt", "Z"),
    ("est", "-05:00"),
    ("edt", "-04:00"),
    ("cdt", "-05:00"),
    ("mst", "-07:00"),
    ("mdt", "-06:00"),
    ("pst", "-08:00"),
    ("pdt", "-07:00"),
    ("wet", "Z"),
    ("west", "+01:00"),
    ("cet", "+01:00"),
    ("cest", "+02:00"),
    ("mez", "+01:00"),
    ("mesz", "+02:00"),
    ("eet", "+02:00"),
    ("eest", "+03:00"),
    ("msk", "+03:00"),
    ("jst", "+09:00"),
    ("aest", "+10:00"),
    ("aedt", "+11:00"),
    ("nzst", "+12:00"),
    ("nzdt", "+13:00"),
];

/// The time that begins `text`, which is what stands behind a date.
pub fn behind(text: &str) -> Option<Clock> {
    let found = CLOCK.as_ref()?.captures(text)?;
    let number = |name: &str| found.name(name).and_then(|part| part.as_str().parse::<u8>().ok());
    let (mut hour, minute, second) = (number("h")?, number("m")?, number("sec").unwrap_or_default());
    let half = found.name("half").map(|half| half.as_str().to_ascii_lowercase());
    match half.as_deref().and_then(|half| half.chars().next()) {
        Some('p') if hour < 12 => hour += 12,
        Some('a') if hour == 12 => hour = 0,
        _ => {}
    }
    // "20 45" is a time only where a word says so.
    let sign = found.name("s").map(|sign| sign.as_str()).unwrap_or_default();
    if sign.trim().is_empty() {
        return None;
    }
    let zone = found.name("zone").and_then(|zone| zone_of(zone.as_str()));
    Some(Clock { hour, minute, second, zone })
}

/// A zone the RFC 3339 way: "+0100", "GMT+1", "CEST", "Z".
pub fn zone_of(text: &str) -> Option<String> {
    let text = text.trim().replace('−', "-");
    let lower = text.to_ascii_lowercase();
    if let Some((_, zone)) = ZONES.iter().find(|(name, _)| *name == lower) {
        return Some((*zone).to_string());
    }
    let figures = lower.trim_start_matches("utc").trim_start_matches("gmt").trim();
    let sign = figures.chars().next().filter(|sign| matches!(sign, '+' | '-'))?;
    let digits: String = figures.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "00"),
        3 | 4 => (digits.get(..digits.len() - 2)?, digits.get(digits.len() - 2..)?),
        _ => return None,
    };
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}
