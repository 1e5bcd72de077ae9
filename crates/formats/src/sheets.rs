//! Workbooks as plain sheets, whoever has taken them apart.

use crate::page::Place;
use crate::page::{Block, BlockKind, Budget, Page, Part, Row, Table};
use remit_core::matrix::Text;

/// A sheet as it was read: its cells as the texts that they show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows; empty ones count too.
    pub rows: Vec<Vec<String>>,
    /// Cells that were merged: the first row and column, the last row and column, from 0 on.
    pub merged: Vec<Merged>,
}

/// Cells that were merged into one, from 0 on, the last ones included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The first row.
    pub top: usize,
    /// The first column.
    pub left: usize,
    /// The last row.
    pub bottom: usize,
    /// The last column.
    pub right: usize,
}

/// So many merged cells of one sheet are looked at.
const MOST_MERGED: usize = 100_000;

/// The sheets as a page: a heading with the name where there are several, and a table.
pub fn page(sheets: &[Sheet]) -> Page {
    let mut page = Page::default();
    let mut budget = Budget::default();
    let filled: Vec<&Sheet> = sheets.iter().filter(|sheet| !is_empty(sheet)).collect();
    for sheet in &filled {
        let place = |line| Place { sheet: sheet.name.clone(), line };
        if filled.len() > 1 {
            let kind = BlockKind::Heading(1, Text::plain(&sheet.name));
            page.blocks.push(Block { place: place(1), kind });
        }
        let table = table(sheet, &mut budget);
        page.blocks.push(Block { place: place(1), kind: BlockKind::Table(table) });
    }
    page
}

fn is_empty(sheet: &Sheet) -> bool {
    sheet.rows.iter().flatten().all(|cell| cell.trim().is_empty())
}

fn table(sheet: &Sheet, budget: &mut Budget) -> Table {
    let mut table = Table::default();
    let mut merged: Vec<Merged> = sheet.merged.iter().take(MOST_MERGED).copied().collect();
    merged.sort_unstable_by_key(|merged| (merged.top, merged.left));
    let mut next = merged.iter().peekable();
    // Merged cells that reach into the rows below, with what stands in them.
    let mut down: Vec<(Merged, Text)> = Vec::new();
    for (at, cells) in sheet.rows.iter().enumerate() {
        let mut row = Row::of_line(at + 1, cells.iter().map(|cell| Text::plain(cell.trim())));
        down.retain(|(merged, _)| merged.bottom >= at);
        for (merged, text) in &down {
            if let Some(cell) = row.cells.get_mut(merged.left)
                && cell.text.is_empty()
                && budget.carry(text.size())
            {
                cell.text = text.clone();
                cell.part = Part::Below;
            }
        }
        while let Some(merged) = next.next_if(|merged| merged.top <= at) {
            if merged.top < at {
                continue;
            }
            let text = row.cell(merged.left).text.clone();
            let others = row.cells.iter().enumerate().filter(|(column, cell)| {
                !(merged.left..=merged.right).contains(column) && !cell.text.is_empty()
            });
            if merged.right > merged.left && others.count() == 0 && !text.is_empty() {
                row.merged = true;
            }
            if merged.bottom > at && down.len() < 1_000 {
                down.push((*merged, text));
            }
        }
        if !row.is_empty() {
            table.rows.push(row);
        }
    }
    table
}
