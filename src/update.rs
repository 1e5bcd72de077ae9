//! A newer build of Remit: it is offered, and never loaded by itself.

use leptos::prelude::*;

use crate::session::{Session, Task};
use crate::view::follow::press;

/// The offer.
#[component]
pub fn Update() -> impl IntoView {
    let session = Session::get();
    view! {
        <div class="notice">
            <p>"A new version of Remit is ready. Reload to use it; your drafts are kept."</p>
            <button class="small" on:click=press(move || session.later(Task::Reload))>"Reload"</button>
            <button class="small" on:click=press(move || session.screen.set_update(false))>"Later"</button>
        </div>
    }
}
