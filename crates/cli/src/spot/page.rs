//! Places in files of other formats.

use std::ops::Range;

use remit_core::checks::Place;
use remit_core::matrix::{PartyId, Row, RowId};
use remit_formats::csv::Rows;
use remit_formats::markdown::read::table;
use remit_formats::page::Column;
use remit_import::{ColumnUse, Format, RowPlace, TableFacts};

use super::{Line, Lines, Mark, Spot, roles};
use crate::document::Document;
use crate::text::one_line;

/// Where something is in a text.
pub(super) fn in_text(lines: &Lines, document: &Document, place: &Place) -> Spot {
    let Some((number, columns, label)) = wanted(document, place) else {
        return lines.spot(&first(lines));
    };
    let spans = cells(lines, document.reading.format, number);
    let cell = |column: &Column| spans.get(column.number() - 1).filter(|span| !span.is_empty());
    let cells: Vec<_> =
        columns.iter().filter_map(cell).map(|span| (span.clone(), String::new())).collect();
    if !cells.is_empty() {
        return lines.spot(&cells);
    }
    let Some(line) = lines.line(number) else { return Spot::default() };
    let text = lines.text().get(line.clone()).unwrap_or_default();
    let start = line.start + (text.len() - text.trim_start().len());
    lines.spot(&[(start..start + text.trim().len(), label)])
}

/// Where something is in a workbook, and what is shown of a source that cannot be shown itself.
pub(super) fn in_sheet(document: &Document, place: &Place) -> Spot {
    let sheet_row = place.row().and_then(|row| row_place(document, row)).map(|(row, _)| row);
    let columns = wanted(document, place).map(|(_, columns, _)| columns).unwrap_or_default();
    let table = || document.reading.tables.iter().find(|table| table.taken);
    let format = document.reading.format;
    let address = |at: &remit_formats::page::Place, column| match format {
        // In a document a person counts the tables and their rows.
        Format::Word => format!("{}, row {}", at.sheet, at.line),
        _ => address(&at.sheet, at.line, column),
    };
    let cell = match sheet_row {
        Some(row) => Some(address(&row.place, columns.first().copied().or(row.activity))),
        None => table().map(|table| address(&table.place, None)),
    };
    // Only these have rows that are numbered.
    let is_sheet = matches!(format, Format::Workbook | Format::Word);
    let line = sheet_row.map(|row| row.place.line).filter(|_| is_sheet);
    let shown = drawn(document, place, line.unwrap_or(1));
    let cell = cell.filter(|_| is_sheet);
    Spot { line, cell, shown: shown.into_iter().collect(), ..Spot::default() }
}

/// The row of an activity as a line with its roles, of which those that are meant are marked.
fn drawn(document: &Document, place: &Place, number: usize) -> Option<Line> {
    let matrix = document.matrix();
    let row = matrix.rows.get(matrix.position(place.row()?)?)?;
    let activity = match row {
        Row::Section(section) => {
            let text = one_line(&section.heading());
            let marks = vec![Mark { span: 0..text.len(), label: String::new() }];
            return Some(Line { number, text, marks });
        }
        Row::Activity(activity) => activity,
    };
    let mut text = one_line(&activity.text.to_plain());
    let mut marks = Vec::new();
    let end = text.len();
    for (party, cell) in matrix.cells(activity) {
        text.push_str(" | ");
        let from = text.len();
        text.push_str(&one_line(&party.name));
        text.push(' ');
        text.push_str(&matrix.letters.write_holding(cell.holding));
        let is_meant = matches!(place, Place::Cells(_, parties) if parties.contains(&party.id));
        if is_meant {
            marks.push(Mark { span: from..text.trim_end().len(), label: String::new() });
        }
    }
    if marks.is_empty() {
        marks.push(Mark { span: 0..end, label: String::new() });
    }
    Some(Line { number, text, marks })
}

