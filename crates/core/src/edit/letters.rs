//! Gives a matrix other letters.

use super::{CellEdit, Command, EditError, LetterChange};
use crate::matrix::{
    Broken, Cell, Holding, LetterSet, Letters, Matrix, MatrixData, Row, invariants,
};

pub(super) fn set(matrix: &mut Matrix, change: LetterChange) -> Result<Command, EditError> {
    let LetterChange { letters, becomes, cells } = change;
    check(matrix, &letters, &becomes)?;
    let mut places = Vec::with_capacity(cells.len());
    let mut before = Vec::new();
    for edit in &cells {
        let row = matrix.position(edit.row).ok_or(EditError::NoRow(edit.row))?;
        let activity = matrix.activity(edit.row).ok_or(EditError::NotAnActivity(edit.row))?;
        let column = matrix.column(edit.party).ok_or(EditError::NoParty(edit.party))?;
        if !letters.all().contains(edit.cell.letters()) {
            return Err(Broken::Letter { row }.into());
        }
        let old = activity.cells.get(column).copied().unwrap_or_default();
        before.push(CellEdit { cell: old, ..*edit });
        places.push((row, column));
    }

    // From here on nothing is refused.
    let back = backwards(&becomes, &letters, &matrix.letters);
    let data = matrix.data_mut();
    let mut undo = map_cells(data, &becomes, &back);
    undo.extend(before);
    for (edit, (row, column)) in cells.iter().zip(places) {
        if let Some(Row::Activity(activity)) = data.rows.get_mut(row)
            && let Some(cell) = activity.cells.get_mut(column)
        {
            *cell = edit.cell;
        }
    }
    let letters = std::mem::replace(&mut data.letters, letters);
    Ok(Command::SetLetters(Box::new(LetterChange { letters, becomes: back, cells: undo })))
}

fn check(matrix: &Matrix, letters: &Letters, becomes: &[LetterSet]) -> Result<(), EditError> {
    let fits = |set: &LetterSet| letters.all().contains(*set);
    if becomes.len() != matrix.letters.iter().len() || !becomes.iter().all(fits) {
        return Err(EditError::OtherLetters);
    }
    for letter in letters.iter() {
        invariants::name(&letter.name)?;
        invariants::text(&letter.definition)?;
    }
    Ok(())
}

/// Maps all cells, and returns those that mapping back does not bring back, as they were.
fn map_cells(data: &mut MatrixData, there: &[LetterSet], back: &[LetterSet]) -> Vec<CellEdit> {
    let mut lost = Vec::new();
    for row in &mut data.rows {
        let Row::Activity(activity) = row else { continue };
        for (cell, party) in activity.cells.iter_mut().zip(&data.parties) {
            let Holding::Letters(old) = cell.holding else { continue };
            let new = mapped(old, there);
            if mapped(new, back) != old {
                lost.push(CellEdit { row: activity.id, party: party.id, cell: *cell });
            }
            *cell = Cell { holding: Holding::Letters(new), ..*cell };
        }
    }
    lost
}

/// What becomes of a set.
fn mapped(set: LetterSet, becomes: &[LetterSet]) -> LetterSet {
    let held = becomes.iter().enumerate().filter(|(at, _)| set.meets(LetterSet::nth(*at)));
    held.fold(LetterSet::EMPTY, |all, (_, new)| all.union(*new))
}

/// For each of the new letters, the first of the old ones that becomes it.
fn backwards(becomes: &[LetterSet], new: &Letters, old: &Letters) -> Vec<LetterSet> {
    let first = |at: usize| {
        let from = becomes.iter().position(|set| set.meets(LetterSet::nth(at)));
        from.map_or(LetterSet::EMPTY, LetterSet::nth).shared(old.all())
    };
    (0..new.iter().len()).map(first).collect()
}
