//! Finds the changes of copies that came back.

use std::collections::{BTreeMap, BTreeSet};

use super::super::chain::Chain;
use super::super::order::Index;
use super::super::three_way::joined;
use super::super::{Difference, HeadField, MergeError, diff};
use super::conflicts::places_of;
use super::differing::differing;
use super::place::{FootnotePart, LetterPart, PartyPart, Place, PlanPart, RowPart};
use super::value::{Value, read};
use super::{Change, Incoming, Proposal, Standing};
use remit_core::matrix::{Cell, Matrix, PartyId, Row, RowId};

/// What a review is made of.
pub(super) struct Gathered {
    pub(super) copies: Vec<Incoming>,
    pub(super) changes: Vec<Change>,
    pub(super) agreed: Vec<Vec<Place>>,
    pub(super) order: Vec<u64>,
    pub(super) mine_changed: Vec<Place>,
}

/// A copy with what it changed.
struct Parted {
    copy: Incoming,
    difference: Difference,
    places: Vec<Place>,
}

pub(super) fn gather(mine: &Matrix, copies: Vec<Incoming>) -> Result<Gathered, MergeError> {
    let mut parted: Vec<Parted> = copies.into_iter().map(|copy| part(mine, copy)).collect();
    sort(&mut parted);
    let all = fold(mine, &parted)?;
    let places = places(mine, &parted, &all.conflicts);
    let mut changes = Vec::with_capacity(places.len());
    for (place, copies) in places {
        changes.extend(change(mine, &parted, &all, place, &copies));
    }
    let order = order(mine, &parted, &all.matrix);
    arrange(&mut changes, mine, &parted, &all.matrix, &order);
    let agreed = parted.iter().map(|parted| parted.agreed(mine)).collect();
    let copies = parted.into_iter().map(|parted| parted.copy).collect();
    Ok(Gathered { copies, agreed, changes, order, mine_changed: all.my_places })
}

fn part(mine: &Matrix, copy: Incoming) -> Parted {
    let base = copy.base.as_deref().unwrap_or(mine);
    let difference = diff(base, &copy.matrix);
    let places = differing(base, &copy.matrix, &difference);
    Parted { copy, difference, places }
}

/// Brings copies into an order that does not depend on how they came. Where two of one name did
/// different things, these decide.
fn sort(parted: &mut [Parted]) {
    let words = |parted: &Parted| format!("{:?}", parted.difference);
    parted.sort_by(|a, b| a.copy.who.cmp(&b.copy.who).then_with(|| words(a).cmp(&words(b))));
}

/// All copies that have a base, taken into the draft.
struct Folded {
    matrix: Matrix,
    /// The places that two did differently.
    conflicts: BTreeSet<Place>,
    /// The places that the draft changed since a copy parted from it, sorted.
    my_places: Vec<Place>,
}

fn fold(mine: &Matrix, parted: &[Parted]) -> Result<Folded, MergeError> {
    let mut conflicts = Vec::new();
    let mut my_places: Vec<Place> = Vec::new();
    let mut matrix = mine.clone();
    let mut bases: Vec<&Matrix> = Vec::new();
    for Parted { copy, difference, .. } in parted {
        let Some(base) = copy.base.as_deref() else { continue };
        let is_known = bases.iter().any(|other| std::ptr::eq(*other, base));
        let so_far = diff(base, &matrix);
        if !is_known {
            // What the copies before have brought is not the draft's.
            let own = (!bases.is_empty()).then(|| diff(base, mine));
            my_places.extend(differing(base, mine, own.as_ref().unwrap_or(&so_far)));
            bases.push(base);
        }
        let merged = joined(base, (&matrix, &so_far), (&copy.matrix, difference))?;
        for conflict in &merged.conflicts {
            places_of(conflict, base, &mut conflicts);
        }
        matrix = merged.matrix;
    }
    my_places.sort_unstable();
    my_places.dedup();
    let id = Place::Head(HeadField::Id);
    let conflicts = conflicts.into_iter().filter(|place| *place != id).collect();
    Ok(Folded { matrix, conflicts, my_places })
}

