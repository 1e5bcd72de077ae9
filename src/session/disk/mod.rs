//! Saves the draft on the screen to a file on the disk: tells what keeps the two in step what
//! happens, and carries out what it says.
//!
//! What is to be done is decided in `remit_drafts::bound`, which knows no browser. All of it is
//! lazy: what happens comes as a [`Task`](super::Task).

mod begin;
mod carry;
mod choose;
mod decide;
mod say;

use remit_core::matrix::MatrixId;
use remit_drafts::bound::{Answer, Choice, Draft, Event, Moment};
use remit_drafts::keeping::Typing;

use super::{Session, Task};
use crate::platform::disk::Handle;
use crate::platform::now;
use crate::state::{Open, SharedFile};

/// Something about the file to which a draft is saved.
pub enum OnDisk {
    /// The draft on the screen is this one, or another tab may have done something about its file.
    Find(MatrixId),
    /// Another draft is on the screen.
    Left,
    /// The draft on the screen may have changed.
    Changed,
    /// Something else has happened.
    Hear(Event),
    /// Choose a file, and save this draft to it.
    Save(MatrixId),
    /// Choose a file that is there, and keep it and its draft in step.
    Connect,
    /// Save the draft on the screen to its file no more.
    Stop,
    /// Do what the bar asks.
    Agree,
    /// Say no to what the bar asks.
    Decline,
    /// Try at once what has not worked.
    TryAgain,
    /// Take what the draft or the file has where they differ.
    Choose(Choice),
    /// The system has handed a file to the installed app.
    Launched(Handle),
}

/// What a binding is told.
enum Told {
    Event(Event),
    Answer(Answer),
}

impl Session {
    /// Has something done about the file to which the draft on the screen is saved, if there is
    /// one.
    pub(super) fn tell_file(self, act: OnDisk) {
        if self.disk.is_bound.get_untracked() {
            self.later(Task::Disk(act));
        }
    }

    /// The draft on the screen is saved to its file no more.
    pub(super) fn leave_file(self) {
        if self.disk.leave() {
            self.later(Task::Disk(OnDisk::Left));
        }
    }

    /// Does something about the file to which a draft is saved.
    pub(super) async fn on_disk(self, act: OnDisk) {
        match act {
            OnDisk::Find(id) => self.find_file(id).await,
            OnDisk::Left => self.disk.let_go(),
            OnDisk::Changed => self.follow_draft(),
            OnDisk::Hear(event) => self.hear_of_file(event),
            OnDisk::Save(id) => self.save_to_file(id).await,
            OnDisk::Connect => self.connect_to_file().await,
            OnDisk::Stop => self.stop_saving().await,
            OnDisk::Agree => self.agree_on_file().await,
            OnDisk::Decline => self.decline_on_file(),
            OnDisk::TryAgain => self.try_again(),
            OnDisk::Choose(choice) => self.choose_for_file(choice),
            OnDisk::Launched(handle) => self.launched(handle).await,
        }
    }

    fn hear_of_file(self, event: Event) {
        if let Some(file) = self.disk.file() {
            self.tell(&file, Told::Event(event));
        }
    }

    /// Tells the binding that the draft has changed, whoever has changed it.
    fn follow_draft(self) {
        let Some(file) = self.disk.file() else { return };
        let id = file.borrow().id;
        let seen = self.open.draft_now(id, |open| {
            let seen = open.editor().seen();
            (seen.len(), seen.last().copied())
        });
        if let Some(seen) = seen
            && file.borrow().seen != seen
        {
            file.borrow_mut().seen = seen;
            self.tell(&file, Told::Event(Event::Edited));
        }
    }

    /// Tells a binding something while the screen shows its draft, and carries out what it says.
    fn tell(self, file: &SharedFile, told: Told) {
        if !self.disk.is_shown(file) {
            return;
        }
        let (id, is_quiet) = (file.borrow().id, self.is_quiet());
        let effects = self.open.draft_now(id, |open: &Open| {
            let moment = Moment { now: now(), draft: Draft { editor: open.editor(), is_quiet } };
            let binding = &mut file.borrow_mut().binding;
            match told {
                Told::Event(event) => binding.hear(event, &moment),
                Told::Answer(answer) => binding.answer(answer, &moment),
            }
        });
        for effect in effects.into_iter().flatten() {
            self.do_for_file(file, effect);
        }
        self.show_file(file);
    }

    /// Whether the journal has all of the draft, outside of the trash, and no field is open.
    fn is_quiet(self) -> bool {
        let is_kept = self.keeping.keeper().is_some_and(|keeper| {
            let keeper = keeper.borrow();
            keeper.is_kept() && !keeper.is_deleted()
        });
        is_kept && self.typing_now() == Typing::No
    }
}
