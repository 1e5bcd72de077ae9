//! Dates as sources write them: 2024-06-26, 26.06.2024, 15th November 2022, December 1st, 2021.

use remit_core::fold::fold;
use remit_core::matrix::Date;

/// The beginnings of the months' names, in the languages that are published.
const MONTHS: [&str; 12] = [
    "jan gen ene sty",
    "feb fev lut",
    "mar mae",
    "apr avr abr kwi",
    "may mai mag maj maio",
    "jun juin giu cze",
    "jul juil lug lip",
    "aug aou ago sie",
    "sep set wrz",
    "oct okt ott out paz",
    "nov lis",
    "dec dez dic gru",
];

/// The first date in a text.
pub fn find(text: &str) -> Option<Date> {
    // Nobody writes a date into the middle of a long text that is meant as the text's own.
    let text: String = text.chars().take(400).collect();
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '*' | '_' | '(' | ')' | '"' | '\''))
        .filter(|word| !word.is_empty())
        .collect();
    for (at, word) in words.iter().enumerate() {
        let date = digits(word).or_else(|| named(words.get(at..at + 3)?));
        if date.is_some() {
            return date;
        }
    }
    None
}

/// The date in a text of Americans, who write the month first: 03/04/2024 is in March.
pub fn month_first(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split('/').collect();
    let [month, day, year] = parts.as_slice() else { return find(text) };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).or_else(|| find(text))
}

/// A date of digits alone. Of 03/04/2024 the day comes first, as in all of Europe, unless that
/// is impossible.
fn digits(word: &str) -> Option<Date> {
    let word = word.split('T').next()?.trim_end_matches(['.', ':', ';']);
    if !word.is_ascii() || word.len() > 10 {
        return None;
    }
    let mut parts = word.split(['-', '/', '.']);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = |part: &str| {
        let fits = part.len() <= 4 && part.bytes().all(|c| c.is_ascii_digit());
        fits.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (a_number, b_number, c_number) = (number(a)?, number(b)?, number(c)?);
    let day = |year: u16, month: u16, day: u16| {
        Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    };
    if a.len() == 4 {
        return day(a_number, b_number, c_number);
    }
    if c.len() != 4 {
        return None;
    }
    day(c_number, b_number, a_number).or_else(|| day(c_number, a_number, b_number))
}

/// A day, the name of a month and a year, in one of two orders.
fn named(words: &[&str]) -> Option<Date> {
    let [a, b, c] = words else { return None };
    let year = c.trim_end_matches(['.', ';']).parse().ok()?;
    let (day, month) = match (number(a), month(b)) {
        (Some(day), Some(month)) => (day, month),
        _ => (number(b)?, self::month(a)?),
    };
    Date::new(year, month, day)
}

/// A day of the month, with an ending as in 1st, 1er, 15. and so on.
fn number(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    if word.len() > digits.len() + 3 { None } else { digits.parse().ok() }
}

fn month(word: &str) -> Option<u8> {
    let folded = fold(word);
    if folded.len() < 3 || !folded.chars().all(char::is_alphabetic) {
        return None;
    }
    let starts = |names: &&str| names.split(' ').any(|name| folded.starts_with(name));
    let at = MONTHS.iter().position(starts)?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::{find, month_first};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(find(text).map(|date| date.to_string()).unwrap_or_default(), expected, "{text}");
    }

    #[test]
    fn dates_are_found_as_people_write_them() {
        check("2024-06-26", "2024-06-26");
        check("Last updated 15th November 2022", "2022-11-15");
        check("**Last updated December 1st, 2021**", "2021-12-01");
        check("**Dernière mise à jour le 06/03/2023**", "2023-03-06");
        check("140 visualizações 26.06.2024 Web / Mail", "2024-06-26");
        check("Dernière mise à jour le 1er décembre 2022", "2022-12-01");
        check("Letzte Aktualisierung am 15. März 2021", "2021-03-15");
        check("2024-06-26T10:00:00Z", "2024-06-26");
        for (text, date) in [("03/01/2026", "2026-03-01"), ("2026-03-01", "2026-03-01")] {
            assert_eq!(month_first(text).map(|date| date.to_string()).as_deref(), Some(date));
        }
        check("Last update 12/23/2022", "2022-12-23");
        check("**Dernière mise à jour le xx décembre 2022**", "");
        check("May the 3 of 12 be with you", "");
        check("", "");
    }
}
