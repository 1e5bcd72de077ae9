//! What a keeper is told, and what it says is to be done.

use std::rc::Rc;

use crate::kept::{Kept, Value};
use crate::{DraftError, Entry as Head};
use remit_core::checks::Findings;
use remit_core::edit::{Editor, Entry};
use remit_core::matrix::{Matrix, TabId};

/// Why the journal did not do something.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// The browser has no IndexedDB for this page.
    #[error("this browser doesn't provide a journal for this page")]
    Missing,
    /// The part of the app that writes it could not be loaded.
    #[error("the part of Remit that writes it couldn't be loaded")]
    NotLoaded,
    /// There is no more room.
    #[error("this browser's storage is full")]
    Full,
    /// A newer Remit has changed the database.
    #[error("a newer version of Remit has been used here. Reload the page to get it")]
    Newer,
    /// What is kept cannot be read.
    #[error("this draft's journal can't be read: {0}")]
    Unreadable(DraftError),
    /// Anything else.
    #[error("the journal couldn't be written ({0})")]
    Failed(String),
}

/// Why local storage did not take a draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser lets this page store nothing.
    #[error("this browser blocks storage for this page")]
    Blocked,
    /// There is no more room.
    #[error("this browser's storage is full")]
    Full,
    /// A newer Remit has written the draft.
    #[error("this draft was saved by a newer version of Remit")]
    Newer,
    /// The draft alone would fill it.
    #[error("the draft is too large for this browser's local storage")]
    TooLarge,
    /// Anything else.
    #[error("the draft couldn't be saved: {0}")]
    Other(String),
}

/// Whether somebody types a text that is no command yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// Nobody does.
    No,
    /// A field is open over what it covers, and nothing was typed in it.
    Open,
    /// Something was typed.
    Typed,
}

/// The draft as it is on the screen.
#[derive(Debug, Clone, Copy)]
pub struct Screen<'a> {
    /// The matrix with its history.
    pub editor: &'a Editor,
    /// What the checks find.
    pub findings: &'a Findings,
    /// Whether somebody types.
    pub typing: Typing,
}

/// When something happens, in milliseconds since 1970, and what the screen shows then: nothing of
/// a draft that was left.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// The time.
    pub now: u64,
    /// The screen.
    pub screen: Option<Screen<'a>>,
}

/// Something that happened, to which the keeper can answer at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The person did something, and the screen shows it.
    Edited(Entry),
    /// The person looks at the draft in another way.
    Looked,
    /// The field is closed in which somebody has typed.
    Typed,
    /// Another tab has written into the journal, or may have.
    Told,
    /// Another tab has left something in local storage that it could not bring into the journal.
    PendingElsewhere,
    /// Another tab has written the draft into local storage.
    CopiedElsewhere,
    /// A newer Remit has written the draft into local storage.
    NewerElsewhere,
    /// The page is hidden, and may be gone in a moment.
    Hidden,
    /// Another draft comes on the screen.
    Left,
    /// The draft was moved into the trash here: what was not kept of it is not wanted.
    Removed,
    /// The time came for which [`Effect::Wake`] has asked.
    Time,
    /// What carries out the rest could not be loaded.
    NotLoaded,
    /// How [`Effect::WriteDraft`] went.
    Copied(Result<(), StoreError>),
    /// Whether [`Effect::WritePending`] found room.
    PendingCopied(bool),
    /// What the screen shows can only be read now, as [`Effect::Freeze`] has asked.
    Frozen,
}

/// How something went that was asked of the journal or the screen.
#[derive(Debug)]
pub enum Answer {
    /// [`Request::Create`].
    Created(Result<Created, JournalError>),
    /// [`Request::Append`].
    Appended(Result<Appended, JournalError>),
    /// [`Request::ReadSince`]; nothing where the journal does not know the draft.
    Since(Result<Option<Since>, JournalError>),
    /// [`Request::ReadAll`].
    Read(Result<Reading, JournalError>),
    /// [`Request::ReadVersions`]: when the last one was kept.
    Versions(Result<Option<u64>, JournalError>),
    /// [`Request::KeepVersion`].
    VersionKept(Result<(), JournalError>),
    /// [`Request::Compact`].
    Compacted(Result<(), JournalError>),
    /// [`Effect::Follow`]: whether each entry could be performed.
    Followed(bool),
    /// [`Effect::TakeTyped`].
    TypedTaken,
    /// [`Effect::SetAside`]: whether there was room.
    SetAside(bool),
}

/// Whether the journal of a draft was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It was.
    New,
    /// There is one already, which stays.
    Existed,
}

