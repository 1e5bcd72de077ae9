//! What people do in a spreadsheet, and what comes of it.

use super::{read, sheets};
use crate::excel::{Sheet, Unclear, back};
use remit_compare::diff;
use remit_core::matrix::text::notation;
use remit_core::matrix::*;
use remit_formats::catalogue;

fn okms() -> Matrix {
    catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap()
}

/// Edits the sheet with a matrix and compares what changed, in words.
#[track_caller]
fn check(edit: impl Fn(&mut Vec<Vec<String>>), expected: &str) -> Matrix {
    let mut sheets = sheets(&okms());
    edit(&mut sheets[0].rows);
    let back = read(&sheets);
    assert_eq!(diff(&back.base, &back.matrix).summary(&back.base), expected);
    assert_eq!(back.unclear, vec![]);
    back.matrix
}

// The columns: id, level, number, activity, plan, Customer, OVHcloud, count, comment, notes.
const CUSTOMER: usize = 5;

#[test]
fn letters_edited_come_back() {
    let matrix = check(|rows| rows[4][CUSTOMER] = "c/i".to_owned(), "1 cell");
    let cell = matrix.activities().next().unwrap().cells[0];
    assert_eq!(cell, Cell::of(matrix.letters.read("CI").unwrap()));
}

#[test]
fn rows_moved_and_deleted_come_back() {
    check(
        |rows| {
            let row = rows.remove(5);
            rows.push(row);
        },
        "1 activity moved",
    );
    check(
        |rows| {
            rows.remove(5);
        },
        "1 activity removed",
    );
}

#[test]
fn a_new_row_is_an_activity_and_with_a_level_a_section() {
    let matrix = check(
        |rows| {
            let mut row = vec![String::new(); rows[0].len()];
            row[3] = "Rotate the keys".to_owned();
            row[CUSTOMER] = "RA".to_owned();
            let mut section = vec![String::new(); rows[0].len()];
            section[1] = "1.0".to_owned();
            section[2] = "9.".to_owned();
            section[3] = "Later".to_owned();
            rows.extend([section, row]);
        },
        "1 section added, 1 activity added",
    );
    let last = matrix.rows.last().unwrap().activity().unwrap();
    assert_eq!(last.text, Text::plain("Rotate the keys"));
    assert_eq!(matrix.path_text(last.id), "9. Later");
}

#[test]
fn a_row_copied_is_a_new_row() {
    check(
        |rows| {
            let row = rows[4].clone();
            rows.insert(5, row);
        },
        "1 activity added",
    );
}

#[test]
fn parties_are_renamed_moved_added_and_removed() {
    check(|rows| rows[0][CUSTOMER] = "Client".to_owned(), "1 party renamed");
    check(|rows| rows.iter_mut().for_each(|row| row.swap(CUSTOMER, CUSTOMER + 1)), "1 party moved");
    check(
        |rows| {
            for (at, row) in rows.iter_mut().enumerate() {
                let cell = match at {
                    0 => "Integrator",
                    4 => "I",
                    _ => "",
                };
                row.insert(CUSTOMER + 1, cell.to_owned());
            }
        },
        "1 cell, 1 party added",
    );
    check(
        |rows| {
            for row in rows.iter_mut() {
                row.remove(CUSTOMER);
            }
        },
        "1 party removed",
    );
}

#[test]
fn what_a_spreadsheet_does_by_itself_changes_nothing() {
    check(
        |rows| {
            for row in rows.iter_mut() {
                // Empty cells at the end are not stored, and line ends are as the system has them.
                while row.last().is_some_and(String::is_empty) {
                    row.pop();
                }
                for cell in row.iter_mut() {
                    *cell = cell.replace('\n', "\r\n");
                }
            }
            rows.push(Vec::new());
            rows.insert(3, vec![String::new(); 4]);
            // Sorted, the line of keys stands anywhere.
            let keys = rows.remove(1);
            rows.push(keys);
        },
        "no changes",
    );
}

#[test]
fn a_styled_text_is_lost_only_where_it_was_edited() {
    let mut data = okms().into_data();
    let Row::Activity(activity) = &mut data.rows[2] else { panic!("an activity") };
    activity.text = notation::read("**Bold**[^1] and [linked](https://example.org)");
    let matrix = Matrix::new(data).unwrap();
    let mut sheets = sheets(&matrix);
    assert_eq!(sheets[0].rows[4][3], "Bold(1) and linked");
    assert_eq!(read(&sheets).matrix, matrix);
    sheets[0].rows[4][3].push_str(", more");
    let text = &read(&sheets).matrix.activities().next().unwrap().text.clone();
    assert_eq!(text, &Text::plain("Bold(1) and linked, more"));
}

#[test]
fn what_was_not_understood_is_said_with_its_place() {
    let mut sheets = sheets(&okms());
    sheets[0].rows[4][CUSTOMER] = "RX".to_owned();
    let unclear = read(&sheets).unclear;
    let expected = Unclear { line: 5, party: "Customer".to_owned(), text: "RX".to_owned() };
    assert_eq!(unclear, [expected]);
}

#[test]
fn a_column_that_belongs_to_nothing_is_named() {
    let mut sheets = sheets(&okms());
    sheets[0].rows[0].push("My own".to_owned());
    assert_eq!(read(&sheets).ignored, ["My own"]);
}

#[test]
fn a_workbook_without_its_hidden_parts_is_a_foreign_one() {
    let whole = sheets(&okms());
    let mut ids = || 1;
    assert!(back(&whole[..2], &mut ids).is_none());
    let mut keyless = whole.clone();
    keyless[0].rows.remove(1);
    assert!(back(&keyless, &mut ids).is_none());
    let mut damaged = whole;
    damaged[2].rows.pop();
    assert!(back(&damaged, &mut ids).is_none());
    assert!(back(&[Sheet { name: String::new(), rows: vec![] }], &mut ids).is_none());
}
