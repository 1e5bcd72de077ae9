//! The line editor: an activity's text, a plan, a comment or a heading, in place.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_core::grid::beside::Side;
use remit_core::grid::{Column, Cursor, Movement};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::super::keys;
use super::{close, close_along, place};
use crate::platform::cells::cell_id;
use crate::platform::dom;
use crate::session::{Session, edit};
use crate::state::{Begins, Editing};

/// A field over the cell. Enter keeps what was typed and goes down, Shift+Enter up, Tab goes on to
/// the next cell, Escape gives it up, Alt+Enter begins a new line; leaving the field keeps it, too.
#[component]
pub fn LineEditor(cursor: Cursor, begins: Begins) -> impl IntoView {
    let session = Session::get();
    let element = NodeRef::<leptos::html::Textarea>::new();
    let width = dom::element(&cell_id(cursor)).map_or(0, |cell| cell.offset_width());
    let before =
        session.open.now(|open| edit::text(open.matrix(), cursor)).flatten().unwrap_or_default();
    let is_heading = session.open.now(|open| open.matrix().section(cursor.row).is_some());
    let label = match cursor.column {
        _ if is_heading == Some(true) => "Section heading, with its number if any",
        Column::Plan => "Plan",
        Column::Comment => "Comment",
        _ => "Activity",
    };
    let before = StoredValue::new(before);
    let commit = move || {
        // The page may be left when the editor is gone already. Who has typed nothing changes
        // nothing, whatever another tab has put there meanwhile.
        let typed = element.try_get_untracked().flatten().map(|area| area.value());
        if let Some(typed) = typed.filter(|typed| before.try_get_value().as_ref() != Some(typed)) {
            edit::commit_text(session, cursor, &typed);
        }
    };
    Effect::new(move |_| {
        if let Some(area) = element.get() {
            area.set_value(&before.get_value());
            fit(&area, cursor);
            // It is where it belongs: nothing scrolls for the focus.
            dom::focus_here(&area);
            match begins {
                // Selected, not emptied: where nothing is typed after all, nothing has changed.
                Begins::Over => area.select(),
                Begins::Behind => caret_behind(&area),
            }
        }
    });
    let keydown = move |event: KeyboardEvent| {
        let movement = match event.key().as_str() {
            "Escape" => None,
            "Tab" if !event.ctrl_key() && !event.alt_key() && !event.meta_key() => {
                commit();
                session.grid.set_fresh(None);
                return close_along(session, cursor, &event);
            }
            "Enter" if event.alt_key() => {
                event.prevent_default();
                if let Some(area) = element.get_untracked() {
                    new_line(&area);
                    fit(&area, cursor);
                }
                return;
            }
            "Enter" if event.ctrl_key() => return,
            "Enter" if event.shift_key() => Some(Movement::Up),
            "Enter" => Some(Movement::Down),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let is_fresh = session.grid.take_fresh(cursor.row);
        match movement {
            // A row that was only just added goes as it came.
            None if is_fresh => session.undo(),
            None => {}
            Some(movement) => {
                commit();
                if is_fresh {
                    edit::begin_cells(session, cursor);
                } else {
                    keys::move_by(session, cursor, movement);
                }
            }
        }
        close(session, cursor);
    };
    view! {
        <div class="line-editor" style:--width=format!("{width}px")>
            <textarea
                id="line-editor"
                rows="1"
                aria-label=label
                aria-describedby="line-editor-hint"
                node_ref=element
                on:input=move |event| {
                    session.grid.set_typing(commit);
                    if let Some(area) = event.target().and_then(|t| t.dyn_into::<HtmlTextAreaElement>().ok()) {
                        fit(&area, cursor);
                    }
                }
                on:keydown=keydown
                on:blur=move |_| {
                    // Escape and Enter have closed the editor before it loses the focus.
                    if session.grid.editing.get_untracked().map(Editing::cursor) == Some(cursor) {
                        session.grid.commit_typing();
                        session.grid.end_editing();
                        session.typed();
                    }
                }
            ></textarea>
            <p id="line-editor-hint">
                "Enter to save, Alt+Enter for a new line, Esc to cancel. **bold**, *emphasis*, - \
                list"
            </p>
        </div>
    }
}

/// As high as its text, up to a dozen lines, and all of it in sight.
fn fit(area: &HtmlTextAreaElement, cursor: Cursor) {
    for rows in 1..=12 {
        area.set_rows(rows);
        if area.scroll_height() <= area.client_height() {
            break;
        }
    }
    if let Some(editor) = area.parent_element().and_then(|it| it.dyn_into().ok()) {
        place(&editor, cursor, Side::Over);
    }
}

/// Puts the caret behind the text.
fn caret_behind(area: &HtmlTextAreaElement) {
    let end = u32::try_from(area.value().encode_utf16().count()).unwrap_or(u32::MAX);
    // Fails only for inputs that hold no text.
    let _ = area.set_selection_range(end, end);
}

fn new_line(area: &HtmlTextAreaElement) {
    // The area was just typed in, so it has a selection; without one nothing is inserted.
    let start = area.selection_start().ok().flatten();
    let end = area.selection_end().ok().flatten();
    if let (Some(start), Some(end)) = (start, end) {
        let _ = area.set_range_text_with_start_and_end("\n", start, end);
        let _ = area.set_selection_range(start + 1, start + 1);
    }
}
