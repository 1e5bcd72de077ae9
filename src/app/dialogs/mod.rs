//! Modal dialogs. The browser's own dialog element keeps the focus in them.

mod accept;
mod chooser;
mod commands;
mod fix_all;
mod help;
mod history;
mod import;
mod letters;
mod merge_parties;
mod move_to;
mod new_draft;
mod paste;
mod print;
mod quick_fix;
mod restore;
mod rules;
mod search;
mod share;
mod summary;

use leptos::prelude::*;

use super::follow::part;
use super::late::{self, Part};
use super::session::{Dialog, Session};

/// The dialog that is open, if one is.
#[component]
pub fn Dialogs() -> impl IntoView {
    let session = Session::get();
    part(move || match session.dialog.get() {
        None => ().into_any(),
        Some(dialog) => late::show(Part::Dialog(dialog)),
    })
}

/// A dialog.
pub fn draw(dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::NewDraft => view! { <new_draft::NewDraft /> }.into_any(),
        Dialog::Import(source) => view! { <import::Import source=source /> }.into_any(),
        Dialog::Paste(plan) => view! { <paste::Paste plan=*plan /> }.into_any(),
        Dialog::Share => view! { <share::Share /> }.into_any(),
        Dialog::Print => view! { <print::Print /> }.into_any(),
        Dialog::Restore(fates, unreadable) => {
            view! { <restore::Restore fates=fates unreadable=unreadable /> }.into_any()
        }
        Dialog::Accept(finding) => view! { <accept::Accept finding=*finding /> }.into_any(),
        Dialog::FixAll(rule) => view! { <fix_all::FixAll rule=rule /> }.into_any(),
        Dialog::QuickFix => view! { <quick_fix::QuickFix /> }.into_any(),
        Dialog::Rules => view! { <rules::Rules /> }.into_any(),
        Dialog::MoveTo => view! { <move_to::MoveTo /> }.into_any(),
        Dialog::MergeParties(goes) => {
            view! { <merge_parties::MergeParties goes=goes /> }.into_any()
        }
        Dialog::Letters => view! { <letters::Letters /> }.into_any(),
        Dialog::History(id) => view! { <history::History id=id /> }.into_any(),
        Dialog::Commands => view! { <commands::Commands /> }.into_any(),
        Dialog::Search => view! { <search::Search /> }.into_any(),
        Dialog::Summary => view! { <summary::Summary /> }.into_any(),
        Dialog::Duties(party) => view! { <summary::DutySheet party=party /> }.into_any(),
        Dialog::Help => view! { <help::Help /> }.into_any(),
    }
}

/// A dialog that stands above everything else as soon as it is in the page.
fn modal() -> NodeRef<leptos::html::Dialog> {
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
fn closed(session: Session, dialog: &Dialog) {
    if session.dialog.with_untracked(|open| open.as_ref() == Some(dialog)) {
        session.dialog.set(None);
    }
}

/// The frame of a dialog: its title, what is in it, and Escape to close it.
#[component]
fn Modal(
    title: &'static str,
    /// Whether it is there to be read: then it begins at its title, not at its first button.
    #[prop(optional)]
    to_read: bool,
    children: Children,
) -> impl IntoView {
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
