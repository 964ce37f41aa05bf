//! Dates such as "04/05/2021": one alone can be read in two ways, but a column of them is written in one.

/// The order of day and month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 20/11/2018.
    DayFirst,
    /// 11/20/2018.
    MonthFirst,
}

impl Order {
    /// The order in which all dates of a column can be right; `None` when no date decides, or two contradict.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Self> {
        let (mut day, mut month) = (false, false);
        for (first, second, _) in cells.filter_map(figures) {
            day |= first > 12;
            month |= second > 12;
        }
        match (day, month) {
            (true, false) => Some(Self::DayFirst),
            (false, true) => Some(Self::MonthFirst),
            _ => None,
        }
    }

    /// The day of a cell as `YYYY-MM-DD`; `None` for anything but such a date.
    pub fn day(self, cell: &str) -> Option<String> {
        let (first, second, year) = figures(cell)?;
        let (month, day) = match self {
            Self::DayFirst => (second, first),
            Self::MonthFirst => (first, second),
        };
        Some(format!("{year}-{month:02}-{day:02}"))
    }

    /// The order in words, for the evidence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::DayFirst => "day before month as other rows show",
            Self::MonthFirst => "month before day as other rows show",
        }
    }
}

/// The figures of a date with slashes or hyphens and the year last, perhaps with a time behind it.
fn figures(cell: &str) -> Option<(u8, u8, u16)> {
    let day = cell.trim().split([' ', ',', 'T']).next()?;
    let mut parts = day.split(['/', '-']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = parts.next().is_none() && year.len() == 4 && first.len() <= 2 && second.len() <= 2;
    fits.then_some((first.parse().ok()?, second.parse().ok()?, year.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_date_of_a_column_decides_for_all() {
        let order = |cells: &[&str]| Order::of(cells.iter().copied());
        assert_eq!(order(&["04/05/2021", "23/05/2021 10:00"]), Some(Order::DayFirst));
        assert_eq!(order(&["04/05/2021", "05/23/2021", "2021-05-01", "yesterday"]), Some(Order::MonthFirst));
        assert_eq!(order(&["04/05/2021"]), None);
        assert_eq!(order(&["23/05/2021", "05/23/2021"]), None);
        assert_eq!(Order::DayFirst.day("4/5/2021, 10:00").as_deref(), Some("2021-05-04"));
        assert_eq!(Order::DayFirst.day("2021-05-04"), None);
    }
}
