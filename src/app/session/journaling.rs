//! Brings what is done to a draft into its journal.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use remit_drafts::kept::Kept;
use remit_drafts::{DraftError, Entry as Head, history, journal as format};

use super::log::SharedLog;
use super::{Notice, Offer, Open, Saving, Session, Task};
use crate::browser::journal::{self, Appended, Created, JournalError};
use crate::browser::paint::after_paint;
use crate::browser::store::StoreError;
use crate::browser::{now, store};

/// So many entries behind a snapshot are worth a new one.
const ENOUGH: usize = 200;

impl Session {
    /// Something is new in the log, or in the journal: sees to it, if nobody does already.
    pub(super) fn drain(self) {
        if let Some(log) = self.log() {
            self.drain_log(log);
        }
    }

    fn drain_log(self, log: SharedLog) {
        if !log.borrow().is_busy && !log.borrow().is_ended {
            log.borrow_mut().is_busy = true;
            // The answer to a key comes first.
            after_paint(move || self.later(Task::Exchange(log)));
        }
    }

    /// Brings this tab and the journal together, and says how that went.
    pub(super) async fn exchange(self, log: SharedLog) {
        let mut result = self.agree(&log).await;
        if let Err(JournalError::Unreadable(DraftError::Damaged(_))) = &result
            && self.mend_journal(&log).await
        {
            result = self.agree(&log).await;
        }
        log.borrow_mut().is_busy = false;
        match result {
            Ok(()) => {
                log.borrow_mut().failures = 0;
                if self.journal_problem.with_untracked(Option::is_some) {
                    self.journal_problem.set(None);
                }
            }
            Err(JournalError::Newer | JournalError::Unreadable(DraftError::Newer)) => {
                let id = log.borrow().id;
                self.freeze(id);
            }
            Err(error) => {
                let is_news = self.journal_problem.with_untracked(Option::is_none);
                self.journal_problem.set(Some(error));
                if is_news && self.local_problem.get_value() == Some(StoreError::Full) {
                    // It was said that the journal has everything.
                    self.tell_of_full_storage();
                }
                self.try_again(log.clone());
            }
        }
        self.settle_saving(&log);
    }

    /// What went wrong may work in a while.
    fn try_again(self, log: SharedLog) {
        let failures = {
            let mut log = log.borrow_mut();
            log.failures += 1;
            log.failures
        };
        let wait = Duration::from_millis(1_000 << failures.min(6));
        // Without a timer the next change tries again.
        let _ = set_timeout_with_handle(move || self.drain_log(log), wait);
    }

    /// Until this tab and the journal have the same. Nothing waits between the last look at
    /// what is to do and the return.
    async fn agree(self, log: &SharedLog) -> Result<(), JournalError> {
        loop {
            if log.borrow().is_ended {
                return Ok(());
            }
            self.be_born(log).await?;
            let batch = log.borrow().pending.clone();
            if !batch.is_empty() {
                self.append(log, &batch).await?;
                continue;
            }
            if log.borrow().is_behind || log.borrow().is_searching {
                self.take_in(log).await?;
                continue;
            }
            Self::release_copies(log);
            if let Err(error) = self.keep_house(log).await {
                self.fail(format!("The draft is saved, but not its history: {error}."));
            }
            if log.borrow().is_idle() {
                return Ok(());
            }
        }
    }

    async fn append(
        self,
        log: &SharedLog,
        batch: &[remit_core::edit::Entry],
    ) -> Result<(), JournalError> {
        let (id, revision) = (log.borrow().id, log.borrow().head.revision);
        let head = self.head(log, revision + batch.len() as u64);
        let texts: Vec<String> = batch.iter().map(format::write_entry).collect();
        match journal::append(id, revision, &texts, &head).await? {
            Appended::Kept => {
                let mut log = log.borrow_mut();
                let kept = batch.len().min(log.pending.len());
                log.pending.drain(..kept);
                log.reached(head);
                log.is_gone = false;
                log.since_snapshot += batch.len();
                self.tell(id);
            }
            Appended::Behind => self.merge(log).await?,
            Appended::Unknown => self.begin_anew(log),
        }
        Ok(())
    }

