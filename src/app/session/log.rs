//! What of a draft is not in the journal yet, and how far the journal is.

use std::cell::RefCell;
use std::rc::Rc;

use remit::drafts::Entry as Head;
use remit::edit::{Act, Entry};
use remit::matrix::{MatrixId, NewIds, TabId};

use crate::browser::ids::RandomIds;
use crate::browser::now;

/// A draft on its way into the journal. It outlives the draft on the screen until all is kept.
pub struct Log {
    /// The draft.
    pub id: MatrixId,
    /// By whom this tab's steps are.
    pub tab: TabId,
    /// What lists show of the draft as the journal has it.
    pub head: Head,
    /// What was done here and is not in the journal yet, in order.
    pub pending: Vec<Entry>,
    /// The snapshot that the journal begins with, where it does not know the draft yet.
    pub birth: Option<String>,
    /// Whether what the journal has cannot be read, and is to be replaced.
    pub is_damaged: bool,
    /// Whether a transaction is under way. There is never more than one.
    pub is_busy: bool,
    /// Whether another tab has written something that is not here yet.
    pub is_behind: bool,
    /// How many entries have come behind the last snapshot.
    pub since_snapshot: usize,
    /// When the last version was kept.
    pub last_version: Option<u64>,
}

/// A log that the session and what writes it both hold.
pub type SharedLog = Rc<RefCell<Log>>;

impl Log {
    /// The log of a draft as the journal has it.
    pub fn new(id: MatrixId, tab: TabId, head: Head) -> Self {
        Self {
            id,
            tab,
            head,
            pending: Vec::new(),
            birth: None,
            is_damaged: false,
            is_busy: false,
            is_behind: false,
            since_snapshot: 0,
            last_version: None,
        }
    }

    /// An entry of this tab.
    pub fn entry(&self, act: Act) -> Entry {
        Entry { id: RandomIds.step(), tab: self.tab, at: now(), act }
    }

    /// The revision once everything is in the journal.
    pub fn revision(&self) -> u64 {
        self.head.revision + self.pending.len() as u64
    }

    /// The log, shared.
    pub fn share(self) -> SharedLog {
        Rc::new(RefCell::new(self))
    }
}