/// The line that something is in, the cells of it that are meant, and what is said of the line
/// where there are none.
fn wanted(document: &Document, place: &Place) -> Option<(usize, Vec<Column>, String)> {
    let reading = &document.reading;
    if let Some(row) = place.row() {
        let (at, label) = row_place(document, row)?;
        let columns = match place {
            Place::Cells(_, parties) => columns(document, at, parties),
            _ => Vec::new(),
        };
        let columns = if columns.is_empty() { at.activity.into_iter().collect() } else { columns };
        return Some((at.place.line, columns, label));
    }
    let table = |table: &&TableFacts| table.taken;
    if let Place::Party(party) = place {
        let name = &document.matrix().party(*party)?.name;
        let names = |table: &&TableFacts| {
            table.taken
                && table
                    .columns
                    .iter()
                    .any(|column| matches!(&column.taken, ColumnUse::Party(other) if other == name))
        };
        let table = reading.tables.iter().find(names).or(reading.tables.iter().find(table))?;
        return Some((table.place.line, Vec::new(), String::new()));
    }
    None
}

fn row_place(document: &Document, row: RowId) -> Option<(&RowPlace, String)> {
    let matrix = document.matrix();
    let at = matrix.position(row)?;
    let place = document.reading.rows.get(at)?;
    let label = matrix.activity(row).map(|activity| roles(matrix, activity));
    (place.place.line > 0).then(|| (place, label.unwrap_or_default()))
}

fn columns(document: &Document, place: &RowPlace, parties: &[PartyId]) -> Vec<Column> {
    let of = |party: &PartyId| {
        let at = document.matrix().column(*party)?;
        place.parties.get(at).copied().flatten()
    };
    let mut columns: Vec<Column> = parties.iter().filter_map(of).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// Where the cells of the row are that begins in a line, where the format has them in lines.
fn cells(lines: &Lines, format: Format, number: usize) -> Vec<Range<usize>> {
    let Some(line) = lines.line(number) else { return Vec::new() };
    let text = lines.text();
    let shifted = |span: Range<usize>| span.start + line.start..span.end + line.start;
    match format {
        Format::Markdown => {
            let row = text.get(line.clone()).unwrap_or_default();
            table::spans(row).into_iter().map(shifted).collect()
        }
        Format::Delimited(delimiter) => {
            let rest = text.get(line.start..).unwrap_or_default();
            Rows::new(rest, delimiter).spans().into_iter().map(shifted).collect()
        }
        _ => Vec::new(),
    }
}

/// The first line that says something, for what is about the whole.
fn first(lines: &Lines) -> Vec<(Range<usize>, String)> {
    let text = lines.text();
    let start = text.len() - text.trim_start().len();
    let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    vec![(start..start + line.trim_end().len(), String::new())]
}

/// The address of a cell as spreadsheets write it.
fn address(sheet: &str, line: usize, column: Option<Column>) -> String {
    let letters = column.map(|column| letters(column.number())).unwrap_or_default();
    let needs_quotes = sheet.contains(|c: char| !c.is_alphanumeric() && c != '_');
    let sheet =
        if needs_quotes { format!("'{}'", sheet.replace('\'', "''")) } else { sheet.into() };
    if letters.is_empty() {
        format!("{sheet}!{line}:{line}")
    } else {
        format!("{sheet}!{letters}{line}")
    }
}

/// The letters of a column, from 1 on: A to Z, then AA.
fn letters(mut number: usize) -> String {
    let mut letters = String::new();
    while number > 0 {
        let digit = u8::try_from((number - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + digit));
        number = (number - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        let at = Column::at;
        assert_eq!(address("Matrix", 7, at(3)), "Matrix!C7");
        assert_eq!(address("Who does what?", 1, at(27)), "'Who does what?'!AA1");
        assert_eq!(address("It's", 2, None), "'It''s'!2:2");
        assert_eq!(
            (letters(26), letters(702), letters(703)),
            ("Z".into(), "ZZ".into(), "AAA".into())
        );
    }
}
