//! Makes the workbook.

mod help;
mod legend;
mod looks;
mod matrix;
mod plain;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::{HIDDEN, LEGEND, SHEET, lines};
use looks::Looks;
pub use plain::write_lines;
use remit_core::matrix::{Date, Matrix};
use remit_formats::json::Stamp;
use remit_formats::versions::Told;
use remit_formats::{OnRow, provenance};

/// Why a workbook could not be made.
#[derive(Debug, thiserror::Error)]
#[error("The workbook couldn't be created: {0}. Export the matrix in another format.")]
pub struct ExcelError(#[from] XlsxError);

/// Cells with the letters of a matrix that the drop-down offers, at most.
const MAX_CHOICES: usize = 64;

/// The workbook of a matrix. The day is that on which it is made.
pub fn write(matrix: &Matrix, today: Date) -> Result<Vec<u8>, ExcelError> {
    write_with_progress(matrix, today, (None, &Told::default()), &mut |_| ())
}

/// The same, with where it parts from and what it tells of named versions; `on_row` hears how many
/// rows are written. Behind the last of them the file is put together, which takes about as long.
pub fn write_with_progress(
    matrix: &Matrix,
    today: Date,
    (stamp, told): (Option<&Stamp>, &Told),
    on_row: OnRow,
) -> Result<Vec<u8>, ExcelError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::parse_from_str(&today.to_string())?;
    let mut properties = DocProperties::new()
        .set_title(super::text::show_name(&matrix.title))
        .set_creation_datetime(&day);
    if let Some(sentence) = provenance::sentence(matrix) {
        properties = properties.set_comment(super::text::show_name(&sentence));
    }
    workbook.set_properties(&properties);
    let looks = Looks::new();
    let choices = choices(matrix);
    let sheet = workbook.add_worksheet().set_name(SHEET)?;
    matrix::fill(sheet, matrix, &looks, choices.len(), on_row)?;
    legend::fill(workbook.add_worksheet().set_name(LEGEND)?, matrix, &looks, (&choices, told))?;
    hidden(workbook.add_worksheet().set_name(HIDDEN)?, matrix, stamp)?;
    Ok(workbook.save_to_buffer()?)
}

fn hidden(sheet: &mut Worksheet, matrix: &Matrix, stamp: Option<&Stamp>) -> Result<(), XlsxError> {
    for (row, piece) in (0..).zip(lines::hidden(matrix, stamp)) {
        sheet.write_string(row, 0, piece)?;
    }
    sheet.set_very_hidden(true);
    Ok(())
}

/// What a cell can hold: every letter alone, then two and more of them as far as there is room,
/// and whatever the matrix holds already.
fn choices(matrix: &Matrix) -> Vec<String> {
    let codes: Vec<char> = matrix.letters.codes().collect();
    let mut sets: Vec<u32> = (1..1_u32 << codes.len()).collect();
    sets.sort_by_key(|set| (set.count_ones(), set.trailing_zeros(), *set));
    sets.truncate(MAX_CHOICES);
    let write = |set: &u32| {
        let held = codes.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
        held.map(|(_, code)| *code).collect::<String>()
    };
    let mut choices: Vec<String> = sets.iter().map(write).collect();
    for cell in matrix.activities().flat_map(|activity| &activity.cells) {
        let held = matrix.letters.write(cell.letters());
        if !held.is_empty() && !choices.contains(&held) {
            choices.push(held);
        }
    }
    choices.push(remit_core::matrix::NOT_APPLICABLE.to_owned());
    choices
}
