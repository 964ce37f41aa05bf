//! Days, months, years and times of day.
use super::calendar::{civil, weekday_of, Stretch, When};
use super::lex::{word, word_before, Lex};
use super::lists::{List, Lists};
use super::numerals;
use crate::compare::lexicon;
use crate::story::day;
use crate::Language;
use broadsheet_text::stopwords;
use broadsheet_text::token::Kind;

/// A date in its place: its words begin and end here.
pub(super) type Read = (usize, usize, When);

/// Reads the dates of a sentence.
pub(super) struct Reader<'a> {
    /// The sentence.
    lex: &'a [Lex],
    lists: &'static Lists,
    language: Language,
    /// The day of the article.
    published: Option<i64>,
    /// What the verbs of the sentence tell of the time: past (-1) or to come (1).
    tense: Option<i64>,
}

impl<'a> Reader<'a> {
    pub fn new(lex: &'a [Lex], language: Language, published: Option<i64>) -> Self {
        let lists = Lists::of(language);
        let tense = tense(lex, lists);
        Self { lex, lists, language, published, tense }
    }

    /// The date that begins at `at`. With no day of the article, relative ones stay unresolved.
    pub fn read(&self, at: usize) -> Option<Read> {
        let full = |(end, when): (usize, When)| (at, end, when.full(self.published, None));
        self.time(at)
            .or_else(|| self.written_out(at))
            .or_else(|| self.in_digits(at))
            .map(full)
            .or_else(|| self.ago(at))
            .or_else(|| self.away(at).map(|(end, when)| (at, end, when)))
            .or_else(|| self.weekday(at).map(|(end, when)| (at, end, when)))
            .or_else(|| self.month_alone(at).map(|(end, when)| (at, end, when)))
            .or_else(|| self.year_alone(at).map(|(end, when)| (at, end, when)))
    }

    fn word(&self, at: usize) -> &str {
        word(self.lex, at)
    }

    fn is_english(&self) -> bool {
        self.lists.language == Language::English
    }

    fn month(&self, at: usize) -> Option<i64> {
        let lex = self.lex.get(at)?;
        let capital = lex.is_capital() || !matches!(self.lists.language, Language::English | Language::German);
        self.lists.value(List::Month, lex.bare()).filter(|_| capital).map(|month| month as i64)
    }

    /// A day of the month: "14", "14th", "1er", "1º".
    fn day_of_month(&self, at: usize) -> Option<i64> {
        let lex = self.lex.get(at).filter(|lex| lex.kind == Kind::Number)?;
        let number = lex.lower.trim_end_matches(|c: char| c.is_alphabetic() || c == '°');
        let suffix = lex.lower.get(number.len()..)?;
        let ordinal = suffix.is_empty() || suffix == "er" || self.lists.has(List::OrdinalEnd, suffix);
        let fits = number.len() <= 2 && ordinal;
        number.parse().ok().filter(|day| fits && (1..=31).contains(day))
    }

    /// "October 14, 2026", "Oct. 14", "14 October", "14. Oktober 2026", "14 de octubre de 2026", "October 2026", the
    /// first day of "12 to 14 October".
    fn written_out(&self, at: usize) -> Option<(usize, When)> {
        let year_at = |at: usize| self.lex.get(at).and_then(year);
        if let Some(month) = self.month(at) {
            let next = at + 1 + usize::from(self.word(at + 1) == "." || self.linked(at + 1));
            if let Some(found) = year_at(next) {
                return Some((next + 1, When { year: Some(found), month: Some(month), ..When::default() }));
            }
            let day = self.day_of_month(next).filter(|_| self.is_english())?;
            // "October 12-14"
            let until = matches!(self.word(next + 1), "-" | "–") && self.day_of_month(next + 2).is_some();
            let next = next + if until { 2 } else { 0 };
            let comma = usize::from(self.word(next + 1) == ",");
            let found = year_at(next + 1 + comma);
            let end = if found.is_some() { next + 2 + comma } else { next + 1 };
            return Some((end, When { year: found, month: Some(month), day: Some(day), ..When::default() }));
        }
        let day = self.day_of_month(at)?;
        let dot = |at: usize| usize::from(self.word(at) == ".");
        let next = at + 1 + dot(at + 1);
        // "12 to 14 October": the end of the range follows as a date of its own.
        let joint = self.lists.has(List::Range, self.word(next))
            || self.lists.has(List::Join, self.word(next))
            || matches!(self.word(next), "-" | "–" | "al" | "au");
        if joint && self.day_of_month(next + 1).is_some() {
            let after = next + 2 + dot(next + 2);
            if let Some(month) = self.month(after + usize::from(self.linked(after))) {
                return Some((next, When { month: Some(month), day: Some(day), ..When::default() }));
            }
        }
        let next = next + usize::from(self.linked(next));
        let month = self.month(next)?;
        // "the 19 Sept. 11 hijackers": the day belongs to what follows.
        let stop = self.is_english() || self.word(next + 1) != ".";
        if stop && self.day_of_month(next + 1 + dot(next + 1)).is_some() && self.is_english() {
            return None;
        }
        let after = next + 1 + usize::from(self.linked(next + 1));
        let found = year_at(after);
        let end = if found.is_some() { after + 1 } else { next + 1 };
        Some((end, When { year: found, month: Some(month), day: Some(day), ..When::default() }))
    }

