//! What is selected: one range of cells or several, each kept by the identities of its corners,
//! so that it stays on its cells when rows and columns come and go around it.

use super::{Column, Cursor, Layout, Movement};
use crate::matrix::{Matrix, PartyId, RowId};

/// How much a range covers between its corners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The cells between them.
    Cells,
    /// The whole of their rows.
    Rows,
    /// The whole of their columns.
    Columns,
    /// Everything.
    All,
}

/// A range of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Where it began: the cell of the cursor.
    pub anchor: Cursor,
    /// Where it was drawn to.
    pub head: Cursor,
    /// How much it covers.
    pub span: Span,
}

impl Range {
    /// A single cell.
    pub fn of(cell: Cursor) -> Self {
        Self { anchor: cell, head: cell, span: Span::Cells }
    }

    /// The same, drawn to another cell.
    #[must_use]
    pub fn drawn_to(self, head: Cursor) -> Self {
        let span = if self.span == Span::All { Span::Cells } else { self.span };
        Self { head, span, ..self }
    }

    /// The same, drawn by a key.
    #[must_use]
    pub fn moved(self, movement: Movement, matrix: &Matrix, layout: &Layout) -> Self {
        self.drawn_to(self.head.moved(movement, matrix, layout))
    }

    /// Which cells these are now; `None` where one of its rows is gone.
    pub fn area(self, matrix: &Matrix, layout: &Layout) -> Option<Area> {
        let last_row = matrix.rows.len().checked_sub(1)?;
        let last_column = layout.columns.len().checked_sub(1)?;
        let (a, b) = (matrix.position(self.anchor.row)?, matrix.position(self.head.row)?);
        // A column that is gone, like that of the last comment, counts as the last one.
        let place = |cursor: Cursor| layout.place_of(cursor.column).unwrap_or(last_column);
        let (c, d) = (place(self.anchor), place(self.head));
        let mut area = Area { top: a.min(b), bottom: a.max(b), left: c.min(d), right: c.max(d) };
        if matches!(self.span, Span::Rows | Span::All) {
            (area.left, area.right) = (0, last_column);
        }
        if matches!(self.span, Span::Columns | Span::All) {
            (area.top, area.bottom) = (0, last_row);
        }
        Some(area)
    }
}

/// A rectangle of cells: positions of rows in the matrix, places of columns in the layout, the
/// last ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// The first row.
    pub top: usize,
    /// The last row.
    pub bottom: usize,
    /// The first column.
    pub left: usize,
    /// The last column.
    pub right: usize,
}

impl Area {
    /// Whether a row is in it.
    pub fn has_row(self, row: usize) -> bool {
        self.top <= row && row <= self.bottom
    }

    /// Whether a cell is in it.
    pub fn has(self, row: usize, column: usize) -> bool {
        self.has_row(row) && self.left <= column && column <= self.right
    }
}

/// What is selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The range that keys draw.
    pub active: Range,
    /// The ranges that were there before it.
    pub others: Vec<Range>,
}

impl Selection {
    /// A single range.
    pub fn of(active: Range) -> Self {
        Self { active, others: Vec::new() }
    }

    /// With another range; a cell that stands in it by itself is taken out of it.
    pub fn add(&mut self, range: Range) {
        let before = self.others.len();
        self.others.retain(|other| *other != range);
        let was_there = self.others.len() < before;
        let old = std::mem::replace(&mut self.active, range);
        if old == range || was_there {
            // It was there: it goes, and the range before it is drawn from now on.
            if old != range {
                self.others.push(old);
            }
            self.active = self.others.pop().unwrap_or(range);
        } else {
            self.others.push(old);
        }
    }

    /// The areas of it that are there.
    pub fn areas(&self, matrix: &Matrix, layout: &Layout) -> Vec<Area> {
        let ranges = self.others.iter().chain([&self.active]);
        ranges.filter_map(|range| range.area(matrix, layout)).collect()
    }
}

/// Whether a cell is selected.
pub fn is_selected(areas: &[Area], row: usize, column: usize) -> bool {
    areas.iter().any(|area| area.has(row, column))
}

/// The rows that any of the areas has, from top to bottom. What is not shown is not selected, so
/// that nothing changes that nobody sees.
pub fn rows_of<'a>(areas: &'a [Area], layout: &'a Layout) -> impl Iterator<Item = usize> + 'a {
    let top = areas.iter().map(|area| area.top).min().unwrap_or(0);
    let bottom = areas.iter().map(|area| area.bottom).max();
    let ranks = bottom.map_or(0..0, |bottom| layout.ranks(top, bottom));
    let rows = ranks.filter_map(|rank| layout.nth(rank));
    rows.filter(|row| areas.iter().any(|area| area.has_row(*row)))
}

/// How many cells of activities are selected; headings have none.
pub fn count(areas: &[Area], matrix: &Matrix, layout: &Layout) -> usize {
    if let [area] = areas {
        let rows = layout.activities_between(area.top, area.bottom);
        return rows * (area.right + 1 - area.left);
    }
    let activity = |row: &usize| matrix.rows.get(*row).is_some_and(|row| row.activity().is_some());
    let mut count = 0;
    for row in rows_of(areas, layout).filter(activity) {
        let columns = 0..layout.columns.len();
        count += columns.filter(|column| is_selected(areas, row, *column)).count();
    }
    count
}

/// The cells of parties that are selected, row by row.
pub fn party_cells(areas: &[Area], matrix: &Matrix, layout: &Layout) -> Vec<(RowId, PartyId)> {
    let mut cells = Vec::new();
    for row in rows_of(areas, layout) {
        let Some(activity) = matrix.rows.get(row).and_then(|row| row.activity()) else { continue };
        for (at, column) in layout.columns.iter().enumerate() {
            if let Column::Party(party) = column
                && is_selected(areas, row, at)
            {
                cells.push((activity.id, *party));
            }
        }
    }
    cells
}
