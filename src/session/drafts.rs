//! Begins, copies, deletes and imports drafts.

use remit_core::edit::Editor;
use remit_core::matrix::{Broken, Matrix, MatrixId};
use remit_drafts as drafts;
use remit_drafts::Head;
use remit_drafts::keeping::{Event, Keeper};
use remit_formats::catalogue::Published;
use remit_formats::json;

use super::{OnDisk, Session, Task};
use crate::platform::ids::RandomIds;
use crate::platform::persistence::ask_to_persist;
use crate::platform::{dom, now, store};
use crate::state::{CameIn, Notice, Offer, Open, Origin, Route, Tab};
use crate::view::focus;

/// What becomes of the matrix on the screen when somebody edits it.
enum Begun {
    Already,
    ReadOnly,
    New(Box<Result<Matrix, Broken>>),
}

impl Session {
    /// Makes sure that what is on the screen can be edited: a published matrix becomes a
    /// draft, with the cursor where it is. False where that is not possible.
    pub fn ensure_draft(self) -> bool {
        // Every change passes here: only what is not a draft yet is copied.
        let begun = self.open.now(|open| match open.origin() {
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
                self.screen.fail(
                    "This is read-only here. To edit it, reload the page or restore this version.",
                );
                return false;
            }
            Some(Begun::New(draft)) => *draft,
        };
        match draft {
            Ok(draft) => {
                let id = draft.id;
                let shown = self.open.now(Open::shown);
                self.take_up(draft);
                self.show_again(shown);
                dom::set_hash(&Route::Draft(id).hash());
                self.screen.set_route(Route::Draft(id));
                self.screen.announce("This is now your own draft.");
                true
            }
            Err(broken) => {
                self.screen.fail(format!("The draft couldn't be created: {broken}."));
                false
            }
        }
    }

    /// The same for somebody who has just begun to edit what is on the screen: that this is a copy
    /// of their own by now is said, with the way back.
    pub fn begin_own_copy(self) -> bool {
        let from = self.open.now(Open::origin);
        if !self.ensure_draft() {
            return false;
        }
        if let Some(Origin::Published(published)) = from
            && let Some(draft) = self.open.now(Open::draft).flatten()
        {
            let title = published.title;
            self.screen.notify(Notice {
                text: format!(
                    "You’re editing your own copy of {title}. The published matrix stays as it is."
                ),
                is_error: false,
                offer: Some(Offer::BackTo(published, draft)),
            });
        }
        true
    }

    /// Goes back to the published matrix of which a draft was begun. With no more than one change
    /// in it the draft was begun by mistake, and goes into the trash.
    pub fn back_to(self, published: &'static Published, draft: MatrixId) {
        self.screen.dismiss();
        let steps =
            self.open.now(|open| (open.draft() == Some(draft)).then(|| open.editor().done().len()));
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
                self.screen.close_dialog();
                self.grid.go_to(None);
                self.grid.end_editing();
                self.grid.set_widths(Vec::new());
                self.take_up(draft);
                self.settle(None);
                dom::set_hash(&Route::Draft(id).hash());
                self.arrive(Route::Draft(id));
            }
            Err(broken) => self.screen.fail(format!("The draft couldn't be created: {broken}.")),
        }
    }

    /// Puts a draft that has just been made on the screen, and sees that it is kept.
    fn take_up(self, draft: Matrix) {
        let id = draft.id;
        let editor = Editor::new(draft);
        // A published matrix goes on to be looked at as it was.
        let open = self.draft(id, editor.clone(), &[], &self.view().folded);
        let entry = Head::of(open.matrix(), open.findings(), now(), 0);
        self.open.show(open);
        self.library.show_first(id, entry.clone());
        self.set_keeper(Some(Keeper::begin(editor, self.keeping.tab, entry)));
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
                self.rename();
            }
            Ok(None) => self.screen.fail("This draft is no longer in this browser."),
            Err(error) => self.report_broken(id, &error),
        }
    }

    /// Has the draft on the screen given another title.
    pub fn rename(self) {
        self.screen.show_tab(Tab::About);
        focus::on_name("about-title".to_owned());
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
            CameIn::became(draft.id);
        }
        let id = draft.as_ref().ok().map(|draft| draft.id);
        self.begin(draft);
        if let Some(id) = id {
            self.later(Task::Disk(OnDisk::Find(id)));
        }
    }

    /// Takes the file that was previewed as a draft beside the one that it came from.
    pub fn import_copy(self, file: &Matrix) {
        let title = format!("{} (copy)", file.title);
        self.begin(drafts::copy(file, title, &mut RandomIds));
    }

    /// Whether there is a draft of this id in this browser, in the trash included.
    pub fn has(self, id: MatrixId) -> bool {
        store::has(id) || self.library.head_of(id, |_| ()).is_some()
    }
}

/// Whether a matrix is one of those that come with the app.
fn is_published(id: MatrixId) -> bool {
    remit_formats::catalogue::ALL.iter().any(|published| published.id == id)
}
