//! Lines of cells as a workbook of one sheet: what is no matrix, like a report.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::ExcelError;
use super::looks::{self, Looks};
use crate::excel::text::show_name;
use remit_core::matrix::Date;

/// The narrowest and the widest column, in characters.
const WIDTHS: (f64, f64) = (10.0, 50.0);
/// What the sheet is called; a title may hold what the name of a sheet cannot.
const SHEET: &str = "Report";

/// The workbook of these lines, the first of them the head. Cells are texts: none is calculated.
pub fn write_lines(title: &str, lines: &[Vec<String>], today: Date) -> Result<Vec<u8>, ExcelError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::parse_from_str(&today.to_string())?;
    let properties = DocProperties::new().set_title(show_name(title)).set_creation_datetime(&day);
    workbook.set_properties(&properties);
    let looks = Looks::new();
    fill(workbook.add_worksheet().set_name(SHEET)?, lines, &looks)?;
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, lines: &[Vec<String>], looks: &Looks) -> Result<(), XlsxError> {
    let widths = widths(lines);
    for (column, width) in (0..).zip(&widths) {
        sheet.set_column_width(column, *width)?;
    }
    for (row, line) in (0..).zip(lines) {
        let format: &Format = if row == 0 { &looks.head } else { &looks.text };
        let cells = line.iter().map(String::as_str).zip(widths.iter().copied());
        if let Some(height) = looks::height(cells) {
            sheet.set_row_height(row, height)?;
        }
        for (column, cell) in (0..).zip(line) {
            sheet.write_string_with_format(row, column, show_name(cell), format)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    if let (Some(last), Some(line)) = (lines.len().checked_sub(1), lines.first())
        && last > 0
        && !line.is_empty()
    {
        sheet.autofilter(0, 0, last as u32, line.len() as u16 - 1)?;
    }
    // A4.
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_footer("&LRemit&RPage &P of &N");
    Ok(())
}

/// How wide each column has to be for its longest line.
fn widths(lines: &[Vec<String>]) -> Vec<f64> {
    let mut widths: Vec<f64> = Vec::new();
    for line in lines {
        for (column, cell) in line.iter().enumerate() {
            let longest = cell.split('\n').map(|line| line.chars().count()).max().unwrap_or(0);
            let width = (longest as f64 + 2.0).clamp(WIDTHS.0, WIDTHS.1);
            match widths.get_mut(column) {
                Some(before) => *before = before.max(width),
                None => widths.push(width),
            }
        }
    }
    widths
}
