//! A difference in words, row by row.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use remit_compare::diff;
use remit_core::matrix::text::notation;
use remit_core::matrix::{Cell, Holding, Matrix, Row};

/// The words for an edit of the OKMS matrix.
#[track_caller]
fn check(edit: impl Fn(&mut Vec<Row>), expected: &[(&str, &str)]) {
    let old = remit_formats::catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap();
    let mut data = old.clone().into_data();
    edit(&mut data.rows);
    let new = Matrix::new(data).unwrap();
    let (rows, more) = diff(&old, &new).in_words(&old, &new, 50);
    let rows: Vec<(&str, &str)> =
        rows.iter().map(|row| (row.row.as_str(), row.what.as_str())).collect();
    assert_eq!((rows.as_slice(), more), (expected, 0));
}

fn activity(row: &mut Row) -> &mut remit_core::matrix::Activity {
    match row {
        Row::Activity(activity) => activity,
        Row::Section(_) => panic!("a section"),
    }
}

#[test]
fn cells_and_texts_stand_in_one_line() {
    check(
        |rows| {
            let row = rows.iter_mut().find(|row| row.activity().is_some()).unwrap();
            let activity = activity(row);
            activity.text = notation::read("Think");
            activity.cells[0] = Cell { holding: Holding::NotApplicable, ..Cell::default() };
        },
        &[("Think", "text changed; Customer: RA → n/a")],
    );
}

#[test]
fn what_came_and_went_is_told() {
    check(
        |rows| {
            let last = rows.pop().unwrap();
            let mut new = last.clone();
            let new_activity = activity(&mut new);
            new_activity.id = remit_core::matrix::RowId::from_bits(7);
            new_activity.text = notation::read("Begin");
            rows.push(new);
        },
        &[("Begin", "added: OVHcloud RA"), ("Destroy data hosted on volumes storage", "removed")],
    );
}
