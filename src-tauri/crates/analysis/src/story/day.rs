//! Days as numbers, so that the distance of two dates is a difference.

/// The day of a date or RFC 3339 time ("2026-10-14", "2026-10-14T18:05:00+02:00"), counted from 1970-01-01; `None` when
/// it does not begin with a calendar date. The zone is not applied: newspapers date by their own clock.
/// Method: Howard Hinnant, "chrono-compatible low-level date algorithms".
pub fn day(date: &str) -> Option<i64> {
    let mut parts = date.get(..10)?.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let of_era = shifted.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

#[cfg(test)]
mod tests {
    use super::day;

    fn check(date: &str, expected: Option<i64>) {
        assert_eq!(day(date), expected, "{date}");
    }

    #[test]
    fn days_from_dates() {
        check("1970-01-01", Some(0));
        check("1969-12-31", Some(-1));
        check("2000-03-01", Some(11_017));
        check("2026-10-14T18:05:00+02:00", Some(20_740));
        check("2026-13-01", None);
        check("Wednesday", None);
        check("", None);
    }
}
