//! Brings what is done to a draft into its journal, and takes in what other tabs have done.

use leptos::prelude::*;
use remit::drafts::{DraftError, Entry as Head, history, journal as format};
use remit::edit::{Act, Editor, Entry, rebase};
use remit::matrix::MatrixId;

use super::log::{Log, SharedLog};
use super::{Notice, Saving, Session, Task};
use crate::browser::ids::RandomIds;
use crate::browser::journal::{self, Appended, JournalError};
use crate::browser::now;
use crate::browser::store::StoreError;

/// So many entries behind a snapshot are worth a new one.
const ENOUGH: usize = 200;

impl Session {
    /// Something is new in the log, or in the journal: sees to it, if nobody does already.
    pub(super) fn drain(self) {
        let Some(log) = self.log() else { return };
        if log.borrow().is_busy {
            return;
        }
        log.borrow_mut().is_busy = true;
        self.later(Task::Exchange(log));
    }

    /// Brings this tab and the journal together, and says how that went.
    pub(super) async fn exchange(self, log: SharedLog) {
        let result = self.agree(&log).await;
        log.borrow_mut().is_busy = false;
        match result {
            Ok(()) => self.journal_problem.set(None),
            Err(JournalError::Newer | JournalError::Unreadable(DraftError::Newer)) => {
                self.freeze(log.borrow().id);
            }
            Err(error) => self.journal_problem.set(Some(error)),
        }
        self.settle_saving(&log);
    }

    /// Until this tab and the journal have the same.
    async fn agree(self, log: &SharedLog) -> Result<(), JournalError> {
        loop {
            let id = log.borrow().id;
            let birth = log.borrow_mut().birth.take();
            if let Some(birth) = birth {
                let head = log.borrow().head.clone();
                let replace = log.borrow().is_damaged;
                let created = journal::create(id, &birth, &head, replace).await;
                match &created {
                    Ok(()) => log.borrow_mut().is_damaged = false,
                    Err(_) => log.borrow_mut().birth = Some(birth),
                }
                created?;
            }
            let batch = log.borrow().pending.clone();
            if batch.is_empty() {
                if !std::mem::take(&mut log.borrow_mut().is_behind) {
                    break;
                }
                self.take_in(log).await?;
                continue;
            }
            let revision = log.borrow().head.revision;
            let head = self.head(log, revision + batch.len() as u64);
            let texts: Vec<String> = batch.iter().map(format::write_entry).collect();
            match journal::append(id, revision, &texts, &head).await? {
                Appended::Kept => {
                    let mut log = log.borrow_mut();
                    log.pending.drain(..batch.len());
                    log.head = head;
                    log.since_snapshot += batch.len();
                    self.tell(id);
                }
                Appended::Behind => self.merge(log).await?,
                Appended::Unknown => self.begin_anew(log),
            }
        }
        self.keep_version(log).await?;
        self.compact(log).await
    }

    /// What lists show of the draft at a revision.
    fn head(self, log: &SharedLog, revision: u64) -> Head {
        let id = log.borrow().id;
        let now = now();
        let open = self.with_open_now(|open| {
            (open.draft() == Some(id))
                .then(|| Head::of(open.matrix(), open.findings(), now, revision))
        });
        let before = || Head { revision, saved: now, ..log.borrow().head.clone() };
        open.flatten().unwrap_or_else(before)
    }

    /// The journal has lost the draft, or never had it: it begins with what is here.
    fn begin_anew(self, log: &SharedLog) {
        let revision = log.borrow().revision();
        let head = self.head(log, revision);
        let id = log.borrow().id;
        let snapshot = self.with_open_now(|open| {
            (open.draft() == Some(id)).then(|| format::write_snapshot(open.editor()))
        });
        let mut log = log.borrow_mut();
        // Of a draft that is not on the screen any more, local storage has all.
        log.birth = snapshot.flatten();
        log.pending.clear();
        log.head = head;
    }

