//! The headers of tables in a copied text: lines that come again over every table, as one line
//! in which all cells are glued together, or as a line for each cell.

use super::super::facts::LineUse;
use super::super::interpret::is_letters_line;
use super::super::words::{Says, says};
use super::lines::Line;
use crate::matrix::Letters;

/// Where a header stands, and how many lines it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    pub(super) line: usize,
    pub(super) lines: usize,
}

/// A table has no more columns than this in a copied text.
const MOST_COLUMNS: usize = 14;

/// The headers of a text.
pub(super) fn find(lines: &[Line], letters: &Letters, from: usize) -> Vec<At> {
    let chosen = chosen(lines);
    if !chosen.is_empty() {
        return chosen;
    }
    let glued = glued(lines, letters, from);
    let repeated = repeated(lines, letters, from);
    // An activity may have a name like vCenter in it; the header is what stands there most often.
    if !glued.is_empty() && glued.len() >= repeated.len() {
        return glued;
    }
    if !repeated.is_empty() {
        return repeated;
    }
    let spaced = super::spaced::headers(lines, letters, from);
    if !spaced.is_empty() {
        return spaced;
    }
    single(lines, letters, from).into_iter().collect()
}

/// The headers that a person has chosen, and the same lines wherever else they stand.
fn chosen(lines: &[Line]) -> Vec<At> {
    let is_header = |line: &Line| line.chosen == Some(LineUse::Header);
    let mut runs: Vec<(&[Line], usize)> = Vec::new();
    let mut line = 0;
    for run in lines.chunk_by(|a, b| is_header(a) == is_header(b)) {
        if run.first().is_some_and(is_header) {
            runs.push((run, line));
        }
        line += run.len();
    }
    let same = |at: usize, run: &[Line]| {
        let here = lines.get(at..at + run.len()).unwrap_or_default();
        let free = here.iter().all(|line| line.chosen.is_none());
        free && here.iter().map(|line| line.text).eq(run.iter().map(|line| line.text))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let begun = runs.iter().find(|(_, line)| *line == at);
        // A few words are looked for everywhere; a person marks no more.
        let again = || runs.iter().take(20).find(|(run, _)| same(at, run));
        let length = begun.or_else(again).map_or(0, |(run, _)| run.len());
        if length > 0 {
            found.push(At { line: at, lines: length });
        }
        at += length.max(1);
    }
    found
}

/// Sections that a person has found among the rows of a table: behind each of them the table
/// goes on, with the header that it has.
pub(super) fn cut_at_sections(
    headers: &mut Vec<At>,
    lines: &[Line],
    holds: impl Fn(&Line) -> bool,
) {
    let Some(first) = headers.first().copied() else { return };
    let is_section = |line: &Line| line.chosen == Some(LineUse::Section);
    let mut cuts = Vec::new();
    for at in first.line + first.lines..lines.len() {
        if !lines.get(at).is_some_and(is_section) {
            continue;
        }
        let ends = headers.iter().map(|header| header.line).find(|line| *line > at);
        let below = lines.get(at + 1..ends.unwrap_or(lines.len())).unwrap_or_default();
        let below = below.split(|line| is_section(line)).next().unwrap_or_default();
        if below.iter().any(&holds) {
            cuts.push(At { line: at + 1, lines: 0 });
        }
    }
    headers.extend(cuts);
    headers.sort_by_key(|header| (header.line, header.lines));
}

/// Whether a line is made of several words glued together: a small letter before a capital.
pub(super) fn joints(text: &str) -> usize {
    let mut before = ' ';
    let mut joints = 0;
    for c in text.chars() {
        joints += usize::from(c.is_uppercase() && (before.is_lowercase() || before == ')'));
        before = c;
    }
    joints
}

