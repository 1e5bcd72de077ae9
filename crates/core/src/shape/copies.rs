//! Rows are copied or deleted, sections with all that stands under them.

use super::{Refusal, Shaped, ids, named, whole};
use crate::edit::Command;
use crate::matrix::{Matrix, NewIds, Row};

/// Copies of rows, behind the last of them.
pub fn duplicate(
    matrix: &Matrix,
    rows: &[usize],
    new: &mut impl NewIds,
) -> Result<Shaped, Refusal> {
    let all = whole(matrix, rows)?;
    let after = ids(matrix, &all).last().copied();
    let copies = all.iter().filter_map(|at| matrix.rows.get(*at)).map(|row| {
        let mut copy = row.clone();
        match &mut copy {
            Row::Section(section) => section.id = new.row(),
            Row::Activity(activity) => activity.id = new.row(),
        }
        copy
    });
    let command = Command::InsertRows { after, rows: copies.collect() };
    Ok(Shaped::new(format!("Duplicate {}", named(matrix, &all)), command))
}

/// Rows go.
pub fn delete(matrix: &Matrix, rows: &[usize]) -> Result<Shaped, Refusal> {
    let all = whole(matrix, rows)?;
    let command = Command::RemoveRows(ids(matrix, &all));
    Ok(Shaped::new(format!("Delete {}", named(matrix, &all)), command))
}
