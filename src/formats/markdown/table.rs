//! Tables as GitHub reads them, the pipes under one another.

use std::ops::Range;

/// Cells are padded up to so many characters; a longer one only moves its own pipes.
const MAX_PAD: usize = 100;

/// A table in the making. Its cells are Markdown without line ends and bare pipes.
pub(super) struct Table {
    head: Vec<String>,
    /// The columns that are centred.
    centred: Range<usize>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with these columns, those that hold letters centred.
    pub(super) fn new(head: Vec<String>, centred: Range<usize>) -> Self {
        Self { head, centred, rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes the rows out.
    pub(super) fn clear(&mut self) {
        self.rows.clear();
    }

    /// The lines of the table.
    pub(super) fn write(&self) -> String {
        let mut widths = vec![5; self.head.len()];
        for cells in std::iter::once(&self.head).chain(&self.rows) {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = cell.chars().count().min(MAX_PAD).max(*width);
            }
        }
        let mut out = String::new();
        line(&mut out, &self.head, &widths);
        out.push_str("\n|");
        for (at, width) in widths.iter().enumerate() {
            let ends = if self.centred.contains(&at) { [" :", ": |"] } else { [" -", "- |"] };
            out.push_str(ends[0]);
            out.extend(std::iter::repeat_n('-', width - 2));
            out.push_str(ends[1]);
        }
        for cells in &self.rows {
            out.push('\n');
            line(&mut out, cells, &widths);
        }
        out
    }
}

fn line(out: &mut String, cells: &[String], widths: &[usize]) {
    out.push('|');
    for (cell, width) in cells.iter().zip(widths) {
        out.push(' ');
        out.push_str(cell);
        let pad = width.saturating_sub(cell.chars().count());
        out.extend(std::iter::repeat_n(' ', pad));
        out.push_str(" |");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_stand_under_one_another() {
        let mut table = Table::new(["Activity", "Us"].map(str::to_owned).to_vec(), 1..2);
        table.row(["Back up", "RA"].map(str::to_owned));
        table.row(["Restore the mailboxes", ""].map(str::to_owned));
        let expected = "\
| Activity              | Us    |
| --------------------- | :---: |
| Back up               | RA    |
| Restore the mailboxes |       |";
        assert_eq!(table.write(), expected);
    }
}
