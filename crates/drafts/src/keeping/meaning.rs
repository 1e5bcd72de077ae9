//! What an entry is to do that only names a step or a held command. The journal may turn out not to
//! know that any more: what was done on the screen must not go with it.

use remit_core::edit::{Act, Command, Editor, Entry};
use remit_core::matrix::StepId;

/// What an entry is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Meaning {
    entry: StepId,
    name: String,
    command: Command,
}

impl Meaning {
    /// Of an entry that is about to be performed.
    pub fn of(entry: StepId, act: &Act, editor: &Editor) -> Option<Self> {
        let Some(Act::Do { name, command }) = editor.meant(act) else { return None };
        Some(Self { entry, name, command })
    }

    /// What an entry says to an editor that does not know what it names.
    pub fn spell_out(meanings: &[Self], entry: Entry, editor: &Editor) -> Entry {
        let Some(meaning) = meanings.iter().find(|meaning| meaning.entry == entry.id) else {
            return entry;
        };
        let (name, command) = (meaning.name.clone(), meaning.command.clone());
        match entry.act {
            Act::Undo(step) | Act::Redo(step) => {
                let spelled_out = Act::Do { name, command };
                let stays = if let Some(held) = editor.held().iter().find(|it| it.id == step) {
                    // To give up what waits takes nothing back that is there all the same.
                    let is_all = matches!(held.command, Command::Replace(_));
                    !is_all && would_change(editor, &entry, &held.command)
                } else {
                    // Two changes that follow each other closely are one step, unless those of
                    // another tab have come between them.
                    let now = editor.meant(&entry.act);
                    let is_other = now.as_ref().is_some_and(|now| !is_same(now, &spelled_out));
                    now.is_some() && !(is_other && sets(&spelled_out))
                };
                if stays { entry } else { Entry { act: spelled_out, ..entry } }
            }
            Act::Settle { held, .. } if editor.held().iter().all(|other| other.id != held) => {
                // Somebody else has chosen, too: the same, or something else.
                let act = Act::Do { name: name.clone(), command: command.clone() };
                let is_same = matches!(editor.clone().perform(Entry { act, ..entry }), Ok(None));
                if is_same { entry } else { Entry { act: Act::Hold { name, command }, ..entry } }
            }
            _ => entry,
        }
    }

    /// What an entry says to an editor of which nothing is known.
    pub fn stand_in(meanings: &[Self], entry: Entry) -> Entry {
        let meaning = meanings.iter().find(|meaning| meaning.entry == entry.id);
        match (&entry.act, meaning) {
            (Act::Undo(_) | Act::Redo(_), Some(meaning)) => {
                let (name, command) = (meaning.name.clone(), meaning.command.clone());
                Entry { act: Act::Do { name, command }, ..entry }
            }
            _ => entry,
        }
    }

    /// Forgets those of entries that are not pending any more.
    pub fn forget(meanings: &mut Vec<Self>, pending: &[Entry]) {
        meanings.retain(|meaning| pending.iter().any(|entry| entry.id == meaning.entry));
    }
}

/// Whether a command would change anything now.
fn would_change(editor: &Editor, entry: &Entry, command: &Command) -> bool {
    let act = Act::Do { name: String::new(), command: command.clone() };
    matches!(editor.clone().perform(Entry { act, ..entry.clone() }), Ok(Some(_)))
}

/// Whether two acts do the same, whatever they are called.
fn is_same(one: &Act, other: &Act) -> bool {
    match (one, other) {
        (Act::Do { command: one, .. }, Act::Do { command: other, .. }) => one == other,
        _ => one == other,
    }
}

/// Whether an act sets what stands in places that are there before and after it.
fn sets(act: &Act) -> bool {
    matches!(act, Act::Do { command, .. } if command.sets_places())
}
