//! Keeps what is on the page like the matrix, the cursor and the selection.

use std::time::Duration;

use leptos::prelude::*;
use remit_core::grid::{Column, Cursor};
use remit_core::matrix::{Matrix, MatrixId, Row, RowId};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::element::set;
use super::marks::Marks;
use super::slots::{Slots, is_whole};
use super::whole::Whole;
use super::{clipboard, drag, fill, focus, fold, head, keys, parties, pointer, row_menu};
use crate::platform::cells::SCROLL;
use crate::platform::dom;
use crate::platform::hear::hear;
use crate::platform::paint::{after_next_paint, after_paint};
use crate::session::Session;
use crate::state::Open;

/// Up to so many rows what parties carry is counted once a change was painted; beyond that when
/// nothing has changed for a moment.
const COUNT_AT_ONCE: usize = 20_000;
/// That moment.
const PAUSE: Duration = Duration::from_millis(300);

/// What the grid hears.
const EVENTS: [&str; 13] = [
    "keydown",
    "mousedown",
    "mouseover",
    "mousemove",
    "mouseup",
    "click",
    "contextmenu",
    "focusin",
    "copy",
    "cut",
    "paste",
    "scroll",
    "resize",
];

/// The part of the matrix that is on the page. A handle.
#[derive(Clone, Copy)]
pub struct Painter {
    session: Session,
    table: NodeRef<leptos::html::Table>,
    slots: StoredValue<Slots, LocalStorage>,
    /// The first party that a narrow screen shows.
    first_party: StoredValue<usize>,
    /// Whether it is about to be said that this has been painted.
    is_telling: StoredValue<bool>,
    /// The state of the matrix that the table's own attributes and its head show.
    revision: StoredValue<Option<u32>>,
    /// What the page shows of the matrix as a whole.
    whole: StoredValue<Option<Whole>>,
    /// The matrix that is shown, and its first row.
    matrix: StoredValue<Option<(MatrixId, Option<RowId>)>>,
}

/// The parts of the page that are painted.
struct Page {
    scroll: HtmlElement,
    table: Element,
    head: Element,
    body: Element,
}

impl Painter {
    /// Begins to follow.
    pub fn follow(table: NodeRef<leptos::html::Table>) {
        let session = Session::get();
        let painter = Self {
            session,
            table,
            slots: StoredValue::new_local(Slots::default()),
            first_party: StoredValue::new(0),
            is_telling: StoredValue::new(false),
            revision: StoredValue::new(None),
            whole: StoredValue::new(None),
            matrix: StoredValue::new(None),
        };
        // Where the cursor and the other end of the selection were.
        let before = StoredValue::new(None);
        Effect::new(move |_| {
            session.open.track();
            session.grid.cursor.track();
            if table.get().is_none() {
                return;
            }
            let selected = session.grid.selected().map(|selected| selected.active);
            // What is folded opens for the cursor; this is called again then.
            if let Some(selected) = selected
                && session.unfold_to(selected.head.row)
            {
                return;
            }
            let moved = session.grid.take_reveal() | (before.get_value() != selected);
            if moved && let Some(selected) = selected {
                painter.show_party(selected.head.column);
            }
            painter.show();
            painter.tell_later();
            if moved {
                before.set_value(selected);
                if let Some(selected) = selected {
                    painter.show_cell(selected.head);
                }
            }
            focus::follow(session);
        });
        let hearing = hear(&EVENTS, Box::new(move |event| painter.hear(&event)));
        on_cleanup(focus::gone);
        // It lives as long as the grid.
        StoredValue::new_local(hearing);
    }

    /// It may be gone since something was asked for.
    fn is_there(self) -> bool {
        self.table.try_get_untracked().is_some()
    }

    fn page(self) -> Option<Page> {
        let table: Element = self.table.get_untracked()?.unchecked_into();
        let scroll = dom::element(SCROLL)?;
        let head = table.first_element_child()?;
        Some(Page { scroll, body: head.next_element_sibling()?, head, table })
    }

    /// Shows the lines that belong on the page, as they are now.
    fn show(self) {
        let Some(page) = self.page() else { return };
        let marks = self.marks();
        self.session.open.now(|open| {
            if self.revision.get_value() != Some(open.revision()) {
                self.revision.set_value(Some(open.revision()));
                if self.is_another(open.matrix()) {
                    page.scroll.set_scroll_top(0);
                    page.scroll.set_scroll_left(0);
                    self.slots.update_value(Slots::forget_sight);
                }
                self.show_whole(&page, open);
                // To look costs nothing when the page is laid out for its next frame.
                request_animation_frame(move || self.look());
            }
            let show = |slots: &mut Slots| slots.show(&page.scroll, &page.body, open, marks);
            if self.slots.try_update_value(show) == Some(true) {
                after_next_paint(move || {
                    if self.is_there() {
                        self.slots.update_value(Slots::complete);
                        self.show();
                    }
                });
            }
        });
    }

    /// Whether this matrix has nothing to do with the one that was shown: it is read from its
    /// beginning. A draft of a published one goes on where that was.
    fn is_another(self, matrix: &Matrix) -> bool {
        let now = (matrix.id, matrix.rows.first().map(Row::id));
        let before = self.matrix.try_update_value(|shown| shown.replace(now)).flatten();
        before.is_some_and(|(id, row)| id != now.0 && row != now.1)
    }

    /// Looks at the page as it is now, and shows the lines that belong there.
    fn look(self) {
        if !self.is_there() {
            return;
        }
        let Some(page) = self.page() else { return };
        // Each cell that stays in sight costs the browser a layer, in every frame: only where the
        // grid is scrolled sideways.
        let is_sideways = page.scroll.scroll_left() > 0;
        set(&page.scroll, "data-sideways", is_sideways.then_some(""));
        let look = |slots: &mut Slots| slots.look(&page.scroll, &page.body);
        if self.slots.try_update_value(look) == Some(true) {
            self.show();
        }
    }

