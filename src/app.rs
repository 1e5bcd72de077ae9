//! The whole screen, put together.

use leptos::prelude::*;

use crate::lazy::LAZY;
use crate::session::Session;
use crate::state::{Drawer, Part};
use crate::view::follow::{self, whether, words};
use crate::{
    dialogs, find, footer, grid, header, library, listeners, notice, panel, parts, printing,
};

/// Starts the app in the page.
pub fn start() {
    crate::platform::failure::tell_of_panics();
    // What the page shows while it loads goes once there is something better.
    if let Some(loading) = crate::platform::dom::element("loading") {
        loading.remove();
    }
    mount_to_body(App);
}

/// The whole screen.
#[component]
fn App() -> impl IntoView {
    let session = Session::new(LAZY);
    provide_context(session);
    listeners::listen(session);
    printing::listen(session);
    session.start();
    let is_home = whether(move || !session.open.is_there.get());
    let is_review = Memo::new(move |_| session.review_is_paused() == Some(false));
    let has_panel = Memo::new(move |_| session.open.is_there.get() && !is_review.get());
    let drawer = words(move || {
        let name = match session.screen.drawer.get() {
            Some(Drawer::Library) => "library",
            Some(Drawer::Panel) => "panel",
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
                {follow::part(move || {
                    if session.open.is_there.get() {
                        if is_review.get() {
                            parts::show(Part::Review)
                        } else {
                            view! { <grid::Grid /> }.into_any()
                        }
                    } else if session.screen.is_storage.get() {
                        parts::show(Part::Storage)
                    } else if session.screen.is_comparison.get() {
                        parts::show(Part::Compare)
                    } else {
                        view! { <library::Welcome /> }.into_any()
                    }
                })}
            </main>
            {follow::when(has_panel, || view! { <panel::Panel /> })}
            <footer::Footer />
            <dialogs::Dialogs />
            <p class="visually-hidden" role="status" aria-live="polite">
                {words(move || session.screen.announcement.get())}
            </p>
        </div>
    }
}
