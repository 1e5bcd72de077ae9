use proptest::collection::vec;
use proptest::prelude::*;

use super::super::{Conflict, Difference, Field, ItemConflict, Whose, apply, diff, three_way};
use remit_core::arbitrary::{any_matrix, edited, loose_command};
use remit_core::matrix::*;

/// What no command does yet: other letters, a list turned round, rows moved.
pub(crate) fn shuffled(matrix: &Matrix, kinds: u8) -> Matrix {
    let mut data = matrix.clone().into_data();
    let all: Vec<Letter> = data.letters.iter().cloned().collect();
    if kinds & 1 != 0 {
        let mut letters = all.clone();
        letters.reverse();
        if letters.iter().all(|letter| letter.code != 'S') {
            letters.insert(1, Letter::new('S', Kind::Support));
        }
        data.letters = Letters::new(letters).unwrap();
        let set = |set: LetterSet| data.letters.read(&matrix.letters.write(set)).unwrap();
        for row in &mut data.rows {
            let Row::Activity(activity) = row else { continue };
            for cell in &mut activity.cells {
                if let Holding::Letters(held) = &mut cell.holding {
                    *held = set(*held);
                }
            }
        }
    }
    if kinds & 2 != 0 {
        data.parties.reverse();
        for row in &mut data.rows {
            let Row::Activity(activity) = row else { continue };
            activity.cells.reverse();
            activity.marks.reverse();
        }
    }
    if kinds & 4 != 0 {
        let activity = data.rows.iter().position(|row| row.activity().is_some());
        if let Some(at) = activity {
            let row = data.rows.remove(at);
            data.rows.push(row);
        }
    }
    if kinds & 8 != 0 {
        data.footnotes.reverse();
        data.plans.iter_mut().for_each(|plan| plan.name.push('!'));
    }
    Matrix::new(data).unwrap()
}

proptest! {
    #[test]
    fn a_difference_leads_from_any_matrix_to_any_other(
        old in any_matrix(), new in any_matrix(), kinds in 0..16_u8,
    ) {
        let new = shuffled(&new, kinds);
        let difference = diff(&old, &new);
        prop_assert_eq!(apply(&old, &difference), Ok(new.clone()));
        prop_assert_eq!(difference.is_empty(), old == new);
    }

    #[test]
    fn a_difference_leads_over_any_edits(
        matrix in any_matrix(), commands in vec(loose_command(), 0..8), kinds in 0..16_u8,
    ) {
        let new = shuffled(&edited(&matrix, 0, commands), kinds);
        prop_assert_eq!(apply(&matrix, &diff(&matrix, &new)), Ok(new.clone()));
        prop_assert_eq!(apply(&new, &diff(&new, &matrix)), Ok(matrix.clone()));
        prop_assert_eq!(diff(&new, &new), Difference::default());
    }

    #[test]
    fn a_difference_of_another_matrix_is_applied_or_refused(
        a in any_matrix(), b in any_matrix(), c in any_matrix(),
    ) {
        let _either = apply(&c, &diff(&a, &b));
    }

    #[test]
    fn what_one_side_did_alone_is_the_result(
        base in any_matrix(), commands in vec(loose_command(), 0..8), kinds in 0..16_u8,
    ) {
        let new = shuffled(&edited(&base, 0, commands), kinds);
        for (mine, theirs) in [(&base, &new), (&new, &base), (&new, &new)] {
            let merged = three_way(&base, mine, theirs).unwrap();
            prop_assert_eq!(&merged.matrix, &new);
            prop_assert_eq!(merged.conflicts, vec![]);
            prop_assert_eq!(merged.raised, vec![]);
        }
    }

    #[test]
    fn the_conflicts_are_the_same_from_both_sides(
        base in any_matrix(),
        mine in vec(loose_command(), 0..8), my_kinds in 0..16_u8,
        theirs in vec(loose_command(), 0..8), their_kinds in 0..16_u8,
    ) {
        // New ids are never made twice, so the two sides count from different numbers.
        let mine = shuffled(&edited(&base, 0, mine), my_kinds);
        let theirs = shuffled(&edited(&base, 1_000, theirs), their_kinds);
        let one = three_way(&base, &mine, &theirs).unwrap();
        let other = three_way(&base, &theirs, &mine).unwrap();
        let mut left: Vec<String> = one.conflicts.iter().map(|c| said(c, &one.matrix, false)).collect();
        let mut right: Vec<String> =
            other.conflicts.iter().map(|c| said(c, &other.matrix, true)).collect();
        left.sort();
        right.sort();
        prop_assert_eq!(left, right);
    }

    // Other letters or parties write every row anew without anybody having touched it.
    #[test]
    fn nothing_is_lost_without_a_word(
        base in any_matrix(),
        mine in vec(loose_command(), 0..6), theirs in vec(loose_command(), 0..6),
    ) {
        let mine = edited(&base, 0, mine);
        let theirs = edited(&base, 1_000, theirs);
        let merged = three_way(&base, &mine, &theirs).unwrap();
        for (side, named) in [(&mine, "mine"), (&theirs, "theirs")] {
            for row in &side.rows {
                let id = row.id();
                let touched = base.position(id).and_then(|at| base.rows.get(at)) != Some(row)
                    && base.parties == side.parties
                    && base.letters == side.letters;
                prop_assert!(!touched || merged.matrix.position(id).is_some(), "{} {:?}", named, id);
            }
            for party in &side.parties {
                let new = base.column(party.id).is_none();
                prop_assert!(!new || merged.matrix.column(party.id).is_some());
            }
        }
        // A cell that only one of them set is as it was set, where letters still mean the same.
        let same_letters = base.letters == mine.letters && base.letters == theirs.letters;
        for row in theirs.activities().filter(|_| same_letters) {
            for (party, cell) in theirs.cells(row) {
                let (old, my) = (base.cell(row.id, party.id), mine.cell(row.id, party.id));
                if old.is_some() && my == old && merged.matrix.activity(row.id).is_some() {
                    prop_assert_eq!(merged.matrix.cell(row.id, party.id), Some(cell));
                }
            }
        }
    }
}

