//! What the signals of the app hold, where it is no part of the core.

use std::sync::Arc;

use remit_core::checks::Finding;
use remit_core::grid::Cursor;
use remit_core::matrix::{Matrix, MatrixId, PartyId, StepId};
use remit_drafts::backup::{Copied, Fate};
use remit_formats::catalogue::Published;
use remit_import::paste::Plan;

use super::importing::Source;
use crate::state::route::Route;

/// What is being edited in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editing {
    /// The letters of a cell, in the picker.
    Letters(Cursor),
    /// The text of a cell or heading.
    Text(Cursor, Begins),
}

/// Where one begins to type in a text that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// Behind it.
    Behind,
    /// Over it: what is typed first takes its place.
    Over,
}

impl Editing {
    /// The cell that is being edited.
    pub fn cursor(self) -> Cursor {
        match self {
            Self::Letters(cursor) | Self::Text(cursor, _) => cursor,
        }
    }
}

/// The tabs of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The findings.
    Checks,
    /// The row of the cursor.
    Row,
    /// The matrix as a whole.
    About,
}

/// A modal dialog.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// A new draft.
    NewDraft,
    /// Where a file comes from, and what it holds before it becomes a draft.
    Import(Option<Arc<Source>>),
    /// What cannot be pasted as it is.
    Paste(Box<Plan>),
    /// Ways to hand the matrix on.
    Share,
    /// What goes on paper.
    Print,
    /// Keys and words.
    Help,
    /// Everything that can be done, to be found by its name.
    Commands,
    /// Every matrix, to be searched.
    Search,
    /// Who carries what.
    Summary,
    /// All that a party is to do.
    Duties(PartyId),
    /// Why a finding is accepted.
    Accept(Box<Finding>),
    /// What one fix would do to all findings of a rule.
    FixAll(&'static str),
    /// What can be done about the findings of the row of the cursor.
    QuickFix,
    /// What the matrix wants of the rules.
    Rules,
    /// Other letters for the matrix.
    Letters,
    /// A section for the selected rows.
    MoveTo,
    /// Two parties that are to be one, with the one that was asked for.
    MergeParties(Option<PartyId>),
    /// The versions of a draft.
    History(MatrixId),
    /// What would become of the drafts of a file, and how many of it could not be read.
    Restore(Vec<(Copied, Fate)>, usize),
}

/// Something to tell the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What happened and what to do.
    pub text: String,
    /// Whether something went wrong.
    pub is_error: bool,
    /// What can be done about it at once.
    pub offer: Option<Offer>,
}

/// What a notice offers.
#[derive(Debug, Clone, PartialEq)]
pub enum Offer {
    /// Bring back a draft that was deleted, with what local storage had of it.
    Restore(MatrixId, Option<Box<Matrix>>),
    /// Undo a step although another tab has changed the same since.
    Undo(StepId),
    /// Download the text of a draft that cannot be read.
    Download(String),
    /// Open what did not open the last time, or download what is stored of it.
    Reopen(Route),
    /// Make a draft of the published matrix on the screen.
    Edit,
    /// Go back to the published matrix of which this draft was begun.
    BackTo(&'static Published, MatrixId),
    /// Download a file with all drafts.
    ExportAll,
    /// Give up what the worker is doing.
    CancelWork,
}

/// The part of a narrow screen that is drawn over the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawer {
    /// The library.
    Library,
    /// The panel.
    Panel,
}
