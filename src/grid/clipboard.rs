//! Copy, cut and paste.

use leptos::ev::ClipboardEvent;
use leptos::prelude::*;
use remit_core::grid::{Range, selection};
use remit_import::clipboard::{Pasted, write_html, write_text};
use remit_import::paste::{Clip, Form, Plan, Taken, copy as copied, plan};

use super::{edit, focus};
use crate::platform::ids::RandomIds;
use crate::platform::{clipboard, dom};
use crate::session::{Dialog, Session, Task, cells};

/// Whether the event is the grid's matter.
fn is_ours(session: Session, event: &ClipboardEvent) -> bool {
    focus::is_here()
        && !event.default_prevented()
        && !dom::has_open_dialog()
        && session.editing.with_untracked(Option::is_none)
}

/// Copies the selected cells. False where that is not the grid's matter, or not possible.
pub fn copy(session: Session, event: &ClipboardEvent) -> bool {
    if !is_ours(session, event) || dom::has_selected_text() {
        return false;
    }
    let areas = session.areas();
    let Some(data) = event.clipboard_data() else { return false };
    let tables = session.with_open_now(|open| {
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
        session.announce(format!("{} copied", cells(count)));
    } else {
        session.fail("The browser blocked copying.");
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
        let Some(selected) = session.selected().map(|selected| selected.active) else { return };
        match clip.own_table() {
            Ok(Some(own)) => plan_paste(session, &own, selected),
            // What others have put there is read by what is lazy.
            _ => session.later(Task::Paste(clip, selected)),
        }
    }
}

/// Pastes what others have put on the clipboard over what was selected then.
pub fn paste_foreign(session: Session, clip: &Clip, selected: Range) {
    match clip.table() {
        Ok(Some(table)) => plan_paste(session, &table, selected),
        Ok(None) => {}
        Err(error) => session.fail(error.to_string()),
    }
}

/// Pastes a table, or shows what of it cannot be pasted as it is.
fn plan_paste(session: Session, table: &Pasted, selected: Range) {
    let plan = session.with_open_now(|open| {
        let area = selected.area(open.matrix(), open.layout())?;
        Some(plan(table, area, open.matrix(), open.layout(), &mut RandomIds))
    });
    let Some(plan) = plan.flatten() else { return };
    if plan.is_plain() {
        paste(session, plan, Taken::default());
    } else {
        session.dialog.set(Some(Dialog::Paste(Box::new(plan))));
    }
}

/// Carries a paste out, and selects what was pasted.
pub fn paste(session: Session, plan: Plan, taken: Taken) {
    let area = plan.area;
    let name = format!("Paste {}", cells(plan.count(taken)));
    if session.dispatch(&name, plan.command(taken)) {
        session.select_area(area);
        session.announce(format!("{name}. {}", session.counts()));
    }
}
