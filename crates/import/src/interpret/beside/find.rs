//! Where in a table a legend stands.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::columns::MOST_COLUMNS;
use super::super::legend::{code_and_name, from_paragraph, kind_of};
use crate::words::fold;
use remit_core::matrix::{Inline, Kind, Letter, Text};
use remit_formats::page::Table;

/// Fewer letters are no legend.
const FEWEST: usize = 3;

/// Letters below one another, each with its name beside it or behind it.
#[derive(Debug)]
pub(super) struct Run {
    /// The rows, in their order.
    pub(super) rows: Vec<usize>,
    /// The letters.
    pub(super) codes: String,
    column: usize,
    /// Whether the names stand in the next column.
    is_pair: bool,
}

/// Words over a legend, or before it.
const TITLES: [&str; 8] =
    ["legend", "legende", "legenda", "leyenda", "key", "raci key", "chiave", "cle"];

/// Whether a text says that a legend follows.
pub(super) fn says_legend(text: &Text) -> bool {
    let plain = text.to_plain();
    plain.len() <= LONGEST_TITLE && TITLES.contains(&fold(&plain).as_str())
}

/// More bytes have none of them, whatever signs stand around.
const LONGEST_TITLE: usize = 24;

/// So many single capitals stand in a text, with nothing of a word beside them: without one no
/// letter is defined, but by the first letter of a word in bold.
fn single_capitals(text: &str) -> usize {
    let is_alone = |at: usize, capital: &str| {
        let (before, rest) = text.split_at_checked(at).unwrap_or_default();
        let after = rest.strip_prefix(capital).unwrap_or_default();
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    text.match_indices(char::is_uppercase).filter(|(at, capital)| is_alone(*at, capital)).count()
}

/// A letter that a cell defines, with its name: "R", or "R = Responsible".
fn entry(text: &Text) -> Option<(char, String)> {
    let plain = text.to_plain();
    let plain = plain.trim();
    let begins = plain.starts_with(|c: char| c.is_uppercase() || matches!(c, '(' | '['));
    if !begins || plain.len() > 200 || single_capitals(plain) == 0 {
        return None;
    }
    code_and_name(plain).or_else(|| {
        // More words than a name has: "R: does the work".
        let (code, name) = plain.split_once([':', '=', '–', '-'])?;
        code_and_name(code).map(|(code, _)| (code, name.trim().to_owned()))
    })
}

/// What a name stands for, whatever its letter is.
fn kind(name: &str) -> Kind {
    kind_of(' ', name, "")
}

/// Whether these are the letters of a legend: none twice, and names that say what they are.
fn is_legend(letters: &[(char, String)]) -> bool {
    let codes: BTreeSet<char> = letters.iter().map(|(code, _)| *code).collect();
    let kinds = letters.iter().map(|(_, name)| kind(name)).filter(|kind| *kind != Kind::Other);
    let known: Vec<Kind> = kinds.collect();
    let several = known.iter().any(|kind| Some(kind) != known.first());
    codes.len() == letters.len()
        && letters.len() >= FEWEST
        && known.len() * 2 >= letters.len()
        && several
}

fn shown(letters: &[(char, String)]) -> String {
    let codes: Vec<String> = letters.iter().map(|(code, _)| code.to_string()).collect();
    codes.join(", ")
}

/// The letters below one another that are a legend.
pub(super) fn runs(table: &Table) -> Vec<Run> {
    let mut found = Vec::new();
    for column in 0..table.width().min(MOST_COLUMNS) {
        let mut rows: Vec<usize> = Vec::new();
        let mut letters: Vec<(char, String)> = Vec::new();
        let mut pairs = 0;
        let mut end = |rows: &mut Vec<usize>, letters: &mut Vec<(char, String)>, pairs: usize| {
            let (rows, letters) = (std::mem::take(rows), std::mem::take(letters));
            if is_legend(&letters) {
                let is_pair = pairs * 2 > rows.len();
                found.push(Run { rows, codes: shown(&letters), column, is_pair });
            }
        };
        for (at, row) in table.rows.iter().enumerate() {
            let text = &row.cell(column).text;
            if text.is_empty() {
                continue;
            }
            match entry(text) {
                Some((code, name)) if name.is_empty() => {
                    let name = row.cell(column + 1).text.to_plain().trim().to_owned();
                    letters.push((code, name));
                    rows.push(at);
                    pairs += 1;
                }
                Some(letter) => {
                    letters.push(letter);
                    rows.push(at);
                }
                None => {
                    end(&mut rows, &mut letters, pairs);
                    pairs = 0;
                }
            }
        }
        end(&mut rows, &mut letters, pairs);
    }
    found
}

impl Run {
    /// The columns that it takes: further ones explain the letters where they hold nothing else.
    pub(super) fn columns(&self, table: &Table) -> Range<usize> {
        let mut end = self.column + 1 + usize::from(self.is_pair);
        let first = self.rows.first().copied().unwrap_or_default();
        let only_here = |column: usize| {
            let mut any = false;
            let mut rows = table.rows.iter().enumerate().skip(first);
            let fits = rows.all(|(at, row)| {
                let filled = !row.cell(column).text.is_empty();
                any |= filled;
                !filled || self.rows.binary_search(&at).is_ok()
            });
            fits && any
        };
        while end < table.width().min(MOST_COLUMNS) && only_here(end) {
            end += 1;
        }
        self.column..end
    }
}

/// The letters that one cell explains, where it is all of a legend.
pub(super) fn in_cell(text: &Text) -> Option<String> {
    let initial = |inline: &&Inline| match inline {
        Inline::Run { text, .. } => text.len() <= 4 && text.chars().count() == 1,
        Inline::Mark { .. } | Inline::Break => false,
    };
    let initials = || text.lines().flatten().filter(initial).count();
    if text.chars() < 12 || initials() + single_capitals(&text.to_plain()) < FEWEST {
        return None;
    }
    let letters: Vec<Letter> = from_paragraph(text);
    let letters: Vec<(char, String)> =
        letters.into_iter().map(|letter| (letter.code, letter.name)).collect();
    is_legend(&letters).then(|| shown(&letters))
}

/// The letters that a row explains, cell by cell or in pairs of cells, a row of a table each.
pub(super) fn in_row(texts: &[&Text]) -> Option<(String, Vec<Vec<Text>>)> {
    let (first, rest) = texts.split_first()?;
    let texts = if says_legend(first) { rest } else { texts };
    let single: Option<Vec<(char, String)>> = texts.iter().map(|text| entry(text)).collect();
    if let Some(letters) = single.filter(|letters| is_legend(letters)) {
        let rows = texts.iter().map(|text| vec![(*text).clone()]).collect();
        return Some((shown(&letters), rows));
    }
    let pairs = texts.chunks(2).map(|pair| match pair {
        [code, name] => {
            let (code, none) = entry(code)?;
            none.is_empty().then(|| (code, name.to_plain().trim().to_owned()))
        }
        _ => None,
    });
    let letters: Vec<(char, String)> = pairs.collect::<Option<_>>()?;
    let rows = texts.chunks(2).map(|pair| pair.iter().map(|text| (*text).clone()).collect());
    is_legend(&letters).then(|| (shown(&letters), rows.collect()))
}
