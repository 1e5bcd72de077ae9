//! Where the cursor stands, and where keys take it.

use super::{Column, Layout};
use crate::matrix::{Matrix, RowId};

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
}

impl Cursor {
    /// The first party's cell of the first activity, where work begins.
    pub fn start(matrix: &Matrix, layout: &Layout) -> Option<Self> {
        let row = matrix.activities().next().map(|activity| activity.id);
        let row = row.or_else(|| matrix.rows.first().map(crate::matrix::Row::id))?;
        let column = layout.columns.iter().find(|column| matches!(column, Column::Party(_)));
        Some(Self { row, column: column.copied().unwrap_or(Column::Activity) })
    }

    /// The cell that a movement leads to; at the edges, the same.
    #[must_use]
    pub fn moved(self, movement: Movement, matrix: &Matrix, layout: &Layout) -> Self {
        let columns = &layout.columns;
        let (Some(last_row), Some(last_column)) =
            (matrix.rows.len().checked_sub(1), columns.len().checked_sub(1))
        else {
            return self;
        };
        let row = matrix.position(self.row).unwrap_or(0).min(last_row);
        let column = columns.iter().position(|column| *column == self.column).unwrap_or(0);
        let (row, column) = match movement {
            Movement::Up => (row.saturating_sub(1), column),
            Movement::Down => (row + 1, column),
            Movement::Left => (row, column.saturating_sub(1)),
            Movement::Right => (row, column + 1),
            Movement::RowStart => (row, 0),
            Movement::RowEnd => (row, last_column),
            Movement::Start => (0, 0),
            Movement::End => (last_row, last_column),
            Movement::PageUp(lines) => (row.saturating_sub(lines), column),
            Movement::PageDown(lines) => (row.saturating_add(lines), column),
        };
        let row = matrix.rows.get(row.min(last_row)).map_or(self.row, crate::matrix::Row::id);
        let column = columns.get(column.min(last_column)).copied().unwrap_or(self.column);
        Self { row, column }
    }

    /// The nearest cell that is still there, for when its row or column is gone. `row` is
    /// where it was.
    pub fn settled(self, row: usize, matrix: &Matrix, layout: &Layout) -> Option<Self> {
        let column = if layout.columns.contains(&self.column) {
            self.column
        } else {
            layout.columns.last().copied()?
        };
        let last = matrix.rows.len().checked_sub(1)?;
        let row = match matrix.position(self.row) {
            Some(_) => self.row,
            None => matrix.rows.get(row.min(last))?.id(),
        };
        Some(Self { row, column })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    /// From the first party of the first activity, these movements lead to this place.
    #[track_caller]
    fn check(movements: &[Movement], row: usize, column: usize) {
        let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
        let layout = Layout::of(&matrix);
        let mut cursor = Cursor::start(&matrix, &layout).unwrap();
        for movement in movements {
            cursor = cursor.moved(*movement, &matrix, &layout);
        }
        let at = layout.columns.iter().position(|column| *column == cursor.column);
        assert_eq!((matrix.position(cursor.row), at), (Some(row), Some(column)));
    }

    #[test]
    fn keys_lead_through_the_grid_and_stop_at_its_edges() {
        use Movement::*;
        check(&[], 2, 1);
        check(&[Down, Right], 3, 2);
        check(&[Right, Right, Right], 2, 2);
        check(&[Left, Left, Left, Up], 1, 0);
        check(&[End], 54, 2);
        check(&[End, Down, PageDown(10)], 54, 2);
        check(&[End, Start], 0, 0);
        check(&[PageDown(10), PageUp(4), RowEnd, RowStart], 8, 0);
    }

    #[test]
    fn a_cursor_whose_row_is_gone_settles_where_it_was() {
        let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
        let layout = Layout::of(&matrix);
        let cursor = Cursor::start(&matrix, &layout).unwrap();
        let gone = Cursor { row: RowId::from_bits(1), ..cursor };
        assert_eq!(gone.settled(2, &matrix, &layout), Some(cursor));
        assert_eq!(cursor.settled(0, &matrix, &layout), Some(cursor));
        let far = gone.settled(9_999, &matrix, &layout).unwrap();
        assert_eq!(matrix.position(far.row), Some(matrix.rows.len() - 1));
    }
}
