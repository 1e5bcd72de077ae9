//! Headers that are one line, in which the names of all columns are glued together.

use super::super::glued::joints;
use super::super::lines::Line;
use super::super::tail;
use super::span::Span;
use crate::interpret::is_letters_line;
use remit_core::matrix::Letters;

/// Lines with joints that come again, or that stand over lines with letters.
pub(super) fn find(lines: &[Line], letters: &Letters, from: usize) -> Vec<Span> {
    let codes: String = letters.codes().collect();
    let candidates: Vec<(usize, String)> = lines
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(_, line)| {
            let text = line.text;
            line.chosen.is_none()
                && text.len() <= 400
                && joints(text) > 0
                && !text.ends_with(['.', ':', ';', ','])
                && line.numbers().is_empty()
                && line.item().is_none()
                // A row ends in letters, a header does not.
                && tail::longest(text, &codes).is_none()
        })
        .map(|(at, line)| (at, squeezed(line.text)))
        .collect();
    let near = |at: usize| {
        let next = lines.get(at + 1..).unwrap_or_default();
        let mut next = next.iter().take(8);
        next.any(|line| {
            is_letters_line(line.text, letters)
                || tail::longest(line.text, &codes).is_some_and(|tail| !tail.doubtful)
        })
    };
    let over_letters: Vec<&(usize, String)> =
        candidates.iter().filter(|(at, _)| near(*at)).collect();
    let alike = |a: &str, b: &str| {
        // Tables with and without a last column: their headers begin alike.
        let shared = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
        shared * 3 >= a.chars().count().min(b.chars().count()) * 2 && shared >= 6
    };
    let Some(best) = over_letters.iter().max_by_key(|(_, text)| {
        let count = over_letters.iter().take(500).filter(|(_, other)| alike(text, other)).count();
        (count, joints(text))
    }) else {
        return Vec::new();
    };
    let family: Vec<Span> = over_letters
        .iter()
        .filter(|(_, text)| alike(&best.1, text))
        .map(|(at, _)| Span { line: *at, lines: 1 })
        .collect();
    // One line alone could be a sentence with a name like GitHub in it.
    let words = lines.get(best.0).map_or(0, |line| line.text.split_whitespace().count());
    let sure = family.len() >= 2 || joints(&best.1) >= 2 || words == 1;
    if sure && words <= 12 { family } else { Vec::new() }
}

/// Without white space: the same header may have it in one place and not in another.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
