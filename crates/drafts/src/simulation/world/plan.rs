//! What is going to happen.

use crate::Entry as Head;
use crate::keeping::{Answer, JournalError};
use crate::kept::{Kept, Value};
use remit_core::edit::{Editor, Entry};
use remit_core::matrix::TabId;

/// What is asked of the journal.
#[derive(Debug)]
pub(crate) enum Ask {
    Create(Box<Editor>, Head, Option<Value>),
    Append(u64, Vec<Entry>, Head),
    Since(u64),
    Others,
    All(Vec<TabId>),
    Versions,
    Version(u64),
    Compact(u64, String),
}

/// How that went, on its way back.
#[derive(Debug)]
pub(crate) enum Back {
    Answer(Answer),
    /// What was read; local storage is looked at when it arrives.
    Read(Vec<TabId>, Result<Option<Kept>, JournalError>),
}

/// Something that is going to happen in a tab.
#[derive(Debug)]
pub(crate) enum Plan {
    /// The person does something.
    Act,
    /// The page was painted.
    Begin(u32),
    /// A time has come.
    Wake(u32),
    Ask(u32, Ask),
    Back(u32, Back),
    /// Another tab says something.
    Told,
    /// Local storage says that another tab has written this key.
    Written(Key),
    /// The draft is being opened: the other tabs are known,
    OpenOthers,
    /// and then what the journal has.
    OpenRead(Vec<TabId>),
    Opened(Vec<TabId>, Result<Option<Kept>, JournalError>),
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Key {
    Draft,
    Pending,
}
