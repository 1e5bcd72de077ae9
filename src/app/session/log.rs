//! What of a draft is not in the journal yet, and how far the journal is.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use remit_core::edit::{Act, Editor, Entry};
use remit_core::matrix::{MatrixId, NewIds, TabId};
use remit_drafts::Entry as Head;

use super::Session;
use crate::browser::ids::RandomIds;
use crate::browser::now;
use crate::browser::time::sleep;

/// A draft on its way into the journal. It outlives the draft on the screen until all is kept.
#[allow(clippy::struct_excessive_bools, reason = "each is true or not by itself")]
pub struct Log {
    /// The draft.
    pub id: MatrixId,
    /// By whom this tab's steps are.
    pub tab: TabId,
    /// What lists show of the draft as the journal has it.
    pub head: Head,
    /// How many entries the journal was known to have when what is here parted from it.
    pub base: u64,
    /// What was done here and is not in the journal yet, in order.
    pub pending: Vec<Entry>,
    /// What the journal begins with, where it does not know the draft yet.
    pub birth: Option<Box<Editor>>,
    /// Whether what the journal has cannot be read, and is to be replaced.
    pub is_damaged: bool,
    /// Whether a transaction is under way. There is never more than one.
    pub is_busy: bool,
    /// Whether another tab has written something that is not here yet.
    pub is_behind: bool,
    /// Whether another tab may have left something that it could not bring into the journal.
    pub is_searching: bool,
    /// Whether the draft was deleted in another tab.
    pub is_gone: bool,
    /// Whether nothing of this gets into the journal any more.
    pub is_ended: bool,
    /// How many entries have come behind the last snapshot.
    pub since_snapshot: usize,
    /// When the last version was kept.
    pub last_version: Option<u64>,
    /// Whether local storage holds what is pending.
    pub has_copy: bool,
    /// The tabs from which pending entries were taken over.
    pub heirs_of: Vec<TabId>,
    /// How often in a row it went wrong.
    pub failures: u32,
}

/// A log that the session and what writes it both hold.
pub type SharedLog = Rc<RefCell<Log>>;

impl Log {
    /// The log of a draft as the journal has it.
    pub fn new(id: MatrixId, tab: TabId, head: Head) -> Self {
        Self {
            id,
            tab,
            base: head.revision,
            head,
            pending: Vec::new(),
            birth: None,
            is_damaged: false,
            is_busy: false,
            is_behind: false,
            is_searching: false,
            is_gone: false,
            is_ended: false,
            since_snapshot: 0,
            last_version: None,
            has_copy: false,
            heirs_of: Vec::new(),
            failures: 0,
        }
    }

    /// The log of a draft that the journal does not know yet.
    pub fn of_birth(editor: Editor, tab: TabId, head: Head, base: u64) -> Self {
        let id = editor.matrix().id;
        Self { base, birth: Some(Box::new(editor)), ..Self::new(id, tab, head) }
    }

    /// An entry of this tab.
    pub fn entry(&self, act: Act) -> Entry {
        Entry { id: RandomIds.step(), tab: self.tab, at: now(), act }
    }

    /// The revision once everything is in the journal.
    pub fn revision(&self) -> u64 {
        self.head.revision + self.pending.len() as u64
    }

    /// The journal is as far as this.
    pub fn reached(&mut self, head: Head) {
        self.base = head.revision;
        self.head = head;
    }

    /// Whether everything is in the journal.
    pub fn is_kept(&self) -> bool {
        self.pending.is_empty() && self.birth.is_none()
    }

    /// Whether there is nothing to do.
    pub fn is_idle(&self) -> bool {
        self.is_ended || (self.is_kept() && !self.is_behind && !self.is_searching)
    }

    /// The log, shared.
    pub fn share(self) -> SharedLog {
        Rc::new(RefCell::new(self))
    }
}

impl Session {
    /// The log of the draft on the screen.
    pub(super) fn log(self) -> Option<SharedLog> {
        self.log.get_value()
    }

    /// Begins a log for the draft on the screen, or ends the one there is. What is in it still
    /// gets into the journal.
    pub(super) fn set_log(self, log: Option<Log>) {
        let before = self.log();
        self.log.set_value(log.map(Log::share));
        self.left.update_value(|left| {
            left.extend(before);
            left.retain(|log| {
                let log = log.borrow();
                !log.is_ended && (log.is_busy || !log.is_kept())
            });
        });
    }

    /// Waits until what was done to a draft is in the journal, or cannot be brought there now.
    pub(super) async fn finish(self, id: MatrixId) {
        let mut logs = self.left.get_value();
        logs.extend(self.log());
        logs.retain(|log| log.borrow().id == id && !log.borrow().is_ended);
        for log in logs {
            let mut patience = 300;
            while log.borrow().is_busy && patience > 0 {
                patience -= 1;
                sleep(10).await;
            }
            if !log.borrow().is_busy && !log.borrow().is_kept() {
                log.borrow_mut().is_busy = true;
                self.exchange(log).await;
            }
        }
    }

    /// What still waits of drafts that are not on the screen is not waited for any more:
    /// whoever opens the draft next takes it over.
    pub(super) fn end_logs(self, id: Option<MatrixId>) {
        self.left.update_value(|left| {
            for log in left.iter().filter(|log| id.is_none_or(|id| log.borrow().id == id)) {
                log.borrow_mut().is_ended = true;
            }
            left.retain(|log| !log.borrow().is_ended);
        });
    }
}
