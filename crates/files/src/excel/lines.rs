//! The lines of the sheets, as plain texts.

use super::{AFTER, BEFORE, CELL_CHARS, Columns, KEY_PREFIX, MARKER, cell, text};
use remit_core::matrix::{Activity, Kind, Matrix, Row, Section};
use remit_formats::json::{self, Stamp};

/// The lines of the sheet with the matrix: the names of the columns, their keys, the rows.
pub fn lines(matrix: &Matrix) -> Vec<Vec<String>> {
    let mut lines = Vec::with_capacity(matrix.rows.len() + 2);
    let names = |names: &[(&str, &str)]| names.iter().map(|n| n.1.to_owned()).collect::<Vec<_>>();
    let keys = |names: &[(&str, &str)]| names.iter().map(|n| key(n.0)).collect::<Vec<_>>();
    let parties = matrix.parties.iter();
    let head = names(&BEFORE).into_iter();
    let head = head.chain(parties.clone().map(|party| text::show_name(&party.name)));
    lines.push(head.chain(names(&AFTER)).collect());
    let ids = keys(&BEFORE).into_iter().chain(parties.map(|party| key(party.id)));
    lines.push(ids.chain(keys(&AFTER)).collect());
    lines.extend(matrix.rows.iter().map(|row| match row {
        Row::Section(section) => self::section(section, matrix),
        Row::Activity(activity) => self::activity(activity, matrix),
    }));
    lines
}

fn key(key: impl std::fmt::Display) -> String {
    format!("{KEY_PREFIX}{key}")
}

fn section(section: &Section, matrix: &Matrix) -> Vec<String> {
    let columns = Columns { parties: matrix.parties.len() };
    let mut line = vec![
        key(section.id),
        section.level.to_string(),
        text::show_name(section.number()),
        text::show_name(&section.title),
    ];
    line.resize(columns.count() - 2, String::new());
    line.push(text::show(&section.before));
    line.push(text::show(&section.after));
    line
}

fn activity(activity: &Activity, matrix: &Matrix) -> Vec<String> {
    let mut line = vec![
        key(activity.id),
        String::new(),
        String::new(),
        text::show(&activity.text),
        text::show_name(&activity.plan.printed),
    ];
    let cells = matrix.cells(activity);
    line.extend(cells.map(|(party, cell)| cell::show(cell, party.id, activity, &matrix.letters)));
    line.push(accountable(activity, matrix).to_string());
    line.push(text::show(&activity.comment));
    line.extend([String::new(), String::new()]);
    line
}

/// How many parties are accountable, which the workbook counts by a formula.
fn accountable(activity: &Activity, matrix: &Matrix) -> usize {
    let accountable = matrix.letters.of_kind(Kind::Accountable);
    activity.cells.iter().filter(|cell| cell.letters().meets(accountable)).count()
}

/// The lines of the hidden sheet: a marker, then the JSON in pieces that fit a cell.
pub fn hidden(matrix: &Matrix, stamp: Option<&Stamp>) -> Vec<String> {
    let json = json::compact(&json::to_node_stamped(matrix, stamp));
    let mut lines = vec![MARKER.to_owned()];
    let mut piece = String::new();
    for (at, c) in json.chars().enumerate() {
        if at > 0 && at % CELL_CHARS == 0 {
            lines.push(std::mem::take(&mut piece));
        }
        piece.push(c);
    }
    lines.push(piece);
    lines
}
