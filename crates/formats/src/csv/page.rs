//! CSV and its relatives: values parted by commas, semicolons, tabs or bars, quoted or not.

use super::Rows;
use crate::page::{Block, BlockKind, Budget, Page, Row, Table, quoted};
use crate::page::{ImportError, Place};
use crate::page::{Stage, Watch};
use remit_core::matrix::Text;

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
pub fn read(text: &str, delimiter: char, watch: &mut Watch) -> Result<Page, ImportError> {
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
        watch.step(Stage::Splitting, raw.end, text.len())?;
        let cells = raw.cells.iter().map(|cell| Text::plain(cell.trim()));
        let row = Row::of_line(raw.line + first - 1, cells);
        budget.row(&row.cells);
        budget.check()?;
        if !row.is_empty() {
            table.rows.push(row);
        }
    }
    let mut page = Page::default();
    let below = below(&mut table);
    if !table.rows.is_empty() {
        page.blocks.push(Block { place: Place::line(first), kind: BlockKind::Table(table) });
    }
    for row in below {
        let text = row.cells.into_iter().next().map(|cell| cell.text).unwrap_or_default();
        let place = Place::line(row.line);
        let words =
            format!("{} is below the table; it was kept as text.", quoted(&text.to_plain()));
        page.notes.guessed(&place, words);
        page.blocks.push(Block { place, kind: BlockKind::Paragraph(text) });
    }
    Ok(page)
}

/// Takes the lines below the table away: they come after a free line, and nothing parts them.
fn below(table: &mut Table) -> Vec<Row> {
    const FEWEST: usize = 3;
    let is_alone = |row: &Row| row.cells.len() == 1;
    let alone = table.rows.iter().rev().take_while(|row| is_alone(row)).count();
    let begin = table.rows.len() - alone;
    let lines = |row: &Row| row.cells.iter().map(|cell| cell.text.lines().count()).max();
    let after_a_gap = match (table.rows.get(begin.wrapping_sub(1)), table.rows.get(begin)) {
        (Some(last), Some(first)) => first.line > last.line + lines(last).unwrap_or(1).max(1),
        _ => false,
    };
    if after_a_gap && table.width() >= FEWEST && begin >= 2 {
        table.rows.split_off(begin)
    } else {
        Vec::new()
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
}
