//! Places of a matrix that are changed by themselves, to tell whether two changes meet.
//!
//! A file says nothing of what its writer had seen. Where it differs from what was last written
//! here in a place that was changed here, it may be that somebody has changed that again, or that
//! they have never seen it: a sync client that meets two copies keeps one of them. Nobody can tell
//! the two apart, so a person decides.

use std::collections::BTreeSet;

use remit_compare::{Difference, Field, Head, ListChange};
use remit_formats::code::{self, Coded, items, next};
use remit_formats::json::{self, Node};

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

/// All lists, in the order of their numbers.
const LISTS: [List; 7] = [
    List::Head,
    List::Letters,
    List::Parties,
    List::Plans,
    List::Footnotes,
    List::Rows,
    List::Acceptances,
];

/// What of an item. [`Part::Whole`] is the least, [`Part::Used`] the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// All of it: it came or went.
    Whole,
    /// Where it stands among the others.
    Order,
    /// One of its fields.
    Field(u64),
    /// What this party holds.
    Cell(u64),
    /// The footnote marks in this party's cell.
    Marks(u64),
    /// Something else needs it.
    Used,
}

impl Part {
    /// As two numbers.
    fn numbers(self) -> (u64, u64) {
        match self {
            Self::Whole => (0, 0),
            Self::Order => (1, 0),
            Self::Field(field) => (2, field),
            Self::Cell(party) => (3, party),
            Self::Marks(party) => (4, party),
            Self::Used => (5, 0),
        }
    }

    fn of(numbers: (u64, u64)) -> Option<Self> {
        Some(match numbers {
            (0, 0) => Self::Whole,
            (1, 0) => Self::Order,
            (2, field) => Self::Field(field),
            (3, party) => Self::Cell(party),
            (4, party) => Self::Marks(party),
            (5, 0) => Self::Used,
            _ => return None,
        })
    }
}

/// A place of a matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    list: List,
    /// The id of the item; 0 where all of them are meant.
    item: u64,
    part: Part,
}

impl Place {
    fn numbers(self) -> [u64; 4] {
        let list = LISTS.iter().position(|list| *list == self.list).unwrap_or_default();
        let (part, of) = self.part.numbers();
        [list as u64, self.item, part, of]
    }
}

impl Coded for Place {
    fn encode(&self) -> Node<'_> {
        Node::List(self.numbers().into_iter().map(Node::Number).collect())
    }

    fn decode(node: Node) -> Option<Self> {
        let mut items = items(node)?;
        let list = *LISTS.get(usize::try_from(next::<u64>(&mut items)?).ok()?)?;
        let item = next(&mut items)?;
        let part = Part::of((next(&mut items)?, next(&mut items)?))?;
        Some(Self { list, item, part })
    }
}

/// What a difference makes of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    pub place: Place,
    /// A number for the place with its new value.
    pub value: u64,
}

/// What a difference changes.
pub(super) fn changes(difference: &Difference) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut add = |list, item, part, value: &str| {
        let place = Place { list, item, part };
        let mut bytes: Vec<u8> = place.numbers().into_iter().flat_map(u64::to_le_bytes).collect();
        bytes.extend_from_slice(value.as_bytes());
        changes.push(Change { place, value: json::fingerprint_of(&bytes) });
    };
    for head in &difference.head {
        match head {
            Head::Letters(_) => add(List::Letters, 0, Part::Whole, ""),
            Head::Title(title) => add(List::Head, 0, Part::Field(0), title),
            // Its words tell which one it is; those without any are changed by nobody.
            head => {
                let field = json::fingerprint(head.words());
                add(List::Head, 0, Part::Field(field), "");
            }
        }
    }
    of_list(List::Parties, &difference.parties, |party| party.id.bits(), &mut add);
    of_list(List::Plans, &difference.plans, |plan| plan.id.bits(), &mut add);
    of_list(List::Footnotes, &difference.footnotes, |note| note.id.bits(), &mut add);
    // Whatever lost a plan or a footnote: a row does not say which of them its text needs.
    for (list, order) in
        [(List::Plans, &difference.plans.order), (List::Footnotes, &difference.footnotes.order)]
    {
        if !order.removed.is_empty() {
            add(list, 0, Part::Whole, "");
        }
    }
    let added: BTreeSet<u64> = difference.added.iter().map(|row| row.id().bits()).collect();
    for id in &difference.order.removed {
        add(List::Rows, *id, Part::Whole, GONE);
    }
    for id in &added {
        add(List::Rows, *id, Part::Whole, "");
    }
    for id in difference.order.placed().filter(|id| !added.contains(id)) {
        add(List::Rows, id, Part::Order, "");
    }
    for change in &difference.changed {
        let row = change.row.bits();
        for field in &change.fields {
            of_field(row, field, &mut add);
        }
    }
    if difference.acceptances.is_some() {
        add(List::Acceptances, 0, Part::Whole, "");
    }
    changes
}

