//! From a web page to blocks: headings, paragraphs, lists and tables.

use super::cells::Open;
use super::ends::Ends;
use super::{Tag, decoded};
use crate::dates;
use crate::html::ON_PAPER;
use crate::page::{Block, Budget, Kind, Page, ReadingError, Stage, Table, Watch};
use remit_core::matrix::{Inline, Link, Text};
use remit_core::steps;

/// Reads a whole page.
pub fn read(text: &str, watch: &mut Watch) -> Result<Page, ReadingError> {
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

/// Reads the first table of a piece of a page; nothing where it has none. Tables within its cells
/// are text of them.
pub fn first_table(text: &str) -> Result<Option<Table>, ReadingError> {
    let mut reader = HtmlReader { only: true, most_tables: 1, ..HtmlReader::new(1) };
    reader.all(text, &mut |_| Ok(()))?;
    let table = |block| if let Kind::Table(table) = block { Some(table) } else { None };
    Ok(reader.blocks.into_iter().find_map(|block| table(block.kind)))
}

/// So deep tables may stand in one another; more is no page that people read.
const MOST_TABLES: usize = 20;

/// Longer signs like `<!doctype …>` are none.
const LONGEST_SIGN: usize = 2_000;

/// Whether an element's content is never seen.
fn is_hidden(name: &str) -> bool {
    // The last is what our own pages print in place of what they show.
    matches!(name, "script" | "style" | "template" | "noscript" | "svg" | ON_PAPER)
}

fn starts_with(text: &str, name: &str) -> bool {
    text.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
}

#[derive(Default)]
pub struct HtmlReader {
    pub(super) line: usize,
    pub(super) blocks: Vec<Block>,
    pub(super) budget: Budget,
    /// Elements of which it is known that nothing ends them any more.
    unending: Vec<String>,
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
        step: &mut dyn FnMut(usize) -> Result<(), ReadingError>,
    ) -> Result<(), ReadingError> {
        let mut rest = text;
        let mut ends = Ends::default();
        while !rest.is_empty() && !self.is_done() {
            step(text.len() - rest.len())?;
            self.budget.check()?;
            let next = rest.find('<').unwrap_or(rest.len());
            let (before, from) = rest.split_at(next);
            self.text(before);
            self.count_lines(before);
            if from.is_empty() {
                break;
            }
            let at = text.len() - from.len();
            if from.starts_with("<!--")
                && let Some(end) = ends.comment.after(text, at, "-->")
            {
                rest = self.pass(from, end + 3 - at);
                continue;
            }
            if from.starts_with("<!") || from.starts_with("<?") {
                let end = ends.tag.after(text, at, ">").filter(|end| end - at < LONGEST_SIGN);
                rest = self.pass(from, end.map_or(1, |end| end + 1 - at));
                continue;
            }
            let Some((tag, length)) = Tag::at(from) else {
                self.text("<");
                rest = from.get(1..).unwrap_or_default();
                continue;
            };
            rest = self.pass(from, length);
            if !tag.closes && is_hidden(&tag.name) && !self.unending.contains(&tag.name) {
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

    fn is_done(&self) -> bool {
        let is_table = |block: &Block| matches!(block.kind, Kind::Table(_));
        self.only && self.tables.is_empty() && self.blocks.last().is_some_and(is_table)
    }

    fn count_lines(&mut self, text: &str) {
        self.line += text.bytes().filter(|c| *c == b'\n').count();
    }

    fn pass<'a>(&mut self, text: &'a str, length: usize) -> &'a str {
        let length = length.min(text.len());
        self.count_lines(text.get(..length).unwrap_or_default());
        text.get(length..).unwrap_or_default()
    }

    /// What a person never sees, up to its end. A drawing ends where a table begins or goes on,
    /// whether it says so or not, as in browsers. What has no end hides nothing, unless it is
    /// code, of which browsers show nothing either.
    fn hidden<'a>(&mut self, text: &'a str, name: &str) -> &'a str {
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| rest.find('<')) {
            let begin = from + at;
            from = begin + 1;
            steps::look(at);
            let (closes, after) = match text.get(from..).unwrap_or_default() {
                after if after.starts_with('/') => (true, after.get(1..).unwrap_or_default()),
                after => (false, after),
            };
            if closes && starts_with(after, name) {
                let rest = self.pass(text, from + 1 + name.len());
                return rest.find('>').map_or("", |end| self.pass(rest, end + 1));
            }
            let is_part = || {
                let tag = Tag::at(text.get(begin..).unwrap_or_default());
                let part =
                    |(tag, _): (Tag, _)| matches!(tag.name.as_str(), "table" | "tr" | "td" | "th");
                tag.is_some_and(part)
            };
            if name == "svg" && is_part() {
                return self.pass(text, begin);
            }
        }
        steps::look(text.len());
        if matches!(name, "script" | "style") {
            return self.pass(text, text.len());
        }
        self.unending.push(name.to_owned());
        text
    }

    fn tag(&mut self, tag: &Tag) {
        let count = |count: &mut usize| {
            *count = if tag.closes { count.saturating_sub(1) } else { *count + 1 };
        };
        match tag.name.as_str() {
            "br" => self.line_end(),
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
