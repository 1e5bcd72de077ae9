//! Places of a matrix that are changed by themselves, to tell whether two changes meet.
//!
//! A file says nothing of what its writer had seen. Where it differs from what was last written
//! here in a place that was changed here, it may be that somebody has changed that again, or that
//! they have never seen it: a sync client that meets two copies keeps one of them. Nobody can tell
//! the two apart, so a person decides.

use std::collections::BTreeSet;

use remit_compare::{Difference, Field, Head, ListChange};
use remit_core::matrix::Row;

/// A list of a matrix, or what stands outside of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum List {
    Head,
    Letters,
    Parties,
    Plans,
    Footnotes,
    Rows,
    Acceptances,
}

/// What of an item. [`Part::Whole`] is the least, [`Part::Used`] the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// All of it: it came or went.
    Whole,
    /// Where it stands among the others.
    Order,
    /// One of its fields.
    Field(&'static str),
    /// What this party holds.
    Cell(u64),
    /// The footnote marks in this party's cell.
    Marks(u64),
    /// Something else needs it.
    Used,
}

/// A place of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    list: List,
    /// The id of the item; 0 where all of them are meant.
    item: u64,
    part: Part,
}

/// The places that a difference changes.
pub(super) fn places(difference: &Difference) -> Vec<Place> {
    let mut places = Vec::new();
    let mut add = |list, item, part| places.push(Place { list, item, part });
    for head in &difference.head {
        match head {
            Head::Letters(_) => add(List::Letters, 0, Part::Whole),
            head => add(List::Head, 0, Part::Field(name(head))),
        }
    }
    of_list(List::Parties, &difference.parties, |party| party.id.bits(), &mut add);
    of_list(List::Plans, &difference.plans, |plan| plan.id.bits(), &mut add);
    of_list(List::Footnotes, &difference.footnotes, |note| note.id.bits(), &mut add);
    // Whatever lost a plan or a footnote: a row does not say which of them its text needs.
    for (list, order) in [
        (List::Plans, &difference.plans.order),
        (List::Footnotes, &difference.footnotes.order),
    ] {
        if !order.removed.is_empty() {
            add(list, 0, Part::Whole);
        }
    }
    let added: BTreeSet<u64> = difference.added.iter().map(|row| row.id().bits()).collect();
    for id in difference.order.removed.iter().chain(&added) {
        add(List::Rows, *id, Part::Whole);
    }
    for id in difference.order.placed().filter(|id| !added.contains(id)) {
        add(List::Rows, id, Part::Order);
    }
    for change in &difference.changed {
        let row = change.row.bits();
        for field in &change.fields {
            of_field(row, field, &mut add);
        }
    }
    if difference.added.iter().any(|row| matches!(row, Row::Activity(_))) {
        add(List::Letters, 0, Part::Used);
        add(List::Plans, 0, Part::Used);
        add(List::Footnotes, 0, Part::Used);
    }
    if difference.acceptances.is_some() {
        add(List::Acceptances, 0, Part::Whole);
    }
    places
}

fn of_list<T>(
    list: List,
    change: &ListChange<T>,
    id: fn(&T) -> u64,
    add: &mut impl FnMut(List, u64, Part),
) {
    let added: BTreeSet<u64> = change.added.iter().map(id).collect();
    for item in change.order.removed.iter().chain(&added) {
        add(list, *item, Part::Whole);
    }
    for item in change.order.placed().filter(|item| !added.contains(item)) {
        add(list, item, Part::Order);
    }
    for item in &change.changed {
        add(list, id(item), Part::Field("item"));
    }
}

