//! Which column of the grid each column of a pasted table goes to: the one beneath it, or the one
//! that its header names. Letters where the grid has no party's column are a new party's.

use super::rows::{alike, is_letters};
use crate::clipboard::{Cell, Goes};
use crate::names_activities;
use crate::words::{Says, says};
use remit_core::grid::{Area, Column, Layout};
use remit_core::matrix::Matrix;
use remit_formats::page::Part;

/// How the columns of a table find those of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// One beside the other, from the cursor on.
    Position,
    /// By what the header of the table calls them.
    Name,
}

/// The columns of a table with where each goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) goes: Vec<Goes>,
    /// The names of the parties that the matrix lacks.
    pub(super) new: Vec<String>,
}

impl Columns {
    fn add(&mut self, name: &str, matrix: &Matrix) {
        let number = matrix.parties.len() + self.new.len() + 1;
        let name = if name.is_empty() { format!("Party {number}") } else { name.to_owned() };
        self.goes.push(Goes::New(self.new.len()));
        self.new.push(name);
    }
}

/// The columns beside the cursor. The names are those of the table's header, where it has one.
pub(super) fn by_position(
    rows: &[Vec<Cell>],
    names: &[&str],
    area: Area,
    matrix: &Matrix,
    layout: &Layout,
) -> Columns {
    let mut here = layout.columns.get(area.left..).unwrap_or_default().iter().copied();
    let mut next = here.next();
    let mut columns = Columns { goes: Vec::new(), new: Vec::new() };
    let mut follows_party = false;
    for at in 0..width(rows) {
        let is_party = matches!(next, Some(Column::Party(_)));
        if follows_party && !is_party && has_letters(rows, at, matrix) {
            columns.add(names.get(at).copied().unwrap_or_default(), matrix);
            continue;
        }
        columns.goes.push(next.map_or(Goes::Nowhere, Goes::To));
        follows_party = is_party;
        next = here.next();
    }
    columns
}

/// The columns that the header names, and how many parties of the matrix it names; nothing where
/// it names none of the grid's columns.
pub(super) fn by_name(
    rows: &[Vec<Cell>],
    names: &[&str],
    matrix: &Matrix,
    layout: &Layout,
) -> Option<(Columns, usize)> {
    let mut columns = Columns { goes: Vec::new(), new: Vec::new() };
    let mut known = 0;
    for at in 0..width(rows) {
        let name = names.get(at).copied().unwrap_or_default();
        let party = matrix.parties.iter().find(|party| alike(&party.name, name));
        let column = match (says(name), party) {
            (_, Some(party)) => Some(Column::Party(party.id)),
            _ if names_activities(name) => Some(Column::Activity),
            (Some(Says::Plan), _) => Some(Column::Plan),
            (Some(Says::Comment), _) => Some(Column::Comment),
            _ => None,
        };
        let is_free = |column: &Column| {
            layout.columns.contains(column) && !columns.goes.contains(&Goes::To(*column))
        };
        if let Some(column) = column.filter(is_free) {
            known += usize::from(matches!(column, Column::Party(_)));
            columns.goes.push(Goes::To(column));
        } else if !name.is_empty() && has_letters(rows, at, matrix) {
            columns.add(name, matrix);
        } else {
            columns.goes.push(Goes::Nowhere);
        }
    }
    let is_any = columns.goes.iter().any(|goes| matches!(goes, Goes::To(_)));
    is_any.then_some((columns, known))
}

fn width(rows: &[Vec<Cell>]) -> usize {
    rows.iter().map(Vec::len).max().unwrap_or(0)
}

/// Whether letters stand in a column of the table and nothing else; in the first of several rows
/// may be its name.
fn has_letters(rows: &[Vec<Cell>], at: usize, matrix: &Matrix) -> bool {
    let cell = |row: &Vec<Cell>| -> Option<bool> {
        let cell = row.get(at).filter(|cell| cell.part != Part::Beside)?;
        let is_filled = !cell.text.trim().is_empty();
        is_filled.then(|| is_letters(&cell.text, matrix))
    };
    let may_be_name = usize::from(rows.len() > 1);
    rows.iter().any(|row| cell(row) == Some(true))
        && rows.iter().skip(may_be_name).all(|row| cell(row) != Some(false))
}
