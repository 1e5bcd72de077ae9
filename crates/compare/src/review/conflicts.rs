//! The places of what two did differently.

use super::super::{Conflict, ItemConflict};
use super::listed::{Listed, letters};
use super::place::{About, Place, RowPart};
use super::value::part_of;
use remit_core::matrix::{Matrix, Row, RuleSetting};

/// The places that a conflict of two matrices that began as `base` is about.
pub(super) fn places_of(conflict: &Conflict, base: &Matrix, places: &mut Vec<Place>) {
    match conflict {
        Conflict::Head { theirs, .. } => places.push(Place::Head(theirs.field())),
        Conflict::Letter(item) => listed(item, &letters(base), places),
        Conflict::Party(item) => listed(item, &base.parties, places),
        Conflict::Plan(item) => listed(item, &base.plans, places),
        Conflict::Footnote(item) => listed(item, &base.footnotes, places),
        Conflict::Row(ItemConflict::Moved { mine, .. }) => {
            places.push(row(mine, RowPart::Position));
        }
        Conflict::Row(ItemConflict::Removed { item, .. }) => {
            places.push(row(item, RowPart::Itself));
        }
        Conflict::Row(ItemConflict::Changed { mine, .. }) => places.push(row(mine, RowPart::Whole)),
        Conflict::Field { row, theirs, .. } => places.push(Place::Row(*row, part_of(theirs))),
        Conflict::Rule { mine, theirs } => {
            let rule = |setting: &RuleSetting| Place::Rule(setting.rule.clone());
            places.extend(mine.as_ref().or(theirs.as_ref()).map(rule));
        }
        Conflict::Acceptance { mine, theirs } => {
            let about = mine.as_ref().or(theirs.as_ref()).map(About::of);
            places.extend(about.map(Place::Acceptance));
        }
    }
}

fn row(row: &Row, part: RowPart) -> Place {
    Place::Row(row.id(), part)
}

fn listed<T: Listed>(conflict: &ItemConflict<T>, base: &[T], places: &mut Vec<Place>) {
    match conflict {
        ItemConflict::Removed { item, .. } => places.push(T::place(item.bits(), T::ITSELF)),
        ItemConflict::Moved { mine, .. } => places.push(T::place(mine.bits(), T::POSITION)),
        ItemConflict::Changed { mine, theirs } => {
            let base = base.iter().find(|item| item.bits() == mine.bits());
            let differ = |part: &&T::Part| {
                let [mine, theirs] = [mine, theirs].map(|item| item.part(**part));
                let base = base.map(|base| base.part(**part));
                mine != theirs && base.is_none_or(|base| base != mine && base != theirs)
            };
            let parts = T::PARTS.iter().filter(differ);
            places.extend(parts.map(|part| T::place(mine.bits(), *part)));
        }
    }
}
