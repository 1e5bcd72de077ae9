//! What a row was in the matrix that a draft came from.

use remit_core::edit::*;
use remit_core::matrix::text::notation;
use remit_core::matrix::*;
use remit_core::shape::*;
use remit_formats::catalogue;

#[test]
fn a_row_says_what_it_was_and_becomes_that_again() {
    let origin = catalogue::find("cegedim-cloud-managed-products").unwrap();
    let origin = origin.matrix().unwrap();
    let mut matrix = origin.clone();
    let row = matrix.activities().find(|a| !a.comment.is_empty()).unwrap().clone();
    let party = matrix.parties[0].id;
    let commands = [
        Command::SetActivity(row.id, ActivityField::Text(notation::read("other"))),
        Command::SetActivity(row.id, ActivityField::Comment(Text::default())),
        Command::SetActivity(row.id, ActivityField::Plan(PlanUse::read("x", &matrix.plans))),
        Command::SetCells(vec![CellEdit { row: row.id, party, cell: Cell::default() }]),
    ];
    for command in commands {
        apply(&mut matrix, command).unwrap();
    }
    let found = was(&origin, &matrix, row.id).unwrap();
    let what: Vec<&str> = found.iter().map(|was| was.what.as_str()).collect();
    assert_eq!(what, ["Activity", "Comment", "Plan", origin.parties[0].name.as_str()]);
    apply(&mut matrix, taken_back(&found)).unwrap();
    assert_eq!(matrix, origin);
    assert_eq!(was(&origin, &matrix, row.id), Some(Vec::new()));
}
