//! What stands over a cell while it is edited.

mod line;
mod picker;

use leptos::prelude::*;
use remit::grid::Cursor;
use remit::grid::beside::Side;
use web_sys::HtmlElement;

use super::SCROLL;
use super::line::cell_id;
use crate::app::follow::part;
use crate::app::session::{Editing, Session};
use crate::browser::{dom, popup};

/// The editor that is open, if one is.
#[component]
pub fn Editors() -> impl IntoView {
    let session = Session::get();
    part(move || match session.editing.get() {
        None => ().into_any(),
        Some(Editing::Letters(cursor)) => view! { <picker::Picker cursor=cursor /> }.into_any(),
        Some(Editing::Text(cursor)) => view! { <line::LineEditor cursor=cursor /> }.into_any(),
    })
}

/// Closes the editor and goes back to the cell.
fn close(session: Session, cursor: Cursor) {
    session.typed();
    session.editing.set(None);
    // The cell may be redrawn by what was just committed.
    request_animation_frame(move || {
        // A quick key may have opened the next editor: it keeps the focus.
        if session.editing.with_untracked(Option::is_none) {
            dom::focus(&cell_id(session.cursor.get_untracked().unwrap_or(cursor)));
        }
    });
}

/// Puts an editor at its cell in the scrolled grid.
fn place(editor: &HtmlElement, cursor: Cursor, side: Side) {
    if let (Some(scroll), Some(cell)) = (dom::element(SCROLL), dom::element(&cell_id(cursor))) {
        popup::place_in(editor, &cell, &scroll, side);
    }
}
