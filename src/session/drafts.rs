//! Begins, copies, deletes and imports drafts.

use std::time::Duration;

use leptos::prelude::*;
use remit_core::edit::Editor;
use remit_core::matrix::{Broken, Matrix, MatrixId};
use remit_drafts as drafts;
use remit_drafts::Entry;
use remit_drafts::keeping::{Event, Keeper};
use remit_formats::catalogue::Published;
use remit_formats::json;

use super::{Notice, Offer, Open, Origin, Session, Task};
use crate::actions::RENAME;
use crate::platform::ids::RandomIds;
use crate::platform::persistence::ask_to_persist;
use crate::platform::store::Listed;
use crate::platform::{dom, journal, now, store};
use crate::state::route::Route;

/// What becomes of the matrix on the screen when somebody edits it.
enum Begun {
    Already,
    ReadOnly,
    New(Box<Result<Matrix, Broken>>),
}

impl Session {
    /// Reads the list of drafts anew: what local storage lists, and what only the journal has.
    pub fn list_drafts(self) {
        self.list();
        // What lists the journal is loaded in its time, and lists it then.
        if self.is_loaded() {
            self.later(Task::List);
        }
    }

    /// The same, once for much that happens at once.
    pub(super) fn list_soon(self) {
        const DELAY: Duration = Duration::from_millis(200);
        if !self.is_listing.get_value() {
            let again = move || {
                self.is_listing.set_value(false);
                self.list_drafts();
            };
            self.is_listing.set_value(set_timeout_with_handle(again, DELAY).is_ok());
        }
    }

    /// Shows in the list what has just become of one draft.
    pub(super) fn list_one(self, id: MatrixId, entry: Entry) {
        self.drafts.update(|drafts| {
            drafts.retain(|draft| draft.id != id);
            drafts.insert(0, Listed { id, entry });
        });
    }

    pub(super) async fn list_journal(self) {
        match journal::heads().await {
            Ok(heads) => {
                self.purge_old(&heads);
                if self.heads.with_untracked(|before| *before != heads) {
                    self.heads.set(heads);
                }
            }
            Err(error) => self.journal_problem.set(Some(error)),
        }
        self.list();
    }

    /// What local storage lists, and what the journal has beyond that, as far as it was asked.
    fn list(self) {
        let (local, broken) = store::list();
        let mut listed: Vec<Listed> = Vec::new();
        self.heads.with_untracked(|heads| {
            for draft in local {
                match heads.iter().find(|(id, _)| *id == draft.id) {
                    Some((_, head)) if head.revision >= draft.entry.revision => {
                        // Deleted, but the browser had not yet written that to its disk.
                        if head.deleted.is_none() {
                            let newer = head.revision > draft.entry.revision;
                            let entry = if newer { head.clone() } else { draft.entry };
                            listed.push(Listed { id: draft.id, entry });
                        }
                    }
                    _ => listed.push(draft),
                }
            }
            for (id, head) in heads.iter().filter(|(_, head)| head.deleted.is_none()) {
                if listed.iter().all(|draft| draft.id != *id) {
                    listed.push(Listed { id: *id, entry: head.clone() });
                }
            }
        });
        store::sort(&mut listed);
        if self.drafts.with_untracked(|drafts| *drafts != listed) {
            self.drafts.set(listed);
        }
        for (id, error) in broken {
            let is_news = self.reported.with_value(|reported| !reported.contains(&id));
            if is_news {
                self.reported.update_value(|reported| reported.push(id));
                self.report_broken(id, &error);
            }
        }
    }

    /// Makes sure that what is on the screen can be edited: a published matrix becomes a
    /// draft, with the cursor where it is. False where that is not possible.
    pub fn ensure_draft(self) -> bool {
        // Every change passes here: only what is not a draft yet is copied.
        let begun = self.with_open_now(|open| match open.origin() {
            _ if open.is_draft() => Begun::Already,
            Origin::Published(_) => Begun::New(Box::new(remit_core::matrix::from_published(
                open.matrix(),
                &mut RandomIds,
            ))),
            Origin::Draft(_) | Origin::Version(..) => Begun::ReadOnly,
        });
        let draft = match begun {
            None => return false,
            Some(Begun::Already) => return true,
            Some(Begun::ReadOnly) => {
                self.fail(
                    "This is read-only here. To edit it, reload the page or restore this version.",
                );
                return false;
            }
            Some(Begun::New(draft)) => *draft,
        };
        match draft {
            Ok(draft) => {
                let id = draft.id;
                let shown = self.with_open_now(Open::shown);
                self.take_up(draft);
                self.show_again(shown);
                dom::set_hash(&Route::Draft(id).hash());
                self.route.set(Route::Draft(id));
                self.announce("This is now your own draft.");
                true
            }
            Err(broken) => {
                self.fail(format!("The draft couldn't be created: {broken}."));
                false
            }
        }
    }

