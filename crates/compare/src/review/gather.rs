//! Finds the changes of copies that came back.

use std::collections::{BTreeMap, BTreeSet};

use super::super::order::Index;
use super::super::three_way::joined;
use super::super::{Difference, HeadField, MergeError, diff};
use super::arrange;
use super::conflicts::places_of;
use super::differing::differing;
use super::place::{
    FootnotePart, LetterPart, PartyPart, Place, PlanPart, RowPart, is_itself, is_position, wholes,
};
use super::value::{Reader, Value, read};
use super::{Change, Incoming, Proposal, Standing};
use remit_core::matrix::{Cell, Matrix, PartyId, Row};
use remit_core::ordered::sort_by;

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
    /// The rows that it changed.
    changed: Index,
    /// All places that it changed, sorted.
    places: Vec<Place>,
}

pub(super) fn gather(mine: &Matrix, copies: Vec<Incoming>) -> Result<Gathered, MergeError> {
    let mut parted: Vec<Parted> = copies.into_iter().map(|copy| part(mine, copy)).collect();
    sort(&mut parted);
    let all = fold(mine, &parted)?;
    let places = places(mine, &parted, &all.conflicts);
    let sides = Sides {
        mine: Reader::new(mine),
        copies: parted.iter().map(|parted| Reader::new(&parted.copy.matrix)).collect(),
        parted: &parted,
        all: &all,
    };
    let mut changes = Vec::with_capacity(places.len());
    for (place, copies) in places {
        changes.extend(sides.change(place, &copies));
    }
    let agreed = sides.agreed();
    let copies = parted.iter().map(|parted| &*parted.copy.matrix);
    let matrices: Vec<&Matrix> = [&all.matrix, mine].into_iter().chain(copies).collect();
    let order = arrange::order(&matrices);
    arrange::arrange(&mut changes, &matrices, &order);
    let copies = parted.into_iter().map(|parted| parted.copy).collect();
    Ok(Gathered { copies, agreed, changes, order, mine_changed: all.my_places })
}

fn part(mine: &Matrix, copy: Incoming) -> Parted {
    let base = copy.base.as_deref().unwrap_or(mine);
    let difference = diff(base, &copy.matrix);
    let places = differing(base, &copy.matrix, &difference);
    let changed = Index::new(difference.changed.iter().map(|change| change.row.bits()));
    Parted { copy, difference, changed, places }
}

/// Brings copies into an order that does not depend on how they came: by their names, and where two
/// are of one name by where they changed something. Two of one name that changed the same places
/// stay as they came.
fn sort(parted: &mut Vec<Parted>) {
    let by =
        |a: &Parted, b: &Parted| a.copy.who.cmp(&b.copy.who).then_with(|| a.places.cmp(&b.places));
    sort_by(parted, by);
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
    sort_by(&mut my_places, Place::cmp);
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
        places.insert(place.clone(), (0..parted.len()).collect());
    }
    // What the draft has removed and a copy edited comes back whole or not at all.
    let back = |place: &&Place| is_itself(place) && read(mine, place) == Value::Absent;
    let back: BTreeSet<Place> = conflicts.iter().filter(back).cloned().collect();
    if !back.is_empty() {
        places.retain(|place, _| is_itself(place) || !wholes(place).any(|it| back.contains(&it)));
    }
    places
}

/// What stands where, on all sides.
struct Sides<'a> {
    mine: Reader<'a>,
    copies: Vec<Reader<'a>>,
    parted: &'a [Parted],
    all: &'a Folded,
}

impl Sides<'_> {
    /// The change at a place, unless all of it is in the draft already.
    fn change(&self, place: Place, copies: &[usize]) -> Option<Change> {
        let my = self.mine.read(&place);
        let by_mine = self.all.my_places.binary_search(&place).is_ok();
        let is_conflict = self.all.conflicts.contains(&place);
        let mut proposals: Vec<(Value, Proposal)> = Vec::new();
        let mut is_known = false;
        for at in copies {
            let (Some(parted), Some(copy)) = (self.parted.get(*at), self.copies.get(*at)) else {
                continue;
            };
            let theirs = copy.read(&place);
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

    /// Of each copy the places at which it has changed what the draft has changed in the same way.
    fn agreed(&self) -> Vec<Vec<Place>> {
        let of = |(parted, copy): (&Parted, &Reader)| {
            let is_same = |place: &&Place| {
                !is_position(place) && !differs(place, &self.mine.read(place), &copy.read(place))
            };
            parted.places.iter().filter(is_same).cloned().collect()
        };
        self.parted.iter().zip(&self.copies).map(of).collect()
    }
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
    /// Whether the copy has something to say about a place: it has changed it, or something in
    /// what the place is about.
    fn says(&self, place: &Place) -> bool {
        if self.places.binary_search(place).is_ok() {
            return true;
        }
        match place {
            Place::Row(row, RowPart::Itself) => self.changed.of(row.bits()).is_some(),
            Place::Party(party, PartyPart::Itself) => {
                let is_of = |it: &Place| match it {
                    Place::Party(of, _) | Place::Row(_, RowPart::Cell(of) | RowPart::Marks(of)) => {
                        of == party
                    }
                    _ => false,
                };
                self.places.iter().any(is_of) || self.adds_cells_of(*party)
            }
            // It uses them, or gives them another name.
            Place::Letter(_, LetterPart::Itself) | Place::Plan(_, PlanPart::Itself) => true,
            Place::Footnote(id, FootnotePart::Itself) => {
                let parts = [FootnotePart::Position, FootnotePart::Mark, FootnotePart::Text];
                let has = |part| self.places.binary_search(&Place::Footnote(*id, part)).is_ok();
                parts.into_iter().any(has)
            }
            // A row or a party that two have brought: its parts are no places of one alone.
            _ => self
                .copy
                .base
                .as_deref()
                .is_none_or(|base| read(base, place) != read(&self.copy.matrix, place)),
        }
    }

    /// Whether a row that came has something in the cell of a party.
    fn adds_cells_of(&self, party: PartyId) -> bool {
        let Some(at) = self.copy.matrix.column(party) else { return false };
        let mut added = self.difference.added.iter().filter_map(Row::activity);
        added.any(|row| row.cells.get(at).is_some_and(|cell| *cell != Cell::default()))
    }
}
