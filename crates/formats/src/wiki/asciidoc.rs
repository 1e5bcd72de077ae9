//! AsciiDoc: tables between lines `|===`, each cell behind a bar, often in a line of its own;
//! `== Heading`.

use super::{NumberedRows, Spans, heading, table};
use crate::markdown::read::Joined;

/// Whether a table begins or ends in a line.
pub(super) fn is_table(line: &str) -> bool {
    line.strip_prefix('|').is_some_and(|rest| rest.len() >= 3 && rest.bytes().all(|c| c == b'='))
}

pub(super) fn read(lines: &[&str]) -> Joined {
    let mut joined = Joined::default();
    let mut columns = None;
    let mut open: Option<OpenTable> = None;
    for (line, number) in lines.iter().zip(1..) {
        let line = line.trim();
        match &mut open {
            Some(found) if is_table(line) => {
                table(&found.rows(), &mut joined);
                (open, columns) = (None, None);
            }
            Some(found) => found.line(line, number),
            None if is_table(line) => open = Some(OpenTable { columns, ..OpenTable::default() }),
            None if line.starts_with('[') && line.ends_with(']') => columns = wanted(line),
            None => joined.push(titled(line).unwrap_or_else(|| line.to_owned()), number),
        }
    }
    table(&open.unwrap_or_default().rows(), &mut joined);
    joined
}

/// A table while it is read.
#[derive(Default)]
struct OpenTable {
    /// How many columns it says it has.
    columns: Option<usize>,
    /// How many cells its first line has.
    first: usize,
    cells: Vec<(usize, String)>,
    /// Which of them is open.
    at: usize,
    spans: Spans,
}

impl OpenTable {
    fn line(&mut self, line: &str, number: usize) {
        let parts: Vec<&str> = line.split('|').collect();
        for (place, part) in parts.iter().enumerate() {
            let is_last = place + 1 == parts.len();
            let (said, look) = if is_last { (*part, "") } else { without_look(part) };
            self.say(said.trim());
            if !is_last {
                let wide = look.split_once('+').and_then(|(wide, _)| wide.parse().ok());
                self.at = self.cells.len();
                // What is said stands in the first of the columns that a cell spans.
                let cells = self.spans.of(wide.unwrap_or(1));
                self.cells.extend((0..cells).map(|_| (number, String::new())));
            }
        }
        if self.first == 0 {
            self.first = self.cells.len();
        }
    }

    /// Adds to what the open cell says.
    fn say(&mut self, said: &str) {
        if let Some((_, cell)) = self.cells.get_mut(self.at).filter(|_| !said.is_empty()) {
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(said);
        }
    }

    fn rows(&self) -> NumberedRows {
        let columns = self.columns.unwrap_or(self.first).max(1);
        let rows = self.cells.chunks(columns).map(|row| {
            let number = row.first().map_or(1, |(number, _)| *number);
            (number, row.iter().map(|(_, cell)| cell.clone()).collect())
        });
        rows.collect()
    }
}

/// What a cell says, and how the next one looks: "2+^h" before its bar.
fn without_look(part: &str) -> (&str, &str) {
    let start = part.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let look = part.get(start..).unwrap_or_default();
    let is_look = !look.is_empty()
        && look.len() <= 6
        && look.chars().all(|c| c.is_ascii_digit() || "+*.<>^adehlmsv".contains(c))
        && (look.len() == 1 || look.contains(['+', '*', '.', '<', '>', '^']));
    if is_look { (part.get(..start).unwrap_or_default(), look) } else { (part, "") }
}

/// How many columns the line above a table asks for: `[cols="1,2*,1"]`.
fn wanted(line: &str) -> Option<usize> {
    let (_, columns) = line.split_once("cols=")?;
    let columns = match columns.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => columns.split([',', ']']).next()?,
    };
    let count = |column: &str| {
        let times = column.trim().split_once('*').and_then(|(times, _)| times.parse().ok());
        times.unwrap_or(1_usize).min(50)
    };
    Some(columns.split([',', ';']).map(count).sum())
}

/// A heading: "== Title".
fn titled(line: &str) -> Option<String> {
    let level = line.bytes().take_while(|c| *c == b'=').count();
    let title = line.get(level..)?.strip_prefix(' ')?;
    (1..=6).contains(&level).then(|| heading(level, title))
}
