//! Copy, cut and paste.

use leptos::ev::ClipboardEvent;
use remit_core::grid::selection;
use remit_import::clipboard::{write_html, write_text};
use remit_import::paste::{Clip, Form, copy as copied};

use super::focus;
use crate::platform::{clipboard, dom};
use crate::session::{Session, Task, edit, paste};
use crate::state::wording::cells;

/// Whether the event is the grid's matter.
fn is_ours(session: Session, event: &ClipboardEvent) -> bool {
    focus::is_here()
        && !event.default_prevented()
        && !dom::has_open_dialog()
        && session.grid.editing.with_untracked(Option::is_none)
}

/// Copies the selected cells. False where that is not the grid's matter, or not possible.
pub fn copy(session: Session, event: &ClipboardEvent) -> bool {
    if !is_ours(session, event) || dom::has_selected_text() {
        return false;
    }
    let areas = session.areas();
    let Some(data) = event.clipboard_data() else { return false };
    let tables = session.open.now(|open| {
        let (matrix, layout) = (open.matrix(), open.layout());
        let table = |form| copied(&areas, matrix, layout, form);
        let count = selection::count(&areas, matrix, layout);
        (table(Form::Plain), table(Form::Notation), count)
    });
    let Some((plain, own, count)) = tables else { return false };
    let (text, html, own) = (write_text(&plain), write_html(&plain), write_text(&own));
    let kinds = [(clipboard::TEXT, &*text), (clipboard::HTML, &*html), (clipboard::OWN, &*own)];
    let done = clipboard::put(&data, &kinds);
    if done {
        event.prevent_default();
        session.screen.announce(format!("{} copied", cells(count)));
    } else {
        session.screen.fail("The browser blocked copying.");
    }
    done
}

/// Copies the selected cells and empties them.
pub fn cut(session: Session, event: &ClipboardEvent) {
    if copy(session, event) {
        edit::clear_as(session, "Cut");
    }
}

/// Pastes what the clipboard holds.
pub fn pasted(session: Session, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data().filter(|_| is_ours(session, event)) else { return };
    let form = |kind| clipboard::text(&data, kind);
    let (own, html) = (form(clipboard::OWN), form(clipboard::HTML));
    let clip = Clip { own, html, text: form(clipboard::TEXT) };
    if clip.own.is_some() || clip.html.is_some() || clip.text.is_some() {
        event.prevent_default();
        let Some(selected) = session.grid.selected().map(|selected| selected.active) else {
            return;
        };
        match clip.own_table() {
            Ok(Some(own)) => paste::begin(session, &own, selected),
            // What others have put there is read by what is lazy.
            _ => session.later(Task::Paste(clip, selected)),
        }
    }
}
