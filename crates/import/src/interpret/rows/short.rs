//! Rows with fewer or more cells than the header: which of them is lost, or one too many, is not
//! known, and so it is not known whose the letters are.

use super::super::super::draft::DraftActivity;
use super::super::super::facts::ColumnUse;
use super::super::super::words::{Says, says};
use super::super::letters::Book;
use super::super::shape::{Shape, shape};
use super::RowReader;
use remit_core::matrix::{Holding, LetterSet, Text};
use remit_formats::page::{Cell, Row};

/// So many other ways to read a row are offered.
const MOST_OFFERED: usize = 6;

/// What is said of a row with fewer cells than the header.
pub(crate) const SHORT_ROW: &str =
    "The row has fewer cells than the header, so its roles may belong to other parties.";
const LONG: &str =
    "The row has more cells than the header, so its roles may belong to other parties.";

impl RowReader<'_> {
    /// What is to be said of a row that has lost a cell, or has one too many; nothing where that
    /// cannot have moved a letter.
    pub(super) fn lost_or_extra(&self, row: &Row, book: &Book) -> Option<&'static str> {
        let header = self.header_cells();
        let is_extra = |cell: &Cell| !cell.text.is_empty();
        if header > 0 && row.cells.iter().skip(header).any(is_extra) {
            return Some(LONG);
        }
        let uses = &self.layout.uses;
        let is_named = |name: &Text| !name.is_empty();
        let named = self.layout.names.iter().rposition(is_named).map_or(0, |last| last + 1);
        let is_used = |taken: &ColumnUse| *taken != ColumnUse::Ignore;
        let filled = uses.iter().rposition(is_used).map_or(0, |last| last + 1);
        if row.cells.len() >= named.max(filled) {
            return None;
        }
        // Where each party has a letter, none of them can have moved.
        let holds = |(column, _): (usize, &ColumnUse)| {
            let cell = row.cells.get(column);
            cell.is_some_and(|cell| shape(&cell.text, &book.letters) == Shape::Letters)
        };
        let may_be_held = |(column, taken): &(usize, &ColumnUse)| {
            let name = self.layout.names.get(*column).map(Text::to_plain).unwrap_or_default();
            // A party's column may look like comments because of this very row.
            is_held(taken) || (**taken == ColumnUse::Comment && says(&name) != Some(Says::Comment))
        };
        let mut parties = uses.iter().enumerate().filter(may_be_held).peekable();
        let is_full = parties.peek().is_some() && parties.all(holds);
        (!is_full).then_some(SHORT_ROW)
    }

    /// How many cells the header has.
    fn header_cells(&self) -> usize {
        let rows = self.table.rows.iter().take(self.layout.header);
        let cells = rows.map(|row| row.cells.len()).max().unwrap_or(0);
        cells + usize::from(self.layout.is_shifted)
    }

    /// The other ways to read a row that has lost one cell: with what is left moved by a column,
    /// from each of the parties on.
    pub(super) fn shifted(
        &self,
        row: &Row,
        activity: &DraftActivity,
    ) -> Vec<Vec<(usize, Holding)>> {
        if self.header_cells() != row.cells.len() + 1 {
            return Vec::new();
        }
        let nothing = Holding::Letters(LetterSet::EMPTY);
        let parties: Vec<usize> = self.parties.iter().copied().flatten().collect();
        let held = |party: &usize| {
            let cell = activity.cells.iter().find(|cell| cell.party == *party);
            cell.map_or(nothing, |cell| cell.cell.holding)
        };
        let held: Vec<Holding> = parties.iter().map(held).collect();
        let mut ways: Vec<Vec<(usize, Holding)>> = Vec::new();
        for gap in (0..parties.len()).rev() {
            let mut moved = held.clone();
            if moved.pop() != Some(nothing) {
                return Vec::new();
            }
            moved.insert(gap, nothing);
            let way: Vec<(usize, Holding)> = parties.iter().copied().zip(moved.clone()).collect();
            if moved != held && !ways.contains(&way) && ways.len() < MOST_OFFERED {
                ways.push(way);
            }
        }
        ways
    }
}

/// Whether what stands in a column says who holds something.
fn is_held(taken: &ColumnUse) -> bool {
    matches!(taken, ColumnUse::Party(_) | ColumnUse::Letter(_) | ColumnUse::Owners(_))
}
