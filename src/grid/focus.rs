//! The focus follows the cursor while it is in the grid.

use std::cell::Cell;

use leptos::prelude::*;
use remit_core::grid::{Column, Cursor};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use crate::platform::cells::{SCROLL, TABLE, cell_id};
use crate::platform::dom;
use crate::session::Session;

thread_local! {
    /// Whether the focus went to the grid last, also while it is on nothing at all because what
    /// had it was drawn again.
    static HERE: Cell<bool> = const { Cell::new(false) };
}

/// Something was clicked, or has the focus now.
pub fn went(to: Option<EventTarget>) {
    let to = to.and_then(|to| to.dyn_into::<Element>().ok());
    HERE.set(to.is_some_and(|to| to.closest(&format!("#{SCROLL}")).ok().flatten().is_some()));
}

/// Whether keys belong to the grid.
pub fn is_here() -> bool {
    dom::is_focused_in(&format!("#{TABLE}")) || is_lost()
}

/// Whether keys belong to the grid though the focus is on nothing.
pub fn is_lost() -> bool {
    HERE.get() && dom::is_focus_free()
}

/// The grid is gone, and nothing belongs to it any more.
pub fn gone() {
    HERE.set(false);
}

/// The id of the element in which a cursor stands: a heading is one cell over all columns.
fn element_id(session: Session, cursor: Cursor) -> String {
    let is_section = session.open.now(|open| open.matrix().section(cursor.row).is_some());
    let column = if is_section == Some(true) { Column::Activity } else { cursor.column };
    cell_id(Cursor { column, ..cursor })
}

/// Puts the focus on a cell and brings it into view.
pub fn focus(session: Session, cursor: Cursor) {
    focus_only(session, cursor);
    reveal(session, cursor);
}

/// Puts the focus on a cell, wherever it is.
pub fn focus_only(session: Session, cursor: Cursor) {
    if let Some(cell) = dom::element(&element_id(session, cursor)) {
        dom::focus_here(&cell);
    }
}

/// Moves the focus after the cursor while the focus is in the grid, or nowhere.
pub fn follow(session: Session) {
    let Some(cursor) = session.grid.cursor.get_untracked() else { return };
    let busy = session.grid.editing.with_untracked(Option::is_some) || dom::has_open_dialog();
    if busy {
        return;
    }
    if dom::is_focused_in(&format!("[data-row], #{TABLE}")) {
        // At once: a key that comes before the next frame acts on the cursor as it is then.
        focus_only(session, cursor);
    } else if dom::is_focus_free() {
        // It may be on its way somewhere: what has it next is known in the next frame.
        request_animation_frame(move || {
            let editing = session.grid.editing.with_untracked(Option::is_some);
            if dom::is_focus_free()
                && !editing
                && !dom::has_open_dialog()
                && let Some(cursor) = session.grid.cursor.get_untracked()
            {
                focus(session, cursor);
            }
        });
    }
}

/// Scrolls a cell into view, out from under the header and the first column.
pub fn reveal(session: Session, cursor: Cursor) {
    let (Some(scroll), Some(cell)) =
        (dom::element(SCROLL), dom::element(&element_id(session, cursor)))
    else {
        return;
    };
    let head = dom::element(TABLE).and_then(|table| table.first_element_child());
    let head = head.map_or(0, |head| head.client_height());
    let sideways = scroll.scroll_width() > scroll.client_width();
    let first = cell.parent_element().and_then(|row| row.first_element_child());
    let is_first = first.as_ref().is_none_or(|first| first.is_same_node(Some(&cell)));
    let first = first.map_or(0, |first| first.client_width());
    let (view, cell) = (scroll.get_bounding_client_rect(), cell.get_bounding_client_rect());
    let down = nearest(
        (cell.top() - view.top(), cell.bottom() - view.top()),
        (f64::from(head), f64::from(scroll.client_height())),
    );
    if down != 0 {
        scroll.set_scroll_top(scroll.scroll_top() + down);
    }
    if sideways && !is_first {
        let right = nearest(
            (cell.left() - view.left(), cell.right() - view.left()),
            (f64::from(first), f64::from(scroll.client_width())),
        );
        scroll.set_scroll_left(scroll.scroll_left() + right);
    }
}

/// By how much something must be moved to be seen.
fn nearest((start, end): (f64, f64), (first, last): (f64, f64)) -> i32 {
    if start < first || end - start > last - first {
        (start - first).floor() as i32
    } else if end > last {
        (end - last).ceil() as i32
    } else {
        0
    }
}
