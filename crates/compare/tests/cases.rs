//! Single cases with what people would expect of them.
#![allow(
    clippy::unwrap_used,
    clippy::wildcard_imports,
    reason = "a test that cannot read its data has failed"
)]

use remit_compare::{
    Conflict, Difference, Field, Head, ItemConflict, RowChange, Whose, apply, diff, three_way,
};
use remit_core::matrix::*;
use remit_formats::catalogue;

fn okms() -> MatrixData {
    catalogue::find("ovhcloud-okms").unwrap().matrix().unwrap().into_data()
}

#[track_caller]
fn check_summary(change: impl Fn(&mut MatrixData), expected: &str) {
    let old = Matrix::new(okms()).unwrap();
    let mut data = okms();
    change(&mut data);
    let new = Matrix::new(data).unwrap();
    let difference = diff(&old, &new);
    assert_eq!(difference.summary(&old), expected);
    assert_eq!(apply(&old, &difference), Ok(new));
}

fn activity(data: &mut MatrixData, number: usize) -> &mut Activity {
    let mut found = data.rows.iter_mut().filter_map(|row| match row {
        Row::Activity(activity) => Some(activity),
        Row::Section(_) => None,
    });
    found.nth(number).unwrap()
}

#[test]
fn a_summary_says_what_people_would_say() {
    check_summary(|_| {}, "no changes");
    check_summary(|data| data.id = MatrixId::from_bits(1), "no changes");
    check_summary(
        |data| {
            for number in 0..3 {
                activity(data, number).cells[0] = Cell::default();
            }
            data.title = "Mine".to_owned();
            let fresh = |bits| Activity::new(RowId::from_bits(bits), Text::plain("New"), 2);
            data.rows.push(Row::Activity(Box::new(fresh(1))));
            data.rows.push(Row::Activity(Box::new(fresh(2))));
        },
        "3 cells, 2 activities added, title changed",
    );
    check_summary(
        |data| {
            data.parties[0].name = "Us".to_owned();
            data.parties[1].side = Side::Other;
            activity(data, 0).comment = Text::plain("Why");
            data.rows.remove(2);
            let last = data.rows.pop().unwrap();
            data.rows.insert(3, last);
        },
        "1 activity removed, 1 activity moved, 1 party renamed, 1 party changed",
    );
    check_summary(
        |data| {
            data.parties.reverse();
            for number in 0..31 {
                activity(data, number).cells.reverse();
            }
        },
        "1 party moved",
    );
}

#[test]
fn a_difference_holds_only_what_changed() {
    let old = Matrix::new(okms()).unwrap();
    let mut data = okms();
    activity(&mut data, 4).cells[1] = Cell::default();
    let (row, party) = (activity(&mut data, 4).id, data.parties[1].id);
    let difference = diff(&old, &Matrix::new(data).unwrap());
    let only = Difference {
        changed: vec![RowChange { row, fields: vec![Field::Cell(party, Cell::default())] }],
        ..Difference::default()
    };
    assert_eq!(difference, only);
}

/// The cell that holds these letters.
fn set(codes: &str) -> Cell {
    Cell::of(Letters::raci().read(codes).unwrap())
}

/// Joins two changes of one matrix and returns the result with the conflicts.
fn joined(
    mine: impl Fn(&mut MatrixData),
    theirs: impl Fn(&mut MatrixData),
) -> (Matrix, Vec<Conflict>) {
    let base = Matrix::new(okms()).unwrap();
    let [mut my, mut their] = [okms(), okms()];
    mine(&mut my);
    theirs(&mut their);
    let merged = three_way(&base, &Matrix::new(my).unwrap(), &Matrix::new(their).unwrap()).unwrap();
    (merged.matrix, merged.conflicts)
}

#[test]
fn changes_of_different_cells_both_count() {
    let (matrix, conflicts) = joined(
        |data| activity(data, 0).cells[0] = set("C"),
        |data| {
            activity(data, 0).cells[1] = set("I");
            data.title = "Theirs".to_owned();
        },
    );
    let mut data = matrix.into_data();
    assert_eq!(activity(&mut data, 0).cells, [set("C"), set("I")]);
    assert_eq!((data.title.as_str(), conflicts), ("Theirs", vec![]));
}

#[test]
fn one_cell_set_differently_is_a_conflict_with_both_sides() {
    let (matrix, conflicts) = joined(
        |data| activity(data, 0).cells[0] = set("C"),
        |data| activity(data, 0).cells[0] = set("I"),
    );
    let mut data = matrix.into_data();
    let (row, party) = (activity(&mut data, 0).id, data.parties[0].id);
    assert_eq!(activity(&mut data, 0).cells[0], set("C"));
    let (mine, theirs) = (Field::Cell(party, set("C")), Field::Cell(party, set("I")));
    assert_eq!(conflicts, [Conflict::Field { row, mine, theirs }]);
}

#[test]
fn what_was_edited_outlives_its_removal() {
    let (matrix, conflicts) = joined(
        |data| {
            data.rows.remove(2);
        },
        |data| activity(data, 0).text = Text::plain("Edited"),
    );
    assert_eq!(matrix.activities().next().map(|a| a.text.to_plain()), Some("Edited".into()));
    let removed =
        |c: &Conflict| matches!(c, Conflict::Row(ItemConflict::Removed { by: Whose::Mine, .. }));
    assert!(matches!(conflicts.as_slice(), [only] if removed(only)), "{conflicts:?}");

    // The same for a party, by a cell in its column.
    let (matrix, conflicts) = joined(
        |data| {
            activity(data, 0).cells[0] = Cell { holding: Holding::NotApplicable, ..Cell::default() }
        },
        |data| {
            data.parties.remove(0);
            for number in 0..31 {
                activity(data, number).cells.remove(0);
            }
        },
    );
    assert_eq!(matrix.parties.len(), 2);
    assert_eq!(
        matrix.activities().nth(1).unwrap().cells,
        Matrix::new(okms()).unwrap().activities().nth(1).unwrap().cells
    );
    assert!(
        matches!(conflicts.as_slice(), [Conflict::Party(ItemConflict::Removed { .. })]),
        "{conflicts:?}"
    );
}

#[test]
fn a_party_renamed_here_and_given_a_side_there_has_both() {
    let (matrix, conflicts) = joined(
        |data| data.parties[0].name = "Us".to_owned(),
        |data| data.parties[0].side = Side::Other,
    );
    assert_eq!((matrix.parties[0].name.as_str(), matrix.parties[0].side), ("Us", Side::Other));
    assert_eq!(conflicts, []);
}

#[test]
fn titles_that_differ_are_a_conflict() {
    let (matrix, conflicts) =
        joined(|data| data.title = "Mine".to_owned(), |data| data.title = "Theirs".to_owned());
    assert_eq!(matrix.title, "Mine");
    let [mine, theirs] = ["Mine", "Theirs"].map(|title| Head::Title(title.to_owned()));
    assert_eq!(conflicts, [Conflict::Head { mine, theirs }]);
}
