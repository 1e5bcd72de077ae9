//! Where the rows of a matrix stand in their source, and in which cells.

use remit_files::excel;
use remit_formats::catalogue;
use remit_import::{Corrections, Orientation, Reading, RowPlace};

use crate::published;
use crate::shown::reading;

/// Each activity with its line, the cell that says what is to be done, and those of the parties.
fn places(reading: &Reading) -> Vec<String> {
    assert_eq!(reading.rows.len(), reading.matrix.rows.len());
    let cell = |column: &Option<_>| {
        column.map_or("-".to_owned(), |it: remit_formats::page::Column| it.number().to_string())
    };
    let shown = |place: &RowPlace| {
        let parties: Vec<String> = place.parties.iter().map(cell).collect();
        let sheet = &place.place.sheet;
        let at = if sheet.is_empty() { String::new() } else { format!("{sheet}!") };
        format!("{at}{}: {} {}", place.place.line, cell(&place.activity), parties.join(","))
    };
    let rows = reading.matrix.rows.iter().zip(&reading.rows);
    rows.filter(|(row, _)| row.activity().is_some()).map(|(_, place)| shown(place)).collect()
}

#[track_caller]
fn check(text: &str, name: &str, expected: &[&str]) {
    let reading = reading(text.as_bytes(), name, &Corrections::default()).unwrap();
    assert_eq!(places(&reading), expected);
}

#[test]
fn cells_of_markdown_and_csv_are_known_by_their_lines() {
    let page = "# T\n\n| # | Task | PM | Dev |\n|-|-|-|-|\n| 1 | a | A | R |\n\n| # | Task | Dev | PM |\n|-|-|-|-|\n| 2 | b | R | |\n";
    check(page, "x.md", &["5: 2 3,4", "9: 2 -,3"]);
    check("sep=;\nTask;PM;Dev\n\"a\nb\";A;R\nc;I;RA\n", "x.csv", &["3: 1 2,3", "5: 1 2,3"]);
}

#[test]
fn cells_that_are_no_cells_of_their_line_are_not_made_up() {
    // Activities across: the cells of one activity stand in several lines.
    let mut across = Corrections::default();
    across.set_orientation(0, Orientation::ActivitiesDown, Orientation::ActivitiesAcross);
    let text = b"Party,Build,Test\nPM,A,I\nDev,R,RA\n";
    assert_eq!(places(&reading(text, "x.csv", &across).unwrap()), ["1: - -,-", "1: - -,-"]);
    let page = "<table>\n<tr><th>Task<th>PM<th>Dev\n<tr><td>a<td>A<td>R\n</table>\n";
    check(page, "x.html", &["3: - -,-"]);
}

#[test]
fn what_remit_has_written_has_its_cells_where_it_put_them() {
    let matrix = catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let at = matrix.activities().position(|it| it.text.to_plain().starts_with("Handle")).unwrap();
    let of = |bytes: &[u8], name: &str| {
        let reading = reading(bytes, name, &Corrections::default()).unwrap();
        assert_eq!(reading.matrix.activities().count(), matrix.activities().count());
        places(&reading)[at].clone()
    };
    let csv = remit_formats::csv::write(&matrix, remit_formats::csv::Options::default());
    let line = csv.lines().position(|line| line.contains("Handle incidents")).unwrap() + 1;
    assert_eq!(of(csv.as_bytes(), "x.csv"), format!("{line}: 4 6,7"));
    let page = remit_formats::markdown::write(&matrix);
    let line = page.lines().position(|line| line.contains("Handle incidents")).unwrap() + 1;
    assert_eq!(of(page.as_bytes(), "x.md"), format!("{line}: 1 2,3"));
    let today = "2026-01-31".parse().unwrap();
    let book = excel::write(&matrix, today).unwrap();
    let row = matrix.rows.iter().position(|row| {
        row.activity().is_some_and(|it| it.text.to_plain().starts_with("Handle incidents"))
    });
    // Above it are the head and the keys of the columns.
    assert_eq!(of(&book, "x.xlsx"), format!("Matrix!{}: 4 6,7", row.unwrap() + 3));
}

#[test]
fn rows_of_a_copied_text_are_where_their_activity_stands() {
    for slug in published::SLUGS {
        let (reading, text) = (published::read(slug), published::source(slug));
        let lines: Vec<&str> = text.lines().collect();
        for (row, place) in reading.matrix.rows.iter().zip(&reading.rows) {
            let Some(activity) = row.activity() else { continue };
            let said = activity.text.to_plain();
            let start: String = said.chars().take(12).take_while(|c| *c != '\n').collect();
            let line = lines[place.place.line - 1];
            assert!(line.contains(&start), "{slug}:{}: {said} / {line}", place.place.line);
        }
    }
}
