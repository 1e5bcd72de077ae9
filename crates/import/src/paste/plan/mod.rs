//! What a table becomes when it is pasted: what of it is understood, what is not, what would
//! change that somebody may not mean, and which rows it needs that are not there.

mod columns;
mod planning;
mod put;
mod rows;

use super::Edits;
pub use columns::By;
pub use planning::plan;
use remit_core::edit::Command;
use remit_core::grid::{Area, Column};
use remit_core::matrix::{Cell, Matrix, Party, PartyId, Row, RowId};

/// How many of the refused cells, and of the doubtful changes, are named.
const NAMED: usize = 100;

/// A cell that is not pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Where it would have gone, like "Handle incidents, Customer".
    pub place: String,
    /// What stands in it.
    pub text: String,
    /// Why it is not pasted.
    pub why: &'static str,
}

/// A change that somebody may not mean, like a name that would be emptied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubtful {
    /// What would change, like "Handle incidents".
    pub place: String,
    /// What it would become, in words.
    pub change: String,
}

/// What of a plan is carried out beside what is plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// The rows and parties that are missing.
    pub added: bool,
    /// The changes that somebody may not mean.
    pub doubtful: bool,
}

/// A party that the matrix lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewParty {
    /// The party.
    pub party: Party,
    /// What it holds in the rows that are there.
    cells: Vec<(RowId, Cell)>,
    /// And in those of which the changes are in doubt.
    doubtful: Vec<(RowId, Cell)>,
    /// And in which of the new rows.
    in_new_rows: Vec<(usize, Cell)>,
}

/// What pasting a table would do.
#[derive(Debug, Clone, PartialEq)]
pub struct PastePlan {
    /// How its columns found those of the grid.
    pub by: By,
    /// What it would do if they found them in the other way, where that is something else.
    pub otherwise: Option<Box<PastePlan>>,
    /// What changes in the rows that are there.
    pub edits: Edits,
    /// What would change there that somebody may not mean,
    pub doubtful_edits: Edits,
    /// and the first hundred of these changes in words.
    pub doubtful: Vec<Doubtful>,
    /// How many there are.
    pub doubtful_count: usize,
    /// The rows that would have to be added at the end, already filled in.
    pub rows: Vec<Row>,
    /// The parties that would have to be added behind the last.
    pub parties: Vec<NewParty>,
    /// What is not pasted: the first hundred cells of it.
    pub refused: Vec<Refused>,
    /// How many cells are not pasted.
    pub refused_count: usize,
    /// What else there is to know, in sentences.
    pub notes: Vec<String>,
    /// The area that is pasted into.
    pub area: Area,
    /// How many cells of the table are in those rows.
    added: usize,
    /// Behind which row rows would be added, and behind which party parties.
    last: (Option<RowId>, Option<PartyId>),
}

impl PastePlan {
    /// Whether it can be carried out without a question.
    pub fn is_plain(&self) -> bool {
        self.refused_count == 0
            && self.doubtful_count == 0
            && self.rows.is_empty()
            && self.parties.is_empty()
            && self.notes.is_empty()
    }

    /// How many cells of the grid it changes.
    pub fn count(&self, taken: Taken) -> usize {
        let of_new = |new: &NewParty| {
            let doubtful = if taken.doubtful { new.doubtful.len() } else { 0 };
            new.cells.len() + new.in_new_rows.len() + doubtful
        };
        let added = || self.added + self.parties.iter().map(of_new).sum::<usize>();
        self.edits.count()
            + if taken.added { added() } else { 0 }
            + if taken.doubtful { self.doubtful_edits.count() } else { 0 }
    }

    /// The plan for columns that are found in the other way, which has this one in its place.
    #[must_use]
    pub fn switched(mut self) -> Option<Self> {
        let mut other = *self.otherwise.take()?;
        other.otherwise = Some(Box::new(self));
        Some(other)
    }

    /// The command that carries it out.
    pub fn command(self, taken: Taken) -> Command {
        let mut edits = self.edits;
        if taken.doubtful {
            edits.add(self.doubtful_edits);
        }
        let edits = edits.command();
        if !taken.added || (self.rows.is_empty() && self.parties.is_empty()) {
            return edits;
        }
        let (last_row, mut last_party) = self.last;
        let mut rows = self.rows;
        let mut commands = vec![edits];
        for new in self.parties {
            let (mut in_new_rows, mut cells) = (new.in_new_rows.iter().peekable(), new.cells);
            for (at, row) in rows.iter_mut().enumerate() {
                let Row::Activity(activity) = row else { continue };
                let held = in_new_rows.next_if(|(row, _)| *row == at);
                activity.cells.push(held.map(|(_, cell)| *cell).unwrap_or_default());
            }
            if taken.doubtful {
                cells.extend(new.doubtful);
            }
            let after = last_party.replace(new.party.id);
            let party = new.party;
            commands.push(Command::InsertParty { after, party, cells, marks: Vec::new() });
        }
        if !rows.is_empty() {
            commands.push(Command::InsertRows { after: last_row, rows });
        }
        Command::Group(commands)
    }

    fn refuse(&mut self, place: impl FnOnce() -> String, text: &str, why: &'static str) {
        self.refused_count += 1;
        if self.refused.len() < NAMED {
            self.refused.push(Refused { place: place(), text: shortened(text), why });
        }
    }

    fn doubt(&mut self, place: impl FnOnce() -> String, change: String) {
        self.doubtful_count += 1;
        if self.doubtful.len() < NAMED {
            self.doubtful.push(Doubtful { place: place(), change });
        }
    }
}

fn column_name(column: Column, matrix: &Matrix) -> Option<&str> {
    match column {
        Column::Activity => Some("Activity"),
        Column::Plan => Some("Plan"),
        Column::Comment => Some("Comment"),
        Column::Party(party) => matrix.party(party).map(|party| party.name.as_str()),
    }
}

/// The first words of a text.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests;
