//! What day it is.

use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, Datelike};
use remit_core::matrix::Date;

/// Today, by the clock of this machine in UTC.
pub(crate) fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    day(since.as_secs() / SECONDS)
}

/// So long a day is.
const SECONDS: u64 = 86_400;

/// The day so many days after 1 January 1970.
fn day(since: u64) -> Option<Date> {
    let seconds = i64::try_from(since.checked_mul(SECONDS)?).ok()?;
    let day = DateTime::from_timestamp(seconds, 0)?;
    let (month, of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    Date::new(u16::try_from(day.year()).ok()?, month, of_month)
}

#[cfg(test)]
mod tests {
    use super::day;

    #[track_caller]
    fn check(since: u64, date: &str) {
        assert_eq!(day(since).map(|day| day.to_string()).as_deref(), Some(date));
    }

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        check(0, "1970-01-01");
        check(59, "1970-03-01");
        check(11_016, "2000-02-29");
        check(11_017, "2000-03-01");
        check(20_787, "2026-11-30");
        check(u64::from(u32::MAX) / 86_400, "2106-02-07");
    }
}
