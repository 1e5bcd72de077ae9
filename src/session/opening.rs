//! Opens a draft: the newer of what local storage and the journal have of it.

use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::keeping::{self, Aside, Found, JournalError, Opened};
use remit_drafts::{DraftError, history};

use super::Session;
use super::keeping::set_aside;
use crate::platform::ids::RandomIds;
use crate::platform::{dom, journal, now, store};
use crate::state::{Notice, Offer, Open, Origin, Route};

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
        let others = self.keeping.other_tabs().await;
        let journal = journal::load(id).await;
        if let Err(error) = &journal
            && !matches!(error, JournalError::Newer | JournalError::Unreadable(DraftError::Newer))
        {
            self.keeping.set_problem(Some(error.clone()));
        }
        let found = Found {
            id,
            tab: self.keeping.tab,
            now: now(),
            others,
            journal,
            left: self.take_left(id),
            problem: store::probe().err(),
            check: &|matrix| self.lazy.checks.findings(matrix),
        };
        match keeping::open(&found, &store::Local(id), &mut RandomIds) {
            Err(DraftError::Damaged(reason)) => match self.last_version(id).await {
                Some(version) => {
                    let local = store::Local(id);
                    let opened = keeping::open_version(&found, &local, version, &mut RandomIds);
                    Ok(Some(opened))
                }
                None => Err(DraftError::Damaged(reason)),
            },
            opened => opened,
        }
    }

    /// The last version of a draft that can be read.
    pub(super) async fn last_version(self, id: MatrixId) -> Option<Matrix> {
        for at in journal::version_times(id).await.ok()?.into_iter().rev() {
            let text = journal::version(id, at).await.ok().flatten();
            if let Some(Ok(version)) = text.map(|text| history::read(&text)) {
                return Some(version.matrix);
            }
        }
        None
    }

    fn show_found(self, id: MatrixId, mut found: Opened) {
        for aside in std::mem::take(&mut found.asides) {
            if !set_aside(id, &aside) && matches!(aside, Aside::Journal(_)) {
                found.without_room();
            }
        }
        let Opened { editor, view, keeper, others, damaged, is_recovered, events, .. } = found;
        let mut open = Open::with_history(
            Origin::Draft(id),
            editor,
            self.keeping.tab,
            &others,
            self.lazy.checks,
        );
        open.fold(&view.folded, true);
        self.show(open, view.cursor);
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
    }
}
