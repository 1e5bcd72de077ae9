use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::*;
use super::{copied, matched};
use remit_core::arbitrary::{any_matrix, edited, loose_command};
use remit_core::matrix::*;

fn pairs(alignment: &Alignment) -> Vec<(RowId, RowId)> {
    alignment.pairs.iter().chain(&alignment.sections).map(|pair| (pair.a, pair.b)).collect()
}

proptest! {
    #[test]
    fn a_matrix_is_its_own_match(a in any_matrix()) {
        let alignment = align(&a, &a, &Matches::default());
        prop_assert_eq!(pairs(&alignment).len(), a.rows.len());
        prop_assert!(pairs(&alignment).iter().all(|(a, b)| a == b));
        prop_assert_eq!(alignment.candidates, vec![]);
        prop_assert_eq!(alignment.parties.len(), a.parties.len());
    }

    #[test]
    fn what_kept_its_id_is_matched(
        a in any_matrix(), commands in vec(loose_command(), 0..12),
    ) {
        let b = edited(&a, 0, commands);
        let found: BTreeSet<_> = pairs(&align(&a, &b, &Matches::default())).into_iter().collect();
        for row in &a.rows {
            let stayed = b.position(row.id()).and_then(|at| b.rows.get(at));
            if stayed.is_some_and(|it| it.section().is_some() == row.section().is_some()) {
                prop_assert!(found.contains(&(row.id(), row.id())), "{}", row.id());
            }
        }
    }

    #[test]
    fn no_row_is_in_two_pairs(
        a in any_matrix(), b in any_matrix(),
    ) {
        let b = copied(&b, 1 << 62);
        let alignment = align(&a, &b, &Matches::default());
        let found = pairs(&alignment);
        let (of_a, of_b): (BTreeSet<_>, BTreeSet<_>) = found.iter().copied().unzip();
        prop_assert_eq!((of_a.len(), of_b.len()), (found.len(), found.len()));
        let mut proposed = BTreeSet::new();
        for it in &alignment.candidates {
            prop_assert!(!of_a.contains(&it.a) && it.rows.len() <= CANDIDATES);
            prop_assert!(it.rows.iter().all(|it| (0.0..=1.0).contains(&it.score)));
            prop_assert!(it.rows.windows(2).all(|it| it[0].score >= it[1].score));
            prop_assert!(it.rows.iter().all(|it| !of_b.contains(&it.row)));
            prop_assert!(it.proposed.is_none_or(|row| proposed.insert(row)));
        }
    }

    #[test]
    fn pairs_are_the_same_from_both_sides(a in any_matrix(), b in any_matrix()) {
        let there = align(&a, &b, &Matches::default());
        let back = align(&b, &a, &Matches::default());
        let turned: BTreeSet<_> = pairs(&back).into_iter().map(|(b, a)| (a, b)).collect();
        prop_assert_eq!(pairs(&there).into_iter().collect::<BTreeSet<_>>(), turned);
    }

    #[test]
    fn what_a_person_says_is_never_overruled(
        a in any_matrix(), b in any_matrix(), said in vec((0..8_usize, 0..9_usize), 0..4),
    ) {
        let b = copied(&b, 1 << 62);
        let matches = matched(&a, &b, &said);
        let alignment = align(&a, &b, &matches);
        let found = pairs(&alignment);
        for pair in matches.pairs() {
            prop_assert!(found.contains(&pair));
        }
        let (alone_a, alone_b) = matches.nothing();
        for row in alone_a {
            prop_assert!(found.iter().all(|(a, _)| *a != row));
            prop_assert!(alignment.candidates.iter().all(|it| it.a != row));
        }
        for row in alone_b {
            prop_assert!(found.iter().all(|(_, b)| *b != row));
            let named = alignment.candidates.iter().flat_map(|it| &it.rows);
            prop_assert!(named.into_iter().all(|it| it.row != row));
        }
    }

    #[test]
    fn what_is_said_later_gives_the_same_pairs(
        a in any_matrix(), b in any_matrix(), said in vec((0..8_usize, 0..9_usize), 0..4),
    ) {
        let b = copied(&b, 1 << 62);
        let matches = matched(&a, &b, &said);
        let base = align(&a, &b, &Matches::default());
        let (revised, anew) = (base.revised(&a, &b, &matches), align(&a, &b, &matches));
        prop_assert_eq!(&revised.pairs, &anew.pairs);
        prop_assert_eq!(&revised.parties, &anew.parties);
        prop_assert_eq!(&revised.sections, &anew.sections);
        for it in &revised.candidates {
            prop_assert!(revised.pair_of(it.a).is_none() && matches.of(it.a).is_none());
            let in_pair = |row| revised.pairs.iter().any(|pair| pair.b == row);
            prop_assert!(!it.rows.iter().any(|it| in_pair(it.row)));
            prop_assert!(it.proposed.is_none_or(|row| it.rows.iter().any(|it| it.row == row)));
        }
        prop_assert_eq!(base.revised(&a, &b, &Matches::default()), base);
    }

    #[test]
    fn the_same_is_found_each_time(a in any_matrix(), b in any_matrix()) {
        let found = || align(&a, &b, &Matches::default());
        prop_assert_eq!(found(), found());
    }
}
