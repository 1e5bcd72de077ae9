//! What a person decides.

use super::value::{Value, read};
use super::{Change, Place, Review, Standing};
use crate::MergeError;
use remit_core::matrix::{Broken, Matrix, RowId};

/// What a person wants at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// What the draft has.
    Mine,
    /// What this copy has, by its place in [`Review::copies`].
    Theirs(usize),
    /// The letters of all sides together; for cells alone.
    Both,
    /// Something else: what was typed.
    Other(Value),
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// A person has to choose; until then it is as the draft has it.
    Open,
    /// It is in the outcome: as a copy has it, or as was chosen.
    Accepted,
    /// It is not.
    Rejected,
}

/// Which changes are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// The one at this place.
    One(Place),
    /// Those of a section; `None` for what stands in none.
    Section(Option<RowId>),
    /// Those of a copy, by its place in [`Review::copies`].
    Copy(usize),
    /// All.
    All,
}

/// Where to go from a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the next one.
    Next,
    /// To the one before.
    Previous,
    /// To the next one that is open.
    NextOpen,
    /// To the open one before.
    PreviousOpen,
}

/// How many changes there are of each state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// To be decided.
    pub open: usize,
    /// In the outcome.
    pub accepted: usize,
    /// Not in it.
    pub rejected: usize,
}

/// Why a decision cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing was changed there.
    #[error("this change is no longer part of the review")]
    NoChange,
    /// The copy has not changed it.
    #[error("this file doesn't change this place")]
    NotTheirs,
    /// Only the letters of cells can be joined.
    #[error("only the roles of a cell can be combined; choose one side or type something else")]
    NotBoth,
    /// Nothing can be typed there, or nothing of this kind.
    #[error("this can't be typed here; choose one side")]
    NotTyped,
    /// A letter that the matrix does not have.
    #[error("“{code}” isn't a role of this matrix")]
    NoLetter {
        /// What was typed.
        code: char,
    },
    /// Over a limit.
    #[error("this can't be used: {0}")]
    Breaks(#[from] Broken),
}

impl Review {
    /// What was decided of a change, or what counts until a person decides; `None` where it is
    /// open.
    pub fn decision(&self, change: &Change) -> Option<Decision> {
        self.decisions.get(&change.place).cloned().or_else(|| match change.standing {
            Standing::Clean => change.only_copy().map(Decision::Theirs),
            Standing::Conflict | Standing::Unknown => None,
        })
    }

    /// What became of a change.
    pub fn state(&self, change: &Change) -> State {
        let decided = self.decisions.get(&change.place);
        match (decided, change.standing) {
            (None, Standing::Clean) => State::Accepted,
            (None, _) => State::Open,
            (Some(Decision::Mine), _) => State::Rejected,
            (Some(_), _) => State::Accepted,
        }
    }

    /// How many changes there are of each state.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for change in &self.changes {
            match self.state(change) {
                State::Open => counts.open += 1,
                State::Accepted => counts.accepted += 1,
                State::Rejected => counts.rejected += 1,
            }
        }
        counts
    }

    /// Decides on the change at a place.
    pub fn decide(&mut self, place: &Place, decision: Decision) -> Result<(), Refused> {
        let change = self.change(place).ok_or(Refused::NoChange)?;
        match &decision {
            Decision::Mine => {}
            Decision::Theirs(copy) => {
                let has = |copies: &[usize]| copies.contains(copy);
                if !change.proposals.iter().any(|proposal| has(&proposal.copies)) {
                    return Err(Refused::NotTheirs);
                }
            }
            Decision::Both if self.both(change).is_some() => {}
            Decision::Both => return Err(Refused::NotBoth),
            Decision::Other(value) => self.check_typed(change, value)?,
        }
        self.decisions.insert(place.clone(), decision);
        Ok(())
    }

    /// Takes a decision back.
    pub fn reopen(&mut self, place: &Place) {
        self.decisions.remove(place);
    }

    /// Accepts what the copies have. Where several sides differ it stays as it is, unless it is
    /// asked for by itself and only one thing is proposed: conflicts want a choice each.
    pub fn accept(&mut self, scope: &Scope) {
        for change in &self.changes {
            let is_plain = change.standing != Standing::Conflict || matches!(scope, Scope::One(_));
            if scope.holds(change)
                && is_plain
                && let Some(copy) = change.only_copy()
            {
                self.decisions.insert(change.place.clone(), Decision::Theirs(copy));
            }
        }
    }

    /// Rejects what the copies have: the draft stays as it is there. Of a copy only that is
    /// rejected which no other copy has as well.
    pub fn reject(&mut self, scope: &Scope) {
        for change in &self.changes {
            let others = match scope {
                Scope::Copy(copy) => change.copies().any(|other| other != *copy),
                _ => false,
            };
            if scope.holds(change) && !others {
                self.decisions.insert(change.place.clone(), Decision::Mine);
            }
        }
    }

    /// The change to go to from a place, or from the beginning or end; `None` where there is no
    /// other.
    pub fn step(&self, from: Option<&Place>, step: Step) -> Option<&Change> {
        let from = from.and_then(|place| self.position(place));
        let is_meant = |change: &&Change| match step {
            Step::Next | Step::Previous => true,
            Step::NextOpen | Step::PreviousOpen => self.state(change) == State::Open,
        };
        match step {
            Step::Next | Step::NextOpen => {
                self.changes.iter().skip(from.map_or(0, |at| at + 1)).find(is_meant)
            }
            Step::Previous | Step::PreviousOpen => {
                let before = self.changes.get(..from.unwrap_or(self.changes.len()));
                before.unwrap_or_default().iter().rev().find(is_meant)
            }
        }
    }

    /// All that a person has decided.
    pub fn decisions(&self) -> impl Iterator<Item = (&Place, &Decision)> {
        self.decisions.iter()
    }

    /// The same review of a draft that was changed since: decisions stay where the draft is as it
    /// was. The places of those that fell are given too; most are open again.
    pub fn onto(&self, mine: Matrix) -> Result<(Self, Vec<Place>), MergeError> {
        let mut review = Self::new(mine, self.copies.clone())?;
        let mut fallen = Vec::new();
        for (place, decision) in &self.decisions {
            let is_same = read(&self.mine, place) == read(&review.mine, place);
            if !is_same || review.decide(place, decision.clone()).is_err() {
                fallen.push(place.clone());
            }
        }
        Ok((review, fallen))
    }
}

impl Scope {
    fn holds(&self, change: &Change) -> bool {
        match self {
            Self::One(place) => change.place == *place,
            Self::Section(section) => change.section == *section,
            Self::Copy(copy) => change.copies().any(|other| other == *copy),
            Self::All => true,
        }
    }
}

impl Change {
    /// The copies that it is in, by their places in [`Review::copies`].
    pub fn copies(&self) -> impl Iterator<Item = usize> {
        self.proposals.iter().flat_map(|proposal| proposal.copies.iter().copied())
    }

    /// A copy that stands for all, where only one thing is proposed.
    pub(super) fn only_copy(&self) -> Option<usize> {
        match self.proposals.as_slice() {
            [only] => only.copies.first().copied(),
            _ => None,
        }
    }
}