    /// Begins the journal of a draft that it does not know yet.
    async fn be_born(self, log: &SharedLog) -> Result<(), JournalError> {
        let birth = {
            let log = log.borrow();
            let birth = log.birth.as_ref();
            let text = birth.map(|editor| format::write_snapshot(editor, log.head.revision));
            text.map(|text| (log.id, text, log.head.clone(), log.is_damaged))
        };
        let Some((id, text, head, replace)) = birth else { return Ok(()) };
        match journal::create(id, &text, &head, replace).await? {
            Created::New => {
                let mut log = log.borrow_mut();
                log.birth = None;
                log.is_damaged = false;
                log.since_snapshot = 0;
                log.reached(head);
                self.tell(id);
                self.list_soon();
                Ok(())
            }
            // It could not be read before, or another tab was first.
            Created::Existed => self.reconcile(log).await,
        }
    }

    /// What lists show of the draft at a revision.
    fn head(self, log: &SharedLog, revision: u64) -> Head {
        let id = log.borrow().id;
        let now = now();
        let open =
            self.with_draft(id, |open| Head::of(open.matrix(), open.findings(), now, revision));
        let before = || Head { revision, saved: now, deleted: None, ..log.borrow().head.clone() };
        open.unwrap_or_else(before)
    }

    /// Reads the draft on the screen, if it is this one.
    pub(super) fn with_draft<T>(
        self,
        id: remit_core::matrix::MatrixId,
        read: impl FnOnce(&Open) -> T,
    ) -> Option<T> {
        self.with_open_now(|open| (open.draft() == Some(id)).then(|| read(open))).flatten()
    }

    /// The journal has lost the draft: it begins with what is here.
    fn begin_anew(self, log: &SharedLog) {
        let revision = log.borrow().revision();
        let head = self.head(log, revision);
        let id = log.borrow().id;
        let editor = self.with_draft(id, |open| Box::new(open.editor().clone()));
        let mut log = log.borrow_mut();
        // It was removed for good while it was not on the screen: nothing is left to add to.
        log.is_ended = editor.is_none();
        log.birth = editor;
        log.pending.clear();
        log.head = head;
    }

    /// The journal is damaged, and the draft is on the screen: what the journal has is set
    /// aside, and it begins anew with what is here. False where that is not possible.
    async fn mend_journal(self, log: &SharedLog) -> bool {
        let id = log.borrow().id;
        let Ok(kept) = journal::load(id).await else { return false };
        let texts = kept.as_ref().map(Kept::words).unwrap_or_default();
        let Some(editor) = self.with_draft(id, |open| Box::new(open.editor().clone())) else {
            return false;
        };
        if !texts.is_empty() && !store::keep_aside(id, &texts) {
            return false;
        }
        // Beyond whatever the journal has, so that other tabs notice.
        let there = kept.as_ref().map_or(0, Kept::revision);
        let revision = log.borrow().revision().max(there) + 1_000;
        let head = self.head(log, revision);
        let mut log = log.borrow_mut();
        log.birth = Some(editor);
        log.is_damaged = true;
        log.pending.clear();
        log.head = head;
        drop(log);
        self.tell_of_damage(texts);
        true
    }

    /// What could not be read of the draft on the screen is set aside, and can be had.
    pub(super) fn tell_of_damage(self, text: String) {
        self.notice.set(Some(Notice {
            text: "Part of this draft's stored data is damaged. Everything that could be read is on the screen; the damaged data was set aside. See Storage and trash.".to_owned(),
            is_error: true,
            offer: Some(Offer::Download(text)),
        }));
    }

    /// Everything is in the journal: what local storage had of it meanwhile can go.
    fn release_copies(log: &SharedLog) {
        let mut log = log.borrow_mut();
        let id = log.id;
        for tab in std::mem::take(&mut log.heirs_of) {
            store::remove_pending(id, tab);
        }
        if std::mem::take(&mut log.has_copy) {
            store::remove_pending(id, log.tab);
        }
    }

