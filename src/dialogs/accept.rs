//! Why a finding is accepted, by whom, and when.

use leptos::prelude::*;
use remit_core::checks::{self, Finding};
use remit_core::matrix::{Date, limits};

use crate::platform::{store, time};
use crate::session::Session;
use crate::view::follow::press;

/// Asks for the reason; the name is asked once.
#[component]
pub fn Accept(finding: Finding) -> impl IntoView {
    let session = Session::get();
    let reason = RwSignal::new(String::new());
    let name = RwSignal::new(store::name());
    let problem = RwSignal::new(String::new());
    let today = time::today();
    let (place, message) = session
        .open
        .now(|open| (finding.place.in_words(open.matrix()), finding.message(open.matrix())))
        .unwrap_or_default();
    let title = finding.rule.title;
    let accept = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (reason, name) = (reason.get_untracked(), name.get_untracked());
        if reason.trim().is_empty() {
            problem.set("Add a reason for future readers.".to_owned());
            return;
        }
        store::save_name(&name);
        let command =
            session.open.now(|open| checks::accept(open.matrix(), &finding, &reason, &name, today));
        session.screen.close_dialog();
        if let Some(command) = command {
            session.mend(&format!("Accept “{title}”"), "Accepted", command);
        }
    };
    let most = limits::NAME_CHARS.to_string();
    let dated = today.map_or_else(String::new, |date: Date| format!("Dated {}. ", date.long()));
    view! {
        <form on:submit=accept>
            <p><b>{place}</b>" "{message}</p>
            <div class="field">
                <label for="accept-reason">"Reason"</label>
                <input
                    id="accept-reason"
                    type="text"
                    autofocus
                    maxlength=most.clone()
                    prop:value=reason
                    on:input=move |event| reason.set(event_target_value(&event))
                />
            </div>
            <div class="field">
                <label for="accept-name">"Your name"</label>
                <input
                    id="accept-name"
                    type="text"
                    maxlength=most
                    prop:value=name
                    on:input=move |event| name.set(event_target_value(&event))
                />
            </div>
            <p class="quiet">
                {dated}
                "Saved with the matrix. If the roles in this row change, the finding reopens."
            </p>
            <p role="alert" class="problem">{problem}</p>
            <p class="buttons">
                <button type="submit" class="primary">"Accept"</button>
                <button type="button" on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
            </p>
        </form>
    }
}
