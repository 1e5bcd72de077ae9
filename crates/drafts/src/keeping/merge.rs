//! Joins what other tabs have done, and what tabs that are gone have left, with what was done here.

use super::birth::Birth;
use super::fault::{self, Fault};
use super::meaning::Meaning;
use super::{
    Aside, Effect, Ground, JournalError, Keeper, Moment, News, Reading, Saying, Screen, State,
    Typing, Work,
};
use crate::journal::{read_entry, read_pending};
use crate::kept::{Kept, Replayed};
use crate::{DraftError, Stored};
use remit_core::edit::{Act, Command, Editor, Entry, missed, rebase, rebase_with};
use remit_core::matrix::{Matrix, NewIds, TabId};

/// How far the revision goes on where a damaged journal begins anew.
const BEYOND: u64 = 1_000;

impl Keeper {
    /// All there is was read. What is being typed in what would be gone is taken first.
    pub(super) fn join(
        &mut self,
        reading: Reading,
        moment: &Moment,
        ids: &mut impl NewIds,
        out: &mut Vec<Effect>,
    ) {
        let is_typed = moment.screen.is_some_and(|screen| screen.typing == Typing::Typed);
        let may_lose = |kept: &Kept| match kept.replay() {
            Ok(after) => after.is_damaged || loses_what_is_typed(&after.editor, moment),
            Err(_) => true,
        };
        if is_typed && reading.kept.as_ref().is_some_and(may_lose) {
            out.push(Effect::TakeTyped);
            self.state = State::Busy(Work::Joining(Box::new(reading)));
        } else {
            self.join_now(reading, moment, ids, out);
        }
    }

    /// What was done here follows what was done elsewhere.
    pub(super) fn join_now(
        &mut self,
        reading: Reading,
        moment: &Moment,
        ids: &mut impl NewIds,
        out: &mut Vec<Effect>,
    ) {
        let Some(kept) = reading.kept else {
            if !matches!(self.ground, Ground::Unborn(_)) {
                self.was_deleted(moment, out);
            }
            return self.work(moment, out);
        };
        let replayed = match kept.replay() {
            Err(DraftError::Newer) => return self.trip(JournalError::Newer, moment, out),
            Err(DraftError::Damaged(_)) => {
                return self.mend(&kept, None, reading.others, moment, ids, out);
            }
            Ok(replayed) if replayed.is_damaged && !fault::is(Fault::Blind) => {
                return self.mend(&kept, Some(replayed), reading.others, moment, ids, out);
            }
            Ok(replayed) => replayed,
        };
        let first = replayed.first();
        let Replayed { mut editor, entries, head, .. } = replayed;
        let held = editor.held().len();
        let birth = match std::mem::replace(&mut self.ground, Ground::Here) {
            Ground::Unborn(birth) => Some(birth),
            Ground::Here | Ground::Deleted => {
                // What is on the screen is held against a journal that has less than this tab
                // knows it to have had.
                let is_less = |screen: &Screen| {
                    head.revision < self.head.revision || self.has_more(screen, &editor)
                };
                let screen = moment.screen.filter(is_less);
                screen.map(|screen| Birth::begun(screen.editor.clone(), 0))
            }
        };
        let base = birth.as_ref().map_or(self.head.revision, |birth| birth.base);
        let mut missed = missed(&editor, (first, &entries), (base, self.tab));
        // What this tab has left under its name is of an earlier time where the journal was not
        // known to have the draft.
        let own = birth.is_some().then_some(self.tab);
        let is_gone =
            |tab: TabId| !reading.others.contains(&tab) && (tab != self.tab || own == Some(tab));
        let left = reading.pendings.into_iter().filter(|(tab, _)| is_gone(*tab));
        let inherited = inherit(&mut editor, (first, &entries), left, ids);
        let mut behind = inherited.behind;
        if let Some(birth) = birth {
            if behind.is_empty() {
                let local = birth.stored(self.head.revision);
                let doubt = if reading.others.is_empty() { Doubt::None } else { Doubt::Others };
                let entry =
                    recover(&mut editor, head.revision, &local, doubt, &self.stamp(moment, ids));
                behind.extend(entry);
            }
            if birth.base < first && birth.editor.matrix() != editor.matrix() {
                // What has led there is not told any more: rather one question too many.
                let command = Command::Replace(Box::new(editor.matrix().clone()));
                let act = Act::Do { name: String::new(), command };
                missed.push(Entry { act, ..self.stamp(moment, ids) });
            }
            missed.retain(|entry| birth.editor.done().iter().all(|step| step.id != entry.id));
        }
        missed.extend(behind.iter().cloned());
        self.note_unseen(&missed, moment);
        let mut pending = std::mem::take(&mut self.pending);
        if fault::is(Fault::Forgetful) {
            pending.clear();
        }
        if fault::is(Fault::Careless) {
            missed.clear();
        }
        let meanings = std::mem::take(&mut self.meanings);
        let meant = |entry, editor: &Editor| Meaning::spell_out(&meanings, entry, editor);
        behind.extend(rebase_with(&mut editor, &missed, pending, ids, meant));
        self.meanings = meanings;
        self.pending = behind;
        for tab in inherited.from {
            if !self.copied.contains(&tab) {
                self.copied.push(tab);
            }
        }
        let aside = |(tab, text)| Effect::SetAside(Aside::Pending(tab, text));
        out.extend(inherited.damaged.into_iter().map(aside));
        self.since_snapshot = entries.len();
        self.head = head;
        if self.head.deleted.is_some() && self.pending.is_empty() {
            self.was_deleted(moment, out);
        }
        let is_conflict = editor.held().len() > held;
        if moment.screen.is_some() {
            out.push(Effect::Show(Box::new(editor), reading.others));
            self.copy.outdate(self.can_wait(moment), moment.now, out);
        }
        if is_conflict {
            out.push(Effect::Say(Saying::Conflict));
        }
        self.work(moment, out);
    }

