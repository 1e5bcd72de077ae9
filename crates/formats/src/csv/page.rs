//! CSV and its relatives: values parted by commas, semicolons, tabs or bars, quoted or not.

use crate::page::Place;
use crate::page::ReadingError;
use crate::page::{Block, Budget, Cell, Kind, Page, Row, Table};
use crate::page::{Step, Watch};
use remit_core::matrix::Text;
use remit_core::steps;

const DELIMITERS: [char; 4] = ['\t', ';', ',', '|'];
/// So many rows are looked at to find the delimiter.
const LOOKED_AT: usize = 200;

/// The character that parts the values, where most lines agree on one.
pub fn sniff(text: &str) -> Option<char> {
    let mut best = None;
    for delimiter in DELIMITERS {
        let mut rows = Rows::new(text, delimiter);
        let widths: Vec<usize> = rows.by_ref().take(LOOKED_AT).map(|row| row.cells.len()).collect();
        let wide = widths.iter().filter(|width| **width > 1).count();
        // Rows of a table have the same width, or are short: a title, a section.
        let common =
            widths.iter().copied().filter(|width| *width > 1).max_by_key(|width| {
                (widths.iter().filter(|other| *other == width).count(), *width)
            });
        let Some(common) = common else { continue };
        let same = widths.iter().filter(|width| **width == common).count();
        // Commas stand in sentences too.
        let least = if matches!(delimiter, '\t' | '|') { 2 } else { 3 };
        let fits = same >= 2 && common >= least.min(2 + usize::from(delimiter == ','));
        let score = same * 100 / widths.len().max(1);
        let enough = if delimiter == '\t' { wide * 3 >= widths.len() } else { score >= 60 };
        if fits && enough && best.is_none_or(|(_, other)| score > other) {
            best = Some((delimiter, score));
        }
    }
    best.map(|(delimiter, _)| delimiter)
}

/// Reads the values as one table.
pub fn read(text: &str, delimiter: char, watch: &mut Watch) -> Result<Page, ReadingError> {
    // Excel may say the delimiter in the first line.
    let mut text = text;
    let mut first = 1;
    if let Some((line, rest)) = text.split_once('\n')
        && line.trim().to_ascii_lowercase().starts_with("sep=")
    {
        text = rest;
        first = 2;
    }
    let mut table = Table::default();
    let mut budget = Budget::default();
    for raw in Rows::new(text, delimiter) {
        watch.step(Step::Splitting, raw.end, text.len())?;
        let cells: Vec<Cell> =
            raw.cells.iter().map(|cell| Cell::new(Text::plain(cell.trim()))).collect();
        budget.row(&cells);
        budget.check()?;
        let row = Row { line: raw.line + first - 1, cells, merged: false };
        if !row.is_empty() {
            table.rows.push(row);
        }
    }
    let mut page = Page::default();
    if !table.rows.is_empty() {
        page.blocks.push(Block { place: Place::line(first), kind: Kind::Table(table) });
    }
    Ok(page)
}

/// The lines with their numbers and fields.
pub fn lines(text: &str, delimiter: char) -> impl Iterator<Item = (usize, Vec<String>)> {
    Rows::new(text, delimiter).map(|raw| (raw.line, raw.cells))
}

/// A row as it stands.
struct Raw {
    line: usize,
    cells: Vec<String>,
    /// Where it ends in the text.
    end: usize,
}

struct Rows<'a> {
    text: &'a str,
    at: usize,
    line: usize,
    delimiter: char,
}

impl<'a> Rows<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Self { text, at: 0, line: 1, delimiter }
    }
}

impl Iterator for Rows<'_> {
    type Item = Raw;

    fn next(&mut self) -> Option<Raw> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let line = self.line;
        let mut cells = vec![String::new()];
        let mut chars = rest.char_indices().peekable();
        let mut quoted = false;
        // Whether the cell has only had white space so far.
        let mut fresh = true;
        let mut length = rest.len();
        while let Some((at, c)) = chars.next() {
            if c == '\n' {
                self.line += 1;
            }
            let Some(cell) = cells.last_mut() else { break };
            if quoted {
                if c != '"' {
                    cell.push(c);
                } else if chars.next_if(|(_, next)| *next == '"').is_some() {
                    cell.push('"');
                } else {
                    quoted = false;
                }
            } else if c == '"' && fresh {
                quoted = true;
                fresh = false;
                cell.clear();
            } else if c == self.delimiter {
                cells.push(String::new());
                fresh = true;
            } else if c == '\n' {
                length = at + 1;
                break;
            } else {
                fresh &= c.is_whitespace();
                cell.push(c);
            }
        }
        // A quote that is never closed is a character: the rest of the file is no single cell.
        if quoted && length == rest.len() && rest.contains('\n') {
            self.line = line + 1;
            length = rest.find('\n').map_or(rest.len(), |at| at + 1);
            let plain = rest.get(..length).unwrap_or_default().trim_end_matches('\n');
            cells = plain.split(self.delimiter).map(str::to_owned).collect();
        }
        steps::look(length);
        self.at += length;
        Some(Raw { line, cells, end: self.at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, delimiter: Option<char>) {
        assert_eq!(sniff(text), delimiter, "{text:?}");
    }

    #[test]
    fn the_delimiter_is_found() {
        check("Task,A,B\nx,R,I\ny,A,C\n", Some(','));
        check("Task;A;B\n\"x, y, z\";R;I\ny, too;A;C\n", Some(';'));
        check("Task\tA\nx, y\tR\n", Some('\t'));
        check("Task|A|B\nx|R|I\n", Some('|'));
        check("A title\n\nTask;A;B\nx;R;I\ny;A;\nz;;\n", Some(';'));
        check("A sentence, with commas.\nAnother one, too.\nAnd more.\n", None);
        check("one\ntwo\n", None);
    }

    #[track_caller]
    fn check_rows(text: &str, expected: &[(usize, &[&str])]) {
        let rows: Vec<(usize, Vec<String>)> =
            Rows::new(text, ';').map(|row| (row.line, row.cells)).collect();
        let expected: Vec<(usize, Vec<String>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|cell| (*cell).to_owned()).collect()))
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn quotes_hold_delimiters_and_line_ends() {
        check_rows(
            "\"a;\nb\";\"c \"\"d\"\"\"\n;x\n",
            &[(1, &["a;\nb", "c \"d\""]), (3, &["", "x"])],
        );
        check_rows("5\" disk;R\n", &[(1, &["5\" disk", "R"])]);
    }

    #[test]
    fn a_quote_that_is_never_closed_ends_with_its_line() {
        check_rows("\"a;R\nb;I\n", &[(1, &["\"a", "R"]), (2, &["b", "I"])]);
    }
}
