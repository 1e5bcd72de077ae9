//! Actions that add rows and parties.

use remit_core::edit::Command;
use remit_core::grid::{Column, Cursor};
use remit_core::matrix::{Activity, Matrix, NewIds, Party, Row, RowId, Section, Side, Text};

use crate::platform::ids::RandomIds;
use crate::session::Session;
use crate::state::{Begins, Editing, Tab};
use crate::view::focus;

/// Adds an activity below the row of the cursor and opens its text.
pub(super) fn add_activity(session: Session) {
    let Some((after, parties)) =
        session.open.now(|open| (place(session, open.matrix()), open.matrix().parties.len()))
    else {
        return;
    };
    let activity = Activity::new(RandomIds.row(), Text::default(), parties);
    add(session, "Add an activity", after, Row::Activity(Box::new(activity)));
}

/// Adds a section behind the one of the cursor, of the same level, and opens its heading.
pub(super) fn add_section(session: Session) {
    let Some((after, level)) = session.open.now(|open| {
        let matrix = open.matrix();
        let here = place(session, matrix).and_then(|row| matrix.path(row).last().copied());
        match here {
            Some(section) => {
                let end = matrix.extent(section.id).end;
                let last = end.checked_sub(1).and_then(|at| matrix.rows.get(at)).map(Row::id);
                (last, section.level)
            }
            None => (matrix.rows.last().map(Row::id), 1),
        }
    }) else {
        return;
    };
    let section = Section::new(RandomIds.row(), level, "");
    add(session, "Add a section", after, Row::Section(Box::new(section)));
}

/// The row of the cursor, or the last one.
fn place(session: Session, matrix: &Matrix) -> Option<RowId> {
    let at_cursor = session.grid.cursor.get_untracked().map(|cursor| cursor.row);
    at_cursor
        .filter(|row| matrix.position(*row).is_some())
        .or_else(|| matrix.rows.last().map(Row::id))
}

fn add(session: Session, name: &str, after: Option<RowId>, row: Row) {
    let cursor = Cursor { row: row.id(), column: Column::Activity };
    if session.dispatch(name, Command::InsertRows { after, rows: vec![row] }) {
        session.grid.go_to(cursor);
        session.grid.set_fresh(Some(cursor.row));
        // At once, and behind the row: a key that comes before the next frame is of its text.
        session.grid.edit(Editing::Text(cursor, Begins::Over));
    }
}

/// Adds an activity above the row of the cursor and opens its text.
pub(super) fn insert_above(session: Session) {
    let Some((after, parties)) = session.open.now(|open| {
        let matrix = open.matrix();
        let at = session.grid.cursor.get_untracked().and_then(|cursor| matrix.position(cursor.row));
        let above = at.and_then(|at| at.checked_sub(1)).and_then(|at| matrix.rows.get(at));
        (above.map(Row::id), matrix.parties.len())
    }) else {
        return;
    };
    let activity = Activity::new(RandomIds.row(), Text::default(), parties);
    add(session, "Add an activity", after, Row::Activity(Box::new(activity)));
}

/// Adds a party as the last column and opens its name.
pub(super) fn add_party(session: Session) {
    let Some(after) = session.open.now(|open| open.matrix().parties.last().map(|p| p.id)) else {
        return;
    };
    let party = Party { id: RandomIds.party(), name: "New party".to_owned(), side: Side::Other };
    let id = party.id;
    let command = Command::InsertParty { after, party, cells: Vec::new(), marks: Vec::new() };
    if session.dispatch("Add a party", command) {
        session.screen.show_tab(Tab::About);
        focus::on_name(format!("party-{id}"));
    }
}