    /// Says that the matrix was painted as it is, once it was.
    fn tell_later(self) {
        if self.revision.get_value() == self.session.open.painted.get_untracked()
            || self.is_telling.get_value()
        {
            return;
        }
        self.is_telling.set_value(true);
        after_paint(move || {
            if self.is_telling.try_set_value(false).is_none() {
                self.session.open.set_painted(self.revision.try_get_value().flatten());
                self.session.check_at_last();
                self.session.opened();
            }
        });
    }

    /// Shows what is of the matrix as a whole: names, numbers, the header.
    fn show_whole(self, page: &Page, open: &Open) {
        let whole = Whole::of(open, self.first_party.get_value());
        let is_large = whole.is_large;
        let is_other = self.whole.with_value(|before| before.as_ref() != Some(&whole));
        if is_other {
            whole.paint(&page.table, &page.head, open);
            self.whole.set_value(Some(whole));
        }
        let (matrix, revision) = (open.matrix(), open.revision());
        if is_other && !is_large {
            return head::count(&page.head, matrix, is_large);
        }
        if is_other {
            head::keep_room(&page.head, matrix, is_large);
        }
        if matrix.rows.len() > COUNT_AT_ONCE {
            set_timeout(move || self.count(revision), PAUSE);
        } else {
            after_paint(move || self.count(revision));
        }
    }

    /// Counts what parties carry, if nothing has changed since.
    fn count(self, revision: u32) {
        if self.revision.try_get_value() == Some(Some(revision))
            && let Some(page) = self.page()
        {
            self.session.open.now(|open| {
                head::count(&page.head, open.matrix(), !is_whole(open));
            });
        }
    }

    /// Scrolls to a cell, if it is not in sight.
    fn show_cell(self, cell: Cursor) {
        let Some(page) = self.page() else { return };
        let scrolled = self.session.open.now(|open| {
            let line = open.layout().line_of(open.matrix().position(cell.row)?)?;
            self.slots.try_update_value(|slots| slots.scroll_to(&page.scroll, line))
        });
        if scrolled.flatten() == Some(true) {
            self.show();
        }
        focus::reveal(self.session, cell);
    }

    /// On a narrow screen, turns to the parties among which a column is.
    fn show_party(self, column: Column) {
        let Column::Party(party) = column else { return };
        let at = self.session.open.now(|open| open.matrix().column(party)).flatten();
        if let Some(at) = at {
            self.turn_to(parties::group_of(at));
        }
    }

    /// Turns to the parties from this one on, and takes the cursor along: a cell that is not
    /// shown cannot have the focus.
    fn turn(self, first: usize) {
        self.turn_to(first);
        let party = self
            .session
            .open
            .now(|open| open.matrix().parties.get(first).map(|party| Column::Party(party.id)));
        match (self.session.grid.cursor.get_untracked(), party.flatten()) {
            (Some(cursor), Some(column)) if matches!(cursor.column, Column::Party(_)) => {
                self.session.grid.go_to(Cursor { column, ..cursor });
            }
            _ => self.show(),
        }
    }

    fn turn_to(self, first: usize) {
        if self.first_party.get_value() != first {
            self.first_party.set_value(first);
            self.revision.set_value(None);
        }
    }

    fn marks(self) -> Marks {
        let cursor = self.session.grid.cursor.get_untracked();
        let areas = self.session.areas();
        let first = self.first_party.get_value();
        let marks = self.session.open.now(|open| {
            let cursor = cursor.and_then(|cursor| {
                let place = open.layout().place_of(cursor.column).unwrap_or(0);
                Some((open.matrix().position(cursor.row)?, place))
            });
            let corner = match *areas {
                [area] if open.is_draft() => Some((area.bottom, area.right)),
                _ => None,
            };
            let found = self.session.find_bar.found();
            Marks { cursor, corner, first_party: first, areas, found }
        });
        marks.unwrap_or_default()
    }

    fn hear(self, event: &Event) {
        let session = self.session;
        let target = event.target();
        match (event.type_().as_str(), event.dyn_ref(), event.dyn_ref(), event.dyn_ref()) {
            ("keydown", Some(event), _, _) => keys::down(session, event),
            ("mousedown", _, Some(mouse), _) => {
                focus::went(target);
                pointer::down(session, mouse);
            }
            ("mouseover", _, Some(event), _) => pointer::over(session, event),
            ("mousemove", _, Some(mouse), _) => drag::moved(session, mouse),
            ("mouseup", _, mouse, _) => {
                fill::end(session);
                if let Some(mouse) = mouse {
                    drag::end(session, mouse);
                }
            }
            ("click", _, Some(mouse), _) => {
                if let Some(first) = parties::turned(target) {
                    self.turn(first);
                } else if !fold::click(session, event.target())
                    && !head::click(session, event.target())
                {
                    pointer::click(session, mouse);
                }
            }
            ("contextmenu", _, mouse, _) => row_menu::asked(session, event, mouse),
            ("focusin", ..) => {
                focus::went(target.clone());
                pointer::focused(session, target);
            }
            ("copy", _, _, Some(event)) => {
                clipboard::copy(session, event);
            }
            ("cut", _, _, Some(event)) => clipboard::cut(session, event),
            ("paste", _, _, Some(event)) => clipboard::pasted(session, event),
            ("scroll" | "resize", ..) => self.look(),
            _ => {}
        }
    }
}
