//! What the window hears, wherever the focus is: addresses, keys, files, and that it is left.

use leptos::ev;
use leptos::prelude::*;

use crate::platform::cells::SCROLL;
use crate::platform::{clipboard, dom, focus, worker};
use crate::session::Session;
use crate::{actions, first, grid};

/// Begins to listen. The app lives as long as its window, so nothing ever stops it.
pub fn listen(session: Session) {
    first::listen();
    focus::keep(SCROLL, home);
    window_event_listener(ev::hashchange, move |_| {
        session.screen.dismiss_error();
        session.follow(&dom::hash());
    });
    window_event_listener(ev::keydown, move |event| {
        actions::perform_key(session, &event, grid::is_here());
    });
    window_event_listener(ev::storage, move |event| {
        if let Some(key) = event.key() {
            session.changed_elsewhere(&key);
        }
    });
    session.keeping.hear_tabs(move |id| session.journal_changed(id));
    leave(session);
    take_files(session);
}

/// Where the focus belongs when nothing that had it is left: in the matrix, or at the beginning of
/// what there is in its place.
fn home() {
    const AREAS: [&str; 3] = ["#grid [tabindex='0']", "#grid", ".main a, .main button, .library a"];
    let _ = AREAS.iter().any(|area| dom::focus_first("body", area));
}

/// What has been typed is kept when the window is left, and before it is closed. A phone may
/// close a page that it has hidden without any further event.
fn leave(session: Session) {
    window_event_listener(ev::pagehide, move |_| {
        session.leave();
        session.gone();
    });
    // Somebody who listens for it may keep the page from being shown again at once, so nobody does
    // without need.
    Effect::new(move |_| dom::ask_before_leaving(session.is_at_risk()));
    window_event_listener(ev::visibilitychange, move |_| {
        if dom::is_hidden() {
            session.leave();
        } else {
            session.look_again();
        }
    });
}

/// Files are taken wherever they are dropped or pasted.
fn take_files(session: Session) {
    window_event_listener(ev::dragover, move |event| event.prevent_default());
    window_event_listener(ev::dragenter, move |event| {
        // What reads the file is there before it is dropped.
        let types = event.data_transfer().map(|data| data.types());
        if types.is_some_and(|types| types.includes(&"Files".into(), 0)) {
            worker::warm();
        }
    });
    window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            session.import_files(&files);
        }
    });
    window_event_listener(ev::paste, move |event| {
        if dom::is_typing() || dom::has_open_dialog() {
            return;
        }
        let Some(data) = event.clipboard_data() else { return };
        if let Some(files) = data.files().filter(|files| files.length() > 0) {
            event.prevent_default();
            session.import_files(&files);
        } else if let Some(text) = pasted(&data) {
            event.prevent_default();
            session.preview(None, Ok(text.into_bytes()));
        }
    });
}

/// What was pasted for the importer: the grid takes tables into its cells, everywhere else they
/// are matrices, and a file of ours is one anywhere.
fn pasted(data: &web_sys::DataTransfer) -> Option<String> {
    let text = clipboard::text(data, clipboard::TEXT);
    if grid::is_here() {
        return text.filter(|text| text.trim_start().starts_with('{'));
    }
    // Markup keeps the cells that plain text may have lost.
    let html = clipboard::text(data, clipboard::HTML).filter(|html| html.contains("<table"));
    html.or(text)
}
