//! Why a command was refused. The matrix is then as it was.

use crate::matrix::{Broken, PartyId, RowId};

/// Why a command was refused, in words for the screen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The row is not there, or no longer.
    #[error("that row is no longer in the matrix")]
    NoRow(RowId),
    /// The row is a section where an activity was meant.
    #[error("that row is a section, not an activity")]
    NotAnActivity(RowId),
    /// The row is an activity where a section was meant.
    #[error("that row is an activity, not a section")]
    NotASection(RowId),
    /// The party is not there, or no longer.
    #[error("that party is no longer in the matrix")]
    NoParty(PartyId),
    /// The content is another matrix's.
    #[error("that content belongs to another matrix")]
    OtherMatrix,
    /// The step is not there, or is on the other side of undo.
    #[error("that step is no longer in the history")]
    NoStep,
    /// The matrix does not have the letter.
    #[error("the matrix has no role {0}")]
    NoLetter(char),
    /// There is no acceptance at that place of the list.
    #[error("that finding is already open again")]
    NoAcceptance(usize),
    /// The change does not say what becomes of each letter that the matrix has.
    #[error("the matrix's roles have changed in the meantime")]
    OtherLetters,
    /// The matrix would not hold together any more.
    #[error("that isn't possible: {0}")]
    Breaks(#[from] Broken),
}
