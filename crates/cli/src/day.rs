//! What day it is.

use std::time::{SystemTime, UNIX_EPOCH};

use remit_core::matrix::Date;

/// Today, by the clock of this machine in UTC.
pub(crate) fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    day(since.as_secs() / 86_400)
}

/// The day so many days after 1 January 1970, in the Gregorian calendar. Counted in eras of 400
/// years that begin on 1 March, so that the day of a leap year is the last of its year.
fn day(since: u64) -> Option<Date> {
    let days = since + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    let year = u16::try_from(era * 400 + year + next).ok()?;
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(of_month).ok()?)
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
