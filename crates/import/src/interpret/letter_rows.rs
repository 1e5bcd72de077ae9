//! Pages with one small table an activity: its heading is the activity, each row a letter and the
//! parties that hold it. They become one table with a column for each letter.

use std::collections::BTreeSet;

use super::columns::role_letter;
use super::legend::code_and_name;
use remit_core::matrix::{Letters, Text};
use remit_formats::page::{Block, BlockKind, Cell, Notes, Row, Table, quoted};

/// A table whose rows are letters, with what stands around it.
struct Found {
    /// Which blocks its heading and its table are.
    heading: usize,
    table: usize,
    /// The letters, each with the parties that hold it.
    rows: Vec<(char, Text)>,
}

/// Fewer tables are a legend.
const FEWEST_TABLES: usize = 2;
/// Fewer letters in a table are chance.
const FEWEST_LETTERS: usize = 2;
/// Names of parties have no more words than these; definitions have.
const MOST_WORDS: usize = 8;

/// Makes one table of each run of such tables.
pub(super) fn take(blocks: &mut Vec<Block>, notes: &mut Notes) {
    let letters = Letters::raci();
    let found = find(blocks, &letters);
    // What is the same everywhere is a legend that is repeated.
    let different: BTreeSet<Vec<String>> = found
        .iter()
        .map(|one| one.rows.iter().map(|(_, text)| text.to_plain().into_owned()).collect())
        .collect();
    if found.len() < FEWEST_TABLES || different.len() < FEWEST_TABLES {
        return;
    }
    let mut codes: Vec<char> = Vec::new();
    for (code, _) in found.iter().flat_map(|one| &one.rows) {
        if !codes.contains(code) {
            codes.push(*code);
        }
    }
    let mut found = found.into_iter().peekable();
    let mut kept: Vec<Block> = Vec::new();
    // The blocks between a heading and its table, which are about the activity.
    let mut about: Vec<Text> = Vec::new();
    // Whether the last block that was kept is such a table.
    let mut goes_on = false;
    for (at, block) in std::mem::take(blocks).into_iter().enumerate() {
        let Some(next) = found.peek().filter(|next| next.heading <= at) else {
            goes_on = false;
            kept.push(block);
            continue;
        };
        if at == next.heading {
            if let BlockKind::Heading(_, text) = block.kind {
                about = vec![text];
            }
            continue;
        }
        if at < next.table {
            if let BlockKind::Paragraph(text) = block.kind {
                about.push(text);
            }
            continue;
        }
        let Some(one) = found.next() else { continue };
        let row = row(block.place.line, &one, &codes, std::mem::take(&mut about));
        let last = kept.last_mut().filter(|_| goes_on);
        if let Some(Block { kind: BlockKind::Table(table), .. }) = last {
            table.rows.push(row);
        } else {
            let heading = row.cell(0).text.to_plain();
            let text = format!(
                "{} and the headings like it were read as activities, with the roles in the tables below them.",
                quoted(&heading)
            );
            notes.guessed(&block.place, text);
            let rows = vec![header(block.place.line, &codes), row];
            let kind = BlockKind::Table(Table { rows, header: Some(1) });
            kept.push(Block { place: block.place, kind });
        }
        goes_on = true;
    }
    *blocks = kept;
}

fn find(blocks: &[Block], letters: &Letters) -> Vec<Found> {
    let mut heading = None;
    let mut found = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match &block.kind {
            BlockKind::Heading(..) => heading = Some(at),
            BlockKind::Paragraph(_) => {}
            BlockKind::Table(table) => {
                if let Some(heading) = heading.take()
                    && let Some(rows) = rows(table, letters)
                {
                    found.push(Found { heading, table: at, rows });
                }
            }
            BlockKind::List(..) | BlockKind::Footnote(..) => heading = None,
        }
    }
    found
}

/// The letters of a table that has nothing but a letter and names in each row.
fn rows(table: &Table, letters: &Letters) -> Option<Vec<(char, Text)>> {
    let rows = table.rows.iter().filter(|row| !row.is_empty());
    let read = |row: &Row| {
        let (first, second) = (row.cell(0).text.to_plain(), &row.cell(1).text);
        let code = code_and_name(&first).map(|(code, _)| code);
        let code = code.filter(|code| letters.typed(*code).is_some());
        let code = code.or_else(|| role_letter(&first, letters))?;
        let is_short = second.to_plain().split_whitespace().count() <= MOST_WORDS;
        (row.cells.len() == 2 && is_short).then(|| (code, second.clone()))
    };
    let rows: Vec<(char, Text)> = rows.map(read).collect::<Option<_>>()?;
    let codes: BTreeSet<char> = rows.iter().map(|(code, _)| *code).collect();
    (codes.len() == rows.len() && rows.len() >= FEWEST_LETTERS).then_some(rows)
}

fn header(line: usize, codes: &[char]) -> Row {
    let codes = codes.iter().map(|code| Cell::new(Text::plain(&code.to_string())));
    let cells = std::iter::once(Cell::new(Text::plain("Activity"))).chain(codes);
    let cells = cells.chain([Cell::new(Text::plain("Comment"))]);
    Row { line, cells: cells.collect(), merged: false }
}

fn row(line: usize, one: &Found, codes: &[char], about: Vec<Text>) -> Row {
    let mut about = about.into_iter();
    let activity = about.next().unwrap_or_default();
    let held = codes.iter().map(|code| {
        let held = one.rows.iter().find(|(other, _)| other == code);
        Cell::new(held.map(|(_, text)| text.clone()).unwrap_or_default())
    });
    let mut cells = vec![Cell::new(activity)];
    cells.extend(held);
    let blocks = about.flat_map(|text| text.blocks().to_vec());
    cells.push(Cell::new(Text::new(blocks.collect())));
    Row { line, cells, merged: false }
}
