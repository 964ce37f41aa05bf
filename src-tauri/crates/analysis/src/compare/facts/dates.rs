//! Days, months, years and times of day.
use super::lex::{word, word_before, Lex};
use crate::compare::lexicon;
use crate::story::day;
use broadsheet_text::token::Kind;

/// A date as far as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct When {
    /// Four digits.
    pub year: Option<i64>,
    /// 1 to 12.
    pub month: Option<i64>,
    /// 1 to 31.
    pub day: Option<i64>,
    /// 0 Monday to 6 Sunday.
    pub weekday: Option<i64>,
    /// Hour and minute.
    pub time: Option<(i64, i64)>,
}

const WEEKDAYS: &[(&str, &str)] = &[
    ("monday", "montag"),
    ("tuesday", "dienstag"),
    ("wednesday", "mittwoch"),
    ("thursday", "donnerstag"),
    ("friday", "freitag"),
    ("saturday", "samstag"),
    ("sunday", "sonntag"),
];
const MONTHS: &[&str] = &[
    "jan january januar",
    "feb february februar",
    "mar march märz",
    "apr april",
    "may mai",
    "jun june juni",
    "jul july juli",
    "aug august",
    "sep sept september",
    "oct october oktober",
    "nov november",
    "dec december dezember",
];

impl When {
    /// The date in one notation: "2026-10-14", "10-14" without year, "2026-10", "2026", "Monday", "18:30".
    pub fn notation(&self) -> String {
        let two = |number: i64| format!("{number:02}");
        match (self.time, self.year, self.month, self.day, self.weekday) {
            (Some((hour, minute)), ..) => format!("{}:{}", two(hour), two(minute)),
            (_, Some(y), Some(m), Some(d), _) => format!("{y:04}-{}-{}", two(m), two(d)),
            (_, None, Some(m), Some(d), _) => format!("{}-{}", two(m), two(d)),
            (_, Some(y), Some(m), None, _) => format!("{y:04}-{}", two(m)),
            (_, Some(y), None, ..) => format!("{y:04}"),
            (_, _, _, _, Some(weekday)) => {
                let name = usize::try_from(weekday).ok().and_then(|at| WEEKDAYS.get(at)).map_or("", |(name, _)| name);
                name.chars().take(1).flat_map(char::to_uppercase).chain(name.chars().skip(1)).collect()
            }
            _ => String::new(),
        }
    }

    /// Whether both say the same kind of thing: two days, two times, two months, two years.
    pub fn comparable(&self, other: &Self) -> bool {
        let shape = |when: &Self| {
            (
                when.time.is_some(),
                when.day.is_some() || when.weekday.is_some(),
                when.month.is_some() && when.day.is_none(),
            )
        };
        shape(self) == shape(other)
            && (self.weekday_known() && other.weekday_known() || self.month.is_some() == other.month.is_some())
    }

    fn weekday_known(&self) -> bool {
        self.weekday.is_some()
    }

    /// Whether both can be the same date: nothing that both give differs.
    pub fn agrees(&self, other: &Self) -> bool {
        let same = |a: Option<i64>, b: Option<i64>| a.is_none() || b.is_none() || a == b;
        if self.time.is_some() || other.time.is_some() {
            return self.time == other.time;
        }
        same(self.year, other.year)
            && same(self.month, other.month)
            && same(self.day, other.day)
            && same(self.weekday, other.weekday)
    }

    /// The same with the year, or the day of a weekday, as they must be for an article of that day.
    fn full(mut self, published: Option<i64>, direction: Option<i64>) -> Self {
        if let (Some(month), Some(day_of), None, Some(published)) = (self.month, self.day, self.year, published) {
            let (year, ..) = civil(published);
            let near = |year: &i64| days(*year, month, day_of).map_or(i64::MAX, |day| (day - published).abs());
            self.year = [year - 1, year, year + 1].into_iter().min_by_key(near);
        }
        if let (Some(weekday), None, Some(published), Some(direction)) = (self.weekday, self.day, published, direction)
        {
            let today = weekday_of(published);
            let by = if direction < 0 { -(today - weekday).rem_euclid(7) } else { (weekday - today).rem_euclid(7) };
            let (year, month, day_of) = civil(published + by);
            (self.year, self.month, self.day) = (Some(year), Some(month), Some(day_of));
        }
        if let (Some(year), Some(month), Some(day_of), None) = (self.year, self.month, self.day, self.weekday) {
            self.weekday = days(year, month, day_of).map(weekday_of);
        }
        self
    }
}

