//! What a binding is told, and what it says is to be done.

use super::memory::Memory;
use remit_core::edit::Editor;
use remit_core::matrix::{Matrix, StepId};
use remit_formats::versions::NamedVersion;

/// Why the browser did not read or write a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DiskError {
    /// The page may not read or write it any more until the person allows it.
    #[error("the browser asks for permission again")]
    NotAllowed,
    /// It was deleted, moved or renamed.
    #[error("the file isn't there anymore")]
    Missing,
    /// Another program has it open, or it changed while it was read.
    #[error("another program is using the file")]
    Locked,
    /// It cannot be written, only read.
    #[error("the file is read-only")]
    ReadOnly,
    /// There is no more room on its disk.
    #[error("the disk is full")]
    Full,
    /// It is larger than any file that Remit reads.
    #[error("the file is too large")]
    TooLarge,
    /// Anything else.
    #[error("the browser refused ({0})")]
    Failed(String),
}

/// The draft as the screen shows it.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The matrix with its history.
    pub editor: &'a Editor,
    /// Whether the journal has all of it, outside of the trash, and no field is open. What the
    /// journal does not have may yet be joined with what other tabs have done, and whoever types
    /// does not see what changes under the field.
    pub is_quiet: bool,
}

/// When something happens, in milliseconds since 1970, and what the screen shows then.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// The time.
    pub now: u64,
    /// The draft.
    pub draft: Draft<'a>,
}

/// What a person wants where the file and the draft were changed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// What the draft has.
    Mine,
    /// What the file has.
    Theirs,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// This tab is the one that writes the file now, as [`Effect::Lock`] has asked.
    Locked,
    /// The draft has changed, whoever has changed it.
    Edited,
    /// The person has come back to the page, or wants it tried again.
    Looked,
    /// The page is hidden, and may be gone in a moment.
    Hidden,
    /// The time came for which [`Effect::Wake`] has asked.
    Time,
    /// The person was asked whether the page may use the file.
    Permission(bool),
    /// The person has chosen between the two.
    Decided(Choice),
    /// The person has decided change by change; what came of it is this step of the draft. Nothing
    /// where they have taken none of it, or have seen what a workbook offers.
    Reviewed(Option<StepId>),
    /// Another draft comes on the screen, or this one was moved into the trash, or is to be saved
    /// to the file no more.
    Left,
}

/// How something went that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// [`Request::Load`]: what is remembered of the file, and whether the page may use it without
    /// asking. Nothing where the draft is bound to no file any more.
    Loaded(Option<(Box<Memory>, bool)>),
    /// [`Request::Read`]: what is in the file.
    Read(Result<Vec<u8>, DiskError>),
    /// [`Request::Remember`]: whether there was room.
    Remembered(bool),
    /// [`Request::Write`].
    Written(Result<Written, DiskError>),
    /// [`Request::Take`]: the step that it became in the draft; nothing where the draft cannot be
    /// changed.
    Taken(Option<StepId>),
}

/// How a write ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// The file has it.
    Done,
    /// Somebody else has written meanwhile: the file is as they left it.
    Behind,
}

/// What is asked for. Each has its [`Answer`], and nothing else is asked for until that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Look up what is remembered of the file.
    Load,
    /// Read the file.
    Read,
    /// Keep this beside the journal, in place of what was remembered.
    Remember(Box<Memory>),
    /// Write the file beside itself, look whether it still holds what has this hash, and only then
    /// put the new one in its place.
    Write {
        /// What it is to hold.
        text: String,
        /// The hash of what it held when it was read.
        over: u64,
    },
    /// Put this content in the place of the draft's, as one step of the name [`UPDATE`](super::UPDATE).
    Take(Box<Matrix>),
}

/// Something that is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Wait until no other tab writes the file, and tell [`Event::Locked`].
    Lock,
    /// Let another tab write the file.
    Unlock,
    /// Ask for something, and give the answer back.
    Ask(Request),
    /// Tell the binding at this time that it has come.
    Wake(u64),
    /// Keep this beside the journal, whenever there is time for it.
    Remember(Box<Memory>),
    /// Keep a version of the draft.
    KeepVersion {
        /// Whose state it is.
        whose: Choice,
        /// The state.
        matrix: Box<Matrix>,
    },
    /// Take the named versions that somebody has put into the file into the history: what is written
    /// over it has none.
    TakeVersions(Vec<NamedVersion>),
    /// Show what the draft and the file differ in, to be decided: the state of the binding has it.
    Review,
    /// A workbook was changed: offer what is in it for import.
    Offer(Vec<u8>),
    /// Say something to the person.
    Say(Saying),
}

/// What the person has to know at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// Changes that somebody has made to the file are in the draft now.
    Joined,
    /// The file and the draft were changed apart: a choice waits.
    Differs,
}
