//! Bylines and date lines.
use std::sync::LazyLock;

use regex::Regex;

use super::{rule::Rule, Line, Text, Verdict};
use crate::read::{byline, date};
use crate::{Document, Field};

/// A time of day or a distance in time, which says nothing without its page.
pub const AGE: Rule = Rule {
    id: "age",
    reason: "time on the page",
    example: "3 hours ago",
    applies: Some(is_age),
    ends: false,
    amid: false,
    sure: false,
};

/// A line that is nothing but a date; the date becomes the date of publication near the top of a text.
pub const DATE_LINE: Rule = Rule {
    id: "date-line",
    reason: "date line",
    example: "Published May 4, 2026",
    applies: Some(is_date),
    ends: false,
    amid: false,
    sure: false,
};

/// Who wrote the text; the names become its authors near the top of a text.
pub const BYLINE: Rule = Rule {
    id: "byline",
    reason: "byline",
    example: "By Ada Quill",
    applies: Some(is_byline),
    ends: false,
    amid: false,
    sure: false,
};

/// A line at the end that introduces the author.
pub const AUTHOR_NOTE: Rule = Rule {
    id: "author-note",
    reason: "about the author",
    example: "Ada Quill is a reporter who covers the coast.",
    applies: None,
    ends: false,
    amid: false,
    sure: false,
};

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

/// Whether the line is nothing but a date, or the place and date over a letter or press release ("Bern, 6. Mai 2023").
pub fn is_date(line: &Line) -> bool {
    let from_place = || {
        let (place, day) = line.text.split_once(',')?;
        let words = || place.split_whitespace();
        let named = words().all(|word| word.starts_with(char::is_uppercase)) && words().count() <= 3;
        Some(
            named
                && line.words <= 8
                && !byline::has_lead(place)
                && !place.contains(char::is_numeric)
                && date::is_date_line(day),
        )
    };
    line.words <= 16 && (date::is_date_line(&line.text) || from_place().unwrap_or(false))
}

/// A time of day or a distance in time, which says nothing without its page ("3 hours ago", "5 min read").
pub fn is_age(line: &Line) -> bool {
    // "06.05.2023, 18:20 Uhr" is a day.
    if line.words > 7 || line.sentence || date::is_date_line(&line.text) {
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
                    | "views"
            )
        })
}

/// Whether the line introduces its author ("Ada Quill is a reporter who covers the coast."). Such a line is a note only at
/// the end of an article; inside it may well be news.
pub fn is_author_note(line: &Line) -> bool {
    static NOTE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(?:About the author:? |Über den Autor:? )?(?:\p{Lu}[\p{L}.'’-]+ ){1,4}(?:",
            r"(?:is|are) (?:an? |the )?(?:[\p{L}\p{N}.&'’,-]+ ){0,8}?(?:writers?|reporters?|journalists?|editors?|correspondents?|columnists?|contributors?|author|photographers?|producer|blogger|podcaster)\b|",
            r"(?:covers|writes about|reports on|contributed to this|can be reached|has written for)\b|",
            r"(?:ist|arbeitet|schreibt) (?:[\p{L}.-]+ ){0,6}?(?:Redakteur|Redakteurin|Journalist|Journalistin|Korrespondent|Korrespondentin|Autor|Autorin|Reporter|Reporterin|für|über)\b|",
            r"est (?:[\p{L}’'-]+ ){0,4}?journaliste|es (?:[\p{L}]+ ){0,3}?periodista|è (?:[\p{L}]+ ){0,3}?giornalista)"
        ))
        .ok()
    });
    line.words <= 70 && NOTE.as_ref().is_some_and(|note| note.is_match(&line.text))
}

/// Leaves out notes about the author at the end of the article.
pub fn notes(text: &Text, verdicts: &mut [Verdict]) {
    let tail: Vec<usize> =
        (text.start + 1..text.end).rev().filter(|at| verdicts.get(*at).is_some_and(Verdict::is_body)).take(2).collect();
    for at in tail {
        if let Some(verdict) = verdicts.get_mut(at).filter(|_| text.lines.get(at).is_some_and(is_author_note)) {
            *verdict = Verdict::Rule(&AUTHOR_NOTE);
        }
    }
}

/// Authors and date, from bylines and date lines near the top of the text.
pub fn sign(text: &Text, document: &mut Document) {
    let start = text.start;
    for at in start.saturating_sub(25)..(start + 4).min(text.end) {
        let (Some(line), Some(rule)) = (text.lines.get(at), text.rule(at)) else { continue };
        let byline = rule.id == BYLINE.id;
        if byline && document.authors.is_empty() {
            document.authors = authors(line);
            if !document.authors.is_empty() {
                document.evidence.insert(Field::Authors, "byline text".to_string());
            }
        }
        if (byline || rule.id == DATE_LINE.id) && document.published.is_none() && at <= start + 2 {
            let changed = line.normal.starts_with("updated") || line.normal.starts_with("aktualisiert");
            if let Some(day) = date::find(&line.text).filter(|_| !changed) {
                document.published = Some(day);
                document.evidence.insert(Field::Published, "date line".to_string());
            }
        }
    }
}
