//! Opens a draft: the newer of what local storage and the journal have of it.

use leptos::prelude::*;
use remit::drafts::{DraftError, Entry as Head, Stored, journal as format};
use remit::edit::{Act, Command, Editor};
use remit::grid::Cursor;
use remit::matrix::{Matrix, MatrixId, NewIds, TabId};

use super::log::Log;
use super::{Open, Origin, Saving, Session};
use crate::app::late;
use crate::app::route::Route;
use crate::browser::ids::RandomIds;
use crate::browser::journal::{self, JournalError, Kept};
use crate::browser::{dom, store, tabs};

/// What was found of a draft.
pub(super) struct Found {
    editor: Editor,
    cursor: Option<Cursor>,
    log: Log,
    /// What local storage has, where that is newer than the journal.
    newer: Option<Matrix>,
    others: Vec<TabId>,
}

impl Session {
    /// Finds a draft and shows it, unless the person has gone elsewhere in the meantime.
    pub(super) async fn show_draft(self, id: MatrixId) {
        let found = self.find(id).await;
        if self.route.get_untracked() != Route::Draft(id) {
            return;
        }
        match found {
            Ok(Some(found)) => self.show_found(id, found).await,
            Ok(None) => {
                self.close();
                self.fail("This draft is not in this browser. It may have been deleted, or it is in another browser: there, export it and import the file here.");
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
        self.show_found(id, found).await;
        dom::set_hash(&Route::Draft(id).hash());
        self.arrive(Route::Draft(id));
        Ok(true)
    }

    /// The content of a draft, wherever it is.
    pub(super) async fn content(self, id: MatrixId) -> Result<Option<Matrix>, DraftError> {
        let found = self.find(id).await?;
        Ok(found.map(|found| found.newer.unwrap_or_else(|| found.editor.matrix().clone())))
    }

    async fn find(self, id: MatrixId) -> Result<Option<Found>, DraftError> {
        let local = store::load(id);
        let kept = match journal::load(id).await {
            Ok(kept) => kept,
            Err(error) => {
                self.journal_problem.set(Some(error));
                None
            }
        };
        let alive = tabs::alive().await;
        let others: Vec<TabId> = alive.into_iter().filter(|tab| *tab != self.tab_id).collect();
        match (local, kept) {
            (None, None) => Ok(None),
            (Some(Err(error)), None) => Err(error),
            (Some(Ok(local)), None) => Ok(Some(self.found_local(id, local, others))),
            (local, Some(kept)) => self.found_kept(id, local, kept, others).map(Some),
        }
    }

    /// Only local storage has it.
    fn found_local(self, id: MatrixId, local: Stored, others: Vec<TabId>) -> Found {
        let editor = Editor::new(local.matrix);
        let findings = late::findings(editor.matrix());
        let head = Head::of(editor.matrix(), &findings, local.saved, local.revision);
        let mut log = Log::new(id, self.tab_id, head);
        log.birth = Some(format::write_snapshot(&editor));
        Found { editor, cursor: local.cursor, log, newer: None, others }
    }

    /// The journal has it, and perhaps local storage, too.
    fn found_kept(
        self,
        id: MatrixId,
        local: Option<Result<Stored, DraftError>>,
        kept: Kept,
        others: Vec<TabId>,
    ) -> Result<Found, DraftError> {
        let Kept { head, snapshot, entries } = kept;
        let revision = head.revision;
        let mut log = Log::new(id, self.tab_id, head);
        log.since_snapshot = entries.len();
        let editor = match super::journaling::replay(&snapshot, &entries) {
            Ok(editor) => editor,
            Err(JournalError::Unreadable(error)) => {
                let Some(Ok(local)) = local.filter(|_| error != DraftError::Newer) else {
                    return Err(error);
                };
                // The journal is damaged, and local storage is not.
                store::keep_aside(id, &format!("{snapshot}\n{}", entries.join("\n")));
                let mut found = self.found_local(id, local, others);
                found.log.head.revision = revision + 1;
                found.log.is_damaged = true;
                return Ok(found);
            }
            Err(error) => return Err(DraftError::Damaged(error.to_string())),
        };
        // The steps of a tab that is gone are taken over with its name.
        if let Some(last) = editor.done().last().filter(|step| !others.contains(&step.tab)) {
            log.tab = last.tab;
        }
        let (cursor, newer) = match local {
            Some(Ok(local)) => {
                let is_newer = local.revision > revision && local.matrix != *editor.matrix();
                (local.cursor, is_newer.then_some(local.matrix))
            }
            Some(Err(error)) => {
                self.report_broken(id, &error);
                (None, None)
            }
            None => (None, None),
        };
        Ok(Found { editor, cursor, log, newer, others })
    }

    async fn show_found(self, id: MatrixId, found: Found) {
        let Found { editor, cursor, log, newer, others } = found;
        let is_damaged = log.is_damaged;
        let needs_birth = log.birth.is_some();
        self.show(Open::with_history(Origin::Draft(id), editor, others), cursor);
        self.set_log(Some(log));
        self.saving.set(Saving::Saved);
        self.is_unsaved.set_value(false);
        if is_damaged {
            self.fail("The journal of this draft was damaged. What local storage had of it is on the screen; the damaged text was set aside, see Storage.");
        }
        if let Some(newer) = newer {
            let replace = Command::Replace(Box::new(newer));
            self.perform(Act::Do {
                name: "Recover what was typed last".to_owned(),
                command: replace,
            });
        }
        if !store::has(id) {
            // Local storage was emptied, or is too small: it gets what it can take.
            self.changed_locally();
        }
        if needs_birth {
            self.drain();
        }
        if let Ok(times) = journal::version_times(id).await
            && let Some(log) = self.log().filter(|log| log.borrow().id == id)
        {
            let mut log = log.borrow_mut();
            log.last_version = log.last_version.or(times.last().copied());
        }
    }
}

/// The name of this tab, for as long as it is there.
pub(super) fn new_tab() -> TabId {
    let tab = RandomIds.tab();
    tabs::announce(tab);
    tab
}
