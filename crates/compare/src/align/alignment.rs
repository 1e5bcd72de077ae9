//! What an alignment comes to.

use remit_core::matrix::RowId;

use super::PartyPair;

/// Which rows of two matrices, A and B, say the same, and which may.
///
/// No row is in two pairs, and a row that is in a pair is no candidate. Rows are in the order of A.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// Which party of A stands where which of B stands.
    pub parties: Vec<PartyPair>,
    /// The sections that are one in both.
    pub sections: Vec<Pair>,
    /// The activities that say the same.
    pub pairs: Vec<Pair>,
    /// The candidates of the activities of A that are in no pair; those for which there are none
    /// are left out.
    pub candidates: Vec<Candidates>,
}

/// Two rows that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The row of A.
    pub a: RowId,
    /// The row of B.
    pub b: RowId,
    /// Why they are taken for one.
    pub why: Why,
}

/// Why two rows are matched without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A person has said so.
    Person,
    /// They have one id.
    SameId,
    /// Their texts are equal but for case, accents and punctuation.
    SameText,
}

/// The rows of B that may say what a row of A says, the likeliest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidates {
    /// The row of A.
    pub a: RowId,
    /// At most [`CANDIDATES`](super::CANDIDATES).
    pub rows: Vec<Candidate>,
    /// Which of them to show beside the row while nobody has decided. No two rows of A propose
    /// the same.
    pub proposed: Option<RowId>,
}

/// A row that may say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The row of B.
    pub row: RowId,
    /// How likely it is, from 0 to 1. It orders candidates; it is no probability.
    pub score: f32,
    /// Why it is one.
    pub why: Vec<Reason>,
}

/// A reason to take a row for a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Its text is equal, but stands there several times.
    SameText,
    /// It stands where the order of the page has it.
    Order,
    /// It stands in a section of the same name.
    SameSection,
    /// It has this word, too, as A spells it.
    Word(String),
    /// It is spelt alike.
    Spelling,
    /// What stands beside it is like what stands beside the row.
    Neighbours,
}

impl Alignment {
    /// The pair of a row of A.
    pub fn pair_of(&self, a: RowId) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.a == a)
    }
}
