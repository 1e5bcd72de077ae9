//! The frames of dialogs: the title or first field, and the keys that close them.

use leptos::prelude::*;

use crate::session::Session;
use crate::state::Dialog;

/// A dialog that stands above everything else as soon as it is in the page.
pub fn modal() -> NodeRef<leptos::html::Dialog> {
    let element = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let dialog: Option<web_sys::HtmlDialogElement> = element.get();
        if let Some(dialog) = dialog
            && !dialog.open()
        {
            // Fails only for a dialog that is open already or not in the page.
            let _ = dialog.show_modal();
        }
    });
    element
}

/// A dialog was closed: it is not asked for any more, unless another one stands in its place by
/// now.
pub fn closed(session: Session, dialog: &Dialog) {
    if session.screen.dialog.with_untracked(|open| open.as_ref() == Some(dialog)) {
        session.screen.close_dialog();
    }
}

/// The frame of most dialogs: the title, what is in it, and Escape to close it.
#[component]
pub fn Modal(title: &'static str, to_read: bool, children: Children) -> impl IntoView {
    let session = Session::get();
    let element = modal();
    view! {
        <dialog
            node_ref=element
            class="modal"
            aria-labelledby="modal-title"
            on:close=move |_| session.screen.close_dialog()
        >
            <h2 id="modal-title" tabindex="-1" autofocus=to_read>{title}</h2>
            {children()}
        </dialog>
    }
}
