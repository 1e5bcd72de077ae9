use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use super::super::differing::differing;
use super::super::place::{is_itself, is_position};
use super::super::take::take;
use super::super::{
    Decision, Incoming, LetterPart, Place, Review, RowPart, Scope, Standing, State,
};
use super::{copy, outcome};
use crate::tests::laws::shuffled;
use crate::{HeadField, diff, three_way};
use remit_core::arbitrary::{LooseCommand, any_matrix, edited, loose_command};
use remit_core::matrix::*;

/// The places at which two differ.
fn places(old: &Matrix, new: &Matrix) -> Vec<Place> {
    differing(old, new, &diff(old, new))
}

/// A matrix in which what has no order of its own stands in one order, and that has the id of
/// another: a review changes neither.
fn normal(matrix: &Matrix, like: &Matrix) -> Matrix {
    let mut data = matrix.clone().into_data();
    data.id = like.id;
    data.rules.sort_by(|a, b| a.rule.cmp(&b.rule));
    data.acceptances.sort_by_key(|it| format!("{it:?}"));
    Matrix::new(data).unwrap()
}

/// Some edits and a reordering.
type Edits = (Vec<LooseCommand>, u8);

fn edits() -> impl Strategy<Value = Edits> {
    (vec(loose_command(), 0..6), prop_oneof![3 => Just(0), 1 => 0..16_u8])
}

fn after(base: &Matrix, first: u64, (commands, kinds): Edits) -> Matrix {
    shuffled(&edited(base, first, commands), kinds)
}

/// Decides on some changes, each in its way.
fn decide_some(review: &mut Review, picks: &[(Index, u8)]) -> Vec<(Place, Decision)> {
    let mut made = Vec::new();
    if review.changes().is_empty() {
        return made;
    }
    for (pick, kind) in picks {
        let change = &review.changes()[pick.index(review.changes().len())];
        let place = change.place.clone();
        let copies: Vec<usize> = change.copies().collect();
        let decision = match kind {
            0 => Decision::Mine,
            1 => Decision::Both,
            2 => Decision::Other(review.values(change).mine),
            at => Decision::Theirs(copies[usize::from(*at) % copies.len()]),
        };
        if review.decide(&place, decision.clone()).is_ok() {
            made.retain(|(other, _)| *other != place);
            made.push((place, decision));
        }
    }
    made
}

