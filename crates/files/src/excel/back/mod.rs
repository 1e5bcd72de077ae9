//! Makes a matrix of a workbook that Remit has written and people have edited.

mod columns;
mod rows;

use super::{KEY_PREFIX, MARKER};
use columns::FoundColumns;
use remit_core::matrix::{Broken, Matrix, NewIds, Row};
use remit_formats::json::{self, Stamp};
use rows::RowReader;

/// A sheet as it was read: its cells as the texts that they show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its lines; empty ones count too.
    pub rows: Vec<Vec<String>>,
}

/// A workbook that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Back {
    /// What was written.
    pub base: Matrix,
    /// What that says of the draft that it parted from.
    pub stamp: Option<Stamp>,
    /// What is in the workbook now.
    pub matrix: Matrix,
    /// Cells that were not understood whole; what was understood of them is in the matrix.
    pub unclear: Vec<Unclear>,
    /// The heads of columns that belong to nothing; what is in them is left out.
    pub ignored: Vec<String>,
    /// Where it stands.
    pub places: Places,
}

/// Where a matrix stands in its workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The sheet.
    pub sheet: String,
    /// The line of each row, from 1 on.
    pub lines: Vec<usize>,
    /// The column of the activities, from 0 on.
    pub activity: Option<usize>,
    /// The column of each party, from 0 on.
    pub parties: Vec<usize>,
}

/// A cell that was not understood whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// The line in the sheet, from 1 on, as spreadsheets count.
    pub line: usize,
    /// The party.
    pub party: String,
    /// What stands there.
    pub text: String,
}

/// The matrix of a workbook; nothing where Remit has not written it, or its hidden parts were
/// removed: then it is a workbook like any other.
pub fn back(sheets: &[Sheet], ids: &mut dyn NewIds) -> Option<Result<Back, Broken>> {
    let (base, stamp) = sheets.iter().find_map(hidden)?;
    let (sheet, keys) = sheets.iter().find_map(|sheet| Some((sheet, key_line(sheet)?)))?;
    let head = (0..sheet.rows.len()).find(|at| *at != keys && !is_blank(&sheet.rows, *at))?;
    let columns = FoundColumns::of(sheet.rows.get(head)?, sheet.rows.get(keys)?, &base, ids);
    let mut reader =
        RowReader { base: &base, columns: &columns, ids, unclear: Vec::new(), seen: Vec::new() };
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    for (at, line) in sheet.rows.iter().enumerate() {
        if at != keys && at != head && !is_blank(&sheet.rows, at) {
            rows.push(reader.row(line, at + 1));
            lines.push(at + 1);
        }
    }
    let unclear = reader.unclear;
    fit_levels(&mut rows);
    let mut data = (*base).clone();
    data.parties = columns.parties.iter().map(|(_, party)| party.clone()).collect();
    data.rows = rows;
    let places = Places {
        sheet: sheet.name.clone(),
        lines,
        activity: columns.place("activity"),
        parties: columns.parties.iter().map(|(column, _)| *column).collect(),
    };
    let ignored = columns.ignored;
    Some(Matrix::new(data).map(|matrix| Back { base, stamp, matrix, unclear, ignored, places }))
}

/// The matrix of the hidden sheet.
fn hidden(sheet: &Sheet) -> Option<(Matrix, Option<Stamp>)> {
    let mut cells = sheet.rows.iter().filter_map(|row| row.first());
    if cells.next()? != MARKER {
        return None;
    }
    json::read_stamped(cells.map(String::as_str).collect::<String>().as_bytes()).ok()
}

/// The line with the keys of the columns. Sorting may have moved it.
fn key_line(sheet: &Sheet) -> Option<usize> {
    let has = |line: &[String], name: &str| {
        line.iter().any(|cell| cell.trim().strip_prefix(KEY_PREFIX) == Some(name))
    };
    sheet.rows.iter().position(|line| has(line, "activity") && has(line, "id"))
}

fn is_blank(rows: &[Vec<String>], at: usize) -> bool {
    rows.get(at).is_none_or(|line| line.iter().all(|cell| cell.trim().is_empty()))
}

/// Brings sections up that stand more than one level below the section above them.
fn fit_levels(rows: &mut [Row]) {
    let mut above = 0;
    for row in rows {
        if let Row::Section(section) = row {
            section.level = section.level.min(above + 1);
            above = section.level;
        }
    }
}
