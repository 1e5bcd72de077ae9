//! Clicks, taps and focus in the grid.

use leptos::ev::{FocusEvent, MouseEvent};
use leptos::prelude::*;
use remit::grid::Cursor;
use web_sys::EventTarget;

use super::{edit, line};
use crate::app::session::Session;
use crate::browser::dom;

/// The cell that an event is about.
fn cell(target: Option<EventTarget>) -> Option<Cursor> {
    let (_, column) = dom::closest(target.clone(), "data-column")?;
    let (_, row) = dom::closest(target, "data-row")?;
    Some(Cursor { row: row.parse().ok()?, column: line::column_of_name(&column)? })
}

/// A click selects a cell; a second one, or a tap, opens it.
pub fn click(session: Session, event: &MouseEvent) {
    if dom::closest(event.target(), "href").is_some() {
        return;
    }
    let Some(cursor) = cell(event.target()) else { return };
    let again = session.click(cursor);
    session.cursor.set(Some(cursor));
    let is_draft = session.with_open_now(crate::app::session::Open::is_draft) == Some(true);
    if again || (is_draft && dom::is_touch()) {
        edit::open(session, cursor);
    } else {
        dom::focus(&line::cell_id(cursor));
    }
}

/// The cursor goes where the focus goes.
pub fn focus(session: Session, event: &FocusEvent) {
    if let Some(cursor) = cell(event.target())
        && session.cursor.get_untracked() != Some(cursor)
        && session.open.with_untracked(|open| {
            open.as_ref().is_some_and(|open| open.matrix().section(cursor.row).is_none())
        })
    {
        session.cursor.set(Some(cursor));
    }
}
