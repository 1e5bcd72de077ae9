//! Begins, copies, deletes and imports drafts.

use leptos::prelude::*;
use remit::checks;
use remit::drafts::{self, Entry, Stored};
use remit::formats::json::{self, ReadError};
use remit::matrix::{Broken, Matrix, MatrixId};

use super::{Dialog, Notice, Offer, Open, Origin, Saving, Session};
use crate::app::route::Route;
use crate::browser::ids::RandomIds;
use crate::browser::{dom, now, store};

impl Session {
    /// Reads the list of drafts anew.
    pub fn list_drafts(self) {
        let (listed, broken) = store::list();
        if self.drafts.with_untracked(|drafts| *drafts != listed) {
            self.drafts.set(listed);
        }
        for (id, error) in broken {
            self.report_broken(id, &error);
        }
    }

    /// Makes sure that what is on the screen can be edited: a published matrix becomes a
    /// draft, with the cursor where it is. False where nothing is open.
    pub fn ensure_draft(self) -> bool {
        // Every change passes here: only what is not a draft yet is copied.
        let begun = self.with_open_now(|open| {
            (!open.is_draft()).then(|| drafts::from_published(open.matrix(), &mut RandomIds))
        });
        let draft = match begun {
            None => return false,
            Some(None) => return true,
            Some(Some(draft)) => draft,
        };
        match draft {
            Ok(draft) => {
                let id = draft.id;
                self.keep(&draft);
                self.open.set(Some(Open::new(Origin::Draft(id), draft)));
                dom::set_hash(&Route::Draft(id).hash());
                self.route.set(Route::Draft(id));
                self.announce("This is now a draft of yours.");
                true
            }
            Err(broken) => {
                self.fail(format!("The draft could not be made: {broken}."));
                false
            }
        }
    }

    /// Keeps a new draft and opens it.
    pub fn begin(self, draft: Result<Matrix, Broken>) {
        match draft {
            Ok(draft) => {
                self.dialog.set(None);
                self.keep(&draft);
                dom::set_hash(&Route::Draft(draft.id).hash());
            }
            Err(broken) => self.fail(format!("The draft could not be made: {broken}.")),
        }
    }

    /// Keeps a draft that is not on the screen.
    fn keep(self, draft: &Matrix) {
        let saved = now();
        let entry = Entry::of(draft, &checks::check(draft), saved);
        let stored = Stored { matrix: draft.clone(), cursor: None, saved };
        match store::save(draft.id, &stored, &entry) {
            Ok(()) => self.saving.set(Saving::Saved),
            Err(error) => self.saving.set(Saving::Failed(error)),
        }
        self.list_drafts();
    }

    /// Copies a draft and opens the copy.
    pub fn duplicate(self, id: MatrixId) {
        self.flush();
        match store::load(id) {
            Some(Ok(draft)) => {
                let title = format!("{}, copy", draft.matrix.title);
                self.begin(drafts::copy(&draft.matrix, title, &mut RandomIds));
            }
            Some(Err(error)) => self.report_broken(id, &error),
            None => self.fail("This draft is no longer in this browser."),
        }
    }

    /// Deletes a draft, and offers to bring it back.
    pub fn delete(self, id: MatrixId) {
        self.flush();
        match store::load(id) {
            Some(Ok(draft)) => {
                store::remove(id);
                self.notice.set(Some(Notice {
                    text: format!("“{}” was deleted.", draft.matrix.title),
                    is_error: false,
                    offer: Some(Offer::Restore(Box::new(draft.matrix))),
                }));
                self.list_drafts();
                let shown = self.with_open_now(|open| open.origin() == Origin::Draft(id));
                if shown == Some(true) {
                    dom::set_hash(&Route::Library.hash());
                }
            }
            Some(Err(error)) => self.report_broken(id, &error),
            None => self.list_drafts(),
        }
    }

    /// Brings a deleted draft back.
    pub fn restore(self, draft: Matrix) {
        self.notice.set(None);
        self.begin(Ok(draft));
    }

    /// Shows what a file holds, or says why it cannot be read. Changes nothing else.
    pub fn preview(self, file: Result<Vec<u8>, ReadError>) {
        match file.and_then(|bytes| json::read(&bytes)) {
            Ok(matrix) => {
                self.notice.set(None);
                self.dialog.set(Some(Dialog::Import(Box::new(matrix))));
            }
            Err(error) => self.fail(format!("Nothing was imported. {error}")),
        }
    }

    /// Takes the file that was previewed.
    pub fn import(self, file: Matrix) {
        self.begin(if is_published(file.id) {
            drafts::from_published(&file, &mut RandomIds)
        } else {
            drafts::from_file(file, store::has, &mut RandomIds)
        });
    }

    /// Shows what another tab has made of the draft on the screen.
    pub(super) fn reopen(self, id: MatrixId, matrix: Matrix) {
        let cursor = self.cursor.get_untracked();
        let open = Open::new(Origin::Draft(id), matrix);
        let settled = cursor.and_then(|cursor| cursor.settled(0, open.matrix(), open.layout()));
        self.open.set(Some(open));
        self.cursor.set(settled);
    }
}

/// Whether a matrix is one of those that come with the app.
fn is_published(id: MatrixId) -> bool {
    remit::catalogue::ALL
        .iter()
        .any(|published| published.matrix().is_ok_and(|matrix| matrix.id == id))
}
