//! The quick copy in local storage.

use super::fault::{self, Fault};
use super::{
    Effect, Ground, JournalError, Keeper, Moment, News, Saying, StoreError, Typing, freeze,
};

/// How long it may wait for changes that follow, in milliseconds.
const DELAY: u64 = 150;
/// To write more rows than these takes longer than a key may wait for its answer. As long as the
/// journal takes every change, they are written when nobody types.
const MANY_ROWS: usize = 1_000;
/// Nobody types when nothing has changed for so long, in milliseconds.
const PAUSE: u64 = 2_000;
/// More entries than these are pending only where the journal does not work at all; then the
/// draft itself in local storage has to do.
const MOST: usize = 2_000;

/// What local storage has of the draft on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copy {
    age: Age,
    problem: Option<StoreError>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Age {
    /// What is on the screen.
    Current,
    /// Something older; it is written at this time.
    Stale(u64),
    /// What another tab has put there, where there is no journal.
    Theirs,
}

impl Copy {
    /// What is known at first: why local storage takes nothing.
    pub fn new(problem: Option<StoreError>) -> Self {
        Self { age: Age::Current, problem }
    }

    /// Why the last try did not work.
    pub fn problem(&self) -> Option<&StoreError> {
        self.problem.as_ref()
    }

    pub fn is_current(&self) -> bool {
        self.age == Age::Current
    }

    pub fn is_due(&self, now: u64) -> bool {
        matches!(self.age, Age::Stale(due) if due <= now)
    }

    /// What is there is older than what is on the screen. `can_wait` until nobody types, or else
    /// is written soon.
    pub fn outdate(&mut self, can_wait: bool, now: u64, out: &mut Vec<Effect>) {
        let due = match self.age {
            Age::Stale(due) if !can_wait => due.min(now + DELAY),
            _ if can_wait => now + PAUSE,
            _ => now + DELAY,
        };
        if self.age != Age::Stale(due) {
            self.age = Age::Stale(due);
            out.push(Effect::Wake(due));
        }
    }

    /// The draft is not on the screen any more: there is nothing more to be written.
    pub fn leave(&mut self) {
        self.age = Age::Current;
    }
}

impl Keeper {
    pub(super) fn can_wait(&self, moment: &Moment) -> bool {
        let is_large =
            moment.screen.is_some_and(|screen| screen.editor.matrix().rows.len() > MANY_ROWS);
        is_large && self.trouble.is_none()
    }

    /// The page may be gone in a moment, or the journal does not work: writes what there is.
    pub(super) fn copy_now(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        self.copy_pending(out);
        // There may be room again.
        let is_wanted = !self.copy.is_current() || self.copy.problem == Some(StoreError::Full);
        if is_wanted && self.copy.age != Age::Theirs && moment.screen.is_some() {
            let revision = self.revision();
            let base = match &self.ground {
                Ground::Unborn(birth) => birth.base,
                Ground::Here | Ground::Deleted => self.head.revision,
            };
            out.push(Effect::WriteDraft { revision, base });
        }
    }

    /// Keeps what is not in the journal yet, entry by entry: should the page be gone before it is,
    /// whoever opens the draft next brings it there. What the journal does not know at all is in
    /// the draft itself.
    pub(super) fn copy_pending(&mut self, out: &mut Vec<Effect>) {
        let is_born = !matches!(self.ground, Ground::Unborn(_));
        if is_born && !self.pending.is_empty() && self.pending.len() <= MOST {
            out.push(Effect::WritePending {
                base: self.head.revision,
                entries: self.spelled_out(),
            });
        } else if let Some(at) = self.copied.iter().position(|tab| *tab == self.tab) {
            self.copied.remove(at);
            out.push(Effect::RemovePending(self.tab));
        }
    }

    pub(super) fn pending_was_copied(&mut self, is_kept: bool, out: &mut Vec<Effect>) {
        if fault::is(Fault::Hasty) {
            return out.push(Effect::RemovePending(self.tab));
        }
        self.copied.retain(|tab| *tab != self.tab);
        if is_kept {
            self.copied.push(self.tab);
        }
    }

    pub(super) fn was_copied(&mut self, result: Result<(), StoreError>, out: &mut Vec<Effect>) {
        if result == Err(StoreError::Newer) {
            return freeze(out);
        }
        let before = std::mem::replace(&mut self.copy, Copy::new(result.err())).problem;
        if self.copy.problem == Some(StoreError::Full) && before != self.copy.problem {
            out.push(Effect::Say(Saying::Full));
        }
        self.drop_what_is_too_large(out);
    }

    /// A draft that is too large for local storage is in the journal: what local storage has of
    /// it is older.
    pub(super) fn drop_what_is_too_large(&self, out: &mut Vec<Effect>) {
        if self.is_kept() && self.copy.problem == Some(StoreError::TooLarge) {
            out.push(Effect::RemoveDraft);
        }
    }

    /// The journal has everything that local storage has kept for it meanwhile.
    pub(super) fn release_copies(&mut self, out: &mut Vec<Effect>) {
        out.extend(self.copied.drain(..).map(Effect::RemovePending));
    }

    /// Another tab has written the draft: into the journal as well, where there is one. Where
    /// there is none, what waits here to be written was changed at the same moment, and wins.
    pub(super) fn copied_elsewhere(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        if self.trouble() != Some(&JournalError::Missing) {
            return self.look(News::Journal, out);
        }
        if self.copy.is_current() {
            self.copy.age = Age::Theirs;
            if moment.screen.is_some_and(|screen| screen.typing == Typing::No) {
                self.catch_up(out);
            }
        }
    }

    /// Takes in what another tab has written to local storage, so that the next change is made to
    /// that: to be called before one. Where there is a journal that has nothing to say.
    pub fn catch_up(&mut self, out: &mut Vec<Effect>) {
        if self.copy.age == Age::Theirs {
            self.copy.age = Age::Current;
            // Should the journal come back, it is asked what it has.
            self.news = News::All;
            out.push(Effect::ShowCopy);
        }
    }
}
