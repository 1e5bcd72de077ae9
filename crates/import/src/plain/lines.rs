//! The lines of a text that was copied from a page.

use std::collections::BTreeMap;

use super::super::choose::Corrections;
use super::super::draft::Draft;
use super::super::facts::{LineFacts, LineUse};
use remit_core::matrix::{Block, Inline, Section, Text};
use remit_formats::page::Place;

/// A line with something in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// From 1 on.
    pub(super) number: usize,
    /// Without white space around.
    pub(super) text: &'a str,
    /// How many ticks stood before it.
    pub(super) ticks: usize,
    /// What a person says it is.
    pub(super) chosen: Option<LineUse>,
}

/// So many lines are reported, and so much of each: nobody reads through more.
const MOST_REPORTED: usize = 1_000;
const MOST_SHOWN: usize = 160;

/// Signs that begin an item of a list.
const BULLETS: [&str; 7] = ["• ", "- ", "– ", "◦ ", "· ", "▪ ", "* "];

impl<'a> Line<'a> {
    /// All lines of a text that have something in them.
    pub(super) fn all(text: &'a str, corrections: &Corrections) -> Vec<Self> {
        let chosen: BTreeMap<usize, LineUse> = corrections.lines.iter().copied().collect();
        let lines = text.lines().zip(1..);
        let invisible = |c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}');
        lines
            .map(|(text, number)| Self {
                number,
                text: text.trim_matches(invisible),
                ticks: 0,
                chosen: chosen.get(&number).copied(),
            })
            .filter(|line| !line.text.is_empty())
            .collect()
    }

    pub(super) fn place(&self) -> Place {
        Place::line(self.number)
    }

    /// Reports what it was taken for, so that a person can say better.
    pub(super) fn report(&self, taken: LineUse, draft: &mut Draft) {
        if draft.lines.len() < MOST_REPORTED {
            let text = self.text.chars().take(MOST_SHOWN).collect();
            draft.lines.push(LineFacts { line: self.number, text, taken });
        }
    }

    /// The item of a list that it is.
    pub(super) fn item(&self) -> Option<&'a str> {
        if matches!(self.chosen, Some(LineUse::Section | LineUse::Activity | LineUse::Header)) {
            return None;
        }
        BULLETS.iter().find_map(|sign| self.text.strip_prefix(sign)).map(str::trim_start)
    }

    /// The numbers of a printed number like "3.1.2."; none where it has none.
    pub(super) fn numbers(&self) -> Vec<u32> {
        if self.chosen.is_some_and(|chosen| chosen != LineUse::Section) {
            return Vec::new();
        }
        let (number, title) = Section::split_heading(self.text);
        if title.is_empty() {
            return Vec::new();
        }
        number.split('.').filter_map(|part| part.parse().ok()).collect()
    }

    /// Whether it is as short as a heading and does not end like a sentence.
    pub(super) fn is_heading(&self) -> bool {
        if let Some(chosen) = self.chosen {
            return chosen == LineUse::Section;
        }
        let words = self.text.split_whitespace().count();
        let ends = self.text.ends_with(['.', ':', ';', '!', '?', ',']);
        !self.numbers().is_empty()
            || (!ends
                && self.item().is_none()
                && words <= 9
                && self.text.chars().count() <= 70
                && !self.text.starts_with(['*', '(', '[']))
    }
}

/// Lines as one text: paragraphs, and items as lists.
pub(super) fn text(lines: &[Line]) -> Text {
    Text::new(blocks(lines))
}

/// The same as blocks.
pub(super) fn blocks(lines: &[Line]) -> Vec<Block> {
    let block = |line: &Line| match line.item() {
        Some(item) => Block::List(vec![vec![Inline::plain(item)]]),
        None => Block::Paragraph(vec![Inline::plain(line.text)]),
    };
    lines.iter().map(block).collect()
}
