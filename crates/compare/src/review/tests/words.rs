//! Changes in words.

use super::sample::*;
use remit_core::matrix::*;

/// What the changes of a copy are called, and what stands there before and in the copy.
#[track_caller]
fn check(change: &dyn Fn(&mut MatrixData), expected: &[(&str, &str, &str, &str)]) {
    let review = review(&|_| (), &[("Ann", change)]);
    let said: Vec<_> = review
        .changes()
        .iter()
        .map(|change| {
            let (words, values) = (review.in_words(change), review.values(change));
            let shown = |value| review.value_in_words(change, value);
            (words.item, words.part, shown(&values.mine), shown(&values.theirs[0]))
        })
        .collect();
    let said: Vec<_> = said
        .iter()
        .map(|(item, part, mine, theirs)| (&**item, &**part, &**mine, &**theirs))
        .collect();
    assert_eq!(said, expected);
}

#[test]
fn each_change_says_what_it_is_about() {
    check(&|it| it.title = "New".to_owned(), &[("Title", "", "Draft", "New")]);
    check(&|it| activity(it, 11).cells[0] = cell("RA"), &[("Back up", "Customer", "R", "RA")]);
    check(
        &|it| activity(it, 11).comment = Text::plain("Daily"),
        &[("Back up", "comment", "", "Daily")],
    );
    check(
        &|it| it.parties[1].name = "Acme".to_owned(),
        &[("Party Provider", "name", "Provider", "Acme")],
    );
    check(&|it| it.plans[0].name = "Basic".to_owned(), &[("Plan Gold", "name", "Gold", "Basic")]);
    check(
        &|it| it.footnotes[0].text = Text::plain("Other"),
        &[("Footnote 1", "text", "Note", "Other")],
    );
}

#[test]
fn rows_that_go_come_and_move_are_named() {
    check(&|it| drop(it.rows.remove(4)), &[("Audit", "", "Audit", "not in the matrix")]);
    check(&|it| it.rows.swap(3, 4), &[("Audit", "position", "after “Patch”", "after “Secure”")]);
}
