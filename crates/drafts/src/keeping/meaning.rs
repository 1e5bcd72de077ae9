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
                let mut steps = editor.done().iter().chain(editor.undone());
                let is_known = steps.any(|other| other.id == step)
                    || editor.held().iter().any(|held| held.id == step);
                // Two changes that follow each other closely are one step, unless those of another
                // tab have come between them.
                let is_other =
                    |act: &Act| !matches!(act, Act::Do { command: now, .. } if *now == command);
                let is_less =
                    || sets(&command) && editor.meant(&entry.act).as_ref().is_some_and(is_other);
                if is_known && !is_less() {
                    return entry;
                }
                Entry { act: Act::Do { name, command }, ..entry }
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

/// Whether a command sets what stands in places that are there before and after it.
fn sets(command: &Command) -> bool {
    matches!(
        command,
        Command::SetTitle(_)
            | Command::SetCells(_)
            | Command::SetActivity(..)
            | Command::SetSection(..)
            | Command::SetParty(_)
    )
}
