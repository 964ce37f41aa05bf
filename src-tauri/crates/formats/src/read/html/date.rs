//! Dates as pages and bylines write them, in eight languages.
//!
//! What is not surely one day is no date: "04/05/2021" alone is left unknown.
use std::sync::LazyLock;

use regex::Regex;

/// Month names by their beginnings, lower case; the number of the month follows.
const MONTHS: &[(&str, u8)] = &[
    ("jan", 1),
    ("jän", 1),
    ("ene", 1),
    ("gen", 1),
    ("sty", 1),
    ("stycz", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("lut", 2),
    ("mar", 3),
    ("mär", 3),
    ("maart", 3),
    ("mrt", 3),
    ("mrz", 3),
    ("maer", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("kwi", 4),
    ("may", 5),
    ("mai", 5),
    ("mei", 5),
    ("mag", 5),
    ("maj", 5),
    ("mayo", 5),
    ("maio", 5),
    ("jun", 6),
    ("juin", 6),
    ("giu", 6),
    ("cze", 6),
    ("jul", 7),
    ("juil", 7),
    ("lug", 7),
    ("lip", 7),
    ("aug", 8),
    ("aoû", 8),
    ("aou", 8),
    ("ago", 8),
    ("sie", 8),
    ("sep", 9),
    ("set", 9),
    ("wrz", 9),
    ("oct", 10),
    ("okt", 10),
    ("ott", 10),
    ("out", 10),
    ("paź", 10),
    ("paz", 10),
    ("nov", 11),
    ("lis", 11),
    ("dec", 12),
    ("dez", 12),
    ("déc", 12),
    ("dic", 12),
    ("gru", 12),
    ("dez", 12),
];

/// Whole month names, so that "marketing 3, 2020" is no March.
const NAMES: &str = "january|january|february|march|april|may|june|july|august|september|october|november|december|\
jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|\
januar|jänner|februar|feber|märz|maerz|mai|juni|juli|oktober|dezember|mrz|mär|okt|dez|\
janvier|février|fevrier|mars|avril|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|janv|févr|avr|juil|déc|\
enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|abr|ago|dic|\
janeiro|fevereiro|março|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|fev|mai|set|out|\
gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|novembre|dicembre|gen|mag|giu|lug|ott|\
januari|februari|maart|mei|augustus|mrt|\
stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|wrzesnia|października|pazdziernika|listopada|grudnia";

static PATTERNS: LazyLock<Vec<(Form, Regex)>> = LazyLock::new(|| {
    let day = r"(?P<d>\d{1,2})";
    let year = r"(?P<y>(?:18|19|20)\d\d)";
    [
        (Form::Iso, r"\b(?P<y>(?:18|19|20)\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:\D|$)".to_string()),
        (Form::Iso, r"\b(?P<y>(?:18|19|20)\d\d)[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?:\D|$)".to_string()),
        (Form::Named, format!(r"(?i)\b(?P<n>{NAMES})\.?\s+{day}(?:st|nd|rd|th)?\s*,?\s+{year}\b")),
        (Form::Named, format!(r"(?i)\b{day}(?:st|nd|rd|th|er|º|\.)?[\s-]+(?:of\s+|de\s+)?(?P<n>{NAMES})\.?,?[\s-]+(?:de\s+|del\s+)?{year}\b")),
        (Form::Named, format!(r"(?i)\b{year}\s+(?P<n>{NAMES})\.?\s+{day}\b")),
        (Form::Dotted, r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d\d)\b".to_string()),
        (Form::Slashed, r"\b(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>(?:19|20)\d\d)\b".to_string()),
        (Form::Iso, r"(?:年|\b)(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日".to_string()),
    ]
    .into_iter()
    .filter_map(|(form, pattern)| Some((form, Regex::new(&pattern).ok()?)))
    .collect()
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Year, month, day in figures.
    Iso,
    /// The month as a word.
    Named,
    /// 20.11.2018: always the day first.
    Dotted,
    /// 20/11/2018: the order depends on the country, so one number must be over 12, or both the same.
    Slashed,
}

/// A machine date, as it stands in a page's metadata or front matter: the RFC 3339 time it gives, or the day alone when it
/// names no time or no zone. `None` when it is not surely a date.
pub fn parse(text: &str) -> Option<String> {
    let text = text.trim().trim_matches(['"', '\'']);
    if let Some(time) = rfc3339(text) {
        return Some(time);
    }
    if let Some(time) = rfc2822(text) {
        return Some(time);
    }
    if let Some(day) = compact(text) {
        return Some(day);
    }
    if text.len() > 200 {
        return None;
    }
    find(text)
}

/// The first day that running text names, as `YYYY-MM-DD`.
pub fn find(text: &str) -> Option<String> {
    PATTERNS
        .iter()
        .filter_map(|(form, pattern)| {
            let found = pattern.captures(text)?;
            let number = |name: &str| found.name(name).and_then(|part| part.as_str().parse::<u16>().ok());
            let (year, day) = (number("y")?, number("d")?);
            let month = match form {
                Form::Named => u16::from(month(found.name("n")?.as_str())?),
                _ => number("m")?,
            };
            let (month, day) = match form {
                // Figures with slashes: only one order can be right, or both are the same day.
                Form::Slashed if month > 12 && day <= 12 => (day, month),
                Form::Slashed if day <= 12 && day != month => return None,
                _ => (month, day),
            };
            Some((found.get(0)?.start(), day_of(year, month, day)?))
        })
        .min_by_key(|(at, _)| *at)
        .map(|(_, day)| day)
}

/// Whether all of `text` is a date, perhaps with a weekday, a time and a word such as "Published" before it.
pub fn is_date_line(text: &str) -> bool {
    if text.chars().count() > 120 {
        return false;
    }
    let Some((_, pattern)) = PATTERNS.iter().find(|(_, pattern)| pattern.is_match(text)) else { return false };
    let rest = pattern.replace_all(text, " ").to_lowercase();
    let words = rest.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 1);
    words.filter(|word| !CLOCK_WORDS.contains(word)).count() == 0
}

/// Words that stand beside a date in a line that holds nothing else.
const CLOCK_WORDS: &[&str] = &[
    "am",
    "pm",
    "at",
    "on",
    "et",
    "est",
    "edt",
    "pt",
    "pst",
    "pdt",
    "gmt",
    "utc",
    "cet",
    "cest",
    "bst",
    "ist",
    "mez",
    "mesz",
    "uhr",
    "um",
    "stand",
    "published",
    "posted",
    "updated",
    "last",
    "modified",
    "date",
    "created",
    "first",
    "release",
    "released",
    "uploaded",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "veröffentlicht",
    "aktualisiert",
    "erstellt",
    "am",
    "vom",
    "datum",
    "zuletzt",
    "geändert",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "mo",
    "di",
    "mi",
    "do",
    "fr",
    "sa",
    "so",
    "publié",
    "mis",
    "jour",
    "le",
    "à",
    "modifié",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "publicado",
    "actualizado",
    "el",
    "las",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "hora",
    "horas",
    "pubblicato",
    "aggiornato",
    "il",
    "alle",
    "ore",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "atualizado",
    "em",
    "às",
    "segunda",
    "terça",
    "quarta",
    "quinta",
    "sexta",
    "feira",
    "gepubliceerd",
    "bijgewerkt",
    "op",
    "om",
    "uur",
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "opublikowano",
    "aktualizacja",
    "godz",
    "read",
    "min",
    "mins",
    "minutes",
    "poniedziałek",
    "wtorek",
    "środa",
    "czwartek",
    "piątek",
    "sobota",
    "niedziela",
    "last",
    "edited",
    "eastern",
    "central",
    "pacific",
    "time",
];

fn month(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    // The longest beginning decides: "marca" is March in Polish, "maj" May.
    MONTHS
        .iter()
        .filter(|(start, _)| name.starts_with(start))
        .max_by_key(|(start, _)| start.len())
        .map(|(_, number)| *number)
}

fn day_of(year: u16, month: u16, day: u16) -> Option<String> {
    let date =
        jiff::civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1800..=2100).contains(&year).then(|| date.to_string())
}

/// An ISO 8601 time with its zone, written the RFC 3339 way; the day alone when the zone is missing.
fn rfc3339(text: &str) -> Option<String> {
    static TIME: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^((?:18|19|20)\d\d-\d\d-\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s*(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?").ok()
    });
    let found = TIME.as_ref()?.captures(text)?;
    let day = found.get(1)?.as_str();
    let mut parts = day.split('-').filter_map(|part| part.parse::<u16>().ok());
    let day = day_of(parts.next()?, parts.next()?, parts.next()?)?;
    let (Some(hour), Some(minute), Some(zone)) = (found.get(2), found.get(3), found.get(5)) else { return Some(day) };
    let second = found.get(4).map_or("00", |second| second.as_str());
    let (hour, minute, zone) = (hour.as_str(), minute.as_str(), zone.as_str());
    if hour > "23" || minute > "59" || second > "60" {
        return Some(day);
    }
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let zone = match (zone.chars().next(), digits.get(..2), digits.get(2..4)) {
        (Some(sign @ ('+' | '-')), Some(hours), minutes) => format!("{sign}{hours}:{}", minutes.unwrap_or("00")),
        _ => "Z".to_string(),
    };
    Some(format!("{day}T{hour}:{minute}:{second}{zone}"))
}

/// "Tue, 20 Nov 2018 10:00:00 GMT".
fn rfc2822(text: &str) -> Option<String> {
    if text.len() > 60 {
        return None;
    }
    let time = jiff::fmt::rfc2822::parse(text).ok()?;
    Some(time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().replace("+00:00", "Z"))
}

/// "20181120", "20181120103000".
fn compact(text: &str) -> Option<String> {
    if !(text.len() == 8 || text.len() == 14) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<u16>().ok();
    day_of(number(0, 4)?, number(4, 6)?, number(6, 8)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(parse(text).as_deref(), expected, "{text}");
    }

    #[test]
    fn machine_dates_keep_their_zone() {
        check("2018-11-20T10:30:00+0100", Some("2018-11-20T10:30:00+01:00"));
        check("2018-11-20T10:30:00.000Z", Some("2018-11-20T10:30:00Z"));
        check("2018-11-20 10:30", Some("2018-11-20"));
        check("Tue, 20 Nov 2018 10:00:00 GMT", Some("2018-11-20T10:00:00Z"));
        check("20181120", Some("2018-11-20"));
    }

    #[test]
    fn written_dates_in_several_languages() {
        check("November 20, 2018", Some("2018-11-20"));
        check("20. März 2019, 14:05 Uhr", Some("2019-03-20"));
        check("le 3 août 2020", Some("2020-08-03"));
        check("14 de enero de 2021", Some("2021-01-14"));
        check("5 października 2022", Some("2022-10-05"));
        check("9 maart 2020", Some("2020-03-09"));
        check("Sept. 3, 2019", Some("2019-09-03"));
    }

    #[test]
    fn what_is_not_surely_a_day_is_unknown() {
        check("04/05/2021", None);
        check("2021-02-30", None);
        check("marketing 3, 2020", None);
        check("yesterday", None);
        check("13/05/2021", Some("2021-05-13"));
        check("05/13/2021", Some("2021-05-13"));
    }

    #[test]
    fn a_line_with_nothing_but_a_date() {
        assert!(is_date_line("Published: Tuesday, November 20, 2018 at 10:30 PM EST"));
        assert!(is_date_line("Aktualisiert am 20.11.2018 um 14:05 Uhr"));
        assert!(!is_date_line("The council met on November 20, 2018 to vote."));
    }
}
