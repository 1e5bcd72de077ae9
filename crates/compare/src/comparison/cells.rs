//! What stands in a line: for each column the cell of each side.

use remit_core::matrix::{Cell, Matrix, PartyId, RowId};

use super::change::{Meaning, has_duty};
use super::{ActivityLine, Change, Comparison, Duty, MOST};

/// How a cell of a side differs from that of the first side in the same column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CellChange {
    /// It means the same, or one of the sides does not have the activity.
    #[default]
    Same,
    /// The party has the duty here, and not on the first side.
    Takes,
    /// The party had the duty on the first side, and has it here no more.
    Leaves,
    /// Something else is different.
    Differs,
}

impl CellChange {
    /// Its stable word, as the page has it in `data-change` of a cell; empty where nothing changed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "",
            Self::Takes => "takes",
            Self::Leaves => "leaves",
            Self::Differs => "differs",
        }
    }
}

/// The cell of one side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellView {
    /// The party whose it is.
    pub party: PartyId,
    /// What it holds.
    pub cell: Cell,
    /// The same in the letters of its matrix.
    pub letters: String,
}

/// The cells of one column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    /// For each side its cell; nothing where it does not have the party or the activity.
    pub sides: [Option<CellView>; MOST],
    /// For each side but the first how it differs from the first. A party that a side does not
    /// have holds nothing there.
    pub changes: [CellChange; MOST],
}

impl Comparison {
    /// What stands in a line, column by column. Only what is visible needs to be asked for.
    pub fn cells(&self, line: &ActivityLine) -> Vec<Cells> {
        (0..self.columns.len()).map(|column| self.column_cells(line, column)).collect()
    }

    fn column_cells(&self, line: &ActivityLine, column: usize) -> Cells {
        let mut cells = Cells::default();
        for (side, place) in cells.sides.iter_mut().enumerate() {
            *place = self.cell(line, side, column);
        }
        let count = self.sides.len();
        for (side, change) in cells.changes.iter_mut().enumerate().take(count).skip(1) {
            *change = self.cell_change(line, side, column);
        }
        cells
    }

    fn cell(&self, line: &ActivityLine, side: usize, column: usize) -> Option<CellView> {
        let party = self.columns.get(column)?.party(side)?;
        let matrix = self.matrix(side)?;
        let cell = matrix.cell(line.row(side)?, party)?;
        Some(CellView { party, cell, letters: matrix.letters.write_holding(cell.holding) })
    }

    /// How the cell of a side differs from that of the first.
    fn cell_change(&self, line: &ActivityLine, side: usize, column: usize) -> CellChange {
        let meant = |side: usize| {
            let matrix = self.matrix(side)?;
            let row = line.row(side)?;
            let party = self.columns.get(column)?.party(side);
            let cell = party.and_then(|party| matrix.cell(row, party)).unwrap_or_default();
            Some((has_duty(&matrix.letters, cell), Meaning::of(&matrix.letters, cell)))
        };
        match (meant(0), meant(side)) {
            (Some((false, _)), Some((true, _))) => CellChange::Takes,
            (Some((true, _)), Some((false, _))) => CellChange::Leaves,
            (Some((_, before)), Some((_, now))) if before != now => CellChange::Differs,
            _ => CellChange::Same,
        }
    }

    /// What becomes of an activity for us from the first side to another; nothing where neither
    /// has it.
    pub fn change(&self, line: &ActivityLine, side: usize) -> Option<Change> {
        match (self.duty(line.row(0), 0), self.duty(line.row(side), side)) {
            (None, None) => None,
            (None, Some(_)) => Some(Change::New),
            (Some(_), None) => Some(Change::Gone),
            (Some(from), Some(to)) => Change::of_duty(from, to).or_else(|| {
                let differs = |column| self.cell_change(line, side, column) != CellChange::Same;
                let any = (0..self.columns.len()).any(differs);
                Some(if any { Change::Letters } else { Change::Unchanged })
            }),
        }
    }

    /// Who has the duty of a row of a side.
    pub fn duty(&self, row: Option<RowId>, side: usize) -> Option<Duty> {
        let matrix: &Matrix = self.matrix(side)?;
        let us = self.us.and_then(|us| self.columns.get(us)?.party(side));
        Some(Duty::of(matrix, matrix.activity(row?)?, us))
    }
}
