//! Headers that are lost, or do not stand over their columns.

use std::collections::BTreeSet;

use super::super::shape::{Shape, is_letters_line, shape};
use super::{Counts, Layout};
use crate::facts::ColumnUse;
use crate::words::says;
use remit_core::matrix::{Letters, Text};
use remit_formats::page::{Cell, Table};

/// So many rows below a header are looked at.
const LOOKED_AT: usize = 200;

/// Whether what stands in the place of the header is the first row: roles stand where the names
/// of parties should, behind something to be done. The header itself is lost then.
pub(super) fn is_row(table: &Table, header: usize, letters: &Letters) -> bool {
    let Some(row) = header.checked_sub(1).and_then(|at| table.rows.get(at)) else { return false };
    let first = row.cell(0).text.to_plain();
    let is_named = says(&first).is_some() || first.trim().is_empty();
    let filled = |(_, cell): &(usize, &Cell)| !cell.text.is_empty();
    let others: Vec<(usize, &Cell)> = row.cells.iter().enumerate().skip(1).filter(filled).collect();
    let held: Vec<(usize, String)> = others
        .iter()
        .map(|(column, cell)| (*column, cell.text.to_plain().trim().to_owned()))
        .filter(|(_, plain)| is_role(plain, table, header, letters))
        .collect();
    // A name of a column is no sentence, and most columns beside it are parties.
    let is_sentence = first.split_whitespace().count() >= 3;
    let holds = held.len() * 2 >= others.len() || is_sentence;
    // A header of single letters, each once, has names of parties below them.
    let different: BTreeSet<&str> = held.iter().map(|(_, plain)| plain.as_str()).collect();
    let heads = different.len() == held.len() && held.len() >= 2;
    let heads_names = heads && has_names(table, header, &held, letters);
    !held.is_empty() && holds && !is_named && !heads_names
}

/// Whether a cell is what parties hold, and no name of one: letters, a sign, or a word for a role
/// or a capital that nobody has defined, where the rows below have it as well.
fn is_role(plain: &str, table: &Table, header: usize, letters: &Letters) -> bool {
    if is_letters_line(plain, letters) {
        return true;
    }
    let is_below = || {
        let below = table.rows.iter().skip(header).take(LOOKED_AT);
        let mut cells = below.flat_map(|row| row.cells.iter().skip(1));
        cells.any(|cell| cell.text.to_plain().trim() == plain)
    };
    match shape(&Text::plain(plain), letters) {
        Shape::Tick => true,
        Shape::Letters | Shape::Stranger => is_below(),
        _ => false,
    }
}

/// Whether most cells in the columns below these are no letters.
fn has_names(table: &Table, header: usize, columns: &[(usize, String)], letters: &Letters) -> bool {
    let (mut names, mut filled) = (0, 0);
    for row in table.rows.iter().skip(header).take(LOOKED_AT) {
        let cells = columns.iter().map(|(column, _)| row.cell(*column));
        for cell in cells.filter(|cell| !cell.text.is_empty()) {
            filled += 1;
            names += usize::from(shape(&cell.text, letters).is_text());
        }
    }
    names * 2 > filled
}

/// Whether all that a header calls the parties are roles, as where the header is lost and its
/// place is taken by a row of which it cannot be told.
pub(in super::super) fn names_roles(table: &Table, layout: &Layout, letters: &Letters) -> bool {
    let mut any = false;
    let all = layout.uses.iter().zip(&layout.names).all(|(taken, name)| {
        if !matches!(taken, ColumnUse::Party(_)) || name.is_empty() {
            return true;
        }
        any = true;
        is_role(name.to_plain().trim(), table, layout.header, letters)
    });
    any && all
}

/// Whether a header stands one column too far left: it names the activities' column like a party,
/// and leaves the last column of letters without a name.
pub(super) fn is_shifted(names: &[Text], counts: &[Counts]) -> bool {
    let (Some((last, others)), Some((activities, parties))) =
        (names.split_last(), counts.split_first())
    else {
        return false;
    };
    let first = others.first().map(Text::to_plain).unwrap_or_default();
    last.is_empty()
        && others.len() >= 2
        && others.iter().all(|name| !name.is_empty())
        && says(&first).is_none()
        && activities.texts * 2 > activities.filled()
        && activities.filled() > 0
        && parties.iter().all(Counts::is_letters)
}
