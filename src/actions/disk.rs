//! Actions about the file on the disk to which a draft is saved.

use super::action::{Action, always, in_a_draft, only_if};
use crate::platform::disk;
use crate::session::{OnDisk, Session, Task};
use crate::state::Open;

/// Has the draft saved to a new file.
pub static SAVE_TO_FILE: Action = Action::new(
    "Save to a file…",
    "Save this draft to a new file on your disk as you edit",
    &[],
    in_a_draft,
    |session| {
        if let Some(id) = session.open.now(Open::draft).flatten() {
            session.later(Task::Disk(OnDisk::Save(id)));
        }
    },
);

/// Keeps a file that is there and its draft in step.
static CONNECT: Action = Action::new(
    "Connect to a file…",
    "Open a Remit file and save to it as you edit, or watch a workbook for changes",
    &[],
    always,
    |session| session.later(Task::Disk(OnDisk::Connect)),
);

/// Has the draft saved to its file no more.
static STOP: Action = Action::new(
    "Stop saving to the file",
    "Save this draft in this browser only; the file stays as it is",
    &[],
    is_bound,
    |session| session.later(Task::Disk(OnDisk::Stop)),
);

fn is_bound(session: Session) -> super::Can {
    only_if(session.disk.is_bound.get(), "This draft isn't connected to a file.")
}

/// All of them, where the browser lets pages write files.
pub fn all() -> &'static [&'static Action] {
    const ALL: [&Action; 3] = [&SAVE_TO_FILE, &CONNECT, &STOP];
    if disk::is_there() { &ALL } else { &[] }
}
