//! Which cell of the grid each cell of a pasted table goes to.

use super::Cell;
use remit_core::grid::{Area, Column, Layout};
use remit_core::matrix::Matrix;
use remit_formats::page::Part;

/// Where a column of a table goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goes {
    /// Into a column of the grid.
    To(Column),
    /// Into that of a party which is yet to be added: which of them, from 0 on.
    New(usize),
    /// The grid has no column for it.
    Nowhere,
}

/// A cell of the table with its place in the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Put<'a> {
    /// Its row, by position; one behind the last row is yet to be added.
    pub row: usize,
    /// Its column.
    pub column: Goes,
    /// Its text.
    pub text: &'a str,
    /// Which part of a larger cell it is.
    pub part: Part,
    /// In which row of the table it stands.
    pub line: usize,
}

/// A table laid over the grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed<'a> {
    /// Its cells, row by row.
    pub puts: Vec<Put<'a>>,
    /// For each row that it covers, which row of the table goes there.
    pub lines: Vec<usize>,
    /// How many rows it needs that are not there.
    pub missing: usize,
    /// The area that it covers, as far as it is there.
    pub area: Area,
}

/// Lays a table over the selected area. As in a spreadsheet it begins at the upper left corner
/// and goes as far as it goes; only an area into which it fits a whole number of times is
/// filled with it. Where it is not repeated side by side, `goes` says of each of its columns where
/// that goes.
pub fn place<'a>(
    table: &'a [Vec<Cell>],
    goes: &[Goes],
    area: Area,
    matrix: &Matrix,
    layout: &Layout,
) -> Placed<'a> {
    let height = table.len().max(1);
    let width = table.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let ranks = layout.ranks(area.top, area.bottom);
    let (mut rows, mut columns) = (ranks.len().max(1), area.right + 1 - area.left);
    if !rows.is_multiple_of(height) || !columns.is_multiple_of(width) {
        (rows, columns) = (height, width);
    }
    let beneath = layout.columns.iter().skip(area.left).copied().map(Goes::To);
    let beneath: Vec<Goes> = beneath.take(columns).collect();
    let goes = if columns == width { goes.get(..width).unwrap_or(goes) } else { &beneath };
    let mut puts = Vec::new();
    for row in 0..rows {
        let Some(line) = table.get(row % height) else { continue };
        for column in 0..columns {
            if let Some(Cell { text, part }) = line.get(column % width) {
                let column = goes.get(column).copied().unwrap_or(Goes::Nowhere);
                let line = row % height;
                // Rows that are hidden are passed over.
                let row = layout.nth_or_new(ranks.start + row);
                puts.push(Put { row, column, text, part: *part, line });
            }
        }
    }
    let bottom = layout.nth_or_new(ranks.start + rows - 1);
    let last_row = matrix.rows.len().saturating_sub(1);
    let covered = goes.iter().filter_map(|goes| match goes {
        Goes::To(column) => layout.columns.iter().position(|other| other == column),
        Goes::New(_) | Goes::Nowhere => None,
    });
    let (left, right) =
        covered.fold((area.right, area.left), |(left, right), at| (left.min(at), right.max(at)));
    Placed {
        puts,
        lines: (0..rows).map(|row| row % height).collect(),
        missing: (bottom + 1).saturating_sub(matrix.rows.len()),
        area: Area { bottom: bottom.min(last_row), left: left.min(right), right, ..area },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_formats::catalogue;

    /// A table of these rows, pasted into 3 columns and 55 rows, covers this area.
    #[track_caller]
    fn check(table: &[&[&str]], area: (usize, usize, usize, usize), rows: usize, columns: usize) {
        let cell = |text: &&str| Cell { text: (*text).into(), part: Part::First };
        let table: Vec<Vec<Cell>> =
            table.iter().map(|row| row.iter().map(cell).collect()).collect();
        let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
        let layout = Layout::of(&matrix);
        let (top, bottom, left, right) = area;
        let goes: Vec<Goes> = layout.columns.iter().skip(left).copied().map(Goes::To).collect();
        let placed = place(&table, &goes, Area { top, bottom, left, right }, &matrix, &layout);
        let covered = placed.area;
        assert_eq!(
            (covered.bottom + 1 - top + placed.missing, covered.right + 1 - left),
            (rows, columns)
        );
    }

    #[test]
    fn a_table_goes_as_far_as_it_goes() {
        check(&[&["R", "A"], &["C", "I"]], (2, 2, 1, 1), 2, 2);
        check(&[&["R", "A"], &["C", "I"]], (2, 4, 1, 2), 2, 2);
        check(&[&["R"]], (2, 2, 1, 1), 1, 1);
        check(&[&["R", "A", "C"]], (2, 2, 1, 1), 1, 2);
        check(&[&["R"], &["A"], &["C"]], (54, 54, 1, 1), 3, 1);
    }

    #[test]
    fn an_area_that_it_fits_into_is_filled() {
        check(&[&["R"]], (2, 9, 1, 2), 8, 2);
        check(&[&["R", "A"]], (2, 5, 1, 2), 4, 2);
        check(&[&["R"], &["A"]], (2, 5, 1, 2), 4, 2);
    }
}
