//! What becomes of changes that were made while another tab made some, too.
//!
//! The journal has one order, and the other tab was first. What was done here is done again
//! behind that, except where both changed the same: then a person chooses, and until then
//! nothing is lost.

use super::footprint::{Facet, meet};
use super::{Act, Command, Editor, Entry};
use crate::matrix::{NewIds, Row, StepId, TabId};

/// Makes entries that are not in the journal yet follow those that are. `editor` has performed
/// the `missed` entries already; it performs what is returned, in that order.
pub fn rebase(
    editor: &mut Editor,
    missed: &[Entry],
    pending: Vec<Entry>,
    ids: &mut impl NewIds,
) -> Vec<Entry> {
    let mut theirs: Vec<(StepId, Vec<Facet>)> = Vec::new();
    for entry in missed {
        let touched = match &entry.act {
            Act::Do { command, .. } => (entry.id, command.footprint()),
            Act::Undo(step) | Act::Redo(step) => (*step, editor.touched(*step)),
            Act::Settle { .. } => (entry.id, editor.touched(entry.id)),
            Act::Hold { .. } => continue,
        };
        theirs.push(touched);
    }
    let mut behind = Vec::new();
    let mut perform = |editor: &mut Editor, entry: Entry| {
        let done = editor.perform(entry.clone());
        if matches!(done, Ok(Some(_))) {
            behind.push(entry);
        }
        done.is_ok()
    };
    for entry in pending {
        match entry.act {
            Act::Do { name, command } => {
                let command = anchored(command, editor);
                let mine = command.footprint();
                let met = theirs.iter().find(|(_, facets)| meet(&mine, facets));
                let by = (entry.tab, entry.at);
                let again = Entry {
                    act: Act::Do { name: name.clone(), command: command.clone() },
                    ..entry
                };
                let done = match met {
                    None => perform(editor, again.clone()),
                    Some((step, facets)) if is_deletion_of(facets, &mine) => {
                        keep_what_was_edited(editor, *step, &again, by, ids, &mut perform)
                    }
                    Some(_) => false,
                };
                if !done {
                    let hold = Act::Hold { name, command };
                    perform(editor, Entry { act: hold, ..again });
                }
            }
            // What was taken back or chosen here may be gone; then there is nothing to do.
            act => {
                perform(editor, Entry { act, ..entry });
            }
        }
    }
    behind
}

/// Whether a step has deleted the very row or party in which a command changes something.
fn is_deletion_of(step: &[Facet], mine: &[Facet]) -> bool {
    let container = |facet: &Facet| matches!(facet, Facet::Row(_) | Facet::Party(_));
    step.iter().all(container) && !mine.iter().any(container)
}

/// The other tab has deleted what was edited here: it comes back with the edit, and the
/// deletion waits for a person.
fn keep_what_was_edited(
    editor: &mut Editor,
    deletion: StepId,
    edit: &Entry,
    (tab, at): (TabId, u64),
    ids: &mut impl NewIds,
    perform: &mut impl FnMut(&mut Editor, Entry) -> bool,
) -> bool {
    let name = editor.done().iter().find(|step| step.id == deletion).map(|step| step.name.clone());
    let Some(name) = name else { return false };
    let back = Entry { id: ids.step(), tab, at, act: Act::Undo(deletion) };
    if !perform(editor, back) {
        return false;
    }
    let again = editor.undone().iter().find(|step| step.id == deletion);
    let Some(command) = again.map(|step| step.command.clone()) else { return false };
    let done = perform(editor, edit.clone());
    let hold = Act::Hold { name, command };
    perform(editor, Entry { id: ids.step(), tab, at, act: hold }) && done
}

/// Rows that were added behind a row that is gone are added behind the last one.
fn anchored(command: Command, editor: &Editor) -> Command {
    match command {
        Command::InsertRows { after: Some(row), rows }
            if editor.matrix().position(row).is_none() =>
        {
            Command::InsertRows { after: editor.matrix().rows.last().map(Row::id), rows }
        }
        other => other,
    }
}
