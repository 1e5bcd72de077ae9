//! JSON of other tools, in the shapes that they write.
//!
//! | shape | example |
//! | --- | --- |
//! | one entry per letter | `[{"activity": "Test", "role": "QA", "letter": "R"}]` |
//! | parties to letters | `[{"task": "Test", "roles": {"QA": "R", "PM": "A"}}]`, `[{"task": "Test", "QA": "R"}]` |
//! | letters to parties | `[{"task": "Test", "responsible": ["QA"], "accountable": "PM"}]` |
//! | activities as keys | `{"Test": {"QA": "R"}}` |
//! | a grid | `{"roles": ["QA"], "tasks": ["Test"], "matrix": [["R"]]}` |
//!
//! Any of them may stand in an object with a title, and in groups with a name and a list.

mod entry;
mod keys;

use super::choose::Corrections;
use super::interpret;
use super::{Format, ImportError};
use entry::{Entries, Entry};
use remit_core::matrix::Text;
use remit_formats::json::{self, File, Node};
use remit_formats::page::{Block, BlockKind, Budget, Cell, Page, Row, Table};
use remit_formats::page::{Place, Watch};

/// What a JSON file is.
pub(super) enum Json<'a> {
    /// Our own file.
    Own(Box<File>),
    /// Something that may be a matrix of another tool.
    Other(Node<'a>),
}

/// Reads the values of a file.
pub(super) fn parse(text: &str) -> Result<Json<'_>, ImportError> {
    let node = json::parse(text)?;
    let format = match &node {
        Node::Object(pairs) => pairs.iter().find(|(key, _)| key == "format").map(|(_, node)| node),
        _ => None,
    };
    if matches!(format, Some(Node::Text(format)) if format == json::FORMAT) {
        return Ok(Json::Own(Box::new(json::file_from_node(node)?)));
    }
    Ok(Json::Other(node))
}

/// Reads the matrix of another tool.
pub(super) fn read(
    node: &Node,
    corrections: &Corrections,
    watch: &mut Watch,
) -> Result<super::draft::Draft, ImportError> {
    let mut entries = Entries::default();
    entries.read(node, "");
    if entries.list.is_empty() {
        let reason = "It has no list of activities and roles in a form that Remit knows. Export it as CSV instead.";
        let format = Format::Json.name().to_owned();
        return Err(ImportError::NoTable { format, reason: reason.to_owned() });
    }
    interpret::page(page(entries)?, Format::Json, corrections, watch)
}

/// The entries as a page: a heading and a table for each group.
fn page(entries: Entries) -> Result<Page, ImportError> {
    let parties = entries.parties();
    let mut budget = Budget::default();
    budget.cells(entries.list.len().saturating_mul(parties.len() + 1));
    budget.check()?;
    let any = |text: fn(&Entry) -> &str| entries.list.iter().any(|entry| !text(entry).is_empty());
    let (plan, comment) = (any(|entry| &entry.plan), any(|entry| &entry.comment));
    let cell = |text: &str| Cell::new(Text::plain(text.trim()));
    let mut header = vec![cell("Activity")];
    header.extend(plan.then(|| cell("Plan")));
    header.extend(parties.iter().map(|party| cell(party)));
    header.extend(comment.then(|| cell("Comment")));
    let mut page = Page { title: entries.title, ..Page::default() };
    for text in entries.introduction {
        let place = Place::default();
        page.blocks.push(Block { place, kind: BlockKind::Paragraph(Text::plain(&text)) });
    }
    let mut section = String::new();
    let mut open = Table::default();
    let close = |table: &mut Table, blocks: &mut Vec<Block>| {
        let table = std::mem::take(table);
        let line = table.rows.first().map_or(0, |row| row.line);
        if !table.rows.is_empty() {
            blocks.push(Block { place: Place::line(line), kind: BlockKind::Table(table) });
        }
    };
    for (entry, line) in entries.list.into_iter().zip(1..) {
        if entry.section != section {
            close(&mut open, &mut page.blocks);
            section.clone_from(&entry.section);
            let kind = BlockKind::Heading(2, Text::plain(&section));
            page.blocks.push(Block { place: Place::line(line), kind });
        }
        if open.rows.is_empty() {
            open.header = Some(1);
            open.rows.push(Row { line, cells: header.clone(), merged: false });
        }
        let mut cells = vec![cell(&entry.activity)];
        cells.extend(plan.then(|| cell(&entry.plan)));
        cells.extend(parties.iter().map(|party| cell(&entry.letters_of(party))));
        cells.extend(comment.then(|| cell(&entry.comment)));
        open.rows.push(Row { line, cells, merged: false });
    }
    close(&mut open, &mut page.blocks);
    Ok(page)
}

#[cfg(test)]
mod tests;