    /// "of", "de": what joins day, month and year.
    fn linked(&self, at: usize) -> bool {
        self.lists.has(List::Of, self.word(at)) || matches!(self.word(at), "del" | "of")
    }

    /// "2026-10-14" and "14.10.2026"; the order of "10/11/2026" cannot be known.
    fn in_digits(&self, at: usize) -> Option<(usize, When)> {
        let first = self.lex.get(at).filter(|lex| lex.kind == Kind::Number)?;
        let (end, text) = if year(first).is_some() && self.word(at + 1) == "-" && self.word(at + 3) == "-" {
            (at + 5, format!("{}-{}-{}", first.lower, self.word(at + 2), self.word(at + 4)))
        } else {
            let [d, m, y] = first.lower.split('.').collect::<Vec<_>>()[..] else { return None };
            (at + 1, format!("{y}-{m:0>2}-{d:0>2}"))
        };
        let (year, month, day_of) = civil(day(&text).filter(|_| text.len() == 10)?);
        Some((end, When { year: Some(year), month: Some(month), day: Some(day_of), ..When::default() }))
    }

    /// "6 p.m.", "6:30pm", "18:30", "18 Uhr", "18h30", "a las 18", "midnight".
    fn time(&self, at: usize) -> Option<(usize, When)> {
        let first = self.lex.get(at)?;
        if let Some(clock) = self.lists.tag(List::ClockWord, &first.lower) {
            let (hour, minute) = clock.split_once(':')?;
            let time = Some((hour.parse().ok()?, minute.parse().ok()?));
            return Some((at + 1, When { time, ..When::default() }));
        }
        (first.kind == Kind::Number).then_some(())?;
        let split = |lower: &str| -> Option<(i64, String)> {
            let letters = lower.find(|c: char| !c.is_ascii_digit()).unwrap_or(lower.len());
            Some((lower.get(..letters)?.parse().ok()?, lower.get(letters..)?.to_string()))
        };
        let glued = |at: usize| self.lex.get(at).is_some_and(|lex| lex.glued);
        let led = self.lists.before(List::ClockBefore, self.lex, at).is_some();
        let (hour, mut half) = split(&first.lower)?;
        let (mut minute, mut end, mut sure) = (0, at + 1, false);
        // "18h30", and "18.30" where a word says that it is a time
        if let Some(rest) = half.strip_prefix('h').filter(|_| !self.is_english()) {
            (minute, half, sure) = (if rest.is_empty() { 0 } else { rest.parse().ok()? }, String::new(), true);
        } else if let Some(rest) = half.strip_prefix('.').filter(|rest| rest.len() >= 2) {
            let (minutes, after) = split(rest)?;
            let follows = self.lists.at(List::ClockAfter, self.lex, end).is_some();
            (follows || led && !self.is_english() || matches!(after.as_str(), "am" | "pm")).then_some(())?;
            (minute, half, sure) = (minutes, after, led || follows);
        }
        if half.is_empty() && self.word(end) == ":" && glued(end) && glued(end + 1) {
            (minute, half) = split(self.word(end + 1))?;
            (end, sure) = (end + 2, true);
        }
        if half.is_empty() {
            half = self.word(end).to_string();
            end += usize::from(matches!(half.as_str(), "am" | "pm" | "a.m" | "p.m"));
            end += usize::from(matches!(half.as_str(), "a.m" | "p.m") && self.word(end) == ".");
        }
        let hour = match half.as_str() {
            "am" | "a.m" => hour % 12,
            "pm" | "p.m" => hour % 12 + 12,
            _ => {
                let after = self.lists.at(List::ClockAfter, self.lex, end).map(|(length, _)| length);
                // "18 Uhr" is a time by itself; "18 heures" only behind "à".
                let says = after.is_some() && (led || matches!(self.word(end), "uhr" | "h" | "o'clock"));
                let alone = led && !self.is_english() && self.lists.language != Language::German && self.bare_hour(end);
                (sure || says || alone && self.lists.language != Language::French).then_some(())?;
                end += after.filter(|_| says || sure).unwrap_or(0);
                hour
            }
        };
        let fits = (0..24).contains(&hour) && (0..60).contains(&minute);
        fits.then_some((end, When { time: Some((hour, minute)), ..When::default() }))
    }

