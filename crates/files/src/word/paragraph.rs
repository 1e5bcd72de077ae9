//! A paragraph: what it is, and the words in it.

use remit_core::matrix::{Inline, Link, Style};
use remit_formats::page::{ImportError, Stage};

use super::reader::{Piece, WordReader, is_left_out};
use super::styles::{self, level};
use crate::xml::{Event, Xml};

/// What a paragraph is.
#[derive(Default)]
struct Form {
    style: styles::Style,
    level: Option<u8>,
    item: Option<bool>,
}

impl Form {
    /// The paragraph is complete.
    fn end(self, line: Line, pieces: &mut Vec<Piece>) {
        let Line { inlines, boxes, .. } = line;
        let style = &self.style;
        let level = self.level.or_else(|| style.heading()).filter(|level| *level < 10);
        let level = if style.is_title() { Some(0) } else { level };
        let is_seen = |inline: &Inline| match inline {
            Inline::Run { text, .. } => !text.trim().is_empty(),
            Inline::Mark { .. } => true,
            Inline::Break => false,
        };
        if inlines.iter().any(is_seen) && !style.is_of_contents() {
            pieces.push(match level {
                Some(level) => Piece::Heading(level, inlines),
                None if self.item.unwrap_or_else(|| style.is_item()) => Piece::Item(inlines),
                None => Piece::Paragraph(inlines),
            });
        }
        pieces.extend(boxes);
    }
}

/// A paragraph while it is being read.
#[derive(Default)]
pub(super) struct Line {
    pub(super) inlines: Vec<Inline>,
    /// How its words are set where they do not say it themselves.
    pub(super) style: Style,
    pub(super) link: Option<Link>,
    /// What stands in boxes that are anchored in it.
    pub(super) boxes: Vec<Piece>,
}

impl WordReader<'_, '_> {
    pub(super) fn paragraph(
        &mut self,
        xml: &mut Xml,
        pieces: &mut Vec<Piece>,
    ) -> Result<(), ImportError> {
        self.watch.step(Stage::Splitting, xml.position(), self.length)?;
        let inside = xml.depth();
        let mut form = Form::default();
        let mut line = Line::default();
        let mut linked = None;
        while xml.depth() >= inside {
            match xml.next()? {
                Event::Open(tag) => match tag.name() {
                    "pPr" => {
                        form = self.form(xml)?;
                        line.style = Style {
                            bold: form.style.bold().unwrap_or_default(),
                            emphasis: form.style.emphasis().unwrap_or_default(),
                        };
                    }
                    "r" => self.run(xml, &mut line)?,
                    "hyperlink" => {
                        let id = tag.attribute("id").unwrap_or_default();
                        line.link = self.relations.link(&id).cloned();
                        linked = Some(xml.depth());
                    }
                    name if is_left_out(name) => xml.skip()?,
                    _ => {}
                },
                Event::Close if linked.is_some_and(|depth| xml.depth() < depth) => {
                    linked = None;
                    line.link = None;
                }
                _ => {}
            }
        }
        form.end(line, pieces);
        Ok(())
    }

    fn form(&self, xml: &mut Xml) -> Result<Form, ImportError> {
        let mut form = Form::default();
        xml.within(|xml, tag| {
            match tag.name() {
                "pStyle" => form.style = self.styles.get(&tag.attribute("val").unwrap_or_default()),
                "outlineLvl" => form.level = level(tag),
                "numId" => form.item = Some(tag.attribute("val").is_some_and(|id| id != "0")),
                // How its end is set, and what it was before.
                "rPr" | "pPrChange" => return xml.skip(),
                _ => {}
            }
            Ok(())
        })?;
        Ok(form)
    }
}
