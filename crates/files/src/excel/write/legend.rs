//! The sheet with the letters, plans and footnotes, and what the drop-downs offer.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::super::text;
use super::looks::{self, Looks};
use remit_core::matrix::Matrix;
use remit_formats::provenance;
use remit_formats::versions::{RECORD, Told};

/// The line of the first choice, from 0 on.
pub(super) const FIRST_CHOICE: u32 = 3;

/// The column of the choices.
const CHOICES: u16 = 5;

/// How many characters wide the first columns are.
const WIDTHS: [f64; 3] = [18.0, 60.0, 60.0];

const HINT: &str = "Remit imports the Matrix sheet. Changes on this sheet are ignored.";

/// Fills the sheet.
pub(super) fn fill(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    looks: &Looks,
    (choices, told): (&[String], &Told),
) -> Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, text::show_name(&matrix.title), &looks.title)?;
    sheet.write_string(1, 0, HINT)?;
    sheet.write_string_with_format(FIRST_CHOICE - 1, CHOICES, "Valid cells", &looks.head)?;
    for (row, choice) in (FIRST_CHOICE..).zip(choices) {
        sheet.write_string_with_format(row, CHOICES, choice, &looks.cell)?;
    }
    let mut table = Lines { sheet, looks, row: FIRST_CHOICE - 1 };
    table.head(["Letter", "Role", "Definition"])?;
    for letter in matrix.letters.iter() {
        let name = text::show_name(letter.shown_name());
        table.line([letter.code.to_string(), name, text::show(&letter.definition)])?;
    }
    if !matrix.plans.is_empty() {
        table.row += 1;
        table.head(["Plan", "Description", ""])?;
        for plan in &matrix.plans {
            let name = text::show_name(&plan.name);
            table.line([name, text::show(&plan.description), String::new()])?;
        }
    }
    if !matrix.footnotes.is_empty() {
        table.row += 1;
        table.head(["Footnote", "Text", ""])?;
        for footnote in &matrix.footnotes {
            let mark = footnote.mark.as_str().to_owned();
            table.line([mark, text::show(&footnote.text), String::new()])?;
        }
    }
    table.row += 1;
    table.head(["Source", "", ""])?;
    if let Some(sentence) = provenance::sentence(matrix) {
        table.line(["This matrix".to_owned(), text::show_name(&sentence), String::new()])?;
    }
    let source = &matrix.source;
    let link = source.link.as_ref().map(|link| link.as_str().to_owned()).unwrap_or_default();
    for (name, value) in [
        ("Title", text::show_name(&source.title)),
        ("Provider", text::show_name(&source.provider)),
        ("Service", text::show_name(&source.service)),
        ("Link", link),
        ("Date", source.shown_date()),
    ] {
        table.line([name.to_owned(), value, String::new()])?;
    }
    table.versions(told)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_width(CHOICES, 14.0)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Lines of three cells, one under the other.
struct Lines<'a> {
    sheet: &'a mut Worksheet,
    looks: &'a Looks,
    row: u32,
}

impl Lines<'_> {
    fn head(&mut self, names: [&str; 3]) -> Result<(), XlsxError> {
        for (column, name) in (0..).zip(names).filter(|(_, name)| !name.is_empty()) {
            self.sheet.write_string_with_format(self.row, column, name, &self.looks.head)?;
        }
        self.row += 1;
        Ok(())
    }

    /// The log of named versions: what each is called, who approved and why, what changed.
    fn versions(&mut self, told: &Told) -> Result<(), XlsxError> {
        if told.versions.is_empty() {
            return Ok(());
        }
        self.row += 1;
        self.head(["Version", "Approvals and note", "Changes"])?;
        if !told.since.is_empty() {
            let now = "Not yet named".to_owned();
            self.line([now, String::new(), text::show_name(&told.since)])?;
        }
        for version in &told.versions {
            let note = Some(&version.note).filter(|note| !note.is_empty());
            let said: Vec<&str> =
                version.approvals.iter().chain(note).map(String::as_str).collect();
            self.line(
                [&version.title, &said.join("\n"), &version.changes.join("\n")]
                    .map(|cell| text::show_name(cell)),
            )?;
        }
        self.line([String::new(), RECORD.to_owned(), String::new()])
    }

    fn line(&mut self, cells: [String; 3]) -> Result<(), XlsxError> {
        if let Some(height) = looks::height(cells.iter().map(String::as_str).zip(WIDTHS)) {
            self.sheet.set_row_height(self.row, height)?;
        }
        for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            self.sheet.write_string_with_format(self.row, column, cell, &self.looks.text)?;
        }
        self.row += 1;
        Ok(())
    }
}
