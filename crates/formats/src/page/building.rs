//! Rows and cells of a table in which cells may span several of them.

use super::{Budget, Cell, Part, Row, Table};
use remit_core::matrix::Text;
use remit_core::steps;

/// So many columns and rows a cell may span; more is a mistake, or means harm.
const MOST_SPAN: usize = 200;
/// So many columns are read; no matrix has more.
const MOST_COLUMNS: usize = 500;

/// A table while it is being read.
#[derive(Default)]
pub(crate) struct Building {
    pub(crate) line: usize,
    rows: Vec<Row>,
    /// Header rows at the top so far; `None` once a row of the body has come.
    header: Option<usize>,
    /// For each column the cell that goes on in the rows below, and in how many.
    down: Vec<Option<(usize, Cell)>>,
    heads: usize,
    others: usize,
}

impl Building {
    pub(crate) fn new(line: usize) -> Self {
        Self { line, header: Some(0), ..Self::default() }
    }

    /// A new row begins.
    pub(crate) fn row(&mut self, line: usize, budget: &mut Budget) {
        self.end_row(budget);
        budget.row(&[]);
        self.rows.push(Row { line, cells: Vec::new(), merged: false });
        self.heads = 0;
        self.others = 0;
    }

    /// A cell is complete, which takes so many columns and rows.
    pub(crate) fn cell(
        &mut self,
        text: Text,
        head: bool,
        (across, down): (usize, usize),
        line: usize,
        budget: &mut Budget,
    ) {
        if self.rows.is_empty() {
            self.row(line, budget);
        }
        if head {
            self.heads += 1;
        } else {
            self.others += 1;
        }
        self.fill(budget);
        let Some(row) = self.rows.last_mut() else { return };
        let at = row.cells.len();
        if at > MOST_COLUMNS {
            return;
        }
        let (across, down) = (across.clamp(1, MOST_SPAN), down.clamp(1, MOST_SPAN));
        // Of what is too wide the rest is left out, not the file refused.
        let across = if budget.spread(across - 1) { across } else { 1 };
        budget.cells(across);
        let cell = Cell::new(text);
        let beside = || Cell { part: Part::Beside, ..Cell::default() };
        if down > 1 {
            self.down.resize_with(self.down.len().max(at + across), || None);
            let below = Cell { part: Part::Below, ..cell.clone() };
            let cells = std::iter::once(below).chain(std::iter::repeat_with(beside));
            for (slot, cell) in self.down.iter_mut().skip(at).take(across).zip(cells) {
                *slot = Some((down - 1, cell));
            }
        }
        row.cells.push(cell);
        row.cells.extend((1..across).map(|_| beside()));
        row.merged = across > 1 && at == 0;
    }

    /// How many columns of the last row are taken; nothing where there is no row.
    pub(crate) fn width(&mut self, budget: &mut Budget) -> Option<usize> {
        self.fill(budget);
        self.rows.last().map(|row| row.cells.len())
    }

    /// Puts in the cells that come from rows above and stand next.
    fn fill(&mut self, budget: &mut Budget) {
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(slot) = self.down.get_mut(row.cells.len())
            && let Some((left, cell)) = slot
        {
            steps::look(1);
            // What many rows would say again and again is said as often as there is room.
            let fits = budget.carry(cell.text.size());
            row.cells.push(if fits {
                cell.clone()
            } else {
                Cell { part: cell.part, ..Cell::default() }
            });
            budget.cells(1);
            *left -= 1;
            if *left == 0 {
                *slot = None;
            }
        }
    }

    fn end_row(&mut self, budget: &mut Budget) {
        self.fill(budget);
        let count = self.rows.len();
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

    pub(crate) fn end(mut self, budget: &mut Budget) -> Table {
        self.end_row(budget);
        // Without a row of header cells it is not known which rows are the header.
        let header = self.header.filter(|rows| *rows > 0);
        Table { rows: self.rows, header }
    }
}
