//! Rows and cells of a table of HTML, with cells that span several of them.

use super::super::page::{Cell, Row, Table};
use crate::matrix::Text;

/// So many columns and rows a cell may span; more is a mistake, or means harm.
const MOST_SPAN: usize = 200;
/// So many columns are read; no matrix has more.
const MOST_COLUMNS: usize = 500;
/// So many cells a table may have once spans are filled in.
const MOST_CELLS: usize = 4_000_000;

/// A table while it is being read.
#[derive(Default)]
pub(super) struct Building {
    pub(super) line: usize,
    rows: Vec<Row>,
    /// Header rows at the top so far; `None` once a row of the body has come.
    header: Option<usize>,
    /// Cells that go on in the rows below: the column, how many rows, what they say.
    down: Vec<(usize, usize, Cell)>,
    heads: usize,
    others: usize,
    cells: usize,
}

impl Building {
    pub(super) fn new(line: usize) -> Self {
        Self { line, header: Some(0), ..Self::default() }
    }

    /// A new row begins.
    pub(super) fn row(&mut self, line: usize) {
        self.end_row();
        self.rows.push(Row { line, cells: Vec::new(), merged: false });
        self.heads = 0;
        self.others = 0;
    }

    /// A cell is complete.
    pub(super) fn cell(&mut self, text: Text, head: bool, across: usize, down: usize, line: usize) {
        if self.rows.is_empty() {
            self.row(line);
        }
        if head {
            self.heads += 1;
        } else {
            self.others += 1;
        }
        let (across, down) = (across.clamp(1, MOST_SPAN), down.clamp(1, MOST_SPAN));
        self.fill();
        self.cells += across;
        let Some(row) = self.rows.last_mut() else { return };
        if self.cells > MOST_CELLS {
            return;
        }
        let at = row.cells.len();
        if at > MOST_COLUMNS {
            return;
        }
        let cell = Cell::new(text);
        if down > 1 {
            let carried = Cell { text: cell.text.clone(), carried: true };
            self.down.push((at, down - 1, carried));
            self.down.extend((1..across).map(|more| (at + more, down - 1, Cell::default())));
        }
        row.cells.push(cell);
        row.cells.extend((1..across).map(|_| Cell::default()));
        row.merged = across > 1 && at == 0;
    }

    /// Puts in the cells that come from rows above and stand next.
    fn fill(&mut self) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(at) = self.down.iter().position(|(column, ..)| *column == row.cells.len()) {
            let Some((_, left, cell)) = self.down.get_mut(at) else { break };
            row.cells.push(cell.clone());
            self.cells += 1;
            *left -= 1;
            if *left == 0 {
                self.down.swap_remove(at);
            } else if let Some((column, ..)) = self.down.get_mut(at) {
                // It is not to be found again in this row.
                *column += MOST_CELLS;
            }
            if self.cells > MOST_CELLS {
                self.down.clear();
                break;
            }
        }
    }

    fn end_row(&mut self) {
        self.fill();
        let count = self.rows.len();
        for (column, ..) in &mut self.down {
            if *column >= MOST_CELLS {
                *column -= MOST_CELLS;
            }
        }
        let Some(row) = self.rows.last_mut() else { return };
        row.merged &= self.heads + self.others == 1;
        if row.cells.is_empty() {
            self.rows.pop();
            return;
        }
        let is_head = self.others == 0 && !row.merged;
        self.header = match self.header {
            Some(rows) if is_head && rows + 1 == count => Some(rows + 1),
            other => other,
        };
    }

    pub(super) fn end(mut self) -> Table {
        self.end_row();
        // Without a row of header cells it is not known which rows are the header.
        let header = self.header.filter(|rows| *rows > 0);
        Table { rows: self.rows, header }
    }
}
