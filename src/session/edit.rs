//! The one door through which every change of a matrix goes.

use leptos::prelude::*;
use remit_core::edit::{Act, Command, Crossed, EditError, Step};
use remit_core::grid::Cursor;
use remit_core::matrix::StepId;
use remit_drafts::keeping::Event;

use super::keeping::SharedKeeper;
use super::wording::{counts, lower_first};
use super::{Notice, Offer, Open, Session};
use crate::platform::ids::RandomIds;
use crate::platform::now;

impl Session {
    /// Carries a command out on the draft on the screen. On a published matrix it starts a
    /// draft first. True where something changed.
    pub fn dispatch(self, name: &str, command: Command) -> bool {
        self.perform(Act::Do { name: name.to_owned(), command }).is_some()
    }

    /// Does something with the draft on the screen, and sees that it is kept. `None` where
    /// nothing has changed.
    pub(super) fn perform(self, act: Act) -> Option<Crossed> {
        if !self.begin_own_copy() {
            return None;
        }
        let keeper = self.keeper()?;
        self.catch_up();
        let orphaned = self.with_open_now(Open::orphaned).filter(|tabs| !tabs.is_empty());
        if let Some(orphaned) = orphaned {
            self.enter(&keeper, Act::Adopt(orphaned))?;
        }
        self.enter(&keeper, act)
    }

    fn enter(self, keeper: &SharedKeeper, act: Act) -> Option<Crossed> {
        let is_to_be_done = matches!(act, Act::Do { .. });
        let entry = self.with_open_now(|open| {
            keeper.borrow_mut().entry(act, open.editor(), now(), &mut RandomIds)
        })?;
        if is_to_be_done && matches!(entry.act, Act::Hold { .. }) {
            self.announce_conflict();
        }
        let crossed = self.change(|open| open.perform(entry.clone()))??;
        self.keep(keeper, |keeper, moment| keeper.hear(Event::Edited(entry), moment));
        Some(crossed)
    }

    /// Takes the last step back.
    pub fn undo(self) {
        let step = self.with_open_now(|open| {
            let step = open.undoes()?;
            let covered = open.editor().covered(step.id).map(str::to_owned);
            Some((step.id, step.name.clone(), covered))
        });
        match step.flatten() {
            Some((step, name, Some(other))) => self.notice.set(Some(Notice {
                text: format!(
                    "“{name}” wasn't undone: another tab has edited the same place since \
                    (“{other}”)."
                ),
                is_error: false,
                offer: Some(Offer::Undo(step)),
            })),
            Some((step, ..)) => self.undo_step(step),
            None => {}
        }
    }

    /// Takes a step back, whatever has changed the same since.
    pub fn undo_step(self, step: StepId) {
        self.cross("Undo", Act::Undo(step));
    }

    /// Does the last undone step again.
    pub fn redo(self) {
        let id = |step: &Step| step.id;
        if let Some(step) = self.with_open_now(|open| open.redoes().map(id)).flatten() {
            self.cross("Redo", Act::Redo(step));
        }
    }

    /// Carries a held command out, or gives it up.
    pub fn choose(self, held: StepId, take: bool) {
        self.cross(
            if take { "Used the other edit" } else { "Kept current" },
            Act::Settle { held, take },
        );
    }

    fn cross(self, word: &str, act: Act) {
        let Some(crossed) = self.perform(act) else { return };
        // What changed may be out of sight: the cursor goes there.
        self.select_touched(&crossed.reach);
        self.announce(format!("{word}: {}. {}", lower_first(&crossed.name), self.counts()));
    }

    /// Changes the open matrix, keeps the cursor on it and sees that it is saved.
    fn change<T>(self, change: impl FnOnce(&mut Open) -> Result<T, EditError>) -> Option<T> {
        let row_before = self.with_open_now(|open| {
            self.cursor.get_untracked().and_then(|cursor| open.matrix().position(cursor.row))
        });
        let result = self.open.try_update(|open| open.as_mut().map(change)).flatten()?;
        match result {
            Ok(done) => {
                self.settle(row_before.flatten());
                self.dismiss_error();
                Some(done)
            }
            Err(error) => {
                self.fail(format!("Nothing changed: {error}."));
                None
            }
        }
    }

    /// An error is over with the next thing that works. One about which something can be done
    /// stays until somebody has read it.
    pub fn dismiss_error(self) {
        let is_over = |notice: &Notice| notice.is_error && notice.offer.is_none();
        if self.notice.with_untracked(|notice| notice.as_ref().is_some_and(is_over)) {
            self.notice.set(None);
        }
    }

    /// Keeps the cursor on a cell that is there, and no editor over one that is gone.
    pub(super) fn settle(self, row_before: Option<usize>) {
        let cursor = self.cursor.get_untracked();
        let settled = self.with_open_now(|open| match cursor {
            Some(cursor) => cursor.settled(row_before.unwrap_or(0), open.matrix(), open.layout()),
            None => Cursor::start(open.matrix(), open.layout()),
        });
        if let Some(settled) = settled
            && settled != cursor
        {
            self.cursor.set(settled);
        }
        let edited = self.editing.get_untracked().map(|editing| editing.cursor().row);
        let is_gone = edited.is_some_and(|row| {
            self.with_open_now(|open| open.matrix().position(row).is_none()) == Some(true)
        });
        if is_gone {
            self.editing.set(None);
            self.hear(Event::Typed);
        }
    }

    /// How many findings there are, for announcements.
    pub fn counts(self) -> String {
        self.with_open_now(|open| counts(open.findings())).unwrap_or_default()
    }
}
