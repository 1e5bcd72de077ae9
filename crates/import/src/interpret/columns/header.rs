//! The header of a table: how far down it reaches, and what it calls the columns.

use std::collections::{BTreeMap, BTreeSet};

use super::super::shape::{Shape, shape};
use super::MOST_COLUMNS;
use super::misplaced::is_row;
use crate::words::{Says, fold, party_name, says};
use remit_core::matrix::{Kind, Letters, Text};
use remit_formats::page::{Row, Table};

/// No header stands further down, and none has more rows.
const MOST_ROWS: usize = 40;

/// How many rows at the top are the header and what stands above it.
pub(super) fn header_rows(table: &Table, letters: &Letters) -> usize {
    let said = table.header.filter(|rows| *rows <= MOST_ROWS);
    let rows = said.unwrap_or_else(|| first_header(table, letters));
    rows + usize::from(rows > 0 && goes_on(table, rows, letters))
}

/// Whether the row below a header is its second level: "Acme" over two columns, and below it
/// "Build" and "Run".
fn goes_on(table: &Table, header: usize, letters: &Letters) -> bool {
    let (Some(upper), Some(lower)) = (table.rows.get(header - 1), table.rows.get(header)) else {
        return false;
    };
    let columns = || 0..lower.cells.len().max(upper.cells.len()).min(MOST_COLUMNS);
    let is_free = |row: &Row, column| {
        let cell = row.cell(column);
        cell.text.is_empty() || cell.is_carried()
    };
    let says_activity = |row: &Row, column: &usize| {
        says(&row.cell(*column).text.to_plain()) == Some(Says::Activity)
    };
    // A row that says what is to be done is the first one below the header.
    let activity = columns()
        .find(|column| says_activity(upper, column))
        .or_else(|| columns().find(|column| !is_free(upper, *column)));
    let is_named_below = || columns().any(|at| is_free(upper, at) && says_activity(lower, &at));
    let names = || columns().filter(|column| !is_free(lower, *column));
    !lower.merged
        && (activity.is_some_and(|column| is_free(lower, column)) || is_named_below())
        && names().count() >= 2
        && names().any(|column| is_free(upper, column))
        && names().all(|column| shape(&lower.cell(column).text, letters).is_text())
}

fn first_header(table: &Table, letters: &Letters) -> usize {
    let mut header = None;
    for (at, row) in table.rows.iter().take(MOST_ROWS).enumerate() {
        let mut texts = 0;
        let mut others = 0;
        let mut with_letters = false;
        for cell in row.cells.iter().take(MOST_COLUMNS) {
            match shape(&cell.text, letters) {
                Shape::Blank => {}
                Shape::Text | Shape::Likely => texts += 1,
                other => {
                    others += 1;
                    with_letters |= other == Shape::Letters;
                }
            }
        }
        let single = row.cells.iter().filter(|cell| !cell.text.is_empty()).count() < 2;
        let heads_letters = heads_letters(table, at, letters, header.is_none());
        let known = row.cells.iter().any(|cell| {
            matches!(
                says(&cell.text.to_plain()),
                Some(Says::Activity | Says::Customer | Says::Provider)
            )
        }) || heads_letters;
        // "Task, R, A" is a header, though its other cells are letters.
        let says_activity = row.cells.iter().any(|cell| {
            cell.text.chars() <= 40 && says(&cell.text.to_plain()) == Some(Says::Activity)
        });
        let is_header = says_activity && !single && texts + others >= 2;
        if is_header || heads_letters {
            header = Some((at, true));
            break;
        }
        // Rows with letters are below the header that was found, or it is lost.
        if with_letters && !known && (header.is_some() || is_row(table, at + 1, letters)) {
            break;
        }
        if texts >= 2 && others <= texts {
            // The last such row above the letters is the header, unless one has said so.
            if known || header.is_none() || others == 0 && !header.is_some_and(|(_, known)| known) {
                header = Some((at, known));
            }
            if known {
                break;
            }
        } else if with_letters && !single {
            break;
        }
    }
    header.map_or(0, |(at, _)| at + 1)
}

