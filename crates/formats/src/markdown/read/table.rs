//! Tables of pipes: rows, the line under the header, and what publishers do to them.

use std::ops::Range;

use super::blocks::Blocks;
use super::inline;
use crate::page::{BlockKind, Row, Table};
use crate::page::{Notes, Place};
use remit_core::fold::fold;
use remit_core::matrix::{Block, Inline, Text};
use remit_core::steps;

/// Whether a line is a row by itself: it begins with a pipe.
pub fn is_row(line: &str) -> bool {
    line.trim_start().starts_with('|')
}

/// Whether a line is the one under a header: dashes and colons between pipes.
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    steps::look(line.len());
    let cell = |cell: &str| {
        let dashes = cell.trim().trim_start_matches(':').trim_end_matches(':');
        !dashes.is_empty() && dashes.chars().all(|c| c == '-')
    };
    let inside = line.strip_prefix('|').unwrap_or(line);
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    line.contains('-') && line.contains('|') && inside.split('|').all(cell)
}

/// Whether a line without a pipe in front can be a row: it has one inside.
pub fn has_pipe(line: &str) -> bool {
    cells(line).len() > 1
}

/// Whether a line can be a header: more cells than one, or pipes around it.
pub fn has_header(line: &str) -> bool {
    is_row(line) || has_pipe(line)
}

/// The cells of a row, unescaped and trimmed.
pub fn cells(line: &str) -> Vec<String> {
    steps::look(line.len());
    let line = line.trim();
    let inside = line.strip_prefix('|').unwrap_or(line);
    // Few rows have anything escaped.
    let mut cells = if inside.contains('\\') {
        unescaped(inside)
    } else {
        inside.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    // The last pipe ends the row; what stands behind it is no cell.
    if cells.len() > 1 && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// The cells of a row in which backslashes stand.
fn unescaped(inside: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in inside.chars() {
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '|' if escaped => cell.push('|'),
            '|' => cells.push(String::new()),
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            c => {
                if escaped {
                    cell.push('\\');
                }
                cell.push(c);
            }
        }
        escaped = false;
    }
    if escaped && let Some(cell) = cells.last_mut() {
        cell.push('\\');
    }
    for cell in &mut cells {
        let trimmed = cell.trim();
        if trimmed.len() < cell.len() {
            *cell = trimmed.to_owned();
        }
    }
    cells
}

/// Where the cells of a row stand in its line, in bytes, without the white space around them:
/// those of [`cells`], each in its place. For who points at them; the readers do without.
pub fn spans(line: &str) -> Vec<Range<usize>> {
    let unquoted = super::lines::Line::new(line).text;
    let row = unquoted.trim();
    let mut start = line.len() - unquoted.trim_start().len();
    let inside = row.strip_prefix('|').unwrap_or(row);
    start += row.len() - inside.len();
    let mut ends = Vec::new();
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        if c == '|' && !escaped {
            ends.push(at);
        }
        escaped = c == '\\' && !escaped;
    }
    ends.push(inside.len());
    let mut from = 0;
    let mut spans: Vec<Range<usize>> = Vec::new();
    for end in ends {
        let cell = inside.get(from..end).unwrap_or_default();
        let begin = start + from + (cell.len() - cell.trim_start().len());
        spans.push(begin..begin + cell.trim().len());
        from = end + 1;
    }
    if spans.len() > 1 && spans.last().is_some_and(Range::is_empty) {
        spans.pop();
    }
    spans
}

/// A line of a table as it stands in the source.
pub struct TableLine<'a> {
    pub(super) number: usize,
    pub(super) text: &'a str,
    /// Whether a blank line stands before it.
    pub after_gap: bool,
}

/// The rows that lines are; none for what is a rule.
fn rows(lines: &[TableLine]) -> Vec<Row> {
    let cells: Vec<Vec<String>> = lines
        .iter()
        .map(|line| if is_rule(line.text) { Vec::new() } else { cells(line.text) })
        .collect();
    let mut inlines = inline::each(cells.iter().flatten().map(String::as_str)).into_iter();
    let mut text = |cell: &String| match inlines.next() {
        // Markdown has no lists within a line, so those that stand there are HTML.
        Some(inlines) if !cell.contains("<ul>") => Text::new(vec![Block::Paragraph(inlines)]),
        _ => cell_of(cell, inline::inlines),
    };
    let row = |(line, cells): (&TableLine, &Vec<String>)| {
        Row::of_line(line.number, cells.iter().map(&mut text))
    };
    lines.iter().zip(&cells).map(row).collect()
}

/// What a cell says, its lines read in this way.
pub fn cell_of(cell: &str, inlines: fn(&str) -> Vec<Inline>) -> Text {
    let mut blocks = Vec::new();
    let mut rest = cell;
    while let Some((before, list)) = rest.split_once("<ul>")
        && let Some((inside, after)) = list.split_once("</ul>")
        // Lists within lists have no place in a text: their items are lines of it.
        && !inside.contains("<ul")
    {
        blocks.push(Block::Paragraph(inlines(before)));
        let items = inside.split("<li>").skip(1);
        let items = items.map(|item| {
            let item = item.trim_end();
            inlines(item.strip_suffix("</li>").unwrap_or(item))
        });
        blocks.push(Block::List(items.collect()));
        rest = after;
    }
    blocks.push(Block::Paragraph(inlines(rest)));
    Text::new(blocks)
}

