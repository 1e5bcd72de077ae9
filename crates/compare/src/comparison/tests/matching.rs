use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::*;
use super::matrix;
use crate::align::{Match, Matches};
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::*;

const A: [&str; 5] = [
    "# Backups",
    "Restore the databases",
    "Keep the lights on",
    "Manage backups of mailboxes",
    "Patch",
];
const B: [&str; 4] =
    ["Patch", "Restoring of databases", "Backup management for mailboxes", "Rotate the lights"];

fn matching() -> Matching {
    let (a, b) = (Arc::new(matrix(1, &A)), Arc::new(matrix(1_000, &B)));
    let mut matching = Matching::new(a, b, Matches::default());
    // The parties are each the only one of their side, which is a guess.
    for _ in 0..2 {
        assert!(matches!(matching.place(), Place::Party(_)));
        matching.handle(Event::Choose(1)).unwrap();
    }
    matching
}

fn row(bits: u64) -> RowId {
    RowId::from_bits(bits)
}

#[track_caller]
fn check(matching: &Matching, place: Place, progress: &str) {
    assert_eq!(matching.place(), place);
    assert_eq!(matching.progress().to_string(), progress);
}

#[test]
fn parties_are_asked_first_and_then_each_row_that_is_open() {
    let mut matching = matching();
    let party = PartyId::from_bits;
    let parties: Vec<_> = matching.matches().parties().collect();
    assert_eq!(parties, [(party(1), party(1_000)), (party(2), party(1_001))]);
    check(&matching, Place::Row(row(2)), "2 of 5 decided");
    matching.handle(Event::Choose(1)).unwrap();
    assert_eq!(matching.matches().of(row(2)), Some(Match::Row(row(1_001))));
    check(&matching, Place::Row(row(3)), "3 of 5 decided");
    matching.handle(Event::Later).unwrap();
    check(&matching, Place::Row(row(4)), "3 of 5 decided, 1 for later");
    matching.handle(Event::Pick(row(1_002))).unwrap();
    // What was put off comes at the end.
    check(&matching, Place::Row(row(3)), "4 of 5 decided, 1 for later");
    matching.handle(Event::NothingThere).unwrap();
    check(&matching, Place::End, "5 of 5 decided");
    assert_eq!(matching.question(), None);
    assert_eq!(matching.matches().of(row(3)), Some(Match::Nothing));
    // "Patch" is the same on both sides: nobody is asked.
    assert_eq!(matching.answer_of(Place::Row(row(5))), Answer::Settled);
}

#[test]
fn a_grid_shows_each_decision_at_once() {
    let mut matching = matching();
    let sides = [("A", 1, &A[..]), ("B", 1_000, &B[..])]
        .map(|(name, first, lines)| super::side(name, matrix(first, lines)));
    let mut comparison = Comparison::new(sides.to_vec(), Vec::new()).unwrap();
    let line = |comparison: &Comparison| comparison.beside(0, row(2)).unwrap();
    assert_eq!(line(&comparison).relation, Relation::Proposed);
    matching.handle(Event::NothingThere).unwrap();
    comparison.set_matches(1, matching.matches().clone());
    assert_eq!(line(&comparison).relation, Relation::Left);
    matching.handle(Event::Undo).unwrap();
    matching.handle(Event::Choose(1)).unwrap();
    comparison.set_matches(1, matching.matches().clone());
    assert_eq!(line(&comparison).relation, Relation::Linked);
    assert_eq!(comparison.other(1).unwrap().matches, *matching.matches());
}

#[test]
fn a_row_that_is_taken_is_no_choice_for_another() {
    let mut matching = matching();
    let choices = |matching: &Matching| match matching.question() {
        Some(Question::Row { choices, .. }) => choices.iter().map(|it| it.row).collect(),
        _ => Vec::new(),
    };
    let first = choices(&matching)[0];
    matching.handle(Event::GoTo(Place::Row(row(4)))).unwrap();
    matching.handle(Event::Pick(first)).unwrap();
    matching.handle(Event::GoTo(Place::Row(row(2)))).unwrap();
    assert!(!choices(&matching).contains(&first));
    // Taken on purpose, it is the other row that is asked again.
    matching.handle(Event::Pick(first)).unwrap();
    assert_eq!(matching.answer_of(Place::Row(row(4))), Answer::Open);
}

