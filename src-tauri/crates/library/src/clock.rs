//! The time of day, passed in so that tests can hold it.

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> jiff::Timestamp;
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::now()
    }
}

impl<F: Fn() -> jiff::Timestamp + Send + Sync> Clock for F {
    fn now(&self) -> jiff::Timestamp {
        self()
    }
}

/// RFC 3339 in UTC with whole seconds, so that the order of texts is the order of times.
pub(crate) fn stamp(time: jiff::Timestamp) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The time of a date or an RFC 3339 time as a page gives it, in the form of [`stamp`]; a bare date counts as its
/// beginning in UTC. `None` when it is neither.
pub(crate) fn parse(text: &str) -> Option<String> {
    let text = text.trim();
    if let Ok(time) = text.parse::<jiff::Timestamp>() {
        return Some(stamp(time));
    }
    if let Ok(time) = text.parse::<jiff::civil::DateTime>() {
        return jiff::tz::TimeZone::UTC.to_timestamp(time).ok().map(stamp);
    }
    let date = date(text)?;
    Some(format!("{date}T00:00:00Z"))
}

/// The day that the page gives, in its own time zone; a year and month alone are no day.
pub(crate) fn date(text: &str) -> Option<jiff::civil::Date> {
    text.trim().get(..10)?.parse().ok()
}

/// Days since 1970-01-01.
pub(crate) fn day(text: &str) -> Option<i64> {
    let date = date(text)?;
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.until(date).ok().map(|span| i64::from(span.get_days()))
}
