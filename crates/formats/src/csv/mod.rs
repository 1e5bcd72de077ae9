//! CSV for spreadsheets and scripts: RFC 4180, one line a section or activity.
//!
//! The columns are `ID`, those of `BEFORE`, then one a party, then those of `AFTER`; their places
//! tell them apart, so a party may be called "Plan". Texts are in the notation of
//! [`notation`], cells are letters and footnote marks like `RA[^1]`, or `n/a`.
//! [`restore`] understands what [`write()`] has written: sections, activities, plans, comments,
//! notes and cells come back, with their ids where those are in it; what stands outside the rows
//! is not in it.
//!
//! No field is a formula. Spreadsheets calculate what begins with `=`, `+`, `-`, `@`, a tab or a
//! carriage return (OWASP, "CSV Injection"), so [`guard`] puts an apostrophe before it, and
//! before an apostrophe; [`unguard`] takes it away. Printed numbers of sections have it too:
//! a spreadsheet would make the number 3.1 or a day of "3.10".

pub mod page;
mod restore;
mod rows;

pub use restore::{Restored, RestoredRow, own_delimiter, restore};
pub use rows::{Fields, Rows};

use super::OnRow;
use remit_core::matrix::text::notation;
use remit_core::matrix::{Basis, Matrix, Party, Row};

/// The column of ids.
const ID: &str = "Id";
/// The columns between it and those of the parties.
const BEFORE: [&str; 4] = ["Level", "Number", "Activity", "Plan"];
/// The columns behind those of the parties.
const AFTER: [&str; 4] = ["Comment", "To confirm", "Note before", "Note after"];
/// What stands before a field that would be a formula.
const GUARD: char = '\'';
/// What stands before an id, and before the place of a party: digits alone would be taken for a
/// number.
const ID_PREFIX: char = '#';
/// What stands between the parties whose cells are to be confirmed.
pub(super) const CONFIRM_SEPARATOR: &str = "; ";

/// How the file is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Begins with the byte-order mark by which Excel knows UTF-8.
    pub byte_order_mark: bool,
    /// Begins each line with the id of its row, by which Remit knows it again.
    pub ids: bool,
    /// What stands between fields. Excel expects a semicolon where the decimal mark is a comma.
    pub separator: char,
}

impl Default for Options {
    fn default() -> Self {
        Self { byte_order_mark: true, ids: true, separator: ',' }
    }
}

/// The CSV of a matrix.
pub fn write(matrix: &Matrix, options: Options) -> String {
    write_with_progress(matrix, options, &mut |_| ())
}

/// The same; `on_row` hears how many rows are written.
pub fn write_with_progress(matrix: &Matrix, options: Options, on_row: OnRow) -> String {
    let mut out = begin(options);
    let parties = matrix.parties.iter().map(|party| party.name.as_str());
    let id = options.ids.then_some(ID);
    let names = id.into_iter().chain(BEFORE).chain(parties).chain(AFTER);
    line(&mut out, options, names.map(guard));
    for (done, row) in matrix.rows.iter().enumerate() {
        on_row(done);
        line(&mut out, options, fields(row, matrix, options));
    }
    out
}

/// What stands before the first line.
pub(super) fn begin(options: Options) -> String {
    String::from(if options.byte_order_mark { "\u{feff}" } else { "" })
}

fn fields(row: &Row, matrix: &Matrix, options: Options) -> Vec<String> {
    let mut fields = Vec::new();
    if options.ids {
        fields.push(format!("{ID_PREFIX}{}", row.id()));
    }
    match row {
        Row::Section(section) => {
            fields.push(section.level.to_string());
            fields.push(guard_number(section.number()));
            fields.push(guard(&section.title));
            fields.push(String::new());
            fields.extend(matrix.parties.iter().map(|_| String::new()));
            fields.extend([String::new(), String::new()]);
            fields.push(guard(&notation::write(&section.before)));
            fields.push(guard(&notation::write(&section.after)));
        }
        Row::Activity(activity) => {
            fields.extend([String::new(), String::new()]);
            fields.push(guard(&notation::write(&activity.text)));
            fields.push(guard(&activity.plan.printed));
            let mut confirm = Vec::new();
            for (at, (party, cell)) in matrix.cells(activity).enumerate() {
                let mut codes = matrix.letters.write_holding(cell.holding);
                for mark in activity.marks_of(party.id) {
                    codes.push_str("[^");
                    codes.push_str(mark.as_str());
                    codes.push(']');
                }
                if cell.basis == Basis::Inferred {
                    confirm.push(called(at, &matrix.parties));
                }
                fields.push(codes);
            }
            fields.push(guard(&notation::write(&activity.comment)));
            fields.push(guard(&confirm.join(CONFIRM_SEPARATOR)));
            fields.extend([String::new(), String::new()]);
        }
    }
    fields
}

/// How a party is called where several are named in one field: by its name, or by its place
/// from 1 on where that would not tell it from others.
pub(super) fn called(at: usize, parties: &[Party]) -> String {
    let name = parties.get(at).map_or("", |party| party.name.as_str());
    let alone = parties.iter().filter(|party| party.name == name).count() == 1;
    let plain = !name.contains([';', '\n', ID_PREFIX]) && name.trim() == name && !name.is_empty();
    if alone && plain { name.to_owned() } else { format!("{ID_PREFIX}{}", at + 1) }
}

/// A line of these fields.
pub(super) fn line(out: &mut String, options: Options, fields: impl IntoIterator<Item = String>) {
    for (at, field) in fields.into_iter().enumerate() {
        if at > 0 {
            out.push(options.separator);
        }
        self::field(out, &field, options.separator);
    }
    out.push_str("\r\n");
}

/// A field, in quotes where it needs them.
fn field(out: &mut String, field: &str, separator: char) {
    // The separators of other settings too: who opens the file with them finds no more fields.
    let special = |c: char| c == separator || matches!(c, '"' | '\r' | '\n' | ',' | ';' | '\t');
    // Some readers trim what stands bare.
    let bare = !field.contains(special) && field.trim() == field;
    if bare {
        out.push_str(field);
        return;
    }
    out.push('"');
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}

/// A field that no spreadsheet calculates.
pub fn guard(field: &str) -> String {
    let formula = |c: char| {
        matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠' | GUARD)
    };
    if field.starts_with(formula) || field.trim_start().starts_with(formula) {
        format!("{GUARD}{field}")
    } else {
        field.to_owned()
    }
}

/// A printed number that no spreadsheet takes for a number or a day.
fn guard_number(number: &str) -> String {
    if number.starts_with(|c: char| c.is_ascii_digit()) {
        format!("{GUARD}{number}")
    } else {
        guard(number)
    }
}

/// A field as it was before it was guarded.
pub fn unguard(field: &str) -> &str {
    field.strip_prefix(GUARD).unwrap_or(field)
}

#[cfg(test)]
mod tests;
