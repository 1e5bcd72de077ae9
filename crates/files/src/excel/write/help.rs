//! What helps people who work in the sheet: widths, panes, drop-downs, colours, print.

use rust_xlsxwriter::utility::{column_number_to_name, row_col_to_cell};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule,
    Formula, Worksheet, XlsxError,
};

use super::super::{Columns, LEGEND};
use super::legend::FIRST_CHOICE;
use super::looks;
use super::matrix::{HEAD, accountable};
use remit_core::matrix::{Kind, Matrix, Row};
use remit_formats::provenance::Provenance;

impl Columns {
    /// How many characters wide a column is.
    fn width(self, column: usize) -> f64 {
        match column {
            Self::LEVEL => 6.0,
            Self::NUMBER => 8.0,
            Self::ACTIVITY => 60.0,
            Self::PLAN | Self::ID => 18.0,
            column if column <= self.check() => 14.0,
            column if column == self.check() + 1 => 50.0,
            _ => 40.0,
        }
    }

    /// The columns whose texts can need several lines, with their widths.
    pub(super) fn wrapped(self) -> [(usize, f64); 5] {
        let check = self.check();
        [Self::ACTIVITY, Self::PLAN, check + 1, check + 2, check + 3]
            .map(|column| (column, self.width(column)))
    }
}

/// Widths, hidden columns, frozen panes, and how the sheet is printed.
pub(super) fn page(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    columns: Columns,
) -> Result<(), XlsxError> {
    let check = columns.check() as u16;
    for column in 0..columns.count() {
        sheet.set_column_width(column as u16, columns.width(column))?;
    }
    let sections = || matrix.rows.iter().filter_map(Row::section);
    let empty = [
        (Columns::ID as u16, true),
        (Columns::NUMBER as u16, sections().all(|section| section.number().is_empty())),
        (Columns::PLAN as u16, !matrix.prints_plans()),
        (check + 1, !matrix.has_comments()),
        (check + 2, sections().all(|section| section.before.is_empty())),
        (check + 3, sections().all(|section| section.after.is_empty())),
    ];
    for (column, _) in empty.into_iter().filter(|(_, empty)| *empty) {
        sheet.set_column_hidden(column)?;
    }
    sheet.set_row_hidden(1)?;
    sheet.set_freeze_panes(HEAD, Columns::PLAN as u16)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    // A4.
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    // An ampersand begins a code, and Excel takes 255 characters.
    let line = |text: &str, most: usize| {
        let line: String = text.chars().filter(|c| !c.is_control()).take(most).collect();
        line.replace('&', "&&")
    };
    sheet.set_header(match Provenance::of(matrix) {
        Some(begun) => format!("&L{}&R{}", line(&matrix.title, 60), line(&begun.short(), 60)),
        None => format!("&L{}", line(&matrix.title, 100)),
    });
    sheet.set_footer("&LRemit&RPage &P of &N");
    Ok(())
}

/// Drop-downs and colours.
pub(super) fn help(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    columns: Columns,
    last: u32,
    choices: usize,
) -> Result<(), XlsxError> {
    let levels = DataValidation::new()
        .allow_whole_number(DataValidationRule::Between(1, 6))
        .set_error_title("Level")?
        .set_error_message("Enter 1 to 6 for a section, or leave empty for an activity.")?;
    let level = Columns::LEVEL as u16;
    sheet.add_data_validation(HEAD, level, last, level, &levels)?;
    if columns.parties == 0 {
        return Ok(());
    }
    let (first, end) = (Columns::FIRST_PARTY as u16, columns.check() as u16 - 1);
    let from = FIRST_CHOICE + 1;
    let offered = format!("={LEGEND}!$F${from}:$F${}", from as usize + choices - 1);
    let letters = DataValidation::new()
        .allow_list_formula(Formula::new(offered))
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Roles")?
        .set_error_message("These aren't roles of this matrix. See the Legend sheet.")?;
    sheet.add_data_validation(HEAD, first, last, end, &letters)?;

    let top = row_col_to_cell(HEAD, first);
    let order = [
        Kind::Accountable,
        Kind::Responsible,
        Kind::Support,
        Kind::Consulted,
        Kind::Informed,
        Kind::Other,
    ];
    for kind in order {
        for letter in matrix.letters.iter().filter(|letter| letter.kind == kind) {
            let rule = format!("=ISNUMBER(FIND(\"{}\",{top}))", letter.code);
            let format = ConditionalFormatFormula::new()
                .set_rule(rule.as_str())
                .set_format(looks::letter(kind));
            sheet.add_conditional_format(HEAD, first, last, end, &format)?;
        }
    }
    if !accountable(matrix).is_empty() {
        let check = columns.check() as u16;
        let cell = format!("${}{}", column_number_to_name(check), HEAD + 1);
        let rule = format!("=AND(ISNUMBER({cell}),{cell}<>1)");
        let format =
            ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(looks::wrong());
        sheet.add_conditional_format(HEAD, check, last, check, &format)?;
    }
    Ok(())
}
