//! The search over everything: one box over all published matrices and drafts. Rows answer, with
//! who holds what for them, those of each matrix together.

mod books;
mod results;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::chooser::{Chooser, Choosing};
use crate::app::follow::{part, words};
use crate::app::session::{Dialog, Session, counted};
use results::{Choice, Results};

/// The search.
#[component]
pub fn Search() -> impl IntoView {
    let session = Session::get();
    let choosing = Choosing::new();
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
    let count = Signal::derive(move || results.with(Results::count));
    let said = words(move || {
        let reading = if is_reading.get() { " Still loading matrices…" } else { "" };
        let asked = choosing.typed.with(|typed| !typed.trim().is_empty());
        match (asked, results.with(Results::rows), results.with(|results| results.matrices.len())) {
            (false, ..) => {
                format!(
                    "Searches all published matrices and drafts. Try “who manages \
                    backups”.{reading}"
                )
            }
            (true, 0, 0) => format!("No results. Try fewer or different words.{reading}"),
            (true, rows, matrices) => {
                let of = counted(matrices, "matrix", "matrices");
                match (rows, matrices) {
                    (0, _) => format!("{of}.{reading}"),
                    (_, 1) => format!("{}.{reading}", counted(rows, "result", "results")),
                    _ => format!("{} in {of}.{reading}", counted(rows, "result", "results")),
                }
            }
        }
    });
    let choose = Callback::new(move |place: usize| {
        match results.with_untracked(|results| results.choice(place)) {
            Some(Choice::Row(route, row)) => session.visit(route, Some(row)),
            Some(Choice::Matrix(route)) => session.visit(route, None),
            None => {}
        }
    });
    view! {
        <Chooser
            name="Search"
            hint="Search all matrices and drafts"
            dialog=Dialog::Search
            choosing=choosing
            count=count
            said=said
            choose=choose
        >
            {part(move || results.with(|results| results.draw(choosing)))}
        </Chooser>
    }
}
