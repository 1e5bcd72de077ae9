//! Brings what was done into the journal, one transaction after the other.

use std::rc::Rc;

use super::birth::Birth;
use super::meaning::Meaning;
use super::merge::would_lose_what_is_typed;
use super::{
    Answer, Appended, Created, Effect, End, Ground, JournalError, Keeper, Moment, News, Request,
    Saying, Since, State, Versions, Work, freeze,
};
use crate::journal::read_entry;
use crate::{DraftError, Entry as Head, history};
use remit_core::edit::Entry;
use remit_core::matrix::NewIds;

/// So many entries behind a snapshot are worth a new one.
const ENOUGH: usize = 200;

impl Keeper {
    /// Begins with what is to be done, now that the page was painted.
    pub fn start(&mut self, moment: &Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        if matches!(self.state, State::Idle | State::Due | State::Waiting(_)) {
            self.work(moment, &mut effects);
        }
        effects
    }

    /// Goes on with how something went that was asked for. An answer to what is not asked any
    /// more says nothing.
    pub fn answer(
        &mut self,
        answer: Answer,
        moment: &Moment,
        ids: &mut impl NewIds,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        let out = &mut effects;
        let work = match std::mem::replace(&mut self.state, State::Idle) {
            State::Busy(work) => work,
            other => {
                self.state = other;
                return effects;
            }
        };
        match (answer, work) {
            (Answer::Created(result), Work::Creating(covers, head)) => {
                self.was_created(result, covers, head, moment, out);
            }
            (Answer::Appended(result), Work::Appending(count, head)) => {
                self.was_appended(result, count, head, moment, out);
            }
            (Answer::Since(result), Work::ReadingSince) => self.follow(result, moment, out),
            (Answer::Followed(is_done), Work::Following(count, head)) => {
                self.has_followed(is_done, count, head, moment, out);
            }
            (Answer::Read(Ok(reading)), Work::ReadingAll) => self.join(reading, moment, ids, out),
            (Answer::Read(Err(error)), Work::ReadingAll) => {
                self.news = News::All;
                self.trip(error, moment, out);
            }
            (Answer::TypedTaken, Work::Joining(reading)) => {
                self.join_now(*reading, moment, ids, out);
            }
            (Answer::SetAside(is_kept), Work::SettingAside(head, revision)) => {
                self.begin_beyond(is_kept.then_some(head), revision, moment, out);
            }
            (Answer::Versions(result), Work::ReadingVersions) => {
                // Where they cannot be read, none is kept before the next change.
                self.versions = Versions::Last(result.unwrap_or(Some(moment.now)));
                self.work(moment, out);
            }
            (Answer::VersionKept(result), Work::KeepingVersion)
            | (Answer::Compacted(result), Work::Compacting) => {
                if let Err(error) = result {
                    out.push(Effect::Say(Saying::NoHistory(error)));
                }
                self.work(moment, out);
            }
            (_, work) => self.state = State::Busy(work),
        }
        effects
    }

    /// Asks for the next thing that is to be done.
    pub(super) fn work(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        let work = if let Ground::Unborn(birth) = &self.ground {
            // What was done since goes along, so that nobody finds the one without the other.
            let (editor, covers) = match moment.screen {
                Some(screen) if self.pending.len() > birth.covers => {
                    (Rc::new(screen.editor.clone()), self.pending.len())
                }
                Some(_) | None => (birth.editor.clone(), birth.covers),
            };
            let head = self.head_at(covers.saturating_sub(birth.covers), moment);
            let work = Work::Creating(covers, head.clone());
            out.push(Effect::Ask(Request::Create {
                editor,
                head,
                replaces: birth.replaces.clone(),
            }));
            work
        } else if !self.pending.is_empty() {
            let entries = self.pending.clone();
            let head = self.head_at(entries.len(), moment);
            let work = Work::Appending(entries.len(), head.clone());
            out.push(Effect::Ask(Request::Append { after: self.head.revision, entries, head }));
            work
        } else if moment.screen.is_some() && self.news > News::None {
            // What is told from now on may come too late for what is about to be read.
            match std::mem::replace(&mut self.news, News::None) {
                News::All => self.read_all(out),
                News::Journal | News::None => {
                    out.push(Effect::Ask(Request::ReadSince(self.head.revision)));
                    Work::ReadingSince
                }
            }
        } else {
            self.succeed(out);
            self.release_copies(out);
            match self.keep_house(moment, out) {
                Some(work) => work,
                None => return self.state = State::Idle,
            }
        };
        self.state = State::Busy(work);
    }

