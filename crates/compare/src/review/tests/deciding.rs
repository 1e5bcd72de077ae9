//! What a person can decide, and what shows of it.

use super::super::{
    About, Counts, Decision, PartyPart, Place, Refused, RowPart, Scope, State, Step, Touched,
    Value, delta,
};
use super::outcome;
use super::sample::*;
use crate::{Head, HeadField};
use remit_core::matrix::*;

#[test]
fn a_cell_can_have_the_letters_of_both_or_others() {
    let place = Place::Row(row(11), RowPart::Cell(party(1)));
    let mut review = review(
        &|it| activity(it, 11).cells[0] = cell("RC"),
        &[
            ("Ann", &|it| activity(it, 11).cells[0] = cell("RA")),
            ("Ben", &|it| activity(it, 11).cells[0] = cell("I")),
        ],
    );
    let change = review.change(&place).unwrap();
    assert_eq!((change.proposals.len(), change.by_mine), (2, true));
    let mut check = |decision, codes: &str| {
        review.decide(&place, decision).unwrap();
        assert_eq!(outcome(&review).cell(row(11), party(1)), Some(cell(codes)));
    };
    check(Decision::Both, "RACI");
    check(Decision::Theirs(1), "I");
    check(Decision::Theirs(0), "RA");
    check(Decision::Other(held("AI")), "AI");
    check(Decision::Other(held("")), "");
    let mut refused = |decision, error| assert_eq!(review.decide(&place, decision), Err(error));
    refused(Decision::Other(held("RX")), Refused::NoLetter { code: 'X' });
    refused(Decision::Other(Value::Level(2)), Refused::NotTyped);
    refused(Decision::Theirs(2), Refused::NotTheirs);
}

#[test]
fn something_else_can_be_typed() {
    let name = |name: &'static str| {
        move |it: &mut MatrixData| {
            it.title = name.to_owned();
            it.parties[0].name = name.to_owned();
            activity(it, 11).text = Text::plain(name);
        }
    };
    let mut review = review(&name("Mine"), &[("Ann", &name("Theirs"))]);
    let mut typed = |place, value| review.decide(&place, Decision::Other(value)).unwrap();
    let title = Head::Title("Ours".to_owned());
    typed(Place::Head(HeadField::Title), Value::Head(title));
    typed(Place::Party(party(1), PartyPart::Name), Value::Name("Ours".to_owned()));
    typed(Place::Row(row(11), RowPart::Text), Value::Text(Text::plain("Ours")));
    assert_eq!(outcome(&review), matrix(name("Ours")));
    let long = Value::Name("x".repeat(limits::NAME_CHARS + 1));
    let place = Place::Party(party(1), PartyPart::Name);
    let error = review.decide(&place, Decision::Other(long)).unwrap_err();
    assert!(matches!(error, Refused::Breaks(Broken::TooLong { .. })), "{error}");
    assert_eq!(
        review.decide(&place, Decision::Both).unwrap_err().to_string(),
        "only the roles of a cell can be combined; choose one side or type something else"
    );
    let nowhere = Place::Rule("no-such".to_owned());
    assert_eq!(review.decide(&nowhere, Decision::Mine), Err(Refused::NoChange));
}

#[test]
fn two_accountables_of_one_row_are_touched_by_both_and_an_error() {
    let review = review(
        &|it| activity(it, 11).cells[0] = cell("RA"),
        &[("Ann", &|it| activity(it, 11).cells[1] = cell("A"))],
    );
    let outcome = outcome(&review);
    assert_eq!(review.counts(), Counts { accepted: 1, ..Counts::default() });
    let view = review.line(&outcome, row(11));
    assert_eq!(view.touched, Touched::Both);
    assert_eq!(view.mine, [RowPart::Cell(party(1))]);
    let [part] = view.parts.as_slice() else { panic!("{view:?}") };
    assert_eq!((part.part, part.touched), (RowPart::Cell(party(2)), Touched::Theirs));
    assert_eq!((&part.old, &part.new), (&held(""), &held("A")));
    let delta = delta(review.mine(), &outcome);
    let brings: Vec<&str> = delta.brings.iter().map(|finding| finding.rule.id).collect();
    assert_eq!((brings, delta.brought(Severity::Error)), (vec!["several-accountable"], 1));
}

#[test]
fn two_copies_that_changed_one_row_are_both() {
    let review = review(
        &|_| {},
        &[
            ("Ben", &|it| activity(it, 11).cells[1] = cell("A")),
            ("Ann", &|it| activity(it, 11).cells[0] = cell("A")),
        ],
    );
    assert_eq!(review.line(&outcome(&review), row(11)).touched, Touched::Both);
    let names: Vec<&str> = review.copies().iter().map(|copy| copy.who.as_str()).collect();
    assert_eq!(names, ["Ann", "Ben"]);
}

