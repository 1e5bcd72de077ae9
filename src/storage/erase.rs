//! Deletes everything, once somebody has typed that they mean it.

use leptos::prelude::*;

use crate::session::{Session, Task};
use crate::view::follow::{press, whether};

/// What has to be typed.
const WORDS: &str = "delete everything";

/// The last part of the page.
#[component]
pub fn Erase() -> impl IntoView {
    let session = Session::get();
    let typed = RwSignal::new(String::new());
    let matches = move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(WORDS));
    let erase = move || {
        if untrack(matches) {
            session.later(Task::Erase);
            typed.set(String::new());
        }
    };
    view! {
        <h3>"Delete everything"</h3>
        <p>
            <label for="erase">{format!("This permanently deletes all drafts, the trash, history and settings in this browser. To confirm, type “{WORDS}”.")}</label>
        </p>
        <p class="buttons">
            <input
                id="erase"
                type="text"
                autocomplete="off"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <button class="danger" disabled=whether(move || !matches()) on:click=press(erase)>"Delete everything"</button>
        </p>
    }
}
