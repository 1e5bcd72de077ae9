//! What a journal keeps: everything that was done to a draft, in the order in which it counts.

use super::Command;
use crate::matrix::{StepId, TabId};

/// Something that was done to a draft. The same entries on the same start always lead to the
/// same matrix and the same history, in every tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its identity; that of the step, where it makes one.
    pub id: StepId,
    /// In which tab it was done.
    pub tab: TabId,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// What was done.
    pub act: Act,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A command was carried out.
    Do {
        /// What it did, like "Clear 6 cells".
        name: String,
        /// The command.
        command: Command,
    },
    /// A step was taken back.
    Undo(StepId),
    /// A step that had been taken back was done again.
    Redo(StepId),
    /// A command met one of another tab. It was not carried out: a person has to choose.
    Hold {
        /// What it was to do.
        name: String,
        /// The command.
        command: Command,
    },
    /// A person has chosen.
    Settle {
        /// Which held command.
        held: StepId,
        /// Whether it is carried out, or given up.
        take: bool,
    },
    /// The steps of tabs that are gone became those of this tab, so that it can take them back.
    /// Of two tabs that do this at once the first gets them.
    Adopt(Vec<TabId>),
}