/// A conflict in words that do not tell in which order the letters stand, the sides swapped on
/// demand.
fn said(conflict: &Conflict, matrix: &Matrix, swap: bool) -> String {
    let codes = |field: &Field| match field {
        Field::Cell(party, Cell { holding: Holding::Letters(held), basis }) => {
            let mut codes: Vec<char> = matrix.letters.write(*held).chars().collect();
            codes.sort_unstable();
            format!("{party} {codes:?} {basis:?}")
        }
        other => format!("{other:?}"),
    };
    match conflict {
        Conflict::Head { mine, theirs } => pair(&format!("{mine:?}"), &format!("{theirs:?}"), swap),
        Conflict::Letter(c) => of_item(c, |item| format!("{item:?}"), swap),
        Conflict::Party(c) => of_item(c, |item| format!("{item:?}"), swap),
        Conflict::Plan(c) => of_item(c, |item| format!("{item:?}"), swap),
        Conflict::Footnote(c) => of_item(c, |item| format!("{item:?}"), swap),
        // Which columns there are is the same from both sides, but not their order.
        Conflict::Row(c) => of_item(c, |item| item.id().to_string(), swap),
        Conflict::Field { row, mine, theirs } => {
            format!("{row} {}", pair(&codes(mine), &codes(theirs), swap))
        }
        Conflict::Rule { mine, theirs } => pair(&format!("{mine:?}"), &format!("{theirs:?}"), swap),
        Conflict::Acceptance { mine, theirs } => {
            pair(&format!("{mine:?}"), &format!("{theirs:?}"), swap)
        }
    }
}

fn pair(mine: &str, theirs: &str, swap: bool) -> String {
    if swap { format!("{theirs} / {mine}") } else { format!("{mine} / {theirs}") }
}

fn of_item<T: std::fmt::Debug>(
    conflict: &ItemConflict<T>,
    id: impl Fn(&T) -> String,
    swap: bool,
) -> String {
    match conflict {
        ItemConflict::Changed { mine, theirs } => pair(&id(mine), &id(theirs), swap),
        ItemConflict::Moved { mine, theirs } => {
            format!("moved {}", pair(&id(mine), &id(theirs), swap))
        }
        ItemConflict::Removed { item, by } => {
            format!("removed {} {}", id(item), (*by == Whose::Mine) != swap)
        }
    }
}
