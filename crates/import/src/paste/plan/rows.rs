//! What the rows of a table are before they are pasted: a header, headings, activities.

use super::column_name;
use crate::cell::same_letters;
use crate::clipboard::{Cell, Goes, Pasted};
use crate::{names_activities, read_cell};
use remit_core::grid::Column;
use remit_core::matrix::Matrix;
use remit_formats::page::Part;

/// What a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An activity with what is held of it, or a part of that.
    Activity,
    /// The heading of a section: the table says so,
    Heading,
    /// or it looks so: a text alone in its row, among rows with letters.
    LooksLikeHeading,
    /// Nothing stands in it.
    Blank,
    /// Texts stand where letters are expected, and no letters.
    Words,
}

/// Each row of a table whose columns go there.
pub(super) fn kinds(pasted: &Pasted, goes: &[Goes], matrix: &Matrix) -> Vec<Kind> {
    let shapes = pasted.rows.iter().map(|row| RowContents::of(row, goes, matrix));
    let shapes: Vec<RowContents> = shapes.collect();
    let with_letters = shapes.iter().any(|shape| shape.letters > 0);
    let kind = |(at, shape): (usize, &RowContents)| match &pasted.headings {
        Some(headings) if headings.get(at).copied().unwrap_or_default() => Kind::Heading,
        _ if shape.filled == 0 => Kind::Blank,
        None if with_letters && shape.named && shape.filled == 1 => Kind::LooksLikeHeading,
        _ if shape.words > 0 && shape.letters == 0 => Kind::Words,
        _ => Kind::Activity,
    };
    shapes.iter().enumerate().map(kind).collect()
}

/// What stands in a row.
struct RowContents {
    filled: usize,
    /// Whether the cell of the activity says something.
    named: bool,
    /// Party's cells with letters, and with something else.
    letters: usize,
    words: usize,
}

impl RowContents {
    fn of(row: &[Cell], goes: &[Goes], matrix: &Matrix) -> Self {
        let mut shape = Self { filled: 0, named: false, letters: 0, words: 0 };
        for (cell, goes) in row.iter().zip(goes) {
            if cell.text.trim().is_empty() || cell.part == Part::Beside {
                continue;
            }
            shape.filled += 1;
            match goes {
                Goes::To(Column::Activity) => shape.named = true,
                Goes::To(Column::Party(_)) | Goes::New(_) if is_letters(&cell.text, matrix) => {
                    shape.letters += 1;
                }
                Goes::To(Column::Party(_)) | Goes::New(_) => shape.words += 1,
                Goes::To(Column::Plan | Column::Comment) | Goes::Nowhere => {}
            }
        }
        shape
    }
}

/// Whether a text is letters of the matrix and nothing else.
pub(super) fn is_letters(text: &str, matrix: &Matrix) -> bool {
    let reading = read_cell(text.trim(), &matrix.letters);
    let capitals = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    reading.problem.is_none() && capitals
}

/// The header of a table, in front of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Header {
    /// It says what the columns of the grid are called.
    Same,
    /// It has other names.
    Other,
}

/// The header that the first row of a table is.
pub(super) fn header(
    pasted: &Pasted,
    kinds: &[Kind],
    goes: &[Goes],
    matrix: &Matrix,
) -> Option<Header> {
    let [first, rest @ ..] = pasted.rows.as_slice() else { return None };
    if rest.is_empty() || pasted.headings.is_some() && kinds.first() == Some(&Kind::Heading) {
        return None;
    }
    let is_same = |text: &str, goes: &Goes| match goes {
        Goes::To(column) => column_name(*column, matrix).is_some_and(|name| alike(name, text)),
        Goes::New(_) | Goes::Nowhere => false,
    };
    let all_same = first.len() <= goes.len()
        && first.iter().zip(goes).all(|(cell, to)| is_same(&cell.text, to));
    if all_same && !first.is_empty() {
        return Some(Header::Same);
    }
    // Texts over letters are names of parties, where one is known or the activities are named.
    let looks = kinds.first() == Some(&Kind::Words)
        && rest.iter().zip(kinds.iter().skip(1)).any(|(row, kind)| {
            *kind == Kind::Activity && RowContents::of(row, goes, matrix).letters > 0
        });
    let is_known = |cell: &Cell| matrix.parties.iter().any(|party| alike(&party.name, &cell.text));
    let mut cells = first.iter().zip(goes);
    let names_columns = cells.any(|(cell, goes)| match goes {
        Goes::To(Column::Activity) => names_activities(&cell.text),
        _ => is_known(cell),
    });
    (looks && names_columns).then_some(Header::Other)
}

/// Whether two names are one, whatever their case.
pub(super) fn alike(a: &str, b: &str) -> bool {
    same_letters(a.trim(), b.trim())
}
