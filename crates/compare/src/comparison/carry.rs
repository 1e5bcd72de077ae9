//! Matches that go on to a newer release of one side.

use std::collections::BTreeMap;

use remit_core::matrix::{Matrix, PartyId, RowId};

use crate::align::{Matches, PartyWhy, settled};

/// Which side has a newer release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The left one, A.
    A,
    /// The right one, B.
    B,
}

/// Matches as they are for a newer release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Carried {
    /// Those that go on.
    pub matches: Matches,
    /// Rows of the old release of which something was said, and that the new one does not have
    /// under their id or with their text, in their order. What was said of them is not kept.
    pub lost: Vec<RowId>,
    /// Rows of the new release that kept their id and say something else than before, in their
    /// order. What was said of them is kept, and is to be looked at again.
    pub reworded: Vec<RowId>,
    /// Parties of the old release of which something was said, and that the new one does not have
    /// under their id or name.
    pub lost_parties: Vec<PartyId>,
}

/// Takes what was said to a newer release of one side: by ids, and where there is none, by equal
/// texts and names.
pub fn carry(matches: &Matches, end: End, old: &Matrix, new: &Matrix) -> Carried {
    let (pairs, parties) = settled(old, new);
    let rows: BTreeMap<RowId, RowId> = pairs.iter().map(|pair| (pair.a, pair.b)).collect();
    let is_sure = |why: PartyWhy| matches!(why, PartyWhy::SameId | PartyWhy::SameName);
    let parties = parties.iter().filter(|pair| is_sure(pair.why));
    let parties: BTreeMap<PartyId, PartyId> = parties.map(|pair| (pair.a, pair.b)).collect();
    let mut carried = Carried::default();
    let mut moved: BTreeMap<RowId, Option<RowId>> = BTreeMap::new();
    let mut row = |row: RowId| {
        let to = rows.get(&row).copied();
        moved.insert(row, to);
        to
    };
    for (a, b) in matches.pairs() {
        let (a, b) = match end {
            End::A => (row(a), Some(b)),
            End::B => (Some(a), row(b)),
        };
        if let (Some(a), Some(b)) = (a, b) {
            carried.matches.pair(a, b);
        }
    }
    let (of_a, of_b) = matches.nothing();
    for a in of_a {
        let a = if end == End::A { row(a) } else { Some(a) };
        if let Some(a) = a {
            carried.matches.nothing_for(a);
        }
    }
    for b in of_b {
        let b = if end == End::B { row(b) } else { Some(b) };
        if let Some(b) = b {
            carried.matches.nothing_for_other(b);
        }
    }
    let mut party = |party: PartyId| {
        let to = parties.get(&party).copied();
        if to.is_none() && old.party(party).is_some() {
            carried.lost_parties.push(party);
        }
        to
    };
    for (a, b) in matches.parties() {
        let (a, b) = match end {
            End::A => (party(a), Some(b)),
            End::B => (Some(a), party(b)),
        };
        if let (Some(a), Some(b)) = (a, b) {
            carried.matches.pair_parties(a, b);
        }
    }
    for a in matches.nobody() {
        let a = if end == End::A { party(a) } else { Some(a) };
        if let Some(a) = a {
            carried.matches.nobody_for(a);
        }
    }
    for activity in old.activities() {
        match moved.get(&activity.id) {
            Some(None) => carried.lost.push(activity.id),
            Some(Some(to)) if new.activity(*to).is_some_and(|it| it.text != activity.text) => {
                carried.reworded.push(*to);
            }
            _ => {}
        }
    }
    carried
}
