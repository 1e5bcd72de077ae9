//! Where the cursor stands, and where keys take it.

use super::{Column, Layout, Line};
use crate::matrix::{Holding, LetterSet, Matrix, Row, RowId};

/// A cell of the grid. It is kept by identities, so that it stays on its cell when rows and
/// columns come and go around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The row.
    pub row: RowId,
    /// The column; in a section's line, where it will be again on the next activity.
    pub column: Column,
}

/// What a key wants of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Movement {
    /// To the line above.
    Up,
    /// To the line below.
    Down,
    /// To the column on the left.
    Left,
    /// To the column on the right.
    Right,
    /// To the next cell as one reads: to the right, then on to the next row.
    Next,
    /// To the cell before it.
    Previous,
    /// To the first column.
    RowStart,
    /// To the last column.
    RowEnd,
    /// To the first cell of all.
    Start,
    /// To the last cell of all.
    End,
    /// A screenful up, of so many lines.
    PageUp(usize),
    /// A screenful down, of so many lines.
    PageDown(usize),
    /// To the edge of what is filled in, upwards; past an empty cell, to what comes next.
    EdgeUp,
    /// The same downwards.
    EdgeDown,
    /// The same to the left.
    EdgeLeft,
    /// The same to the right.
    EdgeRight,
}

impl Cursor {
    /// The first party's cell of the first activity, where work begins.
    pub fn start(matrix: &Matrix, layout: &Layout) -> Option<Self> {
        let activity = layout.lines.iter().find(|line| matches!(line, Line::Activity(..)));
        let first = activity.and_then(|line| line.row()).or(layout.nth(0)).unwrap_or(0);
        let row = matrix.rows.get(first).map(Row::id)?;
        let column = layout.columns.iter().find(|column| matches!(column, Column::Party(_)));
        Some(Self { row, column: column.copied().unwrap_or(Column::Activity) })
    }

    /// The cell that a movement leads to, among the rows that are shown; at the edges, the same.
    #[must_use]
    pub fn moved(self, movement: Movement, matrix: &Matrix, layout: &Layout) -> Self {
        let columns = &layout.columns;
        let (Some(last_row), Some(last_column)) =
            (layout.shown_rows().checked_sub(1), columns.len().checked_sub(1))
        else {
            return self;
        };
        let row = layout.rank(matrix.position(self.row).unwrap_or(0)).min(last_row);
        let column = columns.iter().position(|column| *column == self.column).unwrap_or(0);
        let is_filled = |rank: usize, column: Column| {
            layout.nth(rank).is_some_and(|row| filled(matrix, row, column))
        };
        // A heading is one cell over all columns.
        let is_heading = matrix.section(self.row).is_some();
        let (row, column) = match movement {
            Movement::Up => (row.saturating_sub(1), column),
            Movement::Down => (row + 1, column),
            Movement::Left => (row, column.saturating_sub(1)),
            Movement::Next if is_heading || column == last_column => match row {
                row if row < last_row => (row + 1, 0),
                row => (row, column),
            },
            Movement::Right | Movement::Next => (row, column + 1),
            Movement::Previous if is_heading || column == 0 => match row.checked_sub(1) {
                Some(before) => (before, last_column),
                None => (row, column),
            },
            Movement::Previous => (row, column - 1),
            Movement::RowStart => (row, 0),
            Movement::RowEnd => (row, last_column),
            Movement::Start => (0, 0),
            Movement::End => (last_row, last_column),
            Movement::PageUp(lines) => (row.saturating_sub(lines), column),
            Movement::PageDown(lines) => (row.saturating_add(lines), column),
            Movement::EdgeUp => (edge(row, 0, |row| is_filled(row, self.column)), column),
            Movement::EdgeDown => (edge(row, last_row, |row| is_filled(row, self.column)), column),
            Movement::EdgeLeft | Movement::EdgeRight => {
                let end = if movement == Movement::EdgeLeft { 0 } else { last_column };
                let filled = |at: usize| columns.get(at).is_some_and(|c| is_filled(row, *c));
                (row, edge(column, end, filled))
            }
        };
        let row = layout.nth(row.min(last_row)).and_then(|row| matrix.rows.get(row));
        let column = columns.get(column.min(last_column)).copied().unwrap_or(self.column);
        Self { row: row.map_or(self.row, Row::id), column }
    }

