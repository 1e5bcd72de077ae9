//! From a web page to blocks: headings, paragraphs, lists and tables.

use super::cells::Open;
use super::tokens::{Tag, Token, Tokens};
use crate::dates;
use crate::html::ON_PAPER;
use crate::page::{Block, BlockKind, Budget, ImportError, Page, Stage, Table, Watch};
use remit_core::matrix::{Inline, Link, Text};
use remit_core::steps;

/// Reads a whole page.
pub fn read(text: &str, watch: &mut Watch) -> Result<Page, ImportError> {
    let mut page = Page::default();
    let mut reader = HtmlReader::new(1);
    reader.all(text, &mut |done| watch.step(Stage::Splitting, done, text.len()))?;
    page.title = reader.title.split_whitespace().collect::<Vec<_>>().join(" ");
    page.language = reader.language;
    page.date = reader.date;
    page.blocks = reader.blocks;
    Ok(page)
}

/// Reads a piece of a page, the first line of which has this number, into blocks.
pub fn blocks(text: &str, line: usize, budget: &mut Budget) -> Vec<Block> {
    let mut reader = HtmlReader { budget: std::mem::take(budget), ..HtmlReader::new(line) };
    // It cannot be stopped: it is no longer than the table it is.
    let _ = reader.all(text, &mut |_| Ok(()));
    *budget = reader.budget;
    reader.blocks
}

/// The lines up to the end of the table that the first of them begins, as one text, and how many
/// they are.
pub fn table_lines<'a>(lines: impl Iterator<Item = &'a str>) -> (String, usize) {
    let mut text = String::new();
    let mut length = 0;
    let (mut opened, mut closed) = (0, 0);
    for line in lines {
        length += 1;
        text.push_str(line);
        let lower = line.to_ascii_lowercase();
        opened += lower.matches("<table").count();
        closed += lower.matches("</table").count();
        if opened <= closed {
            break;
        }
        text.push('\n');
    }
    (text, length)
}

/// Reads the first table of a piece of a page; nothing where it has none. Tables within its cells
/// are text of them.
pub fn first_table(text: &str) -> Result<Option<Table>, ImportError> {
    let mut reader = HtmlReader { only: true, most_tables: 1, ..HtmlReader::new(1) };
    reader.all(text, &mut |_| Ok(()))?;
    let table = |block| if let BlockKind::Table(table) = block { Some(table) } else { None };
    Ok(reader.blocks.into_iter().find_map(|block| table(block.kind)))
}

/// So deep tables may stand in one another; more is no page that people read.
const MOST_TABLES: usize = 20;

/// Whether an element's content is never seen.
fn is_hidden(name: &str) -> bool {
    // The last is what our own pages print in place of what they show.
    is_code(name) || matches!(name, "template" | "noscript" | "svg" | ON_PAPER)
}

/// Whether an element holds no markup, and nothing that a person sees.
fn is_code(name: &str) -> bool {
    matches!(name, "script" | "style" | "iframe" | "noembed" | "noframes")
}

#[derive(Default)]
pub struct HtmlReader {
    pub(super) line: usize,
    pub(super) blocks: Vec<Block>,
    pub(super) budget: Budget,
    /// What is never seen and is open, with the elements whose last end was looked for.
    hidden: Option<String>,
    ends: Vec<(String, Option<usize>)>,
    /// Whether what is said now is the title.
    in_title: bool,
    title: String,
    language: String,
    date: Option<remit_core::matrix::Date>,
    pub(super) inlines: Vec<Inline>,
    /// Where what stands raised begins among them, for each that is open.
    pub(super) raised: Vec<usize>,
    pub(super) style: (usize, usize),
    pub(super) link: Option<Link>,
    pub(super) tables: Vec<Open>,
    /// How many tables may be open,
    pub(super) most_tables: usize,
    /// and how many stand deeper, whose text is that of the cell around them.
    pub(super) deeper: usize,
    /// Whether nothing behind the first table is read.
    only: bool,
    pub(super) heading: Option<u8>,
    /// The items of the list that is open, and how many lists are.
    pub(super) items: Vec<Text>,
    pub(super) lists: usize,
    pub(super) began: usize,
}

impl HtmlReader {
    fn new(line: usize) -> Self {
        Self { line, began: line, most_tables: MOST_TABLES, ..Self::default() }
    }

