//! Tables of web pages, office programs and Google Sheets. What reads the page's markup is the
//! browser's own parser, which runs nothing of it; here its cells find their places.

use super::Table;
use crate::matrix::limits;

/// A cell of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned {
    /// Its text.
    pub text: String,
    /// Over how many columns it stands.
    pub columns: usize,
    /// Over how many rows it stands.
    pub rows: usize,
}

/// How many columns a row may have; what stands beyond them is not read.
const MAX_COLUMNS: usize = 256;

/// Gives each cell its place. One that stands over several rows or columns has its text in the
/// first of them; the others are empty, as a spreadsheet would have them.
pub fn spread(rows: Vec<Vec<Spanned>>) -> Table {
    let mut table: Table = Vec::with_capacity(rows.len().min(limits::ROWS));
    // For each column, how many rows more a cell from above stands there.
    let mut taken: Vec<usize> = Vec::new();
    for row in rows.into_iter().take(limits::ROWS) {
        let mut line: Vec<String> = Vec::new();
        let mut cells = row.into_iter();
        while line.len() < MAX_COLUMNS {
            let at = line.len();
            if let Some(left) = taken.get_mut(at)
                && *left > 0
            {
                *left -= 1;
                line.push(String::new());
                continue;
            }
            let Some(mut cell) = cells.next() else { break };
            for column in at..(at + cell.columns.max(1)).min(MAX_COLUMNS) {
                if taken.len() <= column {
                    taken.resize(column + 1, 0);
                }
                if let Some(left) = taken.get_mut(column) {
                    *left = cell.rows.saturating_sub(1);
                }
                line.push(std::mem::take(&mut cell.text));
            }
        }
        // Cells from above that stand to the right of the last one.
        for left in taken.iter_mut().skip(line.len()).filter(|left| **left > 0) {
            *left -= 1;
        }
        table.push(line);
    }
    table
}

/// A table as markup.
pub fn write(table: &[Vec<String>]) -> String {
    let mut out = "<table><tbody>".to_owned();
    for row in table {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td>");
            for c in cell.chars() {
                match c {
                    '&' => out.push_str("&amp;"),
                    '<' => out.push_str("&lt;"),
                    '>' => out.push_str("&gt;"),
                    '\n' => out.push_str("<br>"),
                    c => out.push(c),
                }
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, columns: usize, rows: usize) -> Spanned {
        Spanned { text: text.to_owned(), columns, rows }
    }

    #[test]
    fn cells_stand_where_a_browser_shows_them() {
        let table = spread(vec![
            vec![cell("a", 1, 2), cell("b", 2, 1), cell("c", 1, 3)],
            vec![cell("d", 1, 1), cell("e", 1, 1)],
            vec![cell("f", 3, 1)],
        ]);
        assert_eq!(
            table,
            [
                vec!["a", "b", "", "c"],
                vec!["", "d", "e", ""],
                // The cell from above stands behind the last one of this row.
                vec!["f", "", "", ""],
            ]
        );
    }

    #[test]
    fn spans_without_end_are_cut() {
        let table = spread(vec![vec![cell("a", usize::MAX / 2, usize::MAX)], vec![]]);
        assert_eq!(table[0].len(), MAX_COLUMNS);
    }

    #[test]
    fn markup_in_a_cell_stays_text() {
        let table = [vec!["<b>R</b> & A".to_owned(), "x\ny".to_owned()]];
        assert_eq!(
            write(&table),
            "<table><tbody><tr><td>&lt;b&gt;R&lt;/b&gt; &amp; A</td><td>x<br>y</td></tr></tbody></table>"
        );
    }
}