    /// The nearest cell that is still there, for when its row or column is gone. `row` is
    /// where it was.
    pub fn settled(self, row: usize, matrix: &Matrix, layout: &Layout) -> Option<Self> {
        let column = if layout.columns.contains(&self.column) {
            self.column
        } else {
            layout.columns.last().copied()?
        };
        let row = match matrix.position(self.row) {
            Some(_) => self.row,
            None => nearest(row, matrix, layout)?,
        };
        Some(Self { row, column })
    }

    /// The nearest cell that is shown, for when its row was hidden.
    pub fn in_sight(self, matrix: &Matrix, layout: &Layout) -> Option<Self> {
        let position = matrix.position(self.row)?;
        if layout.is_shown(position) {
            return Some(self);
        }
        Some(Self { row: nearest(position, matrix, layout)?, ..self })
    }
}

/// The row that is shown at a position, or next behind it; the last one where there is none.
/// Where nothing is shown, the row that stands there.
fn nearest(row: usize, matrix: &Matrix, layout: &Layout) -> Option<RowId> {
    let last = layout.shown_rows().checked_sub(1);
    let at = match last {
        Some(last) => layout.nth(layout.rank(row).min(last))?,
        None => row.min(matrix.rows.len().checked_sub(1)?),
    };
    matrix.rows.get(at).map(Row::id)
}

/// Where a key leads that goes on to the edge of what is filled in, as in a spreadsheet: to the
/// last filled cell of this run, else to the first of the next one, else to the end.
fn edge(from: usize, end: usize, filled: impl Fn(usize) -> bool) -> usize {
    let next = |at: usize| if end < from { at - 1 } else { at + 1 };
    if from == end {
        return from;
    }
    let mut at = next(from);
    let in_run = filled(from) && filled(at);
    while at != end && filled(at) == in_run {
        let ahead = next(at);
        if in_run && !filled(ahead) {
            break;
        }
        at = ahead;
    }
    at
}

/// Whether a cell has anything in it. A heading fills the first column alone.
fn filled(matrix: &Matrix, row: usize, column: Column) -> bool {
    match (matrix.rows.get(row), column) {
        (Some(Row::Activity(activity)), Column::Party(party)) => {
            let cell = matrix.column(party).and_then(|at| activity.cells.get(at));
            cell.is_some_and(|cell| cell.holding != Holding::Letters(LetterSet::EMPTY))
        }
        (Some(Row::Activity(activity)), Column::Plan) => !activity.plan.printed.is_empty(),
        (Some(Row::Activity(activity)), Column::Comment) => !activity.comment.is_empty(),
        (Some(_), Column::Activity) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From this place of a line of cells, where `x` is filled, the key leads to that one.
    #[track_caller]
    fn check_edge(cells: &str, from: usize, expected: usize) {
        let filled = |at: usize| cells.as_bytes().get(at) == Some(&b'x');
        assert_eq!(edge(from, cells.len() - 1, filled), expected);
        // Backwards it is the same in the mirror.
        let mirror = |at: usize| filled(cells.len() - 1 - at);
        let last = cells.len() - 1;
        assert_eq!(last - edge(last - from, 0, mirror), expected);
    }

    #[test]
    fn a_key_goes_on_to_the_edge_of_the_data() {
        check_edge("xxx..x", 0, 2);
        check_edge("xxx..x", 1, 2);
        check_edge("xxx..x", 2, 5);
        check_edge("xxx..x", 3, 5);
        check_edge("x.....", 0, 5);
        check_edge("..xx..", 0, 2);
        check_edge("xxxx", 0, 3);
        check_edge("xx", 0, 1);
        check_edge(".x", 0, 1);
        check_edge("x", 0, 0);
    }
}
