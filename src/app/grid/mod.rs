//! The grid: the matrix itself.
//!
//! What each line shows is a plain value. After a change the values are compared with those on
//! the page, and just the lines that differ are painted, cell by cell. There is one listener for each event, on
//! the table; cells are told apart by their data attributes.

mod edit;
mod editors;
mod element;
mod head;
mod keys;
mod line;
mod notes;
mod paint;
mod pointer;

use leptos::prelude::*;
use remit::grid::Cursor;
use web_sys::Element;

pub use line::cell_id;

use super::follow::words;
use super::session::{Open, Session};
use crate::browser::dom;
use line::LineView;

/// The id of the table, to which the focus of the grid belongs.
const TABLE: &str = "grid";

/// The matrix on the screen.
#[component]
pub fn Grid() -> impl IntoView {
    let session = Session::get();
    let title =
        words(move || session.with_matrix(|matrix| matrix.title.clone()).unwrap_or_default());
    let columns = words(move || {
        let count = |open: &Open| open.layout().columns.len();
        session.open.with(|open| open.as_ref().map_or(1, count)).to_string()
    });
    let rows = words(move || {
        let count = session.with_matrix(|matrix| matrix.rows.len());
        (count.unwrap_or_default() + 1).to_string()
    });
    let parties = words(move || {
        let count = session.with_matrix(|matrix| matrix.parties.len());
        count.unwrap_or_default().clamp(1, 4).to_string()
    });
    let readonly = words(move || (!session.is_draft.get()).to_string());
    let body = NodeRef::<leptos::html::Tbody>::new();
    paint_lines(session, body);
    follow_cursor(session);
    view! {
        <div class="scroll" id="grid-scroll">
            <table
                id=TABLE
                class="grid"
                role="grid"
                aria-label=title
                aria-rowcount=rows
                aria-colcount=columns
                aria-readonly=readonly
                style:--parties=parties
                on:keydown=move |event| keys::down(session, &event)
                on:click=move |event| pointer::click(session, &event)
                on:focusin=move |event| pointer::focus(session, &event)
            >
                <head::Head />
                <tbody role="rowgroup" node_ref=body></tbody>
            </table>
            <notes::AddRows />
            <notes::Footnotes />
            <editors::Editors />
        </div>
    }
}

/// Keeps the lines on the page like those of the matrix, and the cursor in its place.
fn paint_lines(session: Session, body: NodeRef<leptos::html::Tbody>) {
    let painted = StoredValue::new_local(Painted::default());
    Effect::new(move |_| {
        let Some(body) = body.get() else { return };
        let lines = session.open.with(|open| {
            let all = |open: &Open| {
                let lines = 0..open.layout().lines.len();
                lines.filter_map(|at| LineView::of(open, at)).collect()
            };
            open.as_ref().map(all).unwrap_or_default()
        });
        painted.update_value(|painted| {
            painted.paint(&body, lines, session.cursor.get_untracked());
        });
    });
    Effect::new(move |_| {
        let cursor = session.cursor.get();
        if let Some(body) = body.get() {
            painted.update_value(|painted| painted.move_cursor(&body, cursor));
        }
    });
}

/// What stands on the page.
#[derive(Default)]
struct Painted {
    lines: Vec<LineView>,
    cursor: Option<Cursor>,
}

impl Painted {
    /// Paints the lines that differ from those on the page.
    fn paint(&mut self, body: &Element, lines: Vec<LineView>, cursor: Option<Cursor>) {
        for (at, line) in lines.iter().enumerate() {
            let before = self.lines.get(at);
            let column = cursor.and_then(|cursor| line.column_of(cursor));
            let was = self.cursor.zip(before).and_then(|(cursor, line)| line.column_of(cursor));
            if (before != Some(line) || column != was)
                && let Some(row) = element::child(body, at, "tr")
            {
                paint::line(&row, line, before, column);
            }
        }
        element::trim(body, lines.len());
        self.lines = lines;
        self.cursor = cursor;
    }

    /// Paints the lines that the cursor leaves and enters.
    fn move_cursor(&mut self, body: &Element, cursor: Option<Cursor>) {
        for (at, line) in self.lines.iter().enumerate() {
            let column = cursor.and_then(|cursor| line.column_of(cursor));
            let was = self.cursor.and_then(|cursor| line.column_of(cursor));
            if column != was
                && let Some(row) = element::child(body, at, "tr")
            {
                paint::line(&row, line, Some(line), column);
            }
        }
        self.cursor = cursor;
    }
}

/// Moves the focus after the cursor while the focus is in the grid, or nowhere.
fn follow_cursor(session: Session) {
    Effect::new(move |_| {
        session.cursor.track();
        // Also after a redraw: the element of the cell may be another one.
        session.open.track();
        // What handles the same event may still open an editor or move the focus elsewhere.
        request_animation_frame(move || {
            let lost = |element: &web_sys::Element| element.tag_name() == "BODY";
            let in_grid = |element: &web_sys::Element| {
                element.closest(&format!("#{TABLE}")).ok().flatten().is_some()
            };
            let ours = dom::focused().is_none_or(|element| lost(&element) || in_grid(&element));
            let editing = session.editing.with_untracked(Option::is_some);
            // Where the cursor is by now: it may have moved on since, and the focus on a cell
            // that it has left would bring it back.
            let cursor = session.cursor.get_untracked();
            if let Some(cursor) = cursor.filter(|_| ours && !editing && !dom::has_open_dialog()) {
                dom::focus(&line::cell_id(cursor));
            }
        });
    });
}
