//! What becomes of changes that were made while another tab made some, too.
//!
//! The journal has one order, and the other tab was first. What was done here is done again
//! behind that, except where both changed the same: then a person chooses, and until then
//! nothing is lost.

use super::footprint::{Facet, meet};
use super::{Act, Command, Editor, Entry, Held};
use crate::matrix::{Activity, Cell, NewIds, Row, RowId, StepId, TabId};

/// Makes entries that are not in the journal yet follow those that are. `editor` has performed
/// the `missed` entries already; it performs what is returned, in that order. What is in the
/// journal after all is not done twice.
pub fn rebase(
    editor: &mut Editor,
    missed: &[Entry],
    pending: Vec<Entry>,
    ids: &mut impl NewIds,
) -> Vec<Entry> {
    rebase_with(editor, missed, pending, ids, |entry, _| entry)
}

/// The same. Before its turn each entry is what `meant` makes of it, given what is there by then.
pub fn rebase_with(
    editor: &mut Editor,
    missed: &[Entry],
    pending: Vec<Entry>,
    ids: &mut impl NewIds,
    mut meant: impl FnMut(Entry, &Editor) -> Entry,
) -> Vec<Entry> {
    let theirs: Vec<(StepId, Vec<Facet>)> = missed
        .iter()
        .filter(|entry| pending.iter().all(|other| other.id != entry.id))
        .filter_map(|entry| touched(editor, entry))
        .collect();
    let met = |mine: &[Facet]| -> Vec<&(StepId, Vec<Facet>)> {
        theirs.iter().filter(|(_, facets)| meet(mine, facets)).collect()
    };
    let mut behind = Vec::new();
    let mut perform = |editor: &mut Editor, entry: Entry| {
        let done = editor.perform(entry.clone());
        if matches!(done, Ok(Some(_))) {
            behind.push(entry);
        }
        done.is_ok()
    };
    for entry in pending {
        if editor.has_seen(entry.id) {
            continue;
        }
        let entry = meant(entry, editor);
        match entry.act {
            Act::Do { name, command } => {
                let wanted = command;
                let command = fitted(wanted.clone(), editor);
                let mine = command.footprint();
                let by = (entry.tab, entry.at);
                let again = Entry {
                    act: Act::Do { name: name.clone(), command: command.clone() },
                    ..entry
                };
                let changes_nothing =
                    |editor: &Editor| matches!(editor.clone().perform(again.clone()), Ok(None));
                let done = match met(&mine).as_slice() {
                    // What it was to go behind is gone, and where it goes instead it stands
                    // already: that is not what somebody wanted.
                    [] if command != wanted && changes_nothing(editor) => false,
                    [] => perform(editor, again.clone()),
                    [(step, facets)] if is_deletion_of(facets, &mine) => {
                        keep_what_was_edited(editor, *step, &again, by, ids, &mut perform)
                    }
                    // Who did the same has nothing to choose.
                    _ => changes_nothing(editor),
                };
                if !done {
                    let hold = Act::Hold { name, command };
                    perform(editor, Entry { act: hold, ..again });
                }
            }
            Act::Undo(step) | Act::Redo(step) => {
                // What is taken back waits for a choice: it is given up.
                let is_undo = matches!(entry.act, Act::Undo(_));
                let waits =
                    |held: &Held| held.id == step && !matches!(held.command, Command::Replace(_));
                if is_undo && editor.held().iter().any(waits) {
                    let act = Act::Settle { held: step, take: false };
                    perform(editor, Entry { act, ..entry });
                    continue;
                }
                // A step that is gone meanwhile needs no taking back.
                let Some(Act::Do { name, command }) = editor.meant(&entry.act) else { continue };
                // To take back what another tab has changed since would take that back, too.
                let is_met = !met(&command.footprint()).is_empty();
                if is_met || !perform(editor, entry.clone()) {
                    let command = fitted(command, editor);
                    perform(editor, Entry { act: Act::Hold { name, command }, ..entry });
                }
            }
            Act::Settle { held, take } => {
                let waiting = editor.held().iter().find(|other| other.id == held);
                let is_other = |command: &Command| !met(&command.footprint()).is_empty();
                // Whoever chose it did not see what is there now: they are asked again.
                if !take || !waiting.is_some_and(|waiting| is_other(&waiting.command)) {
                    perform(editor, Entry { act: Act::Settle { held, take }, ..entry });
                }
            }
            act @ (Act::Hold { .. } | Act::Adopt(_)) => {
                perform(editor, Entry { act, ..entry });
            }
        }
    }
    behind
}