    /// The same for somebody who has just begun to edit what is on the screen: that this is a copy
    /// of their own by now is said, with the way back.
    pub fn begin_own_copy(self) -> bool {
        let from = self.with_open_now(Open::origin);
        if !self.ensure_draft() {
            return false;
        }
        if let Some(Origin::Published(published)) = from
            && let Some(draft) = self.with_open_now(Open::draft).flatten()
        {
            let title = published.title;
            self.notice.set(Some(Notice {
                text: format!(
                    "You’re editing your own copy of {title}. The published matrix stays as it is."
                ),
                is_error: false,
                offer: Some(Offer::BackTo(published, draft)),
            }));
        }
        true
    }

    /// Goes back to the published matrix of which a draft was begun. With no more than one change
    /// in it the draft was begun by mistake, and goes into the trash.
    pub fn back_to(self, published: &'static Published, draft: MatrixId) {
        self.notice.set(None);
        let steps = self.with_open_now(|open| {
            (open.draft() == Some(draft)).then(|| open.editor().done().len())
        });
        let hash = Route::Published(published).hash();
        dom::set_hash(&hash);
        self.follow(&hash);
        if steps.flatten().is_some_and(|steps| steps <= 1) {
            self.delete(draft);
        }
    }

    /// Keeps a new draft and opens it.
    pub fn begin(self, draft: Result<Matrix, Broken>) {
        match draft {
            Ok(draft) => {
                let id = draft.id;
                self.leave();
                self.dialog.set(None);
                self.cursor.set(None);
                self.editing.set(None);
                self.widths.set(Vec::new());
                self.take_up(draft);
                self.settle(None);
                dom::set_hash(&Route::Draft(id).hash());
                self.arrive(Route::Draft(id));
            }
            Err(broken) => self.fail(format!("The draft couldn't be created: {broken}.")),
        }
    }

    /// Puts a draft that has just been made on the screen, and sees that it is kept.
    fn take_up(self, draft: Matrix) {
        let id = draft.id;
        let editor = Editor::new(draft);
        let mut open = Open::with_history(Origin::Draft(id), editor.clone(), self.tab_id, &[]);
        let entry = Entry::of(open.matrix(), open.findings(), now(), 0);
        // A published matrix goes on to be looked at as it was.
        open.fold(&self.view().folded, true);
        self.open.set(Some(open));
        self.list_one(id, entry.clone());
        self.set_keeper(Some(Keeper::begin(editor, self.tab_id, entry)));
        ask_to_persist();
        self.hear(Event::Looked);
    }

    /// Copies a draft and opens the copy.
    pub fn duplicate(self, id: MatrixId) {
        self.leave();
        self.later(Task::Duplicate(id));
    }

    pub(super) async fn copy_draft(self, id: MatrixId) {
        match self.peek(id).await {
            Ok(Some(matrix)) => {
                let title = format!("{} (copy)", matrix.title);
                self.begin(drafts::copy(&matrix, title, &mut RandomIds));
                // What it is called is for whoever made it to say.
                (RENAME.perform)(self);
            }
            Ok(None) => self.fail("This draft is no longer in this browser."),
            Err(error) => self.report_broken(id, &error),
        }
    }

    /// Takes the file that was previewed.
    pub fn import(self, file: Matrix) {
        let draft = if is_published(file.id) {
            remit_core::matrix::from_published(&file, &mut RandomIds)
        } else {
            drafts::from_file(file, |id| self.has(id), &mut RandomIds)
        };
        if let Ok(draft) = &draft {
            // Whoever sent the file may send another one of it.
            store::record_shared(draft.id, json::content(draft));
        }
        self.begin(draft);
    }

    /// Takes the file that was previewed as a draft beside the one that it came from.
    pub fn import_copy(self, file: &Matrix) {
        let title = format!("{} (copy)", file.title);
        self.begin(drafts::copy(file, title, &mut RandomIds));
    }

    /// Whether there is a draft of this id in this browser, in the bin included.
    pub fn has(self, id: MatrixId) -> bool {
        store::has(id)
            || self.heads.with_untracked(|heads| heads.iter().any(|(other, _)| *other == id))
    }

    /// Shows what another tab has made of the draft on the screen.
    pub(super) fn reopen(self, id: MatrixId, matrix: Matrix) {
        let cursor = self.cursor.get_untracked();
        let editor = Editor::new(matrix);
        let mut open = Open::with_history(Origin::Draft(id), editor, self.tab_id, &[]);
        open.fold(&self.view().folded, true);
        if let Some(shown) = self.with_open_now(Open::shown) {
            open.show_like(shown);
        }
        let settled = cursor.and_then(|cursor| cursor.settled(0, open.matrix(), open.layout()));
        self.open.set(Some(open));
        self.cursor.set(settled);
    }
}

/// Whether a matrix is one of those that come with the app.
fn is_published(id: MatrixId) -> bool {
    remit_formats::catalogue::ALL.iter().any(|published| published.id == id)
}
