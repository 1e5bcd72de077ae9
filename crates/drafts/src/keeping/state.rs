//! What a keeper is about, and what it knows of the journal and of other tabs.

use super::birth::Birth;
#[cfg(doc)]
use super::event::Effect;
use super::event::{JournalError, Reading};
use crate::Entry as Head;
use crate::kept::Value;

/// What the journal has of a draft.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Ground {
    /// The draft up to the head.
    Here,
    /// The same, in the trash, or no more; the next change brings it back.
    Deleted,
    /// Nothing that can be read: it begins with this.
    Unborn(Birth),
}

/// What a keeper is about.
#[derive(Debug, Clone, PartialEq)]
pub enum State {
    /// Nothing is to be done.
    Idle,
    /// It begins once the page was painted.
    Due,
    /// Something was asked for, one thing at a time.
    Busy(Work),
    /// The last try went wrong. The next one is at this time, or with the next change.
    Waiting(u64),
    /// Nothing more gets into the journal.
    Ended(End),
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Work {
    /// [`Request::Create`](super::Request::Create) with so many of the pending entries, and this head.
    Creating(usize, Head),
    /// [`Request::Append`](super::Request::Append), of so many entries that lead to this head.
    Appending(usize, Head),
    /// [`Request::ReadSince`](super::Request::ReadSince).
    ReadingSince,
    /// [`Effect::Follow`], of so many entries that lead to this head.
    Following(usize, Head),
    /// [`Request::ReadAll`](super::Request::ReadAll).
    ReadingAll,
    /// [`Effect::TakeTyped`], before what was read is joined with what is here.
    Joining(Box<Reading>),
    /// [`Effect::SetAside`] of what the journal has, whose head is this, before it begins anew
    /// beyond a revision.
    SettingAside(Value, u64),
    /// [`Request::ReadVersions`](super::Request::ReadVersions).
    ReadingVersions,
    /// [`Request::KeepVersion`](super::Request::KeepVersion).
    KeepingVersion,
    /// [`Request::Compact`](super::Request::Compact).
    Compacting,
}

/// Why nothing more gets into the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A newer Remit has the draft.
    Newer,
    /// The draft was removed.
    Removed,
}

/// Why something went wrong, and how often in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) error: JournalError,
    pub(super) times: u32,
}

/// What other tabs may have done that is not here yet: the later, the more is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum News {
    /// Nothing.
    None,
    /// The journal may have gone on.
    Journal,
    /// A tab may have left something in local storage.
    All,
}

/// What is known of the versions of the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Versions {
    /// Nothing yet.
    Unknown,
    /// When the last one was kept.
    Last(Option<u64>),
}
