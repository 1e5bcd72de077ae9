//! Keeps the draft on the screen: soon after each change, and at once when the page is hidden.

use std::time::Duration;

use leptos::prelude::*;
use remit::drafts::{Entry, Stored};

use super::{Origin, Saving, Session};
use crate::browser::{now, store};

/// How long a change may wait for those that follow it.
const DELAY: Duration = Duration::from_millis(150);

impl Session {
    /// The draft has changed: it will be kept soon.
    pub(super) fn changed(self) {
        self.saving.set(Saving::Pending);
        if self.timer.with_value(Option::is_none) {
            let timer = set_timeout_with_handle(move || self.flush(), DELAY).ok();
            self.timer.set_value(timer);
            if timer.is_none() {
                self.flush();
            }
        }
    }

    /// Keeps the draft now if it has changed.
    pub fn flush(self) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
            self.timer.set_value(None);
        }
        if self.saving.get_untracked() != Saving::Pending {
            return;
        }
        let cursor = self.cursor.get_untracked();
        let kept = self.with_open_now(|open| {
            let Origin::Draft(id) = open.origin() else { return None };
            let saved = now();
            let entry = Entry::of(open.matrix(), open.findings(), saved);
            let draft = Stored { matrix: open.matrix().clone(), cursor, saved };
            Some(store::save(id, &draft, &entry))
        });
        if let Some(Some(kept)) = kept {
            self.saving.set(kept.map_or_else(Saving::Failed, |()| Saving::Saved));
            self.list_drafts();
        }
    }

    /// The page may be gone in a moment: text that is being typed is taken as it is, and kept.
    pub fn leave(self) {
        self.commit_typing();
        self.flush();
    }

    /// Another tab has changed a draft. Where nothing is being edited here, this tab follows at
    /// once, else before its next change.
    pub fn changed_elsewhere(self, key: &str) {
        let Some(id) = store::draft_of_key(key) else { return };
        self.list_drafts();
        if self.with_open_now(|open| open.origin() == Origin::Draft(id)) != Some(true) {
            return;
        }
        if !store::has(id) {
            self.fail("This draft was deleted in another tab. It is still on the screen here: the next change brings it back.");
            return;
        }
        self.stale.set_value(true);
        if self.editing.with_untracked(Option::is_none) {
            self.catch_up();
        }
    }

    /// Takes in what another tab has made of the draft, so that the next change is made to
    /// that. What waits here to be kept was changed at the same moment, and wins.
    pub(super) fn catch_up(self) {
        let was_stale = self.stale.try_update_value(std::mem::take) == Some(true);
        let Some(Origin::Draft(id)) = self.with_open_now(super::Open::origin) else { return };
        if was_stale
            && self.saving.get_untracked() == Saving::Saved
            && let Some(Ok(draft)) = store::load(id)
        {
            self.reopen(id, draft.matrix);
        }
    }
}
