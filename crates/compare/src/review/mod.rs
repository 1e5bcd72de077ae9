//! A review: one or several copies of a draft that came back, each change of which a person takes
//! or leaves.
//!
//! A [`Review`] is plain data: it is given the draft and the copies, each with the state that it
//! parted from, and says which [`Change`]s there are, each at a [`Place`]. Events come in
//! ([`Review::decide`], [`Review::accept`], [`Review::reject`]), and what follows is asked for:
//! [`Review::counts`], [`Review::outcome`], and line by line what a grid shows
//! ([`Review::lines`], [`Review::line`]).
//!
//! What one side alone changed is accepted until somebody rejects it. Where two changed the same
//! differently, or nobody knows what a copy parted from, it is open: the draft stays as it is
//! until a person has chosen. What follows from the decisions does not depend on the order in which
//! they were made, nor on the order in which the copies came.
//!
//! How it works: what is rejected or open is taken out of a copy again ([`take`]), the copies go
//! into the draft one after the other by [`three_way`](super::three_way), which has no conflicts
//! left, and then what was chosen is put in its place.

mod arrange;
mod conflicts;
mod decide;
mod delta;
mod differing;
mod edit;
mod gather;
mod lines;
mod listed;
mod outcome;
mod place;
mod reworded;
mod several;
mod take;
mod typed;
mod value;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::MergeError;
use remit_core::matrix::{Matrix, RowId};

pub use decide::{Counts, Decision, Refused, Scope, State, Step};
pub use delta::{Delta, delta};
pub use lines::{Column, Fate, Line, LineView, PartView, Touched};
pub use outcome::Outcome;
pub use place::{About, FootnotePart, LetterPart, PartyPart, Place, PlanPart, RowPart};
pub use reworded::Reworded;
pub use several::{SeveralError, with_all};
pub use value::{Held, Value};
pub use words::InWords;

/// A copy that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Whose it is: a person's name, or the name of the file.
    pub who: String,
    /// The state that it parted from. `None` where nobody knows: then every difference from the
    /// draft is to be decided.
    pub base: Option<Arc<Matrix>>,
    /// What it says.
    pub matrix: Arc<Matrix>,
    /// The states that its stamp names: once it is joined, the draft has seen them.
    pub seen: Vec<u64>,
}

/// How a change stands to what others did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody else changed the same.
    Clean,
    /// The draft or another copy changed the same differently.
    Conflict,
    /// Nobody knows who changed it: the copies that differ from the draft here have no base.
    Unknown,
}

/// Something that is different in one or several copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is about; its identity.
    pub place: Place,
    /// The section that it belongs to, where it is about a row in one or about a section.
    pub section: Option<RowId>,
    /// How it stands to what others did.
    pub standing: Standing,
    /// Whether the draft has changed the same since a copy parted from it.
    pub by_mine: bool,
    /// What is proposed, at least one, each of them different from what the draft has.
    pub proposals: Vec<Proposal>,
}

/// What one or several copies have at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which copies, by their places in [`Review::copies`], at least one.
    pub copies: Vec<usize>,
}

/// What stands at the place of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// In the state that the first of the copies parted from; `None` where it is unknown.
    pub base: Option<Value>,
    /// In the draft.
    pub mine: Value,
    /// What is proposed, in the order of [`Change::proposals`].
    pub theirs: Vec<Value>,
}

/// A review. See the [module](self).
#[derive(Debug, Clone)]
pub struct Review {
    mine: Arc<Matrix>,
    /// In an order that does not depend on how they came.
    copies: Vec<Incoming>,
    /// In the order of the matrix.
    changes: Vec<Change>,
    /// From places to changes.
    index: BTreeMap<Place, usize>,
    /// Of each copy, where it has changed what the draft has changed in the same way.
    agreed: Vec<Vec<Place>>,
    /// What a person has decided.
    decisions: BTreeMap<Place, Decision>,
    /// All rows that there are anywhere, in their order, those that go in their places.
    order: Vec<u64>,
    /// Where the draft changed since a copy parted from it, sorted.
    mine_changed: Vec<Place>,
    /// What may be reworded, once somebody has asked.
    reworded: Arc<OnceLock<Vec<Reworded>>>,
}

impl Review {
    /// A review of these copies. They may come in any order.
    ///
    /// # Errors
    /// Where all of it together is over a limit of matrices.
    pub fn new(mine: Matrix, copies: Vec<Incoming>) -> Result<Self, MergeError> {
        let gathered = gather::gather(&mine, copies)?;
        let places = gathered.changes.iter().map(|change| change.place.clone());
        Ok(Self {
            index: places.zip(0..).collect(),
            mine: Arc::new(mine),
            copies: gathered.copies,
            changes: gathered.changes,
            agreed: gathered.agreed,
            decisions: BTreeMap::new(),
            order: gathered.order,
            mine_changed: gathered.mine_changed,
            reworded: Arc::default(),
        })
    }

    /// The draft, as it is without the copies.
    pub fn mine(&self) -> &Matrix {
        &self.mine
    }

    /// The copies, in the order in which changes name them.
    pub fn copies(&self) -> &[Incoming] {
        &self.copies
    }

    /// All changes in the order of the matrix: what stands outside the lists, letters, parties,
    /// plans, the rows from the first to the last, footnotes, rules, acceptances.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The change at a place.
    pub fn change(&self, place: &Place) -> Option<&Change> {
        self.changes.get(self.position(place)?)
    }

    /// Where the change at a place stands in [`Review::changes`].
    pub fn position(&self, place: &Place) -> Option<usize> {
        self.index.get(place).copied()
    }

    /// What stands at the place of a change, on all sides.
    pub fn values(&self, change: &Change) -> Values {
        let copy = |proposal: &Proposal| self.copies.get(*proposal.copies.first()?);
        let copies = change.proposals.iter().filter_map(copy);
        let base = copies.clone().find_map(|copy| copy.base.as_ref());
        Values {
            base: base.map(|base| value::read(base, &change.place)),
            mine: value::read(&self.mine, &change.place),
            theirs: copies.map(|copy| value::read(&copy.matrix, &change.place)).collect(),
        }
    }

    /// The copies that a change is in.
    pub fn whose<'a>(&'a self, change: &'a Change) -> impl Iterator<Item = &'a Incoming> {
        let copies = change.proposals.iter().flat_map(|proposal| &proposal.copies);
        copies.filter_map(|copy| self.copies.get(*copy))
    }
}