/// The value of what is not there.
const GONE: &str = "gone";

fn of_list<T: Coded>(
    list: List,
    change: &ListChange<T>,
    id: fn(&T) -> u64,
    add: &mut impl FnMut(List, u64, Part, &str),
) {
    let added: BTreeSet<u64> = change.added.iter().map(id).collect();
    for item in &change.order.removed {
        add(list, *item, Part::Whole, GONE);
    }
    for item in &added {
        add(list, *item, Part::Whole, "");
    }
    for item in change.order.placed().filter(|item| !added.contains(item)) {
        add(list, item, Part::Order, "");
    }
    for item in &change.changed {
        add(list, id(item), Part::Field(0), &code::to_text(item));
    }
}

fn of_field(row: u64, field: &Field, add: &mut impl FnMut(List, u64, Part, &str)) {
    let (part, value) = match field {
        Field::Whole(row) => (Part::Whole, code::to_text(row)),
        Field::Text(text) => (Part::Field(0), code::to_text(text)),
        Field::Plan(plan) => (Part::Field(1), code::to_text(plan)),
        Field::Comment(text) => (Part::Field(2), code::to_text(text)),
        Field::Evidence(text) => (Part::Field(3), code::to_text(text)),
        Field::Level(level) => (Part::Field(4), level.to_string()),
        Field::Number(number) => (Part::Field(5), number.clone()),
        Field::Title(title) => (Part::Field(6), title.clone()),
        Field::Before(text) => (Part::Field(7), code::to_text(text)),
        Field::After(text) => (Part::Field(8), code::to_text(text)),
        Field::Cell(party, cell) => (Part::Cell(party.bits()), code::to_text(cell)),
        Field::Marks(party, marks) => (Part::Marks(party.bits()), code::to_text(marks)),
    };
    add(List::Rows, row, part, &value);
    if let Field::Cell(party, _) | Field::Marks(party, _) = field {
        add(List::Parties, party.bits(), Part::Used, "");
    }
    match field {
        Field::Cell(..) => add(List::Letters, 0, Part::Used, ""),
        Field::Plan(_) => add(List::Plans, 0, Part::Used, ""),
        _ => add(List::Footnotes, 0, Part::Used, ""),
    }
}

/// Whether one of these places is, or is part of, or contains one that was touched.
pub(super) fn meet(touched: &BTreeSet<Place>, changes: &[Change]) -> bool {
    changes.iter().any(|Change { place, .. }| match place.part {
        Part::Whole => {
            let end = Place { part: Part::Used, ..*place };
            touched.range(*place..=end).next().is_some()
        }
        Part::Used => touched.contains(&Place { part: Part::Whole, ..*place }),
        _ => touched.contains(place) || touched.contains(&Place { part: Part::Whole, ..*place }),
    })
}

/// Those of the places that these changes leave as they are.
pub(super) fn spared(places: &BTreeSet<Place>, changes: &[Change]) -> BTreeSet<Place> {
    let gone = changes.iter().map(|change| change.place).collect();
    let is_gone = |place: Place| meet(&gone, &[Change { place, value: 0 }]);
    let spared = places.iter().filter(|place| place.part != Part::Used && !is_gone(**place));
    spared.copied().collect()
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

    fn touched(difference: &Difference) -> BTreeSet<Place> {
        changes(difference).into_iter().map(|change| change.place).collect()
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
        assert_eq!(meet(&touched(&one), &changes(&other)), expected);
        assert_eq!(meet(&touched(&other), &changes(&one)), expected);
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
                (difference.is_empty(), meet(&touched(&difference), &changes(&difference)))
            };
            let (is_same, meets) = meets(&old, &new);
            prop_assert_eq!(!is_same, meets);
        }

        #[test]
        fn places_read_back(
            old in remit_core::arbitrary::any_matrix(),
            new in remit_core::arbitrary::any_matrix(),
        ) {
            let touched: Vec<Place> = touched(&diff(&old, &new)).into_iter().collect();
            prop_assert_eq!(code::from_text(&code::to_text(&touched)), Ok(touched));
        }
    }
}
