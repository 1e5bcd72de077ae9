//! What a binding is about.

use super::event::DiskError;
use super::memory::Content;
use remit_compare::MergeError;
use remit_core::matrix::{Matrix, StepId};
use remit_formats::json::ReadError;

/// What a binding is about.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Another tab writes the file, or it is not known yet whether one does.
    Elsewhere,
    /// What is remembered of the file is looked up.
    Loading,
    /// The browser asks the person before it lets the page at the file.
    Asking,
    /// The file holds the draft. It is looked at again at this time.
    InStep(u64),
    /// The draft has changed. The file is written at the second of these times, which may come
    /// later with each change; the first is that of the first change.
    Changed(u64, u64),
    /// The file is being read.
    Reading,
    /// What is about to be written is being remembered; then it is written over what has this
    /// hash.
    Remembering(u64),
    /// The file is being written.
    Writing,
    /// What somebody has written was put into the draft, and the journal does not have it yet.
    Joining(Box<Joining>),
    /// The file and the draft were changed apart. Neither is written until a person has decided.
    Review(Box<Review>),
    /// A workbook was changed, and what is in it was offered for import.
    Offered,
    /// The file cannot be read or written. It is tried again at the time.
    Lost(Loss, u64),
    /// Nothing more is read or written.
    Ended,
}

/// What somebody has written, on its way into the draft.
#[derive(Debug, Clone, PartialEq)]
pub struct Joining {
    /// The step that it became there, once that is known.
    pub(super) step: Option<StepId>,
    /// What the draft was before.
    pub(super) mine: Matrix,
    /// What the file holds.
    pub(super) theirs: Content,
    /// The same, with what a person has given up for it in its place.
    pub(super) given_up: Option<Matrix>,
}

/// What a person has to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Why it is not decided without them.
    pub why: Why,
    /// What both began from, where that is known.
    pub base: Option<Matrix>,
    /// What the draft was when this was found. It may have gone on.
    pub mine: Matrix,
    /// What the file holds.
    pub theirs: Content,
}

/// Why a person has to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Both have changed the same.
    Conflict,
    /// The file lacks what was written here, or has it otherwise. Its writer may never have seen
    /// it.
    Unseen,
    /// The file went back to an earlier state, as a checkout in Git or a restored version does.
    Earlier,
    /// It is not known what both began from.
    NoBase,
    /// The person has taken back what others have changed; the file still holds it.
    Undone,
}

/// Why the file is neither read nor written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Loss {
    /// The browser does not read or write it.
    #[error(transparent)]
    Disk(DiskError),
    /// What is in it cannot be read.
    #[error(transparent)]
    Unreadable(ReadError),
    /// It holds another matrix now.
    #[error("the file contains another matrix")]
    OtherMatrix,
    /// What is in it and the draft cannot be one matrix.
    #[error(transparent)]
    Unjoinable(MergeError),
    /// The draft cannot be changed here.
    #[error("this draft is read-only here")]
    Frozen,
    /// The browser has no room to remember what it has written.
    #[error("this browser's storage is full")]
    NoMemory,
}
