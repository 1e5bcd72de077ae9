//! The header of a table: how far down it reaches, and what it calls the columns.

use super::super::shape::{Shape, shape};
use super::MOST_COLUMNS;
use crate::formats::reading::page::Table;
use crate::formats::reading::words::{Says, fold, says};
use crate::matrix::{Kind, Letters, Text};

/// How many rows at the top are the header and what stands above it.
pub(super) fn header_rows(table: &Table, letters: &Letters) -> usize {
    if let Some(rows) = table.header {
        return rows;
    }
    let mut header = None;
    for (at, row) in table.rows.iter().take(40).enumerate() {
        let mut texts = 0;
        let mut others = 0;
        let mut with_letters = false;
        for cell in row.cells.iter().take(MOST_COLUMNS) {
            match shape(&cell.text, letters) {
                Shape::Blank => {}
                Shape::Text => texts += 1,
                other => {
                    others += 1;
                    with_letters |= other == Shape::Letters;
                }
            }
        }
        let single = row.cells.iter().filter(|cell| !cell.text.is_empty()).count() < 2;
        let known = row.cells.iter().any(|cell| {
            matches!(
                says(&cell.text.to_plain()),
                Some(Says::Activity | Says::Customer | Says::Provider)
            ) || role_letter(&cell.text.to_plain(), letters).is_some()
        });
        // "Task, R, A" is a header, though its other cells are letters.
        let says_activity = row.cells.iter().any(|cell| {
            cell.text.chars() <= 40 && says(&cell.text.to_plain()) == Some(Says::Activity)
        });
        if says_activity && !single && texts + others >= 2 {
            header = Some((at, true));
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

/// The header of a column: the lowest of the header rows that has something there.
pub(super) fn name(table: &Table, header: usize, column: usize) -> Text {
    let rows = table.rows.iter().take(header).rev();
    let mut cells = rows.map(|row| &row.cell(column).text).filter(|text| !text.is_empty());
    cells.next().cloned().unwrap_or_default()
}

/// The letter that a header stands for: "R", "Responsible", "Responsible (R)".
pub(super) fn role_letter(header: &str, letters: &Letters) -> Option<char> {
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
    let own = |letter: &&crate::matrix::Letter| fold(letter.shown_name()) == folded;
    if let Some(letter) = letters.iter().find(own) {
        return Some(letter.code);
    }
    let starts: [(&str, Kind); 17] = [
        ("responsib", Kind::Responsible),
        ("responsab", Kind::Responsible),
        ("responsav", Kind::Responsible),
        ("realisat", Kind::Responsible),
        ("ejecut", Kind::Responsible),
        ("durchf", Kind::Responsible),
        ("accountab", Kind::Accountable),
        ("approb", Kind::Accountable),
        ("aprob", Kind::Accountable),
        ("aprov", Kind::Accountable),
        ("approv", Kind::Accountable),
        ("autorit", Kind::Accountable),
        ("autorid", Kind::Accountable),
        ("rechenschaft", Kind::Accountable),
        ("consult", Kind::Consulted),
        ("konsult", Kind::Consulted),
        ("inform", Kind::Informed),
    ];
    let kind = starts.iter().find(|(start, _)| word.starts_with(start)).map(|(_, kind)| *kind)?;
    // "Responsible team" is still the column of the responsible; a sentence is none.
    let of_kind = letters.iter().find(|letter| letter.kind == kind).map(|letter| letter.code);
    let noun = ["responsibilit", "responsabilit", "responsabilid"];
    let is_noun = noun.iter().any(|start| word.starts_with(start));
    of_kind.filter(|_| count <= 2 && word.len() <= 20 && !is_noun)
}
