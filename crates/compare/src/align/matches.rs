//! What a person has said of the rows of two matrices.

use std::collections::{BTreeMap, BTreeSet};

use remit_core::matrix::{PartyId, RowId};

/// What says the same as a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// This row of the other matrix.
    Row(RowId),
    /// Nothing there.
    Nothing,
}

/// What stands where a party stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartyMatch {
    /// This party of the other matrix.
    Party(PartyId),
    /// Nobody there.
    Nobody,
}

/// What a person has said of the rows and parties of two matrices, A and B. No row and no party
/// is in two pairs: what is said last counts.
///
/// It may name what a newer release no longer has: that is passed over, and kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    rows: BTreeMap<RowId, Match>,
    /// The rows of B with nothing there in A.
    only_b: BTreeSet<RowId>,
    parties: BTreeMap<PartyId, PartyMatch>,
}

impl Matches {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.only_b.is_empty() && self.parties.is_empty()
    }

    /// A row of A and one of B say the same.
    pub fn pair(&mut self, a: RowId, b: RowId) {
        self.free(b);
        self.rows.insert(a, Match::Row(b));
    }

    /// Nothing in B says what this row of A says.
    pub fn nothing_for(&mut self, a: RowId) {
        self.rows.insert(a, Match::Nothing);
    }

    /// Nothing in A says what this row of B says.
    pub fn nothing_for_other(&mut self, b: RowId) {
        self.free(b);
        self.only_b.insert(b);
    }

    /// Takes back what was said of a row of A.
    pub fn forget(&mut self, a: RowId) {
        self.rows.remove(&a);
    }

    /// Takes back what was said of a row of B.
    pub fn forget_other(&mut self, b: RowId) {
        self.free(b);
    }

    /// A party of A stands where one of B stands.
    pub fn pair_parties(&mut self, a: PartyId, b: PartyId) {
        self.free_party(b);
        self.parties.insert(a, PartyMatch::Party(b));
    }

    /// Nobody in B stands where this party of A stands.
    pub fn nobody_for(&mut self, a: PartyId) {
        self.parties.insert(a, PartyMatch::Nobody);
    }

    /// Takes back what was said of a party of A.
    pub fn forget_party(&mut self, a: PartyId) {
        self.parties.remove(&a);
    }

    /// What was said of a party of A.
    pub fn of_party(&self, a: PartyId) -> Option<PartyMatch> {
        self.parties.get(&a).copied()
    }

    /// The same without what was said of rows.
    #[must_use]
    pub fn of_parties(&self) -> Self {
        Self { parties: self.parties.clone(), ..Self::default() }
    }

    /// What was said of a row of A.
    pub fn of(&self, a: RowId) -> Option<Match> {
        self.rows.get(&a).copied()
    }

    /// Whether it was said that A has nothing for this row of B.
    pub fn is_nothing_for_other(&self, b: RowId) -> bool {
        self.only_b.contains(&b)
    }

    /// The pairs of rows, in the order of the ids of A.
    pub fn pairs(&self) -> impl Iterator<Item = (RowId, RowId)> {
        self.rows.iter().filter_map(|(a, found)| match found {
            Match::Row(b) => Some((*a, *b)),
            Match::Nothing => None,
        })
    }

    /// The rows of A, then those of B, for which the other side has nothing.
    pub fn nothing(&self) -> (impl Iterator<Item = RowId>, impl Iterator<Item = RowId>) {
        let of_a = self.rows.iter().filter(|(_, found)| **found == Match::Nothing);
        (of_a.map(|(a, _)| *a), self.only_b.iter().copied())
    }

    /// The pairs of parties, in the order of the ids of A.
    pub fn parties(&self) -> impl Iterator<Item = (PartyId, PartyId)> {
        self.parties.iter().filter_map(|(a, found)| match found {
            PartyMatch::Party(b) => Some((*a, *b)),
            PartyMatch::Nobody => None,
        })
    }

    /// The parties of A for which there is nobody in B.
    pub fn nobody(&self) -> impl Iterator<Item = PartyId> {
        self.parties.iter().filter(|(_, found)| **found == PartyMatch::Nobody).map(|(a, _)| *a)
    }

    fn free_party(&mut self, b: PartyId) {
        self.parties.retain(|_, found| *found != PartyMatch::Party(b));
    }

    fn free(&mut self, b: RowId) {
        self.only_b.remove(&b);
        self.rows.retain(|_, found| *found != Match::Row(b));
    }
}
