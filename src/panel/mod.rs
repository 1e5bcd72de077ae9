//! The panel at the side: what the checks say, the row of the cursor, the matrix as a whole.

pub mod about;
pub mod checks;
mod field;
mod footnotes;
mod list;
mod parties;
pub mod rich_field;
pub mod row;

use leptos::prelude::*;

use crate::parts;
use crate::platform::dom;
use crate::session::Session;
use crate::state::{Open, Part, Tab};
use crate::view::follow::{part, press, words};
use crate::view::icons::Icon;

const TABS: [(Tab, &str, &str); 3] = [
    (Tab::Checks, "Checks", "tab-checks"),
    (Tab::Row, "Row", "tab-row"),
    (Tab::About, "About", "tab-about"),
];

/// The panel.
#[component]
pub fn Panel() -> impl IntoView {
    let session = Session::get();
    let findings = words(move || {
        let count = |open: &Open| open.findings().len();
        session.open.with(count).unwrap_or(0).to_string()
    });
    let tabs = TABS.map(|(tab, name, id)| {
        let selected = words(move || (session.screen.tab.get() == tab).to_string());
        let tabindex =
            words(move || if session.screen.tab.get() == tab { "0" } else { "-1" }.to_owned());
        view! {
            <button
                role="tab"
                id=id
                aria-selected=selected
                aria-controls="panel-body"
                tabindex=tabindex
                on:click=press(move || session.screen.turn_to(tab))
            >
                {name}
                {(tab == Tab::Checks).then(|| view! { " "<span class="count">{findings}</span> })}
            </button>
        }
    });
    let panel = NodeRef::<leptos::html::Aside>::new();
    // Another tab is read from its beginning. What is to have the focus there comes into sight
    // after that.
    Effect::new(move |before: Option<Tab>| {
        let tab = session.screen.tab.get();
        if let Some(panel) = panel.get_untracked().filter(|_| before != Some(tab)) {
            panel.set_scroll_top(0);
        }
        tab
    });
    let labelled_by = words(move || {
        let tab = session.screen.tab.get();
        TABS.iter().find(|(each, ..)| *each == tab).map_or("", |(.., id)| *id).to_owned()
    });
    view! {
        <aside node_ref=panel class="panel" aria-label="Details">
            <div class="panel-head">
                <div class="tabs" role="tablist" aria-label="Details" on:keydown=move |event| key(session, &event)>
                    {tabs}
                </div>
                <button
                    class="plain square close"
                    aria-label="Close details"
                    on:click=press(move || session.screen.close_drawer())
                >
                    {Icon::Close.draw()}
                </button>
            </div>
            <div id="panel-body" role="tabpanel" tabindex="0" aria-labelledby=labelled_by>
                {part(move || match session.screen.tab.get() {
                    Tab::Checks => parts::show(Part::Checks),
                    Tab::Row => parts::show(Part::Row),
                    Tab::About => parts::show(Part::About),
                })}
            </div>
        </aside>
    }
}

/// Arrow keys go from tab to tab.
fn key(session: Session, event: &leptos::ev::KeyboardEvent) {
    let step = match event.key().as_str() {
        "ArrowRight" => 1,
        "ArrowLeft" => TABS.len() - 1,
        _ => return,
    };
    event.prevent_default();
    let now = session.screen.tab.get_untracked();
    let at = TABS.iter().position(|(tab, ..)| *tab == now).unwrap_or(0);
    if let Some((tab, _, id)) = TABS.get((at + step) % TABS.len()) {
        session.screen.turn_to(*tab);
        dom::focus(id);
    }
}
