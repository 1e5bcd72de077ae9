//! What is on the screen: Leptos, one folder per region.
//!
//! [`session`] holds what the app knows, [`actions`] what can be done; the regions draw the
//! one and call the other.

mod actions;
mod conflicts;
mod dialogs;
mod find;
mod first;
mod follow;
mod footer;
mod grid;
mod header;
mod icons;
mod lazy;
mod library;
mod listeners;
mod menu;
mod notice;
mod panel;
mod printing;
mod rich_text;
mod route;
mod session;
mod storage;
mod update;

use leptos::prelude::*;

use follow::{whether, words};
use session::Session;

/// Starts the app in the page.
pub fn start() {
    crate::browser::failure::tell_of_panics();
    // What the page shows while it loads goes once there is something better.
    if let Some(loading) = crate::browser::dom::element("loading") {
        loading.remove();
    }
    mount_to_body(App);
}

/// The whole screen.
#[component]
fn App() -> impl IntoView {
    let session = Session::new();
    provide_context(session);
    listeners::listen(session);
    printing::listen(session);
    session.start();
    let is_home = whether(move || !session.is_open.get());
    let drawer = words(move || {
        let name = match session.drawer.get() {
            Some(session::Drawer::Library) => "library",
            Some(session::Drawer::Panel) => "panel",
            None => "none",
        };
        name.to_owned()
    });
    view! {
        <div class="app" class:home=is_home data-drawer=drawer>
            <header::Header />
            <library::Library />
            <main class="main" aria-label="Matrix">
                <notice::NoticeBar />
                {follow::when(session.is_looking(), || view! { <find::Bars /> })}
                {follow::part(move || match (session.is_open.get(), session.is_storage.get()) {
                    (true, _) => view! { <grid::Grid /> }.into_any(),
                    (false, true) => lazy::show(lazy::Part::Storage),
                    (false, false) => view! { <library::Welcome /> }.into_any(),
                })}
            </main>
            {follow::when(session.is_open, || view! { <panel::Panel /> })}
            <footer::Footer />
            <dialogs::Dialogs />
            <p class="visually-hidden" role="status" aria-live="polite">
                {words(move || session.announcement.get())}
            </p>
        </div>
    }
}
