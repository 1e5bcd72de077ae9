//! Headers that are lost, or do not stand over their columns.

use std::collections::BTreeSet;

use super::super::shape::{is_letters_line, shape};
use super::Counts;
use crate::words::says;
use remit_core::matrix::{Letters, Text};
use remit_formats::page::Table;

/// So many rows below a header are looked at.
const LOOKED_AT: usize = 200;

/// Whether what stands in the place of the header is the first row: letters stand where the names
/// of parties should, behind something to be done. The header itself is lost then.
pub(super) fn is_row(table: &Table, header: usize, letters: &Letters) -> bool {
    let Some(row) = header.checked_sub(1).and_then(|at| table.rows.get(at)) else { return false };
    let mut cells = row.cells.iter().map(|cell| cell.text.to_plain());
    let first = cells.next().unwrap_or_default();
    let is_named = says(&first).is_some() || first.trim().is_empty();
    let others: Vec<_> = cells.filter(|cell| !cell.trim().is_empty()).collect();
    let held = others.iter().filter(|cell| is_letters_line(cell.trim(), letters)).count();
    // A name of a column is no sentence.
    let is_sentence = first.split_whitespace().count() >= 3;
    let holds = held == others.len() || (held > 0 && is_sentence);
    // A header of single letters, each once, has names of parties below them.
    let different: BTreeSet<&str> = others.iter().map(|cell| cell.trim()).collect();
    let heads = different.len() == others.len() && others.len() >= 2;
    let heads_names = heads && has_names(table, header, letters);
    holds && !others.is_empty() && !is_named && !heads_names
}

/// Whether most cells behind the first of a table's rows are no letters.
fn has_names(table: &Table, header: usize, letters: &Letters) -> bool {
    let (mut names, mut filled) = (0, 0);
    for row in table.rows.iter().skip(header).take(LOOKED_AT) {
        for cell in row.cells.iter().skip(1).filter(|cell| !cell.text.is_empty()) {
            filled += 1;
            names += usize::from(shape(&cell.text, letters).is_text());
        }
    }
    names * 2 > filled
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
