//! The one door through which every change of a matrix goes.

use remit_core::edit::{Act, Command, EditError, Performed, Step};
use remit_core::matrix::StepId;
use remit_drafts::keeping::Event;

use super::{Session, Task};
use crate::platform::ids::RandomIds;
use crate::platform::now;
use crate::state::wording::{counts, lower_first};
use crate::state::{Notice, Offer, Open, SharedKeeper};

impl Session {
    /// Carries a command out on the draft on the screen. On a published matrix it starts a
    /// draft first. True where something changed.
    pub fn dispatch(self, name: &str, command: Command) -> bool {
        self.dispatch_step(name, command).is_some()
    }

    /// The same, and says which step it became.
    pub(super) fn dispatch_step(self, name: &str, command: Command) -> Option<StepId> {
        self.perform(Act::Do { name: name.to_owned(), command }).map(|(step, _)| step)
    }

    /// Does something with the draft on the screen, and sees that it is kept; `None` where
    /// nothing has changed.
    fn perform(self, act: Act) -> Option<(StepId, Performed)> {
        if !self.begin_own_copy() {
            return None;
        }
        let keeper = self.keeping.keeper()?;
        self.catch_up();
        let orphaned = self.open.now(Open::orphaned).filter(|tabs| !tabs.is_empty());
        if let Some(orphaned) = orphaned {
            self.enter(&keeper, Act::Adopt(orphaned))?;
        }
        self.enter(&keeper, act)
    }

    fn enter(self, keeper: &SharedKeeper, act: Act) -> Option<(StepId, Performed)> {
        let is_to_be_done = matches!(act, Act::Do { .. });
        let entry = self
            .open
            .now(|open| keeper.borrow_mut().entry(act, open.editor(), now(), &mut RandomIds))?;
        if is_to_be_done && matches!(entry.act, Act::Hold { .. }) {
            self.announce_conflict();
        }
        let step = entry.id;
        let crossed = self.change(|open| open.perform(entry.clone()))??;
        self.keep(keeper, |keeper, moment| keeper.hear(Event::Edited(entry), moment));
        Some((step, crossed))
    }

    /// Takes the last step back.
    pub fn undo(self) {
        let step = self.open.now(|open| {
            let step = open.undoes()?;
            let covered = open.editor().covered(step.id).map(str::to_owned);
            Some((step.id, step.name.clone(), covered))
        });
        match step.flatten() {
            Some((step, name, Some(other))) => self.screen.notify(Notice {
                text: format!(
                    "“{name}” wasn't undone: another tab has edited the same place since \
                    (“{other}”)."
                ),
                is_error: false,
                offer: Some(Offer::Undo(step)),
            }),
            Some((step, ..)) => self.undo_step(step),
            None => {}
        }
    }

    /// Takes a step back, whatever has changed the same since.
    pub fn undo_step(self, step: StepId) {
        if self.perform_and_say("Undo", Act::Undo(step))
            && let Some(id) = self.open.now(Open::draft).flatten()
        {
            self.later(Task::ForgetReceived(id, step));
        }
    }

    /// Does the last undone step again.
    pub fn redo(self) {
        let id = |step: &Step| step.id;
        if let Some(step) = self.open.now(|open| open.redoes().map(id)).flatten() {
            self.perform_and_say("Redo", Act::Redo(step));
        }
    }

    /// Carries a held command out, or gives it up.
    pub fn choose(self, held: StepId, take: bool) {
        self.perform_and_say(
            if take { "Used the other edit" } else { "Kept your draft" },
            Act::Settle { held, take },
        );
    }

    /// False where nothing has changed.
    fn perform_and_say(self, word: &str, act: Act) -> bool {
        let Some((_, performed)) = self.perform(act) else { return false };
        // What changed may be out of sight: the cursor goes there.
        self.select_touched(&performed.reach);
        self.screen.announce(format!(
            "{word}: {}. {}",
            lower_first(&performed.name),
            self.counts()
        ));
        true
    }

    /// Changes the open matrix, keeps the cursor on it and sees that it is saved.
    fn change<T>(self, change: impl FnOnce(&mut Open) -> Result<T, EditError>) -> Option<T> {
        let row_before = self.open.now(|open| {
            self.grid.cursor.get_untracked().and_then(|cursor| open.matrix().position(cursor.row))
        });
        let result = self.open.change(change)?;
        match result {
            Ok(done) => {
                self.settle(row_before.flatten());
                self.screen.dismiss_error();
                Some(done)
            }
            Err(error) => {
                self.screen.fail(format!("Nothing changed: {error}."));
                None
            }
        }
    }

    /// How many findings there are, for announcements.
    pub fn counts(self) -> String {
        self.open.now(|open| counts(open.findings())).unwrap_or_default()
    }
}
