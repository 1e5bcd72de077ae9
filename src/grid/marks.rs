//! Which cells stand out: the cursor, the selection, and what can be drawn on.

use std::collections::HashSet;
use std::sync::Arc;

use remit_core::grid::{Area, Column, Line, selection};
use remit_core::matrix::{Row, RowId};

use super::parties;
use crate::state::Open;

/// How a cell stands out: any of the five below.
pub type Mark = u8;
/// The cursor stands on it.
pub const CURSOR: Mark = 1;
/// It is selected.
pub const SELECTED: Mark = 2;
/// A narrow screen has no room for it.
pub const OFF: Mark = 4;
/// It is the last one of the selection, at whose corner that can be drawn on to be filled.
pub const CORNER: Mark = 8;
/// What is looked for stands in it.
pub const FOUND: Mark = 16;

/// What stands out in the grid.
#[derive(Debug, Default, PartialEq)]
pub struct Marks {
    /// The row and column of the cursor.
    pub cursor: Option<(usize, usize)>,
    /// What is selected.
    pub areas: Vec<Area>,
    /// The row and column of the last cell of the selection, if it can be filled.
    pub corner: Option<(usize, usize)>,
    /// The first party that a narrow screen shows.
    pub first_party: usize,
    /// The cells in which stands what is looked for.
    pub found: Arc<HashSet<(RowId, Column)>>,
}

impl Marks {
    /// How the cells of a line stand out.
    pub fn of(&self, line: Line, open: &Open) -> Vec<Mark> {
        let Some(row) = line.row() else { return Vec::new() };
        let columns = &open.layout().columns;
        let id = open.matrix().rows.get(row).map(Row::id);
        let is_found = |place: usize| {
            let cell = id.zip(columns.get(place).copied());
            !self.found.is_empty() && cell.is_some_and(|cell| self.found.contains(&cell))
        };
        let mark = |place: usize| {
            let is = |holds: bool, mark: Mark| if holds { mark } else { 0 };
            is(self.cursor == Some((row, place)), CURSOR)
                | is(selection::is_selected(&self.areas, row, place), SELECTED)
                | is(parties::is_off(columns, place, self.first_party), OFF)
                | is(self.corner == Some((row, place)), CORNER)
                | is(is_found(place), FOUND)
        };
        let marks = (0..columns.len()).map(mark);
        match line {
            // A heading is one cell over all columns.
            Line::Section(_) => {
                vec![marks.fold(0, |all, mark| all | mark) & (CURSOR | SELECTED | FOUND)]
            }
            _ => marks.collect(),
        }
    }
}
