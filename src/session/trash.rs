//! Deleted drafts: kept for thirty days, and brought back.

use remit_core::checks;
use remit_core::edit::Editor;
use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::Head;
use remit_drafts::journal::write_snapshot;
use remit_drafts::keeping::Event;

use super::{OnDisk, Session, Task};
use crate::platform::journal::JournalError;
use crate::platform::{dom, journal, now, store};
use crate::state::{Notice, Offer, Origin, Route};

impl Session {
    /// Moves a draft into the trash, and offers to bring it back.
    pub fn delete(self, id: MatrixId) {
        self.leave();
        let local = store::load(id).and_then(Result::ok);
        self.later(Task::Delete(id, local.map(|draft| Box::new(draft.matrix))));
    }

    pub(super) async fn move_to_trash(self, id: MatrixId, local: Option<Box<Matrix>>) {
        // What was done last belongs into the trash, too.
        self.finish(id).await;
        if self.disk.file().is_some_and(|file| file.borrow().id == id) {
            // A draft in the trash is written no more.
            self.leave_file();
        }
        let title = self.library.title_of(id);
        if let Err(error) = self.mark_deleted(id, local.as_deref()).await {
            // Without a journal there is no trash: what local storage has is set aside.
            let is_aside = store::raw(id).is_some_and(|text| store::keep_aside(id, &text));
            if !is_aside && local.is_none() {
                self.screen.fail(format!("This draft couldn't be deleted: {error}."));
                self.later(Task::Disk(OnDisk::Find(id)));
                return;
            }
        }
        if self.open.now(|open| open.origin() == Origin::Draft(id)) == Some(true) {
            self.hear(Event::Removed);
            self.set_keeper(None);
            // Somebody may be on the way elsewhere.
            if self.screen.route.get_untracked() == Route::Draft(id) {
                dom::set_hash(&Route::Library.hash());
            }
        }
        self.forget(Some(id));
        store::remove(id);
        self.screen.notify(Notice {
            text: format!("“{}” moved to trash.", title.unwrap_or_default()),
            is_error: false,
            offer: Some(Offer::Restore(id, local)),
        });
        self.list_drafts();
        self.keeping.tell_tabs(id);
    }

    /// Moves a draft into the trash, also one that only local storage has.
    async fn mark_deleted(self, id: MatrixId, local: Option<&Matrix>) -> Result<(), JournalError> {
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
        self.screen.dismiss();
        if journal::set_deleted(id, None).await == Ok(true) {
            self.list_drafts();
            self.keeping.tell_tabs(id);
            dom::set_hash(&Route::Draft(id).hash());
        } else if let Some(matrix) = local {
            self.begin(Ok(*matrix));
        } else {
            self.screen.fail("This draft is no longer in the trash.");
        }
    }

    /// Removes a draft from the trash for good.
    pub(super) async fn remove_for_good(self, id: MatrixId) {
        let known = self.library.head_of(id, |head| head.revision);
        if let Err(error) = journal::purge(id).await {
            self.screen.fail(format!("This draft is still in the trash: {error}."));
        } else if let Some(Ok(local)) = store::load(id)
            && known.is_some_and(|known| local.revision <= known)
        {
            // The browser had not yet written to its disk that it was deleted.
            store::remove(id);
        }
        self.list_drafts();
        self.keeping.tell_tabs(id);
    }
}
