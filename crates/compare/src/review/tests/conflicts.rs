//! What both have done differently, of every kind that there is.

use super::super::value::read;
use super::super::{
    About, Decision, FootnotePart, LetterPart, PartyPart, Place, PlanPart, RowPart, Scope,
    Standing, State,
};
use super::outcome;
use super::sample::*;
use crate::HeadField;
use crate::review::Review;
use remit_core::matrix::*;

/// Both have done something else at a place: both sides and the base are shown, nothing is decided,
/// and each choice does what it says.
#[track_caller]
fn check(place: &Place, mine: Change, theirs: Change) {
    let draft = matrix(|it| mine(it));
    let mut review = review(mine, &[("Ann", theirs)]);
    let [base, mine, theirs] =
        [matrix(|_| {}), draft.clone(), matrix(|it| theirs(it))].map(|it| read(&it, place));
    let change = review.change(place).unwrap().clone();
    assert_eq!(change.standing, Standing::Conflict);
    assert_eq!(review.state(&change), State::Open);
    let values = review.values(&change);
    assert_eq!((values.base, values.mine), (Some(base), mine.clone()));
    assert_eq!(values.theirs, vec![theirs.clone()]);
    assert_eq!(outcome(&review), draft);
    let at = |review: &Review| read(&outcome(review), place);
    review.accept(&Scope::All);
    assert_eq!((at(&review), review.counts().open), (mine.clone(), 1));
    review.decide(place, Decision::Theirs(0)).unwrap();
    assert_eq!(at(&review), theirs);
    review.decide(place, Decision::Mine).unwrap();
    assert_eq!(at(&review), mine);
    let counts = review.counts();
    assert_eq!((counts.open, counts.rejected), (0, 1));
}

#[test]
fn a_cell_that_both_set() {
    let place = Place::Row(row(11), RowPart::Cell(party(1)));
    check(&place, &|it| activity(it, 11).cells[0] = cell("C"), &|it| {
        activity(it, 11).cells[0] = cell("I");
    });
}

#[test]
fn texts_that_both_wrote() {
    let text = |words| move |it: &mut MatrixData| activity(it, 11).text = Text::plain(words);
    check(&Place::Row(row(11), RowPart::Text), &text("Mine"), &text("Theirs"));
    let title = |words: &'static str| move |it: &mut MatrixData| it.title = words.to_owned();
    check(&Place::Head(HeadField::Title), &title("Mine"), &title("Theirs"));
    let section = |words: &'static str| {
        move |it: &mut MatrixData| {
            if let Row::Section(section) = &mut it.rows[0] {
                section.title = words.to_owned();
            }
        }
    };
    check(&Place::Row(row(10), RowPart::Title), &section("Mine"), &section("Theirs"));
}

#[test]
fn a_row_that_one_removed_and_the_other_edited() {
    let place = Place::Row(row(13), RowPart::Itself);
    let remove = |it: &mut MatrixData| drop(it.rows.remove(3));
    let edit = |it: &mut MatrixData| activity(it, 13).text = Text::plain("Patch all");
    check(&place, &remove, &edit);
    check(&place, &edit, &remove);
}

#[test]
fn a_row_that_both_moved() {
    let up = |it: &mut MatrixData| it.rows.swap(3, 4);
    let away = |it: &mut MatrixData| {
        let moved = it.rows.remove(4);
        it.rows.insert(1, moved);
    };
    check(&Place::Row(row(14), RowPart::Position), &up, &away);
}

#[test]
fn a_row_that_became_something_else() {
    let section = |it: &mut MatrixData| {
        it.rows[4] = Row::Section(Box::new(Section::new(row(14), 2, "Audit")));
    };
    let edit = |it: &mut MatrixData| activity(it, 14).comment = Text::plain("Yearly");
    check(&Place::Row(row(14), RowPart::Whole), &edit, &section);
    check(&Place::Row(row(14), RowPart::Whole), &section, &edit);
}

#[test]
fn a_party_that_both_renamed() {
    let name = |name: &'static str| {
        move |it: &mut MatrixData| {
            it.parties[0].name = name.to_owned();
        }
    };
    check(&Place::Party(party(1), PartyPart::Name), &name("Us"), &name("Client"));
}

#[test]
fn a_party_that_one_removed_and_the_other_used() {
    let remove = |it: &mut MatrixData| {
        it.parties.remove(1);
        for bits in [11, 13, 14] {
            activity(it, bits).cells.remove(1);
        }
    };
    let used = |it: &mut MatrixData| activity(it, 13).cells[1] = cell("A");
    let place = Place::Party(party(2), PartyPart::Itself);
    check(&place, &remove, &used);
    check(&place, &used, &remove);
    // What was removed comes back with its cells.
    let mut review = review(&remove, &[("Ann", &used)]);
    review.accept(&Scope::One(place));
    let expected = matrix(used);
    assert_eq!(outcome(&review), expected);
}

#[test]
fn letters_that_both_changed() {
    let name = |name: &'static str| {
        move |it: &mut MatrixData| {
            let mut letters: Vec<Letter> = it.letters.iter().cloned().collect();
            letters[0].name = name.to_owned();
            it.letters = Letters::new(letters).unwrap();
        }
    };
    check(&Place::Letter('R', LetterPart::Name), &name("Does"), &name("Works"));
    let remove = |it: &mut MatrixData| {
        let letters = it.letters.iter().take(3).cloned().collect();
        it.letters = Letters::new(letters).unwrap();
    };
    let used = |it: &mut MatrixData| activity(it, 13).cells[1] = cell("I");
    check(&Place::Letter('I', LetterPart::Itself), &remove, &used);
    check(&Place::Letter('I', LetterPart::Itself), &used, &remove);
}

#[test]
fn plans_and_footnotes_that_both_changed() {
    let plan = |name: &'static str| {
        move |it: &mut MatrixData| {
            it.plans[0].name = name.to_owned();
        }
    };
    check(&Place::Plan(PlanId::from_bits(1), PlanPart::Name), &plan("Au"), &plan("Best"));
    let note = |words| move |it: &mut MatrixData| it.footnotes[0].text = Text::plain(words);
    let id = FootnoteId::from_bits(1);
    check(&Place::Footnote(id, FootnotePart::Text), &note("Mine"), &note("Theirs"));
    let remove = |it: &mut MatrixData| drop(it.footnotes.pop());
    check(&Place::Footnote(id, FootnotePart::Itself), &remove, &note("Theirs"));
}

#[test]
fn rules_and_acceptances_that_both_changed() {
    let rule = |limit| move |it: &mut MatrixData| it.rules[0].limit = Some(limit);
    check(&Place::Rule("empty-row".to_owned()), &rule(1), &rule(2));
    let accept = |reason| move |it: &mut MatrixData| it.acceptances = vec![accepted(reason)];
    let (rule, row) = ("no-accountable".to_owned(), Some(row(11)));
    let place = Place::Acceptance(About { rule, row, party: None });
    check(&place, &accept("Mine"), &accept("Theirs"));
}
