//! What is no choice any more.

use std::collections::BTreeMap;

use remit_core::matrix::{PartyId, RowId};

use crate::align::Matches;

/// What of the right a person has given to whom of the left.
pub(super) struct Taken<'a> {
    matches: &'a Matches,
    rows: BTreeMap<RowId, RowId>,
    pub(super) parties: BTreeMap<PartyId, PartyId>,
}

impl<'a> Taken<'a> {
    pub(super) fn of(matches: &'a Matches) -> Self {
        Self {
            matches,
            rows: matches.pairs().map(|(a, b)| (b, a)).collect(),
            parties: matches.parties().map(|(a, b)| (b, a)).collect(),
        }
    }

    /// Whether a row of the right may be the match of one of the left.
    pub(super) fn is_free(&self, b: RowId, a: RowId) -> bool {
        let is_mine = self.rows.get(&b).is_none_or(|owner| *owner == a);
        is_mine && !self.matches.is_nothing_for_other(b)
    }

    pub(super) fn is_free_party(&self, b: PartyId, a: PartyId) -> bool {
        self.parties.get(&b).is_none_or(|owner| *owner == a)
    }
}
