//! Draws the parts of the screen that are loaded lazily.

use leptos::prelude::*;

use crate::session::{NOT_LOADED, Session};
use crate::state::{Loading, Part};
use crate::view::follow::{part, press};

/// Draws a part: at once where it is there already.
pub fn show(wanted: Part) -> AnyView {
    let session = Session::get();
    let fetch = move || (session.lazy.fetch)(session);
    // The findings wait for their time; whatever else is drawn was asked for.
    if !matches!(wanted, Part::Checks) {
        fetch();
    }
    part(move || match session.screen.loading.get() {
        Loading::Done => (session.lazy.draw)(&wanted),
        Loading::Failed => failed(fetch),
        Loading::Waiting => waiting(),
    })
}

/// What stands in the place of a part that could not be loaded, with the way to try again.
pub fn failed(fetch: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="page" role="alert">
            <p>{NOT_LOADED}</p>
            <button on:click=press(fetch)>"Try again"</button>
        </div>
    }
    .into_any()
}

/// What stands in the place of a part that is on its way.
pub fn waiting() -> AnyView {
    view! { <p class="page quiet" role="status">"Loading…"</p> }.into_any()
}

/// Draws a part once it is there, where something else says that it is still to come.
pub fn when_there(wanted: Part) -> AnyView {
    let session = Session::get();
    (session.lazy.fetch)(session);
    part(move || match session.screen.loading.get() {
        Loading::Done => (session.lazy.draw)(&wanted),
        Loading::Waiting | Loading::Failed => ().into_any(),
    })
}
