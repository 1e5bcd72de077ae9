use remit_formats::sheets::{Merged, Sheet};

use super::tests_shown::sheets as shown;

fn sheet(name: &str, rows: &[&[&str]], merged: &[[usize; 4]]) -> Sheet {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    let merge = |&[top, left, bottom, right]: &[usize; 4]| Merged { top, left, bottom, right };
    Sheet {
        name: name.to_owned(),
        rows: rows.iter().map(row).collect(),
        merged: merged.iter().map(merge).collect(),
    }
}

#[test]
fn headers_are_found_wherever_they_are() {
    let rows: [&[&str]; 8] = [
        &["Project X", "", ""],
        &["", "", ""],
        &["Version", "1", ""],
        &["Task", "PM", "Dev"],
        &["Plan it", "A", "R"],
        &["Build", "", ""],
        &["Code it", "I", "R"],
        &["Test it", "A", "R"],
    ];
    assert_eq!(
        shown(&[sheet("One", &rows, &[])]),
        ["= PM | Dev", "Plan it | A | R", "# Build", "Code it | I | R", "Test it | A | R"]
    );
}

#[test]
fn merged_rows_are_sections_and_merged_columns_go_on() {
    let rows: [&[&str]; 6] = [
        &["Phase", "Task", "PM", "Dev"],
        &["First", "a", "A", "R"],
        &["", "b", "I", "R"],
        &["All of it", "", "", ""],
        &["Second", "c", "A", "R"],
        &["Third", "d", "A", "R"],
    ];
    assert_eq!(
        shown(&[sheet("One", &rows, &[[1, 0, 2, 0], [3, 0, 3, 3]])]),
        [
            "= PM | Dev",
            "# First",
            "a | A | R",
            "b | I | R",
            "# All of it",
            "# Second",
            "c | A | R",
            "# Third",
            "d | A | R",
        ]
    );
}

#[test]
fn several_sheets_are_several_sections() {
    let rows: [&[&str]; 2] = [&["Task", "PM", "Dev"], &["a", "A", "R"]];
    let other: [&[&str]; 2] = [&["Author", "Date"], &["A. Bee", "2024"]];
    assert_eq!(
        shown(&[
            sheet("About", &other, &[]),
            sheet("One", &rows, &[]),
            sheet("Empty", &[&["", ""]], &[]),
            sheet("Two", &rows, &[]),
        ]),
        ["= PM | Dev", "# One", "a | A | R", "# Two", "a | A | R"]
    );
}
