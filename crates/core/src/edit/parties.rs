//! Adds, removes and renames parties.

use super::{Command, EditError};
use crate::matrix::{
    Broken, Cell, CellMark, Mark, Matrix, Party, PartyId, Row, RowId, invariants, limits,
};

pub(super) fn insert(
    matrix: &mut Matrix,
    after: Option<PartyId>,
    party: Party,
    cells: Vec<(RowId, Cell)>,
    marks: Vec<(RowId, Mark)>,
) -> Result<Command, EditError> {
    let at = match after {
        None => 0,
        Some(id) => matrix.column(id).ok_or(EditError::NoParty(id))? + 1,
    };
    let id = party.id;
    if matrix.column(id).is_some() {
        return Err(Broken::SameId { among: "parties", id: id.to_string() }.into());
    }
    let count = matrix.parties.len() + 1;
    if count > limits::PARTIES {
        return Err(Broken::TooMany { what: "parties", count, limit: limits::PARTIES }.into());
    }
    invariants::name(&party.name)?;
    // What the new party holds, by the position of the row.
    let mut column = vec![(Cell::default(), Vec::new()); matrix.rows.len()];
    for (row, cell) in cells {
        let position = matrix.position(row).ok_or(EditError::NoRow(row))?;
        matrix.activity(row).ok_or(EditError::NotAnActivity(row))?;
        if !matrix.letters.all().contains(cell.letters()) {
            return Err(Broken::Letter { row: position }.into());
        }
        if let Some((slot, _)) = column.get_mut(position) {
            *slot = cell;
        }
    }
    for (row, mark) in marks {
        let position = matrix.position(row).ok_or(EditError::NoRow(row))?;
        let activity = matrix.activity(row).ok_or(EditError::NotAnActivity(row))?;
        if let Some((_, of_row)) = column.get_mut(position) {
            of_row.push(CellMark { party: id, mark });
            invariants::mark_count(activity.marks.len() + of_row.len())?;
        }
    }

    let data = matrix.data_mut();
    data.parties.insert(at, party);
    for (row, (cell, marks)) in data.rows.iter_mut().zip(column) {
        if let Row::Activity(activity) = row {
            activity.cells.insert(at, cell);
            activity.marks.extend(marks);
            order_marks(&data.parties, &mut activity.marks);
        }
    }
    Ok(Command::RemoveParty(id))
}

pub(super) fn remove(matrix: &mut Matrix, id: PartyId) -> Result<Command, EditError> {
    let at = matrix.column(id).ok_or(EditError::NoParty(id))?;
    let data = matrix.data_mut();
    let party = data.parties.remove(at);
    let after = at.checked_sub(1).and_then(|at| data.parties.get(at)).map(|party| party.id);
    let mut cells = Vec::new();
    let mut marks = Vec::new();
    for row in &mut data.rows {
        if let Row::Activity(activity) = row {
            let row = activity.id;
            let cell = activity.cells.remove(at);
            if cell != Cell::default() {
                cells.push((row, cell));
            }
            activity.marks.retain(|mark| {
                let kept = mark.party != id;
                if !kept {
                    marks.push((row, mark.mark.clone()));
                }
                kept
            });
        }
    }
    Ok(Command::InsertParty { after, party, cells, marks })
}

pub(super) fn set(matrix: &mut Matrix, mut party: Party) -> Result<Command, EditError> {
    let at = matrix.column(party.id).ok_or(EditError::NoParty(party.id))?;
    invariants::name(&party.name)?;
    if let Some(old) = matrix.data_mut().parties.get_mut(at) {
        std::mem::swap(old, &mut party);
    }
    Ok(Command::SetParty(party))
}

pub(super) fn relocate(
    matrix: &mut Matrix,
    id: PartyId,
    after: Option<PartyId>,
) -> Result<Command, EditError> {
    let from = matrix.column(id).ok_or(EditError::NoParty(id))?;
    let behind = match after {
        None => 0,
        Some(other) if other == id => return Ok(Command::MoveParty { party: id, after }),
        Some(other) => matrix.column(other).ok_or(EditError::NoParty(other))? + 1,
    };
    let before = from.checked_sub(1).and_then(|at| matrix.parties.get(at)).map(|party| party.id);
    let to = if behind > from { behind - 1 } else { behind };
    let data = matrix.data_mut();
    let party = data.parties.remove(from);
    data.parties.insert(to, party);
    for row in &mut data.rows {
        if let Row::Activity(activity) = row {
            let cell = activity.cells.remove(from);
            activity.cells.insert(to, cell);
            order_marks(&data.parties, &mut activity.marks);
        }
    }
    Ok(Command::MoveParty { party: id, after: before })
}

/// Marks stand in the order of the columns, so that the same marks are always the same list.
fn order_marks(parties: &[Party], marks: &mut Vec<CellMark>) {
    if marks.len() > 1 {
        let of = |party: &Party, mark: &&CellMark| mark.party == party.id;
        let in_order = parties.iter().flat_map(|party| marks.iter().filter(move |m| of(party, m)));
        *marks = in_order.cloned().collect();
    }
}
