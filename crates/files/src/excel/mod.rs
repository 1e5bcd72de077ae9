//! Excel workbooks, there and back.
//!
//! A workbook has three sheets. [`SHEET`] is the matrix: a line a section or activity, the ids of
//! the rows in a hidden column, the keys of the columns in a hidden line under the head.
//! [`LEGEND`] has the letters, plans and footnotes. [`HIDDEN`] cannot be seen and holds the whole
//! matrix as [JSON](remit_formats::json).
//!
//! When a workbook comes back, what is seen wins ([`back`]): letters edited, rows and columns
//! added, removed and moved come back so. A cell that shows what Remit has written there is
//! unchanged, and what it stands for is taken from the hidden JSON, with styles, links and the
//! basis of letters.
//!
//! What is written is plain lines ([`lines`], [`hidden`]); only [`write()`] knows the crate that
//! makes a workbook of them.

mod back;
mod cell;
mod lines;
mod own;
mod text;
mod write;

pub use back::{Back, Places, Sheet, Unclear, back};
pub use lines::{hidden, lines};
pub use own::read;
pub use write::{ExcelError, write, write_lines, write_with_progress};

/// The sheet with the matrix.
pub const SHEET: &str = "Matrix";
/// The sheet with letters, plans and footnotes.
pub const LEGEND: &str = "Legend";
/// The sheet that nobody sees.
pub const HIDDEN: &str = "Remit";
/// What stands in the first cell of the hidden sheet; the JSON stands in those below it.
pub const MARKER: &str = "remit-matrix";
/// What stands before ids and keys. Bare digits would be taken for a number.
pub const KEY_PREFIX: char = '#';

/// Characters of JSON in one cell; Excel takes 32,767 in UTF-16.
const CELL_CHARS: usize = 16_000;

/// The columns of the sheet with the matrix, by their place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    parties: usize,
}

impl Columns {
    const FIRST_PARTY: usize = 5;

    fn check(self) -> usize {
        Self::FIRST_PARTY + self.parties
    }

    fn count(self) -> usize {
        self.check() + 4
    }
}

/// The columns before those of the parties: their keys and names.
const BEFORE: [(&str, &str); 5] = [
    ("id", "Id"),
    ("level", "Level"),
    ("number", "Number"),
    ("activity", "Activity"),
    ("plan", "Plan"),
];

/// The columns behind those of the parties.
const AFTER: [(&str, &str); 4] = [
    ("check", "Accountable"),
    ("comment", "Comment"),
    ("before", "Note before"),
    ("after", "Note after"),
];

/// Their places, for the workbook's own use.
impl Columns {
    const ID: usize = 0;
    const LEVEL: usize = 1;
    const NUMBER: usize = 2;
    const ACTIVITY: usize = 3;
    const PLAN: usize = 4;
}

#[cfg(test)]
mod tests;
