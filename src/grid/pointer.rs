//! Clicks, taps, drags and focus in the grid.

use leptos::ev::MouseEvent;
use remit_core::grid::{Range, Selection, Span};
use web_sys::EventTarget;

use super::{drag, fill, focus};
use crate::platform::cells::cell_at;
use crate::platform::dom;
use crate::session::{Session, edit};
use crate::state::Open;

/// The button of a mouse that selects.
const MAIN: u16 = 1;

/// With Shift the selection is drawn to the cell, with Ctrl the cell is added to it, on the
/// number of a row the row is selected; everything else is the click's or the focus's matter.
pub fn down(session: Session, event: &MouseEvent) {
    session.grid.press();
    if event.buttons() == MAIN && drag::begin(session, event) {
        event.prevent_default();
        return;
    }
    let Some(cursor) = cell_at(event.target()).filter(|_| event.buttons() == MAIN) else { return };
    if fill::begin(session, event) {
        event.prevent_default();
        return;
    }
    let on_number = dom::closest(event.target(), "data-number").is_some();
    let range =
        Range { span: if on_number { Span::Rows } else { Span::Cells }, ..Range::of(cursor) };
    if event.shift_key() {
        session.draw_to(cursor);
    } else if event.ctrl_key() || event.meta_key() {
        let Some(mut selected) = session.grid.selected() else { return };
        selected.add(range);
        session.select(selected);
    } else if on_number {
        session.select(Selection::of(range));
    } else {
        return;
    }
    // The focus stays where the selection began.
    event.prevent_default();
    if let Some(cursor) = session.grid.cursor.get_untracked() {
        focus::focus_only(session, cursor);
    }
}

/// A pressed mouse that comes to another cell draws the selection there.
pub fn over(session: Session, event: &MouseEvent) {
    if drag::over(session, event) || event.buttons() != MAIN || !focus::is_here() {
        return;
    }
    if let Some(cursor) = cell_at(event.target())
        && !fill::draw_to(session, cursor)
    {
        session.draw_to(cursor);
    }
}

/// A click selects a cell; a second one, or a tap, opens it.
pub fn click(session: Session, event: &MouseEvent) {
    if dom::closest(event.target(), "href").is_some()
        || dom::closest(event.target(), "data-number").is_some()
        || event.shift_key()
        || event.ctrl_key()
        || event.meta_key()
    {
        return;
    }
    let Some(cursor) = cell_at(event.target()) else { return };
    let again = session.grid.click(cursor);
    session.grid.select_none();
    session.grid.go_to(cursor);
    let is_draft = session.open.now(Open::is_draft) == Some(true);
    if again || (is_draft && dom::is_touch()) {
        edit::open(session, cursor);
    } else {
        focus::focus(session, cursor);
    }
}

/// The cursor goes where the focus goes.
pub fn focused(session: Session, target: Option<EventTarget>) {
    let Some(mut cursor) = cell_at(target) else { return };
    let Some(before) = session.grid.cursor.get_untracked() else { return };
    let is_section = session.open.now(|open| open.matrix().section(cursor.row).is_some());
    if is_section == Some(true) {
        // A heading is one cell; the next activity is entered in the column that was left.
        cursor.column = before.column;
    }
    if before != cursor {
        session.grid.go_to(cursor);
    }
}
