//! Spreadsheets of LibreOffice and others: one part of XML with all sheets, rows and cells in it, of which any
//! may stand for many like it.

use remit_formats::page::{ImportError, Stage, Watch};
use remit_formats::sheets::{Merged, Sheet};

use super::MOST_SHEETS;
use super::room::Room;
use crate::packed::Package;
use crate::xml::{Event, Tag, Xml};

/// A sheet has no more rows and columns than these.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// So many spaces may be written as one sign.
const MOST_SPACES: usize = 1_000;

/// The sheets of a workbook.
pub(crate) fn sheets(package: &Package, watch: &mut Watch) -> Result<Vec<Sheet>, ImportError> {
    if is_protected(&package.text("META-INF/manifest.xml")?)? {
        return Err(ImportError::Protected);
    }
    let text = package.text("content.xml")?;
    let mut reader = OdsReader {
        room: Room::default(),
        watch,
        length: text.len(),
        rows: Vec::new(),
        merged: Vec::new(),
        row: 0,
    };
    let mut sheets = Vec::new();
    Xml::new(&text).within(|xml, tag| match tag.name() {
        "table" if sheets.len() < MOST_SHEETS => {
            reader.table(xml)?;
            let name = tag.attribute("name").unwrap_or_default();
            let rows = std::mem::take(&mut reader.rows);
            let merged = std::mem::take(&mut reader.merged);
            sheets.push(reader.room.sheet(name, rows, merged));
            Ok(())
        }
        // What was there before, and copies of what stands elsewhere.
        "table" | "tracked-changes" | "dde-links" | "automatic-styles" => xml.skip(),
        _ => Ok(()),
    })?;
    Ok(sheets)
}

fn is_protected(manifest: &str) -> Result<bool, ImportError> {
    let mut found = false;
    Xml::new(manifest).within(|_, tag| {
        found |= tag.name() == "encryption-data";
        Ok(())
    })?;
    Ok(found)
}

struct OdsReader<'a, 'w> {
    room: Room,
    watch: &'a mut Watch<'w>,
    length: usize,
    rows: Vec<Vec<String>>,
    merged: Vec<Merged>,
    /// The row that comes next.
    row: usize,
}

impl OdsReader<'_, '_> {
    fn table(&mut self, xml: &mut Xml) -> Result<(), ImportError> {
        self.row = 0;
        xml.within(|xml, tag| match tag.name() {
            "table-row" => self.row(xml, tag),
            "table-row-group" | "table-header-rows" | "table-rows" => Ok(()),
            _ => xml.skip(),
        })
    }

    fn row(&mut self, xml: &mut Xml, tag: &Tag) -> Result<(), ImportError> {
        self.watch.step(Stage::Splitting, xml.position(), self.length)?;
        let left = MOST_ROWS.saturating_sub(self.row);
        let repeated = tag.number("number-rows-repeated").unwrap_or(1).min(left);
        let mut column = 0;
        let mut cells: Vec<(usize, usize, String)> = Vec::new();
        xml.within(|xml, tag| {
            if !matches!(tag.name(), "table-cell" | "covered-table-cell") {
                return xml.skip();
            }
            let left = MOST_COLUMNS.saturating_sub(column);
            let wide = tag.number("number-columns-repeated").unwrap_or(1).min(left);
            self.merge(column, tag);
            let text = text(xml)?;
            let text = if text.is_empty() { value(tag) } else { text };
            if !text.is_empty() && wide > 0 {
                cells.push((column, wide, text));
            }
            column += wide;
            Ok(())
        })?;
        // The rest of a sheet is one empty row that stands for all.
        if !cells.is_empty() {
            for row in self.row..self.row + repeated {
                for (column, wide, text) in &cells {
                    for column in *column..column + wide {
                        self.room.put(&mut self.rows, row, column, text.clone())?;
                    }
                }
            }
        }
        self.row += repeated;
        Ok(())
    }

    fn merge(&mut self, column: usize, tag: &Tag) {
        let span = |name, most: usize| tag.number(name).unwrap_or(1).clamp(1, most);
        let across = span("number-columns-spanned", MOST_COLUMNS);
        let down = span("number-rows-spanned", MOST_ROWS);
        if across > 1 || down > 1 {
            let cells = Merged {
                top: self.row,
                left: column,
                bottom: self.row + down - 1,
                right: column + across - 1,
            };
            Room::merge(&mut self.merged, cells);
        }
    }
}

/// What a cell shows: its paragraphs as lines.
fn text(xml: &mut Xml) -> Result<String, ImportError> {
    let inside = xml.depth();
    let mut text = String::new();
    let mut paragraph = None;
    loop {
        match xml.next()? {
            Event::Open(tag) => match tag.name() {
                "p" | "h" if paragraph.is_none() => {
                    paragraph = Some(xml.depth());
                    if !text.is_empty() {
                        text.push('\n');
                    }
                }
                "s" => {
                    let count = tag.number("c").unwrap_or(1).min(MOST_SPACES);
                    text.extend(std::iter::repeat_n(' ', count));
                }
                "tab" => text.push(' '),
                "line-break" => text.push('\n'),
                "annotation" | "frame" | "custom-shape" | "table" => xml.skip()?,
                _ => {}
            },
            Event::Text(piece) if paragraph.is_some() => text.push_str(&piece),
            Event::Text(_) => {}
            Event::Close => {
                if xml.depth() < inside {
                    return Ok(text);
                }
                if paragraph.is_some_and(|depth| xml.depth() < depth) {
                    paragraph = None;
                }
            }
            Event::End => return Ok(text),
        }
    }
}

/// What a cell holds that shows nothing, as some programs write it.
fn value(tag: &Tag) -> String {
    let names = ["string-value", "date-value", "time-value", "boolean-value", "value"];
    names.into_iter().find_map(|name| tag.attribute(name)).unwrap_or_default()
}
