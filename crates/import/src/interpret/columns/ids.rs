//! Columns that number their rows: "1", "1a", "REQ-01", "A.5.1", "Step 3", "IV". What is to be
//! done stands in another column.

use remit_formats::page::roman;

/// Whether a text is a number, or a code with a number in it.
pub(super) fn is_id(text: &str) -> bool {
    let text = bare(text);
    let mut words = text.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some(code), None, _) => is_code(code) && !is_day(code),
        // "Step 3", "SEC 3".
        (Some(word), Some(number), None) => {
            word.chars().count() <= 12 && word.chars().all(char::is_alphabetic) && is_code(number)
        }
        _ => false,
    }
}

/// Without the signs around a number: "(1)", "#1", "1.".
fn bare(text: &str) -> &str {
    let text = text.trim().trim_start_matches(['#', '№', '(', '[', '§']);
    text.trim_end_matches([')', ']', '.', ':']).trim()
}

const SIGNS: [char; 4] = ['.', '-', '_', '/'];

/// Whether a word is made of numbers and short codes: "1", "10a", "REQ-01", "WP1.2".
fn is_code(word: &str) -> bool {
    let is_part = |part: &str| {
        let end = part.find(char::is_numeric).unwrap_or(part.len());
        let (letters, rest) = part.split_at(end);
        let behind = rest.trim_start_matches(char::is_numeric);
        let is_short = letters.chars().count() <= 6 && behind.chars().count() <= 1;
        !part.is_empty() && is_short && [letters, behind].concat().chars().all(char::is_alphabetic)
    };
    word.len() <= 24 && word.contains(char::is_numeric) && word.split(SIGNS).all(is_part)
}

/// Whether a text is a day: "2024-05-01", "1.5.2024".
pub(super) fn is_day(text: &str) -> bool {
    let word = text.trim();
    if !word.starts_with(char::is_numeric) {
        return false;
    }
    let parts: Vec<&str> = word.split(SIGNS).collect();
    let is_number = |part: &&str| !part.is_empty() && part.chars().all(char::is_numeric);
    let numbers = parts.iter().all(is_number);
    parts.len() == 3 && numbers && parts.iter().any(|part| part.len() == 4)
}

/// Fewer cells in a row are no list.
const FEWEST: usize = 3;

/// Whether cells count their rows by the alphabet, or in Roman numerals, from the first one on.
pub(super) fn are_in_order<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let (mut letters, mut romans, mut count) = (true, true, 0);
    for cell in cells {
        let cell = bare(cell);
        let mut chars = cell.chars();
        let letter = u32::from(b'a') + count;
        let is_next = chars.next().is_some_and(|c| u32::from(c.to_ascii_lowercase()) == letter);
        letters &= is_next && chars.next().is_none();
        count += 1;
        romans &= cell.eq_ignore_ascii_case(&roman(count as usize));
        if !letters && !romans {
            return false;
        }
    }
    count as usize >= FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_are_ids() {
        let ids = [
            "1",
            "1.",
            "(2)",
            "3)",
            "#4",
            "1.2.3",
            "10a",
            "2.3b",
            "REQ-01",
            "A.5.1",
            "WP1.2",
            "T1-3",
            "SEC 3",
            "Step 3",
            "Étape 12",
            "手順1",
            "req-7",
            "TASK_001",
            "ISO-A.5",
        ];
        for id in ids {
            assert!(is_id(id), "{id}");
        }
        let others = [
            "",
            "Plan",
            "Plan it",
            "R",
            "RA",
            "R/A",
            "Set up 3 servers",
            "2024-05-01",
            "1.5.2024",
            "Office365 licences",
            "GOV",
            "n/a",
            "-",
        ];
        for other in others {
            assert!(!is_id(other), "{other}");
        }
    }

    #[test]
    fn lists_are_in_order_from_the_first_on() {
        assert!(are_in_order(["A", "B", "C"].into_iter()));
        assert!(are_in_order(["a)", "b)", "c)", "d)"].into_iter()));
        assert!(are_in_order(["I", "II", "III", "IV", "V"].into_iter()));
        assert!(!are_in_order(["A", "C", "I"].into_iter()));
        assert!(!are_in_order(["A", "B"].into_iter()));
        assert!(!are_in_order(["R", "A", "R"].into_iter()));
    }
}
