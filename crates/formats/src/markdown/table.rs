//! Tables as GitHub reads them. Nothing is padded: whoever keeps the file in Git sees a change of
//! one row as a change of one line.

use std::ops::Range;

/// A table in the making. Its cells are Markdown without line ends and bare pipes.
pub(crate) struct TableWriter {
    head: Vec<String>,
    /// The columns that are centred.
    centred: Range<usize>,
    rows: Vec<Vec<String>>,
}

impl TableWriter {
    /// A table with these columns, those that hold letters centred.
    pub(crate) fn new(head: Vec<String>, centred: Range<usize>) -> Self {
        Self { head, centred, rows: Vec::new() }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Takes the rows out.
    pub(crate) fn clear(&mut self) {
        self.rows.clear();
    }

    /// The lines of the table.
    pub(crate) fn write(&self) -> String {
        let mut out = String::new();
        line(&mut out, &self.head);
        out.push_str("\n|");
        for at in 0..self.head.len() {
            out.push_str(if self.centred.contains(&at) { " :---: |" } else { " --- |" });
        }
        for cells in &self.rows {
            out.push('\n');
            line(&mut out, cells);
        }
        out
    }
}

fn line(out: &mut String, cells: &[String]) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(cell);
        out.push_str(if cell.is_empty() { "|" } else { " |" });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_name_changes_one_line() {
        // One renamed activity moved the pipes of all the others: in Git the whole table differed.
        let write = |second: &str| {
            let mut table = TableWriter::new(["Activity", "Us"].map(str::to_owned).to_vec(), 1..2);
            table.row(["Back up", "RA"].map(str::to_owned));
            table.row([second, ""].map(str::to_owned));
            table.write()
        };
        let expected = "\
| Activity | Us |
| --- | :---: |
| Back up | RA |
| Restore the mailboxes | |";
        assert_eq!(write("Restore the mailboxes"), expected);
        let before = write("Restore");
        let differ = before.lines().zip(expected.lines()).filter(|(a, b)| a != b);
        assert_eq!(differ.count(), 1);
    }
}