/// What others have brought into the journal behind a revision, given the entries of the journal
/// behind its snapshot's revision; `None` stands for one that could not be read. Where the
/// snapshot has taken that in, all that others have done counts: rather one question too many
/// than a change lost.
pub fn missed(
    editor: &Editor,
    (first, entries): (u64, &[Option<Entry>]),
    (base, tab): (u64, TabId),
) -> Vec<Entry> {
    if let Some(from) = base.checked_sub(first) {
        let behind = usize::try_from(from).ok().and_then(|from| entries.get(from..));
        return behind.unwrap_or_default().iter().flatten().cloned().collect();
    }
    let steps = editor.done().iter().chain(editor.undone()).filter(|step| step.tab != tab);
    steps
        .map(|step| Entry {
            id: step.id,
            tab: step.tab,
            at: step.at,
            act: Act::Do { name: step.name.clone(), command: step.command.clone() },
        })
        .collect()
}

/// Whether a command changes what one of these entries has changed. `editor` has performed them.
pub fn meets(editor: &Editor, command: &Command, entries: &[Entry]) -> bool {
    let mine = command.footprint();
    let mut theirs = entries.iter().filter_map(|entry| touched(editor, entry));
    theirs.any(|(_, facets)| meet(&mine, &facets))
}

/// The step that an entry has made or moved, and what it has changed.
fn touched(editor: &Editor, entry: &Entry) -> Option<(StepId, Vec<Facet>)> {
    match &entry.act {
        Act::Do { command, .. } => Some((entry.id, command.footprint())),
        Act::Undo(step) | Act::Redo(step) => Some((*step, editor.touched(*step))),
        Act::Settle { .. } => Some((entry.id, editor.touched(entry.id))),
        Act::Hold { .. } | Act::Adopt(_) => None,
    }
}

/// Whether a step has deleted the very row or party in which a command changes something.
fn is_deletion_of(step: &[Facet], mine: &[Facet]) -> bool {
    let container = |facet: &Facet| matches!(facet, Facet::Row(_) | Facet::Party(_));
    step.iter().all(container) && !mine.iter().any(container)
}

/// The other tab has deleted what was edited here: it comes back with the edit, and the
/// deletion waits for a person. It was a deletion, or an addition that was taken back.
fn keep_what_was_edited(
    editor: &mut Editor,
    deletion: StepId,
    edit: &Entry,
    (tab, at): (TabId, u64),
    ids: &mut impl NewIds,
    perform: &mut impl FnMut(&mut Editor, Entry) -> bool,
) -> bool {
    let named = |steps: &[super::Step]| {
        steps.iter().find(|step| step.id == deletion).map(|step| step.name.clone())
    };
    let (name, back) = match (named(editor.done()), named(editor.undone())) {
        (Some(name), _) => (name, Act::Undo(deletion)),
        (None, Some(name)) => (format!("Undo: {name}"), Act::Redo(deletion)),
        (None, None) => return false,
    };
    if !perform(editor, Entry { id: ids.step(), tab, at, act: back }) {
        return false;
    }
    let mut again = editor.done().iter().chain(editor.undone()).filter(|s| s.id == deletion);
    let Some(command) = again.next().map(|step| step.command.clone()) else { return false };
    let done = perform(editor, edit.clone());
    let hold = Act::Hold { name, command };
    perform(editor, Entry { id: ids.step(), tab, at, act: hold }) && done
}

/// A command as it fits what another tab has left: rows that were added behind a row that is
/// gone are added behind the last one, and empty ones get a cell for each party.
fn fitted(command: Command, editor: &Editor) -> Command {
    let mut added = Vec::new();
    fit(command, editor, &mut added)
}

fn fit(command: Command, editor: &Editor, added: &mut Vec<RowId>) -> Command {
    let matrix = editor.matrix();
    match command {
        Command::InsertRows { after, mut rows } => {
            for row in &mut rows {
                if let Row::Activity(activity) = row
                    && is_empty(activity)
                {
                    activity.cells.resize(matrix.parties.len(), Cell::default());
                }
            }
            let is_there = |row: &RowId| matrix.position(*row).is_some() || added.contains(row);
            let last = || matrix.rows.last().map(Row::id);
            let after = after.and_then(|row| Some(row).filter(is_there).or_else(last));
            added.extend(rows.iter().map(Row::id));
            Command::InsertRows { after, rows }
        }
        Command::MoveRows { after, rows } => {
            let is_there = |row: &RowId| matrix.position(*row).is_some() || added.contains(row);
            let mut others = matrix.rows.iter().map(Row::id).filter(|row| !rows.contains(row));
            let after = match after {
                Some(row) if !is_there(&row) => others.next_back(),
                after => after,
            };
            Command::MoveRows { after, rows }
        }
        Command::MoveParty { party, after } => {
            let mut others = matrix.parties.iter().map(|other| other.id).filter(|id| *id != party);
            let after = match after {
                Some(other) if matrix.column(other).is_none() => others.next_back(),
                after => after,
            };
            Command::MoveParty { party, after }
        }
        Command::Group(commands) => Command::Group(
            commands.into_iter().map(|command| fit(command, editor, added)).collect(),
        ),
        other => other,
    }
}

fn is_empty(activity: &Activity) -> bool {
    activity.marks.is_empty() && activity.cells.iter().all(|cell| *cell == Cell::default())
}
