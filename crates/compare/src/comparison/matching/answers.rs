//! What is asked of each row and party, what was answered, and which choices there are.

use remit_core::matrix::{Party, PartyId, Row, RowId};
use remit_core::ordered::sort_by_key;

use super::Matching;
use super::asked::{Answer, Place};
use super::taken::Taken;
use crate::align::{CANDIDATES, Candidate, Match, PartyMatch, PartyWhy};

impl Matching {
    /// Where a question stands among all.
    pub(super) fn order(&self, place: Place) -> (u8, usize) {
        match place {
            Place::Party(party) => (0, self.a.column(party).unwrap_or(usize::MAX)),
            Place::Row(row) => (1, self.a.position(row).unwrap_or(usize::MAX)),
            Place::End => (2, 0),
        }
    }

    pub(super) fn asked_with(&self, taken: &Taken) -> Vec<Place> {
        let parties = self.a.parties.iter().map(|party| Place::Party(party.id));
        let parties = parties.filter(|place| match self.answer(*place, taken) {
            Answer::Settled => false,
            // Where the other matrix has nobody left, there is nothing to ask.
            Answer::Open => self.free_parties(None, taken).next().is_some(),
            _ => true,
        });
        let rows = self.a.rows.iter().filter_map(Row::activity).map(|row| Place::Row(row.id));
        let rows = rows.filter(|place| self.answer(*place, taken) != Answer::Settled);
        parties.chain(rows).collect()
    }

    pub(super) fn answer(&self, place: Place, taken: &Taken) -> Answer {
        match place {
            Place::End => Answer::Settled,
            Place::Row(row) => match self.matches.of(row) {
                Some(Match::Nothing) => Answer::Nothing,
                // What a newer release no longer has is asked anew.
                Some(Match::Row(b)) if self.b.activity(b).is_some() => Answer::Row(b),
                _ => match self.settled.get(&row) {
                    Some(b) if taken.is_free(*b, row) => Answer::Settled,
                    _ if self.later.contains(&row) => Answer::Later,
                    _ => Answer::Open,
                },
            },
            Place::Party(party) => match self.matches.of_party(party) {
                Some(PartyMatch::Nobody) => Answer::Nothing,
                Some(PartyMatch::Party(b)) if self.b.party(b).is_some() => Answer::Party(b),
                _ => match self.parties.get(&party) {
                    Some((b, why)) if is_sure(*why) && taken.is_free_party(*b, party) => {
                        Answer::Settled
                    }
                    _ if self.later_parties.contains(&party) => Answer::Later,
                    _ => Answer::Open,
                },
            },
        }
    }

    pub(super) fn row_choices(&self, row: RowId, taken: &Taken) -> Vec<Candidate> {
        let candidates = self.candidates.get(&row).and_then(|at| self.base.candidates.get(*at));
        let free =
            candidates.into_iter().flat_map(|it| &it.rows).filter(|it| taken.is_free(it.row, row));
        free.take(CANDIDATES).cloned().collect()
    }

    /// The parties of the right that may stand where this one stands: the one that is mapped if
    /// nobody says anything, those of its side, the others.
    pub(super) fn party_choices(&self, party: PartyId, taken: &Taken) -> Vec<PartyId> {
        let side = self.a.party(party).map(|party| party.side);
        let mapped = self.parties.get(&party).map(|(b, _)| *b);
        let mut free: Vec<&Party> = self.free_parties(Some(party), taken).collect();
        sort_by_key(&mut free, |it| (Some(it.id) != mapped, Some(it.side) != side));
        free.into_iter().take(CANDIDATES).map(|party| party.id).collect()
    }

    /// The parties of the right that nobody else of the left has for sure.
    fn free_parties<'a>(
        &'a self,
        party: Option<PartyId>,
        taken: &'a Taken,
    ) -> impl Iterator<Item = &'a Party> {
        let is_settled = move |b: PartyId| {
            self.parties.iter().any(|(a, (other, why))| {
                *other == b
                    && Some(*a) != party
                    && is_sure(*why)
                    && self.answer(Place::Party(*a), taken) == Answer::Settled
            })
        };
        let is_free = move |b: &&Party| {
            let owner = taken.parties.get(&b.id);
            (owner.is_none() || owner == party.as_ref()) && !is_settled(b.id)
        };
        self.b.parties.iter().filter(is_free)
    }
}

/// Whether parties are taken for one without asking.
const fn is_sure(why: PartyWhy) -> bool {
    matches!(why, PartyWhy::SameId | PartyWhy::SameName)
}
