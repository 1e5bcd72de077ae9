//! Legends that define signs in place of letters: "🟩 Responsible", "Approval | 🟩 | approves it".

use std::collections::BTreeSet;

use super::super::parts::parts;
use super::kinds::kind_of;
use crate::cell::is_sign;
use crate::roles::{self, Said};
use crate::words::fold;
use remit_core::matrix::letter::MAX_LETTERS;
use remit_core::matrix::{Kind, Letter, Text};
use remit_formats::page::{Block, BlockKind, Table};

/// A sign that the source defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sign {
    /// As it is written.
    pub(crate) written: String,
    /// The letter that it stands for; none where it says that somebody has no role.
    pub(crate) code: Option<char>,
}

/// A sign with what the source says of it.
#[derive(Debug)]
pub(super) struct Defined {
    written: String,
    name: String,
    definition: Text,
}

/// Fewer signs are no legend.
const FEWEST: usize = 2;
/// No legend has more columns.
const MOST_COLUMNS: usize = 10;

/// The signs that a block defines; none where it is no legend of signs.
pub(super) fn find(block: &BlockKind) -> Vec<Defined> {
    let found = match block {
        BlockKind::Table(table) => from_table(table),
        BlockKind::List(items, _) => items.iter().map(|item| from_line(&item.to_plain())).collect(),
        BlockKind::Paragraph(text) | BlockKind::Heading(_, text) => {
            let plain = text.to_plain();
            let listed = parts(&plain, &[',', ';', '|', '·', '\n']);
            listed.into_iter().map(from_line).collect()
        }
        BlockKind::Footnote(..) => None,
    };
    let found = found.unwrap_or_default();
    let different: BTreeSet<&str> = found.iter().map(|sign| sign.written.as_str()).collect();
    let is_legend = found.len() >= FEWEST && different.len() == found.len();
    if is_legend { found } else { Vec::new() }
}

/// Whether signs stand in the cells of a table that is not their legend. In a list of what a
/// service has they define nothing.
pub(super) fn are_used(defined: &[Defined], legend: usize, blocks: &[Block]) -> bool {
    let is_one = |text: &Text| {
        let plain = text.to_plain();
        defined.iter().any(|sign| sign.written == plain.trim())
    };
    let mut blocks = blocks.iter().enumerate().filter(|(at, _)| *at != legend);
    blocks.any(|(_, block)| match &block.kind {
        BlockKind::Table(table) => {
            let mut cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.any(|cell| is_one(&cell.text))
        }
        _ => false,
    })
}

/// A table with a column of signs, each another one, and names beside it.
fn from_table(table: &Table) -> Option<Vec<Defined>> {
    let body = || table.rows.iter().skip(1).filter(|row| !row.is_empty());
    let plain = |row: &remit_formats::page::Row, column: usize| {
        row.cell(column).text.to_plain().trim().to_owned()
    };
    let columns = 0..table.width().min(MOST_COLUMNS);
    let has_signs = |column: &usize| body().any(|row| is_sign(&plain(row, *column)));
    let mut with_signs = columns.clone().filter(has_signs);
    // In a matrix several columns hold signs.
    let signs = with_signs.next().filter(|_| with_signs.next().is_none())?;
    if !body().all(|row| is_sign(&plain(row, signs))) {
        return None;
    }
    let names = columns
        .clone()
        .find(|column| *column != signs && body().all(|row| !plain(row, *column).is_empty()))?;
    let texts = columns.into_iter().find(|column| *column != signs && *column != names);
    let read = |row| Defined {
        written: plain(row, signs),
        name: plain(row, names),
        definition: texts.map(|column| row.cell(column).text.clone()).unwrap_or_default(),
    };
    Some(body().map(read).collect())
}

/// "🟩 Responsible", "🟩 = Responsible: does it", "Responsible: 🟩".
fn from_line(line: &str) -> Option<Defined> {
    const BETWEEN: [char; 7] = [':', '=', '-', '–', '—', '→', ' '];
    let line = line.trim();
    // What introduces the first sign is no part of it: "Legend: 🟩 Responsible".
    let line = match line.split_once(": ") {
        Some((before, rest)) if before.chars().all(char::is_alphabetic) && begins(rest) => rest,
        _ => line,
    };
    let end = line.find(|c: char| c.is_alphanumeric()).unwrap_or(line.len());
    let (head, rest) = line.split_at(end);
    let written = head.trim_end_matches(BETWEEN).trim();
    if !is_sign(written) {
        let (name, last) = line.rsplit_once(BETWEEN)?;
        let name = name.trim_end_matches(BETWEEN);
        return is_sign(last).then(|| Defined {
            written: last.to_owned(),
            name: name.to_owned(),
            definition: Text::default(),
        });
    }
    let parted = rest.split_once([':', '–', '—', '(']).or_else(|| rest.split_once(" - "));
    let (name, definition) = parted.unwrap_or((rest, ""));
    let definition = definition.trim().trim_end_matches(')');
    let name = name.trim().trim_end_matches('.').to_owned();
    (!name.is_empty()).then(|| Defined {
        written: written.to_owned(),
        name,
        definition: Text::plain(definition),
    })
}

fn begins(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(is_sign)
}

/// The letters that the signs stand for: those that are there already, and new ones.
pub(super) fn letters(defined: Vec<Defined>, letters: &mut Vec<Letter>) -> Vec<Sign> {
    let mut signs = Vec::new();
    for Defined { written, name, definition } in defined {
        if is_nobody(&name) {
            signs.push(Sign { written, code: None });
            continue;
        }
        // Without a letter left for it, it stands for nothing that is known.
        let code = known(&name, letters).or_else(|| add(&name, definition, letters));
        signs.extend(code.map(|code| Sign { written, code: Some(code) }));
    }
    signs
}

/// Whether a name says that somebody has no role.
fn is_nobody(name: &str) -> bool {
    const STARTS: [&str; 6] = ["not ", "no ", "non ", "kein", "aucun", "sans "];
    let folded = fold(name);
    roles::said(name) == Some(Said::Nothing)
        || folded.is_empty()
        || STARTS.iter().any(|start| folded.starts_with(start))
}

/// The letter that goes by this name, or by this code.
fn known(name: &str, letters: &[Letter]) -> Option<char> {
    let folded = fold(name);
    let same = |letter: &&Letter| {
        fold(letter.shown_name()) == folded || name.trim() == letter.code.to_string()
    };
    letters.iter().find(same).map(|letter| letter.code)
}

fn add(name: &str, definition: Text, letters: &mut Vec<Letter>) -> Option<char> {
    let free =
        |code: &char| code.is_uppercase() && letters.iter().all(|letter| letter.code != *code);
    let code = name.chars().flat_map(char::to_uppercase).find(|code| free(code))?;
    if letters.len() >= MAX_LETTERS {
        return None;
    }
    let kind = kind_of(code, name, &definition.to_plain());
    // "R" for "Responsible" is called so already.
    let name = if name.chars().count() == 1 && kind != Kind::Other { kind.name() } else { name };
    letters.push(Letter { code, name: name.to_owned(), definition, kind });
    Some(code)
}
