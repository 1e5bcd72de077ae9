//! The grid: the matrix itself.
//!
//! What each line shows is a plain value. After a change the values of the lines on the page are
//! compared with those that stand there, and just the lines that differ are painted, cell by
//! cell. There is one listener for each event, on the table; cells are told apart by their data
//! attributes.

mod clipboard;
mod edit;
mod editors;
mod element;
pub mod fill;
mod focus;
mod head;
mod keys;
mod line;
mod notes;
mod paint;
mod parties;
mod pointer;
mod screen;
mod slots;

use leptos::prelude::*;

pub use clipboard::paste;
pub use edit::select;
pub use focus::is_here;
pub use line::cell_id;

use super::follow::words;
use super::session::{Open, Session};
use screen::Screen;

/// The id of the table, to which the focus of the grid belongs.
const TABLE: &str = "grid";
/// The id of what scrolls.
const SCROLL: &str = "grid-scroll";

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
    let class = words(move || {
        let lines = |open: &Open| open.layout().lines.len();
        let lines = session.open.with(|open| open.as_ref().map_or(0, lines));
        if lines > slots::WHOLE { "grid large" } else { "grid" }.to_owned()
    });
    let readonly = words(move || (!session.is_draft.get()).to_string());
    let shown = parties::Shown::new(session);
    let body = NodeRef::<leptos::html::Tbody>::new();
    let screen = Screen::new(session, body, shown);
    view! {
        <parties::Switch shown=shown />
        <div class="scroll" id=SCROLL on:scroll=move |_| screen.show()>
            <table
                id=TABLE
                class=class
                role="grid"
                aria-label=title
                aria-rowcount=rows
                aria-colcount=columns
                aria-multiselectable="true"
                aria-readonly=readonly
                style:--columns=columns
                style:--parties=words(move || shown.count().to_string())
                on:keydown=move |event| keys::down(session, &event)
                on:mousedown=move |event| pointer::down(session, &event)
                on:mouseover=move |event| pointer::over(session, &event)
                on:click=move |event| pointer::click(session, &event)
                on:focusin=move |event| pointer::focused(session, &event)
            >
                <head::Head shown=shown />
                <tbody role="rowgroup" node_ref=body></tbody>
            </table>
            <notes::AddRows />
            <notes::Footnotes />
            <editors::Editors />
        </div>
    }
}
