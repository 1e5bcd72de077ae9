//! What another Markdown parser finds in a page.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::shown;
use remit_core::matrix::Style;

/// A part of a page, its text as in [`shown`].
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Heading(usize, String),
    Block(String),
    /// The head first.
    Table(Vec<Vec<String>>),
    Footnote(String, Vec<String>),
    /// What nobody sees.
    Comment(String),
}

pub fn read(page: &str) -> Vec<Part> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut reader = PartsReader::default();
    for event in Parser::new_ext(page, options) {
        reader.event(event);
    }
    reader.parts
}

#[derive(Default, PartialEq)]
enum At {
    #[default]
    Block,
    List,
    Cell,
}

#[derive(Default)]
struct PartsReader {
    parts: Vec<Part>,
    table: Vec<Vec<String>>,
    footnote: Option<(String, Vec<String>)>,
    text: String,
    bold: i32,
    emphasis: i32,
    link: Option<String>,
    at: At,
    in_mark: bool,
    /// In a cell, whether the last that came was a line break.
    broken: bool,
}

impl PartsReader {
    fn style(&self) -> Style {
        Style { bold: self.bold > 0, emphasis: self.emphasis > 0 }
    }

    fn block(&mut self) {
        let block = std::mem::take(&mut self.text);
        match &mut self.footnote {
            Some((_, blocks)) => blocks.push(block),
            None => self.parts.push(Part::Block(block)),
        }
    }

    fn run(&mut self, text: &str) {
        if self.at == At::Cell && !self.in_mark && self.text.is_empty() {
            self.text.push('¶');
        }
        if self.in_mark {
            self.text.push_str(text);
        } else {
            let (style, link) = (self.style(), self.link.clone());
            shown::run(&mut self.text, text, style, link.as_deref());
        }
        self.broken = false;
    }

    fn event(&mut self, event: Event) {
        match event {
            Event::Text(text) => self.run(&text),
            Event::HardBreak => self.text.push('\n'),
            Event::FootnoteReference(label) => {
                self.run("");
                let style = self.style();
                shown::mark(&mut self.text, &label, style);
            }
            Event::InlineHtml(tag) => self.html(&tag),
            Event::Html(html) => {
                let comment = html.trim().trim_start_matches("<!-- ").trim_end_matches(" -->");
                self.parts.push(Part::Comment(comment.to_owned()));
            }
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            other => panic!("a page has no {other:?}"),
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph if self.at == At::Block => self.text.push('¶'),
            // The items of a list that has blank lines in it are paragraphs.
            Tag::Paragraph | Tag::Heading { .. } | Tag::Table(_) | Tag::HtmlBlock => {}
            Tag::TableHead | Tag::TableRow => self.table.push(Vec::new()),
            Tag::List(None) => self.at = At::List,
            Tag::Item => self.text.push('•'),
            Tag::TableCell => self.at = At::Cell,
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.to_string()),
            Tag::FootnoteDefinition(label) => self.footnote = Some((label.to_string(), Vec::new())),
            other => panic!("a page has no {other:?}"),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.text);
                self.parts.push(Part::Heading(number(level), text));
            }
            TagEnd::Paragraph if self.at == At::Block => self.block(),
            TagEnd::List(_) => {
                self.at = At::Block;
                self.block();
            }
            TagEnd::TableCell => {
                self.at = At::Block;
                let cell = std::mem::take(&mut self.text);
                self.table.last_mut().unwrap().push(cell);
            }
            TagEnd::Table => self.parts.push(Part::Table(std::mem::take(&mut self.table))),
            TagEnd::Strong => self.bold -= 1,
            TagEnd::Emphasis => self.emphasis -= 1,
            TagEnd::Link => self.link = None,
            TagEnd::FootnoteDefinition => {
                let (label, blocks) = self.footnote.take().unwrap();
                self.parts.push(Part::Footnote(label, blocks));
            }
            _ => {}
        }
    }

    fn html(&mut self, tag: &str) {
        match tag {
            "<br>" if self.broken => {
                self.text.pop();
                self.text.push('¶');
            }
            "<br>" => self.text.push('\n'),
            "<ul>" | "</li>" | "<!-- -->" => {}
            "</ul>" => self.text.push('¶'),
            "<li>" => self.text.push('•'),
            "<strong>" => self.bold += 1,
            "</strong>" => self.bold -= 1,
            "<em>" => self.emphasis += 1,
            "</em>" => self.emphasis -= 1,
            "<sup>" => {
                self.run("");
                let style = self.style();
                shown::run(&mut self.text, "\u{1}", style, None);
                self.in_mark = true;
            }
            "</sup>" => {
                self.in_mark = false;
                self.text.push('\u{2}');
            }
            other => panic!("a page has no {other}"),
        }
        self.broken = tag == "<br>";
    }
}

fn number(level: HeadingLevel) -> usize {
    level as usize
}