/// So many lines are read at once.
const AT_ONCE: usize = 500;

/// Puts lines of tables, with nothing but blank lines between, into the tables that they are.
pub(super) fn read(lines: &[TableLine], blocks: &mut Blocks) {
    let mut in_run = 0;
    let mut open: Option<Table> = None;
    let mut place = Place::default();
    let rows = lines.chunks(AT_ONCE).flat_map(rows);
    for ((at, line), row) in lines.iter().enumerate().zip(rows) {
        in_run = if line.after_gap { 0 } else { in_run + 1 };
        let under = lines.get(at + 1);
        if is_rule(line.text) {
            // Its header was taken with it, or there is none; a rule further down only parts rows.
            if open.is_none() && at == 0 {
                place = Place::line(line.number);
                open = Some(Table { rows: Vec::new(), header: Some(0) });
            }
            continue;
        }
        let ruled = under.is_some_and(|under| is_rule(under.text));
        let header = match &open {
            Some(Table { rows, header: Some(1) }) => rows.first(),
            _ => None,
        };
        let same_header = || header.is_some_and(|first| same_words(first, &row));
        // Another table, of other columns, may follow without a blank line between.
        let other_width = || {
            let width = row.cells.len();
            let rule = under.map_or(0, |under| cells(under.text).len());
            rule == width && header.is_some_and(|first| first.cells.len() != width)
        };
        // The rule may stand apart from its header by a blank line.
        if ruled && (in_run == 0 || open.is_none() || same_header() || other_width()) {
            close(open.take(), &place, blocks);
            place = Place::line(line.number);
            open = Some(Table { rows: vec![row], header: Some(1) });
            continue;
        }
        if !blocks.budget.row(&row.cells) {
            break;
        }
        if let Some(table) = &mut open {
            table.rows.push(row);
        } else {
            place = Place::line(line.number);
            open = Some(continued(row, blocks));
        }
    }
    close(open, &place, blocks);
}

/// Rows without a header of their own belong to the table above, unless a heading parts them.
fn continued(row: Row, blocks: &mut Blocks) -> Table {
    let Some(above) = blocks.above() else { return Table { rows: vec![row], header: None } };
    above.rows.push(row);
    // The rows are gathered in the old place, which is filled again at the end.
    let mut table = std::mem::take(above);
    table.header = table.header.or(Some(0));
    table
}

/// Puts a table among the blocks: into the place that was left for it, or at the end.
fn close(table: Option<Table>, place: &Place, blocks: &mut Blocks) {
    let Some(table) = table.filter(|table| !table.rows.is_empty()) else { return };
    match blocks.above().filter(|left| left.rows.is_empty()) {
        Some(left) => *left = table,
        None => blocks.push(place.clone(), BlockKind::Table(table)),
    }
}

fn same_words(a: &Row, b: &Row) -> bool {
    let words = |row: &Row| -> Vec<String> {
        row.cells.iter().map(|cell| fold(&cell.text.to_plain())).collect()
    };
    words(a) == words(b)
}

/// Notes what was done to make a table of these lines.
pub fn note(lines: &[TableLine], notes: &mut Notes) {
    for (at, line) in lines.iter().enumerate().skip(1) {
        // A header begins a table of its own.
        let begins = lines.get(at + 1).is_some_and(|under| is_rule(under.text));
        if line.after_gap && !begins && !is_rule(line.text) {
            let text =
                "The table is split by a blank line; the rows below it were read as part of it.";
            notes.guessed(&Place::line(line.number), text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(cells(line), expected, "{line}");
    }

    #[test]
    fn rows_are_split_at_pipes() {
        check("| a | b |", &["a", "b"]);
        check("| a | b", &["a", "b"]);
        check("a | b |", &["a", "b"]);
        check("| a |  |", &["a", ""]);
        check("| a | |  ", &["a", ""]);
        check("|a|b||", &["a", "b", ""]);
        check("| a \\| b | c |", &["a | b", "c"]);
        check("| I\\* |", &["I\\*"]);
        check("|", &[""]);
    }

    #[track_caller]
    fn check_spans(line: &str) {
        let shown = |span: &Range<usize>| line[span.clone()].replace("\\|", "|");
        let shown: Vec<String> = spans(line).iter().map(shown).collect();
        let unquoted = line.trim_start_matches(['>', ' ']);
        assert_eq!(shown, cells(unquoted), "{line}");
    }

    #[test]
    fn cells_are_known_by_their_place() {
        for line in [
            "| a | b |",
            "  a | b",
            "| a |  |",
            "|a|b||",
            "> > | a \\| b |  é | c |  ",
            "| I\\* | \\\\| x |",
            "|",
            "",
        ] {
            check_spans(line);
        }
    }

    #[test]
    fn rules_are_told_from_rows() {
        for rule in ["|---|---|", "| --- | :--: |", "---|---", "|-|", "| ----- | ----- |  "] {
            assert!(is_rule(rule), "{rule}");
        }
        for row in ["| - | - R |", "---", "| a |", "|  |  |", "| | - |"] {
            assert!(!is_rule(row), "{row}");
        }
    }
}