    /// Another tab was first: what was done here follows what was done there.
    async fn merge(self, log: &SharedLog) -> Result<(), JournalError> {
        let id = log.borrow().id;
        let Some(kept) = journal::load(id).await? else { return Ok(()) };
        let mut editor = replay(&kept.snapshot, &kept.entries)?;
        // Nothing waits from here on: no key comes in between.
        let known =
            self.with_open_now(|open| (open.draft() == Some(id)).then(|| open.editor().clone()));
        let missed = missed(&editor, known.flatten().as_ref());
        let pending = std::mem::take(&mut log.borrow_mut().pending);
        let held = editor.held().len();
        let behind = rebase(&mut editor, &missed, pending, &mut RandomIds);
        let waits = editor.held().len() > held;
        {
            let mut log = log.borrow_mut();
            log.pending = behind;
            log.head = kept.head;
            log.since_snapshot = kept.entries.len();
            log.is_behind = false;
        }
        self.adopt(id, editor);
        if waits {
            self.announce("Another tab changed the same. Choose above the matrix which to keep.");
        }
        Ok(())
    }

    /// Takes in what another tab has done while nothing was done here.
    async fn take_in(self, log: &SharedLog) -> Result<(), JournalError> {
        let (id, revision) = (log.borrow().id, log.borrow().head.revision);
        let new = journal::since(id, revision).await?;
        if !log.borrow().pending.is_empty() {
            // Something was done here in the meantime: the next append finds out.
            return Ok(());
        }
        let entries = new.map(|(revision, texts)| {
            let read: Result<Vec<Entry>, _> =
                texts.iter().map(|text| format::read_entry(text)).collect();
            read.map(|entries| (revision, entries))
        });
        let entries = match entries {
            Some(Ok((_, entries))) if entries.is_empty() => return Ok(()),
            Some(Ok(entries)) => entries,
            Some(Err(error)) => return Err(JournalError::Unreadable(error)),
            None => return self.merge(log).await,
        };
        let (revision, entries) = entries;
        if self.deletes_what_is_typed(&entries) {
            self.commit_typing();
            return self.merge(log).await;
        }
        let count = entries.len();
        let followed = self.open.try_update(|open| {
            let open = open.as_mut().filter(|open| open.draft() == Some(id))?;
            entries.into_iter().all(|entry| open.perform(entry).is_ok()).then_some(())
        });
        if followed.flatten().is_none() {
            return self.merge(log).await;
        }
        {
            let mut log = log.borrow_mut();
            log.head.revision = revision;
            log.since_snapshot += count;
        }
        self.settle(None);
        self.changed_locally();
        Ok(())
    }

    /// Whether the row in which somebody types is among what these entries touch as a whole.
    fn deletes_what_is_typed(self, entries: &[Entry]) -> bool {
        let Some(editing) = self.editing.get_untracked() else { return false };
        let row = remit::edit::Facet::Row(editing.cursor().row);
        entries.iter().any(|entry| match &entry.act {
            Act::Do { command, .. } => command.footprint().contains(&row),
            _ => false,
        })
    }

    /// Shows what two tabs have made together.
    fn adopt(self, id: MatrixId, editor: Editor) {
        let is_open = self.with_open_now(|open| open.draft() == Some(id)) == Some(true);
        if is_open {
            self.open.update(|open| {
                if let Some(open) = open {
                    open.replace(editor);
                }
            });
            self.settle(None);
            self.changed_locally();
        }
    }

    /// Keeps a version of the draft on the screen, where one is due.
    async fn keep_version(self, log: &SharedLog) -> Result<(), JournalError> {
        let (id, last) = (log.borrow().id, log.borrow().last_version);
        let now = now();
        if !history::is_due(last, now) {
            return Ok(());
        }
        let text = self.with_open_now(|open| {
            (open.draft() == Some(id)).then(|| {
                let summary = history::summary(open.editor().done(), last);
                history::write(&history::Version { summary, matrix: open.matrix().clone() })
            })
        });
        let Some(text) = text.flatten() else { return Ok(()) };
        let mut times = journal::version_times(id).await?;
        times.push(now);
        let thinned = history::thinned(&times, now);
        journal::add_version(id, now, &text, &thinned).await?;
        log.borrow_mut().last_version = Some(now);
        Ok(())
    }

