//! At which places two matrices differ.

use std::collections::BTreeMap;

use super::super::{Difference, Head};
use super::listed::{self, letters};
use super::place::{About, Place, RowPart};
use super::value::part_of;
use remit_core::matrix::{Matrix, RowId};
use remit_core::ordered::sort_by;

/// The places at which `new` differs from `old`, sorted. What stands in the cells of a party that
/// came is no place of its own. Which matrix it is, is none either: a review never changes that.
pub(super) fn differing(old: &Matrix, new: &Matrix, difference: &Difference) -> Vec<Place> {
    let mut places = Vec::new();
    for head in &difference.head {
        if !matches!(head, Head::Id(_) | Head::Letters(_) | Head::Rules(_)) {
            places.push(Place::Head(head.field()));
        }
    }
    if old.letters != new.letters {
        listed::differing(&letters(old), &letters(new), &mut places);
    }
    listed::differing(&old.parties, &new.parties, &mut places);
    listed::differing(&old.plans, &new.plans, &mut places);
    listed::differing(&old.footnotes, &new.footnotes, &mut places);
    rows(old, difference, &mut places);
    keyed(&old.rules, &new.rules, |it| Place::Rule(it.rule.clone()), &mut places);
    let about = |it: &_| Place::Acceptance(About::of(it));
    keyed(&old.acceptances, &new.acceptances, about, &mut places);
    sort_by(&mut places, Place::cmp);
    places.dedup();
    places
}

fn rows(old: &Matrix, difference: &Difference, places: &mut Vec<Place>) {
    let row = |bits: u64, part| Place::Row(RowId::from_bits(bits), part);
    places.extend(difference.order.removed.iter().map(|id| row(*id, RowPart::Itself)));
    places.extend(difference.order.placed().map(|id| {
        let was_there = old.position(RowId::from_bits(id)).is_some();
        row(id, if was_there { RowPart::Position } else { RowPart::Itself })
    }));
    for change in &difference.changed {
        for field in &change.fields {
            let part = part_of(field);
            match part {
                RowPart::Cell(party) | RowPart::Marks(party) if old.column(party).is_none() => {}
                part => places.push(Place::Row(change.row, part)),
            }
        }
    }
}

/// The places of items that are not in both lists.
fn keyed<T: PartialEq>(old: &[T], new: &[T], place: impl Fn(&T) -> Place, places: &mut Vec<Place>) {
    if old == new {
        return;
    }
    let mut about: BTreeMap<Place, [Vec<&T>; 2]> = BTreeMap::new();
    for item in old {
        let [was, _] = about.entry(place(item)).or_default();
        was.push(item);
    }
    for item in new {
        let [_, is] = about.entry(place(item)).or_default();
        is.push(item);
    }
    places.extend(about.into_iter().filter(|(_, [was, is])| was != is).map(|(place, _)| place));
}
