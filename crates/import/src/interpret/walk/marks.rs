//! Which footnotes a page defines, wherever they stand.

use std::collections::BTreeSet;

use super::super::footnotes::Footnotes;
use super::super::tables::Found;
use remit_core::matrix::{self, Mark, Text};
use remit_formats::page::Notes;
use remit_formats::page::{Block, BlockKind};

/// All footnotes that are defined anywhere: those of the format's own, and paragraphs that begin
/// with a mark that is used.
pub(super) fn footnotes(
    blocks: &[Block],
    tables: &[Found],
    taken: &[usize],
    notes: &mut Notes,
) -> Footnotes {
    let first = taken.first().copied().unwrap_or_default();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let own = tables.iter().filter(|found| found.taken);
    for row in own.flat_map(|found| &found.table.rows) {
        for cell in &row.cells {
            used_marks(&cell.text, &mut used);
        }
    }
    let mut footnotes = Footnotes::default();
    for (at, block) in blocks.iter().enumerate() {
        let found = match &block.kind {
            BlockKind::Footnote(mark, text) => vec![(mark.clone(), text.clone())],
            // What stands above the first table belongs to other things.
            BlockKind::Paragraph(text) if at > first => defined(text, &used).unwrap_or_default(),
            BlockKind::List(items, Some('*')) if at > first && starred(items, &used) => {
                Mark::new("*").into_iter().zip(items.iter().cloned()).collect()
            }
            _ => Vec::new(),
        };
        for (mark, text) in found {
            let words =
                format!("The mark {} already has another footnote further up.", mark.as_str());
            if footnotes.add(mark, text, &block.place) {
                notes.guessed(&block.place, words);
            }
        }
    }
    footnotes
}

/// A list of one item that begins with a star, where a star is used as a mark.
fn starred(items: &[Text], used: &BTreeSet<String>) -> bool {
    items.len() == 1 && used.contains("*")
}

/// The footnotes that a paragraph defines, where all their marks are used.
fn defined(text: &Text, used: &BTreeSet<String>) -> Option<Vec<(Mark, Text)>> {
    let found = Footnotes::defined(text)?;
    let all = found.iter().all(|(mark, _)| used.contains(mark.as_str()));
    (all && !found.is_empty()).then_some(found)
}

/// The characters in a text that could be marks.
fn used_marks(text: &Text, used: &mut BTreeSet<String>) {
    let mut add = |mark: &str| {
        if used.len() < matrix::limits::FOOTNOTES && !used.contains(mark) {
            used.insert(mark.to_owned());
        }
    };
    for mark in text.marks() {
        add(mark.as_str());
    }
    let plain = text.to_plain();
    if !plain.contains(['(', '[', '*', '†', '‡', '¹', '²', '³'])
        && !plain.ends_with(|c: char| c.is_ascii_digit())
    {
        return;
    }
    for part in plain.split(['(', '[']).skip(1) {
        let mark = part.split([')', ']']).next().unwrap_or_default().trim();
        if (1..=4).contains(&mark.len()) {
            add(mark);
        }
    }
    for (sign, digit) in [("¹", "1"), ("²", "2"), ("³", "3")] {
        if plain.contains(sign) {
            add(digit);
        }
    }
    for sign in ['*', '†', '‡'] {
        let mut rest = &*plain;
        while let Some(at) = rest.find(sign) {
            let from = rest.get(at..).unwrap_or_default();
            let length = from.len() - from.trim_start_matches(sign).len();
            add(from.get(..length).unwrap_or_default());
            rest = from.get(length..).unwrap_or_default();
        }
    }
    // RA1 in a cell.
    if plain.len() <= 8 && plain.starts_with(|c: char| c.is_uppercase()) {
        let digits = plain.trim_start_matches(|c: char| !c.is_ascii_digit());
        if (1..=2).contains(&digits.len()) {
            add(digits);
        }
    }
}
