//! What the rows of a table are before they are pasted: a header, headings, activities.

use super::column_name;
use crate::cell::same_letters;
use crate::clipboard::{Cell, Pasted};
use crate::{names_activities, read_cell};
use remit_core::grid::{Area, Column, Layout};
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

/// Each row of a table that is pasted with its left edge at an area.
pub(super) fn kinds(pasted: &Pasted, area: Area, matrix: &Matrix, layout: &Layout) -> Vec<Kind> {
    let columns = layout.columns.get(area.left..).unwrap_or_default();
    let shapes = pasted.rows.iter().map(|row| RowContents::of(row, columns, matrix));
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
    fn of(row: &[Cell], columns: &[Column], matrix: &Matrix) -> Self {
        let mut shape = Self { filled: 0, named: false, letters: 0, words: 0 };
        for (cell, column) in row.iter().zip(columns) {
            if cell.text.trim().is_empty() || cell.part == Part::Beside {
                continue;
            }
            shape.filled += 1;
            match column {
                Column::Activity => shape.named = true,
                Column::Party(_) if is_letters(&cell.text, matrix) => shape.letters += 1,
                Column::Party(_) => shape.words += 1,
                Column::Plan | Column::Comment => {}
            }
        }
        // What stands beyond the columns of the grid is in the row all the same.
        let beyond = row.iter().skip(columns.len());
        shape.filled += beyond.filter(|cell| !cell.text.trim().is_empty()).count();
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
    area: Area,
    matrix: &Matrix,
    layout: &Layout,
) -> Option<Header> {
    let [first, rest @ ..] = pasted.rows.as_slice() else { return None };
    let columns = layout.columns.get(area.left..).unwrap_or_default();
    if rest.is_empty() || pasted.headings.is_some() && kinds.first() == Some(&Kind::Heading) {
        return None;
    }
    let is_same = |text: &str, column: Column| {
        column_name(column, matrix).is_some_and(|name| alike(name, text))
    };
    let all_same = first.len() <= columns.len()
        && first.iter().zip(columns).all(|(cell, column)| is_same(&cell.text, *column));
    if all_same && !first.is_empty() {
        return Some(Header::Same);
    }
    // Texts over letters are names of parties, where one is known or the activities are named.
    let looks = kinds.first() == Some(&Kind::Words)
        && rest.iter().zip(kinds.iter().skip(1)).any(|(row, kind)| {
            *kind == Kind::Activity && RowContents::of(row, columns, matrix).letters > 0
        });
    let is_known = |cell: &Cell| matrix.parties.iter().any(|party| alike(&party.name, &cell.text));
    let mut cells = first.iter().zip(columns);
    let names_columns = cells.any(|(cell, column)| match column {
        Column::Activity => names_activities(&cell.text),
        _ => is_known(cell),
    });
    (looks && names_columns).then_some(Header::Other)
}

/// Whether two names are one, whatever their case.
pub(super) fn alike(a: &str, b: &str) -> bool {
    same_letters(a.trim(), b.trim())
}