    /// Puts a snapshot in place of many entries.
    async fn compact(self, log: &SharedLog) -> Result<(), JournalError> {
        let (id, revision) = (log.borrow().id, log.borrow().head.revision);
        if log.borrow().since_snapshot < ENOUGH || !log.borrow().pending.is_empty() {
            return Ok(());
        }
        let snapshot = self.with_open_now(|open| {
            (open.draft() == Some(id)).then(|| format::write_snapshot(open.editor()))
        });
        if let Some(snapshot) = snapshot.flatten() {
            journal::compact(id, revision, &snapshot).await?;
            log.borrow_mut().since_snapshot = 0;
        }
        Ok(())
    }

    /// A newer Remit has changed the draft: this one shows it, and changes it no more.
    fn freeze(self, id: MatrixId) {
        self.open.update(|open| {
            if let Some(open) = open.as_mut().filter(|open| open.draft() == Some(id)) {
                open.freeze();
            }
        });
        self.editing.set(None);
        self.notice.set(Some(Notice {
            text: "A newer version of Remit has changed this draft in another tab. Here it can only be read: reload this page to get that version.".to_owned(),
            is_error: true,
            offer: None,
        }));
    }

    /// Says where the work is.
    pub(super) fn settle_saving(self, log: &SharedLog) {
        let is_open = self.log().is_some_and(|open| std::rc::Rc::ptr_eq(&open, log));
        if !is_open {
            return;
        }
        let kept = log.borrow().pending.is_empty() && log.borrow().birth.is_none();
        let kept = kept && self.journal_problem.with_untracked(Option::is_none);
        if !kept {
            self.flush();
        }
        self.saving.set(match (kept, self.local_problem.get_value()) {
            // A draft that is too large for local storage belongs in the journal.
            (true, None | Some(StoreError::TooLarge)) => Saving::Saved,
            (true, Some(error)) => Saving::InJournal(error),
            (false, None) => Saving::SavedLoosely,
            (false, Some(error)) => Saving::Failed(error),
        });
    }

    /// Another tab has written into the journal of a draft.
    pub fn journal_changed(self, id: MatrixId) {
        self.list_drafts();
        if let Some(log) = self.log().filter(|log| log.borrow().id == id) {
            log.borrow_mut().is_behind = true;
            self.drain();
        }
    }

    /// The page is in sight again: a browser without a channel has heard nothing meanwhile.
    pub fn look_again(self) {
        if let Some(log) = self.log() {
            log.borrow_mut().is_behind = true;
            self.drain();
        }
    }

    /// The log of the draft on the screen.
    pub(super) fn log(self) -> Option<SharedLog> {
        self.log.get_value()
    }

    /// Begins a log for the draft on the screen, or ends the one there is. What is in it still
    /// gets into the journal.
    pub(super) fn set_log(self, log: Option<Log>) {
        self.log.set_value(log.map(Log::share));
    }
}

/// A draft as a snapshot and the entries behind it leave it.
pub fn replay(snapshot: &str, entries: &[String]) -> Result<Editor, JournalError> {
    let mut editor = format::read_snapshot(snapshot).map_err(JournalError::Unreadable)?;
    for text in entries {
        let entry = format::read_entry(text).map_err(JournalError::Unreadable)?;
        // An entry was carried out before it was written: where it cannot be, what it touched
        // is gone, and so it would have changed nothing.
        let _ = editor.perform(entry);
    }
    Ok(editor)
}

/// The steps that are new in the journal, as entries.
fn missed(journal: &Editor, known: Option<&Editor>) -> Vec<Entry> {
    let is_known = |id| {
        known.is_some_and(|known| {
            known.done().iter().chain(known.undone()).any(|step| step.id == id)
        })
    };
    let moved = |id| {
        known.is_some_and(|known| {
            let was_done = known.done().iter().any(|step| step.id == id);
            let is_done = journal.done().iter().any(|step| step.id == id);
            was_done != is_done
        })
    };
    let steps = journal.done().iter().chain(journal.undone());
    let new = steps.filter(|step| !is_known(step.id) || moved(step.id));
    new.map(|step| Entry {
        id: step.id,
        tab: step.tab,
        at: step.at,
        act: Act::Do { name: step.name.clone(), command: step.command.clone() },
    })
    .collect()
}
