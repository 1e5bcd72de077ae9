//! Rows of which a person says what they are.

use crate::choose::Corrections;
use crate::facts::{ColumnUse, LineUse, Orientation, Reading, TableRow};
use crate::tests_shown::{corrected, lines};

/// Says of the rows that read so in the matrix what they are, one after the other.
fn said(bytes: &str, name: &str, choices: &[(&str, LineUse)]) -> Reading {
    let mut corrections = Corrections::default();
    for (shown, taken) in choices {
        let reading = corrected(bytes.as_bytes(), name, &corrections).unwrap();
        let shown_lines = lines(&reading);
        // The first line names the parties.
        let at = shown_lines.iter().skip(1).position(|line| line.contains(shown));
        let at = at.unwrap_or_else(|| panic!("no {shown} in {shown_lines:#?}"));
        corrections.set_row(reading.rows[at].from.unwrap(), *taken);
    }
    corrected(bytes.as_bytes(), name, &corrections).unwrap()
}

#[track_caller]
fn check(bytes: &str, name: &str, choices: &[(&str, LineUse)], expected: &[&str]) {
    assert_eq!(lines(&said(bytes, name, choices)), expected);
}

const PAGE: &str = "\
|Task|Customer|Acme|
|-|-|-|
|Backups|||
|Keep copies|A|R|
|except archives|||
|Old line|I|I|
";
const SHEET: &str =
    "Task;Customer;Acme\nBackups;;\nKeep copies;A;R\nexcept archives;;\nOld line;I;I\n";
const WEB: &str = "<table><tr><th>Task<th>Customer<th>Acme<tr><td>Backups<td><td><tr><td>Keep \
    copies<td>A<td>R<tr><td>except archives<td><td><tr><td>Old line<td>I<td>I</table>";

#[test]
fn a_row_is_what_a_person_says() {
    for (source, name) in [(PAGE, "x.md"), (SHEET, "x.csv"), (WEB, "x.html")] {
        let choices = [
            ("except archives", LineUse::Note),
            ("Old line", LineUse::Ignore),
            ("Backups", LineUse::Section),
        ];
        check(
            source,
            name,
            &choices,
            &["= Customer | Acme", "# Backups", "Keep copies | A | R // except archives"],
        );
    }
}

#[test]
fn a_section_can_be_an_activity_again() {
    let page = "|Task|PM|Dev|\n|-|-|-|\n|**Plan**|||\n|Build|A|R|\n";
    check(page, "x.md", &[], &["= PM | Dev", "# Plan", "Build | A | R"]);
    check(
        page,
        "x.md",
        &[("Plan", LineUse::Activity)],
        &["= PM | Dev", "**Plan** |  | ", "Build | A | R"],
    );
}

#[test]
fn a_row_that_names_the_columns_ends_the_header() {
    let sheet = "Plan of 2024;;\nTask;Customer;Acme\nKeep copies;A;R\n";
    let mut corrections = Corrections::default();
    corrections.set_header(0, 1);
    corrections.set_column(0, 0, ColumnUse::Activity);
    corrections.set_column(0, 1, ColumnUse::Party(String::new()));
    let at = TableRow { table: 0, row: 1 };
    corrections.set_row(at, LineUse::Header);
    let reading = corrected(sheet.as_bytes(), "x.csv", &corrections).unwrap();
    assert_eq!(lines(&reading), ["= Customer | Acme", "Keep copies | A | R"]);
    // And back: the columns stay what they were said to be.
    corrections.set_row(at, LineUse::Activity);
    let reading = corrected(sheet.as_bytes(), "x.csv", &corrections).unwrap();
    let uses: Vec<&ColumnUse> = reading.tables[0].columns.iter().map(|it| &it.taken).collect();
    assert_eq!(uses[..2], [&ColumnUse::Activity, &ColumnUse::Party("Column 2".to_owned())]);
}

#[test]
fn rows_of_a_table_that_is_laid_out_across_are_its_columns() {
    let page = "|Team|Choose it|Run it|\n|-|-|-|\n|Customer|R|I|\n|Provider|C|R|\n";
    let mut corrections = Corrections::default();
    corrections.set_orientation(0, Orientation::ActivitiesDown, Orientation::ActivitiesAcross);
    let reading = corrected(page.as_bytes(), "x.md", &corrections).unwrap();
    let run = reading.rows.last().and_then(|row| row.from).unwrap();
    corrections.set_row(run, LineUse::Ignore);
    let reading = corrected(page.as_bytes(), "x.md", &corrections).unwrap();
    assert_eq!(lines(&reading), ["= Customer | Provider", "Choose it | R | C"]);
}

#[test]
fn what_was_said_of_rows_is_listed_and_stays() {
    let found = said(PAGE, "x.md", &[("Old line", LineUse::Ignore)]);
    let [row] = found.tables[0].chosen_rows.as_slice() else { panic!("{:?}", found.tables) };
    assert_eq!((row.place.line, row.text.as_str()), (6, "Old line | I | I"));
    assert_eq!(row.taken, LineUse::Ignore);
    let again = corrected(PAGE.as_bytes(), "x.md", &found.choices()).unwrap();
    assert_eq!(lines(&again), lines(&found));
}
