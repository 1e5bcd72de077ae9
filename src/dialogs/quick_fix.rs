//! A small menu at the cell: what can be done about the findings of its row.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_core::checks::Finding;
use remit_core::grid::beside::Side;

use super::frame::{closed, modal};
use crate::platform::cells::cell_id;
use crate::platform::{dom, popup};
use crate::session::Session;
use crate::state::Dialog;
use crate::view::follow::press;
use crate::view::rich_text::sign;

/// A finding of the row, with what is wrong and the names of its fixes.
type Item = (Finding, String, Vec<String>);

/// The menu.
#[component]
pub fn QuickFix() -> impl IntoView {
    let session = Session::get();
    let element = modal();
    let cursor = session.grid.cursor.get_untracked();
    let items = session
        .open
        .now(|open| {
            let row = cursor?.row;
            let item = |finding: &Finding| -> Item {
                let fixes = open.fixes(finding).into_iter().map(|fix| fix.name);
                (finding.clone(), finding.message(open.matrix()), fixes.collect())
            };
            Some(open.findings().of_row(row).map(item).collect::<Vec<Item>>())
        })
        .flatten()
        .unwrap_or_default();
    let cell = cursor.map(cell_id);
    Effect::new(move |_| {
        // Its own size is known once it is open.
        if let Some(menu) = element.get() {
            let cell = cell.clone();
            request_animation_frame(move || {
                if let Some(cell) = cell.and_then(|id| dom::element(&id)) {
                    popup::place(&menu, &cell, Side::Beside);
                }
            });
        }
    });
    let sections: Vec<AnyView> = items.into_iter().map(|item| section(session, item)).collect();
    view! {
        <dialog
            node_ref=element
            class="quick-fix"
            aria-label="Fix this row"
            on:keydown=move |event| key(&event)
            on:close=move |_| closed(session, &Dialog::QuickFix)
        >
            {sections}
        </dialog>
    }
}

fn section(session: Session, (finding, message, fixes): Item) -> AnyView {
    let (class, shape) = sign(finding.severity);
    let close = move || session.screen.close_dialog();
    let buttons: Vec<AnyView> = fixes
        .into_iter()
        .map(|name| {
            let (finding, fix) = (finding.clone(), name.clone());
            let act = move || {
                close();
                session.fix(&finding, &fix);
            };
            view! { <button class="plain" on:click=press(act)>{name}</button> }.into_any()
        })
        .collect();
    let severity = finding.severity.name();
    let rule = finding.rule.id;
    let accept = move || session.screen.open_dialog(Dialog::Accept(Box::new(finding.clone())));
    view! {
        <section data-finding=rule>
            <p>
                <span class=class aria-hidden="true">{shape}</span>
                <span class="visually-hidden">{format!("{severity}: ")}</span>
                {message}
            </p>
            {buttons}
            <button class="plain" on:click=press(accept)>"Accept…"</button>
        </section>
    }
    .into_any()
}

/// Arrow keys go from button to button.
fn key(event: &KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    event.prevent_default();
    dom::focus_beside(".quick-fix button", forward);
}
