//! Dates as far as a text gives them, and what day they are.
use crate::story::day;

/// A stretch of time that a word names by its distance from the day of the article ("last month").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    Day,
    Week,
    Month,
    Year,
}

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
    /// The day of the article, where the text gives no year and none is certain.
    pub around: Option<i64>,
    /// How far from the day of the article; only while that day, or the week that is meant, is not known.
    pub away: Option<(Stretch, i64)>,
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl When {
    /// A stretch of time `by` days, weeks, months or years after the article: the day, month or year where that of the
    /// article is known. A week is left as it is said: outlets begin it on different days.
    pub fn away(stretch: Stretch, by: i64, published: Option<i64>) -> Self {
        let unresolved = Self { away: Some((stretch, by)), ..Self::default() };
        let Some(published) = published else { return unresolved };
        let (year, month, _) = civil(published);
        match stretch {
            Stretch::Day => {
                let (year, month, day_of) = civil(published + by);
                Self { year: Some(year), month: Some(month), day: Some(day_of), ..Self::default() }.full(None, None)
            }
            Stretch::Week => unresolved,
            Stretch::Month => {
                let months = year * 12 + month - 1 + by;
                Self { year: Some(months.div_euclid(12)), month: Some(months.rem_euclid(12) + 1), ..Self::default() }
            }
            Stretch::Year => Self { year: Some(year + by), ..Self::default() },
        }
    }

    /// The date in one notation: "2026-10-14", "10-14" without year, "2026-10", "October", "2026", "Monday", "18:30", "last
    /// month".
    pub fn notation(&self) -> String {
        let two = |number: i64| format!("{number:02}");
        let name = |names: &[&str], at: i64| {
            usize::try_from(at).ok().and_then(|at| names.get(at)).map_or(String::new(), |name| (*name).to_string())
        };
        match (self.time, self.year, self.month, self.day, self.weekday) {
            (Some((hour, minute)), ..) => format!("{}:{}", two(hour), two(minute)),
            (_, Some(y), Some(m), Some(d), _) => format!("{y:04}-{}-{}", two(m), two(d)),
            (_, None, Some(m), Some(d), _) => format!("{}-{}", two(m), two(d)),
            (_, Some(y), Some(m), None, _) => format!("{y:04}-{}", two(m)),
            (_, None, Some(m), None, _) => name(&MONTHS, m - 1),
            (_, Some(y), None, ..) => format!("{y:04}"),
            (_, _, _, _, Some(weekday)) => name(&WEEKDAYS, weekday),
            _ => self.away.map_or(String::new(), |(stretch, by)| spoken(stretch, by)),
        }
    }

    /// Whether both say the same kind of thing: two days, two times, two months, two years.
    pub fn comparable(&self, other: &Self) -> bool {
        let shape = |when: &Self| {
            (
                when.time.is_some(),
                when.day.is_some() || when.weekday.is_some(),
                when.month.is_some() && when.day.is_none(),
                when.away.map(|(stretch, _)| stretch),
            )
        };
        shape(self) == shape(other)
            && self.reaches(other)
            && other.reaches(self)
            && (self.weekday.is_some() && other.weekday.is_some() || self.month.is_some() == other.month.is_some())
    }

    /// Whether a weekday or month without a date can be that of `other`: an article names so what is near to it.
    fn reaches(&self, other: &Self) -> bool {
        let Some(around) = self.around else { return true };
        match (self.weekday, self.day, self.month, other.year, other.month, other.day) {
            (Some(_), None, _, Some(year), Some(month), Some(day_of)) => {
                days(year, month, day_of).is_some_and(|day| (day - around).abs() <= 6)
            }
            (_, None, Some(month), Some(year), _, _) => {
                let (this_year, this_month, _) = civil(around);
                (year * 12 + month - this_year * 12 - this_month).abs() <= 11
            }
            _ => true,
        }
    }

    /// Whether both can be the same date: nothing that both give differs.
    pub fn agrees(&self, other: &Self) -> bool {
        let same = |a: Option<i64>, b: Option<i64>| a.is_none() || b.is_none() || a == b;
        if self.time.is_some() || other.time.is_some() {
            return self.time == other.time;
        }
        self.away == other.away
            && same(self.year, other.year)
            && same(self.month, other.month)
            && same(self.day, other.day)
            && same(self.weekday, other.weekday)
    }

    /// The same with the year, or the day of a weekday, as they must be for an article of that day. `direction`: whether
    /// a weekday is the last one (-1) or the coming one (1); the day of the article itself counts as both.
    pub fn full(mut self, published: Option<i64>, direction: Option<i64>) -> Self {
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
        if self.day.is_none() && self.year.is_none() {
            self.around = published;
        }
        if let (Some(year), Some(month), Some(day_of), None) = (self.year, self.month, self.day, self.weekday) {
            self.weekday = days(year, month, day_of).map(weekday_of);
        }
        self
    }
}

fn spoken(stretch: Stretch, by: i64) -> String {
    let unit = match stretch {
        Stretch::Day => "day",
        Stretch::Week => "week",
        Stretch::Month => "month",
        Stretch::Year => "year",
    };
    match (stretch, by) {
        (Stretch::Day, -1) => "yesterday".to_string(),
        (Stretch::Day, 0) => "today".to_string(),
        (Stretch::Day, 1) => "tomorrow".to_string(),
        (_, -1) => format!("last {unit}"),
        (_, 0) => format!("this {unit}"),
        (_, 1) => format!("next {unit}"),
        (_, by) if by < 0 => format!("{} {unit}s ago", -by),
        (_, by) => format!("in {by} {unit}s"),
    }
}

fn days(year: i64, month: i64, day_of: i64) -> Option<i64> {
    day(&format!("{year:04}-{month:02}-{day_of:02}"))
}

/// 0 Monday to 6 Sunday; 1970-01-01 was a Thursday.
pub(super) fn weekday_of(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// Year, month and day of a day counted from 1970-01-01 (Hinnant, `civil_from_days`).
pub(super) fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted_month + 2) / 5 + 1)
}
