//! Keeps the draft on the screen: each change at once in the journal, and soon after in local
//! storage; there at once, too, when the page is hidden.

use std::time::Duration;

use leptos::prelude::*;
use remit_drafts::{Entry, Stored};

use super::log::SharedLog;
use super::{Notice, Offer, Origin, Saving, Session};
use crate::app::lazy;
use crate::browser::store::StoreError;
use crate::browser::{now, store};

/// How long local storage may wait for changes that follow.
const DELAY: Duration = Duration::from_millis(150);
/// To write more rows than these takes longer than a key may wait for its answer. As long as
/// the journal has every change, they are written when nobody types.
const MANY_ROWS: usize = 1_000;
/// Nobody types when nothing has changed for so long.
const PAUSE: Duration = Duration::from_secs(2);

impl Session {
    /// The draft has changed here: it is kept.
    pub(super) fn changed(self) {
        self.saving.set(Saving::Pending);
        self.changed_locally();
        self.drain();
    }

    /// What local storage has is older than what is on the screen.
    pub(super) fn changed_locally(self) {
        self.is_unsaved.set_value(true);
        let is_large =
            self.with_open_now(|open| open.matrix().rows.len() > MANY_ROWS) == Some(true);
        let can_wait = is_large
            && self.journal_problem.with_untracked(Option::is_none)
            && self.log().is_some();
        if can_wait && let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
        if self.timer.with_value(Option::is_none) {
            let delay = if can_wait { PAUSE } else { DELAY };
            let timer = set_timeout_with_handle(move || self.flush(), delay).ok();
            self.timer.set_value(timer);
            if timer.is_none() {
                self.flush();
            }
        }
    }

    /// Writes the draft to local storage now, if it has changed.
    pub fn flush(self) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
            self.timer.set_value(None);
        }
        if !self.is_unsaved.get_value() {
            return;
        }
        let Some(Some(id)) = self.with_open_now(|open| open.draft().filter(|_| open.is_draft()))
        else {
            return;
        };
        let log = self.log();
        if let Some(log) = &log {
            Self::keep_copy(log);
        }
        let (revision, base) = log.as_ref().map_or((0, 0), |log| {
            let log = log.borrow();
            (log.revision(), log.base)
        });
        let kept = self.with_open_now(|open| {
            let saved = now();
            let entry = Entry::of(open.matrix(), open.findings(), saved, revision);
            let view = self.view();
            let draft = Stored { matrix: open.matrix().clone(), view, saved, revision, base };
            (store::save(id, &draft, &entry), entry)
        });
        let Some((kept, entry)) = kept else { return };
        if kept == Err(StoreError::Newer) {
            self.freeze(id);
            return;
        }
        self.is_unsaved.set_value(false);
        let before = self.local_problem.get_value();
        self.local_problem.set_value(kept.err());
        let now = self.local_problem.get_value();
        self.list_one(id, entry);
        if now == Some(StoreError::Full) && before != now {
            self.tell_of_full_storage();
        }
        // The journal may have been quicker.
        if let Some(log) = log.filter(|log| !log.borrow().is_busy) {
            self.settle_saving(&log);
        }
    }

    /// Keeps what is not in the journal yet, entry by entry: should the page be gone before it
    /// is, whoever opens the draft next brings it there.
    pub(super) fn keep_copy(log: &SharedLog) {
        // More than this comes together only where the journal does not work at all; then the
        // draft itself in local storage has to do.
        const MOST: usize = 2_000;
        let mut log = log.borrow_mut();
        // What the journal does not know at all is in the draft itself.
        let is_wanted = log.birth.is_none() && !log.pending.is_empty();
        if is_wanted
            && log.pending.len() <= MOST
            && let Some(text) = lazy::pending(log.head.revision, &log.pending)
        {
            log.has_copy = store::save_pending(log.id, log.tab, &text);
        } else if std::mem::take(&mut log.has_copy) {
            store::remove_pending(log.id, log.tab);
        }
    }

    /// What takes the room, and what to do.
    pub(super) fn tell_of_full_storage(self) {
        let (title, length) = store::largest().unwrap_or_default();
        let is_kept = self.journal_problem.with_untracked(Option::is_none);
        let kept = if is_kept {
            "Your edits are saved in the journal."
        } else {
            "Your edits aren't saved anywhere: closing this page loses them."
        };
        self.notice.set(Some(Notice {
            text: format!(
                "This browser's local storage is full. The largest draft is “{title}” ({} KB); \
                Remit uses {} KB of about 10,000 KB. {kept} Export \
                all drafts, then delete those you no longer need here.",
                length * 2 / 1_000,
                store::used() / 1_000
            ),
            is_error: true,
            offer: Some(Offer::ExportAll),
        }));
    }

    /// Whether closing the page loses something: neither the journal nor local storage takes it.
    /// Follows how the work is saved.
    pub fn is_at_risk(self) -> bool {
        let is_failed = matches!(self.saving.get(), Saving::Failed(_));
        let no_journal = self.journal_problem.with(Option::is_some);
        is_failed || (no_journal && store::keeps_in_memory())
    }

    /// The page may be gone in a moment: text that is being typed is taken as it is, and kept.
    pub fn leave(self) {
        self.commit_typing();
        // There may be room again.
        if self.local_problem.get_value() == Some(StoreError::Full) {
            self.is_unsaved.set_value(true);
        }
        self.flush();
    }

    /// Another tab has changed a draft in local storage.
    pub fn changed_elsewhere(self, key: &str) {
        if let Some(id) = store::draft_of_pending(key)
            && let Some(log) = self.log().filter(|log| log.borrow().id == id)
        {
            // Should that tab be about to be gone, what it has left is taken over.
            self.search_soon(&log);
        }
        let Some(id) = store::draft_of_key(key) else { return };
        self.list_soon();
        if self.with_open_now(|open| open.origin() == Origin::Draft(id)) != Some(true) {
            return;
        }
        if store::is_newer(id) {
            self.freeze(id);
            return;
        }
        if self.journal_problem.with_untracked(Option::is_none) {
            self.journal_changed(id);
            return;
        }
        if !store::has(id) {
            self.fail("This draft was deleted in another tab. It is still open here: your next change restores it.");
            return;
        }
        self.stale.set_value(true);
        if self.editing.with_untracked(Option::is_none) {
            self.catch_up();
        }
    }

    /// Where there is no journal: takes in what another tab has made of the draft, so that the
    /// next change is made to that. What waits here to be kept was changed at the same moment,
    /// and wins.
    pub(super) fn catch_up(self) {
        let was_stale = self.stale.try_update_value(std::mem::take) == Some(true);
        let Some(Some(id)) = self.with_open_now(super::Open::draft) else { return };
        if was_stale
            && !self.is_unsaved.get_value()
            && let Some(Ok(draft)) = store::load(id)
        {
            self.reopen(id, draft.matrix);
        }
    }
}