/// All places with the copies that have something to say there.
fn places(
    mine: &Matrix,
    parted: &[Parted],
    conflicts: &BTreeSet<Place>,
) -> BTreeMap<Place, Vec<usize>> {
    let mut places: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (at, parted) in parted.iter().enumerate() {
        for place in &parted.places {
            places.entry(place.clone()).or_default().push(at);
        }
    }
    for place in conflicts {
        places.entry(place.clone()).or_insert_with(|| (0..parted.len()).collect());
    }
    // What the draft has removed and a copy edited comes back whole or not at all.
    let back = |place: &Place| conflicts.contains(place) && read(mine, place) == Value::Absent;
    let (mut rows, mut parties) = (Vec::new(), Vec::new());
    for place in conflicts.iter().filter(|place| back(place)) {
        match place {
            Place::Row(row, RowPart::Itself) => rows.push(*row),
            Place::Party(party, PartyPart::Itself) => parties.push(*party),
            _ => {}
        }
    }
    let of = |party: &PartyId| parties.binary_search(party).is_ok();
    places.retain(|place, _| match place {
        Place::Row(_, RowPart::Itself) | Place::Party(_, PartyPart::Itself) => true,
        Place::Row(_, RowPart::Cell(party) | RowPart::Marks(party)) if of(party) => false,
        Place::Row(row, _) => rows.binary_search(row).is_err(),
        Place::Party(party, _) => !of(party),
        _ => true,
    });
    places
}

/// The change at a place, unless all of it is in the draft already.
fn change(
    mine: &Matrix,
    parted: &[Parted],
    all: &Folded,
    place: Place,
    copies: &[usize],
) -> Option<Change> {
    let my = read(mine, &place);
    let by_mine = all.my_places.binary_search(&place).is_ok();
    let is_conflict = all.conflicts.contains(&place);
    let mut proposals: Vec<(Value, Proposal)> = Vec::new();
    let mut is_known = false;
    for at in copies {
        let Some(parted) = parted.get(*at) else { continue };
        let theirs = read(&parted.copy.matrix, &place);
        // Who moved something may have come to where the draft has it by other ways.
        let is_moved = is_position(&place) && !by_mine;
        if !(is_moved || differs(&place, &my, &theirs)) || !parted.says(&place) {
            continue;
        }
        is_known |= parted.copy.base.is_some();
        match proposals.iter_mut().find(|(value, _)| *value == theirs) {
            Some((_, proposal)) => proposal.copies.push(*at),
            None => proposals.push((theirs, Proposal { copies: vec![*at] })),
        }
    }
    let standing = match proposals.len() {
        0 => return None,
        _ if is_conflict => Standing::Conflict,
        1 if is_known => Standing::Clean,
        1 => Standing::Unknown,
        _ => Standing::Conflict,
    };
    let proposals = proposals.into_iter().map(|(_, proposal)| proposal).collect();
    Some(Change { place, section: None, standing, by_mine, proposals })
}

/// Whether two values are different ones for a place: where it is about whether something is
/// there, that alone counts.
fn differs(place: &Place, one: &Value, other: &Value) -> bool {
    if is_itself(place) {
        (*one == Value::Absent) != (*other == Value::Absent)
    } else {
        one != other
    }
}

impl Parted {
    /// The places at which it has changed what the draft has changed in the same way.
    fn agreed(&self, mine: &Matrix) -> Vec<Place> {
        let is_same = |place: &&Place| {
            !is_position(place)
                && !differs(place, &read(mine, place), &read(&self.copy.matrix, place))
        };
        self.places.iter().filter(is_same).cloned().collect()
    }

    /// Whether a row that came has something in the cell of a party.
    fn adds_cells_of(&self, party: PartyId) -> bool {
        let Some(at) = self.copy.matrix.column(party) else { return false };
        let mut added = self.difference.added.iter().filter_map(Row::activity);
        added.any(|row| row.cells.get(at).is_some_and(|cell| *cell != Cell::default()))
    }

    /// Whether the copy has something to say about a place: it has changed it, or something in
    /// what the place is about.
    fn says(&self, place: &Place) -> bool {
        if self.places.binary_search(place).is_ok() {
            return true;
        }
        let mut places = self.places.iter();
        match place {
            Place::Row(row, RowPart::Itself) => {
                self.difference.changed.iter().any(|change| change.row == *row)
            }
            Place::Party(party, PartyPart::Itself) => {
                let is_of = |it: &Place| match it {
                    Place::Party(of, _) | Place::Row(_, RowPart::Cell(of) | RowPart::Marks(of)) => {
                        of == party
                    }
                    _ => false,
                };
                places.any(is_of) || self.adds_cells_of(*party)
            }
            // It uses them, or gives them another name.
            Place::Letter(_, LetterPart::Itself) | Place::Plan(_, PlanPart::Itself) => true,
            Place::Footnote(id, FootnotePart::Itself) => {
                places.any(|it| matches!(it, Place::Footnote(of, _) if of == id))
            }
            // Cells of a party that came are no places of their own, but two can have brought it.
            Place::Row(row, RowPart::Cell(_) | RowPart::Marks(_)) => {
                let base = self.copy.base.as_deref();
                let part = |of: &Matrix| read(of, place);
                base.map(part) != Some(part(&self.copy.matrix))
                    && self.copy.matrix.position(*row).is_some()
            }
            _ => self
                .copy
                .base
                .as_deref()
                .is_none_or(|base| read(base, place) != read(&self.copy.matrix, place)),
        }
    }
}