/// Whether a row names letters, below which the parties stand that hold them. Where it could be
/// the `first` that is a header, less says so.
fn heads_letters(table: &Table, at: usize, letters: &Letters, first: bool) -> bool {
    let codes_in = |row: &Row| -> Vec<(usize, char, bool)> {
        let columns = row.cells.iter().enumerate().take(MOST_COLUMNS);
        let found = columns.filter_map(|(column, cell)| {
            let plain = cell.text.to_plain();
            Some((column, role_letter(&plain, letters)?, plain.trim().chars().count() > 1))
        });
        found.collect()
    };
    let Some(row) = table.rows.get(at) else { return false };
    let here = codes_in(row);
    let codes: BTreeSet<char> = here.iter().map(|(_, code, _)| *code).collect();
    if codes.len() < 2 || codes.len() < here.len() {
        return false;
    }
    let (mut names, mut filled) = (0, 0);
    for below in table.rows.iter().skip(at + 1).take(LOOKED_AT).filter(|row| !row.merged) {
        for (column, ..) in &here {
            match shape(&below.cell(*column).text, letters) {
                Shape::Blank => {}
                Shape::Text | Shape::Likely => {
                    names += 1;
                    filled += 1;
                }
                _ => filled += 1,
            }
        }
    }
    // Initials may look like letters; but below "Responsible" and "Accountable" stand names.
    let words = here.iter().all(|(.., is_word)| *is_word) && codes.len() >= 3;
    let others = row.cells.iter().filter(|cell| !cell.text.is_empty()).count() - here.len();
    let again = table.rows.get(at + 1).is_some_and(|below| codes_in(below).len() >= 2);
    let is_plain = (words && others <= 2 && !again) || (filled == 0 && codes.len() >= 3);
    names * 2 > filled || (first && is_plain)
}

/// What a column is called; by its number where its header says nothing.
pub(super) fn name_of(names: &[Text], column: usize) -> String {
    let name = names.get(column).map(|name| party_name(&name.to_plain())).unwrap_or_default();
    if name.is_empty() { format!("Column {}", column + 1) } else { name }
}

/// So many rows below a header are looked at.
const LOOKED_AT: usize = 100;

/// What the header calls the columns: each by the lowest of the header's rows that has something
/// there, and by the group above it too where several groups have columns of that name.
pub(super) fn names(table: &Table, header: usize, width: usize) -> Vec<Text> {
    let lowest = |column: usize| {
        let rows = table.rows.iter().take(header).rev();
        let mut cells = rows.map(|row| &row.cell(column).text).filter(|text| !text.is_empty());
        cells.next().cloned().unwrap_or_default()
    };
    let names: Vec<Text> = (0..width).map(lowest).collect();
    let Some(groups) = groups(table, header, width) else { return names };
    let mut found: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (name, group) in names.iter().zip(&groups) {
        found.entry(fold(&name.to_plain())).or_default().insert(group);
    }
    let is_shared =
        |name: &Text| found.get(&fold(&name.to_plain())).is_some_and(|groups| groups.len() > 1);
    let whole = |(name, group): (&Text, &String)| {
        if group.is_empty() || !is_shared(name) {
            return name.clone();
        }
        Text::plain(&format!("{group}: {}", name.to_plain().trim()))
    };
    names.iter().zip(&groups).map(whole).collect()
}

/// For each column, what stands over it and its neighbours in the row above the last one of the
/// header; nothing where that row has no groups.
fn groups(table: &Table, header: usize, width: usize) -> Option<Vec<String>> {
    let (upper, lower) = (table.rows.get(header.checked_sub(2)?)?, table.rows.get(header - 1)?);
    // A title above the header is no group, and a group has several columns.
    let filled = upper.cells.iter().filter(|cell| !cell.text.is_empty()).count();
    let spans = |column| upper.cell(column).text.is_empty() && !lower.cell(column).text.is_empty();
    (filled >= 2 && (1..width).any(spans)).then_some(())?;
    let mut group = String::new();
    let of_column = |column| {
        let above = upper.cell(column).text.to_plain().trim().to_owned();
        if !above.is_empty() {
            group = above;
        }
        let below = lower.cell(column);
        let is_alone = below.text.is_empty() || below.is_carried();
        if is_alone { String::new() } else { group.clone() }
    };
    Some((0..width).map(of_column).collect())
}

