//! Tables of which each row is a line, its cells parted by white space as words are: their
//! headers, and what the cells of these are.

use super::super::words::{Says, is_role, says};
use super::header::At;
use super::lines::Line;
use super::tail;
use remit_core::matrix::Letters;

/// Whether a line ends in letters with white space before them: "Choose the place RA I".
pub(super) fn ends_in_cells(line: &Line, codes: &str) -> bool {
    let free = line.chosen.is_none() && line.numbers().is_empty();
    free && tail::longest(line.text, codes)
        .is_some_and(|tail| tail.text.ends_with(char::is_whitespace))
}

/// One line of words over lines that end in letters, white space between all cells: a line that
/// comes again, or one that begins with a word like "Activity".
pub(super) fn headers(lines: &[Line], letters: &Letters, from: usize) -> Vec<At> {
    let codes: String = letters.iter().map(|letter| letter.code).collect();
    let over = |at: usize| lines.get(at + 1).is_some_and(|line| ends_in_cells(line, &codes));
    let is_header = |line: &Line| {
        let words = line.text.split_whitespace().count();
        line.is_heading()
            && line.chosen.is_none()
            && (2..=24).contains(&words)
            && line.numbers().is_empty()
            && !ends_in_cells(line, &codes)
    };
    let says_activity = |line: &Line| {
        let first = line.text.split_whitespace().next().unwrap_or_default();
        says(first) == Some(Says::Activity)
    };
    let mut candidates: Vec<(&str, usize)> = lines
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(at, line)| is_header(line) && over(*at))
        .map(|(at, line)| (line.text, at))
        .collect();
    candidates.sort_unstable();
    let best = candidates
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| {
            let line = group.first().and_then(|(_, at)| lines.get(*at));
            group.len() >= 2 || line.is_some_and(says_activity)
        })
        .max_by_key(|group| group.len());
    let Some((text, _)) = best.and_then(|group| group.first()) else { return Vec::new() };
    // Over an empty table it stands as well.
    let same = lines.iter().enumerate().skip(from).filter(|(_, line)| line.text == *text);
    same.map(|(line, _)| At { line, lines: 1 }).collect()
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
}
