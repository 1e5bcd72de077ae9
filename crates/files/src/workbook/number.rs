//! Numbers of a workbook as a person sees them, near enough: without a needless fraction, and
//! days as days.

use std::collections::BTreeMap;

use calamine::{ExcelDateTime, ExcelDateTimeType};

/// The last day that Excel knows, in the year 9999.
const LAST_DAY: f64 = 2_958_466.0;

/// A number that is no day.
pub(super) fn plain(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < 1e15 {
        format!("{value:.0}")
    } else if value.is_finite() {
        value.to_string()
    } else {
        String::new()
    }
}

/// What Excel shows of yes and no.
pub(super) fn truth(value: bool) -> String {
    if value { "TRUE" } else { "FALSE" }.to_owned()
}

/// A day, a time or both.
pub(super) fn of(value: &ExcelDateTime) -> String {
    let number = value.as_f64();
    if !(0.0..LAST_DAY).contains(&number) {
        return plain(number);
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    let time = match second {
        0 => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    match (number < 1.0, number.fract() == 0.0) {
        (true, _) => time,
        (_, true) => day,
        _ => format!("{day} {time}"),
    }
}

/// Which of the cell formats of a workbook show days, and from when it counts them.
#[derive(Default)]
pub(super) struct Formats {
    /// Whether days are counted from 1904 on, as on the first Macs.
    pub(super) from_1904: bool,
    /// The forms of numbers that the workbook has itself, and whether each shows a day.
    own: BTreeMap<u16, bool>,
    /// For each cell format the form of its numbers.
    cells: Vec<u16>,
}

/// So many formats a workbook may have.
const MOST: usize = 100_000;

impl Formats {
    /// A form of numbers, like `dd/mm/yyyy`.
    pub(super) fn add_form(&mut self, number: u16, form: &str) {
        if self.own.len() < MOST {
            self.own.insert(number, shows_day(form));
        }
    }

    /// The next cell format.
    pub(super) fn add_cell(&mut self, form: u16) {
        if self.cells.len() < MOST {
            self.cells.push(form);
        }
    }

    /// The number in a cell of this format, as it is seen.
    pub(super) fn shown(&self, value: f64, cell: usize) -> String {
        let form = self.cells.get(cell).copied().unwrap_or_default();
        let built_in = || matches!(form, 14..=22 | 27..=36 | 45 | 47 | 50..=58);
        if self.own.get(&form).copied().unwrap_or_else(built_in) {
            of(&ExcelDateTime::new(value, ExcelDateTimeType::DateTime, self.from_1904))
        } else {
            plain(value)
        }
    }
}

/// Whether a form of numbers has a letter of days or times, outside of what is quoted.
fn shows_day(form: &str) -> bool {
    let mut chars = form.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(chars.next()),
            // What comes behind is for negative numbers.
            ';' => return false,
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, form: &str, expected: &str) {
        let mut formats = Formats::default();
        formats.add_form(164, form);
        formats.add_cell(164);
        assert_eq!(formats.shown(value, 0), expected);
    }

    #[test]
    fn numbers_and_days_are_shown() {
        check(3.0, "0.00", "3");
        check(2.5, "General", "2.5");
        check(45_352.0, "dd/mm/yyyy", "2024-03-01");
        check(45_352.5, "yyyy-mm-dd hh:mm", "2024-03-01 12:00");
        check(0.25, "hh:mm", "06:00");
        check(12.0, "0 \"days\"", "12");
        check(12.0, "[Red]0;[Red]-0", "12");
        check(-5.0, "dd/mm/yyyy", "-5");
        check(f64::NAN, "dd/mm/yyyy", "");
    }
}
