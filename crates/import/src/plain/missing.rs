//! Texts in which no line says whose the letters are.

use super::header::Span;
use super::lines::Line;
use super::rows::is_cell;
use super::spaced::ends_in_cells;
use remit_core::matrix::Letters;

/// Where the rows begin of a text in which no line says whose the letters are; nowhere unless
/// it is plain that they are letters of a table.
pub(super) fn rows(lines: &[Line], letters: &Letters, from: usize) -> Option<Span> {
    let codes: String = letters.codes().collect();
    let cells = |line: &Line| is_cell(line, letters);
    let rest = lines.get(from..).unwrap_or_default();
    // A row is a text and letters in lines below it, two at least in some of the rows, or at its
    // end with white space between.
    let below = rest.chunk_by(|a, b| cells(a) == cells(b));
    let below = below.filter(|run| run.len() > 1 && run.first().is_some_and(cells)).count();
    let beside = rest.iter().filter(|line| ends_in_cells(line, &codes)).count();
    let kinds = rest.iter().filter(|line| cells(line) || ends_in_cells(line, &codes));
    let mut kinds: Vec<&str> =
        kinds.filter_map(|line| line.text.rsplit(char::is_whitespace).next()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < 2 || below.max(beside) < 2 {
        return None;
    }
    let line = if below >= beside {
        let first = rest.iter().position(cells)?;
        from + first.saturating_sub(2)
    } else {
        // Prose ends in a capital now and then; a table does in most of its lines.
        let first = rest.iter().position(|line| ends_in_cells(line, &codes))?;
        let last = rest.iter().rposition(|line| ends_in_cells(line, &codes))?;
        if beside < 3 || beside * 2 < last + 1 - first {
            return None;
        }
        from + first
    };
    Some(Span { line, lines: 0 })
}