    /// Whether the screen shows what the journal had, and has not any more.
    fn has_more(&self, screen: &Screen, journal: &Editor) -> bool {
        /// A list of what was performed that is longer than this may have forgotten some.
        const SURE: usize = 400;
        let mut seen = screen.editor.seen().iter().rev();
        let last = seen.find(|id| self.pending.iter().all(|entry| entry.id != **id));
        journal.seen().len() < SURE && last.is_some_and(|last| !journal.has_seen(*last))
    }

    /// Something of what the journal has is missing or cannot be read. Where the draft is on the
    /// screen, that is whole: with what can be read of what others have done behind it, it takes
    /// the place of the journal, which is set aside.
    fn mend(
        &mut self,
        kept: &Kept,
        replayed: Option<Replayed>,
        others: Vec<TabId>,
        moment: &Moment,
        ids: &mut impl NewIds,
        out: &mut Vec<Effect>,
    ) {
        let Some(screen) = moment.screen else {
            let error = DraftError::Damaged("it is mended where it is opened".to_owned());
            return self.fail(JournalError::Unreadable(error), moment, out);
        };
        let ours = self.head.revision;
        let joined = match replayed {
            // A snapshot stands for what was not here yet: what was done here follows it.
            Some(mut replayed) if replayed.first() > ours => {
                let entries = (replayed.first(), replayed.entries.as_slice());
                let missed = missed(&replayed.editor, entries, (ours, self.tab));
                rebase(&mut replayed.editor, &missed, self.pending.clone(), ids);
                replayed.editor
            }
            Some(_) | None => {
                let behind = kept.entries.iter().filter(|(number, _)| *number > ours);
                let texts = behind.filter_map(|(_, value)| value.text());
                let theirs = texts.filter_map(|text| read_entry(text).ok()).collect();
                let mut joined = screen.editor.clone();
                rebase(&mut joined, &self.pending, theirs, ids);
                joined
            }
        };
        if joined != *screen.editor {
            out.push(Effect::Show(Box::new(joined), others));
            self.copy.outdate(self.can_wait(moment), moment.now, out);
        }
        let text = kept.words();
        let revision = self.revision().max(kept.revision()) + BEYOND;
        self.news = News::All;
        self.state = State::Busy(Work::SettingAside(kept.head.clone(), revision));
        out.push(Effect::SetAside(Aside::Journal(text)));
    }

    /// What somebody who types cannot see.
    pub(super) fn note_unseen(&mut self, entries: &[Entry], moment: &Moment) {
        let Some(screen) = moment.screen.filter(|screen| screen.typing != Typing::No) else {
            return;
        };
        // A step that is taken back may be forgotten by the time that this is asked for.
        let spelled_out = |entry: &Entry| {
            let act = screen.editor.meant(&entry.act).unwrap_or_else(|| entry.act.clone());
            Entry { act, ..entry.clone() }
        };
        self.unseen.extend(entries.iter().map(spelled_out));
    }

