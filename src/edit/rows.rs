//! Adds and removes rows.

use super::apply::Levels;
use super::{Command, EditError};
use crate::matrix::{Broken, Matrix, Row, RowId, invariants, limits};

pub(super) fn insert(
    matrix: &mut Matrix,
    after: Option<RowId>,
    rows: Vec<Row>,
    levels: Levels,
) -> Result<Command, EditError> {
    let at = match after {
        None => 0,
        Some(row) => matrix.position(row).ok_or(EditError::NoRow(row))? + 1,
    };
    let count = matrix.rows.len() + rows.len();
    if count > limits::ROWS {
        return Err(Broken::TooMany { what: "rows", count, limit: limits::ROWS }.into());
    }
    let ids: Vec<RowId> = rows.iter().map(Row::id).collect();
    for (offset, row) in rows.iter().enumerate() {
        if matrix.position(row.id()).is_some() {
            return Err(Broken::SameId { among: "rows", id: row.id().to_string() }.into());
        }
        invariants::row(matrix, at + offset, row)?;
    }
    invariants::unique("rows", ids.iter().map(|id| id.bits()))?;
    matrix.data_mut().rows.splice(at..at, rows);
    if levels == Levels::Checked
        && let Err(broken) = invariants::levels(&matrix.rows)
    {
        matrix.data_mut().rows.drain(at..at + ids.len());
        return Err(broken.into());
    }
    matrix.rows_changed();
    Ok(Command::RemoveRows(ids))
}

pub(super) fn remove(
    matrix: &mut Matrix,
    ids: &[RowId],
    levels: Levels,
) -> Result<Command, EditError> {
    let mut gone = vec![false; matrix.rows.len()];
    for id in ids {
        let at = matrix.position(*id).and_then(|at| gone.get_mut(at));
        *at.ok_or(EditError::NoRow(*id))? = true;
    }
    let stays = |(row, gone): (_, &bool)| (!gone).then_some(row);
    if levels == Levels::Checked {
        invariants::levels(matrix.rows.iter().zip(&gone).filter_map(stays))?;
    }

    let all = std::mem::take(&mut matrix.data_mut().rows);
    let mut kept = Vec::with_capacity(all.len());
    let mut inverses: Vec<Command> = Vec::new();
    let mut before = None;
    let mut in_run = false;
    for (row, gone) in all.into_iter().zip(gone) {
        let id = row.id();
        if gone {
            match inverses.last_mut() {
                Some(Command::InsertRows { rows, .. }) if in_run => rows.push(row),
                _ => inverses.push(Command::InsertRows { after: before, rows: vec![row] }),
            }
            in_run = true;
        } else {
            kept.push(row);
            in_run = false;
        }
        before = Some(id);
    }
    matrix.data_mut().rows = kept;
    matrix.rows_changed();
    Ok(match <[Command; 1]>::try_from(inverses) {
        Ok([only]) => only,
        Err(several) => Command::Group(several),
    })
}
