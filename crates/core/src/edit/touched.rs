//! What a command changes, told from the command alone: so that whoever keeps something derived
//! from a matrix can renew just that.

use super::{AboutField, ActivityField, Command};
use crate::matrix::{Row, RowId};

/// What a command, or its inverse, changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each part is touched or not by itself")]
pub struct Touched {
    /// Activities in which letters, or the basis of a cell, changed.
    pub cells: Vec<RowId>,
    /// Activities whose text, plan or comment changed.
    pub texts: Vec<RowId>,
    /// Numbers, titles or notes of sections changed.
    pub sections: bool,
    /// Texts that the matrix says of itself, which may have footnote marks, changed.
    pub notes: bool,
    /// When the matrix is to be reviewed, or the date of its source, changed.
    pub review: bool,
    /// Acceptances came or went.
    pub acceptances: bool,
    /// Rows came or went.
    pub rows: bool,
    /// Anything else: parties, letters, footnotes, settings of the checks.
    pub all: bool,
}

impl Touched {
    /// What a command changes.
    pub fn by(command: &Command) -> Self {
        let mut touched = Self::default();
        touched.add(command);
        touched
    }

    /// Whatever there is: for changes that no command tells of.
    pub fn everything() -> Self {
        Self { all: true, ..Self::default() }
    }

    fn add(&mut self, command: &Command) {
        match command {
            Command::SetTitle(_) | Command::SetAbout(AboutField::Language(_)) => {}
            Command::SetAbout(AboutField::Source(_)) => (self.notes, self.review) = (true, true),
            Command::SetAbout(_) => self.notes = true,
            Command::SetCells(edits) => {
                for edit in edits {
                    // Cells of one row mostly stand side by side; another mention does no harm.
                    if self.cells.last() != Some(&edit.row) {
                        self.cells.push(edit.row);
                    }
                }
            }
            Command::SetActivity(
                row,
                ActivityField::Text(_)
                | ActivityField::Plan(_)
                | ActivityField::Comment(_)
                | ActivityField::Marks(_),
            ) => self.texts.push(*row),
            Command::SetSection(..) | Command::SetNumbering(_) => self.sections = true,
            Command::InsertRows { .. } | Command::RemoveRows(_) | Command::MoveRows { .. } => {
                self.rows = true;
            }
            Command::SetReviewBy(_) => self.review = true,
            Command::Accept { .. } | Command::Withdraw(_) => self.acceptances = true,
            Command::InsertParty { .. }
            | Command::RemoveParty(_)
            | Command::SetParty(_)
            | Command::MoveParty { .. }
            | Command::SetPlans(_)
            | Command::SetLetters(_)
            | Command::SetFootnotes(_)
            | Command::SetRules(_)
            | Command::Replace(_) => self.all = true,
            Command::Group(commands) => {
                for command in commands {
                    self.add(command);
                }
                self.add_replaced(commands);
            }
        }
    }

    /// A row that goes and comes back in one step may be another afterwards.
    fn add_replaced(&mut self, commands: &[Command]) {
        // Numbers, so that they are put in order by the code that others use, too.
        let mut gone: Vec<u64> = Vec::new();
        for command in commands {
            if let Command::RemoveRows(rows) = command {
                gone.extend(rows.iter().map(|row| row.bits()));
            }
        }
        if gone.is_empty() {
            return;
        }
        gone.sort_unstable();
        let come = commands.iter().filter_map(|command| match command {
            Command::InsertRows { rows, .. } => Some(rows),
            _ => None,
        });
        let come = come.flatten().map(Row::id).filter(|id| gone.binary_search(&id.bits()).is_ok());
        for row in come {
            self.texts.push(row);
            self.cells.push(row);
        }
    }
}
