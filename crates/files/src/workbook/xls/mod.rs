//! Workbooks of Excel 97 to 2003, and of Excel 5 and 95: records in one stream of a compound file.

mod compound;
mod records;

use remit_formats::page::{ImportError, Stage, Watch};
use remit_formats::sheets::{Merged, Sheet};

use super::MOST_SHEETS;
use super::number::{self, Formats};
use super::room::Room;
use super::xlsb::packed_number;
use crate::packed::broken;
pub(crate) use compound::Compound;
use records::{Record, Records, Writing, kind};

/// A sheet has no more columns than these.
const MOST_COLUMNS: usize = 256;
/// The version of Excel 97, from which on texts are Unicode.
const EXCEL_97: usize = 0x0600;

/// What stands before the sheets.
struct Book {
    names: Vec<(String, usize)>,
    texts: Vec<String>,
    formats: Formats,
    writing: Writing,
}

/// The sheets of a workbook.
pub(crate) fn sheets(file: &Compound, watch: &mut Watch) -> Result<Vec<Sheet>, ImportError> {
    let stream = file.stream("Workbook").or_else(|| file.stream("Book"));
    let stream = stream.filter(|stream| !stream.is_empty());
    of_stream(&stream.ok_or_else(|| broken("it is incomplete"))?, watch)
}

fn of_stream(stream: &[u8], watch: &mut Watch) -> Result<Vec<Sheet>, ImportError> {
    let mut book = book(stream)?;
    let mut room = Room::default();
    let mut sheets = Vec::new();
    let names = std::mem::take(&mut book.names);
    let total = names.len();
    for (at, (name, begin)) in names.into_iter().take(MOST_SHEETS).enumerate() {
        watch.now(Stage::Splitting, at, total)?;
        let bytes = stream.get(begin..).unwrap_or_default();
        sheets.push(book.sheet(name, bytes, &mut room, watch)?);
    }
    Ok(sheets)
}

fn book(stream: &[u8]) -> Result<Book, ImportError> {
    let mut book = Book {
        names: Vec::new(),
        texts: Vec::new(),
        formats: Formats::default(),
        writing: Writing { unicode: true, page: encoding_rs::WINDOWS_1252 },
    };
    for record in Records(stream) {
        match record.kind {
            kind::BEGIN => book.writing.unicode = record.number(0, 2) >= EXCEL_97,
            kind::PROTECTED if record.data.len() >= 2 => return Err(ImportError::Protected),
            kind::CODE_PAGE => book.writing.page = records::code_page(record.number(0, 2)),
            kind::FROM_1904 => book.formats.from_1904 = record.number(0, 2) == 1,
            kind::FORM => {
                let length = if book.writing.unicode { 2 } else { 1 };
                let form = book.writing.text(record.data.get(2..).unwrap_or_default(), length);
                book.formats.add_form(record.number(0, 2) as u16, &form);
            }
            kind::CELL_FORMAT => book.formats.add_cell(record.number(2, 2) as u16),
            // Charts and modules have no cells.
            kind::SHEET if record.number(5, 1) == 0 => {
                let name = book.writing.text(record.data.get(6..).unwrap_or_default(), 1);
                book.names.push((name, record.number(0, 4)));
            }
            kind::TEXTS => book.texts = records::shared(&record),
            kind::END => break,
            _ => {}
        }
    }
    Ok(book)
}

impl Book {
    fn sheet(
        &self,
        name: String,
        bytes: &[u8],
        room: &mut Room,
        watch: &mut Watch,
    ) -> Result<Sheet, ImportError> {
        let mut rows = Vec::new();
        let mut merged = Vec::new();
        // Charts stand in a sheet as streams of their own.
        let mut depth = 0_usize;
        let mut formula = (0, 0);
        for record in Records(bytes) {
            watch.step(Stage::Splitting, bytes.len() - record.left, bytes.len())?;
            room.record()?;
            match record.kind {
                kind::BEGIN => depth += 1,
                kind::END if depth < 2 => break,
                kind::END => depth -= 1,
                _ if depth > 1 => {}
                kind::MERGED => {
                    self::merged(&record).for_each(|cells| Room::merge(&mut merged, cells));
                }
                kind::MANY_NUMBERS => {
                    let first = record.number(2, 2);
                    let cells = record.data.get(4..).unwrap_or_default().as_chunks::<6>().0;
                    for (at, cell) in cells.iter().take(MOST_COLUMNS).enumerate() {
                        let bits = u32::from_le_bytes([cell[2], cell[3], cell[4], cell[5]]);
                        let format = usize::from(u16::from_le_bytes([cell[0], cell[1]]));
                        let text = self.formats.shown(packed_number(bits), format);
                        room.put(&mut rows, record.number(0, 2), first + at, text)?;
                    }
                }
                kind::FORMULA_TEXT => {
                    let text = self.writing.text(record.data, 2);
                    room.put(&mut rows, formula.0, formula.1, text)?;
                }
                _ => {
                    let place = (record.number(0, 2), record.number(2, 2));
                    if record.kind == kind::FORMULA {
                        formula = place;
                    }
                    if let Some(text) = self.cell(&record) {
                        room.put(&mut rows, place.0, place.1, text)?;
                    }
                }
            }
        }
        Ok(room.sheet(name, rows, merged))
    }

    /// What a cell shows, where the record is one.
    fn cell(&self, record: &Record) -> Option<String> {
        let shown = |value| self.formats.shown(value, record.number(4, 2));
        let rest = || record.data.get(6..).unwrap_or_default();
        match record.kind {
            kind::NUMBER => Some(shown(record.float(6))),
            kind::SMALL_NUMBER => Some(shown(packed_number(record.number(6, 4) as u32))),
            kind::TRUTH if record.number(7, 1) == 0 => {
                Some(number::truth(record.number(6, 1) != 0))
            }
            kind::TEXT | kind::RICH_TEXT => Some(self.writing.text(rest(), 2)),
            kind::SHARED_TEXT => self.texts.get(record.number(6, 4)).cloned(),
            // What is no number says so in its upper half, and in its first byte what it is.
            kind::FORMULA if record.number(12, 2) != 0xffff => Some(shown(record.float(6))),
            kind::FORMULA if record.number(6, 1) == 1 => {
                Some(number::truth(record.number(8, 1) != 0))
            }
            _ => None,
        }
    }
}

fn merged(record: &Record) -> impl Iterator<Item = Merged> {
    let cells = record.data.get(2..).unwrap_or_default().as_chunks::<8>().0;
    cells.iter().map(|cells| {
        let at = |from: usize| crate::packed::number(cells, from, 2);
        Merged { top: at(0), bottom: at(2), left: at(4), right: at(6) }
    })
}

#[cfg(test)]
mod tests;
