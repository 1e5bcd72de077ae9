//! Takes in what other tabs have done to a draft, and what tabs that are gone have left.

use std::time::Duration;

use leptos::prelude::*;
use remit_core::edit::{Act, Command, Editor, Entry, missed, rebase};
use remit_core::matrix::{MatrixId, TabId};
use remit_drafts::kept::Replayed;
use remit_drafts::{DraftError, Stored, journal as format};

use super::Session;
use super::log::{Log, SharedLog};
use crate::browser::ids::RandomIds;
use crate::browser::journal::{self, JournalError};
use crate::browser::{now, store, tabs};

impl Session {
    /// Another tab was first: what was done here follows what was done there.
    pub(super) async fn merge(self, log: &SharedLog) -> Result<(), JournalError> {
        // What another tab tells from now on may come too late for what is about to be read.
        log.borrow_mut().is_behind = false;
        self.merge_now(log).await.inspect_err(|_| log.borrow_mut().is_behind = true)
    }

    async fn merge_now(self, log: &SharedLog) -> Result<(), JournalError> {
        let others = self.other_tabs().await;
        let id = log.borrow().id;
        let Some(kept) = journal::load(id).await? else {
            self.lost(log);
            return Ok(());
        };
        // Nothing waits from here on: no key comes in between.
        let replayed = kept.replay().map_err(JournalError::Unreadable)?;
        if replayed.is_damaged && replayed.head.revision <= log.borrow().head.revision {
            // All that can be read is on the screen, and more.
            let reason = "some of what was done is missing".to_owned();
            return Err(JournalError::Unreadable(DraftError::Damaged(reason)));
        }
        let first = replayed.first();
        let Replayed { mut editor, entries, head, .. } = replayed;
        if self.loses_what_is_typed(&editor) {
            self.commit_typing();
        }
        let held = editor.held().len();
        {
            let mut log = log.borrow_mut();
            let from = (log.head.revision, log.tab);
            let mut missed = missed(&editor, (first, &entries), from);
            if self.is_typing() {
                self.unseen.update_value(|unseen| unseen.extend(missed.iter().cloned()));
            }
            let mut behind = inherit(id, &mut editor, (first, &entries), &others, None, &mut log);
            missed.extend(behind.iter().cloned());
            let pending = std::mem::take(&mut log.pending);
            behind.extend(rebase(&mut editor, &missed, pending, &mut RandomIds));
            log.pending = behind;
            log.since_snapshot = entries.len();
            log.reached(head);
        }
        self.show_merged(log, editor, held, &others);
        Ok(())
    }

    /// The journal has the draft after all, though it was opened without: as if it were opened
    /// now, with what was done here behind that.
    pub(super) async fn reconcile(self, log: &SharedLog) -> Result<(), JournalError> {
        let others = self.other_tabs().await;
        let id = log.borrow().id;
        // If it has gone again meanwhile, the next round begins it.
        let Some(kept) = journal::load(id).await? else { return Ok(()) };
        let replayed = kept.replay().map_err(JournalError::Unreadable)?;
        let first = replayed.first();
        let Replayed { mut editor, entries, head, .. } = replayed;
        let held = editor.held().len();
        {
            let mut log = log.borrow_mut();
            let Some(birth) = log.birth.take() else { return Ok(()) };
            let local = Stored {
                matrix: birth.matrix().clone(),
                view: remit_drafts::View::default(),
                saved: 0,
                revision: log.head.revision,
                base: log.base,
            };
            let mut missed = missed(&editor, (first, &entries), (log.base, log.tab));
            let own = log.tab;
            let mut behind =
                inherit(id, &mut editor, (first, &entries), &others, Some(own), &mut log);
            if behind.is_empty() {
                behind.extend(recover(&mut editor, head.revision, &local, &log, false));
            }
            missed.retain(|entry| birth.done().iter().all(|step| step.id != entry.id));
            let pending = std::mem::take(&mut log.pending);
            behind.extend(rebase(&mut editor, &missed, pending, &mut RandomIds));
            log.pending = behind;
            log.since_snapshot = entries.len();
            log.reached(head);
        }
        self.show_merged(log, editor, held, &others);
        Ok(())
    }

    /// Takes in what another tab has done while nothing was done here.
    pub(super) async fn take_in(self, log: &SharedLog) -> Result<(), JournalError> {
        if std::mem::take(&mut log.borrow_mut().is_searching) {
            return self.merge(log).await.inspect_err(|_| log.borrow_mut().is_searching = true);
        }
        log.borrow_mut().is_behind = false;
        let result = self.follow_journal(log).await;
        if result.is_err() {
            log.borrow_mut().is_behind = true;
        }
        result
    }

