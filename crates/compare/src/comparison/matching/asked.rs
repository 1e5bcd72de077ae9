//! What a person is asked while matching, what is answered, and how far that has come.

use remit_core::matrix::{PartyId, RowId};

use crate::align::Candidate;

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Which party stands where this one of the left stands.
    Party(PartyId),
    /// Which row says what this one of the left says.
    Row(RowId),
    /// Everything was asked.
    End,
}

/// A question with its answers, which are numbered from 1 on in their order.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// Which party stands where this one stands.
    Party {
        /// The party of the left.
        party: PartyId,
        /// Those of the right that nobody else has, the likeliest first.
        choices: Vec<PartyId>,
        /// What was said so far.
        answer: Answer,
    },
    /// Which row says what this one says.
    Row {
        /// The row of the left.
        row: RowId,
        /// Its candidates that nobody else has, the likeliest first.
        choices: Vec<Candidate>,
        /// What was said so far.
        answer: Answer,
    },
}

/// What was said of a row or a party of the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Open,
    /// That it is to be asked later. It is kept as long as the matching lasts.
    Later,
    /// Nobody has to say anything: one id, one text or one name.
    Settled,
    /// A person has chosen this row.
    Row(RowId),
    /// A person has chosen this party.
    Party(PartyId),
    /// A person has said that there is nothing.
    Nothing,
}

impl Answer {
    /// Whether a person has decided.
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::Row(_) | Self::Party(_) | Self::Nothing)
    }
}

/// What a person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Takes the choice of this number, from 1 on.
    Choose(usize),
    /// Takes this row of the right, which may be none of the choices.
    Pick(RowId),
    /// Takes this party of the right.
    PickParty(PartyId),
    /// Says that there is nothing.
    NothingThere,
    /// Wants to be asked later.
    Later,
    /// Goes to the next question, decided or not.
    Next,
    /// Goes to the question before.
    Previous,
    /// Goes to this row or party.
    GoTo(Place),
    /// Takes the last decision back.
    Undo,
}

/// Why nothing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no choice of this number.
    #[error("There is no match number {0} for this row.")]
    NoChoice(usize),
    /// The other matrix has no such activity or party.
    #[error("That row isn't in the other matrix any more.")]
    NotThere,
    /// A row for a party, or a party for a row, or nothing is asked any more.
    #[error("Choose a row first.")]
    NotAsked,
    /// There is no question before or behind this one.
    #[error("There are no more rows in this direction.")]
    NoMore,
    /// Nothing was decided.
    #[error("There is nothing to undo.")]
    NothingToUndo,
}

/// How far the matching has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many questions a person has decided.
    pub decided: usize,
    /// How many there are, of parties and rows; what cannot be mistaken is not asked.
    pub total: usize,
    /// How many were put off.
    pub later: usize,
}
