//! Cells that are wider or longer than one, and tables in tables.

use super::{cell, check, docx, paragraph, row, styled, table};
use crate::tests_shown::reading;

#[test]
fn wide_cells_are_sections_and_long_ones_say_the_same_again() {
    let plain = |text: &str| cell("", &paragraph(text));
    let first = cell("<w:vMerge w:val='restart'/>", &paragraph("Both"));
    let below = cell("<w:vMerge/>", "<w:p/>");
    let rows = format!(
        "{}<w:tr>{}</w:tr><w:tr>{}{first}{}</w:tr><w:tr>{}{below}{}</w:tr><w:tr>{}{}{}</w:tr>",
        row(&["Task", "Comment", "PM", "Dev"]),
        cell("<w:gridSpan w:val='4'/>", &paragraph("Preparation")),
        plain("Plan"),
        cell("", &paragraph("A")) + &plain("R"),
        plain("Order"),
        plain("R") + &plain("A"),
        plain("Build"),
        cell("<w:gridSpan w:val='2'/>", &paragraph("Alone")),
        plain("R"),
    );
    let expected = [
        "= PM | Dev",
        "# Preparation",
        "Plan | A | R // Both",
        "Order | R | A // Both",
        "Build |  | R // Alone",
    ];
    check(&table(&rows), &expected);
}

#[test]
fn a_header_of_two_rows_is_one_where_the_document_says_so() {
    let head =
        |cells: &[&str]| row(cells).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>");
    let rows = format!("{}{}", head(&["Task", "PM", "Dev"]), row(&["Plan", "A", "R"]));
    check(&table(&rows), &["= PM | Dev", "Plan | A | R"]);
    let read = reading(&docx(&table(&rows)), "x.docx").unwrap();
    assert_eq!((read.tables[0].header, read.rows[0].place.line), (1, 2));
}

#[test]
fn a_table_within_a_table_stands_on_its_own() {
    let inner = table(&format!("{}{}", row(&["Task", "PM", "Dev"]), row(&["Plan", "A", "R"])));
    let rows =
        format!("<w:tr>{}</w:tr>", cell("", &format!("{}{inner}<w:p/>", paragraph("Form 7"))));
    check(&table(&rows), &["= PM | Dev", "Plan | A | R"]);
}

#[test]
fn a_numbered_line_in_bold_above_a_table_is_its_heading() {
    let one =
        |task: &str| table(&format!("{}{}", row(&["Task", "PM", "Dev"]), row(&[task, "A", "R"])));
    let bold = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = format!(
        "{}{}{}{}{}",
        bold("First"),
        one("a"),
        bold("Second"),
        one("b"),
        styled("Punkt", "x")
    );
    check(&body, &["= PM | Dev", "# First", "a | A | R", "# Second", "b | A | R"]);
}
