//! The grid: the matrix itself.
//!
//! What each line shows is a plain value. After a change the values of the lines on the page are
//! compared with those that stand there, and just the lines that differ are painted, cell by
//! cell. One listener on the window hears all events; cells are told apart by their data
//! attributes.

mod clipboard;
mod drag;
mod editors;
mod element;
mod fill;
mod focus;
mod fold;
mod head;
mod keys;
mod line;
mod marks;
mod notes;
mod paint;
mod painter;
mod parties;
mod pointer;
pub mod row_menu;
mod sight;
mod slot;
mod slots;
mod whole;
mod widths;

use leptos::prelude::*;

pub use focus::is_here;

use crate::platform::cells::{SCROLL, TABLE};
use painter::Painter;

/// The matrix on the screen.
#[component]
pub fn Grid() -> impl IntoView {
    let table = NodeRef::<leptos::html::Table>::new();
    Painter::follow(table);
    widths::follow();
    view! {
        <div id=parties::SWITCH class="party-switch" hidden></div>
        <div class="scroll" id=SCROLL>
            <table node_ref=table id=TABLE tabindex="-1" role="grid" aria-multiselectable="true">
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1"></tr>
                </thead>
                <tbody role="rowgroup"></tbody>
            </table>
            <notes::AddRows />
            <notes::Footnotes />
            <editors::Editors />
        </div>
        <row_menu::RowMenu />
    }
}
