//! When the page is left, and what other tabs do to local storage.

use remit_drafts::bound;
use remit_drafts::keeping::{Event, JournalError, Saving};

use super::{OnDisk, Session};
use crate::platform::store;
use crate::state::Origin;

impl Session {
    /// Whether closing the page loses something: neither the journal nor local storage takes it.
    /// Follows how the work is saved.
    pub fn is_at_risk(self) -> bool {
        let is_failed = matches!(self.keeping.saving.get(), Saving::Failed(_));
        let no_journal = self.keeping.problem.with(Option::is_some);
        is_failed || (no_journal && store::keeps_in_memory())
    }

    /// The input in which somebody typed was left: its text has become a command, or was given up.
    pub fn typed(self) {
        self.grid.end_typing();
        self.hear(Event::Typed);
    }

    /// The page may be gone in a moment: text that is being typed is taken as it is, and kept.
    pub fn leave(self) {
        self.grid.commit_typing();
        self.hear(Event::Hidden);
        self.tell_file(OnDisk::Hear(bound::Event::Hidden));
    }

    /// Another tab has changed a draft in local storage.
    pub fn changed_elsewhere(self, key: &str) {
        let shown = self.keeping.keeper().map(|keeper| keeper.borrow().id());
        if let Some(id) = store::draft_of_pending(key)
            && shown == Some(id)
        {
            // Should that tab be about to be gone, what it has left is taken over.
            self.hear(Event::PendingElsewhere);
        }
        let Some(id) = store::draft_of_key(key) else { return };
        self.list_soon();
        if self.open.now(|open| open.origin() == Origin::Draft(id)) != Some(true) {
            return;
        }
        let is_alone = self.keeping.problem.with_untracked(|it| *it == Some(JournalError::Missing));
        if store::is_newer(id) {
            self.hear(Event::NewerElsewhere);
        } else if is_alone && !store::has(id) {
            self.screen.fail("This draft was deleted in another tab. It is still open here: your next change restores it.");
        } else {
            self.hear(Event::CopiedElsewhere);
        }
    }
}
