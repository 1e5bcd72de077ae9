//! Legends that stand in a table with other things: in columns beside it, in rows above or below
//! it, or in one cell. They are taken out and become blocks of their own, like any other legend.

mod find;

use super::columns::MOST_COLUMNS;
use find::{Run, in_cell, in_row, runs, says_legend};
use remit_core::matrix::Text;
use remit_formats::page::{Block, BlockKind, Cell, Row, Table};
use remit_formats::page::{Notes, Place};

/// Takes the legends out of the tables.
pub(super) fn take(blocks: &mut Vec<Block>, notes: &mut Notes) {
    let mut found: Vec<(usize, Block)> = Vec::new();
    for (at, block) in blocks.iter_mut().enumerate() {
        let BlockKind::Table(table) = &mut block.kind else { continue };
        for (line, codes, kind) in parted(table) {
            let place = Place { sheet: block.place.sheet.clone(), line };
            let text = format!("The legend in this table was used for the meaning of {codes}.");
            notes.guessed(&place, text);
            found.push((at + 1, Block { place, kind }));
        }
    }
    for (at, block) in found.into_iter().rev() {
        blocks.insert(at, block);
    }
}

/// A legend that was taken out: its line, the letters that it explains, and the legend itself.
type TakenLegend = (usize, String, BlockKind);

/// So many places are looked at that could be a legend.
const MOST_RUNS: usize = 20;

fn parted(table: &mut Table) -> Vec<TakenLegend> {
    let mut found = Vec::new();
    for run in runs(table).into_iter().take(MOST_RUNS) {
        let columns = run.columns(table);
        let own: Vec<Row> = run.rows.iter().map(|at| legend_row(table, *at, &columns)).collect();
        let line = own.first().map_or(0, |row| row.line);
        let kind = BlockKind::Table(Table { rows: own, header: None });
        let rest = if is_beside(table, &run, &columns) {
            without_columns(table, &columns)
        } else if stands_alone(table, &run, &columns) {
            without_rows(table, &run.rows)
        } else {
            continue;
        };
        if holds_something(&rest) {
            *table = rest;
            found.push((line, run.codes, kind));
            break;
        }
    }
    found.extend(from_cell(table));
    found.extend(from_rows(table));
    found
}

/// A legend in one cell of a column that holds nothing else.
fn from_cell(table: &mut Table) -> Option<TakenLegend> {
    let rows = table.rows.iter().enumerate().take(LOOKED_AT);
    let mut cells = rows.flat_map(|(at, row)| {
        let cells = row.cells.iter().enumerate().take(MOST_COLUMNS);
        cells.map(move |(column, cell)| (at, row.line, column, cell))
    });
    let (at, line, column, text, codes) = cells.find_map(|(at, line, column, cell)| {
        let codes = in_cell(&cell.text).filter(|_| !cell.is_carried())?;
        Some((at, line, column, cell.text.clone(), codes))
    })?;
    let is_other = |(other, row): &(usize, &Row)| {
        let cell = row.cell(column);
        *other != at && !cell.text.is_empty() && !cell.is_carried()
    };
    let others: Vec<usize> =
        table.rows.iter().enumerate().filter(is_other).map(|(other, _)| other).collect();
    let rest = without_columns(table, &(column..column + 1));
    let is_beside = others.len() <= MOST_TITLES && others.iter().all(|other| *other < at);
    if !is_beside || !holds_something(&rest) {
        return None;
    }
    *table = rest;
    Some((line, codes, BlockKind::Paragraph(text)))
}

fn legend_row(table: &Table, at: usize, columns: &std::ops::Range<usize>) -> Row {
    let empty = Row::default();
    let row = table.rows.get(at).unwrap_or(&empty);
    let cells = columns.clone().map(|column| Cell::new(row.cell(column).text.clone()));
    Row { line: row.line, cells: cells.collect(), merged: false }
}

/// So many cells above a legend are its title.
const MOST_TITLES: usize = 2;

/// Whether the columns hold nothing but the legend, and a title above it.
fn is_beside(table: &Table, run: &Run, columns: &std::ops::Range<usize>) -> bool {
    let first = run.rows.first().copied().unwrap_or_default();
    let mut titles = 0;
    for (at, row) in table.rows.iter().enumerate() {
        if run.rows.binary_search(&at).is_ok() {
            continue;
        }
        let filled = columns.clone().filter(|column| !row.cell(*column).text.is_empty()).count();
        if filled > 0 && at > first {
            return false;
        }
        titles += filled;
    }
    titles <= MOST_TITLES
}

