//! Where a matrix comes from.

use std::sync::Arc;

use leptos::prelude::*;
use remit_formats::link;

use super::state::State;
use crate::actions::choose_file;
use crate::state::Source;
use crate::view::follow::press;

/// Asks for a file or a text.
#[component]
pub(super) fn Start(state: State) -> impl IntoView {
    let text = NodeRef::<leptos::html::Textarea>::new();
    let read = move || {
        let typed = text.get_untracked().map(|area| area.value()).unwrap_or_default();
        if typed.trim().is_empty() {
            state.problem.set("Paste a table or page into the field first.".to_owned());
        } else {
            let bytes = typed.into_bytes();
            if link::is_link(&bytes) {
                state.session.preview(None, Ok(bytes));
            } else {
                state.open(Arc::new(Source { name: None, bytes }));
            }
        }
    };
    view! {
        <p>
            "Remit reads Excel, LibreOffice and Word files, CSV, Markdown and other markup, web \
            pages, JSON, links to a matrix, and text copied from a page. You see a preview before anything is imported."
        </p>
        <p><button class="primary" autofocus on:click=press(choose_file)>"Choose file"</button></p>
        <div class="field">
            <label for="import-text">"Or paste text"</label>
            <textarea id="import-text" node_ref=text rows="6"></textarea>
        </div>
        <p><button on:click=press(read)>"Preview text"</button></p>
    }
}