    /// Whether nothing that could be counted follows: "a las 18 del martes".
    fn bare_hour(&self, at: usize) -> bool {
        let clock = self
            .lists
            .before(List::ClockBefore, self.lex, at - 1)
            .is_some_and(|(length, _)| length > 1 || matches!(word_before(self.lex, at - 1, 1), "alle" | "às"));
        clock
            && self.lex.get(at).is_none_or(|next| {
                next.kind == Kind::Mark && next.lower != "%" || stopwords::contains(&next.lower, self.language)
            })
    }

    /// "two days ago", "vor zwei Tagen"
    fn ago(&self, at: usize) -> Option<Read> {
        let lead = self.lists.at(List::AgoBefore, self.lex, at).map_or(0, |(length, _)| length);
        let number = at + lead;
        let one = |at: usize| {
            let lower = self.word(at);
            let is_one = self.lists.has(List::One, lower) || self.lists.has(List::Inner, lower);
            is_one.then_some((at + 1, 1.0))
        };
        let read = numerals::read(self.lex, number, self.lists, self.language).map(|read| (read.end, read.value));
        let (end, by) = read.or_else(|| one(number))?;
        let stretch = match self.lists.tag(List::UnitOfTime, self.word(end))? {
            "day" => Stretch::Day,
            "week" => Stretch::Week,
            "month" => Stretch::Month,
            _ => Stretch::Year,
        };
        let behind = self.lists.at(List::AgoAfter, self.lex, end + 1).map(|(length, _)| length);
        let whole = by.fract() == 0.0 && by < 1000.0;
        (whole && (lead > 0 || behind.is_some())).then_some(())?;
        let end = end + 1 + behind.unwrap_or(0);
        Some((at, end, When::away(stretch, -(by as i64), self.published)))
    }

    /// "yesterday", "last month", "l’an dernier"
    fn away(&self, at: usize) -> Option<(usize, When)> {
        let lists = self.lists;
        let lists_of = [
            (List::Day, Stretch::Day),
            (List::Week, Stretch::Week),
            (List::MonthAway, Stretch::Month),
            (List::YearAway, Stretch::Year),
        ];
        for (list, stretch) in lists_of {
            let Some((length, by)) = lists.at(list, self.lex, at) else { continue };
            // "por la mañana", "am Morgen", "der Morgen": not tomorrow.
            let other = stretch == Stretch::Day
                && (lists.before(List::NotDay, self.lex, at + length).is_some()
                    || lists.has(List::DayPart, self.word(at)) && !self.is_tomorrow(at));
            if other {
                continue;
            }
            return Some((at + length, When::away(stretch, by.parse().ok()?, self.published)));
        }
        None
    }

    /// The German word for tomorrow is also a noun, which has a capital or stands behind a day.
    fn is_tomorrow(&self, at: usize) -> bool {
        let before = word_before(self.lex, at, 1);
        let day = self.lists.has(List::Weekday, before) || self.lists.has(List::Day, before);
        self.lex.get(at).is_some_and(|word| !word.is_capital()) && !day
    }

