//! What stands over a cell while it is edited.

mod line;
mod picker;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_core::grid::Cursor;
use remit_core::grid::beside::Side;
use web_sys::HtmlElement;

use super::{focus, keys};
use crate::platform::cells::{SCROLL, cell_id};
use crate::platform::{dom, popup};
use crate::session::Session;
use crate::state::Editing;
use crate::view::follow::part;

/// The editor that is open, if one is.
#[component]
pub fn Editors() -> impl IntoView {
    let session = Session::get();
    part(move || match session.grid.editing.get() {
        None => ().into_any(),
        Some(Editing::Letters(cursor)) => view! { <picker::Picker cursor=cursor /> }.into_any(),
        Some(Editing::Text(cursor, begins)) => {
            view! { <line::LineEditor cursor=cursor begins=begins /> }.into_any()
        }
    })
}

/// Closes the editor and goes on to the next cell as one reads, or to the one before. Beyond the
/// ends the key is the browser's, from the cell on.
fn close_along(session: Session, cursor: Cursor, event: &KeyboardEvent) {
    session.typed();
    session.grid.end_editing();
    // What another key opens now would take the focus back later.
    if keys::along(session, cursor, event.shift_key()) {
        event.prevent_default();
    }
    event.stop_propagation();
    if let Some(cursor) = session.grid.cursor.get_untracked() {
        focus::focus_only(session, cursor);
    }
}

/// Closes the editor and goes back to the cell.
fn close(session: Session, cursor: Cursor) {
    session.typed();
    session.grid.end_editing();
    // The cell may be redrawn by what was just committed.
    request_animation_frame(move || {
        // A quick key may have opened the next editor: it keeps the focus.
        if session.grid.editing.with_untracked(Option::is_none) {
            dom::focus(&cell_id(session.grid.cursor.get_untracked().unwrap_or(cursor)));
        }
    });
}

/// Puts an editor at its cell in the scrolled grid.
fn place(editor: &HtmlElement, cursor: Cursor, side: Side) {
    if let (Some(scroll), Some(cell)) = (dom::element(SCROLL), dom::element(&cell_id(cursor))) {
        popup::place_in(editor, &cell, &scroll, side);
    }
}
