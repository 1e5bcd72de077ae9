//! Deleted drafts: kept for thirty days, and brought back.

use leptos::prelude::*;
use remit::drafts::Entry as Head;
use remit::matrix::{Matrix, MatrixId};

use super::{Notice, Offer, Origin, Session, Task};
use crate::app::route::Route;
use crate::browser::{dom, journal, now, store};

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
        let binned = journal::set_deleted(id, Some(now())).await;
        if binned.is_err() && local.is_none() {
            self.fail("This draft could not be deleted: its journal cannot be written.");
            return;
        }
        let title = self.drafts.with_untracked(|drafts| {
            drafts.iter().find(|draft| draft.id == id).map(|draft| draft.entry.title.clone())
        });
        store::remove(id);
        self.notice.set(Some(Notice {
            text: format!("“{}” was deleted.", title.unwrap_or_default()),
            is_error: false,
            offer: Some(Offer::Restore(id, local)),
        }));
        self.list_drafts();
        self.tell(id);
        if self.with_open_now(|open| open.origin() == Origin::Draft(id)) == Some(true) {
            self.set_log(None);
            dom::set_hash(&Route::Library.hash());
        }
    }

    /// Brings a deleted draft back: from the journal, or as local storage had it.
    pub(super) async fn bring_back(self, id: MatrixId, local: Option<Box<Matrix>>) {
        self.notice.set(None);
        let known = journal::load(id).await.is_ok_and(|kept| kept.is_some());
        if known && journal::set_deleted(id, None).await.is_ok() {
            self.list_drafts();
            self.tell(id);
            dom::set_hash(&Route::Draft(id).hash());
        } else if let Some(matrix) = local {
            self.begin(Ok(*matrix));
        } else {
            self.fail("This draft is no longer in the bin.");
        }
    }

    /// Removes a draft from the bin for good.
    pub(super) async fn remove_for_good(self, id: MatrixId) {
        if let Err(error) = journal::purge(id).await {
            self.fail(format!("It is still in the bin: {error}."));
        }
        self.list_drafts();
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
