//! Opens a draft: the newer of what local storage and the journal have of it.

use leptos::prelude::*;
use remit_core::edit::Editor;
use remit_core::matrix::{Matrix, MatrixId, NewIds, TabId};
use remit_drafts::kept::{Kept, Replayed};
use remit_drafts::{DraftError, Entry as Head, Glance, Stored, View, history};
use wasm_bindgen_futures::spawn_local;

use super::log::Log;
use super::merging::{inherit, recover, waits};
use super::{Notice, Offer, Open, Origin, Saving, Session};
use crate::app::lazy;
use crate::app::route::Route;
use crate::browser::ids::RandomIds;
use crate::browser::journal::{self, JournalError};
use crate::browser::{dom, now, store, tabs};

/// What was found of a draft.
pub(super) struct Found {
    editor: Editor,
    view: View,
    log: Log,
    others: Vec<TabId>,
    /// Whether a newer Remit has it now: it can only be read.
    is_frozen: bool,
    /// What could not be read of it.
    damaged: Option<String>,
}

impl Session {
    /// Finds a draft and shows it, unless the person has gone elsewhere in the meantime.
    pub(super) async fn show_draft(self, id: MatrixId) {
        let found = self.find(id).await;
        if self.route.get_untracked() != Route::Draft(id) {
            return;
        }
        match found {
            Ok(Some(found)) if found.log.head.deleted.is_some() => {
                self.close();
                self.notice.set(Some(Notice {
                    text: format!("“{}” is in the trash.", found.log.head.title),
                    is_error: true,
                    offer: Some(Offer::Restore(id, None)),
                }));
            }
            Ok(Some(found)) => self.show_found(id, found),
            Ok(None) => {
                self.close();
                self.fail("This draft isn't in this browser. It may have been deleted, or it may be in another browser: export it there and import the file here.");
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

    async fn find(self, id: MatrixId) -> Result<Option<Found>, DraftError> {
        self.finish(id).await;
        if self.with_draft(id, |_| ()).is_none() {
            self.end_logs(Some(id));
        }
        let others = self.other_tabs().await;
        let mut is_frozen = false;
        let kept = match journal::load(id).await {
            Ok(kept) => kept,
            Err(JournalError::Newer | JournalError::Unreadable(DraftError::Newer)) => {
                is_frozen = true;
                None
            }
            Err(error) => {
                self.journal_problem.set(Some(error));
                None
            }
        };
        if let Some(kept) = kept {
            return self.found_kept(id, kept, others).await.map(Some);
        }
        match store::load(id) {
            Some(Err(DraftError::Newer)) => Err(DraftError::Newer),
            None if is_frozen => Err(DraftError::Newer),
            None => Ok(None),
            Some(Err(error)) => match self.last_version(id).await {
                Some(matrix) => {
                    let text = store::set_aside(id);
                    Ok(Some(Found { damaged: text, ..self.found_alone(matrix, others) }))
                }
                None => Err(error),
            },
            Some(Ok(local)) => {
                let mut found = self.found_local(local, others);
                found.is_frozen = is_frozen;
                Ok(Some(found))
            }
        }
    }

    /// Only local storage has it.
    fn found_local(self, local: Stored, others: Vec<TabId>) -> Found {
        let findings = lazy::findings(&local.matrix);
        let head = Head::of(&local.matrix, &findings, local.saved, local.revision);
        let editor = Editor::new(local.matrix);
        let log = Log::of_birth(editor.clone(), self.tab_id, head, local.base);
        Found { editor, view: local.view, log, others, is_frozen: false, damaged: None }
    }

    /// Nothing but this is left of it.
    fn found_alone(self, matrix: Matrix, others: Vec<TabId>) -> Found {
        self.found_local(
            Stored { matrix, view: View::default(), saved: 0, revision: 0, base: 0 },
            others,
        )
    }

    /// The journal has it, and perhaps local storage, too.
    async fn found_kept(
        self,
        id: MatrixId,
        kept: Kept,
        others: Vec<TabId>,
    ) -> Result<Found, DraftError> {
        let local = store::glance(id);
        if let Some(Err(DraftError::Newer)) = local {
            return Err(DraftError::Newer);
        }
        let replayed = match kept.replay() {
            Ok(replayed) => replayed,
            Err(DraftError::Damaged(reason)) => {
                return self.found_damaged(id, &kept, others, reason).await;
            }
            Err(DraftError::Newer) => return Err(DraftError::Newer),
        };
        let first = replayed.first();
        let Replayed { mut editor, head, entries, is_damaged } = replayed;
        let revision = head.revision;
        let mut log = Log::new(id, self.tab_id, head);
        log.since_snapshot = entries.len();
        let mut damaged = None;
        if is_damaged {
            let texts = kept.words();
            if store::keep_aside(id, &texts) {
                log.head = Head {
                    revision: revision + 1,
                    ..Head::of(editor.matrix(), &lazy::findings(editor.matrix()), now(), 0)
                };
                log.birth = Some(Box::new(editor.clone()));
                log.is_damaged = true;
            }
            damaged = Some(texts);
        }
        let own = Some(log.tab);
        let mut behind = inherit(id, &mut editor, (first, &entries), &others, own, &mut log);
        let view = match local {
            Some(Ok(Glance { view, revision: local })) => {
                // Read as a whole it takes as long as the journal: only where it may have more.
                if (local > revision || is_damaged) && behind.is_empty() && !waits(id, &others) {
                    match store::load(id) {
                        Some(Ok(local)) => {
                            behind.extend(recover(&mut editor, revision, &local, &log, is_damaged));
                        }
                        Some(Err(_)) => damaged = store::set_aside(id).or(damaged),
                        None => {}
                    }
                }
                view
            }
            // The journal has it: what is damaged is set aside and written again.
            Some(Err(_)) => {
                damaged = damaged.or_else(|| store::set_aside(id));
                View::default()
            }
            None => View::default(),
        };
        log.pending = behind;
        if !log.is_kept() {
            log.head.deleted = None;
        }
        Ok(Found { editor, view, log, others, is_frozen: false, damaged })
    }

    /// The journal cannot be read: what local storage has, or the last version.
    async fn found_damaged(
        self,
        id: MatrixId,
        kept: &Kept,
        others: Vec<TabId>,
        reason: String,
    ) -> Result<Found, DraftError> {
        let mut found = match store::load(id) {
            Some(Ok(local)) => self.found_local(local, others),
            _ => match self.last_version(id).await {
                Some(matrix) => self.found_alone(matrix, others),
                None => return Err(DraftError::Damaged(reason)),
            },
        };
        let text = kept.words();
        // Without room to set it aside it stays where it is, and the journal is not used.
        found.log.is_damaged = store::keep_aside(id, &text);
        found.log.head.revision = found.log.head.revision.max(kept.revision()) + 1;
        found.log.is_ended = !found.log.is_damaged;
        found.log.failures = u32::from(found.log.is_ended);
        found.damaged = Some(text);
        Ok(found)
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

    fn show_found(self, id: MatrixId, found: Found) {
        let Found { editor, view, log, others, is_frozen, damaged } = found;
        let is_recovered = !log.pending.is_empty();
        let is_kept = log.is_kept();
        let mut open = Open::with_history(Origin::Draft(id), editor, log.tab, &others);
        open.fold(&view.folded, true);
        self.show(open, view.cursor);
        self.widths.set(view.widths);
        self.set_log(Some(log));
        self.is_unsaved.set_value(false);
        // What the draft before this one did not fit into says nothing of this one.
        self.local_problem.set_value(store::probe().err());
        self.saving.set(Saving::Saved);
        if is_frozen {
            self.freeze(id);
            return;
        }
        if let Some(text) = damaged {
            self.tell_of_damage(text);
        }
        if is_recovered {
            self.announce("Your last edit was recovered.");
        }
        if is_recovered || !store::has(id) {
            // Local storage may also have been emptied, or be too small: it gets what it takes.
            self.changed_locally();
        }
        if !is_kept {
            self.saving.set(Saving::Pending);
            self.drain();
            if let Some(log) = self.log().filter(|log| log.borrow().is_ended) {
                self.settle_saving(&log);
            }
        }
        if waits(id, &others)
            && let Some(log) = self.log()
        {
            self.search_soon(&log);
        }
        // Nobody waits for the rest: whoever has come here may go on meanwhile.
        spawn_local(self.know_versions(id));
    }

    /// Learns when the last version of a draft was kept.
    async fn know_versions(self, id: MatrixId) {
        if let Ok(times) = journal::version_times(id).await
            && let Some(log) = self.log().filter(|log| log.borrow().id == id)
        {
            let mut log = log.borrow_mut();
            log.last_version = log.last_version.or(times.last().copied());
        }
        // Another tab may have written while this one was reading, before it could hear.
        self.look_again();
    }
}

/// The name of this tab, for as long as it is there.
pub(super) fn new_tab() -> TabId {
    let tab = RandomIds.tab();
    tabs::announce(tab);
    tab
}
