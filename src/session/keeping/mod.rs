//! Runs what keeps drafts: tells it what happens, and carries out what it says.
//!
//! What is to be done is decided in `remit_drafts::keeping`, which knows no browser. Here is only
//! who asks it and who does it. What asks the journal is lazy, and goes through
//! [`Task`](super::Task).

mod ask;
mod carry;
mod say;

use remit_core::matrix::MatrixId;
use remit_drafts::bound;
use remit_drafts::keeping::{Effect, Event, Keeper, Moment, Screen, Typing};

use super::{OnDisk, Session, Task};
use crate::platform::now;
use crate::platform::time::sleep;
use crate::state::{Editing, Open, SharedKeeper};

pub(super) use carry::set_aside;

impl Session {
    /// Puts another draft's keeper in the place of the one there is.
    pub(super) fn set_keeper(self, keeper: Option<Keeper>) {
        self.leave_file();
        if let Some(before) = self.keeping.keeper() {
            // Something may have been done since the page was last asked to keep everything.
            for event in [Event::Hidden, Event::Left] {
                self.keep(&before, |keeper, moment| keeper.hear(event, moment));
            }
        }
        self.keeping.set_keeper(keeper);
    }

    /// Has a keeper do something with what the screen shows, and carries out what it says.
    pub(super) fn keep(
        self,
        keeper: &SharedKeeper,
        act: impl FnOnce(&mut Keeper, &Moment) -> Vec<Effect>,
    ) {
        let (id, typing) = (keeper.borrow().id(), self.typing_now());
        let is_shown = self.keeping.is_shown(keeper);
        let effects = self.open.read(|open| {
            let open = open.filter(|open| is_shown && open.draft() == Some(id));
            let screen = open.map(|open| Screen {
                editor: open.editor(),
                findings: open.findings(),
                typing,
            });
            act(&mut keeper.borrow_mut(), &Moment { now: now(), screen })
        });
        for effect in effects {
            self.do_for(keeper, effect);
        }
        self.show_saving(keeper);
    }

    /// Tells what keeps the draft on the screen what happened.
    pub(super) fn hear(self, event: Event) {
        if let Some(keeper) = self.keeping.keeper() {
            self.keep(&keeper, |keeper, moment| keeper.hear(event, moment));
        }
    }

    /// Takes in what another tab has written where there is no journal, before a change.
    pub(super) fn catch_up(self) {
        if let Some(keeper) = self.keeping.keeper() {
            self.keep(&keeper, |keeper, _| {
                let mut effects = Vec::new();
                keeper.catch_up(&mut effects);
                effects
            });
        }
    }

    /// Shows where the work is on the draft on the screen.
    pub(super) fn show_how_it_is_kept(self) {
        if let Some(keeper) = self.keeping.keeper() {
            self.show_saving(&keeper);
        }
    }

    fn show_saving(self, keeper: &SharedKeeper) {
        if self.keeping.is_shown(keeper) {
            self.keeping.set_saving(keeper.borrow().saving());
            self.tell_file(OnDisk::Changed);
        }
    }

    /// Whether somebody types, or is about to.
    pub(super) fn typing_now(self) -> Typing {
        if self.grid.is_typing() {
            Typing::Typed
        } else if matches!(self.grid.editing.get_untracked(), Some(Editing::Text(..))) {
            Typing::Open
        } else {
            Typing::No
        }
    }

    /// Waits until what was done to a draft is in the journal, or cannot be brought there now.
    pub(super) async fn finish(self, id: MatrixId) {
        for keeper in self.keeping.keepers_of(id) {
            if !keeper.borrow().is_busy() && !keeper.borrow().is_kept() {
                self.keep(&keeper, Keeper::start);
            }
            let mut patience = 300;
            while keeper.borrow().is_busy() && patience > 0 {
                patience -= 1;
                sleep(10).await;
            }
        }
    }

    /// What a draft that was left is to go on with, as whoever opens it takes it over.
    pub(super) fn take_left(self, id: MatrixId) -> Option<Keeper> {
        let left = self.keeping.keepers_of(id).pop()?;
        let taken = left.borrow().clone();
        if !self.keeping.is_shown(&left) {
            self.forget(Some(id));
        }
        (!taken.is_done()).then_some(taken)
    }

    /// What still waits of drafts that are not on the screen is not wanted any more.
    pub(super) fn forget(self, id: Option<MatrixId>) {
        for keeper in
            self.keeping.left().iter().filter(|it| id.is_none_or(|id| it.borrow().id() == id))
        {
            self.keep(keeper, |keeper, moment| keeper.hear(Event::Removed, moment));
        }
        self.keeping.tidy();
    }

    /// How the draft is looked at has changed.
    pub(super) fn changed_locally(self) {
        if self.open.now(Open::is_draft) == Some(true) {
            self.hear(Event::Looked);
        }
    }

    /// Another tab has written into the journal of a draft.
    pub fn journal_changed(self, id: MatrixId) {
        self.list_soon();
        if self.keeping.keeper().is_some_and(|keeper| keeper.borrow().id() == id) {
            self.hear(Event::JournalChanged);
            self.later(Task::Disk(OnDisk::Find(id)));
        }
    }

    /// The page is in sight again: a browser without a channel has heard nothing meanwhile.
    pub fn look_again(self) {
        self.hear(Event::JournalChanged);
        self.tell_file(OnDisk::Hear(bound::Event::Looked));
    }
}
