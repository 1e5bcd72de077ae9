//! Headers with the name of each column in a line of its own.

use super::super::lines::Line;
use super::super::rows::is_cell;
use super::span::{HeaderDoubt, Span};
use crate::interpret::is_letters_line;
use crate::words::{Says, says};
use remit_core::matrix::Letters;

/// A table has no more columns than this in a copied text.
const MOST_COLUMNS: usize = 14;

/// The longest run of lines that comes again most often, over lines with letters.
pub(super) fn repeated(lines: &[Line], letters: &Letters, from: usize) -> Vec<Span> {
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
    starts.into_iter().map(|line| Span { line, lines: length }).collect()
}

/// A header that stands once: a line that says "Activity", or the lines over the first letters.
pub(super) fn single(
    lines: &[Line],
    letters: &Letters,
    from: usize,
) -> Option<(Span, Option<HeaderDoubt>)> {
    let holds = |line: &Line| line.chosen.is_none() && is_letters_line(line.text, letters);
    let first = from + lines.iter().skip(from).position(holds)?;
    // A row may begin with a dash.
    let before = lines.get(from..first).unwrap_or_default();
    let dashes = before.iter().rev().take_while(|line| is_cell(line, letters)).count();
    let first = first - dashes;
    let free = |at: &Span| {
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
        let at = fits.then_some(Span { line, lines: length }).filter(free)?;
        return Some((at, None));
    }
    // As many names as there are letters in the fullest row, and one for the activities.
    let rows = lines.get(first..).unwrap_or_default();
    let rows = rows.split(|line| !is_cell(line, letters)).map(<[Line]>::len);
    let rows = rows.filter(|cells| *cells > 0);
    let fullest = rows.clone().max().unwrap_or_default();
    let length = fullest + 1;
    let line = first.checked_sub(length + 1).filter(|line| *line >= from)?;
    let short = lines.iter().skip(line).take(length).all(Line::is_heading);
    let fits = short && (2..=MOST_COLUMNS).contains(&length);
    let at = fits.then_some(Span { line, lines: length }).filter(free)?;
    // Where rows have lost cells, all of them may have: then it begins further up.
    let above = line.checked_sub(1).filter(|above| *above >= from);
    let above = above.and_then(|above| lines.get(above));
    let open = above.is_some_and(|line| line.is_heading() && line.numbers().is_empty());
    let doubt = open && rows.min() < Some(fullest);
    Some((at, doubt.then_some(HeaderDoubt::Begin)))
}
