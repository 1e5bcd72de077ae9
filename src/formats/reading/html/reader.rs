//! From a web page to blocks: headings, paragraphs, lists and tables.

use super::super::note::{Notes, Place};
use super::super::page::{Block, Kind, Page};
use super::super::progress::{Step, Watch};
use super::super::{ReadingError, dates};
use super::table::Building;
use super::{Tag, decoded};
use crate::formats::html::ON_PAPER;
use crate::matrix::{Inline, Link, Mark, Style, Text};

/// So deep tables may stand in one another; more is no page that people read.
const MOST_TABLES: usize = 20;

/// Reads a whole page.
pub(in super::super) fn read(text: &str, watch: &mut Watch) -> Result<Page, ReadingError> {
    let mut page = Page::default();
    let mut reader = Reader::new(1);
    reader.all(text, &mut |done| watch.step(Step::Splitting, done, text.len()))?;
    page.title = reader.title.split_whitespace().collect::<Vec<_>>().join(" ");
    page.language = reader.language;
    page.date = reader.date;
    page.blocks = reader.blocks;
    page.notes = Notes::default();
    Ok(page)
}

/// Reads a piece of a page, the first line of which has this number, into blocks.
pub(in super::super) fn blocks(text: &str, line: usize, out: &mut Vec<Block>) {
    let mut reader = Reader::new(line);
    // It cannot be stopped: it is no longer than the table it is.
    if reader.all(text, &mut |_| Ok(())).is_ok() {
        out.append(&mut reader.blocks);
    }
}

#[derive(Default)]
struct Reader {
    line: usize,
    blocks: Vec<Block>,
    title: String,
    language: String,
    date: Option<crate::matrix::Date>,
    inlines: Vec<Inline>,
    style: (usize, usize),
    link: Option<Link>,
    tables: Vec<Open>,
    heading: Option<u8>,
    /// The items of the list that is open, and how many lists are.
    items: Vec<Text>,
    lists: usize,
    began: usize,
}

/// A table that is open, with its cell that is.
struct Open {
    table: Building,
    cell: Option<OpenCell>,
}

struct OpenCell {
    head: bool,
    across: usize,
    down: usize,
}

impl Reader {
    fn new(line: usize) -> Self {
        Self { line, began: line, ..Self::default() }
    }

    fn all(
        &mut self,
        text: &str,
        step: &mut dyn FnMut(usize) -> Result<(), ReadingError>,
    ) -> Result<(), ReadingError> {
        let mut rest = text;
        let mut no_comment_end = false;
        while !rest.is_empty() {
            step(text.len() - rest.len())?;
            let next = rest.find('<').unwrap_or(rest.len());
            let (before, from) = rest.split_at(next);
            self.text(before);
            self.count_lines(before);
            if from.is_empty() {
                break;
            }
            if from.starts_with("<!--") && !no_comment_end {
                if let Some(end) = from.find("-->") {
                    rest = self.pass(from, end + 3);
                    continue;
                }
                no_comment_end = true;
            }
            if from.starts_with("<!") || from.starts_with("<?") {
                let end = from.bytes().take(2_000).position(|c| c == b'>');
                rest = self.pass(from, end.map_or(1, |end| end + 1));
                continue;
            }
            let Some((tag, length)) = Tag::at(from) else {
                self.text("<");
                rest = from.get(1..).unwrap_or_default();
                continue;
            };
            rest = self.pass(from, length);
            // The last is what our own pages print in place of what they show.
            if !tag.closes
                && matches!(
                    tag.name.as_str(),
                    "script" | "style" | "template" | "noscript" | "svg" | ON_PAPER
                )
            {
                rest = self.hidden(rest, &tag.name);
            } else if tag.name == "title" && !tag.closes && self.title.is_empty() {
                let end = rest.find('<').unwrap_or(rest.len());
                self.title = decoded(rest.get(..end).unwrap_or_default());
                rest = self.pass(rest, end);
            } else {
                self.tag(&tag);
            }
        }
        self.end_block();
        while let Some(open) = self.tables.pop() {
            self.close_table(open);
        }
        self.end_list();
        Ok(())
    }

    fn count_lines(&mut self, text: &str) {
        self.line += text.bytes().filter(|c| *c == b'\n').count();
    }

