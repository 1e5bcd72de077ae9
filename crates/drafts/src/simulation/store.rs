//! What a browser stores: a journal that keeps what has completed, and local storage that may
//! forget its last minute.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::journal::{read_entry, write_entry, write_snapshot};
use crate::keeping::fault::{self, Fault};
use crate::keeping::{Appended, Copies, Created, JournalError, Since};
use crate::kept::{Kept, Value};
use crate::{
    self as drafts, DraftError, Entry as Head, Glance, Stored, read_entry as read_head,
    write_entry as write_head,
};
use remit_core::edit::{Editor, Entry};
use remit_core::matrix::{StepId, TabId};

use super::random::Random;

/// The journal of the one draft.
#[derive(Debug, Clone, Default)]
pub(super) struct Journal {
    pub head: Option<String>,
    pub snapshot: Option<String>,
    pub entries: BTreeMap<u64, String>,
    pub versions: Vec<u64>,
    /// What a newer Remit has written: it is never written over.
    pub newer: bool,
}

impl Journal {
    pub fn kept(&self) -> Option<Kept> {
        let value = |text: &Option<String>| text.clone().map_or(Value::Missing, Value::Text);
        let entries = self.entries.iter().map(|(at, text)| (*at, Value::Text(text.clone())));
        let kept = Kept {
            head: value(&self.head),
            snapshot: value(&self.snapshot),
            entries: entries.collect(),
        };
        (!kept.is_nothing()).then_some(kept)
    }

    fn read_head(&self) -> Result<Option<Head>, JournalError> {
        self.head.as_deref().map(read_head).transpose().map_err(JournalError::Unreadable)
    }

    pub fn create(&mut self, editor: &Editor, head: &Head, replaces: Option<&Value>) -> Created {
        let there = self.head.clone().map_or(Value::Missing, Value::Text);
        let is_free = match replaces {
            Some(damaged) => *damaged == there,
            None => self.kept().is_none(),
        };
        if !is_free {
            return Created::Existed;
        }
        self.entries.clear();
        self.snapshot = Some(write_snapshot(editor, head.revision));
        self.head = Some(write_head(head));
        Created::New
    }

    pub fn append(
        &mut self,
        after: u64,
        entries: &[Entry],
        head: &Head,
    ) -> Result<Appended, JournalError> {
        match self.read_head()? {
            None => return Ok(Appended::Unknown),
            Some(there) if there.revision != after && !fault::is(Fault::Unordered) => {
                return Ok(Appended::Behind);
            }
            Some(_) => {}
        }
        if fault::is(Fault::Lying) && after % 7 == 6 {
            return Ok(Appended::Kept);
        }
        for (at, entry) in (after + 1..).zip(entries) {
            if self.entries.contains_key(&at) && !fault::is(Fault::Unordered) {
                let reason = "its entries do not fit its head".to_owned();
                return Err(JournalError::Unreadable(DraftError::Damaged(reason)));
            }
            self.entries.insert(at, write_entry(entry));
        }
        self.head = Some(write_head(head));
        Ok(Appended::Kept)
    }

    pub fn since(&self, revision: u64) -> Result<Option<Since>, JournalError> {
        let Some(head) = self.read_head()? else { return Ok(None) };
        let behind = self.entries.range(revision + 1..);
        let texts = (revision + 1..)
            .zip(behind)
            .map(|(at, (number, text))| Some(text.clone()).filter(|_| *number == at));
        let entries = texts.collect::<Option<Vec<_>>>();
        let is_whole = |entries: &Vec<_>| head.revision == revision + entries.len() as u64;
        let entries = entries.filter(is_whole);
        Ok(Some(Since { head, entries }))
    }

    pub fn compact(&mut self, revision: u64, snapshot: String) -> Result<(), JournalError> {
        if self.read_head()?.is_some_and(|head| head.revision == revision) {
            self.snapshot = Some(snapshot);
            self.entries.clear();
        }
        Ok(())
    }

    pub fn set_deleted(&mut self, deleted: Option<u64>) {
        if let Ok(Some(head)) = self.read_head() {
            self.head = Some(write_head(&Head { deleted, ..head }));
        }
    }

    /// Cuts an entry off. Says which one it was.
    pub fn damage_entry(&mut self, random: &mut Random) -> Option<StepId> {
        let numbers: Vec<u64> = self.entries.keys().copied().collect();
        let text = self.entries.get_mut(&random.of(&numbers)?)?;
        let entry = read_entry(text).ok()?;
        let is_small = text.contains("\"activity\"") && !text.contains("rows");
        is_small.then(|| {
            text.truncate(text.len() / 2);
            entry.id
        })
    }
}

/// What local storage has of the draft.
#[derive(Debug, Clone, Default)]
pub(super) struct StoredTexts {
    pub draft: Option<Rc<str>>,
    pub pending: BTreeMap<TabId, Rc<str>>,
    pub aside: Vec<Rc<str>>,
}

/// Local storage, with what it was in the last minute.
#[derive(Debug, Default)]
pub(super) struct Storage {
    pub now: StoredTexts,
    before: Vec<(u64, StoredTexts)>,
    pub is_full: bool,
}

/// How much of its last writes the browser may not have written to its disk yet.
pub(super) const FORGOTTEN: u64 = 60_000;

impl Storage {
    /// Changes something at a time. Whatever needs room finds none where it is full.
    pub fn change(&mut self, time: u64, change: impl FnOnce(&mut StoredTexts)) {
        self.before.push((time, self.now.clone()));
        change(&mut self.now);
    }

    /// The browser is gone, and with it whatever came after this time.
    pub fn forget(&mut self, after: u64) {
        if let Some(at) = self.before.iter().position(|(time, _)| *time > after) {
            self.now = self.before.swap_remove(at).1;
        }
        self.before.clear();
    }
}

impl Copies for Storage {
    fn glance(&self) -> Option<Result<Glance, DraftError>> {
        let read = self.load()?;
        Some(read.map(|stored| Glance { view: stored.view, revision: stored.revision }))
    }

    fn load(&self) -> Option<Result<Stored, DraftError>> {
        self.now.draft.as_deref().map(drafts::read)
    }

    fn raw(&self) -> Option<String> {
        self.now.draft.as_deref().map(str::to_owned)
    }

    fn pendings(&self) -> Vec<(TabId, String)> {
        self.now.pending.iter().map(|(tab, text)| (*tab, text.to_string())).collect()
    }
}
