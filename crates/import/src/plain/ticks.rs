//! Columns before the activities that say by a tick to which plans a row belongs: the ticks are
//! taken off the lines, and the names off the headers, so that the rest is read like any table.

use super::super::interpret::is_tick;
use super::super::words::{Says, says};
use super::glued;
use super::lines::Line;

/// There are no more such columns than this.
const MOST: usize = 6;

/// Takes the ticks off the lines, and returns the names of the columns that they stand in.
pub(super) fn take(lines: &mut Vec<Line>) -> Vec<String> {
    let names = in_lines_of_their_own(lines);
    if names.is_empty() { before_rows(lines) } else { names }
}

fn says_activity(text: &str) -> bool {
    says(text) == Some(Says::Activity)
}

/// A line for each cell: ticks alone in lines, and names above each line that says "Activity".
fn in_lines_of_their_own(lines: &mut Vec<Line>) -> Vec<String> {
    let is_alone = |line: &Line| line.chosen.is_none() && is_tick(line.text);
    let runs = lines.chunk_by(|a, b| is_alone(a) == is_alone(b));
    let runs = runs.filter(|run| run.first().is_some_and(is_alone));
    let Some(columns) = runs.map(<[Line]>::len).max().filter(|most| *most <= MOST) else {
        return Vec::new();
    };
    let is_head = |line: &Line| {
        line.text.split_whitespace().count() <= 3
            && line.numbers().is_empty()
            && says_activity(line.text)
    };
    let heads = lines.iter().enumerate().filter(|(_, line)| is_head(line));
    let heads: Vec<usize> = heads.map(|(at, _)| at).collect();
    let names = |head: usize| -> Option<Vec<&str>> {
        let above = lines.get(head.checked_sub(columns)?..head)?;
        Some(above.iter().map(|line| line.text).collect())
    };
    let Some(found) = heads.first().and_then(|head| names(*head)) else { return Vec::new() };
    let numbered = heads.iter().any(|head| {
        let above = lines.get(head.saturating_sub(columns)..*head).unwrap_or_default();
        above.iter().any(|line| !line.numbers().is_empty() || is_alone(line))
    });
    if numbered || !heads.iter().all(|head| names(*head).as_ref() == Some(&found)) {
        return Vec::new();
    }
    let found: Vec<String> = found.into_iter().map(str::to_owned).collect();
    let mut heads = heads.into_iter().peekable();
    let mut ticks = 0;
    let mut kept = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        while heads.next_if(|head| *head <= at).is_some() {}
        if heads.peek().is_some_and(|head| at + columns >= *head) {
            continue;
        }
        if is_alone(line) {
            ticks += 1;
        } else {
            kept.push(Line { ticks, ..*line });
            ticks = 0;
        }
    }
    *lines = kept;
    found
}

/// A line for each row: it begins with ticks, and its header with the names.
fn before_rows(lines: &mut [Line]) -> Vec<String> {
    let is_row = |line: &Line| line.chosen.is_none() && ticks(line.text, MOST).0 > 0;
    let over = |at: usize| lines.get(at + 1).is_some_and(is_row);
    let head = lines.iter().enumerate().find_map(|(at, line)| {
        let free = over(at) && line.numbers().is_empty();
        free.then(|| activity(line.text)).flatten().map(|start| (line.text, start))
    });
    let Some((head, start)) = head else { return Vec::new() };
    let (before, _) = head.split_at(start);
    let most = lines.iter().map(|line| ticks(line.text, MOST).0).max().unwrap_or_default();
    let Some(names) = names(before, most) else { return Vec::new() };
    for line in lines.iter_mut().filter(|line| line.chosen.is_none()) {
        if line.text.starts_with(before) {
            line.text = line.text.get(start..).unwrap_or_default();
        } else if line.numbers().is_empty() {
            let (ticks, rest) = ticks(line.text, names.len());
            *line = Line { ticks, text: rest, ..*line };
        }
    }
    names
}

/// Where in a header the cell begins that says "Activity", behind others.
fn activity(text: &str) -> Option<usize> {
    const LONGEST: usize = 300;
    if text.len() > LONGEST {
        return None;
    }
    let mut at = 0;
    for part in glued::at_joints(text).iter().flat_map(|part| part.split_whitespace()) {
        let start = at + text.get(at..)?.find(part)?;
        if start > 0 && says_activity(part) {
            return Some(start);
        }
        at = start + part.len();
    }
    None
}

/// The names of so many columns, glued together or with white space between.
fn names(text: &str, wanted: usize) -> Option<Vec<String>> {
    let glued = glued::at_joints(text);
    if glued.len() == wanted {
        return Some(glued);
    }
    // Each begins with the same word, or all are as long.
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first()?;
    let same: Vec<usize> =
        words.iter().enumerate().filter(|(_, word)| *word == first).map(|(at, _)| at).collect();
    let starts: Vec<usize> = if same.len() == wanted {
        same
    } else if wanted > 0 && words.len().is_multiple_of(wanted) {
        (0..words.len()).step_by(words.len() / wanted).collect()
    } else {
        return None;
    };
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let name = |(start, end): (&usize, usize)| words.get(*start..end).map(|words| words.join(" "));
    starts.iter().zip(ends).map(name).collect()
}

/// How many ticks a line begins with, and what stands behind them: the capital of an activity.
fn ticks(text: &str, most: usize) -> (usize, &str) {
    let (mut count, mut rest) = (0, text);
    while count < most
        && let Some(c) = rest.chars().next()
        && is_tick(rest.get(..c.len_utf8()).unwrap_or_default())
    {
        let behind = rest.get(c.len_utf8()..).unwrap_or_default().trim_start();
        if !behind.starts_with(|c: char| c.is_uppercase() || is_tick(&c.to_string())) {
            break;
        }
        rest = behind;
        count += 1;
    }
    (count, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_stand_before_capitals() {
        for (line, expected) in [
            ("XXChoose itRA", (2, "Choose itRA")),
            ("X X Choose it RA", (2, "Choose it RA")),
            ("✓ Choose it RA", (1, "Choose it RA")),
            ("X marks the place", (0, "X marks the place")),
            ("Xenon is chosen", (0, "Xenon is chosen")),
            ("X", (0, "X")),
        ] {
            assert_eq!(ticks(line, 4), expected, "{line}");
        }
    }

    #[test]
    fn names_are_parted() {
        assert_eq!(names("On metalOn cloud", 2).unwrap(), ["On metal", "On cloud"]);
        assert_eq!(names("On bare metal On cloud ", 2).unwrap(), ["On bare metal", "On cloud"]);
        assert_eq!(names("Metal Cloud ", 2).unwrap(), ["Metal", "Cloud"]);
        assert_eq!(names("Bare metal Cloud ", 2), None);
        assert_eq!(names("", 2), None);
    }
}
