//! An edit that waits, as a review: what it would change of a draft that others have changed
//! meanwhile.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::reworded::with_sections;
use super::{Incoming, Review};
use remit_core::edit::{Command, apply};
use remit_core::matrix::{Activity, Matrix, Numbering, Row, RowId, Section, Text};

impl Review {
    /// A review with what a command would change of a matrix; `None` where it cannot be carried
    /// out. Where the command only sets what stands in places, the review has no other activities
    /// than its own: it is made anew at every key while an edit waits. A row that is gone is empty
    /// there, so that what was typed into it can still be read.
    pub fn of_edit(matrix: &Matrix, command: &Command) -> Option<Self> {
        let mine = match places(command) {
            Some(rows) => only(matrix, rows)?,
            None => matrix.clone(),
        };
        let mut after = mine.clone();
        apply(&mut after, command.clone()).ok()?;
        let copy = Incoming {
            who: String::new(),
            base: Some(Arc::new(mine.clone())),
            matrix: Arc::new(after),
            seen: Vec::new(),
        };
        Self::new(mine, vec![copy]).ok()
    }
}

/// The rows that a command sets something in, and whether they are sections; `None` where it does
/// more than that.
fn places(command: &Command) -> Option<BTreeMap<RowId, bool>> {
    match command {
        Command::SetTitle(_) | Command::SetParty(_) => Some(BTreeMap::new()),
        Command::SetCells(edits) => Some(edits.iter().map(|edit| (edit.row, false)).collect()),
        Command::SetActivity(row, _) => Some([(*row, false)].into()),
        Command::SetSection(row, _) => Some([(*row, true)].into()),
        Command::Group(commands) => {
            commands.iter().map(places).try_fold(BTreeMap::new(), |mut all, rows| {
                all.extend(rows?);
                Some(all)
            })
        }
        _ => None,
    }
}

/// The matrix with these rows alone, and all sections. They keep the numbers that they have among
/// all.
fn only(matrix: &Matrix, mut rows: BTreeMap<RowId, bool>) -> Option<Matrix> {
    let mut data = with_sections(matrix, |row| rows.remove(&row).is_some());
    let parties = data.parties.len();
    data.rows.extend(rows.into_iter().map(|(row, is_section)| {
        if is_section {
            Row::Section(Box::new(Section::new(row, 1, "")))
        } else {
            Row::Activity(Box::new(Activity::new(row, Text::default(), parties)))
        }
    }));
    data.numbering = Numbering::Kept;
    Matrix::new(data).ok()
}
