//! What keepers say is carried out, and what they ask of the journal is answered.

use super::plan::{Ask, Back, Key, Plan};
use super::{World, failed};
use crate::journal::{write_pending, write_snapshot};
use crate::keeping::{Answer, Aside, Effect, Event, JournalError, Request, StoreError};
use crate::{self as drafts, Stored, View};
use remit_core::edit::Entry;

impl World {
    pub(super) fn carry_out(&mut self, tab: usize, keeper: u32, effect: Effect) {
        match effect {
            Effect::Begin => {
                let wait = self.random.between(1, 20);
                self.plan(tab, wait, Plan::Begin(keeper));
            }
            Effect::Wake(at) => {
                self.plan(tab, at.saturating_sub(self.now), Plan::Wake(keeper));
            }
            Effect::Ask(request) => self.request(tab, keeper, request),
            Effect::WriteDraft { revision, base } => self.write_draft(tab, keeper, revision, base),
            Effect::RemoveDraft => self.storage.change(self.now, |texts| texts.draft = None),
            Effect::WritePending { base, entries } => {
                self.write_pending(tab, keeper, base, &entries);
            }
            Effect::RemovePending(of) => {
                self.storage.change(self.now, |texts| drop(texts.pending.remove(&of)));
            }
            Effect::SetAside(aside) => {
                let is_kept = self.set_aside(&aside);
                if matches!(aside, Aside::Journal(_)) {
                    self.answer(tab, keeper, Answer::SetAside(is_kept));
                }
                self.is_damage_told |= is_kept;
            }
            Effect::Follow(entries) => {
                let done = self.tabs[tab].page.as_mut().is_some_and(|page| {
                    entries.into_iter().all(|entry| page.editor.perform(entry).is_ok())
                });
                self.answer(tab, keeper, Answer::Followed(done));
            }
            Effect::Show(editor, others) => self.tabs[tab].show(*editor, &others),
            Effect::TakeTyped => {
                self.take_typed(tab);
                self.answer(tab, keeper, Answer::TypedTaken);
            }
            Effect::Freeze => {
                if let Some(page) = &mut self.tabs[tab].page {
                    page.is_frozen = true;
                }
                self.tell(tab, keeper, Event::Frozen);
            }
            Effect::Tell => {
                for other in (0..self.tabs.len()).filter(|other| *other != tab) {
                    if !self.random.percent(self.weather.lost_messages) {
                        let wait = self.random.below(self.weather.message_delay);
                        self.plan(other, wait, Plan::Told);
                    }
                }
            }
            Effect::List | Effect::Journal(_) | Effect::Say(_) | Effect::ShowCopy => {}
        }
    }

    fn request(&mut self, tab: usize, keeper: u32, request: Request) {
        let ask = match request {
            Request::Create { editor, head, replaces } => {
                Ask::Create(Box::new((*editor).clone()), head, replaces)
            }
            Request::Append { after, entries, head } => Ask::Append(after, entries, head),
            Request::ReadSince(revision) => Ask::Since(revision),
            Request::ReadAll => Ask::Others,
            Request::ReadVersions => Ask::Versions,
            Request::KeepVersion { at, .. } => Ask::Version(at),
            Request::Compact(revision, editor) => {
                Ask::Compact(revision, write_snapshot(&editor, revision))
            }
        };
        self.ask_soon(tab, keeper, ask);
    }

    pub fn set_aside(&mut self, aside: &Aside) -> bool {
        if self.storage.is_full {
            return false;
        }
        let (Aside::Journal(text) | Aside::Draft(text) | Aside::Pending(_, text)) = aside;
        self.storage.change(self.now, |texts| {
            texts.aside.push(text.as_str().into());
            match aside {
                Aside::Journal(_) => {}
                Aside::Draft(_) => texts.draft = None,
                Aside::Pending(tab, _) => drop(texts.pending.remove(tab)),
            }
        });
        true
    }

    fn write_draft(&mut self, tab: usize, keeper: u32, revision: u64, base: u64) {
        let Some(page) = &self.tabs[tab].page else { return };
        let result = if self.storage.is_full {
            Err(StoreError::Full)
        } else {
            let (matrix, view) = (page.editor.matrix().clone(), View::default());
            let draft = Stored { matrix, view, saved: self.now, revision, base };
            let text = drafts::write(&draft);
            self.storage.change(self.now, |texts| texts.draft = Some(text.into()));
            self.tell_of_writing(tab, Key::Draft);
            Ok(())
        };
        self.tell(tab, keeper, Event::Copied(result));
    }

    fn write_pending(&mut self, tab: usize, keeper: u32, base: u64, entries: &[Entry]) {
        let id = self.tabs[tab].id;
        let is_kept = !self.storage.is_full;
        self.stowed.retain(|(_, of, _)| *of != id);
        if is_kept {
            let text = write_pending(base, entries);
            self.storage.change(self.now, |texts| drop(texts.pending.insert(id, text.into())));
            let entries = entries.iter().map(|entry| entry.id).collect();
            self.stowed.push((self.now, id, entries));
        } else {
            self.storage.change(self.now, |texts| drop(texts.pending.remove(&id)));
        }
        self.tell_of_writing(tab, Key::Pending);
        self.tell(tab, keeper, Event::PendingCopied(is_kept));
    }

    fn tell_of_writing(&mut self, tab: usize, key: Key) {
        for other in (0..self.tabs.len()).filter(|other| *other != tab) {
            let wait = self.random.below(self.weather.message_delay);
            self.plan(other, wait, Plan::Written(key));
        }
    }

    fn ask_soon(&mut self, tab: usize, keeper: u32, ask: Ask) {
        let wait = self.random.below(self.weather.slowness);
        self.plan(tab, wait, Plan::Ask(keeper, ask));
    }

    /// A transaction has its turn. That of a tab that is gone by now may still complete.
    pub(super) fn ask(&mut self, tab: usize, keeper: u32, ask: Ask) {
        if !self.tabs[tab].is_alive && self.random.percent(50) {
            return;
        }
        if let Ask::Others = ask {
            let others = self.others(tab);
            return self.ask_soon(tab, keeper, Ask::All(others));
        }
        let error = match &ask {
            _ if self.fails() => Some(failed()),
            Ask::Create(..) | Ask::Append(..) | Ask::Version(_) if self.is_journal_full => {
                Some(JournalError::Full)
            }
            _ => None,
        };
        let result = error.map_or(Ok(()), Err);
        let journal = &mut self.journal;
        let back = match ask {
            Ask::Create(editor, head, replaces) => Back::Answer(Answer::Created(
                result.map(|()| journal.create(&editor, &head, replaces.as_ref())),
            )),
            Ask::Append(after, entries, head) => Back::Answer(Answer::Appended(
                result.and_then(|()| journal.append(after, &entries, &head)),
            )),
            Ask::Since(revision) => {
                Back::Answer(Answer::Since(result.and_then(|()| journal.since(revision))))
            }
            Ask::All(others) => Back::Read(others, result.map(|()| journal.kept())),
            Ask::Versions => {
                let last = journal.versions.last().copied();
                Back::Answer(Answer::Versions(result.map(|()| last)))
            }
            Ask::Version(at) => {
                Back::Answer(Answer::VersionKept(result.map(|()| journal.versions.push(at))))
            }
            Ask::Compact(revision, text) => Back::Answer(Answer::Compacted(
                result.and_then(|()| journal.compact(revision, text)),
            )),
            Ask::Others => return,
        };
        let wait = self.random.below(self.weather.slowness);
        self.plan(tab, wait, Plan::Back(keeper, back));
    }
}