/// How an append ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// The entries are kept.
    Kept,
    /// Another tab was first: nothing was written.
    Behind,
    /// The journal knows no such draft.
    Unknown,
}

/// What was done behind a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// What lists show, with the revision to which this leads.
    pub head: Head,
    /// The entries; `None` where a snapshot has taken them in meanwhile, or one cannot be read.
    pub entries: Option<Vec<String>>,
}

/// All there is of a draft. It is read in this order, and nothing is waited for behind the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The tabs that are there beside this one.
    pub others: Vec<TabId>,
    /// What the journal has.
    pub kept: Option<Kept>,
    /// What tabs have left in local storage that they could not bring into the journal.
    pub pendings: Vec<(TabId, String)>,
}

/// What the journal is asked for. Each has its [`Answer`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// Begin the journal with a snapshot. One that is there stays, unless its head is the damaged
    /// one that is to be replaced.
    Create {
        /// What it begins with.
        editor: Rc<Editor>,
        /// What lists show.
        head: Head,
        /// The damaged head.
        replaces: Option<Value>,
    },
    /// Add entries behind a revision of the journal, if it is still there.
    Append {
        /// The revision.
        after: u64,
        /// The entries.
        entries: Vec<Entry>,
        /// What lists show from then on.
        head: Head,
    },
    /// Read what was done behind a revision.
    ReadSince(u64),
    /// Read all there is.
    ReadAll,
    /// Look up when the last version was kept.
    ReadVersions,
    /// Keep a version.
    KeepVersion {
        /// Its time.
        at: u64,
        /// What was done since the one before.
        summary: String,
        /// The draft as it is then.
        matrix: Box<Matrix>,
    },
    /// Put a snapshot in place of the entries up to a revision, if the journal is still there.
    Compact(u64, Box<Editor>),
}

/// Something that is to be done, in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Have the keeper begin once the page was painted: the answer to a key comes first.
    Begin,
    /// Tell the keeper at this time that it has come.
    Wake(u64),
    /// Ask the journal something, and give the keeper the answer.
    Ask(Request),
    /// Write what is on the screen to local storage.
    WriteDraft {
        /// How many entries have led to it.
        revision: u64,
        /// How many entries the journal was known to have.
        base: u64,
    },
    /// Remove the draft from local storage, which has no room for it as it is now.
    RemoveDraft,
    /// Write to local storage what the journal does not have yet.
    WritePending {
        /// How far the journal was.
        base: u64,
        /// The entries.
        entries: Vec<Entry>,
    },
    /// Remove what a tab has left in local storage: the journal has it.
    RemovePending(TabId),
    /// Keep a text aside that cannot be read, so that it is not lost; in local storage it is then
    /// removed from where it was.
    SetAside(Aside),
    /// Perform on the screen what another tab has done.
    Follow(Vec<Entry>),
    /// Show what several tabs have made together; these are there beside this one.
    Show(Box<Editor>, Vec<TabId>),
    /// Show what another tab has written to local storage: there is no journal.
    ShowCopy,
    /// Make a command of what is being typed, as it is.
    TakeTyped,
    /// Let what is on the screen be read only.
    Freeze,
    /// Tell the other tabs that the journal has something new.
    Tell,
    /// Bring the list of drafts up to date.
    List,
    /// The journal works, or why it does not.
    Journal(Result<(), JournalError>),
    /// Say something to the person.
    Say(Saying),
}

/// A text that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// What the journal has. [`Answer::SetAside`] tells how it went.
    Journal(String),
    /// The draft in local storage.
    Draft(String),
    /// What a tab has left in local storage.
    Pending(TabId, String),
}

/// What the person has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saying {
    /// Two tabs have changed the same: a choice waits.
    Conflict,
    /// The draft was deleted in another tab.
    Deleted,
    /// A newer Remit has the draft now.
    Newer {
        /// Whether something is on this screen alone.
        has_unsent: bool,
    },
    /// Local storage is full.
    Full,
    /// The draft is kept, but not its history.
    NoHistory(JournalError),
}

/// Where the work is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// There is nothing to keep: a published matrix, or none.
    Nothing,
    /// The last changes are not kept yet.
    Pending,
    /// Everything is kept.
    Saved,
    /// Everything is in the journal; local storage would not take it.
    InJournal(StoreError),
    /// Everything is kept, but the browser may forget the last minute in a crash.
    SavedLoosely,
    /// The browser would not keep it.
    Failed(StoreError),
    /// A newer Remit has it now.
    ReadOnly,
}
