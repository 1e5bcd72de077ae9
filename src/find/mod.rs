//! What stands above the matrix while something is looked for in it: the bar to find and replace,
//! and the filter.

mod bar;
mod filter;
mod places;

pub use bar::found;
pub use filter::content as filter;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::session::Session;
use crate::state::Open;
use crate::view::follow::when;

/// The bars that are open.
#[component]
pub fn Bars() -> impl IntoView {
    let session = Session::get();
    let hunts = Memo::new(move |_| session.find_bar.bar.get().is_some());
    let filters = Memo::new(move |_| {
        let is_filtered = |open: &Open| !open.filter().is_empty();
        session.find_bar.is_filtering.get() || session.open.with(is_filtered) == Some(true)
    });
    view! {
        <div class="find">
            {when(hunts, || view! { <bar::FindBar /> })}
            {when(filters, || view! { <filter::FilterBar /> })}
        </div>
    }
}

/// Closes a bar by Escape, whatever in it has the focus.
fn close_by_escape(event: &KeyboardEvent, close: impl Fn()) {
    if event.key() == "Escape" {
        event.prevent_default();
        event.stop_propagation();
        close();
    }
}
