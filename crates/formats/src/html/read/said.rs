//! What is said between the tags of a page: lines, marks, paragraphs, items and headings.

use super::cells::Open;
use super::reader::HtmlReader;
use crate::page::{Block, BlockKind, Place};
use remit_core::matrix::{Inline, Mark, Style, Text, limits};
use remit_core::steps;

/// So many bytes what stands raised may have to be a mark, brackets and white space included.
const LONGEST_MARK: usize = 40;

fn paragraph(inlines: Vec<Inline>) -> Text {
    Text::new(vec![remit_core::matrix::Block::Paragraph(inlines)])
}

impl HtmlReader {
    /// White space of any kind is one space, as in a browser.
    pub(super) fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let mut out = String::with_capacity(text.len());
        let before = match self.inlines.last() {
            Some(Inline::Run { text, .. }) => text.ends_with(' '),
            None | Some(Inline::Break) => true,
            Some(Inline::Mark { .. }) => false,
        };
        let mut space = before;
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{a0}' {
                if !space {
                    out.push(' ');
                }
                space = true;
            } else {
                out.push(c);
                space = false;
            }
        }
        if out.is_empty() {
            return;
        }
        if self.inlines.is_empty() {
            self.began = self.line;
        }
        steps::look(text.len());
        if self.inlines.len() > limits::TEXT_PIECES
            && let Some(Inline::Run { text, .. }) = self.inlines.last_mut()
        {
            // No text has so many pieces: the rest is words, whatever they look like.
            text.push_str(&out);
            return;
        }
        let style = self.set();
        self.inlines.push(Inline::Run { text: out, style, link: self.link.clone() });
    }

    /// How what is said now is set.
    fn set(&self) -> Style {
        Style { bold: self.style.0 > 0, emphasis: self.style.1 > 0 }
    }

    /// Ends a line within a text.
    pub(super) fn line_end(&mut self) {
        // Several in a row are as good as two.
        let two = matches!(self.inlines.as_slice(), [.., Inline::Break, Inline::Break]);
        if !two && self.inlines.len() <= limits::TEXT_PIECES {
            self.inlines.push(Inline::Break);
        }
    }

    /// What stands raised is a mark, where it is as short as one.
    pub(super) fn sup(&mut self, closes: bool) {
        if !closes {
            self.raised.push(self.inlines.len());
            return;
        }
        let Some(at) = self.raised.pop() else { return };
        let inside = self.inlines.get(at..).unwrap_or_default();
        let mut plain = String::new();
        for inline in inside {
            if let Inline::Run { text, .. } = inline {
                plain.push_str(text);
            }
            // No mark is as long: nobody needs to know the rest.
            if plain.len() > LONGEST_MARK {
                return;
            }
        }
        let plain = plain.trim().trim_matches(['(', ')', '[', ']']);
        if let Some(mark) = Mark::new(plain).filter(|_| plain.chars().count() <= 3) {
            let style = self.set();
            self.inlines.truncate(at);
            self.inlines.push(Inline::Mark { mark, style });
        }
    }

    /// Takes what has been gathered of a line.
    pub(super) fn taken(&mut self) -> Vec<Inline> {
        self.raised.clear();
        std::mem::take(&mut self.inlines)
    }

    /// A paragraph, an item or a heading is complete.
    pub(super) fn end_block(&mut self) {
        if self.tables.last().is_some_and(Open::is_in_cell) {
            // In a cell, blocks are lines; the items of a list stay items.
            if self.lists > 0 {
                let text = paragraph(self.taken());
                if !text.is_empty() {
                    self.items.push(text);
                }
            } else if !self.inlines.is_empty() {
                self.line_end();
            }
            return;
        }
        let text = paragraph(self.taken());
        if text.is_empty() {
            return;
        }
        if let Some(level) = self.heading.take() {
            self.end_list();
            self.push(BlockKind::Heading(level, text));
        } else if self.lists > 0 {
            self.items.push(text);
        } else {
            self.push(BlockKind::Paragraph(text));
        }
    }

    pub(super) fn end_list(&mut self) {
        if !self.items.is_empty() && self.tables.is_empty() {
            let items = std::mem::take(&mut self.items);
            self.push(BlockKind::List(items, None));
        }
    }

    fn push(&mut self, kind: BlockKind) {
        self.blocks.push(Block { place: Place::line(self.began), kind });
    }
}