    /// Keeps a version, where one is due, and puts a snapshot in place of many entries.
    async fn keep_house(self, log: &SharedLog) -> Result<(), JournalError> {
        if log.borrow().is_gone {
            return Ok(());
        }
        let (id, revision) = (log.borrow().id, log.borrow().head.revision);
        let (last, now) = (log.borrow().last_version, now());
        let version = history::is_due(last, now).then(|| {
            self.with_draft(id, |open| {
                let summary = history::summary(open.editor().done(), last);
                history::write(&history::Version { summary, matrix: open.matrix().clone() })
            })
        });
        if let Some(text) = version.flatten() {
            // Should it fail, it is tried again with the next one that is due.
            log.borrow_mut().last_version = Some(now);
            let mut times = journal::version_times(id).await?;
            times.push(now);
            let thinned = history::thinned(&times, now);
            journal::add_version(id, now, &text, &thinned).await?;
        }
        let is_due = {
            let log = log.borrow();
            log.since_snapshot >= ENOUGH && log.is_idle() && log.head.revision == revision
        };
        let snapshot = is_due
            .then(|| self.with_draft(id, |open| format::write_snapshot(open.editor(), revision)))
            .flatten();
        if let Some(snapshot) = snapshot {
            // Should it fail, it is tried again after as many entries.
            log.borrow_mut().since_snapshot = 0;
            journal::compact(id, revision, &snapshot).await?;
        }
        Ok(())
    }

    /// A newer Remit has changed the draft: this one shows it, and changes it no more.
    pub(super) fn freeze(self, id: remit_core::matrix::MatrixId) {
        if self.with_draft(id, Open::is_draft) != Some(true) {
            return;
        }
        self.commit_typing();
        let pending = self.log().map(|log| {
            Self::keep_copy(&log);
            let mut log = log.borrow_mut();
            log.is_ended = true;
            log.pending.len()
        });
        self.open.update(|open| {
            if let Some(open) = open {
                open.freeze();
            }
        });
        self.editing.set(None);
        self.saving.set(Saving::ReadOnly);
        let unsent = match pending {
            None | Some(0) => "",
            Some(_) => " Your last changes are only on this screen: export the draft first.",
        };
        self.notice.set(Some(Notice {
            text: format!("A newer version of Remit has changed this draft in another tab. It is read-only here: reload the page to get that version.{unsent}"),
            is_error: true,
            offer: None,
        }));
    }

    /// Says where the work is, and sees to what has come meanwhile.
    pub(super) fn settle_saving(self, log: &SharedLog) {
        let has_failed = log.borrow().failures > 0;
        if !has_failed && !log.borrow().is_idle() {
            self.drain_log(log.clone());
        }
        let is_open = self.log().is_some_and(|open| Rc::ptr_eq(&open, log));
        if !is_open || self.with_draft(log.borrow().id, Open::is_draft) != Some(true) {
            return;
        }
        let (id, is_kept) = (log.borrow().id, log.borrow().is_kept());
        if !is_kept && has_failed {
            self.flush();
        }
        self.saving.set(match (is_kept, has_failed, self.local_problem.get_value()) {
            // A draft that is too large for local storage belongs in the journal.
            (true, _, Some(StoreError::TooLarge)) => {
                store::remove_text(id);
                Saving::Saved
            }
            (true, _, None) => Saving::Saved,
            (true, _, Some(error)) => Saving::InJournal(error),
            (false, false, _) => Saving::Pending,
            (false, true, None) => Saving::SavedLoosely,
            (false, true, Some(error)) => Saving::Failed(error),
        });
    }

    /// Another tab has written into the journal of a draft.
    pub fn journal_changed(self, id: remit_core::matrix::MatrixId) {
        self.list_soon();
        if let Some(log) = self.log().filter(|log| log.borrow().id == id) {
            log.borrow_mut().is_behind = true;
            self.drain_log(log);
        }
    }

    /// The page is in sight again: a browser without a channel has heard nothing meanwhile.
    pub fn look_again(self) {
        if let Some(log) = self.log() {
            log.borrow_mut().is_behind = true;
            self.drain_log(log);
        }
    }
}