/// Whether nothing else stands in the rows of the legend.
fn stands_alone(table: &Table, run: &Run, columns: &std::ops::Range<usize>) -> bool {
    let mut rows = run.rows.iter().filter_map(|at| table.rows.get(*at));
    rows.all(|row| {
        let mut cells = row.cells.iter().enumerate();
        cells.all(|(column, cell)| columns.contains(&column) || cell.text.is_empty())
    })
}

/// The table without these columns, and without an empty one that parted them from the others.
fn without_columns(table: &Table, columns: &std::ops::Range<usize>) -> Table {
    let is_empty = |column: usize| table.rows.iter().all(|row| row.cell(column).text.is_empty());
    let begin = columns.start.checked_sub(1).filter(|column| is_empty(*column));
    let begin = begin.unwrap_or(columns.start);
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().enumerate();
        let cells = cells.filter(|(column, _)| !(begin..columns.end).contains(column));
        Row { line: row.line, cells: cells.map(|(_, cell)| cell.clone()).collect(), ..*row }
    });
    // What was merged across them, or stood beside nothing else, may be empty now.
    let rows = rows.filter(|row| !row.is_empty());
    Table { rows: rows.collect(), header: table.header }
}

fn without_rows(table: &Table, rows: &[usize]) -> Table {
    let above = |header: usize| rows.iter().filter(|at| **at < header).count();
    // A word like "Legend" over them goes with them.
    let title = rows.first().and_then(|first| first.checked_sub(1));
    let title = title.filter(|at| table.rows.get(*at).is_some_and(is_title));
    let kept = table.rows.iter().enumerate();
    let kept = kept.filter(|(at, _)| rows.binary_search(at).is_err() && Some(*at) != title);
    let kept = kept.map(|(_, row)| Row { cells: row.cells.clone(), ..*row });
    Table { rows: kept.collect(), header: table.header.map(|header| header - above(header)) }
}

fn is_title(row: &Row) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.text.is_empty());
    filled.next().is_some_and(|cell| says_legend(&cell.text)) && filled.next().is_none()
}

/// Whether a table is left without its legend.
fn holds_something(table: &Table) -> bool {
    let rows = table.rows.iter().filter(|row| {
        let filled = row.cells.iter().filter(|cell| !cell.text.is_empty());
        filled.count() > 1
    });
    rows.count() > 1
}

/// So many rows at the beginning and at the end of a table are looked at.
const LOOKED_AT: usize = 40;

/// Legends in one row, and in one cell of a row of its own.
fn from_rows(table: &mut Table) -> Vec<TakenLegend> {
    let mut found = Vec::new();
    let rows = table.rows.len();
    let near = |at: &usize| *at < LOOKED_AT || at + LOOKED_AT >= rows;
    for at in (0..rows).filter(near) {
        let Some(row) = table.rows.get(at) else { continue };
        let texts: Vec<&Text> =
            row.cells.iter().map(|cell| &cell.text).filter(|text| !text.is_empty()).collect();
        let begins = row.cells.first().is_some_and(|cell| !cell.text.is_empty());
        let legend = match texts.as_slice() {
            [only] => in_cell(only).map(|codes| (codes, BlockKind::Paragraph((*only).clone()))),
            texts if begins => in_row(texts).map(|(codes, rows)| {
                let row = |cells: Vec<Text>| Row {
                    line: row.line,
                    cells: cells.into_iter().map(Cell::new).collect(),
                    merged: false,
                };
                let rows = rows.into_iter().map(row).collect();
                (codes, BlockKind::Table(Table { rows, header: None }))
            }),
            _ => None,
        };
        if let Some((codes, kind)) = legend {
            found.push((at, (row.line, codes, kind)));
        }
    }
    let taken: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
    if taken.is_empty() {
        return Vec::new();
    }
    let rest = without_rows(table, &taken);
    if !holds_something(&rest) {
        return Vec::new();
    }
    *table = rest;
    found.into_iter().map(|(_, legend)| legend).collect()
}
