//! Puts the lines of a page together: paragraphs, lists, headings and tables.

use remit_core::matrix::{Block as TextBlock, Mark, Text};

use super::inline::{Context, Language, inlines};
use crate::markdown::read::stands_alone;
use crate::page::{Block, BlockKind, Budget, Page, Place, Row, Table};

/// A page in the making.
pub(super) struct Prose {
    page: Page,
    language: &'static Language,
    pub(super) context: Context,
    pub(super) budget: Budget,
    /// Lines that are not yet put together, with their numbers.
    lines: Vec<(usize, String)>,
}

/// Lines that belong together.
enum Piece {
    Paragraph(String),
    List(Vec<String>, Option<char>),
}

impl Piece {
    /// The paragraph, or the last item.
    fn last(&mut self) -> Option<&mut String> {
        match self {
            Self::Paragraph(text) => Some(text),
            Self::List(items, _) => items.last_mut(),
        }
    }
}

impl Prose {
    pub(super) fn new(language: &'static Language) -> Self {
        Self {
            page: Page::default(),
            language,
            context: Context::default(),
            budget: Budget::default(),
            lines: Vec::new(),
        }
    }

    /// A line that says something, or parts what others say.
    pub(super) fn line(&mut self, line: &str, number: usize) {
        self.lines.push((number, line.trim().to_owned()));
    }

    /// The line above, where it is the only one of its paragraph.
    pub(super) fn lone(&mut self) -> Option<&str> {
        match self.lines.as_slice() {
            [.., (_, before), (_, last)] if before.is_empty() => Some(last),
            [(_, last)] => Some(last),
            _ => None,
        }
    }

    /// Makes a heading of the line above.
    pub(super) fn underline(&mut self, level: usize) {
        if let Some((number, title)) = self.lines.pop() {
            self.heading(level, &title, number);
        }
    }

    pub(super) fn heading(&mut self, level: usize, title: &str, number: usize) {
        let title = self.text(title.trim());
        self.push(number, BlockKind::Heading(level.clamp(1, 6) as u8, title));
    }

    pub(super) fn footnote(&mut self, mark: Mark, text: &str, number: usize) {
        let text = self.text(text.trim());
        self.push(number, BlockKind::Footnote(mark, text));
    }

    /// A table that begins in a line; the first row is its header, unless it says something else.
    pub(super) fn table(&mut self, mut table: Table, number: usize) {
        if !table.rows.is_empty() {
            table.header = table.header.or(Some(1));
            self.push(number, BlockKind::Table(table));
        }
    }

    /// The same, of rows that are texts alone.
    pub(super) fn rows(&mut self, rows: Vec<(usize, Vec<String>)>, header: Option<usize>) {
        let mut table = Table { rows: Vec::new(), header };
        for (line, cells) in rows.into_iter().filter(|(_, cells)| !cells.is_empty()) {
            let cells = cells.iter().map(|cell| self.text(cell));
            let row =
                Row { line, cells: cells.map(crate::page::Cell::new).collect(), merged: false };
            if !self.budget.row(&row.cells) {
                break;
            }
            table.rows.push(row);
        }
        let begins = table.rows.first().map_or(1, |row| row.line);
        self.table(table, begins);
    }

    /// The last table, where nothing but blank lines stands behind it.
    pub(super) fn above(&mut self) -> Option<&mut Table> {
        if self.lines.iter().any(|(_, line)| !line.is_empty()) {
            return None;
        }
        match self.page.blocks.last_mut() {
            Some(Block { kind: BlockKind::Table(table), .. }) => Some(table),
            _ => None,
        }
    }

    /// Blocks that somebody else has read.
    pub(super) fn blocks(&mut self, blocks: Vec<Block>) {
        self.flush();
        self.page.blocks.extend(blocks);
    }

    pub(super) fn skipped(&mut self, number: usize, what: &str) {
        self.page.notes.skipped(&Place::line(number), what);
    }

    pub(super) fn text(&mut self, text: &str) -> Text {
        let inlines = inlines(text, self.language, &mut self.context);
        Text::new(vec![TextBlock::Paragraph(inlines)])
    }

