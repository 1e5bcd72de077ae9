//! Goes through a part of a document: paragraphs, tables, and what is around them.

use remit_core::matrix::{self, Inline, Text};
use remit_formats::page::{Budget, ImportError, Place, Table, Watch};

use super::notes::Notes;
use super::relations::Relations;
use super::styles::Styles;
use crate::xml::{Event, Tag, Xml};

/// A piece of a text in reading order.
pub(super) enum Piece {
    /// A heading of a level from 1 on; 0 is the title.
    Heading(u8, Vec<Inline>),
    Paragraph(Vec<Inline>),
    /// An item of a list.
    Item(Vec<Inline>),
    Table(Table, Place),
}

pub(super) struct WordReader<'a, 'w> {
    pub(super) styles: &'a Styles,
    pub(super) relations: &'a Relations,
    pub(super) notes: Notes,
    pub(super) budget: Budget,
    /// How many tables there were.
    pub(super) tables: usize,
    pub(super) length: usize,
    pub(super) watch: &'a mut Watch<'w>,
}

/// Whether what is in an element is not part of the text: what was deleted or moved away, what
/// stands there a second time for older programs, how things look, how they are spoken.
pub(super) fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "Fallback" | "delText" | "instrText" | "delInstrText" | "rt"
    ) || name.ends_with("Pr")
}

impl<'a, 'w> WordReader<'a, 'w> {
    pub(super) fn new(
        styles: &'a Styles,
        relations: &'a Relations,
        length: usize,
        watch: &'a mut Watch<'w>,
    ) -> Self {
        Self {
            styles,
            relations,
            notes: Notes::default(),
            budget: Budget::default(),
            tables: 0,
            length,
            watch,
        }
    }

    /// What is in the element that was opened last, or in everything where none is.
    pub(super) fn blocks(&mut self, xml: &mut Xml) -> Result<Vec<Piece>, ImportError> {
        let mut pieces = Vec::new();
        xml.within(|xml, tag| self.block(xml, tag, &mut pieces))?;
        Ok(pieces)
    }

    /// An element among the blocks was opened. What only holds others is entered.
    pub(super) fn block(
        &mut self,
        xml: &mut Xml,
        tag: &Tag,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), ImportError> {
        match tag.name() {
            "p" => self.paragraph(xml, pieces),
            "tbl" => self.table(xml, pieces),
            name if is_left_out(name) => xml.skip(),
            _ => Ok(()),
        }
    }
}

/// The characters in the element that was opened last.
pub(super) fn characters(xml: &mut Xml) -> Result<String, ImportError> {
    let inside = xml.depth();
    let mut text = String::new();
    while xml.depth() >= inside {
        if let Event::Text(piece) = xml.next()? {
            text.push_str(&piece);
        }
    }
    Ok(text)
}

/// A text of one paragraph.
pub(super) fn text(inlines: Vec<Inline>) -> Text {
    Text::new(vec![matrix::Block::Paragraph(inlines)])
}

/// What stands in a cell or a note: its paragraphs are lines, its lists stay lists. Tables in it
/// stand on their own.
pub(super) fn cell_blocks(pieces: Vec<Piece>, tables: &mut Vec<Piece>) -> Vec<matrix::Block> {
    let mut blocks = Vec::new();
    let items = pieces.iter().filter(|piece| matches!(piece, Piece::Item(_))).count();
    for piece in pieces {
        match piece {
            // A single item is a line that has a number before it.
            Piece::Item(inlines) if items > 1 => match blocks.last_mut() {
                Some(matrix::Block::List(list)) => list.push(inlines),
                _ => blocks.push(matrix::Block::List(vec![inlines])),
            },
            Piece::Heading(_, inlines) | Piece::Paragraph(inlines) | Piece::Item(inlines) => {
                match blocks.last_mut() {
                    Some(matrix::Block::Paragraph(lines)) => {
                        lines.push(Inline::Break);
                        lines.extend(inlines);
                    }
                    _ => blocks.push(matrix::Block::Paragraph(inlines)),
                }
            }
            Piece::Table(..) => tables.push(piece),
        }
    }
    blocks
}