/// The groups of columns that the names of the columns do not say.
pub(in super::super) fn lost_groups(table: &Table, header: usize, names: &[Text]) -> Vec<String> {
    let Some(mut groups) = groups(table, header, names.len()) else { return Vec::new() };
    groups.dedup();
    let names: Vec<_> = names.iter().map(Text::to_plain).collect();
    let is_said = |group: &String| names.iter().any(|name| name.starts_with(group.as_str()));
    groups.into_iter().filter(|group| !group.is_empty() && !is_said(group)).collect()
}

/// The letter that a header stands for: "R", "Responsible", "Responsible (R)".
pub(crate) fn role_letter(header: &str, letters: &Letters) -> Option<char> {
    let header = header.trim().trim_end_matches(':');
    if header.is_empty() || header.len() > 60 {
        return None;
    }
    let mut chars = header.chars();
    if let (Some(code), None) = (chars.next(), chars.next()) {
        return letters.iter().find(|letter| letter.code == code).map(|letter| letter.code);
    }
    let in_brackets = header
        .split_once(['(', '['])
        .map(|(before, inside)| (before.trim(), inside.trim_end_matches([')', ']']).trim()));
    if let Some((before, inside)) = in_brackets {
        return role_letter(inside, letters).or_else(|| role_letter(before, letters));
    }
    let folded = fold(header);
    let word = folded.split(' ').find(|word| word.len() > 1)?;
    let count = folded.split(' ').count();
    let own = |letter: &&remit_core::matrix::Letter| fold(letter.shown_name()) == folded;
    if let Some(letter) = letters.iter().find(own) {
        return Some(letter.code);
    }
    let starts: [(&str, Kind); 27] = [
        ("responsib", Kind::Responsible),
        ("responsab", Kind::Responsible),
        ("responsav", Kind::Responsible),
        ("realisat", Kind::Responsible),
        ("ejecut", Kind::Responsible),
        ("durchf", Kind::Responsible),
        ("verantwort", Kind::Responsible),
        ("verantwoord", Kind::Responsible),
        ("odpowiedzialn", Kind::Responsible),
        ("wykonawc", Kind::Responsible),
        ("encargad", Kind::Responsible),
        ("accountab", Kind::Accountable),
        ("approb", Kind::Accountable),
        ("aprob", Kind::Accountable),
        ("aprov", Kind::Accountable),
        ("approv", Kind::Accountable),
        ("autorit", Kind::Accountable),
        ("autorid", Kind::Accountable),
        ("rechenschaft", Kind::Accountable),
        ("eindverantwoord", Kind::Accountable),
        ("zatwierdz", Kind::Accountable),
        ("consult", Kind::Consulted),
        ("konsult", Kind::Consulted),
        ("inform", Kind::Informed),
        ("geraadpl", Kind::Consulted),
        ("geinform", Kind::Informed),
        ("poinform", Kind::Informed),
    ];
    let kind = starts.iter().find(|(start, _)| word.starts_with(start)).map(|(_, kind)| *kind)?;
    // "Responsible team" is still the column of the responsible; a sentence is none.
    let of_kind = letters.iter().find(|letter| letter.kind == kind).map(|letter| letter.code);
    let noun = [
        "responsibilit",
        "responsabilit",
        "responsabilid",
        "verantwortung",
        "verantwortlichk",
        "verantwoordelijkh",
        "odpowiedzialnosc",
    ];
    let is_noun = noun.iter().any(|start| word.starts_with(start));
    of_kind.filter(|_| count <= 2 && word.len() <= 24 && !is_noun)
}
