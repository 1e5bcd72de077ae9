//! A copy of all drafts in the person's hands, and back.

use leptos::prelude::*;

use crate::actions::IMPORT;
use crate::session::{Session, Task};
use crate::view::follow::press;

/// The part of the page about copies.
#[component]
pub fn Backup() -> impl IntoView {
    let session = Session::get();
    let export = move || session.later(Task::ExportAll);
    view! {
        <h3>"Backup"</h3>
        <p>
            "One file with all drafts, their named versions and your comparisons. Restoring never \
            overwrites anything: differing drafts are restored as copies."
        </p>
        <p class="buttons">
            <button on:click=press(export)>"Export all drafts"</button>
            <button on:click=press(move || (IMPORT.perform)(session))>"Restore from file"</button>
        </p>
    }
}