    pub(super) fn read_all(&mut self, out: &mut Vec<Effect>) -> Work {
        self.news = News::None;
        out.push(Effect::Ask(Request::ReadAll));
        Work::ReadingAll
    }

    /// What lists show of the draft once so many entries more are in the journal.
    fn head_at(&self, entries: usize, moment: &Moment) -> Head {
        let revision = self.head.revision + entries as u64;
        match moment.screen {
            Some(screen) => Head::of(screen.editor.matrix(), screen.findings, moment.now, revision),
            None => Head { revision, saved: moment.now, deleted: None, ..self.head.clone() },
        }
    }

    /// The journal has so many of the pending entries, and with them this head.
    fn have_kept(&mut self, count: usize, head: Head) {
        self.pending.drain(..count.min(self.pending.len()));
        Meaning::forget(&mut self.meanings, &self.pending);
        (self.head, self.ground) = (head, Ground::Here);
    }

    fn was_created(
        &mut self,
        result: Result<Created, JournalError>,
        covers: usize,
        head: Head,
        moment: &Moment,
        out: &mut Vec<Effect>,
    ) {
        match result {
            Ok(Created::New) => {
                self.have_kept(covers, head);
                if self.copy.is_current() {
                    self.copy_pending(out);
                }
                self.since_snapshot = 0;
                out.extend([Effect::Tell, Effect::List]);
                self.drop_what_is_too_large(out);
                self.work(moment, out);
            }
            // It could not be read before, or another tab was first.
            Ok(Created::Existed) => self.state = State::Busy(self.read_all(out)),
            Err(error) => self.trip(error, moment, out),
        }
    }

    fn was_appended(
        &mut self,
        result: Result<Appended, JournalError>,
        count: usize,
        head: Head,
        moment: &Moment,
        out: &mut Vec<Effect>,
    ) {
        match result {
            Ok(Appended::Kept) => {
                self.have_kept(count, head);
                self.since_snapshot += count;
                out.push(Effect::Tell);
                self.drop_what_is_too_large(out);
                self.work(moment, out);
            }
            Ok(Appended::Behind) => self.state = State::Busy(self.read_all(out)),
            Ok(Appended::Unknown) => match moment.screen {
                Some(screen) => {
                    // The journal has lost the draft: it begins with what is here.
                    let revision = self.revision();
                    let mut birth = Birth::begun(screen.editor.clone(), 0);
                    birth.covers = self.pending.len();
                    self.ground = Ground::Unborn(birth);
                    self.head.revision = revision;
                    self.work(moment, out);
                }
                // It was removed for good while it was not on the screen.
                None => self.state = State::Ended(End::Removed),
            },
            Err(error) => self.trip(error, moment, out),
        }
    }

    /// Something went wrong: a newer Remit is left alone, and damage is looked at as a whole.
    pub(super) fn trip(&mut self, error: JournalError, moment: &Moment, out: &mut Vec<Effect>) {
        match error {
            JournalError::Newer | JournalError::Unreadable(DraftError::Newer) => {
                if moment.screen.is_some() {
                    return freeze(out);
                }
                self.state = State::Ended(End::Newer);
            }
            JournalError::Unreadable(DraftError::Damaged(_)) => {
                self.state = State::Busy(self.read_all(out));
            }
            error => self.fail(error, moment, out),
        }
    }

