//! Deleted drafts: kept for thirty days, and brought back.

use leptos::prelude::*;
use remit_core::checks;
use remit_core::edit::Editor;
use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::Entry as Head;
use remit_drafts::journal::write_snapshot;
use remit_drafts::keeping::Event;

use super::{Notice, Offer, Origin, Session, Task};
use crate::platform::journal::JournalError;
use crate::platform::{dom, journal, now, store};
use crate::state::route::Route;

/// How long a deleted draft is kept, in milliseconds: 30 days.
const KEPT: u64 = 30 * 24 * 60 * 60 * 1_000;

impl Session {
    /// Moves a draft into the bin, and offers to bring it back.
    pub fn delete(self, id: MatrixId) {
        self.leave();
        let local = store::load(id).and_then(Result::ok);
        self.later(Task::Delete(id, local.map(|draft| Box::new(draft.matrix))));
    }

    pub(super) async fn move_to_bin(self, id: MatrixId, local: Option<Box<Matrix>>) {
        // What was done last belongs into the bin, too.
        self.finish(id).await;
        let title = self.drafts.with_untracked(|drafts| {
            drafts.iter().find(|draft| draft.id == id).map(|draft| draft.entry.title.clone())
        });
        if let Err(error) = self.bin(id, local.as_deref()).await {
            // Without a journal there is no bin: what local storage has is set aside.
            let is_aside = store::raw(id).is_some_and(|text| store::keep_aside(id, &text));
            if !is_aside && local.is_none() {
                self.fail(format!("This draft couldn't be deleted: {error}."));
                return;
            }
        }
        if self.with_open_now(|open| open.origin() == Origin::Draft(id)) == Some(true) {
            self.hear(Event::Removed);
            self.set_keeper(None);
            // Somebody may be on the way elsewhere.
            if self.route.get_untracked() == Route::Draft(id) {
                dom::set_hash(&Route::Library.hash());
            }
        }
        self.forget(Some(id));
        store::remove(id);
        self.notice.set(Some(Notice {
            text: format!("“{}” moved to trash.", title.unwrap_or_default()),
            is_error: false,
            offer: Some(Offer::Restore(id, local)),
        }));
        self.list_drafts();
        self.tell(id);
    }

    /// Moves a draft into the bin, also one that only local storage has.
    async fn bin(self, id: MatrixId, local: Option<&Matrix>) -> Result<(), JournalError> {
        let deleted = Some(now());
        if !journal::set_deleted(id, deleted).await?
            && let Some(matrix) = local
        {
            let head = Head { deleted, ..Head::of(matrix, &checks::check(matrix), now(), 0) };
            let snapshot = write_snapshot(&Editor::new(matrix.clone()), head.revision);
            journal::create(id, &snapshot, &head, None).await?;
        }
        Ok(())
    }

    /// Brings a deleted draft back: from the journal, or as local storage had it.
    pub(super) async fn bring_back(self, id: MatrixId, local: Option<Box<Matrix>>) {
        self.notice.set(None);
        if journal::set_deleted(id, None).await == Ok(true) {
            self.list_drafts();
            self.tell(id);
            dom::set_hash(&Route::Draft(id).hash());
        } else if let Some(matrix) = local {
            self.begin(Ok(*matrix));
        } else {
            self.fail("This draft is no longer in the trash.");
        }
    }

    /// Removes a draft from the bin for good.
    pub(super) async fn remove_for_good(self, id: MatrixId) {
        let head = |heads: &Vec<(MatrixId, Head)>| {
            heads.iter().find(|(other, _)| *other == id).map(|(_, head)| head.revision)
        };
        let known = self.heads.with_untracked(head);
        if let Err(error) = journal::purge(id).await {
            self.fail(format!("This draft is still in the trash: {error}."));
        } else if let Some(Ok(local)) = store::load(id)
            && known.is_some_and(|known| local.revision <= known)
        {
            // The browser had not yet written to its disk that it was deleted.
            store::remove(id);
        }
        self.list_drafts();
        self.tell(id);
    }

    /// Empties the bin of what has been in it for long enough.
    pub(super) fn purge_old(self, heads: &[(MatrixId, Head)]) {
        let now = now();
        let old = |head: &Head| head.deleted.is_some_and(|at| now.saturating_sub(at) > KEPT);
        for (id, _) in heads.iter().filter(|(_, head)| old(head)) {
            self.later(Task::Purge(*id));
        }
    }
}