fn of_field(row: u64, field: &Field, add: &mut impl FnMut(List, u64, Part)) {
    let part = match field {
        Field::Whole(_) => Part::Whole,
        Field::Text(_) => Part::Field("text"),
        Field::Plan(_) => Part::Field("plan"),
        Field::Comment(_) => Part::Field("comment"),
        Field::Evidence(_) => Part::Field("evidence"),
        Field::Level(_) => Part::Field("level"),
        Field::Number(_) => Part::Field("number"),
        Field::Title(_) => Part::Field("title"),
        Field::Before(_) => Part::Field("before"),
        Field::After(_) => Part::Field("after"),
        Field::Cell(party, _) => Part::Cell(party.bits()),
        Field::Marks(party, _) => Part::Marks(party.bits()),
    };
    add(List::Rows, row, part);
    match part {
        Part::Cell(party) | Part::Marks(party) => add(List::Parties, party, Part::Used),
        _ => {}
    }
    match part {
        Part::Cell(_) => add(List::Letters, 0, Part::Used),
        Part::Field("plan") => add(List::Plans, 0, Part::Used),
        _ => add(List::Footnotes, 0, Part::Used),
    }
}

/// A name for each field outside the lists.
fn name(head: &Head) -> &'static str {
    match head {
        Head::Id(_) => "id",
        Head::Edition(_) => "edition",
        Head::Base(_) => "base",
        head => head.words(),
    }
}

/// Whether one of these places is, or is part of, or contains one that was touched.
pub(super) fn meet(touched: &BTreeSet<Place>, places: impl IntoIterator<Item = Place>) -> bool {
    places.into_iter().any(|place| match place.part {
        Part::Whole => {
            let end = Place { part: Part::Used, ..place };
            touched.range(place..=end).next().is_some()
        }
        Part::Used => touched.contains(&Place { part: Part::Whole, ..place }),
        _ => touched.contains(&place) || touched.contains(&Place { part: Part::Whole, ..place }),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use remit_compare::diff;
    use remit_core::edit::{ActivityField, CellEdit, Command, apply};
    use remit_core::matrix::{Cell, LetterSet, Matrix, PartyId, RowId, Text};

    fn changed(command: Command) -> Difference {
        let before = crate::simulation::start();
        let mut after = before.clone();
        apply(&mut after, command).unwrap();
        diff(&before, &after)
    }

    fn text(row: u64) -> Command {
        Command::SetActivity(RowId::from_bits(row), ActivityField::Text(Text::plain("New")))
    }

    fn cell(row: u64) -> Command {
        let (row, party) = (RowId::from_bits(row), PartyId::from_bits(1));
        Command::SetCells(vec![CellEdit { row, party, cell: Cell::of(LetterSet::from_bits(1)) }])
    }

    #[track_caller]
    fn check(one: Command, other: Command, expected: bool) {
        let [one, other] = [one, other].map(changed);
        let touched = |it: &Difference| places(it).into_iter().collect::<BTreeSet<_>>();
        assert_eq!(meet(&touched(&one), places(&other)), expected);
        assert_eq!(meet(&touched(&other), places(&one)), expected);
    }

    #[test]
    fn changes_meet_in_one_place_alone() {
        check(text(1), text(1), true);
        check(text(1), text(2), false);
        check(text(1), cell(1), false);
        check(cell(1), cell(2), false);
        check(cell(1), cell(1), true);
    }

    #[test]
    fn what_goes_meets_whatever_is_in_it() {
        let row = || Command::RemoveRows(vec![RowId::from_bits(1)]);
        check(row(), text(1), true);
        check(row(), cell(1), true);
        check(row(), text(2), false);
        let party = || Command::RemoveParty(PartyId::from_bits(1));
        check(party(), cell(2), true);
        check(party(), text(2), false);
    }

    proptest! {
        #[test]
        fn what_differs_from_itself_meets_itself(
            old in remit_core::arbitrary::any_matrix(),
            new in remit_core::arbitrary::any_matrix(),
        ) {
            let meets = |old: &Matrix, new: &Matrix| {
                let difference = diff(old, new);
                let touched = places(&difference).into_iter().collect();
                (difference.is_empty(), meet(&touched, places(&difference)))
            };
            let (is_same, meets) = meets(&old, &new);
            prop_assert_eq!(!is_same, meets);
        }
    }
}