proptest! {
    #[test]
    fn all_places_lead_from_any_matrix_to_any_other(
        a in any_matrix(), b in any_matrix(), kinds in 0..16_u8,
    ) {
        let b = shuffled(&b, kinds);
        let (all, raised) = take(&a, &b, &places(&a, &b)).unwrap();
        prop_assert_eq!(normal(&all, &a), normal(&b, &a));
        prop_assert_eq!(raised, vec![]);
        prop_assert_eq!(take(&a, &b, &[]).unwrap().0, a);
    }

    #[test]
    fn all_of_one_copy_is_what_three_way_joins(
        base in any_matrix(), mine in edits(), theirs in edits(),
    ) {
        let (mine, theirs) = (after(&base, 0, mine), after(&base, 1_000, theirs));
        let merged = three_way(&base, &mine, &theirs).unwrap();
        let base = Arc::new(base);
        let mut review = Review::new(mine.clone(), vec![copy("Ann", Some(&base), theirs)]).unwrap();
        let conflicts = review.changes().iter().any(|it| it.standing != Standing::Clean);
        if merged.conflicts.is_empty() {
            prop_assert!(!conflicts);
            let taken = outcome(&review);
            prop_assert_eq!(normal(&taken, &mine), normal(&merged.matrix, &mine));
            review.accept(&Scope::Copy(0));
            prop_assert_eq!(outcome(&review), taken);
        }
        review.reject(&Scope::All);
        prop_assert_eq!(review.counts().rejected, review.changes().len());
        prop_assert_eq!(outcome(&review), mine);
    }

    #[test]
    fn copies_in_any_order_come_to_the_same(
        base in any_matrix(), mine in edits(), others in vec(edits(), 2..5), turn in any::<Index>(),
        picks in vec((any::<Index>(), 0..6_u8), 0..4),
    ) {
        let mine = after(&base, 0, mine);
        let base = Arc::new(base);
        let mut copies: Vec<Incoming> = others
            .into_iter()
            .zip(1..)
            .map(|(edits, at)| {
                let theirs = after(&base, at * 1_000, edits);
                // The last has no base.
                copy(&at.to_string(), Some(&base).filter(|_| at != 4), theirs)
            })
            .collect();
        let Ok(mut review) = Review::new(mine.clone(), copies.clone()) else { return Ok(()) };
        copies.reverse();
        let by = turn.index(copies.len());
        copies.rotate_left(by);
        let mut other = Review::new(mine, copies).unwrap();
        prop_assert_eq!(review.changes(), other.changes());
        decide_some(&mut review, &picks);
        decide_some(&mut other, &picks);
        prop_assert_eq!(review.outcome(), other.outcome());
    }

    #[test]
    fn decisions_count_whenever_they_are_made(
        base in any_matrix(), mine in edits(), one in edits(), two in edits(),
        picks in vec((any::<Index>(), 0..6_u8), 0..8),
    ) {
        let mine = after(&base, 0, mine);
        let base = Arc::new(base);
        let copies = vec![
            copy("Ann", Some(&base), after(&base, 1_000, one)),
            copy("Ben", Some(&base), after(&base, 2_000, two)),
        ];
        let Ok(mut review) = Review::new(mine, copies) else { return Ok(()) };
        let mut other = review.clone();
        let mut made = decide_some(&mut review, &picks);
        made.reverse();
        for (place, decision) in made {
            other.decide(&place, decision).unwrap();
        }
        prop_assert_eq!(review.outcome(), other.outcome());
        let counts = review.counts();
        prop_assert_eq!(
            counts.open + counts.accepted + counts.rejected,
            review.changes().len()
        );
    }

    #[test]
    fn what_differs_from_the_draft_was_accepted(
        base in any_matrix(), mine in edits(), one in edits(), two in edits(), known in any::<bool>(),
        picks in vec((any::<Index>(), 0..6_u8), 0..8),
    ) {
        let mine = after(&base, 0, mine);
        let base = Arc::new(base);
        let copies = vec![
            copy("Ann", Some(&base), after(&base, 1_000, one)),
            copy("Ben", Some(&base).filter(|_| known), after(&base, 2_000, two)),
        ];
        let Ok(mut review) = Review::new(mine.clone(), copies) else { return Ok(()) };
        decide_some(&mut review, &picks);
        let Ok(outcome) = review.outcome() else { return Ok(()) };
        let accepted: Vec<&Place> = review
            .changes()
            .iter()
            .filter(|it| review.state(it) == State::Accepted)
            .map(|it| &it.place)
            .collect();
        for place in places(&mine, &outcome.matrix) {
            prop_assert!(place != Place::Head(HeadField::Id));
            prop_assert!(
                accepted.contains(&&place) || follows(&place, &accepted, &outcome.raised),
                "{:?} is not of {:?}", place, accepted
            );
        }
        let lines = review.lines(&outcome.matrix);
        for line in &lines {
            let view = review.line(&outcome.matrix, line.row);
            prop_assert_eq!(view.fate, line.fate);
        }
        let shown = lines.iter().filter_map(|it| outcome.matrix.position(it.row));
        prop_assert!(shown.eq(0..outcome.matrix.rows.len()), "{:?}", lines);
    }

    #[test]
    fn nothing_is_taken_from_a_copy_of_unknown_base(mine in any_matrix(), theirs in any_matrix()) {
        let mut review =
            Review::new(mine.clone(), vec![copy("Ann", None, theirs.clone())]).unwrap();
        prop_assert_eq!(review.counts().open, review.changes().len());
        prop_assert_eq!(outcome(&review), mine.clone());
        review.accept(&Scope::All);
        prop_assert_eq!(normal(&outcome(&review), &mine), normal(&theirs, &mine));
    }
}

/// What a change brings with it that nobody decided on by itself.
fn follows(place: &Place, accepted: &[&Place], raised: &[RowId]) -> bool {
    let comes_or_moves = |it: &&&Place| is_itself(it) || is_position(it);
    match place {
        // Cells lose the letters that went, activities the plans; and these stand in the order of
        // their legend.
        Place::Row(_, RowPart::Cell(_)) => {
            accepted.iter().any(|it| matches!(it, Place::Letter(_, LetterPart::Itself)))
        }
        Place::Row(_, RowPart::Plan) => {
            let mut listed = accepted.iter().filter(comes_or_moves);
            listed.any(|it| matches!(it, Place::Plan(..)))
        }
        Place::Row(row, RowPart::Level) => raised.contains(row),
        // Which of two has moved is a matter of how one looks at it.
        place if is_position(place) => {
            let list = std::mem::discriminant(place);
            accepted.iter().filter(comes_or_moves).any(|it| std::mem::discriminant(*it) == list)
        }
        _ => false,
    }
}
