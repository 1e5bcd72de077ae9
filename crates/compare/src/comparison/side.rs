//! What a comparison is made of.

use std::sync::Arc;

use remit_core::matrix::{Matrix, RowId};

use crate::align::{Alignment, Matches};

/// So many matrices are compared at least.
pub const FEWEST: usize = 2;
/// So many matrices are compared at most.
pub const MOST: usize = 4;

/// For each side its row, where it has one.
pub type Rows = [Option<RowId>; MOST];

/// One of the matrices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// What it is called on the screen.
    pub name: String,
    /// What it says.
    pub matrix: Arc<Matrix>,
}

/// How a side stands to the first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Other {
    /// What a person has said.
    pub matches: Matches,
    /// What follows from that.
    pub alignment: Alignment,
}

/// Why matrices cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ComparisonError {
    /// Too few or too many.
    #[error("Remit compares {FEWEST} to {MOST} matrices at a time, not {0}. Choose fewer or more.")]
    Count(usize),
    /// There is not one alignment for each side but the first.
    #[error("The matrices have not been matched yet. Open the comparison again.")]
    Unaligned,
}

/// How a line came together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The rows have one id or equal texts.
    Same,
    /// A person has said that the rows say the same.
    Linked,
    /// The rows may say the same; nobody has decided.
    Proposed,
    /// Only the first side has the row.
    Left,
    /// The first side does not have the row.
    Right,
}

impl Relation {
    /// Its stable word, as the page has it in `data-link`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Linked => "linked",
            Self::Proposed => "proposed",
            Self::Left => "left",
            Self::Right => "right",
        }
    }

    /// Whether it says that the rows say the same.
    pub const fn is_match(self) -> bool {
        matches!(self, Self::Same | Self::Linked)
    }
}