fn days(year: i64, month: i64, day_of: i64) -> Option<i64> {
    day(&format!("{year:04}-{month:02}-{day_of:02}"))
}

/// 0 Monday to 6 Sunday; 1970-01-01 was a Thursday.
fn weekday_of(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// Year, month and day of a day counted from 1970-01-01 (Hinnant, `civil_from_days`).
fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted_month + 2) / 5 + 1)
}

/// The date that begins at `at`, and the place after it. `published` is the day of the article.
pub(super) fn read(lex: &[Lex], at: usize, published: Option<i64>) -> Option<(usize, When)> {
    time(lex, at)
        .or_else(|| written_out(lex, at))
        .or_else(|| in_digits(lex, at))
        .map(|(end, when)| (end, when.full(published, None)))
        .or_else(|| relative(lex, at, published))
        .or_else(|| year_alone(lex, at))
}

fn month(lex: &Lex) -> Option<i64> {
    let found = MONTHS.iter().position(|names| names.split(' ').any(|name| name == lex.lower));
    found.filter(|_| lex.is_capital()).and_then(|at| i64::try_from(at + 1).ok())
}

/// A day of the month: "14", "14th"; with the period of a German ordinal after it.
fn day_of_month(lex: &Lex) -> Option<i64> {
    let number = lex.lower.trim_end_matches(|c: char| c.is_alphabetic());
    let suffix = lex.lower.get(number.len()..)?;
    let fits = lex.kind == Kind::Number && number.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th");
    number.parse().ok().filter(|day| fits && (1..=31).contains(day))
}

pub(super) fn year(lex: &Lex) -> Option<i64> {
    lex.lower.parse().ok().filter(|year| lex.lower.len() == 4 && (1800..=2199).contains(year))
}

/// "October 14, 2026", "Oct. 14", "14 October", "14. Oktober 2026", "October 2026".
fn written_out(lex: &[Lex], at: usize) -> Option<(usize, When)> {
    let first = lex.get(at)?;
    if let Some(month) = month(first) {
        let next = at + 1 + usize::from(word(lex, at + 1) == ".");
        if let Some(found) = lex.get(next).and_then(year) {
            return Some((next + 1, When { year: Some(found), month: Some(month), ..When::default() }));
        }
        let day = day_of_month(lex.get(next)?)?;
        let comma = usize::from(word(lex, next + 1) == ",");
        let found = lex.get(next + 1 + comma).and_then(year);
        let end = if found.is_some() { next + 2 + comma } else { next + 1 };
        return Some((end, When { year: found, month: Some(month), day: Some(day), ..When::default() }));
    }
    let day = day_of_month(first)?;
    let next = at + 1 + usize::from(matches!(word(lex, at + 1), "." | "of"));
    let month = lex.get(next).and_then(month)?;
    // "the 19 Sept. 11 hijackers": the day belongs to what follows.
    if lex.get(next + 1 + usize::from(word(lex, next + 1) == ".")).and_then(day_of_month).is_some() {
        return None;
    }
    let found = lex.get(next + 1).and_then(year);
    Some((
        next + 1 + usize::from(found.is_some()),
        When { year: found, month: Some(month), day: Some(day), ..When::default() },
    ))
}

/// "2026-10-14" and "14.10.2026"; the order of "10/11/2026" cannot be known.
fn in_digits(lex: &[Lex], at: usize) -> Option<(usize, When)> {
    let first = lex.get(at).filter(|lex| lex.kind == Kind::Number)?;
    let (end, text) = if year(first).is_some() && word(lex, at + 1) == "-" && word(lex, at + 3) == "-" {
        (at + 5, format!("{}-{}-{}", first.lower, word(lex, at + 2), word(lex, at + 4)))
    } else {
        let [d, m, y] = first.lower.split('.').collect::<Vec<_>>()[..] else { return None };
        (at + 1, format!("{y}-{m:0>2}-{d:0>2}"))
    };
    let (year, month, day_of) = civil(day(&text).filter(|_| text.len() == 10)?);
    Some((end, When { year: Some(year), month: Some(month), day: Some(day_of), ..When::default() }))
}

