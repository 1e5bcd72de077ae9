//! Cells that name the parties which hold a letter: "Legal, Board", "Front end/Back end".

use std::collections::BTreeSet;

use super::super::facts::ColumnUse;
use super::super::words::fold;
use super::columns::Layout;
use super::legend::lines;
use super::parts::parts;
use remit_formats::page::Table;

/// The names that stand somewhere by themselves.
#[derive(Debug, Default)]
pub(super) struct Names {
    alone: BTreeSet<String>,
}

/// A party that a cell names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Named<'a> {
    pub(super) name: &'a str,
    /// What stands in brackets behind it and is no part of the name.
    pub(super) remark: &'a str,
    /// Whether it was one of several between slashes that could be one name.
    pub(super) parted: bool,
}

const SIGNS: [char; 4] = [',', ';', '|', '\n'];

impl Names {
    /// The names in the columns of letters.
    pub(super) fn of(table: &Table, layout: &Layout) -> Self {
        let mut names = Self::default();
        for (column, taken) in layout.uses.iter().enumerate() {
            if !matches!(taken, ColumnUse::Letter(_)) {
                continue;
            }
            for row in table.rows.iter().skip(layout.header) {
                for line in lines(&row.cell(column).text) {
                    let plain = line.to_plain();
                    let alone = parts(&plain, &SIGNS).into_iter().map(trimmed);
                    let alone = alone.filter(|name| !name.contains(['/', '(']));
                    names.alone.extend(alone.map(fold));
                }
            }
        }
        names
    }

    /// The parties that a line names.
    pub(super) fn read<'a>(&self, line: &'a str) -> Vec<Named<'a>> {
        let mut found = Vec::new();
        for part in parts(line, &SIGNS) {
            let several: Vec<&str> =
                self.both(part).into_iter().flat_map(|part| self.either(part)).collect();
            let parted = several.len() > 1 && !part.contains(" / ") && part.contains(' ');
            for name in several.into_iter().map(trimmed) {
                if name.chars().any(char::is_alphanumeric) {
                    let (name, remark) = self.without_remark(name);
                    found.push(Named { name, remark, parted });
                }
            }
        }
        found
    }

    /// The parties in "Legal and Board", where one of the two stands by itself elsewhere.
    fn both<'a>(&self, name: &'a str) -> Vec<&'a str> {
        for between in [" and ", " & ", " et ", " und ", " y ", " e ", " en ", " i "] {
            let several: Vec<&str> = name.split(between).map(str::trim).collect();
            if several.len() > 1 && several.iter().any(|part| self.alone.contains(&fold(part))) {
                return several;
            }
        }
        vec![name]
    }

    /// The parties in "Legal / Board" and "Legal/Board"; "AI/ML team" is one, unless one of its
    /// parts stands by itself elsewhere.
    fn either<'a>(&self, name: &'a str) -> Vec<&'a str> {
        let several = parts(name, &['/']);
        let apart = name.contains(" / ")
            || !name.contains(char::is_whitespace)
            || several.iter().any(|part| self.alone.contains(&fold(part)));
        if apart { several } else { vec![name] }
    }

    /// "Board (if relevant)" is the board, where that stands by itself elsewhere.
    fn without_remark<'a>(&self, name: &'a str) -> (&'a str, &'a str) {
        let parted = name.split_once(" (").and_then(|(before, inside)| {
            let inside = inside.strip_suffix(')')?;
            self.alone.contains(&fold(before)).then_some((before.trim(), inside.trim()))
        });
        parted.unwrap_or((name, ""))
    }
}

fn trimmed(name: &str) -> &str {
    name.trim().trim_start_matches(['-', '•', '*', ' ']).trim_end_matches('.')
}