/// Lines with joints that come again, or that stand over lines with letters.
fn glued(lines: &[Line], letters: &Letters, from: usize) -> Vec<At> {
    let codes: String = letters.iter().map(|letter| letter.code).collect();
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
                && super::tail::longest(text, &codes).is_none()
        })
        .map(|(at, line)| (at, squeezed(line.text)))
        .collect();
    let near = |at: usize| {
        let next = lines.get(at + 1..).unwrap_or_default();
        let mut next = next.iter().take(8);
        next.any(|line| {
            is_letters_line(line.text, letters)
                || super::tail::longest(line.text, &codes).is_some_and(|tail| !tail.doubtful)
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
    let family: Vec<At> = over_letters
        .iter()
        .filter(|(_, text)| alike(&best.1, text))
        .map(|(at, _)| At { line: *at, lines: 1 })
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

/// The longest run of lines that comes again most often, over lines with letters.
fn repeated(lines: &[Line], letters: &Letters, from: usize) -> Vec<At> {
    let mut seen: Vec<(&str, usize)> = lines
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(_, line)| {
            line.chosen.is_none()
                && line.text.len() <= 80
                && !is_letters_line(line.text, letters)
                && line.numbers().is_empty()
        })
        .map(|(at, line)| (line.text, at))
        .collect();
    seen.sort_unstable();
    // Where each line stands, for those that stand more than once.
    let mut groups: Vec<&[(&str, usize)]> =
        seen.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() >= 2).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    let free = |line: &&Line| line.chosen.is_none();
    let text = |at: usize| lines.get(at).filter(free).map(|line| line.text);
    let mut best: Option<(usize, usize, Vec<usize>)> = None;
    for group in groups.into_iter().take(40) {
        let starts: Vec<usize> = group.iter().map(|(_, at)| *at).collect();
        let Some(first) = starts.first().copied() else { continue };
        for length in 2..=MOST_COLUMNS {
            let same = |at: usize| {
                (0..length).all(|step| {
                    let here = text(at + step);
                    here.is_some() && here == text(first + step)
                })
            };
            let plain = (0..length).all(|step| {
                text(first + step)
                    .is_some_and(|text| !is_letters_line(text, letters) && text.len() <= 80)
            });
            if !plain {
                break;
            }
            let here: Vec<usize> = starts.iter().copied().filter(|at| same(*at)).collect();
            let over = here.iter().filter(|at| {
                let next = lines.get(**at + length..).unwrap_or_default();
                next.iter().take(6).any(|line| is_letters_line(line.text, letters))
            });
            if here.len() < 2 || over.count() * 2 < here.len() {
                break;
            }
            let better = best
                .as_ref()
                .is_none_or(|(count, longest, _)| (here.len(), length) > (*count, *longest));
            if better {
                best = Some((here.len(), length, here));
            }
        }
    }
    let Some((_, length, starts)) = best else { return Vec::new() };
    starts.into_iter().map(|line| At { line, lines: length }).collect()
}

/// A header that stands once: a line that says "Activity", or the lines over the first letters.
fn single(lines: &[Line], letters: &Letters, from: usize) -> Option<At> {
    let first = lines
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, line)| line.chosen.is_none() && is_letters_line(line.text, letters))?
        .0;
    let free = |at: &At| {
        let mut own = lines.iter().skip(at.line).take(at.lines);
        own.all(|line| line.chosen.is_none())
    };
    let said = lines.iter().enumerate().take(first).skip(from).rev().find(|(_, line)| {
        says(line.text) == Some(Says::Activity) && line.text.split_whitespace().count() <= 3
    });
    if let Some((line, _)) = said {
        // The last line above the letters is the first activity.
        let length = first.checked_sub(line + 1)?;
        let fits = (2..=MOST_COLUMNS).contains(&length);
        return fits.then_some(At { line, lines: length }).filter(free);
    }
    // As many names as there are letters in the fullest row, and one for the activities.
    let mut fullest = 0;
    let mut run = 0;
    for line in lines.iter().skip(first) {
        run = if is_letters_line(line.text, letters) { run + 1 } else { 0 };
        fullest = fullest.max(run);
    }
    let length = fullest + 1;
    let line = first.checked_sub(length + 1).filter(|line| *line >= from)?;
    let short = lines.iter().skip(line).take(length).all(super::lines::Line::is_heading);
    let fits = short && (2..=MOST_COLUMNS).contains(&length);
    fits.then_some(At { line, lines: length }).filter(free)
}
