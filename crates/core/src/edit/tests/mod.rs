//! What is true of all commands, of two tabs at once, of the steps of a history, and of what
//! is refused.

mod laws;
mod refused;
mod steps;
mod tabs;

use super::{Act, CellEdit, Command, Entry};
use crate::matrix::{
    Activity, Cell, Matrix, MatrixData, MatrixId, Party, PartyId, Row, RowId, Section, StepId,
    TabId, Text,
};

/// A tab that edits, for tests: it numbers its steps and lets a second pass between them.
struct Tab {
    tab: TabId,
    serial: u64,
}

impl Tab {
    fn new(bits: u64) -> Self {
        Self { tab: TabId::from_bits(bits), serial: bits * 1_000_000 }
    }

    fn entry(&mut self, act: Act) -> Entry {
        self.serial += 1;
        Entry { id: StepId::from_bits(self.serial), tab: self.tab, at: self.serial * 1_000, act }
    }

    fn does(&mut self, name: &str, command: Command) -> Entry {
        self.entry(Act::Do { name: name.to_owned(), command })
    }
}

fn set(row: u64, party: u64, cell: Cell) -> Command {
    let (row, party) = (RowId::from_bits(row), PartyId::from_bits(party));
    Command::SetCells(vec![CellEdit { row, party, cell }])
}

fn letter(code: char) -> Cell {
    Cell::of(small().letters.typed(code).unwrap())
}

fn small() -> Matrix {
    let mut data = MatrixData::empty(MatrixId::from_bits(1), "Small");
    let party = |bits, name: &str| Party::new(PartyId::from_bits(bits), name);
    data.parties = vec![party(1, "Customer"), party(2, "Provider")];
    data.rows = vec![
        Row::Section(Box::new(Section::new(RowId::from_bits(1), 1, "Outer"))),
        Row::Section(Box::new(Section::new(RowId::from_bits(2), 2, "Inner"))),
        Row::Activity(Box::new(Activity::new(RowId::from_bits(3), Text::plain("Do it"), 2))),
    ];
    Matrix::new(data).unwrap()
}