/// "6 p.m.", "6:30pm", "18:30", "18 Uhr".
fn time(lex: &[Lex], at: usize) -> Option<(usize, When)> {
    let first = lex.get(at).filter(|lex| lex.kind == Kind::Number)?;
    let split = |lower: &str| -> Option<(i64, String)> {
        let letters = lower.find(char::is_alphabetic).unwrap_or(lower.len());
        Some((lower.get(..letters)?.parse().ok()?, lower.get(letters..)?.to_string()))
    };
    let (hour, mut half) = split(&first.lower)?;
    let (mut minute, mut end, mut colon) = (0, at + 1, false);
    let glued = |at: usize| lex.get(at).is_some_and(|lex| lex.glued);
    if half.is_empty() && word(lex, end) == ":" && glued(end) && glued(end + 1) {
        (minute, half) = split(word(lex, end + 1))?;
        (end, colon) = (end + 2, true);
    }
    if half.is_empty() {
        half = word(lex, end).to_string();
        end += usize::from(matches!(half.as_str(), "am" | "pm" | "a.m" | "p.m" | "uhr"));
        end += usize::from(matches!(half.as_str(), "a.m" | "p.m") && word(lex, end) == ".");
    }
    let hour = match half.as_str() {
        "am" | "a.m" => hour % 12,
        "pm" | "p.m" => hour % 12 + 12,
        "uhr" => hour,
        _ if colon => hour,
        _ => return None,
    };
    let fits = (0..24).contains(&hour) && (0..60).contains(&minute);
    fits.then_some((end, When { time: Some((hour, minute)), ..When::default() }))
}

/// "yesterday", "Monday": resolved where the day of the article is known and the words around leave no doubt.
fn relative(lex: &[Lex], at: usize, published: Option<i64>) -> Option<(usize, When)> {
    let first = lex.get(at)?;
    let by = match first.lower.as_str() {
        "yesterday" | "gestern" => Some(-1),
        "today" | "heute" => Some(0),
        "tomorrow" => Some(1),
        _ => None,
    };
    if let (Some(by), Some(published)) = (by, published) {
        let (year, month, day_of) = civil(published + by);
        let when = When { year: Some(year), month: Some(month), day: Some(day_of), ..When::default() };
        return Some((at + 1, when.full(None, None)));
    }
    let weekday = WEEKDAYS.iter().position(|(english, german)| first.is(english) || first.is(german))?;
    let when = When { weekday: i64::try_from(weekday).ok(), ..When::default() };
    // "Monday, October 14" is one date.
    let next = at + 1 + usize::from(word(lex, at + 1) == ",");
    if let Some((end, date)) = written_out(lex, next) {
        return Some((end, date.full(published, None)));
    }
    Some((at + 1, when.full(published, direction(lex, at))))
}

/// Whether a weekday is the last one (-1) or the coming one (1), where a verb right before it or a "will" tells.
fn direction(lex: &[Lex], at: usize) -> Option<i64> {
    const BETWEEN: &[&str] = &["on", "late", "early", "since", "night", "in", "the", "morning", "am"];
    const PAST: &[&str] = &[
        "said", "was", "were", "met", "won", "lost", "took", "began", "fell", "rose", "died", "left", "came", "went",
        "told", "made", "held", "struck", "broke", "burst", "sank", "found", "sent", "ran", "wrote", "spoke",
    ];
    if matches!(word_before(lex, at, 1), "next" | "last" | "this" | "every" | "each") {
        return None;
    }
    let mut before = lex.iter().take(at).rev().skip_while(|lex| BETWEEN.contains(&lex.lower.as_str()));
    let verb = before.next().map(|lex| lex.lower.clone()).unwrap_or_default();
    let past = PAST.contains(&verb.as_str()) || verb.ends_with("ed");
    let future = lex.iter().take(at).rev().take(8).any(|lex| matches!(lex.lower.as_str(), "will" | "wird" | "werden"));
    match (past, future) {
        (true, false) => Some(-1),
        (false, true) => Some(1),
        _ => None,
    }
}

/// A year after a word that asks for one: a preposition, or the article of "the 2001 attacks".
fn year_alone(lex: &[Lex], at: usize) -> Option<(usize, When)> {
    let year = lex.get(at).and_then(year)?;
    let asked = matches!(
        word_before(lex, at, 1),
        "in" | "since"
            | "by"
            | "until"
            | "from"
            | "before"
            | "after"
            | "during"
            | "early"
            | "late"
            | "mid"
            | "the"
            | "of"
            | "seit"
            | "im"
            | "jahr"
    );
    let apart = !lex.get(at + 1).is_some_and(|next| next.glued && (next.is("-") || next.is("/")));
    (asked && apart).then_some((at + 1, When { year: Some(year), ..When::default() }))
}

/// Whether a word is the name of a day or month, for those who look for other names.
pub(super) fn is_day_or_month(lower: &str) -> bool {
    lexicon::DAYS_AND_MONTHS.contains(&lower)
}
