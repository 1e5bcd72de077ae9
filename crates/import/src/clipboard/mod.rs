//! Tables as they go through the clipboard: a table is rows of cells, a cell is its text.

mod html;
mod markdown;
mod place;
mod tsv;

use std::sync::Arc;

use remit_formats::page::Part;

pub use html::{read as read_html, write as write_html};
pub use place::{Goes, Placed, Put, place};
pub use tsv::write as write_text;

/// Rows of cells.
pub type Table = Vec<Vec<String>>;

/// What stands before the heading of a section in what we have copied for ourselves. No text of
/// a matrix has it.
pub const HEADING: char = '\u{1d}';

/// A cell of a table that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// Its text; for a part of a larger cell the text of that.
    pub text: Arc<str>,
    /// Which part of a larger cell it is.
    pub part: Part,
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pasted {
    /// Its cells, row by row.
    pub rows: Vec<Vec<Cell>>,
    /// Which of the rows are headings of sections; `None` where nothing says so.
    pub headings: Option<Vec<bool>>,
}

impl From<Table> for Pasted {
    fn from(table: Table) -> Self {
        let cell = |text: String| Cell { text: text.into(), part: Part::First };
        let row = |row: Vec<String>| row.into_iter().map(cell).collect();
        Self { rows: table.into_iter().map(row).collect(), headings: None }
    }
}

/// The table that a plain text holds: a Markdown table where it is one, else lines and tabs.
pub fn read_text(text: &str) -> Pasted {
    markdown::read(text).unwrap_or_else(|| tsv::read(text)).into()
}

/// The table that we have copied for ourselves.
pub fn read_own(text: &str) -> Pasted {
    let mut pasted = Pasted::from(tsv::read(text));
    let is_heading = |row: &mut Vec<Cell>| {
        let mut any = false;
        for cell in row {
            if let Some(text) = cell.text.strip_prefix(HEADING) {
                cell.text = text.into();
                any = true;
            }
        }
        any
    };
    pasted.headings = Some(pasted.rows.iter_mut().map(is_heading).collect());
    pasted
}
