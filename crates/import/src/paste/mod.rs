//! What pasting and filling do: tables and areas become commands.

mod clip;
mod copy;
mod fill;
mod plan;

pub use clip::{Clip, TooMuch, of_markup};
pub use copy::{Form, copy};
pub use fill::fill;
pub use plan::{By, Doubtful, NewParty, PastePlan, Refused, Taken, plan};

use remit_core::edit::{CellEdit, Command};

/// Changes of many cells, to be made as one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edits {
    /// Cells of parties.
    pub cells: Vec<CellEdit>,
    /// Texts of activities and headings.
    pub texts: Vec<Command>,
}

impl Edits {
    /// How many cells of the grid they change.
    pub fn count(&self) -> usize {
        self.cells.len() + self.texts.len()
    }

    /// Takes others in.
    pub fn add(&mut self, others: Self) {
        self.cells.extend(others.cells);
        self.texts.extend(others.texts);
    }

    /// All of them as one command.
    pub fn command(self) -> Command {
        let Self { cells, mut texts } = self;
        if texts.is_empty() {
            return Command::SetCells(cells);
        }
        if !cells.is_empty() {
            texts.insert(0, Command::SetCells(cells));
        }
        Command::Group(texts)
    }
}
