//! Where a matrix comes from: its source, dates, and the matrix it is based on.

use std::fmt;
use std::str::FromStr;

use super::id::MatrixId;
use super::text::{Link, Text};

/// Where a matrix was published.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The title of the source page.
    pub title: String,
    /// Who published it.
    pub provider: String,
    /// The service it speaks of.
    pub service: String,
    /// Where to read it.
    pub link: Option<Link>,
    /// Its date; `None` is shown as "undated".
    pub date: Option<Date>,
    /// What is to be known of how it was read.
    pub note: Text,
}

impl Source {
    /// How a source without a title is called.
    pub const UNTITLED: &str = "the publisher’s page";

    /// Whether it says anything beside the note.
    pub fn is_known(&self) -> bool {
        *self != Self { note: self.note.clone(), ..Self::default() }
    }

    /// The title, or words for a source that has none.
    pub fn shown_title(&self) -> &str {
        if self.title.is_empty() { Self::UNTITLED } else { &self.title }
    }

    /// The date in words, or "undated".
    pub fn shown_date(&self) -> String {
        self.date.map_or("undated".to_owned(), Date::long)
    }
}

/// The matrix that a draft started from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// Its identity.
    pub matrix: MatrixId,
    /// Its edition at that moment.
    pub edition: u32,
    /// Its title at that moment, for browsers that do not have it.
    pub title: String,
}

/// A day of the Gregorian calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// A text that is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("enter a date like 2026-01-31")]
pub struct NotADate;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Date {
    /// A day, where the calendar has it and the year has four digits.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => return None,
        };
        let valid = (1000..=9999).contains(&year) && (1..=days).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// The same day a year later; the last of February where the next year has no 29th.
    pub fn a_year_later(self) -> Option<Self> {
        let year = self.year.saturating_add(1);
        Self::new(year, self.month, self.day).or_else(|| Self::new(year, self.month, 28))
    }

    /// As people read it: "15 Nov 2022".
    pub fn long(self) -> String {
        let month = MONTHS.get(usize::from(self.month) - 1).copied().unwrap_or_default();
        format!("{} {month} {}", self.day, self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let digits = |part: &str, len| {
            (part.len() == len && part.bytes().all(|c| c.is_ascii_digit())).then_some(())
        };
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(NotADate);
        };
        digits(year, 4).and(digits(month, 2)).and(digits(day, 2)).ok_or(NotADate)?;
        let number = |part: &str| part.parse().map_err(|_| NotADate);
        Self::new(number(year)?, number(month)? as u8, number(day)? as u8).ok_or(NotADate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_back_and_impossible_ones_are_refused() {
        let date: Date = "2022-11-15".parse().unwrap();
        assert_eq!(
            (date.to_string().as_str(), date.long().as_str()),
            ("2022-11-15", "15 Nov 2022")
        );
        assert!("2024-02-29".parse::<Date>().is_ok());
        for text in
            ["2023-02-29", "2022-13-01", "2022-1-1", "2022-11-15-1", "+222-11-15", "0022-11-15", ""]
        {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
    }
}
