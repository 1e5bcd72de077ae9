use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::*;
use super::side;
use crate::align::tests::{copied, ids, matched};
use remit_core::arbitrary::any_matrix;
use remit_core::matrix::*;

/// Two to four matrices, the second perhaps an edition of the first, with some matches.
fn any_comparison() -> impl Strategy<Value = Comparison> {
    let more = vec(any_matrix(), 0..3);
    let pairs = vec((0..8_usize, 0..9_usize), 0..4);
    (any_matrix(), any_matrix(), more, pairs, any::<bool>()).prop_map(
        |(a, b, more, pairs, is_own)| {
            let b = if is_own { copied(&a, 1 << 62) } else { copied(&b, 1 << 62) };
            let matches = matched(&a, &b, &pairs);
            let mut sides = vec![side("A", a), side("B", b)];
            for (at, it) in more.iter().enumerate() {
                sides.push(side("C", copied(it, (at as u64 + 2) << 60)));
            }
            Comparison::new(sides, vec![matches]).unwrap()
        },
    )
}

/// The same two the other way round, as the same party sees it.
fn turned(comparison: &Comparison) -> Comparison {
    let sides = comparison.sides().iter().take(2).rev().cloned().collect::<Vec<_>>();
    let matches = &comparison.other(1).unwrap().matches;
    let mut back = Matches::default();
    matches.pairs().for_each(|(a, b)| back.pair(b, a));
    let (of_a, of_b) = matches.nothing();
    of_a.for_each(|a| back.nothing_for_other(a));
    of_b.for_each(|b| back.nothing_for(b));
    let mut turned = Comparison::new(sides, vec![back]).unwrap();
    if let Some(us) = comparison.us_column() {
        let column = &comparison.columns()[us];
        match (column.party(0), column.party(1)) {
            (Some(party), _) => turned.set_us(1, party),
            (None, Some(party)) => turned.set_us(0, party),
            (None, None) => {}
        }
    }
    turned
}

fn activities(lines: &[Line]) -> Vec<ActivityLine> {
    let activity = |line: &Line| match line {
        Line::Activity(it) => Some(*it),
        Line::Heading(_) => None,
    };
    lines.iter().filter_map(activity).collect()
}

