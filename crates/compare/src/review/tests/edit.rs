//! What an edit that waits would change.

use super::super::Review;
use super::sample::*;
use remit_core::edit::{ActivityField, CellEdit, Command, SectionField};
use remit_core::matrix::*;

/// What a command would change of the sample: what it is about, what stands there, what would.
#[track_caller]
fn check(command: &Command, expected: &[(&str, &str, &str)]) {
    let matrix = Matrix::new(data()).unwrap();
    let review = Review::of_edit(&matrix, command).unwrap();
    let said: Vec<_> = review
        .changes()
        .iter()
        .map(|change| {
            let values = review.values(change);
            let shown = |value| review.value_in_words(change, value);
            (review.title(change), shown(&values.mine), shown(&values.theirs[0]))
        })
        .collect();
    let said: Vec<_> =
        said.iter().map(|(title, mine, other)| (&**title, &**mine, &**other)).collect();
    assert_eq!(said, expected);
}

#[test]
fn every_kind_of_edit_shows_both_sides() {
    // Of roles, plans, footnotes and settings nothing was shown but the name of the edit.
    check(&Command::SetTitle("New".to_owned()), &[("Title", "Draft", "New")]);
    let edit = CellEdit { row: row(11), party: party(1), cell: cell("RA") };
    check(&Command::SetCells(vec![edit]), &[("Back up: Customer", "R", "RA")]);
    let comment = ActivityField::Comment(Text::plain("Daily"));
    check(&Command::SetActivity(row(11), comment), &[("Back up: comment", "", "Daily")]);
    check(&Command::RemoveRows(vec![row(14)]), &[("Audit", "Audit", "not in the matrix")]);
    let party = Party::new(party(2), "Acme");
    check(&Command::SetParty(party), &[("Party Provider: name", "Provider", "Acme")]);
    check(&Command::SetFootnotes(Vec::new()), &[("Footnote 1", "1: Note", "not in the matrix")]);
    let rules = Command::SetRules(Vec::new());
    check(&rules, &[("Check empty-row: setting", "off", "")]);
}

#[test]
fn a_heading_keeps_the_number_that_it_has_among_all() {
    let mut data = data();
    data.numbering = Numbering::Automatic;
    // A heading below another one could not stand by itself: nothing was shown of it.
    if let Row::Section(section) = &mut data.rows[2] {
        section.level = 2;
    }
    let matrix = Matrix::new(data).unwrap();
    let command = Command::SetSection(row(12), SectionField::Title("Protect".to_owned()));
    let review = Review::of_edit(&matrix, &command).unwrap();
    let titles: Vec<_> = review.changes().iter().map(|it| review.title(it)).collect();
    assert_eq!(titles, ["Secure: title"]);
}

#[test]
fn what_was_typed_into_a_row_that_is_gone_can_still_be_read() {
    let gone = "Row without text";
    let title = SectionField::Title("Protect".to_owned());
    check(&Command::SetSection(row(99), title), &[(&format!("{gone}: title"), "", "Protect")]);
    let edit = CellEdit { row: row(98), party: party(1), cell: cell("A") };
    check(&Command::SetCells(vec![edit]), &[(&format!("{gone}: Customer"), "", "A")]);
}

#[test]
fn what_can_not_be_done_any_more_is_no_review() {
    let matrix = Matrix::new(data()).unwrap();
    assert!(Review::of_edit(&matrix, &Command::RemoveRows(vec![row(99)])).is_none());
}
