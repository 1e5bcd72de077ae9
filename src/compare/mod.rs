//! Matrices side by side: what each says, what that means for one party, and which rows say the
//! same.

mod card;
mod grid;
mod head;
pub mod report;
mod state;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_compare::comparison::Event;

use crate::platform::{dom, worker};
use crate::session::Session;
use crate::state::Route;
use crate::view::follow::{part, press, when, whether, words};
use state::State;

/// The comparison that the address says.
#[component]
pub fn Compare() -> impl IntoView {
    let session = Session::get();
    let state = State::new(session);
    Effect::new(move |_| {
        if let Route::Compare(sides) = session.screen.route.get() {
            state.open(sides);
        }
    });
    view! {
        <section class="compare" aria-labelledby="compare-title" on:keydown=move |event| key(state, &event)>
            {part(move || head::draw(state))}
            <p role="alert" class="problem">{words(move || state.problem.get())}</p>
            <p role="status" class="quiet">{words(move || state.busy.get())}</p>
            {when(whether(move || !state.busy.with(String::is_empty)), || {
                view! { <p class="buttons"><button on:click=press(worker::cancel)>"Cancel"</button></p> }
            })}
            <div class="compare-body">
                <div class="compare-matrix">
                    {part(move || head::tools(state))}
                    {part(move || grid::draw(state))}
                </div>
                {part(move || card::draw(state))}
            </div>
        </section>
    }
}

/// While somebody matches, single keys answer.
fn key(state: State, event: &KeyboardEvent) {
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    if dom::is_typing() || has_modifier || state.matching.with_untracked(Option::is_none) {
        return;
    }
    let matched = match event.key().as_str() {
        "0" | "n" => Event::NothingThere,
        "l" => Event::Later,
        "u" => Event::Undo,
        "j" => Event::Next,
        "k" => Event::Previous,
        key => match key.parse() {
            Ok(number) => Event::Choose(number),
            Err(_) => return,
        },
    };
    event.prevent_default();
    event.stop_propagation();
    state.matched(matched);
    card::focus();
}
