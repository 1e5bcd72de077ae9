//! What keys and the picker do to cells.

use leptos::prelude::*;
use remit::edit::{ActivityField, CellEdit, Command, SectionField};
use remit::grid::{Column, Cursor};
use remit::matrix::text::notation;
use remit::matrix::{Cell, Holding, LetterSet, Matrix, PartyId, PlanUse, RowId, Section};

use crate::app::session::{Editing, Notice, Offer, Open, Session};

/// A party's cell, where the cursor stands on one.
fn party_cell(session: Session, cursor: Cursor) -> Option<(PartyId, Cell)> {
    let Column::Party(party) = cursor.column else { return None };
    let cell = session.with_open_now(|open| open.matrix().cell(cursor.row, party)).flatten();
    cell.map(|cell| (party, cell))
}

/// Gives or takes the letter of a key. False where the key is no letter of the matrix or the
/// cursor is on no cell that holds letters.
pub fn toggle(session: Session, cursor: Cursor, key: char) -> bool {
    let letter = session.with_open_now(|open| open.matrix().letters.typed(key)).flatten();
    let (Some(letter), Some((party, cell))) = (letter, party_cell(session, cursor)) else {
        return false;
    };
    let letters = cell.letters().toggled(letter);
    let verb = if cell.letters().contains(letter) { "Remove" } else { "Add" };
    let name = |name: &str| format!("{verb} {} for {name}", key.to_uppercase());
    set(session, cursor.row, party, Cell::of(letters), name);
    true
}

/// Empties a party's cell, a plan or a comment.
pub fn clear(session: Session, cursor: Cursor) {
    let is_activity = session.with_open_now(|open| open.matrix().activity(cursor.row).is_some());
    if is_activity != Some(true) {
        // On a section's line the column is only where the cursor came from.
        return;
    }
    match cursor.column {
        Column::Party(party) => {
            let name = |name: &str| format!("Clear {name}");
            set(session, cursor.row, party, Cell::of(LetterSet::EMPTY), name);
        }
        Column::Plan | Column::Comment => commit_text(session, cursor, ""),
        Column::Activity => {}
    }
}

/// Says that an activity does not concern a party, or that it does.
pub fn toggle_applicable(session: Session, cursor: Cursor) {
    let Some((party, cell)) = party_cell(session, cursor) else { return };
    let holding = match cell.holding {
        Holding::NotApplicable => Holding::Letters(LetterSet::EMPTY),
        Holding::Letters(_) => Holding::NotApplicable,
    };
    let name = |name: &str| format!("Not applicable for {name}");
    set(session, cursor.row, party, Cell { holding, ..Cell::default() }, name);
}

fn set(
    session: Session,
    row: RowId,
    party: PartyId,
    cell: Cell,
    name: impl FnOnce(&str) -> String,
) {
    let party_name = session.with_open_now(|open| party_name(open.matrix(), party));
    let party_name = party_name.unwrap_or_default();
    let command = Command::SetCells(vec![CellEdit { row, party, cell }]);
    if session.dispatch(&name(&party_name), command) {
        let held = session.with_open_now(|open| open.matrix().letters.write(cell.letters()));
        let held = held.filter(|held| !held.is_empty()).unwrap_or_else(|| "empty".to_owned());
        session.announce(format!("{party_name} {held}. {}", session.counts()));
    }
}

/// A party's name, for announcements and labels.
pub fn party_name(matrix: &Matrix, party: PartyId) -> String {
    let party = matrix.column(party).and_then(|at| matrix.parties.get(at));
    party.map(|party| party.name.clone()).unwrap_or_default()
}

/// Opens what edits a cell: the picker for letters, a line to type in for everything else.
pub fn open(session: Session, cursor: Cursor) {
    let is_section =
        session.with_open_now(|open| open.matrix().section(cursor.row).is_some()).unwrap_or(false);
    let editing = match cursor.column {
        _ if is_section => Editing::Text(Cursor { column: Column::Activity, ..cursor }),
        Column::Party(_) => Editing::Letters(cursor),
        _ => Editing::Text(cursor),
    };
    if session.with_open_now(Open::is_draft) == Some(true) {
        session.cursor.set(Some(cursor));
        session.editing.set(Some(editing));
    } else {
        session.notice.set(Some(Notice {
            text: "Published matrices are read-only. Type a letter, or make a draft, to edit your own copy.".to_owned(),
            is_error: false,
            offer: Some(Offer::Edit),
        }));
    }
}

/// Goes to the first party's cell of a row that has just got its text.
pub fn begin_cells(session: Session, cursor: Cursor) {
    let party = session.with_open_now(|open| {
        let parties = &open.matrix().parties;
        open.matrix().activity(cursor.row).and(parties.first()).map(|party| party.id)
    });
    let column = party.flatten().map_or(cursor.column, Column::Party);
    session.cursor.set(Some(Cursor { column, ..cursor }));
}

/// What stands in a cell, as people type it.
pub fn text(matrix: &Matrix, cursor: Cursor) -> Option<String> {
    if let Some(section) = matrix.section(cursor.row) {
        return Some(section.heading());
    }
    let activity = matrix.activity(cursor.row)?;
    match cursor.column {
        Column::Activity => Some(notation::write(&activity.text)),
        Column::Plan => Some(activity.plan.printed.clone()),
        Column::Comment => Some(notation::write(&activity.comment)),
        Column::Party(_) => None,
    }
}

/// Takes what was typed.
pub fn commit_text(session: Session, cursor: Cursor, typed: &str) {
    let command = session.with_open_now(|open| command(open.matrix(), cursor, typed)).flatten();
    if let Some((name, command)) = command {
        session.dispatch(name, command);
    }
}

fn command(matrix: &Matrix, cursor: Cursor, typed: &str) -> Option<(&'static str, Command)> {
    let row = cursor.row;
    if matrix.section(row).is_some() {
        let (number, title) = Section::split_heading(typed);
        let set = |field| Command::SetSection(row, field);
        let both = vec![set(SectionField::Number(number)), set(SectionField::Title(title))];
        return Some(("Edit a heading", Command::Group(both)));
    }
    let (name, field) = match cursor.column {
        Column::Activity => ("Edit an activity", ActivityField::Text(notation::read(typed))),
        Column::Plan => ("Edit a plan", ActivityField::Plan(PlanUse::read(typed, &matrix.plans))),
        Column::Comment => ("Edit a comment", ActivityField::Comment(notation::read(typed))),
        Column::Party(_) => return None,
    };
    Some((name, Command::SetActivity(row, field)))
}
