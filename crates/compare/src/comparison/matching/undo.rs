//! Taking a decision of matching back.

use remit_core::matrix::{PartyId, RowId};

use super::asked::Place;
use crate::align::{Match, Matches, PartyMatch};

/// What was before a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// Where the matching was.
    pub(super) place: Place,
    /// Whether the row or party was to be asked later.
    pub(super) was_later: bool,
    before: Before,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Before {
    /// What was said of a row of the left, and of the row of the right that was chosen.
    Row {
        a: RowId,
        said: Option<Match>,
        b: Option<RowId>,
        had: Had,
    },
    /// The same of parties.
    Party {
        a: PartyId,
        said: Option<PartyMatch>,
        b: Option<(PartyId, Option<PartyId>)>,
    },
    Nothing,
}

/// What was said of a row of the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Had {
    Nothing,
    /// That it says the same as this row.
    Row(RowId),
    /// That the left has nothing for it.
    Alone,
}

impl Step {
    /// Before something is said of a row of the left, and a row of the right is chosen for it.
    pub(super) fn row(
        matches: &Matches,
        (place, was_later): (Place, bool),
        a: RowId,
        b: Option<RowId>,
    ) -> Self {
        let had = match b {
            Some(b) if matches.is_nothing_for_other(b) => Had::Alone,
            Some(b) => {
                let found = matches.pairs().find(|(_, other)| *other == b);
                found.map_or(Had::Nothing, |(a, _)| Had::Row(a))
            }
            None => Had::Nothing,
        };
        Self { place, was_later, before: Before::Row { a, said: matches.of(a), b, had } }
    }

    /// Before something is said of a party of the left.
    pub(super) fn party(
        matches: &Matches,
        (place, was_later): (Place, bool),
        a: PartyId,
        b: Option<PartyId>,
    ) -> Self {
        let had = |b| (b, matches.parties().find(|(_, other)| *other == b).map(|(a, _)| a));
        let before = Before::Party { a, said: matches.of_party(a), b: b.map(had) };
        Self { place, was_later, before }
    }

    /// Before something is put off.
    pub(super) const fn later(place: Place, was_later: bool) -> Self {
        Self { place, was_later, before: Before::Nothing }
    }

    /// Brings back what was said.
    pub(super) fn take_back(&self, matches: &mut Matches) {
        match &self.before {
            Before::Nothing => {}
            Before::Row { a, said, b, had } => {
                matches.forget(*a);
                match (b, had) {
                    (Some(b), Had::Row(other)) => matches.pair(*other, *b),
                    (Some(b), Had::Alone) => matches.nothing_for_other(*b),
                    _ => {}
                }
                match said {
                    Some(Match::Row(b)) => matches.pair(*a, *b),
                    Some(Match::Nothing) => matches.nothing_for(*a),
                    None => {}
                }
            }
            Before::Party { a, said, b } => {
                matches.forget_party(*a);
                if let Some((b, Some(other))) = b {
                    matches.pair_parties(*other, *b);
                }
                match said {
                    Some(PartyMatch::Party(b)) => matches.pair_parties(*a, *b),
                    Some(PartyMatch::Nobody) => matches.nobody_for(*a),
                    None => {}
                }
            }
        }
    }
}