    /// "Monday": resolved where the day of the article is known and the words around leave no doubt.
    fn weekday(&self, at: usize) -> Option<(usize, When)> {
        let lists = self.lists;
        let first = self.lex.get(at).filter(|lex| lex.kind == Kind::Word)?;
        let capital = first.is_capital() || !matches!(lists.language, Language::English | Language::German);
        (capital).then_some(())?;
        let weekday = lists.value(List::Weekday, first.bare()).or_else(|| {
            // "Dienstagabend"
            let parts = lists.beginnings(List::Weekday, &first.lower);
            let part = |(day, tag): (&str, &'static str)| {
                let rest = first.lower.get(day.len()..).unwrap_or_default();
                let fits = lists.language == Language::German && lists.has(List::DayPart, rest);
                tag.parse().ok().filter(|_| fits)
            };
            parts.filter_map(part).next()
        })?;
        // "sat" and "sun" are words; so short a form is a day with its period only.
        let short = self.is_english() && first.lower.len() <= 5 && !first.lower.ends_with("day");
        (!short || self.word(at + 1) == ".").then_some(())?;
        let when = When { weekday: Some(weekday as i64), ..When::default() };
        // "the first Saturday of each month" is no date.
        let row = lists.has(List::Ordinal, word_before(self.lex, at, 1)) || word_before(self.lex, at, 1) == "first";
        if row && (lists.has(List::Of, self.word(at + 1)) || self.word(at + 1) == "in") {
            return None;
        }
        // "Monday, October 14" is one date.
        let next = at + 1 + usize::from(matches!(self.word(at + 1), "," | "."));
        let next = next + usize::from(matches!(self.word(next), "the" | "dem" | "den" | "le"));
        if let Some((end, date)) = self.written_out(next) {
            if date.day.is_some() {
                return Some((end, date.full(self.published, None)));
            }
        }
        Some((at + 1, self.on_weekday(when, at)))
    }

    fn on_weekday(&self, when: When, at: usize) -> When {
        let lists = self.lists;
        let today = self.published.map(weekday_of) == when.weekday;
        let before = |list| lists.before(list, self.lex, at).is_some();
        let after = |list| lists.at(list, self.lex, at + 1).is_some();
        let direction = if before(List::LastDay) || after(List::LastDayAfter) {
            if today {
                None
            } else {
                Some(-1)
            }
        } else if before(List::NextDay) || after(List::NextDayAfter) {
            if today {
                None
            } else {
                Some(1)
            }
        } else if before(List::OddDay) {
            None
        } else if self.is_english() {
            direction(self.lex, at, lists)
        } else {
            self.tense
        };
        when.full(self.published, direction)
    }

    /// "since January"
    fn month_alone(&self, at: usize) -> Option<(usize, When)> {
        let month = self.month(at)?;
        let before = self.lists.before(List::MonthBefore, self.lex, at).is_some()
            || matches!(word_before(self.lex, at, 1), "next" | "last" | "this");
        let short = self.word(at).chars().count() <= 4 && self.word(at + 1) == ".";
        let named = self.lex.get(at + 1).is_some_and(|next| next.kind == Kind::Word && next.is_capital());
        let possible = !(named && self.is_english() || short && self.word(at) == "mar");
        let when = When { month: Some(month), ..When::default() };
        (before && possible).then_some((at + 1, when.full(self.published, None)))
    }

    /// A year after a word that asks for one: a preposition, or the article of "the 2001 attacks"; and at the beginning of a
    /// sentence, where nothing that it could count follows.
    fn year_alone(&self, at: usize) -> Option<(usize, When)> {
        let year = self.lex.get(at).and_then(year)?;
        let asked = self.lists.before(List::YearBefore, self.lex, at).is_some();
        let opens = at == 0
            && self.lex.get(1).is_some_and(|next| next.is(",") || stopwords::contains(&next.lower, self.language));
        let apart = !self.lex.get(at + 1).is_some_and(|next| next.glued && (next.is("-") || next.is("/")));
        let unit = self.word(at + 1) == "%" || self.lists.at(List::Currency, self.lex, at + 1).is_some();
        let adjective = is_adjective(self.lex, at, self.lists);
        ((asked || opens || adjective) && apart && !unit)
            .then_some((at + 1, When { year: Some(year), ..When::default() }))
    }
}

pub(super) fn year(lex: &Lex) -> Option<i64> {
    lex.lower.parse().ok().filter(|year| lex.lower.len() == 4 && lex.written.len() == 4 && (1800..=2199).contains(year))
}

