//! What is imported: where it comes from, what was understood of it, what a person corrects,
//! and what would become of it. Nothing is taken before somebody says so.

mod changes;
mod facts;
mod letters;
mod lines;
mod notes;
mod open_rows;
mod outcome;
mod questions;
mod rows;
mod start;
mod state;
mod tables;

use std::sync::Arc;

use leptos::prelude::*;

use remit_import::{Format, Reading};

use crate::session::Session;
use crate::state::wording::counted;
use crate::state::{Dialog, SideRef, Source};
use crate::view::follow::{part, press, whether, words};
use state::State;

/// The importer: with a file what it holds, without one the ways to give one.
#[component]
pub fn Import(source: Option<Arc<Source>>) -> impl IntoView {
    let session = Session::get();
    let state = State::new(session);
    on_cleanup(State::end);
    match source {
        Some(source) => state.open(source),
        None => state.ask(),
    }
    let close = move || session.screen.close_dialog();
    view! {
        <div class="import-body" aria-busy=words(move || state.busy.get().is_some().to_string())>
            {part(move || {
                if state.is_read.get() {
                    view! { <Preview state=state /> }.into_any()
                } else if state.is_asked.get() {
                    view! { <start::Start state=state /> }.into_any()
                } else {
                    ().into_any()
                }
            })}
        </div>
        <p role="status" class="quiet">{words(move || state.busy.get().unwrap_or_default())}</p>
        <p role="alert" class="problem">{state.problem}</p>
        <p class="buttons import-buttons">
            {part(move || state.is_read.get().then(|| view! { <Take state=state /> }))}
            <button autofocus on:click=press(close)>"Cancel"</button>
        </p>
    }
}

/// What was understood, with the ways to correct it.
#[component]
fn Preview(state: State) -> impl IntoView {
    view! {
        {part(move || changes::draw(state))}
        {part(move || versions(state))}
        {part(move || questions::draw(state))}
        {part(move || outcome::draw(state))}
        {rows::menu(state)}
        {part(move || rows::chosen(state))}
        {part(move || notes::draw(state))}
        <facts::Facts state=state />
        {part(move || open_rows::draw(state))}
        <letters::Letters state=state />
        <tables::Tables state=state />
        {part(move || lines::draw(state))}
    }
}

/// So many named versions are listed.
const LISTED: usize = 20;

/// The named versions of a file of ours.
fn versions(state: State) -> Option<AnyView> {
    let reading = state.reading.get()?;
    let count = reading.versions.len();
    let names = reading.versions.iter().take(LISTED);
    let names: Vec<String> = names.map(|version| version.named.title()).collect();
    let more = count - names.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let words = format!(
        "The file has {}: {}{more}. Added as a draft, applied or reviewed, it brings those that the draft doesn’t have into its history.",
        counted(count, "named version", "named versions"),
        names.join(", ")
    );
    (count > 0).then(|| view! { <p>{words}</p> }.into_any())
}

/// The ways to take it.
#[component]
fn Take(state: State) -> impl IntoView {
    let session = Session::get();
    let is_busy = whether(move || state.busy.get().is_some());
    let add = move || {
        let is_own = state.reading.with_untracked(|reading| {
            let is_own = |reading: &Arc<Reading>| {
                reading.format == Format::Remit || reading.stamp.is_some() || reading.base.is_some()
            };
            reading.as_ref().is_some_and(is_own)
        });
        match state.taken() {
            Some(matrix) if is_own => {
                let versions = state.versions();
                session.import_received(matrix, state.seen());
                session.bring_to_open(versions);
            }
            Some(page) => session.import_page(page),
            None => {}
        }
    };
    let insert = move || {
        let Some(matrix) = state.taken() else { return };
        if let Err(refusal) = session.insert_matrix(&matrix) {
            state.problem.set(format!("Nothing inserted: {refusal}."));
        }
    };
    let compare = move || {
        let Some(matrix) = state.taken() else { return };
        let number = session.comparing.add_file(matrix.title.clone(), matrix);
        session.screen.open_dialog(Dialog::Compare(Some(SideRef::File(number))));
    };
    let into = move || {
        let is_from_here = |known: &Option<_>| known.as_ref().is_some_and(state::is_from_here);
        if state.known.with(is_from_here) {
            return None;
        }
        let open = session.open.now(|open| open.is_draft().then(|| open.matrix().title.clone()));
        let title = open.flatten()?;
        Some(view! {
            <button
                disabled=is_busy
                title="Add these rows below those of the open draft"
                on:click=press(insert)
            >
                {format!("Insert into “{title}”")}
            </button>
        })
    };
    view! {
        <button class="primary" autofocus disabled=is_busy on:click=press(add)>"Add as draft"</button>
        {part(move || changes::take(state))}
        {part(into)}
        <button disabled=is_busy title="See it beside another matrix, without importing it" on:click=press(compare)>
            "Compare…"
        </button>
    }
}
