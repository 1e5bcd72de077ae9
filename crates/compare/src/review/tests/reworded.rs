//! Activities that a file without ids says in other words.

use super::super::{Decision, Place, Review, RowPart};
use super::sample::*;
use remit_core::matrix::*;

/// What a file of somebody else makes of a reworded activity: one goes, and another one comes.
fn rewording() -> Review {
    review(
        &|_| {},
        &[("Page", &|it| {
            let at = it.rows.iter().position(|other| other.id() == row(14)).unwrap();
            let mut new = Activity::new(row(77), Text::plain("Audit everything"), 2);
            new.cells[0] = cell("A");
            it.rows[at] = Row::Activity(Box::new(new));
            it.acceptances.clear();
        })],
    )
}

#[test]
fn what_comes_is_proposed_as_what_goes_in_other_words() {
    let review = rewording();
    let found: Vec<_> = review.reworded().iter().map(|it| (it.gone, it.came.row)).collect();
    assert_eq!(found, [(row(14), row(77))]);
}

#[test]
fn a_reworded_activity_is_one_change_of_its_text_and_what_was_decided_stays() {
    // An activity that a newer release said in other words lost its comment and its history.
    let mut before = rewording();
    let plan = Place::Row(row(14), RowPart::Itself);
    before.decide(&plan, Decision::Mine).unwrap();
    let accepted = before.changes().iter().find(|it| it.place.row() == Some(row(11))).unwrap();
    before.decide(&accepted.place.clone(), Decision::Mine).unwrap();
    let review = before.with_reworded(row(14), row(77)).unwrap();
    let places: Vec<_> = review.changes().iter().map(|it| review.title(it)).collect();
    assert_eq!(
        places,
        ["Audit: text", "Audit: Customer", "Back up: accepted finding no-accountable"]
    );
    assert_eq!(review.decisions().count(), 1);
    let outcome = review.outcome().unwrap().matrix;
    assert_eq!(outcome.activity(row(14)).unwrap().text.to_plain(), "Audit everything");
}

#[test]
fn what_is_not_there_any_more_is_taken_for_nothing() {
    let review = rewording();
    let again = review.with_reworded(row(14), row(99)).unwrap();
    assert_eq!(again.changes(), review.changes());
}