    /// What the lines of a cell say.
    pub(super) fn cell<T: AsRef<str>>(&mut self, lines: &[T]) -> Text {
        if let [line] = lines {
            return self.text(line.as_ref().trim());
        }
        let lines: Vec<(usize, String)> =
            lines.iter().map(|line| (0, line.as_ref().trim().to_owned())).collect();
        let mut blocks = Vec::new();
        for (_, piece) in gather(&lines, self.language) {
            let mut inlines = |text: &String| inlines(text, self.language, &mut self.context);
            blocks.push(match piece {
                Piece::Paragraph(text) => TextBlock::Paragraph(inlines(&text)),
                Piece::List(items, _) => TextBlock::List(items.iter().map(inlines).collect()),
            });
        }
        Text::new(blocks)
    }

    fn push(&mut self, number: usize, kind: BlockKind) {
        self.flush();
        self.page.blocks.push(Block { place: Place::line(number), kind });
    }

    fn flush(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        for (number, piece) in gather(&lines, self.language) {
            let kind = match piece {
                Piece::Paragraph(text) => BlockKind::Paragraph(self.text(&text)),
                Piece::List(items, sign) => {
                    BlockKind::List(items.iter().map(|item| self.text(item)).collect(), sign)
                }
            };
            self.page.blocks.push(Block { place: Place::line(number), kind });
        }
    }

    /// The page, with the footnotes that stood in its text at the end.
    pub(super) fn end(mut self) -> Page {
        self.flush();
        let last = self.page.blocks.last().map_or(1, |block| block.place.line);
        for (text, number) in std::mem::take(&mut self.context.footnotes).iter().zip(1..) {
            if let Some(mark) = Mark::new(&format!("{number}")) {
                self.footnote(mark, text, last);
            }
        }
        self.page
    }
}

/// Puts lines together that belong together.
fn gather(lines: &[(usize, String)], language: &Language) -> Vec<(usize, Piece)> {
    let mut pieces: Vec<(usize, Piece)> = Vec::new();
    let mut gap = true;
    for (number, line) in lines {
        let (line, ends) = match line.strip_suffix(language.line_end) {
            Some(line) if !language.line_end.is_empty() => (line.trim_end(), true),
            _ => (line.as_str(), false),
        };
        if line.is_empty() {
            gap = true;
            continue;
        }
        match (item(line), pieces.last_mut().map(|(_, piece)| piece)) {
            (Some((sign, text)), Some(Piece::List(items, other))) if *other == sign => {
                items.push(text.to_owned());
            }
            (Some((sign, text)), _) => {
                pieces.push((*number, Piece::List(vec![text.to_owned()], sign)));
            }
            (None, Some(piece)) if !gap => {
                // Of an item, a line in brackets is no beginning of something else.
                let is_item = matches!(piece, Piece::List(..));
                if let Some(text) = piece.last() {
                    join(text, line, !is_item && stands_alone(line));
                }
            }
            (None, _) => pieces.push((*number, Piece::Paragraph(line.to_owned()))),
        }
        if ends && let Some(text) = pieces.last_mut().and_then(|(_, piece)| piece.last()) {
            text.push('\n');
        }
        gap = false;
    }
    pieces
}

fn join(text: &mut String, line: &str, is_alone: bool) {
    if !text.ends_with('\n') {
        text.push(if is_alone { '\n' } else { ' ' });
    }
    text.push_str(line);
}

/// The sign of an item, where it says nothing of an order, and the item.
fn item(line: &str) -> Option<(Option<char>, &str)> {
    let bare = line.trim_start_matches(['*', '-', '•', '#', '.']);
    let signs = line.get(..line.len() - bare.len())?;
    let text = bare.strip_prefix([' ', '\t']);
    if let Some((sign, text)) = signs.chars().next().zip(text).filter(|_| signs.len() <= 5) {
        return Some((Some(sign).filter(|sign| !matches!(sign, '#' | '.')), text.trim()));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..)?.strip_prefix(['.', ')'])?.strip_prefix(' ')?;
    (1..=3).contains(&digits).then(|| (None, rest.trim()))
}
