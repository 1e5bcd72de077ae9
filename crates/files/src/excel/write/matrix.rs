//! The sheet with the matrix.

use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{Format, Formula, Note, Worksheet, XlsxError};

use super::super::{Columns, lines, text};
use super::help::{help, page};
use super::looks::{self, Looks};
use remit_core::matrix::{Activity, Basis, Cell, Kind, Matrix, Row, Section, Text};
use remit_formats::OnRow;

/// The lines above the rows: the names and the keys of the columns.
pub(super) const HEAD: u32 = 2;

/// Fills the sheet. The drop-downs offer so many choices of the legend.
pub(super) fn fill(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    looks: &Looks,
    choices: usize,
    on_row: OnRow,
) -> Result<(), XlsxError> {
    let columns = Columns { parties: matrix.parties.len() };
    let mut lines = lines::lines(matrix).into_iter();
    for (row, look) in (0..HEAD).zip([&looks.head, &looks.key]) {
        for (column, name) in (0..).zip(lines.next().unwrap_or_default()) {
            sheet.write_string_with_format(row, column, name, look)?;
        }
    }
    let codes = accountable(matrix);
    for ((at, line), row) in (HEAD..).zip(lines).zip(&matrix.rows) {
        on_row((at - HEAD) as usize);
        let wrapped = columns.wrapped().into_iter();
        let cells = wrapped.filter_map(|(at, width)| Some((line.get(at)?.as_str(), width)));
        if let Some(height) = looks::height(cells) {
            sheet.set_row_height(at, height)?;
        }
        match row {
            Row::Section(section) => self::section(sheet, at, &line, section, columns, looks)?,
            Row::Activity(activity) => {
                self::activity(sheet, at, &line, activity, matrix, looks)?;
                if let Some(rule) = count(at, columns, &codes) {
                    let shown = line.get(columns.check()).cloned().unwrap_or_default();
                    let formula = Formula::new(rule).set_result(shown);
                    let column = columns.check() as u16;
                    sheet.write_formula_with_format(at, column, formula, &looks.cell)?;
                }
            }
        }
    }
    page(sheet, matrix, columns)?;
    if !matrix.rows.is_empty() {
        let last = HEAD + matrix.rows.len() as u32 - 1;
        help(sheet, matrix, columns, last, choices)?;
    }
    Ok(())
}

fn section(
    sheet: &mut Worksheet,
    at: u32,
    line: &[String],
    section: &Section,
    columns: Columns,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let indented = looks.sections.get(usize::from(section.level) - 1).unwrap_or(&looks.head);
    for (column, shown) in (0..).zip(line) {
        match usize::from(column) {
            Columns::LEVEL => {
                let level = f64::from(section.level);
                sheet.write_number_with_format(at, column, level, &looks.level)?;
            }
            Columns::ACTIVITY => {
                sheet.write_string_with_format(at, column, shown, indented)?;
            }
            place if place > columns.check() => {
                sheet.write_string_with_format(at, column, shown, &looks.note)?;
            }
            _ => {
                sheet.write_string_with_format(at, column, shown, &looks.head)?;
            }
        }
    }
    Ok(())
}

fn activity(
    sheet: &mut Worksheet,
    at: u32,
    line: &[String],
    activity: &Activity,
    matrix: &Matrix,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let columns = Columns { parties: matrix.parties.len() };
    for (column, shown) in (0..).zip(line) {
        let place = usize::from(column);
        let party = place.checked_sub(Columns::FIRST_PARTY);
        let cell = party.and_then(|party| activity.cells.get(party));
        if let Some(cell) = cell {
            let inferred = cell.basis == Basis::Inferred && !shown.is_empty();
            let look = if inferred { &looks.inferred } else { &looks.cell };
            sheet.write_string_with_format(at, column, shown, look)?;
            if let Some(note) = cell_note(activity, place, *cell, shown, matrix) {
                sheet.insert_note(at, column, &note)?;
            }
        } else if place == Columns::ACTIVITY {
            rich(sheet, at, column, &activity.text, shown, looks)?;
            if !activity.comment.is_empty() {
                sheet.insert_note(at, column, &note(text::show(&activity.comment)))?;
            }
        } else if place == columns.check() + 1 {
            rich(sheet, at, column, &activity.comment, shown, looks)?;
        } else if place != columns.check() {
            sheet.write_string_with_format(at, column, shown, &looks.text)?;
        }
    }
    Ok(())
}

/// Writes a text with its bold and italic parts.
fn rich(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &Text,
    shown: &str,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let mut parts: Vec<(Format, String)> = Vec::new();
    let mut last = None;
    text::pieces(text, &mut |piece, style| {
        match parts.last_mut() {
            Some((_, part)) if last == Some(style) => part.push_str(piece),
            _ => {
                let format = Format::new();
                let format = if style.bold { format.set_bold() } else { format };
                let format = if style.emphasis { format.set_italic() } else { format };
                parts.push((format, piece.to_owned()));
            }
        }
        last = Some(style);
    });
    let whole: usize = parts.iter().map(|(_, part)| part.len()).sum();
    // One part needs no rich string, and a text that was cut is shown plain.
    if parts.len() < 2 || whole != shown.len() {
        sheet.write_string_with_format(row, column, shown, &looks.text)?;
        return Ok(());
    }
    let parts: Vec<(&Format, &str)> = parts.iter().map(|(f, part)| (f, part.as_str())).collect();
    sheet.write_rich_string_with_format(row, column, &parts, &looks.text)?;
    Ok(())
}

/// What is to be known of a party's cell: that it was inferred, what its marks lead to.
fn cell_note(
    activity: &Activity,
    place: usize,
    cell: Cell,
    shown: &str,
    matrix: &Matrix,
) -> Option<Note> {
    let mut said: Vec<String> = Vec::new();
    if cell.basis == Basis::Inferred && !shown.is_empty() {
        said.push("Inferred, not yet confirmed.".to_owned());
        said.push(text::show(&activity.evidence));
    }
    let party = matrix.parties.get(place.checked_sub(Columns::FIRST_PARTY)?)?;
    for mark in activity.marks_of(party.id) {
        if let Some(footnote) = matrix.footnotes.iter().find(|other| other.mark == *mark) {
            said.push(format!("({}) {}", mark.as_str(), text::show(&footnote.text)));
        }
    }
    said.retain(|text| !text.is_empty());
    (!said.is_empty()).then(|| note(said.join("\n")))
}

fn note(text: String) -> Note {
    Note::new(text::cut(text)).add_author_prefix(false).set_width(320).set_height(120)
}

/// The codes of the letters that mean accountable.
pub(super) fn accountable(matrix: &Matrix) -> Vec<char> {
    let letters = matrix.letters.iter().filter(|letter| letter.kind == Kind::Accountable);
    letters.map(|letter| letter.code).collect()
}

/// The formula that counts the parties that are accountable. FIND tells upper from lower case, so
/// that "n/a" counts for nothing.
fn count(row: u32, columns: Columns, codes: &[char]) -> Option<String> {
    if columns.parties == 0 || codes.is_empty() {
        return None;
    }
    let first = row_col_to_cell(row, Columns::FIRST_PARTY as u16);
    let last = row_col_to_cell(row, columns.check() as u16 - 1);
    let found = codes.iter().map(|code| format!("ISNUMBER(FIND(\"{code}\",{first}:{last}))"));
    let found: Vec<String> = found.collect();
    Some(format!("=SUMPRODUCT(--(({})>0))", found.join("+")))
}
