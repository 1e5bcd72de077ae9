//! Adds, removes and moves rows, and sets the levels of sections.

use super::apply::Levels;
use super::{Command, EditError, SectionField};
use crate::matrix::{Broken, MAX_LEVEL, Matrix, Row, RowId, invariants, limits};

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

pub(super) fn relocate(
    matrix: &mut Matrix,
    after: Option<RowId>,
    ids: &[RowId],
    levels: Levels,
) -> Result<Command, EditError> {
    let mut moves = vec![false; matrix.rows.len()];
    let mut taken = Vec::with_capacity(ids.len());
    for id in ids {
        let at = matrix.position(*id).ok_or(EditError::NoRow(*id))?;
        if let Some(moves) = moves.get_mut(at)
            && std::mem::replace(moves, true)
        {
            return Err(Broken::SameId { among: "rows", id: id.to_string() }.into());
        }
        taken.push(at);
    }
    let stays = |at: &usize| !moves.get(*at).is_some_and(|moves| *moves);
    let behind = match after {
        None => 0,
        Some(row) => {
            let at = matrix.position(row).filter(stays);
            at.ok_or(EditError::NoRow(row))? + 1
        }
    };
    let all = 0..matrix.rows.len();
    let order: Vec<usize> = (all.clone().take(behind).filter(stays))
        .chain(taken)
        .chain(all.skip(behind).filter(stays))
        .collect();
    if levels == Levels::Checked {
        invariants::levels(order.iter().filter_map(|at| matrix.rows.get(*at)))?;
    }

    // Each run of rows goes back behind what stood before it, the first one first.
    let mut back: Vec<Command> = Vec::new();
    let mut before = None;
    let mut in_run = false;
    for (at, row) in matrix.rows.iter().enumerate() {
        let id = row.id();
        if stays(&at) {
            before = Some(id);
            in_run = false;
            continue;
        }
        match back.last_mut() {
            Some(Command::MoveRows { rows, .. }) if in_run => rows.push(id),
            _ => back.push(Command::MoveRows { after: before, rows: vec![id] }),
        }
        in_run = true;
    }
    let rows = std::mem::take(&mut matrix.data_mut().rows);
    let mut rows: Vec<Option<Row>> = rows.into_iter().map(Some).collect();
    let ordered = order.into_iter().filter_map(|at| rows.get_mut(at).and_then(Option::take));
    matrix.data_mut().rows = ordered.collect();
    matrix.rows_changed();
    Ok(one_of(back))
}

pub(super) fn set_level(
    matrix: &mut Matrix,
    id: RowId,
    level: u8,
    levels: Levels,
) -> Result<Command, EditError> {
    let at = matrix.position(id).ok_or(EditError::NoRow(id))?;
    let Some(Row::Section(section)) = matrix.data_mut().rows.get_mut(at) else {
        return Err(EditError::NotASection(id));
    };
    let old = section.level;
    if level == 0 || level > MAX_LEVEL {
        return Err(Broken::Level { row: at, level, highest: MAX_LEVEL }.into());
    }
    section.level = level;
    if levels == Levels::Checked
        && let Err(broken) = invariants::levels(&matrix.rows)
    {
        if let Some(Row::Section(section)) = matrix.data_mut().rows.get_mut(at) {
            section.level = old;
        }
        return Err(broken.into());
    }
    matrix.sections_changed();
    Ok(Command::SetSection(id, SectionField::Level(old)))
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
    Ok(one_of(inverses))
}

/// Several commands as one.
fn one_of(commands: Vec<Command>) -> Command {
    match <[Command; 1]>::try_from(commands) {
        Ok([only]) => only,
        Err(several) => Command::Group(several),
    }
}
