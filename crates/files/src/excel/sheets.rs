//! Excel workbooks: a packed folder of XML, taken apart by the crate calamine.
//!
//! A small file can unpack to more than a browser has. So before anything is unpacked, the
//! directory at its end is read: how many files it has, and how large it says they are; and that
//! they are as large as it says is checked by unpacking into nothing.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};

use remit_core::matrix::limits;
use remit_formats::page::ReadingError;
use remit_formats::page::{Stage, Watch};
use remit_formats::sheets::{Merged, Sheet};

/// So many files a workbook may hold.
const MOST_FILES: usize = 2_000;
/// So many bytes it may unpack to, all in all.
const MOST_BYTES: usize = 4 * limits::FILE_BYTES;
/// So many cells are read.
const MOST_CELLS: usize = 4_000_000;
/// So many sheets are read.
const MOST_SHEETS: usize = 200;

fn broken(reason: impl Into<String>) -> ReadingError {
    ReadingError::BrokenWorkbook { reason: reason.into() }
}

/// The sheets of a workbook.
pub fn sheets(bytes: &[u8], watch: &mut Watch) -> Result<Vec<Sheet>, ReadingError> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(ReadingError::TooLarge { bytes: bytes.len() });
    }
    check(bytes)?;
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
            let text = shown(&Data::from(cell.get_value().clone()));
            if !text.is_empty() {
                watch.step(Stage::Splitting, row as usize, rows.len())?;
                room.put(&mut rows, row as usize, column as usize, text)?;
            }
        }
        drop(cells);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        if room.spread(rows.len().saturating_mul(width)).is_ok() {
            for row in &mut rows {
                row.resize(width, String::new());
            }
        }
        let merged = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let merged = merged.into_iter().map(|cells| Merged {
            top: cells.start.0 as usize,
            left: cells.start.1 as usize,
            bottom: cells.end.0 as usize,
            right: cells.end.1 as usize,
        });
        sheets.push(Sheet { name, rows, merged: merged.collect() });
    }
    Ok(sheets)
}

/// How much of a workbook is there. Two cells may stand as far apart as a sheet is large, and
/// many may say the same text, which is in the file but once.
#[derive(Default)]
struct Room {
    filled: usize,
    free: usize,
    bytes: usize,
}

impl Room {
    /// Puts a text into its cell.
    fn put(
        &mut self,
        rows: &mut Vec<Vec<String>>,
        row: usize,
        column: usize,
        text: String,
    ) -> Result<(), ReadingError> {
        self.filled += 1;
        self.bytes += text.len();
        if self.filled > MOST_CELLS {
            return Err(broken(format!("it has more than {MOST_CELLS} cells")));
        }
        if self.bytes > MOST_BYTES {
            let most = MOST_BYTES / (1024 * 1024);
            return Err(broken(format!("its cells say more than {most} MiB")));
        }
        if rows.len() <= row {
            self.spread(row + 1 - rows.len())?;
            rows.resize_with(row + 1, Vec::new);
        }
        if let Some(row) = rows.get_mut(row) {
            if row.len() <= column {
                self.spread(column + 1 - row.len())?;
                row.resize(column + 1, String::new());
            }
            if let Some(cell) = row.get_mut(column) {
                *cell = text;
            }
        }
        Ok(())
    }

    /// Takes room for rows or cells that are free.
    fn spread(&mut self, free: usize) -> Result<(), ReadingError> {
        if self.free + free > 2 * MOST_CELLS {
            return Err(broken("its cells stand too far apart"));
        }
        self.free += free;
        Ok(())
    }
}

/// A cell as a person sees it, near enough: numbers without a needless fraction.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        other => other.to_string(),
    }
}

/// Reads the directory of the packed files and refuses what would unpack to too much.
fn check(bytes: &[u8]) -> Result<(), ReadingError> {
    let end =
        directory_end(bytes).ok_or_else(|| broken("it is incomplete or not an .xlsx file"))?;
    let number = |at: usize, length: usize| -> usize {
        let part = bytes.get(at..at.saturating_add(length)).unwrap_or_default();
        part.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte))
    };
    let files = number(end + 10, 2);
    let mut at = number(end + 16, 4);
    if files > MOST_FILES {
        return Err(broken(format!("it contains {files} files; Remit reads up to {MOST_FILES}")));
    }
    let mut total = 0_usize;
    for _ in 0..files {
        if bytes.get(at..at.saturating_add(4)) != Some(b"PK\x01\x02") {
            return Err(broken("its directory is damaged"));
        }
        let (packed, size) = (number(at + 20, 4), number(at + 24, 4));
        // Deflate packs to a thousandth at best; whatever claims more, or hides its size, is none
        // of ours to unpack.
        if size > packed.saturating_mul(1_100).saturating_add(1_000) {
            return Err(broken("its contents claim an impossible size"));
        }
        total = total.saturating_add(size);
        if total > MOST_BYTES {
            let most = MOST_BYTES / (1024 * 1024);
            return Err(broken(format!("it unpacks to more than {most} MiB")));
        }
        check_file(bytes, number(at + 42, 4), packed, size, number(at + 10, 2))?;
        at = at.saturating_add(46 + number(at + 28, 2) + number(at + 30, 2) + number(at + 32, 2));
    }
    Ok(())
}

/// Where the end of the directory begins; a comment of up to 64 KiB may stand behind it.
fn directory_end(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(from..)?;
    let at = tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    (at + 22 <= tail.len()).then_some(from + at)
}

/// Whether a packed file is as large as the directory says.
fn check_file(
    bytes: &[u8],
    at: usize,
    packed: usize,
    size: usize,
    method: usize,
) -> Result<(), ReadingError> {
    let number = |at: usize| -> usize {
        let part = bytes.get(at..at.saturating_add(2)).unwrap_or_default();
        part.iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte))
    };
    let head = at.saturating_add(30);
    let from = head.saturating_add(number(at + 26)).saturating_add(number(at + 28));
    let data = bytes.get(from..from.saturating_add(packed));
    let data = data.ok_or_else(|| broken("one of its parts is incomplete"))?;
    match method {
        0 if packed == size => Ok(()),
        8 => {
            let unpacked = miniz_oxide::inflate::decompress_to_vec_with_limit(data, size);
            match unpacked {
                Ok(unpacked) if unpacked.len() == size => Ok(()),
                _ => Err(broken("one of its parts doesn't have the size it claims")),
            }
        }
        _ => Err(broken("one of its parts uses a compression that Excel doesn't")),
    }
}

#[cfg(test)]
#[path = "sheets_tests.rs"]
mod tests;
