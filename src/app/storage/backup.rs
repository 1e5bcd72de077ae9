//! A copy of all drafts in the person's hands, and back.

use leptos::prelude::*;

use crate::app::actions::IMPORT;
use crate::app::follow::press;
use crate::app::session::{Session, Task};

/// The part of the page about copies.
#[component]
pub fn Backup() -> impl IntoView {
    let session = Session::get();
    let export = move || session.later(Task::ExportAll);
    view! {
        <h3>"A copy of everything"</h3>
        <p>
            "One file with all drafts. Restoring it never overwrites anything: a draft that is here \
            already and differs comes beside it."
        </p>
        <p class="buttons">
            <button on:click=press(export)>"Export all drafts"</button>
            <button on:click=press(move || (IMPORT.perform)(session))>"Restore from a file"</button>
        </p>
    }
}