/// Whether a place says whether something is there.
pub(super) fn is_itself(place: &Place) -> bool {
    matches!(
        place,
        Place::Letter(_, LetterPart::Itself)
            | Place::Party(_, PartyPart::Itself)
            | Place::Plan(_, PlanPart::Itself)
            | Place::Row(_, RowPart::Itself)
            | Place::Footnote(_, FootnotePart::Itself)
    )
}

/// Whether a place says where something stands.
pub(super) fn is_position(place: &Place) -> bool {
    matches!(
        place,
        Place::Letter(_, LetterPart::Position)
            | Place::Party(_, PartyPart::Position)
            | Place::Plan(_, PlanPart::Position)
            | Place::Row(_, RowPart::Position)
            | Place::Footnote(_, FootnotePart::Position)
    )
}

/// All rows that there are anywhere, in the order of the joined matrix, those that go in their
/// places.
fn order(mine: &Matrix, parted: &[Parted], all: &Matrix) -> Vec<u64> {
    let copies = parted.iter().map(|parted| &*parted.copy.matrix);
    let matrices = [all, mine].into_iter().chain(copies);
    woven(matrices.map(|matrix| matrix.rows.iter().map(|row| row.id().bits()).collect()))
}

/// Several lists as one: what the first does not have stands behind what it stands behind in the
/// first that has it.
pub(super) fn woven(lists: impl Iterator<Item = Vec<u64>>) -> Vec<u64> {
    let mut lists = lists.into_iter();
    let mut chain = Chain::new(lists.next().unwrap_or_default().into_iter());
    for list in lists {
        let mut last = None;
        for id in list {
            if !chain.has(id) {
                chain.insert(last, id, |_| false);
            }
            last = Some(id);
        }
    }
    chain.ids()
}

/// Sorts changes as the matrix reads, and gives each its section.
fn arrange(changes: &mut [Change], mine: &Matrix, parted: &[Parted], all: &Matrix, order: &[u64]) {
    let matrices: Vec<&Matrix> =
        [all, mine].into_iter().chain(parted.iter().map(|it| &*it.copy.matrix)).collect();
    let index = |ids: fn(&Matrix) -> Vec<u64>| {
        Index::new(woven(matrices.iter().map(|matrix| ids(matrix))).into_iter())
    };
    let letters = index(|it| it.letters.codes().map(|code| u64::from(u32::from(code))).collect());
    let parties = index(|it| it.parties.iter().map(|party| party.id.bits()).collect());
    let plans = index(|it| it.plans.iter().map(|plan| plan.id.bits()).collect());
    let footnotes = index(|it| it.footnotes.iter().map(|note| note.id.bits()).collect());
    let rows = Index::new(order.iter().copied());
    let sections = sections(order, &matrices);
    for change in &mut *changes {
        let at = change.place.row().and_then(|row| rows.of(row.bits()));
        change.section = at.and_then(|at| sections.get(at)).copied().flatten();
    }
    let column = |party: &PartyId| parties.of(party.bits()).map_or(0, |at| at + 1);
    changes.sort_by_cached_key(|Change { place, .. }| {
        let (group, at, part) = match place {
            Place::Head(_) => (0, None, 0),
            Place::Letter(code, _) => (1, letters.of(u64::from(u32::from(*code))), 0),
            Place::Party(id, _) => (2, parties.of(id.bits()), 0),
            Place::Plan(id, _) => (3, plans.of(id.bits()), 0),
            Place::Row(id, part) => {
                let part = match part {
                    RowPart::Cell(party) | RowPart::Marks(party) => column(party),
                    RowPart::Evidence => usize::MAX,
                    _ => 0,
                };
                (4, rows.of(id.bits()), part)
            }
            Place::Footnote(id, _) => (5, footnotes.of(id.bits()), 0),
            Place::Rule(_) => (6, None, 0),
            Place::Acceptance(about) => (7, about.row.and_then(|row| rows.of(row.bits())), 0),
        };
        (group, at, part, place.clone())
    });
}

/// For each row the section that it belongs to; a section belongs to itself.
fn sections(order: &[u64], matrices: &[&Matrix]) -> Vec<Option<RowId>> {
    let mut section = None;
    let of = |id: &u64| {
        let id = RowId::from_bits(*id);
        let row = matrices.iter().find_map(|it| it.rows.get(it.position(id)?));
        if row.and_then(Row::section).is_some() {
            section = Some(id);
        }
        section
    };
    order.iter().map(of).collect()
}