    async fn follow_journal(self, log: &SharedLog) -> Result<(), JournalError> {
        let (id, revision) = (log.borrow().id, log.borrow().head.revision);
        let Some(since) = journal::since(id, revision).await? else {
            self.lost(log);
            return Ok(());
        };
        if !log.borrow().pending.is_empty() {
            // Something was done here in the meantime: the next append finds out.
            return Ok(());
        }
        if since.head.deleted.is_some() {
            self.lost(log);
        } else {
            log.borrow_mut().is_gone = false;
        }
        let Some(texts) = since.entries else { return self.merge(log).await };
        if texts.is_empty() {
            return Ok(());
        }
        let read: Result<Vec<Entry>, DraftError> =
            texts.iter().map(|text| format::read_entry(text)).collect();
        let entries = read.map_err(JournalError::Unreadable)?;
        let (count, done) = (entries.len(), entries.clone());
        let unseen = if self.is_typing() { entries.clone() } else { Vec::new() };
        let doomed = self.typing.with_value(Option::is_some) && {
            let after = self.with_draft(id, |open| {
                let mut editor = open.editor().clone();
                done.into_iter().all(|entry| editor.perform(entry).is_ok()).then_some(editor)
            });
            after.flatten().is_none_or(|after| self.loses_what_is_typed(&after))
        };
        if doomed {
            return self.merge(log).await;
        }
        let followed = self.open.try_update(|open| {
            let open = open.as_mut().filter(|open| open.draft() == Some(id))?;
            entries.into_iter().all(|entry| open.perform(entry).is_ok()).then_some(())
        });
        if followed.flatten().is_none() {
            return self.merge(log).await;
        }
        self.unseen.update_value(|before| before.extend(unseen));
        {
            let mut log = log.borrow_mut();
            log.reached(since.head);
            log.since_snapshot += count;
        }
        self.settle(None);
        self.changed_locally();
        Ok(())
    }

    /// Whether somebody types, and a row or party of now would be gone.
    fn loses_what_is_typed(self, after: &Editor) -> bool {
        let then = after.matrix();
        self.typing.with_value(Option::is_some)
            && self.with_open_now(|open| {
                let now = open.matrix();
                now.rows.iter().any(|row| then.position(row.id()).is_none())
                    || now.parties.iter().any(|party| then.column(party.id).is_none())
            }) == Some(true)
    }

    /// The draft was deleted in another tab.
    fn lost(self, log: &SharedLog) {
        let is_news = !std::mem::replace(&mut log.borrow_mut().is_gone, true);
        let id = log.borrow().id;
        if is_news && self.with_draft(id, |_| ()).is_some() {
            self.fail("This draft was deleted in another tab. It is still open here: your next change restores it.");
        }
    }

    /// Shows what two tabs have made together.
    fn show_merged(self, log: &SharedLog, editor: Editor, held: usize, others: &[TabId]) {
        let id = log.borrow().id;
        let waits = editor.held().len() > held;
        if self.with_draft(id, |_| ()).is_some() {
            self.open.update(|open| {
                if let Some(open) = open {
                    open.replace(editor, others);
                }
            });
            self.settle(None);
            self.changed_locally();
        }
        if waits {
            self.announce(
                "Also edited in another tab. Choose above the matrix which edit to keep.",
            );
        }
    }

    /// The tabs that are there beside this one.
    pub(super) async fn other_tabs(self) -> Vec<TabId> {
        let mut tabs = tabs::alive().await;
        tabs.retain(|tab| *tab != self.tab_id);
        tabs
    }

    /// Another tab has something that it has not brought into the journal. If it is about to be
    /// gone, which the browser says a little late, what it has is taken over.
    pub(super) fn search_soon(self, log: &SharedLog) {
        let log = log.clone();
        let again = move || {
            log.borrow_mut().is_searching = true;
            let is_open = self.log().is_some_and(|open| std::rc::Rc::ptr_eq(&open, &log));
            if is_open {
                self.drain();
            }
        };
        // Without a timer it is found when the draft is opened next.
        let _ = set_timeout_with_handle(again, Duration::from_millis(1_500));
    }
}

/// Takes over what tabs that are gone could not bring into the journal; `own` is this tab's
/// name where what it left under it is of an earlier time. The editor has performed what is
/// returned.
pub(super) fn inherit(
    id: MatrixId,
    editor: &mut Editor,
    (first, entries): (u64, &[Option<Entry>]),
    others: &[TabId],
    own: Option<TabId>,
    log: &mut Log,
) -> Vec<Entry> {
    let mut behind: Vec<Entry> = Vec::new();
    for (tab, text) in store::pendings(id) {
        if others.contains(&tab) || (tab == log.tab && own != Some(tab)) {
            continue;
        }
        match format::read_pending(&text) {
            Ok((base, pending)) => {
                let mut missed = missed(editor, (first, entries), (base, tab));
                missed.extend(behind.iter().cloned());
                behind.extend(rebase(editor, &missed, pending, &mut RandomIds));
                if !log.heirs_of.contains(&tab) {
                    log.heirs_of.push(tab);
                }
            }
            Err(DraftError::Damaged(_)) => {
                if store::keep_aside(id, &text) {
                    store::remove_pending(id, tab);
                }
            }
            // It waits for that Remit.
            Err(DraftError::Newer) => {}
        }
    }
    behind
}

/// Takes over what local storage has, where that is newer than the journal, or as new where
/// the journal is damaged. Where the journal has gone on meanwhile, a person chooses. The editor
/// has performed what is returned.
pub(super) fn recover(
    editor: &mut Editor,
    revision: u64,
    local: &Stored,
    log: &Log,
    is_damaged: bool,
) -> Option<Entry> {
    let mends = is_damaged && local.revision == revision;
    if !mends && local.revision <= revision || local.matrix == *editor.matrix() {
        return None;
    }
    let name = "Recover last edit".to_owned();
    let command = Command::Replace(Box::new(local.matrix.clone()));
    let act = if mends || local.base >= revision {
        Act::Do { name, command }
    } else {
        Act::Hold { name, command }
    };
    let entry = Entry { at: now(), ..log.entry(act) };
    matches!(editor.perform(entry.clone()), Ok(Some(_))).then_some(entry)
}

/// Whether a tab that is there has something that is not in the journal.
pub(super) fn waits(id: MatrixId, others: &[TabId]) -> bool {
    store::pendings(id).iter().any(|(tab, _)| others.contains(tab))
}
