//! The tables of AsciiDoc.

use std::borrow::Cow;

use super::super::prose::Prose;
use crate::csv;
use crate::page::Building;

/// A cell: where it begins, how it looks and what it says.
struct Cell<'a> {
    line: usize,
    look: Look,
    lines: Vec<Cow<'a, str>>,
}

/// How many columns and rows a cell takes, and how often it is there.
#[derive(Clone, Copy)]
struct Look {
    across: usize,
    down: usize,
    times: usize,
}

/// Reads the lines of a table, the first of which has this number, as the line above it asks.
pub(super) fn table(lines: &[&str], begins: usize, options: &str, page: &mut Prose) {
    let (columns, is_csv) =
        (wanted(options), options.contains("format=\"csv\"") || options.contains("format=csv"));
    if is_csv {
        let text = lines.join("\n");
        let rows = csv::Rows::new(&text, ',').map(|row| (begins + row.line - 1, row.cells));
        let rows = rows.filter(|(_, cells)| !cells.iter().all(String::is_empty));
        return page.rows(rows.collect(), None);
    }
    let mut cells: Vec<Cell> = Vec::new();
    let mut first = 0;
    for (line, number) in lines.iter().zip(begins..) {
        read_line(line.trim(), number, &mut cells);
        if first == 0 {
            first = cells.iter().map(|cell| cell.look.across * cell.look.times).sum();
        }
    }
    let columns = columns.unwrap_or(first).clamp(1, MOST_COLUMNS);
    let mut table = Building::new(begins);
    for cell in cells {
        let text = page.cell(&cell.lines);
        for _ in 0..cell.look.times {
            let mut width = table.width(&mut page.budget);
            while width.is_none_or(|width| width >= columns) {
                table.row(cell.line, &mut page.budget);
                width = table.width(&mut page.budget);
            }
            let across = cell.look.across.min(columns - width.unwrap_or(0).min(columns));
            let spans = (across, cell.look.down);
            table.cell(text.clone(), false, spans, cell.line, &mut page.budget);
        }
    }
    let begins = table.line;
    let table = table.end(&mut page.budget);
    page.table(table, begins);
}

/// A table has no more columns than this.
const MOST_COLUMNS: usize = 200;

fn read_line<'a>(line: &'a str, number: usize, cells: &mut Vec<Cell<'a>>) {
    // A table within a cell: what its cells say is said in lines of this one.
    if line.starts_with("!===") {
        return;
    }
    let mut rest = line;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|it| it.find('|')).map(|at| from + at) {
        let (before, behind) = rest.split_at(at);
        if before.ends_with('\\') {
            from = at + 1;
            continue;
        }
        let (said, look) = without_look(before);
        say(said, cells);
        cells.push(Cell { line: number, look, lines: Vec::new() });
        rest = behind.get(1..).unwrap_or_default();
        from = 0;
    }
    say(rest, cells);
}

/// Adds a line to what the last cell says.
fn say<'a>(said: &'a str, cells: &mut [Cell<'a>]) {
    let Some(cell) = cells.last_mut() else { return };
    let said = said.trim();
    if said.is_empty() && cell.lines.is_empty() {
        return;
    }
    let said = said.strip_prefix('!').unwrap_or(said).trim();
    let is_plain = !said.contains("\\|");
    cell.lines.push(if is_plain { said.into() } else { said.replace("\\|", "|").into() });
}

/// What a cell says, and how the next one looks: "2+^h" before its bar.
fn without_look(part: &str) -> (&str, Look) {
    let space = part.char_indices().rfind(|(_, c)| c.is_whitespace());
    let start = space.map_or(0, |(at, c)| at + c.len_utf8());
    let (said, look) = part.split_at(start);
    let is_look = !look.is_empty()
        && look.len() <= 8
        && look.chars().all(|c| c.is_ascii_digit() || "+*.<>^adehlmsv".contains(c))
        && (look.len() == 1 || look.contains(['+', '*', '.', '<', '>', '^']));
    let one = Look { across: 1, down: 1, times: 1 };
    if !is_look {
        return (part, one);
    }
    let number = |text: &str| text.parse().unwrap_or(1_usize).clamp(1, MOST_COLUMNS);
    if let Some((spans, _)) = look.split_once('+') {
        let (across, down) = spans.split_once('.').unwrap_or((spans, ""));
        return (said, Look { across: number(across), down: number(down), ..one });
    }
    let times = look.split_once('*').map_or(1, |(times, _)| number(times));
    (said, Look { times, ..one })
}

/// How many columns the line above a table asks for: `[cols="1,2*,1"]`.
fn wanted(line: &str) -> Option<usize> {
    let (_, columns) = line.split_once("cols=")?;
    let columns = match columns.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => columns.split([',', ']']).next()?,
    };
    // A number alone says how many there are.
    if let Ok(columns) = columns.trim().parse::<usize>() {
        return Some(columns);
    }
    let count = |column: &str| {
        let times = column.trim().split_once('*').and_then(|(times, _)| times.parse().ok());
        times.unwrap_or(1_usize).min(50)
    };
    Some(columns.split([',', ';']).map(count).sum())
}