    /// An entry of this tab that says nothing yet.
    pub(super) fn stamp(&self, moment: &Moment, ids: &mut impl NewIds) -> Entry {
        Entry { id: ids.step(), tab: self.tab, at: moment.now, act: Act::Adopt(Vec::new()) }
    }
}

/// Whether these entries would take away where something was typed.
pub(super) fn would_lose_what_is_typed(entries: &[Entry], moment: &Moment) -> bool {
    let Some(screen) = moment.screen.filter(|screen| screen.typing == Typing::Typed) else {
        return false;
    };
    let mut after = screen.editor.clone();
    let all = entries.iter().cloned().all(|entry| after.perform(entry).is_ok());
    !all || loses_what_is_typed(&after, moment)
}

/// Whether somebody types, and a row or party of now would be gone.
fn loses_what_is_typed(after: &Editor, moment: &Moment) -> bool {
    let then: &Matrix = after.matrix();
    moment.screen.filter(|screen| screen.typing == Typing::Typed).is_some_and(|screen| {
        let now = screen.editor.matrix();
        now.rows.iter().any(|row| then.position(row.id()).is_none())
            || now.parties.iter().any(|party| then.column(party.id).is_none())
    })
}

/// What was taken over from tabs that are gone.
pub(super) struct Inherited {
    /// What they could not bring into the journal, as it follows that. It was performed.
    pub behind: Vec<Entry>,
    /// From which tabs.
    pub from: Vec<TabId>,
    /// What could not be read.
    pub damaged: Vec<(TabId, String)>,
}

/// Takes over what tabs that are gone could not bring into the journal, of which the entries
/// behind its snapshot are given.
pub(super) fn inherit(
    editor: &mut Editor,
    (first, entries): (u64, &[Option<Entry>]),
    left: impl IntoIterator<Item = (TabId, String)>,
    ids: &mut impl NewIds,
) -> Inherited {
    let mut inherited = Inherited { behind: Vec::new(), from: Vec::new(), damaged: Vec::new() };
    for (tab, text) in left.into_iter().filter(|_| !fault::is(Fault::Heirless)) {
        match read_pending(&text) {
            Ok((base, pending)) => {
                take_over(
                    editor,
                    (first, entries),
                    (base, tab),
                    pending,
                    &mut inherited.behind,
                    ids,
                );
                inherited.from.push(tab);
            }
            Err(DraftError::Damaged(_)) => inherited.damaged.push((tab, text)),
            // It waits for that Remit.
            Err(DraftError::Newer) => {}
        }
    }
    inherited
}

/// Has entries that a tab could not bring into the journal follow what is there, and what was
/// taken over before.
pub(super) fn take_over(
    editor: &mut Editor,
    (first, entries): (u64, &[Option<Entry>]),
    (base, tab): (u64, TabId),
    pending: Vec<Entry>,
    behind: &mut Vec<Entry>,
    ids: &mut impl NewIds,
) {
    let mut missed = missed(editor, (first, entries), (base, tab));
    missed.extend(behind.iter().cloned());
    behind.extend(rebase(editor, &missed, pending, ids));
}

/// What makes it doubtful that local storage has more than the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Nothing does.
    None,
    /// The journal is damaged: what is as new may be more.
    Damage,
    /// A tab that is there may be about to bring it into the journal.
    Others,
}

/// Takes over what local storage has, where that is newer than the journal, or as new where the
/// journal is damaged. Where the journal has gone on meanwhile, or may be about to, a person
/// chooses. The editor has performed what is returned, which has the identity of the `stamp`.
pub(super) fn recover(
    editor: &mut Editor,
    revision: u64,
    local: &Stored,
    doubt: Doubt,
    stamp: &Entry,
) -> Option<Entry> {
    let mends = doubt == Doubt::Damage && local.revision == revision;
    if !mends && local.revision <= revision || local.matrix == *editor.matrix() {
        return None;
    }
    let name = "Recover last edit".to_owned();
    let command = Command::Replace(Box::new(local.matrix.clone()));
    let act = if mends || local.base >= revision && doubt != Doubt::Others {
        Act::Do { name, command }
    } else {
        Act::Hold { name, command }
    };
    let entry = Entry { act, ..stamp.clone() };
    matches!(editor.perform(entry.clone()), Ok(Some(_))).then_some(entry)
}
