//! The search over everything: one box over all published matrices and drafts. Rows answer, with
//! who holds what for them, those of each matrix together.

mod books;
mod results;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::chooser::{Chooser, Choosing};
use crate::parts;
use crate::session::{NOT_LOADED, Session};
use crate::state::{Dialog, Loading, Part};
use crate::view::follow::{part, words};
use results::{Choice, Results};

/// What the search shares with its results, which may still have to be loaded.
#[derive(Clone, Copy)]
struct Searching {
    choosing: Choosing,
    /// What was found, once it can be looked for.
    found: RwSignal<Option<Found>>,
}

/// What was found, as the box sees it.
#[derive(Clone, Copy)]
struct Found {
    count: Signal<usize>,
    said: Signal<String>,
    choose: Callback<usize>,
}

/// The search.
#[component]
pub fn Search() -> impl IntoView {
    let session = Session::get();
    let searching = Searching { choosing: Choosing::new(), found: RwSignal::new(None) };
    provide_context(searching);
    let found = searching.found;
    let count = Signal::derive(move || found.get().map_or(0, |found| found.count.get()));
    let said = words(move || match (found.get(), session.screen.loading.get()) {
        (Some(found), _) => found.said.get(),
        (None, Loading::Failed) => NOT_LOADED.to_owned(),
        (None, _) => "Loading…".to_owned(),
    });
    let choose = Callback::new(move |place: usize| {
        if let Some(found) = found.get_untracked() {
            found.choose.run(place);
        }
    });
    view! {
        <Chooser
            name="Search"
            hint="Search all matrices and drafts"
            dialog=Dialog::Search
            choosing=searching.choosing
            count=count
            said=said
            choose=choose
        >
            {parts::when_there(Part::SearchResults)}
        </Chooser>
    }
}

/// The results.
pub fn results() -> AnyView {
    let searching: Searching = expect_context();
    let session = Session::get();
    let choosing = searching.choosing;
    // Another number whenever a matrix more can be searched.
    let grown = RwSignal::new(0_usize);
    let is_reading = RwSignal::new(true);
    spawn_local(async move {
        books::bring_up_to_date(session, move || grown.try_update(|count| *count += 1).is_some())
            .await;
        is_reading.try_set(false);
    });
    let results = Memo::new(move |_| {
        grown.track();
        Results::of(session, &choosing.typed.get())
    });
    let said = words(move || {
        let reading = if is_reading.get() { " Still loading matrices…" } else { "" };
        let asked = choosing.typed.with(|typed| !typed.trim().is_empty());
        let words = if asked {
            results.with(Results::said)
        } else {
            "Searches all published matrices and drafts. Try “who manages backups”.".to_owned()
        };
        format!("{words}{reading}")
    });
    let choose = Callback::new(move |place: usize| {
        match results.with_untracked(|results| results.choice(place)) {
            Some(Choice::Row(route, row)) => session.visit(route, Some(row)),
            Some(Choice::Matrix(route)) => session.visit(route, None),
            None => {}
        }
    });
    let count = Signal::derive(move || results.with(Results::count));
    searching.found.set(Some(Found { count, said, choose }));
    part(move || results.with(|results| results.draw(choosing)))
}
