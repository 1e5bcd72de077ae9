//! Modal dialogs. The browser's own dialog element keeps the focus in them. The frame of each, and
//! the field that one types in first, are there at once; what else is in it may have to be loaded.

mod accept;
mod chooser;
mod commands;
mod fix_all;
mod frame;
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

use crate::session::{Dialog, Session};

pub use new_draft::content as new_draft_content;
pub use search::{Searching, results as search_results};

/// The dialog that is open, if one is. Each is an element of its own: one that took the place of
/// another in its element would not be opened by the browser.
#[component]
pub fn Dialogs() -> impl IntoView {
    let session = Session::get();
    let count = StoredValue::new(0_u32);
    let each = move || {
        count.update_value(|count| *count += 1);
        session.dialog.get().map(|dialog| (count.get_value(), dialog))
    };
    view! { <For each=each key=|(count, _)| *count children=|(_, dialog)| frame::draw(dialog) /> }
}

/// What is in a dialog whose frame has nothing but a title.
pub fn content(dialog: Dialog) -> AnyView {
    match dialog {
        Dialog::Import(source) => view! { <import::Import source=source /> }.into_any(),
        Dialog::Paste(plan) => view! { <paste::Paste plan=*plan /> }.into_any(),
        Dialog::Share => view! { <share::Share /> }.into_any(),
        Dialog::Print => view! { <print::Print /> }.into_any(),
        Dialog::Restore(fates, unreadable) => {
            view! { <restore::Restore fates=fates unreadable=unreadable /> }.into_any()
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
        Dialog::Summary => view! { <summary::Summary /> }.into_any(),
        Dialog::Duties(party) => view! { <summary::DutySheet party=party /> }.into_any(),
        Dialog::Help => view! { <help::Help /> }.into_any(),
        // Their frames draw what is in them.
        Dialog::NewDraft | Dialog::Commands | Dialog::Search | Dialog::QuickFix => ().into_any(),
    }
}
