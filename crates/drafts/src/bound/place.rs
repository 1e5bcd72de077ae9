//! Places of a matrix that are changed by themselves, to tell whether two changes meet.
//!
//! A file says nothing of what its writer had seen. Where it differs from what was last written
//! here in a place that was changed here, it may be that somebody has changed that again, or that
//! they have never seen it: a sync client that meets two copies keeps one of them. Nobody can tell
//! the two apart, so a person decides.

use std::collections::BTreeSet;

use remit_compare::{Difference, Field, Head, ListChange, Order};
use remit_core::ordered::sort_by;
use remit_formats::code::{self, Coded};
use remit_formats::json::{self, Node};

/// A list of a matrix, or what stands outside of them.
#[derive(Debug, Clone, Copy)]
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
#[derive(Debug, Clone, Copy)]
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

const WHOLE: u64 = 0;
const USED: u64 = 5;

impl Part {
    /// As two numbers.
    fn numbers(self) -> (u64, u64) {
        match self {
            Self::Whole => (WHOLE, 0),
            Self::Order => (1, 0),
            Self::Field(field) => (2, field),
            Self::Cell(party) => (3, party),
            Self::Marks(party) => (4, party),
            Self::Used => (USED, 0),
        }
    }
}

/// A place of a matrix: the number of the list, the id of the item (0 where all of them are
/// meant), and what of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place([u64; 4]);

impl Place {
    fn of(list: List, item: u64, part: Part) -> Self {
        let (part, of) = part.numbers();
        Self([list as u64, item, part, of])
    }

    /// All of the same item.
    fn whole(self) -> Self {
        let [list, item, ..] = self.0;
        Self([list, item, WHOLE, 0])
    }

    fn part(self) -> u64 {
        let [_, _, part, _] = self.0;
        part
    }
}

/// Places in their order, none twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Places(Vec<Place>);

impl Places {
    pub(super) fn of(changes: &[Change]) -> Self {
        let mut places = Self::default();
        places.add(changes);
        places
    }

    pub(super) fn add(&mut self, changes: &[Change]) {
        self.0.extend(changes.iter().map(|change| change.place));
        sort_by(&mut self.0, Ord::cmp);
        self.0.dedup();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    fn has(&self, place: Place) -> bool {
        self.0.binary_search(&place).is_ok()
    }

    /// Whether there is anything of the item of a place.
    fn has_any(&self, place: Place) -> bool {
        let at = self.0.partition_point(|other| *other < place.whole());
        self.0.get(at).is_some_and(|other| other.whole() == place.whole())
    }
}

impl Coded for Places {
    fn encode(&self) -> Node<'_> {
        Node::List(self.0.iter().flat_map(|place| place.0).map(Node::Number).collect())
    }

    fn decode(node: Node) -> Option<Self> {
        let numbers: Vec<u64> = Coded::decode(node)?;
        let (places, rest) = numbers.as_chunks();
        let places: Vec<Place> = places.iter().copied().map(Place).collect();
        (rest.is_empty() && places.is_sorted()).then_some(Self(places))
    }
}

/// What a difference makes of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    pub place: Place,
    /// A number for the place with its new value.
    pub value: u64,
}

/// The changes that are found.
struct Found(Vec<Change>);

impl Found {
    fn add(&mut self, list: List, item: u64, part: Part, value: &str) {
        let place = Place::of(list, item, part);
        let mut bytes: Vec<u8> = place.0.into_iter().flat_map(u64::to_le_bytes).collect();
        bytes.extend_from_slice(value.as_bytes());
        self.0.push(Change { place, value: json::fingerprint_of(&bytes) });
    }

    /// What went, came and moved of a list.
    fn add_order(&mut self, list: List, order: &Order, added: &BTreeSet<u64>) {
        for item in &order.removed {
            self.add(list, *item, Part::Whole, GONE);
        }
        for item in added {
            self.add(list, *item, Part::Whole, "");
        }
        for item in order.placed().filter(|item| !added.contains(item)) {
            self.add(list, item, Part::Order, "");
        }
    }

    fn add_list<T: Coded>(&mut self, list: List, change: &ListChange<T>, id: fn(&T) -> u64) {
        self.add_order(list, &change.order, &change.added.iter().map(id).collect());
        for item in &change.changed {
            self.add(list, id(item), Part::Field(0), &code::to_text(item));
        }
    }

    fn add_field(&mut self, row: u64, field: &Field) {
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
        self.add(List::Rows, row, part, &value);
        if let Field::Cell(party, _) | Field::Marks(party, _) = field {
            self.add(List::Parties, party.bits(), Part::Used, "");
        }
        match field {
            Field::Cell(..) => self.add(List::Letters, 0, Part::Used, ""),
            Field::Plan(_) => self.add(List::Plans, 0, Part::Used, ""),
            _ => self.add(List::Footnotes, 0, Part::Used, ""),
        }
    }
}

/// What a difference changes.
pub(super) fn changes(difference: &Difference) -> Vec<Change> {
    let mut found = Found(Vec::new());
    for head in &difference.head {
        match head {
            Head::Letters(_) => found.add(List::Letters, 0, Part::Whole, ""),
            Head::Title(title) => found.add(List::Head, 0, Part::Field(0), title),
            // Its words tell which one it is; those without any are changed by nobody.
            head => {
                let field = json::fingerprint(head.words());
                found.add(List::Head, 0, Part::Field(field), "");
            }
        }
    }
    found.add_list(List::Parties, &difference.parties, |party| party.id.bits());
    found.add_list(List::Plans, &difference.plans, |plan| plan.id.bits());
    found.add_list(List::Footnotes, &difference.footnotes, |note| note.id.bits());
    // Whatever lost a plan or a footnote: a row does not say which of them its text needs.
    for (list, order) in
        [(List::Plans, &difference.plans.order), (List::Footnotes, &difference.footnotes.order)]
    {
        if !order.removed.is_empty() {
            found.add(list, 0, Part::Whole, "");
        }
    }
    let added = difference.added.iter().map(|row| row.id().bits()).collect();
    found.add_order(List::Rows, &difference.order, &added);
    for change in &difference.changed {
        for field in &change.fields {
            found.add_field(change.row.bits(), field);
        }
    }
    if difference.acceptances.is_some() {
        found.add(List::Acceptances, 0, Part::Whole, "");
    }
    found.0
}

/// The value of what is not there.
const GONE: &str = "gone";

/// Whether one of these places is, or is part of, or contains one that was touched.
pub(super) fn meet(touched: &Places, changes: &[Change]) -> bool {
    changes.iter().any(|Change { place, .. }| match place.part() {
        WHOLE => touched.has_any(*place),
        USED => touched.has(place.whole()),
        _ => touched.has(*place) || touched.has(place.whole()),
    })
}

/// Those of the places that these changes leave as they are.
pub(super) fn spared(places: &Places, changes: &[Change]) -> Places {
    let gone = Places::of(changes);
    let is_gone = |place: Place| meet(&gone, &[Change { place, value: 0 }]);
    let spared = places.0.iter().filter(|place| place.part() != USED && !is_gone(**place));
    Places(spared.copied().collect())
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

    fn touched(difference: &Difference) -> Places {
        Places::of(&changes(difference))
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
            let touched = touched(&diff(&old, &new));
            prop_assert_eq!(code::from_text(&code::to_text(&touched)), Ok(touched));
        }
    }
}