    fn pass<'a>(&mut self, text: &'a str, length: usize) -> &'a str {
        let length = length.min(text.len());
        self.count_lines(text.get(..length).unwrap_or_default());
        text.get(length..).unwrap_or_default()
    }

    /// What a person never sees.
    fn hidden<'a>(&mut self, text: &'a str, name: &str) -> &'a str {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find("</")) {
            let end = from + at + 2;
            let after = text.get(end..).unwrap_or_default();
            if after.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                let rest = self.pass(text, end + name.len());
                return rest.find('>').map_or("", |end| self.pass(rest, end + 1));
            }
            from = end;
        }
        self.pass(text, text.len())
    }

    /// White space of any kind is one space, as in a browser.
    fn text(&mut self, text: &str) {
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
        for c in decoded(text).chars() {
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
        let style = Style { bold: self.style.0 > 0, emphasis: self.style.1 > 0 };
        self.inlines.push(Inline::Run { text: out, style, link: self.link.clone() });
    }

    fn tag(&mut self, tag: &Tag) {
        let count = |count: &mut usize| {
            *count = if tag.closes { count.saturating_sub(1) } else { *count + 1 };
        };
        match tag.name.as_str() {
            "br" => self.inlines.push(Inline::Break),
            "b" | "strong" => count(&mut self.style.0),
            "i" | "em" => count(&mut self.style.1),
            "a" if tag.closes => self.link = None,
            "a" => self.link = tag.attribute("href").and_then(|address| Link::new(&address)),
            "sup" => self.sup(tag.closes),
            "html" if !tag.closes => {
                self.language = tag.attribute("lang").unwrap_or_default();
            }
            "time" if !tag.closes && self.date.is_none() => {
                self.date = tag.attribute("datetime").and_then(|date| dates::find(&date));
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.tables.is_empty() => {
                self.end_block();
                let level = tag.name.as_bytes().get(1).copied().unwrap_or(b'1') - b'0';
                self.heading = (!tag.closes).then_some(level);
            }
            "table" | "tr" | "td" | "th" => self.table_tag(tag),
            "caption" if !self.tables.is_empty() => self.inlines.clear(),
            "ul" | "ol" => {
                self.end_block();
                count(&mut self.lists);
                if self.lists == 0 {
                    self.end_list();
                }
            }
            "li" | "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "nav"
            | "dd" | "dt" | "dl" | "blockquote" | "pre" | "figure" | "hr" | "h1" | "h2" | "h3"
            | "h4" | "h5" | "h6" => self.end_block(),
            _ => {}
        }
    }

    /// What stands raised is a mark, where it is as short as one.
    fn sup(&mut self, closes: bool) {
        if !closes {
            // Two breaks never follow one another in a line; they stand for the beginning.
            self.inlines.push(Inline::Run {
                text: "\u{1}".to_owned(),
                style: Style::default(),
                link: None,
            });
            return;
        }
        let is_start =
            |inline: &Inline| matches!(inline, Inline::Run { text, .. } if text == "\u{1}");
        let Some(at) = self.inlines.iter().rposition(is_start) else { return };
        let inside: Vec<Inline> = self.inlines.drain(at..).skip(1).collect();
        let plain: String = inside
            .iter()
            .map(|inline| match inline {
                Inline::Run { text, .. } => text.as_str(),
                Inline::Mark { .. } | Inline::Break => "",
            })
            .collect();
        let plain = plain.trim().trim_matches(['(', ')', '[', ']']);
        match Mark::new(plain).filter(|_| plain.chars().count() <= 3) {
            Some(mark) => {
                let style = Style { bold: self.style.0 > 0, emphasis: self.style.1 > 0 };
                self.inlines.push(Inline::Mark { mark, style });
            }
            None => self.inlines.extend(inside),
        }
    }

    fn table_tag(&mut self, tag: &Tag) {
        let line = self.line;
        match (tag.name.as_str(), tag.closes) {
            ("table", false) => {
                if self.tables.is_empty() {
                    self.end_block();
                    self.end_list();
                    self.style = (0, 0);
                }
                if self.tables.len() < MOST_TABLES {
                    self.tables.push(Open { table: Building::new(line), cell: None });
                }
            }
            ("table", true) => {
                if let Some(open) = self.tables.pop() {
                    self.close_table(open);
                }
            }
            ("tr", false) => {
                self.end_cell();
                if let Some(open) = self.tables.last_mut() {
                    open.table.row(line);
                }
            }
            ("td" | "th", false) => {
                self.end_cell();
                self.inlines.clear();
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
        let mut blocks = vec![crate::matrix::Block::Paragraph(std::mem::take(&mut self.inlines))];
        let items = std::mem::take(&mut self.items);
        if !items.is_empty() {
            let items = items.into_iter().flat_map(|item| item.blocks().to_vec());
            let lines = items.filter_map(|block| match block {
                crate::matrix::Block::Paragraph(inlines) => Some(inlines),
                crate::matrix::Block::List(_) => None,
            });
            blocks.push(crate::matrix::Block::List(lines.collect()));
        }
        open.table.cell(Text::new(blocks), cell.head, cell.across, cell.down, line);
    }

    fn close_table(&mut self, open: Open) {
        // The cell of the table that ends here.
        self.tables.push(open);
        self.end_cell();
        let Some(open) = self.tables.pop() else { return };
        let line = open.table.line;
        let table = open.table.end();
        self.inlines.clear();
        if !table.rows.is_empty() {
            self.blocks.push(Block { place: Place::line(line), kind: Kind::Table(table) });
        }
    }

    /// A paragraph, an item or a heading is complete.
    fn end_block(&mut self) {
        if self.tables.last().is_some_and(|open| open.cell.is_some()) {
            // In a cell, blocks are lines; the items of a list stay items.
            if self.lists > 0 {
                let inlines = std::mem::take(&mut self.inlines);
                let text = Text::new(vec![crate::matrix::Block::Paragraph(inlines)]);
                if !text.is_empty() {
                    self.items.push(text);
                }
            } else if !self.inlines.is_empty() {
                self.inlines.push(Inline::Break);
            }
            return;
        }
        let inlines = std::mem::take(&mut self.inlines);
        let text = Text::new(vec![crate::matrix::Block::Paragraph(inlines)]);
        if text.is_empty() {
            return;
        }
        if let Some(level) = self.heading.take() {
            self.end_list();
            self.push(Kind::Heading(level, text));
        } else if self.lists > 0 {
            self.items.push(text);
        } else {
            self.push(Kind::Paragraph(text));
        }
    }

    fn end_list(&mut self) {
        if !self.items.is_empty() && self.tables.is_empty() {
            let items = std::mem::take(&mut self.items);
            self.push(Kind::List(items, None));
        }
    }

    fn push(&mut self, kind: Kind) {
        self.blocks.push(Block { place: Place::line(self.began), kind });
    }
}
