//! Tables of which each row is a line, its cells parted by white space as words are.

use super::super::words::{is_role, says_role};
use super::lines::Line;
use super::tail;

/// Whether a line ends in letters with white space before them: "Choose the place RA I".
pub(super) fn ends_in_cells(line: &Line, codes: &str) -> bool {
    let free = line.chosen.is_none() && line.numbers().is_empty();
    free && tail::longest(line.text, codes)
        .is_some_and(|tail| tail.text.ends_with(char::is_whitespace))
}

/// The cells of a header, as many as wanted: the first is one word, and where there are more
/// words than cells, a word like "Role" ends each, or else the last has the most of them.
pub(super) fn cells(header: &str, wanted: usize) -> Vec<String> {
    let words: Vec<&str> = header.split_whitespace().collect();
    let Some((first, rest)) = words.split_first() else { return Vec::new() };
    let mut cells = vec![(*first).to_owned()];
    let parties = wanted.saturating_sub(1).max(1);
    let by_role: Vec<&[&str]> = rest.split_inclusive(|word| is_role(word)).collect();
    let ends = by_role.last().and_then(|cell| cell.last()).is_some_and(|word| is_role(word));
    if by_role.len() == parties && ends {
        cells.extend(by_role.iter().map(|words| words.join(" ")));
        return cells;
    }
    for (at, word) in rest.iter().enumerate() {
        match cells.last_mut().filter(|_| at >= parties) {
            Some(last) => last.push_str(&[" ", word].concat()),
            None => cells.push((*word).to_owned()),
        }
    }
    cells
}

/// Whether a header shows where each of so many cells begins. "Team" ends some names, and others
/// may stand before them.
pub(super) fn is_sure(header: &str, wanted: usize) -> bool {
    let words: Vec<&str> = header.split_whitespace().collect();
    let parties = wanted.saturating_sub(1).max(1);
    let roles = words.iter().skip(1).filter(|word| says_role(word)).count();
    words.len() == parties + 1 || (roles == parties && words.last().is_some_and(|it| says_role(it)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cells() {
        let role = "Activity Client Role Big Cloud Role";
        assert_eq!(cells(role, 3), ["Activity", "Client Role", "Big Cloud Role"]);
        assert_eq!(cells("Activity Customer Acme", 3), ["Activity", "Customer", "Acme"]);
        assert_eq!(cells("Activity Customer Big Acme", 3), ["Activity", "Customer", "Big Acme"]);
        assert_eq!(cells("Activity Customer", 3), ["Activity", "Customer"]);
        assert!(cells("", 3).is_empty());
    }

    #[test]
    fn names_that_end_alike_may_have_others_before_them() {
        // "Customer Acme Legal team" was one party, and held what the customer does.
        assert!(!is_sure("Activity Customer Acme Legal team", 2));
        assert!(is_sure("Activity Client Role Big Cloud Role", 3));
        assert!(is_sure("Activity Customer Acme", 3));
    }
}
