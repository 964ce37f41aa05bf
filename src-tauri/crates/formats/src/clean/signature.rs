//! Bylines and date lines.
use super::Line;
use crate::read::{byline, date};

/// The authors that a line names when it is a byline: short, begins with "By" or its like, and holds a name.
pub fn authors(line: &Line) -> Vec<String> {
    if line.words > 18 || line.text.len() > 160 || !byline::has_lead(&line.text) {
        return Vec::new();
    }
    byline::authors(&line.text)
}

/// Whether the line says by whom the text is, even if no name can be read out of it ("By Harbor Echo Staff").
pub fn is_byline(line: &Line) -> bool {
    let short = line.words <= 9 && !line.sentence && line.text.len() < 90;
    !authors(line).is_empty() && (!line.sentence || line.words <= 6)
        || short && line.normal.starts_with("by ") && line.text.chars().nth(3).is_some_and(char::is_uppercase)
}

/// Whether the line is nothing but a date.
pub fn is_date(line: &Line) -> bool {
    line.words <= 16 && date::is_date_line(&line.text)
}

/// A time of day or a distance in time, which says nothing without its page ("3 hours ago", "5 min read").
pub fn is_age(line: &Line) -> bool {
    if line.words > 7 || line.sentence {
        return false;
    }
    let mut words = line.normal.split(' ');
    let figure = line.text.chars().next().is_some_and(char::is_numeric)
        || line.normal.starts_with("vor ")
        || line.normal.starts_with("hace ")
        || line.normal.starts_with("il y a ")
        || line.normal.starts_with("updated ")
        || line.normal.starts_with("published ");
    figure
        && words.any(|word| {
            matches!(
                word,
                "ago"
                    | "min"
                    | "mins"
                    | "minute"
                    | "minutes"
                    | "minuten"
                    | "stunden"
                    | "tagen"
                    | "hours"
                    | "lesezeit"
                    | "am"
                    | "pm"
                    | "heures"
                    | "horas"
                    | "minutos"
                    | "minuti"
                    | "uhr"
                    | "shares"
                    | "comments"
                    | "views"
            )
        })
}
