//! The tables of a page, as they open and close while it is read.

use super::reader::HtmlReader;
use super::tokens::Tag;
use crate::page::{Block, BlockKind, Building, Place};
use remit_core::matrix::Text;

/// A table that is open, with its cell that is.
pub(super) struct Open {
    table: Building,
    cell: Option<OpenCell>,
}

struct OpenCell {
    head: bool,
    across: usize,
    down: usize,
}

impl Open {
    /// Whether what is said now stands in one of its cells.
    pub(super) fn is_in_cell(&self) -> bool {
        self.cell.is_some()
    }
}

impl HtmlReader {
    pub(super) fn table_tag(&mut self, tag: &Tag) {
        let line = self.line;
        if self.tables.len() == self.most_tables && (self.deeper > 0 || tag.opens("table")) {
            match (tag.name.as_str(), tag.closes) {
                ("table", false) => self.deeper += 1,
                ("table", true) => self.deeper -= 1,
                _ => {}
            }
            if tag.name != "td" {
                self.end_block();
            }
            return;
        }
        match (tag.name.as_str(), tag.closes) {
            ("table", false) => {
                if self.tables.is_empty() {
                    self.end_block();
                    self.end_list();
                    self.style = (0, 0);
                }
                self.tables.push(Open { table: Building::new(line), cell: None });
            }
            ("table", true) => {
                if let Some(open) = self.tables.pop() {
                    self.close_table(open);
                }
            }
            ("tr", false) => {
                self.end_cell();
                if let Some(open) = self.tables.last_mut() {
                    open.table.row(line, &mut self.budget);
                }
            }
            ("td" | "th", false) => {
                self.end_cell();
                self.taken();
                self.style = (0, 0);
                if let Some(open) = self.tables.last_mut() {
                    open.cell = Some(OpenCell {
                        head: tag.name == "th",
                        across: tag.number("colspan").unwrap_or(1),
                        down: tag.number("rowspan").unwrap_or(1),
                    });
                }
            }
            _ => self.end_cell(),
        }
    }

    fn end_cell(&mut self) {
        let line = self.line;
        let Some(open) = self.tables.last_mut() else { return };
        let Some(cell) = open.cell.take() else { return };
        self.raised.clear();
        let inlines = std::mem::take(&mut self.inlines);
        let mut blocks = vec![remit_core::matrix::Block::Paragraph(inlines)];
        let items = std::mem::take(&mut self.items);
        if !items.is_empty() {
            let items = items.into_iter().flat_map(|item| item.blocks().to_vec());
            let lines = items.filter_map(|block| match block {
                remit_core::matrix::Block::Paragraph(inlines) => Some(inlines),
                remit_core::matrix::Block::List(_) => None,
            });
            blocks.push(remit_core::matrix::Block::List(lines.collect()));
        }
        let spans = (cell.across, cell.down);
        open.table.cell(Text::new(blocks), cell.head, spans, line, &mut self.budget);
    }

    pub(super) fn close_table(&mut self, open: Open) {
        // The cell of the table that ends here.
        self.tables.push(open);
        self.end_cell();
        let Some(open) = self.tables.pop() else { return };
        let line = open.table.line;
        let table = open.table.end(&mut self.budget);
        self.taken();
        if !table.rows.is_empty() {
            self.blocks.push(Block { place: Place::line(line), kind: BlockKind::Table(table) });
        }
    }
}