proptest! {
    #[test]
    fn every_activity_is_in_exactly_one_line(comparison in any_comparison()) {
        let count = comparison.sides().len();
        let ways = (0..count).map(Leading::Side).chain([Leading::Topic]);
        for leading in ways {
            let lines = activities(&comparison.lines(leading, Shown::All));
            for at in 0..count {
                let mut shown: Vec<RowId> = lines.iter().filter_map(|it| it.row(at)).collect();
                let all = ids(comparison.matrix(at).unwrap());
                if leading == Leading::Side(at) {
                    prop_assert_eq!(&shown, &all);
                }
                prop_assert_eq!(shown.len(), all.len());
                shown.sort();
                shown.dedup();
                prop_assert_eq!(shown.len(), all.len());
            }
        }
    }

    #[test]
    fn sections_of_the_leading_side_stand_in_their_order(comparison in any_comparison()) {
        for at in 0..comparison.sides().len() {
            let lines = comparison.lines(Leading::Side(at), Shown::All);
            let shown: Vec<RowId> = lines.iter().filter_map(|line| match line {
                Line::Heading(it) => it.rows[at],
                Line::Activity(_) => None,
            }).collect();
            let rows = &comparison.matrix(at).unwrap().rows;
            let all: Vec<RowId> =
                rows.iter().filter_map(Row::section).map(|section| section.id).collect();
            prop_assert_eq!(shown, all);
        }
    }

    #[test]
    fn differences_are_the_lines_that_are_not_the_same(comparison in any_comparison()) {
        for leading in [Leading::Side(0), Leading::Side(1), Leading::Topic] {
            let mut all = activities(&comparison.lines(leading, Shown::All));
            all.retain(|line| !line.is_same());
            let lines = comparison.lines(leading, Shown::Differences);
            prop_assert_eq!(activities(&lines), all);
            prop_assert!(!matches!(lines.last(), Some(Line::Heading(_))));
        }
    }

    #[test]
    fn totals_are_the_lines_counted(comparison in any_comparison()) {
        let lines = activities(&comparison.lines(Leading::Topic, Shown::All));
        for side in 1..comparison.sides().len() {
            let totals = comparison.totals(side);
            for change in Change::ALL {
                let is_it = |line: &&ActivityLine| {
                    line.change(side) == Some(change)
                        && line.relation_of(side) != Some(Relation::Proposed)
                };
                prop_assert_eq!(totals.of(change), lines.iter().filter(is_it).count());
            }
            let report = comparison.report(side).unwrap();
            prop_assert_eq!(report.totals, totals);
            let told: usize = report.chapters.iter().map(|(_, entries)| entries.len()).sum();
            prop_assert_eq!(told, totals.differences());
        }
    }

    #[test]
    fn the_other_way_round_left_is_right_and_ours_is_theirs(mut comparison in any_comparison()) {
        // One that a third side alone has is nobody here.
        comparison.set_us_column(0);
        let turned = turned(&comparison);
        let found: BTreeSet<(RowId, RowId)> = comparison
            .activity_lines()
            .filter(|line| line.relation_of(1).is_some_and(Relation::is_match))
            .filter_map(|line| Some((line.row(0)?, line.row(1)?)))
            .collect();
        for line in turned.activity_lines() {
            let (Some(b), Some(a)) = (line.row(0), line.row(1)) else { continue };
            if line.relation_of(1).is_some_and(Relation::is_match) {
                prop_assert!(found.contains(&(a, b)));
                let there = comparison.beside(0, a).unwrap();
                prop_assert_eq!(there.relation_of(1), line.relation_of(1));
                let duties = (comparison.duty(Some(a), 0), comparison.duty(Some(b), 1));
                let turned_duties = (turned.duty(Some(a), 1), turned.duty(Some(b), 0));
                prop_assert_eq!(duties, turned_duties);
                let is_moved = duties == (Some(Duty::Ours), Some(Duty::Theirs));
                if is_moved {
                    prop_assert_eq!(there.change(1), Some(Change::MovedToThem));
                    prop_assert_eq!(line.change(1), Some(Change::MovedToUs));
                }
                let same = [Some(Change::Unchanged), Some(Change::Letters)];
                if same.contains(&there.change(1)) {
                    prop_assert_eq!(there.change(1), line.change(1));
                }
            }
        }
        let matched = turned.activity_lines();
        let matched = matched.filter(|it| it.relation_of(1).is_some_and(Relation::is_match));
        prop_assert_eq!(matched.count(), found.len());
    }

    #[test]
    fn what_one_party_takes_on_another_gives_up(a in any_matrix(), b in any_matrix()) {
        // With two parties, who is "us" turns the duties round and nothing else.
        let keep_two = |matrix: Matrix| {
            let mut data = matrix.into_data();
            data.parties.truncate(2);
            data.rules.clear();
            data.acceptances.clear();
            let (count, ids) = (data.parties.len(), data.parties.iter().map(|it| it.id));
            let ids: Vec<PartyId> = ids.collect();
            for row in &mut data.rows {
                if let Row::Activity(activity) = row {
                    activity.cells.truncate(count);
                    activity.marks.retain(|mark| ids.contains(&mark.party));
                }
            }
            Matrix::new(data).unwrap()
        };
        let (a, b) = (keep_two(a), copied(&keep_two(b), 1 << 62));
        let mut comparison =
            Comparison::new(vec![side("A", a), side("B", b)], Vec::new()).unwrap();
        prop_assume!(comparison.columns().len() == 2);
        let seen = |comparison: &Comparison| {
            comparison.activity_lines().map(|line| line.change(1)).collect::<Vec<_>>()
        };
        comparison.set_us_column(0);
        let ours = seen(&comparison);
        comparison.set_us_column(1);
        for (ours, theirs) in ours.into_iter().zip(seen(&comparison)) {
            let turned = match theirs {
                Some(Change::MovedToUs) => Some(Change::MovedToThem),
                Some(Change::MovedToThem) => Some(Change::MovedToUs),
                other => other,
            };
            prop_assert_eq!(ours, turned);
        }
    }

    #[test]
    fn matches_that_go_on_to_the_same_matrix_stay(
        a in any_matrix(), b in any_matrix(), pairs in vec((0..8_usize, 0..9_usize), 0..6),
    ) {
        let b = copied(&b, 1 << 62);
        let matches = matched(&a, &b, &pairs);
        for (end, matrix) in [(End::A, &a), (End::B, &b)] {
            let carried = carry(&matches, end, matrix, matrix);
            let expected = Carried { matches: matches.clone(), ..Carried::default() };
            prop_assert_eq!(carried, expected);
        }
    }
}
