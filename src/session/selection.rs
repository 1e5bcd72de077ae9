//! What is selected. The cursor stands on the cell where the selection began, as in a
//! spreadsheet; a cursor that has gone elsewhere has left the selection behind.

use remit_core::edit::Reach;
use remit_core::grid::selection::{self, Area, Range, Selection};
use remit_core::grid::{Column, Cursor, Movement};

use super::Session;
use crate::state::Open;
use crate::state::wording::cells;

/// How many cells an undo selects one by one where they form no rectangle.
const SINGLE_CELLS: usize = 500;

impl Session {
    /// The areas that are selected.
    pub fn areas(self) -> Vec<Area> {
        let Some(selected) = self.grid.selected() else { return Vec::new() };
        let areas = |open: &Open| selected.areas(open.matrix(), open.layout());
        self.open.now(areas).unwrap_or_default()
    }

    /// Selects this, and says how much that is.
    pub fn select(self, selection: Selection) {
        self.grid.select(selection);
        let areas = self.areas();
        let count = self.open.now(|open| selection::count(&areas, open.matrix(), open.layout()));
        if let Some(count) = count {
            self.screen.announce(format!("{} selected", cells(count)));
        }
    }

    /// Selects an area.
    pub fn select_area(self, area: Area) {
        if let Some(range) = self.open.now(|open| range_of(area, open)).flatten() {
            self.select(Selection::of(range));
        }
    }

    /// Draws the selection by a key.
    pub fn draw_by(self, movement: Movement) {
        let Some(mut selected) = self.grid.selected() else { return };
        let moved =
            self.open.now(|open| selected.active.moved(movement, open.matrix(), open.layout()));
        if let Some(moved) = moved
            && moved != selected.active
        {
            selected.active = moved;
            self.select(selected);
        }
    }

    /// Draws the selection to a cell.
    pub fn draw_to(self, head: Cursor) {
        let Some(mut selected) = self.grid.selected() else { return };
        if selected.active.head != head {
            selected.active = selected.active.drawn_to(head);
            self.select(selected);
        }
    }

    /// Selects what a step has touched, as far as it is there, and goes to it.
    pub(super) fn select_touched(self, touched: &Reach) {
        let found = self.open.now(|open| {
            let there = |(row, _): &&(_, _)| open.matrix().position(*row).is_some();
            let mut cells = touched.places.iter().filter(there).map(|(row, party)| Cursor {
                row: *row,
                column: party.map_or(Column::Activity, Column::Party),
            });
            let first = cells.next()?;
            let only_cells = touched.places.iter().all(|(_, party)| party.is_some());
            if !only_cells {
                return Some(Selection::of(Range::of(first)));
            }
            Some(rectangle(open, first, cells.clone()).unwrap_or_else(|| {
                let others = cells.take(SINGLE_CELLS).map(Range::of).collect();
                Selection { active: Range::of(first), others }
            }))
        });
        if let Some(found) = found.flatten() {
            self.grid.select(found);
        }
    }
}

/// The cells as one range, if they are all the cells of it.
fn rectangle(
    open: &Open,
    first: Cursor,
    others: impl Iterator<Item = Cursor>,
) -> Option<Selection> {
    let (matrix, layout) = (open.matrix(), open.layout());
    let place = |cell: Cursor| Some((matrix.position(cell.row)?, layout.place_of(cell.column)?));
    let (row, column) = place(first)?;
    let mut area = Area { top: row, bottom: row, left: column, right: column };
    let mut count = 1;
    for cell in others {
        let (row, column) = place(cell)?;
        area.top = area.top.min(row);
        area.bottom = area.bottom.max(row);
        area.left = area.left.min(column);
        area.right = area.right.max(column);
        count += 1;
    }
    if selection::count(&[area], matrix, layout) != count {
        return None;
    }
    range_of(area, open).map(Selection::of)
}

/// The range from the first cell of an area to the last.
fn range_of(area: Area, open: &Open) -> Option<Range> {
    let corner = |row: usize, column: usize| {
        let row = open.matrix().rows.get(row)?.id();
        Some(Cursor { row, column: *open.layout().columns.get(column)? })
    };
    let head = corner(area.bottom, area.right)?;
    Some(Range { head, ..Range::of(corner(area.top, area.left)?) })
}