/// Whether a year stands before what it dates ("the deadly 2012 attacks", "their 2018 races"): in English, where a count of
/// so many has a comma; not before people and units, and not where a word of bound shows a count.
pub(super) fn is_adjective(lex: &[Lex], at: usize, lists: &Lists) -> bool {
    let recent = lex.get(at).and_then(year).is_some_and(|year| (1950..=2049).contains(&year));
    let next = word(lex, at + 1);
    let noun = lex.get(at + 1).is_some_and(|next| next.kind == Kind::Word && !next.glued && next.lower.len() > 3)
        && !lists.has(List::People, next)
        && !lists.has(List::Measure, next)
        && !lists.has(List::Scale, next)
        && lists.at(List::Currency, lex, at + 1).is_none();
    lists.language == Language::English && recent && noun && at > 0 && lists.before(List::Bound, lex, at).is_none()
}

/// Whether the verbs of a sentence tell of the past (-1) or of what is to come (1); `None` for both and neither.
fn tense(lex: &[Lex], lists: &Lists) -> Option<i64> {
    let words = || lex.iter().filter(|lex| lex.kind == Kind::Word && !lex.is_capital());
    let past = words().any(|word| lists.has(List::Past, &word.lower) || lists.ends(List::PastEnd, &word.lower));
    let future = words().any(|word| lists.has(List::Future, &word.lower) || lists.ends(List::FutureEnd, &word.lower));
    match (past, future) {
        (true, false) => Some(-1),
        (false, true) => Some(1),
        _ => None,
    }
}

/// In English, whether a weekday is the last one (-1) or the coming one (1), where a verb right before it or a "will" tells.
fn direction(lex: &[Lex], at: usize, lists: &Lists) -> Option<i64> {
    const BETWEEN: &[&str] = &["on", "late", "early", "since", "night", "in", "the", "morning"];
    let mut before = lex.iter().take(at).rev().skip_while(|lex| BETWEEN.contains(&lex.lower.as_str()));
    let verb = before.next().map(|lex| lex.lower.clone()).unwrap_or_default();
    let past = lists.has(List::Past, &verb) || lists.ends(List::PastEnd, &verb);
    let future = lex.iter().take(at).rev().take(8).any(|lex| lists.has(List::Future, &lex.lower));
    match (past || happened(lex, at, lists) || happens_after(lex, at, lists), future) {
        (true, false) => Some(-1),
        (false, true) => Some(1),
        _ => None,
    }
}

/// Whether a verb behind the weekday at `at` tells what happened: right behind it ("on Saturday said"), or the first one of
/// a sentence that begins with the day ("On Friday night, the council voted").
fn happens_after(lex: &[Lex], at: usize, lists: &Lists) -> bool {
    let is_past = |lex: &Lex| lists.has(List::Past, &lex.lower) || lists.ends(List::PastEnd, &lex.lower);
    let part = usize::from(lists.has(List::DayPart, word(lex, at + 1)));
    let next = lex.get(at + 1 + part);
    if next.is_some_and(|next| next.kind == Kind::Word && is_past(next)) {
        return true;
    }
    let opens = at == 0 || at == 1 && word(lex, 0) == "on";
    let ahead = ["will", "would", "is", "are", "to", "could", "should", "may", "might"];
    let verb = lex.iter().skip(at + 1).take(16).find(|lex| is_past(lex) || ahead.contains(&lex.lower.as_str()));
    opens && verb.is_some_and(is_past)
}

/// Whether the last verb before `at` tells what happened, with nothing between that looks ahead ("agreed to meet on
/// Friday", "set the vote for Friday"); not a verb of saying, whose matter may be still to come.
fn happened(lex: &[Lex], at: usize, lists: &Lists) -> bool {
    const AHEAD: &[&str] = &[
        "to", "would", "can", "could", "may", "might", "should", "is", "are", "for", "until", "till", "by", "if", "be",
        "before", "of", "“", "\"", "”",
    ];
    let before = lex.iter().take(at).rev().take(14).take_while(|lex| !AHEAD.contains(&lex.lower.as_str()));
    let is_past = |lex: &Lex| lists.has(List::Past, &lex.lower) || lists.ends(List::PastEnd, &lex.lower);
    let verb = before.filter(|lex| lex.kind == Kind::Word && !lex.is_capital()).find(|lex| is_past(lex));
    verb.is_some_and(|verb| lexicon::reporting_verb(&verb.lower).is_none())
}

/// Whether a word is the name of a day or month, for those who look for other names.
pub(super) fn is_day_or_month(lower: &str, lists: &Lists) -> bool {
    lists.has(List::Weekday, lower) || lists.has(List::Month, lower)
}