    fn all(
        &mut self,
        text: &str,
        step: &mut dyn FnMut(usize) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut tokens = Tokens::new(text);
        let mut at = 0;
        while let Some((token, place)) = tokens.next().filter(|_| !self.is_done()) {
            step(place.start)?;
            self.budget.check()?;
            self.pass(text, &mut at, place.start);
            match token {
                Token::Text(_) if self.hidden.is_some() => {}
                Token::Text(words) if self.in_title => self.title.push_str(&words),
                Token::Text(words) => self.text(&words),
                Token::Tag(tag) => {
                    self.pass(text, &mut at, place.end);
                    // A picture may have a title, too, which is markup.
                    if !tag.closes && (self.hidden.is_none() || is_code(&tag.name)) {
                        tokens.enter(&tag.name);
                    }
                    if !self.hides(&tag, text, place.end) {
                        self.tag(&tag);
                    }
                }
            }
        }
        self.end_block();
        while let Some(open) = self.tables.pop() {
            self.close_table(open);
        }
        self.end_list();
        Ok(())
    }

    fn is_done(&self) -> bool {
        let is_table = |block: &Block| matches!(block.kind, BlockKind::Table(_));
        self.only && self.tables.is_empty() && self.blocks.last().is_some_and(is_table)
    }

    /// Counts the lines from one place to another.
    fn pass(&mut self, text: &str, from: &mut usize, to: usize) {
        self.line += text.get(*from..to).unwrap_or_default().matches('\n').count();
        *from = to.max(*from);
    }

    /// Whether a tag, which ends here, is part of what a person never sees. A drawing ends where
    /// a table begins or goes on, whether it says so or not, as in browsers. What has no end hides
    /// nothing, unless it is code, of which browsers show nothing either.
    fn hides(&mut self, tag: &Tag, text: &str, end: usize) -> bool {
        if let Some(name) = &self.hidden {
            let is_end = tag.closes && tag.name == *name;
            let is_part = matches!(tag.name.as_str(), "table" | "tr" | "td" | "th");
            let breaks_out = name == "svg" && is_part;
            if is_end || breaks_out {
                self.hidden = None;
            }
            return !breaks_out;
        }
        let begins = !tag.closes && is_hidden(&tag.name) && !(tag.is_empty && tag.name == "svg");
        if begins && (is_code(&tag.name) || self.last_end(&tag.name, text) >= Some(end)) {
            self.hidden = Some(tag.name.clone());
        }
        begins
    }

    /// Where an element ends for the last time.
    fn last_end(&mut self, name: &str, text: &str) -> Option<usize> {
        if let Some((_, end)) = self.ends.iter().find(|(known, _)| known == name) {
            return *end;
        }
        steps::look(text.len());
        let is_end = |(at, _): &(usize, &str)| {
            let found = text.as_bytes().get(at + 2..at + 2 + name.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = text.rmatch_indices("</").find(is_end).map(|(at, _)| at);
        self.ends.push((name.to_owned(), end));
        end
    }

    fn tag(&mut self, tag: &Tag) {
        let count = |count: &mut usize| {
            *count = if tag.closes { count.saturating_sub(1) } else { *count + 1 };
        };
        match tag.name.as_str() {
            "title" => self.in_title = !tag.closes && self.title.is_empty(),
            "br" => self.line_end(),
            "b" | "strong" => count(&mut self.style.0),
            "i" | "em" => count(&mut self.style.1),
            "a" if tag.closes => self.link = None,
            "a" => self.link = tag.attribute("href").and_then(Link::new),
            "sup" => self.sup(tag.closes),
            "html" if !tag.closes => {
                tag.attribute("lang").unwrap_or_default().clone_into(&mut self.language);
            }
            "time" if !tag.closes && self.date.is_none() => {
                self.date = tag.attribute("datetime").and_then(dates::find);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if self.tables.is_empty() => {
                self.end_block();
                let level = tag.name.as_bytes().get(1).copied().unwrap_or(b'1') - b'0';
                self.heading = (!tag.closes).then_some(level);
            }
            "table" | "tr" | "td" | "th" => self.table_tag(tag),
            "caption" if !self.tables.is_empty() => drop(self.taken()),
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
}
