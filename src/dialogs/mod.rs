//! Modal dialogs. The browser's own dialog element keeps the focus in them. The frame of each, and
//! the field that one types in first, are there at once; what else is in it may have to be loaded.

mod accept;
mod chooser;
mod commands;
mod compare;
mod fix_all;
mod frame;
mod help;
mod history;
mod import;
mod letters;
mod merge_parties;
mod move_to;
mod name_version;
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

use crate::parts;
use crate::platform::dom;
use crate::session::Session;
use crate::state::{Dialog, Part};
use crate::view::follow::press;
use frame::{Modal, closed, modal};

pub use new_draft::content as new_draft_content;

pub use search::results as search_results;

/// The dialog that is open, if one is. Each is an element of its own: one that took the place of
/// another in its element would not be opened by the browser.
#[component]
pub fn Dialogs() -> impl IntoView {
    let session = Session::get();
    let count = StoredValue::new(0_u32);
    let each = move || {
        count.update_value(|count| *count += 1);
        session.screen.dialog.get().map(|dialog| (count.get_value(), dialog))
    };
    view! { <For each=each key=|(count, _)| *count children=|(_, dialog)| draw(dialog) /> }
}

/// A dialog, the frame of which is there at once. One that is there to be read begins at its
/// title, not at its first button.
fn draw(dialog: Dialog) -> AnyView {
    let (title, to_read) = match &dialog {
        Dialog::NewDraft => return view! { <new_draft::NewDraft /> }.into_any(),
        Dialog::Commands => return view! { <commands::Commands /> }.into_any(),
        Dialog::Search => return view! { <search::Search /> }.into_any(),
        // Where there is something to fix, the checks are loaded, and this with them.
        Dialog::QuickFix => return parts::when_there(Part::Dialog(dialog)),
        Dialog::Summary => return sheet("Workload by party", dialog),
        Dialog::Duties(_) => return sheet("Duty sheet", dialog),
        Dialog::SwitchingReport(_) => return sheet("Switching report", dialog),
        Dialog::Compare(_) => ("Compare matrices", false),
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
        Dialog::NameVersion(..) => ("Name this version", false),
        Dialog::Restore(..) => ("Restore these drafts?", false),
    };
    let content = parts::show(Part::Dialog(dialog));
    view! { <Modal title=title to_read=to_read>{content}</Modal> }.into_any()
}

/// A dialog to be read, which prints by itself.
fn sheet(name: &'static str, dialog: Dialog) -> AnyView {
    let session = Session::get();
    let element = modal();
    let content = parts::show(Part::Dialog(dialog.clone()));
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

/// What is in a dialog whose frame has nothing but a title.
pub fn content(dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Import(source) => view! { <import::Import source=source /> }.into_any(),
        Dialog::Paste(plan) => view! { <paste::Paste plan=*plan /> }.into_any(),
        Dialog::Share => view! { <share::Share /> }.into_any(),
        Dialog::Print => view! { <print::Print /> }.into_any(),
        Dialog::Restore(fates, comparisons, unreadable) => {
            view! { <restore::Restore fates=fates comparisons=comparisons unreadable=unreadable /> }
                .into_any()
        }
        Dialog::Accept(finding) => view! { <accept::Accept finding=*finding /> }.into_any(),
        Dialog::FixAll(rule) => view! { <fix_all::FixAll rule=rule /> }.into_any(),
        Dialog::Rules => view! { <rules::Rules /> }.into_any(),
        Dialog::MoveTo => view! { <move_to::MoveTo /> }.into_any(),
        Dialog::MergeParties(goes) => {
            view! { <merge_parties::MergeParties goes=goes /> }.into_any()
        }
        Dialog::Letters => view! { <letters::Letters /> }.into_any(),
        Dialog::History(id) => view! { <history::History id=id /> }.into_any(),
        Dialog::NameVersion(id, at) => {
            view! { <name_version::NameVersion draft=id at=at /> }.into_any()
        }
        Dialog::Compare(first) => view! { <compare::Compare first=first /> }.into_any(),
        Dialog::Summary => view! { <summary::Summary /> }.into_any(),
        Dialog::Duties(party) => view! { <summary::DutySheet party=party /> }.into_any(),
        Dialog::Help => view! { <help::Help /> }.into_any(),
        Dialog::QuickFix => view! { <quick_fix::QuickFix /> }.into_any(),
        // Their frames draw what is in them.
        Dialog::NewDraft | Dialog::Commands | Dialog::Search | Dialog::SwitchingReport(_) => {
            ().into_any()
        }
    }
}
