//! What is there where no matrix is open.

use leptos::prelude::*;

use crate::view::follow::press;

use crate::actions::{IMPORT, NEW_DRAFT};
use crate::session::Session;

/// What Remit is, and how to begin.
#[component]
pub fn Welcome() -> impl IntoView {
    let session = Session::get();
    view! {
        <div class="welcome">
            <h2>"RACI matrices, checked as you type"</h2>
            <p>
                "A RACI matrix shows which party is Responsible, Accountable, Consulted and \
                Informed for each activity. Open a published matrix from the library to read it \
                or make your own edition."
            </p>
            <p class="buttons">
                <button class="primary" title=NEW_DRAFT.hint() on:click=press(move || (NEW_DRAFT.perform)(session))>
                    "New matrix"
                </button>
                <button title=IMPORT.hint() on:click=press(move || (IMPORT.perform)(session))>
                    "Open a file"
                </button>
            </p>
            <p class="quiet">
                "Everything you type stays in this browser. Remit has no server and no account, and \
                is not affiliated with the providers whose matrices it shows."
            </p>
        </div>
    }
}
