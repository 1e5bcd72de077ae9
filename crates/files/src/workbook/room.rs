//! A sheet while it is being read, with how much of its workbook there may be.

use remit_formats::page::ImportError;
use remit_formats::sheets::{Merged, Sheet};

use crate::packed::{MOST_BYTES, broken};

/// So many cells are read.
const MOST_CELLS: usize = 4_000_000;
/// So many free cells there may be, and so many more for each that is filled.
const FREE: usize = 2_000_000;
const FREE_FOR_EACH: usize = 32;
/// Rows of a sheet that is larger, and nearly empty, stay as long as they are.
const SPARSE: usize = 100_000;
/// So many records are looked at.
const MOST_RECORDS: usize = 10 * MOST_CELLS;
/// So many merged cells of one sheet are kept.
const MOST_MERGED: usize = 100_000;

/// How much of a workbook is there. Two cells may stand as far apart as a sheet is large, and
/// many may say the same text, which is in the file but once.
#[derive(Default)]
pub(super) struct Room {
    records: usize,
    filled: usize,
    free: usize,
    bytes: usize,
}

impl Room {
    /// A record was read. Many sheets may stand in the same bytes.
    pub(super) fn record(&mut self) -> Result<(), ImportError> {
        self.records += 1;
        if self.records > MOST_RECORDS { Err(broken("its sheets are too large")) } else { Ok(()) }
    }

    /// Puts a text into its cell.
    pub(super) fn put(
        &mut self,
        rows: &mut Vec<Vec<String>>,
        row: usize,
        column: usize,
        text: String,
    ) -> Result<(), ImportError> {
        if text.is_empty() {
            return Ok(());
        }
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

    /// Adds cells that were merged.
    pub(super) fn merge(merged: &mut Vec<Merged>, cells: Merged) {
        if merged.len() < MOST_MERGED {
            merged.push(cells);
        }
    }

    /// Takes room for rows or cells that are free.
    fn spread(&mut self, free: usize) -> Result<(), ImportError> {
        // A file of some bytes is not to cost as much as a large one.
        let most = (FREE + FREE_FOR_EACH * self.filled).min(2 * MOST_CELLS);
        if self.free + free > most {
            return Err(broken("its cells stand too far apart"));
        }
        self.free += free;
        Ok(())
    }

    /// The sheet, with rows of one length where it is not nearly empty.
    pub(super) fn sheet(
        &mut self,
        name: String,
        mut rows: Vec<Vec<String>>,
        merged: Vec<Merged>,
    ) -> Sheet {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let area = rows.len().saturating_mul(width);
        let is_dense = area <= SPARSE + FREE_FOR_EACH * self.filled;
        if is_dense && self.spread(area).is_ok() {
            for row in &mut rows {
                row.resize(width, String::new());
            }
        }
        Sheet { name, rows, merged }
    }
}
