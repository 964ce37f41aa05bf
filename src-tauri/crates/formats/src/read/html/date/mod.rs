//! Dates as pages, bylines and programs write them.
//!
//! What is not surely one day is no date: "04/05/2021" alone is left unknown, "2 hours ago" always.
mod clock;
mod machine;
mod months;
mod words;
mod written;

pub(crate) use clock::{behind, Clock};
pub(crate) use words::is_beside;
pub(crate) use written::{all, without_year, Notation, Order, Written};

/// A machine date, as it stands in a page's metadata or front matter: the RFC 3339 time it gives, or the day alone when it
/// names no time or no zone. `None` when it is not surely a date.
pub fn parse(text: &str) -> Option<String> {
    parse_as(text, Notation::default())
}

/// The same where more is known of how the page writes its dates.
pub(crate) fn parse_as(text: &str, notation: Notation) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'']);
    if let Some(time) = machine::parse(text) {
        return Some(time);
    }
    if text.len() > 200 {
        return None;
    }
    all(text, notation).first().map(|written| timed(text, written))
}

/// The day, with its time where the text behind it gives one and names the zone.
pub(crate) fn timed(text: &str, written: &Written) -> String {
    match behind(text.get(written.end..).unwrap_or_default()) {
        Some(Clock { hour, minute, second, zone: Some(zone) }) => {
            format!("{}T{hour:02}:{minute:02}:{second:02}{zone}", written.day)
        }
        _ => written.day.to_string(),
    }
}

/// The first day that running text names, as `YYYY-MM-DD`.
pub fn find(text: &str) -> Option<String> {
    all(text, Notation::default()).first().map(|written| written.day.to_string())
}

/// Whether all of `text` is a date or two, perhaps with weekdays, times and words such as "Published" beside them.
pub fn is_date_line(text: &str) -> bool {
    is_date_line_as(text, Notation::default())
}

/// The same where more is known of how the page writes its dates.
pub(crate) fn is_date_line_as(text: &str, notation: Notation) -> bool {
    if text.chars().count() > 120 {
        return false;
    }
    let found = all(text, notation);
    let mut from = 0;
    let mut rest = String::new();
    for written in &found {
        rest.push_str(text.get(from..written.start).unwrap_or_default());
        rest.push(' ');
        from = written.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    let rest = rest.to_lowercase();
    let words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    !found.is_empty() && words.filter(|word| !words::is_beside(word)).count() == 0
}

#[cfg(test)]
mod tests;
