//! Keeps what is on the page like the matrix, the cursor and the selection.

use leptos::ev;
use leptos::prelude::*;
use remit::grid::Cursor;

use super::parties::Shown;
use super::slots::{Marks, Slots};
use super::{SCROLL, clipboard, fill, focus, keys};
use crate::app::session::{Open, Session};
use crate::browser::dom;

/// The part of the matrix that is on the page. A handle.
#[derive(Clone, Copy)]
pub struct Screen {
    session: Session,
    body: NodeRef<leptos::html::Tbody>,
    shown: Shown,
    slots: StoredValue<Slots, LocalStorage>,
}

impl Screen {
    /// Begins to follow.
    pub fn new(session: Session, body: NodeRef<leptos::html::Tbody>, shown: Shown) -> Self {
        let screen = Self { session, body, shown, slots: StoredValue::new_local(Slots::default()) };
        // Where the cursor and the other end of the selection were.
        let before = StoredValue::new_local(None);
        Effect::new(move |_| {
            session.open.track();
            session.cursor.track();
            session.selection.track();
            shown.track();
            if body.get().is_none() {
                return;
            }
            let selected = session.selected().map(|selected| selected.active);
            screen.show();
            if before.get_value() != selected {
                before.set_value(selected);
                if let Some(selected) = selected {
                    screen.show_cell(selected.head);
                }
            }
            focus::follow(session);
        });
        screen.listen();
        screen
    }

    /// Shows the lines that belong on the page, as they are now.
    pub fn show(self) {
        let (Some(body), Some(scroll)) = (self.body.get_untracked(), dom::element(SCROLL)) else {
            return;
        };
        let marks = self.marks();
        self.session.with_open_now(|open| {
            self.slots.update_value(|slots| slots.show(&scroll, &body, open, &marks));
        });
    }

    /// Scrolls to a cell, if it is not in sight.
    fn show_cell(self, cell: Cursor) {
        let (Some(body), Some(scroll)) = (self.body.get_untracked(), dom::element(SCROLL)) else {
            return;
        };
        let scrolled = self.session.with_open_now(|open| {
            let line = open.layout().line_of(open.matrix().position(cell.row)?);
            Some(self.slots.with_value(|slots| slots.scroll_to(&scroll, &body, line)))
        });
        if scrolled.flatten() == Some(true) {
            self.show();
        }
        focus::reveal(self.session, cell);
    }

    fn marks(self) -> Marks {
        let cursor = self.session.cursor.get_untracked().and_then(|cursor| {
            let place = self.session.with_open_now(|open| {
                let place = open.layout().place_of(cursor.column).unwrap_or(0);
                Some((open.matrix().position(cursor.row)?, place))
            });
            place.flatten()
        });
        let areas = self.session.areas();
        let is_draft = self.session.with_open_now(Open::is_draft) == Some(true);
        let corner = match *areas {
            [area] if is_draft => Some((area.bottom, area.right)),
            _ => None,
        };
        Marks { cursor, areas, corner, off: self.shown.off() }
    }

    /// Listens to what the table alone does not hear.
    fn listen(self) {
        let session = self.session;
        let handles = [
            window_event_listener(ev::resize, move |_| self.show()),
            window_event_listener(ev::focusin, move |event| focus::went(event.target())),
            window_event_listener(ev::mousedown, move |event| focus::went(event.target())),
            window_event_listener(ev::mouseup, move |_| fill::end(session)),
            // A key that comes while the cell is being drawn again finds no cell to go to.
            window_event_listener(ev::keydown, move |event| {
                if focus::is_lost() {
                    keys::down(session, &event);
                }
            }),
            window_event_listener(ev::copy, move |event| {
                clipboard::copy(session, &event);
            }),
            window_event_listener(ev::cut, move |event| clipboard::cut(session, &event)),
            window_event_listener(ev::paste, move |event| clipboard::pasted(session, &event)),
        ];
        on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    }
}