#[test]
fn what_goes_is_shown_where_it_stood() {
    use super::super::Fate::{Added, Moved, Removed, Stays};
    let review = review(
        &|_| {},
        &[("Ann", &|it| {
            it.rows.remove(1);
            it.rows.swap(2, 3);
            let new = Activity::new(row(20), Text::plain("New"), 2);
            it.rows.insert(1, Row::Activity(Box::new(new)));
        })],
    );
    let outcome = outcome(&review);
    let lines: Vec<_> = review.lines(&outcome).iter().map(|it| (it.row.bits(), it.fate)).collect();
    let [ten, eleven, twelve, thirteen, fourteen] = ROWS;
    assert_eq!(
        lines,
        [
            (ten, Stays),
            (eleven, Removed),
            (20, Added),
            (twelve, Stays),
            (fourteen, Moved),
            (thirteen, Stays),
        ]
    );
}

#[test]
fn what_changed_is_shown_under_all_the_sections_that_it_stands_in() {
    // Of several headings above a row only the innermost was shown.
    let change = |it: &mut MatrixData| {
        let Row::Section(section) = &mut it.rows[2] else { panic!("a section") };
        section.level = 2;
        activity(it, 13).comment = Text::plain("Weekly");
    };
    let review = review(
        &|it| {
            let Row::Section(section) = &mut it.rows[2] else { panic!("a section") };
            section.level = 2;
        },
        &[("Ann", &change)],
    );
    let outcome = outcome(&review);
    let shown =
        |all| review.shown(&outcome, all).iter().map(|it| it.row.bits()).collect::<Vec<_>>();
    assert_eq!(shown(false), [10, 12, 13]);
    assert_eq!(shown(true), ROWS);
}

#[test]
fn changes_come_in_the_order_of_the_matrix_and_by_section() {
    let mut review = review(
        &|_| {},
        &[("Ann", &|it| {
            it.title = "Theirs".to_owned();
            it.parties[1].name = "Host".to_owned();
            activity(it, 14).text = Text::plain("Audit all");
            activity(it, 11).cells.swap(0, 1);
            it.footnotes[0].text = Text::plain("Note");
            it.acceptances.clear();
        })],
    );
    let places: Vec<(Place, Option<u64>)> =
        review.changes().iter().map(|it| (it.place.clone(), it.section.map(RowId::bits))).collect();
    let about = About { rule: "no-accountable".to_owned(), row: Some(row(11)), party: None };
    assert_eq!(
        places,
        [
            (Place::Head(HeadField::Title), None),
            (Place::Party(party(2), PartyPart::Name), None),
            (Place::Row(row(11), RowPart::Cell(party(1))), Some(10)),
            (Place::Row(row(11), RowPart::Cell(party(2))), Some(10)),
            (Place::Row(row(14), RowPart::Text), Some(12)),
            (Place::Acceptance(about), Some(10)),
        ]
    );
    review.reject(&Scope::Section(Some(row(10))));
    assert_eq!(review.counts(), Counts { accepted: 3, rejected: 3, open: 0 });
    assert_eq!(outcome(&review).cell(row(11), party(1)), Some(cell("R")));
    let step = |from: Option<&Place>, step| review.step(from, step).map(|it| it.place.clone());
    let first = step(None, Step::Next).unwrap();
    assert_eq!(first, places[0].0);
    assert_eq!(step(Some(&first), Step::Next).as_ref(), Some(&places[1].0));
    assert_eq!(step(Some(&first), Step::Previous), None);
    assert_eq!(step(None, Step::Previous).as_ref(), Some(&places[5].0));
    assert_eq!(step(None, Step::NextOpen), None);
}

#[test]
fn a_person_is_taken_or_left_as_a_whole() {
    let text = |words| move |it: &mut MatrixData| activity(it, 11).text = Text::plain(words);
    let mut review = review(
        &|_| {},
        &[
            ("Ann", &|it| {
                text("Ann's")(it);
                it.title = "Both".to_owned();
                activity(it, 13).text = Text::plain("Ann alone");
            }),
            ("Ben", &|it| {
                text("Ben's")(it);
                it.title = "Both".to_owned();
            }),
        ],
    );
    assert_eq!(review.counts(), Counts { open: 1, accepted: 2, rejected: 0 });
    // What Ben has as well is not Ann's alone, and a conflict wants its own choice.
    review.reject(&Scope::Copy(0));
    assert_eq!(review.counts(), Counts { open: 1, accepted: 1, rejected: 1 });
    assert_eq!(outcome(&review).title, "Both");
    review.accept(&Scope::Copy(0));
    assert_eq!(review.counts(), Counts { open: 1, accepted: 2, rejected: 0 });
}

#[test]
fn what_was_decided_falls_only_where_the_draft_has_changed_since() {
    let theirs = |it: &mut MatrixData| {
        it.title = "Theirs".to_owned();
        activity(it, 11).text = Text::plain("Theirs");
    };
    let mut review = review(&|_| {}, &[("Ann", &theirs)]);
    review.reject(&Scope::One(Place::Head(HeadField::Title)));
    let text = Place::Row(row(11), RowPart::Text);
    review.accept(&Scope::One(text.clone()));
    let changed = matrix(|it| activity(it, 11).text = Text::plain("Later"));
    let (review, fallen) = review.onto(changed).unwrap();
    assert_eq!(fallen, std::slice::from_ref(&text));
    assert_eq!(review.counts(), Counts { open: 1, accepted: 0, rejected: 1 });
    assert_eq!(review.state(review.change(&text).unwrap()), State::Open);
}
