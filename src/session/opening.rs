//! Opens a draft: the newer of what local storage and the journal have of it.

use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::DraftError;
use remit_drafts::keeping::{self, Aside, Found, JournalError, Opened};

use super::keeping::set_aside;
use super::peeking::last_version;
use super::{OnDisk, Session, Task};
use crate::platform::ids::RandomIds;
use crate::platform::{dom, store};
use crate::state::{Notice, Offer, Route};

impl Session {
    /// Finds a draft and shows it, unless the person has gone elsewhere in the meantime.
    pub(super) async fn show_draft(self, id: MatrixId) {
        let found = self.find(id).await;
        if self.screen.route.get_untracked() != Route::Draft(id) {
            return;
        }
        match found {
            Ok(Some(found)) if found.head().deleted.is_some() => {
                self.close();
                self.screen.notify(Notice {
                    text: format!("“{}” is in the trash.", found.head().title),
                    is_error: true,
                    offer: Some(Offer::Restore(id, None)),
                });
            }
            Ok(Some(found)) => self.show_found(id, found),
            Ok(None) => {
                self.close();
                self.screen.fail("This draft isn't in this browser. It may have been deleted, or it may be in another browser: export it there and import the file here.");
            }
            Err(error) => {
                self.close();
                self.report_broken(id, &error);
                self.list_drafts();
            }
        }
        self.arrive(Route::Draft(id));
    }

    /// Shows a draft, and goes to its address. False where it is not in this browser.
    pub(super) async fn open_draft(self, id: MatrixId) -> Result<bool, DraftError> {
        let Some(found) = self.find(id).await? else { return Ok(false) };
        self.show_found(id, found);
        dom::set_hash(&Route::Draft(id).hash());
        self.arrive(Route::Draft(id));
        Ok(true)
    }

    async fn find(self, id: MatrixId) -> Result<Option<Opened>, DraftError> {
        self.finish(id).await;
        let found = self.look_up(id).await;
        if let Err(error) = &found.journal
            && !matches!(error, JournalError::Newer | JournalError::Unreadable(DraftError::Newer))
        {
            self.keeping.set_problem(Some(error.clone()));
        }
        let (left, problem) = (self.take_left(id), store::probe().err());
        let check = |matrix: &Matrix| self.lazy.checks.findings(matrix);
        let found = Found { left, problem, check: &check, ..found };
        let local = store::Local(id);
        match keeping::open(&found, &local, &mut RandomIds) {
            Err(DraftError::Damaged(reason)) => {
                let version = last_version(id, reason).await?;
                Ok(Some(keeping::open_version(&found, &local, version, &mut RandomIds)))
            }
            opened => opened,
        }
    }

    fn show_found(self, id: MatrixId, mut found: Opened) {
        for aside in std::mem::take(&mut found.asides) {
            if !set_aside(id, &aside) && matches!(aside, Aside::Journal(_)) {
                found.without_room();
            }
        }
        let Opened { editor, view, keeper, others, damaged, is_recovered, events, .. } = found;
        self.show(self.draft(id, editor, &others, &view.folded), view.cursor);
        self.grid.set_widths(view.widths);
        self.set_keeper(Some(keeper));
        if let Some(text) = damaged {
            self.tell_of_damage(text);
        }
        if is_recovered {
            self.screen.announce("Your last edit was recovered.");
        }
        for event in events {
            self.hear(event);
        }
        self.show_how_it_is_kept();
        self.resume_review(id);
        self.later(Task::Disk(OnDisk::Find(id)));
    }
}