    /// Takes in what another tab has done while nothing was done here.
    fn follow(
        &mut self,
        result: Result<Option<Since>, JournalError>,
        moment: &Moment,
        out: &mut Vec<Effect>,
    ) {
        let since = match result {
            Ok(since) => since,
            Err(error) => {
                self.news = self.news.max(News::Journal);
                return self.trip(error, moment, out);
            }
        };
        let Some(since) = since else {
            self.was_deleted(moment, out);
            return self.work(moment, out);
        };
        if !self.pending.is_empty() {
            // Something was done here in the meantime: the next append finds out.
            return self.work(moment, out);
        }
        if since.head.deleted.is_some() {
            self.was_deleted(moment, out);
        } else {
            self.ground = Ground::Here;
        }
        let read = |texts: Vec<String>| texts.iter().map(|text| read_entry(text)).collect();
        let entries: Vec<Entry> = match since.entries.map(read) {
            // One that cannot be read is found where all is read.
            None | Some(Err(_)) => return self.state = State::Busy(self.read_all(out)),
            Some(Ok(entries)) => entries,
        };
        if entries.is_empty() || moment.screen.is_none() {
            return self.work(moment, out);
        }
        if would_lose_what_is_typed(&entries, moment) {
            return self.state = State::Busy(self.read_all(out));
        }
        self.note_unseen(&entries, moment);
        self.state = State::Busy(Work::Following(entries.len(), since.head));
        out.push(Effect::Follow(entries));
    }

    fn has_followed(
        &mut self,
        is_done: bool,
        count: usize,
        head: Head,
        moment: &Moment,
        out: &mut Vec<Effect>,
    ) {
        if !is_done {
            return self.state = State::Busy(self.read_all(out));
        }
        self.head = head;
        self.since_snapshot += count;
        self.copy.outdate(self.can_wait(moment), moment.now, out);
        self.work(moment, out);
    }

    /// The draft is in the trash, or gone, by what another tab has done.
    pub(super) fn was_deleted(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        let is_news = std::mem::replace(&mut self.ground, Ground::Deleted) != Ground::Deleted;
        if is_news && moment.screen.is_some() {
            out.push(Effect::Say(Saying::Deleted));
        }
    }

    /// Keeps a version, where one is due, and puts a snapshot in place of many entries.
    fn keep_house(&mut self, moment: &Moment, out: &mut Vec<Effect>) -> Option<Work> {
        let screen = moment.screen.filter(|_| self.ground == Ground::Here)?;
        let last = match self.versions {
            Versions::Unknown => {
                out.push(Effect::Ask(Request::ReadVersions));
                return Some(Work::ReadingVersions);
            }
            Versions::Last(last) => last,
        };
        let is_changed = last.is_none_or(|last| self.head.saved > last);
        if is_changed && history::is_due(last, moment.now) {
            // Should it fail, it is tried again with the next one that is due.
            self.versions = Versions::Last(Some(moment.now));
            let summary = history::summary(screen.editor.done(), last);
            let matrix = Box::new(screen.editor.matrix().clone());
            out.push(Effect::Ask(Request::KeepVersion { at: moment.now, summary, matrix }));
            return Some(Work::KeepingVersion);
        }
        if self.since_snapshot >= ENOUGH {
            // Should it fail, it is tried again after as many entries.
            self.since_snapshot = 0;
            let editor = Box::new(screen.editor.clone());
            out.push(Effect::Ask(Request::Compact(self.head.revision, editor)));
            return Some(Work::Compacting);
        }
        None
    }

    /// What is set aside is damaged: the journal begins anew with what is on the screen, beyond
    /// whatever revision it has, so that other tabs notice.
    fn begin_beyond(
        &mut self,
        replaces: Option<crate::kept::Value>,
        revision: u64,
        moment: &Moment,
        out: &mut Vec<Effect>,
    ) {
        let (Some(head), Some(screen)) = (replaces, moment.screen) else {
            let error = DraftError::Damaged("there is no room to set it aside".to_owned());
            return self.fail(JournalError::Unreadable(error), moment, out);
        };
        let birth = Birth {
            editor: Rc::new(screen.editor.clone()),
            covers: self.pending.len(),
            replaces: Some(head),
            base: self.head.revision,
        };
        self.ground = Ground::Unborn(birth);
        self.head.revision = revision;
        self.work(moment, out);
    }
}
