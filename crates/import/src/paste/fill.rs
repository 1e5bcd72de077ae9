//! Filling: an area takes over what a part of it holds, as often as that fits.

use super::Edits;
use remit_core::edit::{ActivityField, CellEdit, Command};
use remit_core::grid::{Area, Column, Layout};
use remit_core::matrix::{Activity, Cell, Matrix, Row};

/// Fills an area from another one. Headings are left alone, and nothing is filled from them;
/// rows that are not shown are no part of either.
pub fn fill(from: Area, into: Area, matrix: &Matrix, layout: &Layout) -> Edits {
    let mut edits = Edits::default();
    let activity = |row: usize| matrix.rows.get(row).and_then(Row::activity);
    let sources = layout.ranks(from.top, from.bottom);
    if sources.is_empty() {
        return edits;
    }
    for rank in layout.ranks(into.top, into.bottom) {
        let source = layout.nth(wrapped(rank, sources.start, sources.end - 1));
        let Some(row) = layout.nth(rank) else { continue };
        let (Some(source), Some(target)) = (source.and_then(activity), activity(row)) else {
            continue;
        };
        for place in into.left..=into.right {
            let source_place = wrapped(place, from.left, from.right);
            if from.has(row, place) {
                continue;
            }
            let columns = (layout.columns.get(source_place), layout.columns.get(place));
            if let (Some(from), Some(into)) = columns {
                take(&mut edits, (source, *from), (target, *into), matrix);
            }
        }
    }
    edits
}

/// Where a place falls in a span that repeats without end in both directions.
fn wrapped(at: usize, first: usize, last: usize) -> usize {
    let length = last + 1 - first;
    first + (at + length - first % length) % length
}

fn take(
    edits: &mut Edits,
    (source, from): (&Activity, Column),
    (target, into): (&Activity, Column),
    matrix: &Matrix,
) {
    let set = |field| Command::SetActivity(target.id, field);
    match (from, into) {
        (Column::Party(from), Column::Party(party)) => {
            let cell = matrix.column(from).and_then(|at| source.cells.get(at));
            if let Some(cell) = cell {
                // What a person fills in is stated by them, whatever it was copied from.
                let cell = Cell { holding: cell.holding, ..Cell::default() };
                edits.cells.push(CellEdit { row: target.id, party, cell });
            }
        }
        (Column::Activity, Column::Activity) => {
            edits.texts.push(set(ActivityField::Text(source.text.clone())));
        }
        (Column::Plan, Column::Plan) => {
            edits.texts.push(set(ActivityField::Plan(source.plan.clone())));
        }
        (Column::Comment, Column::Comment) => {
            edits.texts.push(set(ActivityField::Comment(source.comment.clone())));
        }
        // Letters are no text, and texts no letters.
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_core::edit::apply;
    use remit_formats::catalogue;

    /// Rows 2, 3 and so on of the OKMS matrix, filled, hold these letters.
    #[track_caller]
    fn check(from: [usize; 4], into: [usize; 4], expected: &[(usize, &str, &str)]) {
        let area = |[top, bottom, left, right]: [usize; 4]| Area { top, bottom, left, right };
        let mut matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
        let layout = Layout::of(&matrix);
        let edits = fill(area(from), area(into), &matrix, &layout);
        apply(&mut matrix, edits.command()).unwrap();
        for (row, first, second) in expected {
            let cells = &matrix.rows[*row].activity().unwrap().cells;
            let held = |at: usize| matrix.letters.write(cells[at].letters());
            assert_eq!((held(0).as_str(), held(1).as_str()), (*first, *second), "row {row}");
        }
    }

    #[test]
    fn the_first_row_fills_those_below() {
        // Rows 4 and 5 are headings.
        check([2, 2, 1, 2], [2, 7, 1, 2], &[(2, "RA", "I"), (6, "RA", "I"), (7, "RA", "I")]);
    }

    #[test]
    fn a_column_fills_those_to_the_right() {
        check([2, 3, 1, 1], [2, 3, 1, 2], &[(2, "RA", "RA"), (3, "RA", "RA")]);
    }

    #[test]
    fn a_span_repeats_in_both_directions() {
        for first in 0..5 {
            for last in first..8 {
                for at in 0..20 {
                    let place = wrapped(at, first, last);
                    assert!(first <= place && place <= last);
                    assert_eq!(wrapped(at + last + 1 - first, first, last), place);
                    if first <= at && at <= last {
                        assert_eq!(place, at);
                    }
                }
            }
        }
    }
}