#[test]
fn a_row_that_was_the_same_is_asked_where_its_match_goes_elsewhere() {
    let mut matching = matching();
    matching.handle(Event::Pick(row(1_000))).unwrap();
    assert_eq!(matching.answer_of(Place::Row(row(5))), Answer::Open);
    assert_eq!(matching.progress().total, 6);
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let mut matching = matching();
    let before = matching.clone();
    let refused = [
        (Event::Choose(0), Refused::NoChoice(0)),
        (Event::Choose(9), Refused::NoChoice(9)),
        (Event::Pick(row(77)), Refused::NotThere),
        (Event::PickParty(PartyId::from_bits(1_000)), Refused::NotAsked),
        (Event::GoTo(Place::Row(row(1))), Refused::NotThere),
    ];
    for (event, why) in refused {
        assert_eq!(matching.handle(event), Err(why), "{event:?}");
    }
    assert_eq!(matching, before);
    matching.handle(Event::GoTo(Place::End)).unwrap();
    assert_eq!(matching.handle(Event::NothingThere), Err(Refused::NotAsked));
    assert_eq!(matching.handle(Event::Next), Err(Refused::NoMore));
}

#[test]
fn questions_are_gone_through_in_both_directions() {
    let mut matching = matching();
    let mut seen = vec![matching.place()];
    while matching.handle(Event::Next).is_ok() {
        seen.push(matching.place());
    }
    let rows = [Place::Row(row(2)), Place::Row(row(3)), Place::Row(row(4)), Place::End];
    assert_eq!(seen, rows);
    matching.handle(Event::GoTo(Place::Row(row(5)))).unwrap();
    matching.handle(Event::Previous).unwrap();
    assert_eq!(matching.place(), Place::Row(row(4)));
    for _ in 0..4 {
        matching.handle(Event::Previous).unwrap();
    }
    assert_eq!(matching.handle(Event::Previous), Err(Refused::NoMore));
}

fn any_event() -> impl Strategy<Value = (u8, usize)> {
    (0..9_u8, 0..8_usize)
}

fn event(matching: &Matching, a: &Matrix, b: &Matrix, (kind, at): (u8, usize)) -> Event {
    let nth = |matrix: &Matrix| matrix.activities().nth(at).map_or(row(at as u64), |it| it.id);
    let party = |matrix: &Matrix| matrix.parties.get(at).map(|party| party.id);
    match kind {
        0 | 1 => Event::Choose(at),
        2 => Event::Pick(nth(b)),
        3 => party(b).map_or(Event::Next, Event::PickParty),
        4 => Event::NothingThere,
        5 => Event::Later,
        6 => Event::Previous,
        7 => Event::GoTo(Place::Row(nth(a))),
        _ => match party(a) {
            Some(party) => Event::GoTo(Place::Party(party)),
            None => Event::GoTo(matching.place()),
        },
    }
}

proptest! {
    #[test]
    fn undo_gives_the_state_before(
        a in any_matrix(), b in any_matrix(), events in vec(any_event(), 0..20),
    ) {
        let mut data = b.into_data();
        data.acceptances.clear();
        for (row, id) in data.rows.iter_mut().zip(1 << 62..) {
            match row {
                Row::Section(section) => section.id = RowId::from_bits(id),
                Row::Activity(activity) => activity.id = RowId::from_bits(id),
            }
        }
        let (a, b) = (Arc::new(a), Arc::new(Matrix::new(data).unwrap()));
        let mut matching = Matching::new(Arc::clone(&a), Arc::clone(&b), Matches::default());
        let mut decided = Vec::new();
        for loose in events {
            let event = event(&matching, &a, &b, loose);
            let before = matching.clone();
            let result = matching.handle(event);
            match event {
                _ if result.is_err() => prop_assert_eq!(&matching, &before),
                Event::Next | Event::Previous | Event::GoTo(_) | Event::Undo => {
                    prop_assert_eq!(matching.matches(), before.matches());
                }
                _ => {
                    let mut undone = matching.clone();
                    undone.handle(Event::Undo).unwrap();
                    prop_assert_eq!(&undone, &before);
                    decided.push(before);
                }
            }
            let progress = matching.progress();
            prop_assert!(progress.decided + progress.later <= progress.total);
        }
        while let Some(before) = decided.pop() {
            matching.handle(Event::Undo).unwrap();
            prop_assert_eq!(&matching, &before);
        }
        prop_assert!(matching.matches().is_empty());
        prop_assert_eq!(matching.handle(Event::Undo), Err(Refused::NothingToUndo));
    }
}
