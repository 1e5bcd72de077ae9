//! Excel workbooks in binary parts: records with a number that says what they are, and a length.

use std::collections::{HashMap, HashSet};

use remit_formats::page::{ImportError, Stage, Watch};
use remit_formats::sheets::{Merged, Sheet};

use super::MOST_SHEETS;
use super::number::{self, Formats};
use super::room::Room;
use crate::packed::{MOST_BYTES, Package, broken, number as count};
use crate::xml::Xml;

const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// The length of a text that is none.
const NO_TEXT: usize = 0xffff_ffff;

/// The sheets of a workbook.
pub(crate) fn sheets(package: &Package, watch: &mut Watch) -> Result<Vec<Sheet>, ImportError> {
    let targets = targets(&package.text("xl/_rels/workbook.bin.rels")?)?;
    let book = package.needed("xl/workbook.bin")?;
    let mut formats = formats(&package.part("xl/styles.bin")?.unwrap_or_default());
    let mut names = Vec::new();
    for record in Records(&book) {
        match record.kind {
            153 => formats.from_1904 = record.number(0, 1) & 1 == 1,
            156 => {
                let (target, behind) = record.text(8);
                names.push((record.text(behind).0, target));
            }
            _ => {}
        }
    }
    let strings = strings(&package.part("xl/sharedStrings.bin")?.unwrap_or_default())?;
    let mut sheets = Vec::new();
    let mut room = Room::default();
    let total = names.len();
    let mut seen = HashSet::new();
    for (at, (name, target)) in names.into_iter().take(MOST_SHEETS).enumerate() {
        watch.now(Stage::Splitting, at, total)?;
        let Some(target) = targets.get(&target).filter(|it| seen.insert(*it)) else { continue };
        let path = match target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None => format!("xl/{target}"),
        };
        let Some(bytes) = package.part(&path)? else { continue };
        sheets.push(sheet(name, &bytes, &strings, &formats, &mut room, watch)?);
    }
    Ok(sheets)
}

/// The parts that the workbook names, by the ids that it names them with.
fn targets(text: &str) -> Result<HashMap<String, String>, ImportError> {
    let mut targets = HashMap::new();
    Xml::new(text).within(|_, tag| {
        if let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) {
            targets.insert(id, target);
        }
        Ok(())
    })?;
    Ok(targets)
}

/// Texts that several cells share.
fn strings(bytes: &[u8]) -> Result<Vec<String>, ImportError> {
    let mut size = 0;
    let mut strings = Vec::new();
    for record in Records(bytes).filter(|record| record.kind == 19) {
        let text = record.text(1).0;
        size += text.len();
        if size > MOST_BYTES {
            return Err(broken("its cells say too much"));
        }
        strings.push(text);
    }
    Ok(strings)
}

fn formats(bytes: &[u8]) -> Formats {
    let mut formats = Formats::default();
    let mut of_cells = false;
    for record in Records(bytes) {
        match record.kind {
            44 => formats.add_form(record.number(0, 2) as u16, &record.text(2).0),
            617 => of_cells = true,
            618 => of_cells = false,
            47 if of_cells => formats.add_cell(record.number(2, 2) as u16),
            _ => {}
        }
    }
    formats
}

fn sheet(
    name: String,
    bytes: &[u8],
    strings: &[String],
    formats: &Formats,
    room: &mut Room,
    watch: &mut Watch,
) -> Result<Sheet, ImportError> {
    let mut rows = Vec::new();
    let mut merged = Vec::new();
    let mut row = 0;
    for record in Records(bytes) {
        watch.step(Stage::Splitting, bytes.len() - record.left, bytes.len())?;
        let shown = |value| formats.shown(value, record.number(4, 3));
        let text = match record.kind {
            0 => {
                row = record.number(0, 4);
                continue;
            }
            2 => shown(packed_number(record.number(8, 4) as u32)),
            4 | 10 => number::truth(record.number(8, 1) != 0),
            5 | 9 => shown(record.float(8)),
            6 | 8 => record.text(8).0,
            7 => strings.get(record.number(8, 4)).cloned().unwrap_or_default(),
            // A text of its own with several styles.
            62 => record.text(9).0,
            176 => {
                let at = |from| record.number(from, 4);
                let cells = Merged { top: at(0), bottom: at(4), left: at(8), right: at(12) };
                Room::merge(&mut merged, cells);
                continue;
            }
            _ => continue,
        };
        let column = record.number(0, 4);
        if row < MOST_ROWS && column < MOST_COLUMNS {
            room.put(&mut rows, row, column, text)?;
        }
    }
    Ok(room.sheet(name, rows, merged))
}

/// A number in four bytes: a whole one or the upper half of another, of which a bit says that
/// it is a hundred times as large.
pub(super) fn packed_number(bits: u32) -> f64 {
    let value = if bits & 2 == 2 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 == 1 { value / 100.0 } else { value }
}

struct Record<'a> {
    kind: usize,
    data: &'a [u8],
    /// How many bytes stand behind it.
    left: usize,
}

impl Record<'_> {
    fn number(&self, at: usize, length: usize) -> usize {
        count(self.data, at, length)
    }

    fn float(&self, at: usize) -> f64 {
        let bytes = self.data.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0.0, f64::from_le_bytes)
    }

    /// The text that begins here, and where it ends.
    fn text(&self, at: usize) -> (String, usize) {
        let from = at + 4;
        // Where there is no text, its length says so.
        let length = Some(self.number(at, 4)).filter(|length| *length < NO_TEXT);
        let end = from.saturating_add(length.unwrap_or(0).saturating_mul(2)).min(self.data.len());
        let bytes = self.data.get(from..end).unwrap_or_default();
        (encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(), end)
    }
}

/// The records of a part, up to what is damaged.
struct Records<'a>(&'a [u8]);

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, rest) = packed(self.0, 2)?;
        let (length, rest) = packed(rest, 4)?;
        let (data, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(Record { kind, data, left: rest.len() })
    }
}

/// A number of up to so many bytes, seven bits in each; the eighth says that another follows.
fn packed(bytes: &[u8], most: usize) -> Option<(usize, &[u8])> {
    let mut number = 0;
    for (at, byte) in bytes.iter().take(most).enumerate() {
        number |= usize::from(byte & 0x7f) << (7 * at);
        if byte & 0x80 == 0 || at + 1 == most {
            return Some((number, bytes.get(at + 1..)?));
        }
    }
    None
}
