//! The frames of dialogs: the title or first field, and the keys that close them.

use leptos::prelude::*;

use super::{commands, new_draft, quick_fix, search};
use crate::lazy::{self, Part};
use crate::platform::dom;
use crate::session::{Dialog, Session};
use crate::view::follow::press;

/// A dialog, the frame of which is there at once. One that is there to be read begins at its
/// title, not at its first button.
pub fn draw(dialog: Dialog) -> AnyView {
    let (title, to_read) = match &dialog {
        Dialog::NewDraft => return view! { <new_draft::NewDraft /> }.into_any(),
        Dialog::Commands => return view! { <commands::Commands /> }.into_any(),
        Dialog::Search => return view! { <search::Search /> }.into_any(),
        Dialog::QuickFix => return view! { <quick_fix::QuickFix /> }.into_any(),
        Dialog::Summary => return sheet("Workload by party", dialog),
        Dialog::Duties(_) => return sheet("Duty sheet", dialog),
        Dialog::Import(_) => ("Import", false),
        Dialog::Paste(_) => ("Paste", false),
        Dialog::Share => ("Share this matrix", true),
        Dialog::Print => ("Print or PDF", false),
        Dialog::Help => ("Help", true),
        Dialog::Accept(_) => ("Accept this finding", false),
        Dialog::FixAll(_) => ("Fix all findings of this rule?", false),
        Dialog::Rules => ("Check settings", false),
        Dialog::Letters => ("Roles in this matrix", false),
        Dialog::MoveTo => ("Move selected rows", false),
        Dialog::MergeParties(_) => ("Merge parties", false),
        Dialog::History(_) => ("History", true),
        Dialog::Restore(..) => ("Restore these drafts?", false),
    };
    let content = lazy::show(Part::Dialog(dialog));
    view! { <Modal title=title to_read=to_read>{content}</Modal> }.into_any()
}

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
    if session.dialog.with_untracked(|open| open.as_ref() == Some(dialog)) {
        session.dialog.set(None);
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
            on:close=move |_| session.dialog.set(None)
        >
            <h2 id="modal-title" tabindex="-1" autofocus=to_read>{title}</h2>
            {children()}
        </dialog>
    }
}

/// A dialog to be read, which prints by itself.
fn sheet(name: &'static str, dialog: Dialog) -> AnyView {
    let session = Session::get();
    let element = modal();
    let content = lazy::show(Part::Dialog(dialog.clone()));
    view! {
        <dialog
            node_ref=element
            class="modal sheet"
            aria-labelledby="sheet-title"
            on:close=move |_| closed(session, &dialog)
        >
            <h2 id="sheet-title" tabindex="-1" autofocus>{name}</h2>
            {content}
            <p class="buttons">
                <button class="primary" on:click=press(dom::print)>"Print"</button>
                <button on:click=press(dom::close_dialog)>"Close"</button>
            </p>
        </dialog>
    }
    .into_any()
}
