//! Headers that are one line over rows of a line each, the cells parted by white space.

use super::super::lines::Line;
use super::super::spaced::ends_in_cells;
use super::span::Span;
use crate::words::{Says, says};
use remit_core::matrix::Letters;

/// One line of words over lines that end in letters, white space between all cells: a line that
/// comes again, or one that begins with a word like "Activity".
pub(super) fn find(lines: &[Line], letters: &Letters, from: usize) -> Vec<Span> {
    let codes: String = letters.codes().collect();
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
    same.map(|(line, _)| Span { line, lines: 1 }).collect()
}
