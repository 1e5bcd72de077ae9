//! Excel workbooks as they are today: parts of XML, read by the crate calamine.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use remit_formats::page::ImportError;
use remit_formats::page::{Stage, Watch};
use remit_formats::sheets::{Merged, Sheet};

use super::room::Room;
use super::{MOST_SHEETS, number};
use crate::packed::{Package, broken};

/// The sheets of a workbook.
pub(crate) fn sheets(
    bytes: &[u8],
    package: &Package,
    watch: &mut Watch,
) -> Result<Vec<Sheet>, ImportError> {
    package.check()?;
    let open = Xlsx::new(Cursor::new(bytes));
    let mut workbook = open.map_err(|error| broken(error.to_string()))?;
    let names = workbook.sheet_names();
    let mut sheets = Vec::new();
    let mut room = Room::default();
    let total = names.len();
    for (at, name) in names.into_iter().take(MOST_SHEETS).enumerate() {
        watch.now(Stage::Splitting, at, total)?;
        // A sheet of a chart has no cells.
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        let mut rows: Vec<Vec<String>> = Vec::new();
        // What is damaged in the middle of a sheet leaves what stands before it.
        while let Ok(Some(cell)) = cells.next_cell() {
            let (row, column) = cell.get_position();
            watch.step(Stage::Splitting, row as usize, rows.len())?;
            room.put(&mut rows, row as usize, column as usize, shown(cell.get_value()))?;
        }
        drop(cells);
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged = merged.into_iter().map(|cells| Merged {
            top: cells.start.0 as usize,
            left: cells.start.1 as usize,
            bottom: cells.end.0 as usize,
            right: cells.end.1 as usize,
        });
        sheets.push(room.sheet(name, rows, merged.collect()));
    }
    Ok(sheets)
}

/// A cell as a person sees it, near enough.
fn shown(cell: &DataRef) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Float(value) => number::plain(*value),
        DataRef::Int(value) => value.to_string(),
        DataRef::Bool(value) => number::truth(*value),
        DataRef::DateTime(value) if value.is_datetime() => number::of(value),
        DataRef::DateTime(value) => number::plain(value.as_f64()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
    }
}
