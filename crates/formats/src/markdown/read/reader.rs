//! Goes through a page, block by block.

use super::blocks::Blocks;
use super::lines::{Line, What, stands_alone};
use super::{inline, table};
use crate::html::read as html;
use crate::page::BlockKind;
use crate::page::{Notes, Place};
use remit_core::matrix::{Mark, Text};
use remit_core::steps;

/// A page while it is read from its first line to its last.
pub(super) struct MarkdownReader<'a> {
    lines: &'a [&'a str],
    /// The line that is read next.
    pub(super) at: usize,
    /// Lines that are headings without a sign of it, by their level.
    headings: Vec<Option<u8>>,
    /// Whether the page has lost its signs, so that each line is a paragraph as it seems.
    pub(super) bare: bool,
    pub(super) blocks: Blocks,
    pub(super) notes: Notes,
    /// Ends of what is hidden that do not come any more.
    unending: Vec<&'static str>,
}

impl<'a> MarkdownReader<'a> {
    /// Begins at a line, with the lines that are headings without a sign of it.
    pub(super) fn new(lines: &'a [&'a str], at: usize, headings: Vec<Option<u8>>) -> Self {
        let bare = headings.iter().flatten().any(|level| *level > 1);
        let (blocks, notes, unending) = (Blocks::default(), Notes::default(), Vec::new());
        Self { lines, at, headings, bare, blocks, notes, unending }
    }

    /// The line at a position, without the signs of quotes.
    fn line(&self, at: usize) -> Option<Line<'a>> {
        self.lines.get(at).map(|line| Line::new(line))
    }

    fn place(&self) -> Place {
        Place::line(self.at + 1)
    }

    /// The level of a heading that shows no sign of it.
    fn heading(&self, at: usize) -> Option<u8> {
        self.headings.get(at).copied().flatten()
    }

    /// Reads the block that begins here, at least one line.
    pub(super) fn block(&mut self) {
        let Some(line) = self.line(self.at) else { return };
        if let Some(level) = self.heading(self.at) {
            let place = self.place();
            self.blocks.push(place, BlockKind::Heading(level, inline::read(line.text.trim())));
            self.at += 1;
            return;
        }
        let under = self.line(self.at + 1);
        match line.what() {
            What::Blank | What::Rule => self.at += 1,
            What::Sign => {
                if let Some(title) = line.title() {
                    let place = self.place();
                    let title = inline::read(&format!("**{title}**"));
                    self.blocks.push(place, BlockKind::Paragraph(title));
                }
                if let Some(url) = line.leads_to() {
                    let place = self.place();
                    let url = inline::read(&format!("<{url}>"));
                    self.blocks.push(place, BlockKind::Paragraph(url));
                }
                self.at += 1;
            }
            What::Fence(fence) => self.code(fence),
            What::Comment => self.until("-->"),
            What::Hidden(end) => self.until(end),
            What::Html => self.html(),
            What::Heading(level, text) => {
                let place = self.place();
                self.blocks.push(place, BlockKind::Heading(level, inline::read(text)));
                self.at += 1;
            }
            What::Footnote(mark, text) => self.footnote(mark, text),
            What::Item(sign, text) => self.list(sign, text),
            What::Row => self.table(),
            What::Text
                if under.as_ref().is_some_and(|under| table::is_rule(under.text))
                    && table::has_pipe(line.text) =>
            {
                self.table();
            }
            What::Text => self.paragraph(),
        }
    }

    /// Code says nothing of who does what.
    fn code(&mut self, fence: &str) {
        let place = self.place();
        let inside = self.lines.iter().skip(self.at + 1);
        let ends = |line: &&str| {
            let line = Line::new(line).text.trim();
            line.starts_with(fence) && line.chars().all(|c| fence.contains(c))
        };
        let length = inside.clone().position(ends).unwrap_or(inside.len());
        if inside.take(length).any(|line| table::is_row(line)) {
            self.notes.skipped(&place, "A table inside a code block wasn't read.");
        }
        self.at += length + 2;
    }

    /// Skips to behind the line that has this in it.
    fn until(&mut self, end: &'static str) {
        let lower = |line: &str| {
            steps::look(line.len());
            line.to_ascii_lowercase()
        };
        let rest = self.lines.iter().skip(self.at);
        let found = if self.unending.contains(&end) {
            None
        } else {
            rest.clone().position(|line| lower(line).contains(end))
        };
        // What nothing ends hides no more than its own line, and is looked for once.
        if found.is_none() {
            self.unending.push(end);
        }
        self.at += found.unwrap_or(0) + 1;
    }

    /// A table in HTML, up to its end.
    fn html(&mut self) {
        let from = self.at;
        let lines = self.lines.iter().skip(from).map(|line| Line::new(line).text);
        let (text, length) = html::table_lines(lines);
        self.at += length;
        for block in html::blocks(&text, from + 1, &mut self.blocks.budget) {
            self.blocks.push(block.place, block.kind);
        }
    }

    fn footnote(&mut self, mark: Mark, first: &str) {
        let place = self.place();
        let mut text = first.to_owned();
        self.at += 1;
        while let Some(line) = self.line(self.at) {
            let deep = line.text.starts_with("  ") || line.text.starts_with('\t');
            match line.what() {
                What::Text => text.push(' '),
                What::Blank => {
                    let next = self.line(self.at + 1);
                    if !next.is_some_and(|next| next.text.starts_with("    ")) {
                        break;
                    }
                    text.push('\n');
                }
                _ if deep => text.push('\n'),
                _ => break,
            }
            text.push_str(line.text.trim());
            self.at += 1;
        }
        self.blocks.push(place, BlockKind::Footnote(mark, inline::read(&text)));
    }

    fn list(&mut self, sign: Option<char>, first: &str) {
        let place = self.place();
        let mut items = vec![first.to_owned()];
        self.at += 1;
        while let Some(line) = self.line(self.at).filter(|_| self.heading(self.at).is_none()) {
            match line.what() {
                What::Item(other, text) if other.is_some() == sign.is_some() => {
                    items.push(text.to_owned());
                }
                What::Text if !line.text.starts_with('*') => {
                    if let Some(item) = items.last_mut() {
                        item.push(' ');
                        item.push_str(line.text.trim());
                    }
                }
                // Blank lines part items only where another item follows.
                What::Blank
                    if self.line(self.at + 1).is_some_and(
                        |next| matches!(next.what(), What::Item(s, _) if s == sign),
                    ) => {}
                _ => break,
            }
            self.at += 1;
        }
        let items: Vec<Text> = items.iter().map(|item| inline::read(item)).collect();
        self.blocks.push(place, BlockKind::List(items, sign));
    }

    fn table(&mut self) {
        let mut lines = Vec::new();
        let mut gap = false;
        let ruled = |line: &Line, under: Option<Line>| {
            table::has_pipe(line.text) && under.is_some_and(|under| table::is_rule(under.text))
        };
        let mut end = self.at;
        for at in self.at..self.lines.len() {
            let Some(line) = self.line(at).filter(|_| self.heading(at).is_none()) else { break };
            let what = line.what();
            let row = match what {
                What::Blank => {
                    gap = true;
                    continue;
                }
                What::Row => true,
                // Without a pipe in front it is a row where the one above it is its neighbour.
                What::Text | What::Rule => {
                    (!gap && table::has_pipe(line.text)) || ruled(&line, self.line(at + 1))
                }
                _ => false,
            };
            if !row {
                break;
            }
            lines.push(table::TableLine { number: at + 1, text: line.text, after_gap: gap });
            gap = false;
            end = at + 1;
        }
        self.at = end.max(self.at + 1);
        table::note(&lines, &mut self.notes);
        table::read(&lines, &mut self.blocks);
    }

    fn paragraph(&mut self) {
        let place = self.place();
        let mut text = String::new();
        let mut lines = 0;
        while let Some(line) = self.line(self.at).filter(|_| self.heading(self.at).is_none()) {
            let what = line.what();
            if lines > 0 {
                match what {
                    What::Rule if lines == 1 && line.is_underline() && text.len() < 200 => {
                        self.at += 1;
                        let level = if line.text.trim().starts_with('=') { 1 } else { 2 };
                        self.blocks.push(place, BlockKind::Heading(level, inline::read(&text)));
                        return;
                    }
                    What::Text if self.bare && ends_paragraph(&text) => break,
                    What::Text => {
                        let under = self.line(self.at + 1);
                        if table::has_pipe(line.text)
                            && under.is_some_and(|under| table::is_rule(under.text))
                        {
                            break;
                        }
                    }
                    _ => break,
                }
                let parted = text.ends_with('\n');
                text.push_str(match stands_alone(line.text) {
                    _ if parted => "",
                    true => "\n",
                    false => " ",
                });
            }
            text.push_str(line.text.trim());
            // Two spaces at its end, or a backslash, end a line.
            if line.text.ends_with("  ") {
                text.push('\n');
            }
            lines += 1;
            self.at += 1;
        }
        self.blocks.push(place, BlockKind::Paragraph(inline::read(&text)));
    }
}

/// The lines with those empty that begin and end code, where tables stand in it; nothing where
/// none do.
pub(super) fn without_fences<'a>(lines: &[&'a str]) -> Option<Vec<&'a str>> {
    let is_fence = |line: &&str| matches!(Line::new(line).what(), What::Fence(_));
    let mut inside = false;
    let mut any = false;
    let open = lines.iter().map(|line| {
        if is_fence(line) {
            inside = !inside;
            return "";
        }
        any |= inside && table::is_row(line);
        *line
    });
    let open = open.collect();
    any.then_some(open)
}

/// Whether what a line says is whole: a sentence, or as short as a heading.
fn ends_paragraph(text: &str) -> bool {
    const SHORT: usize = 50;
    let text = text.trim_end();
    text.ends_with(['.', ':', '!', '?']) || text.chars().count() < SHORT
}
