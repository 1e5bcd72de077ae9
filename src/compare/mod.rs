//! Matrices side by side: what each says, what that means for one party, and which rows say the
//! same.

mod card;
mod grid;
mod head;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_compare::comparison::Event;

use crate::platform::dom;
use crate::session::Session;
use crate::view::follow::{part, words};

/// The comparison that the address says.
#[component]
pub fn Compare() -> impl IntoView {
    let session = Session::get();
    let comparing = session.comparing;
    let is_there = move || comparing.compared.with(Option::is_some);
    view! {
        <section class="compare" aria-labelledby="compare-title" on:keydown=move |event| key(session, &event)>
            {part(move || head::draw(session))}
            <p role="alert" class="problem">{words(move || comparing.problem.get())}</p>
            {part(move || {
                let waits = !is_there() && comparing.problem.with(String::is_empty);
                waits.then(|| view! { <p class="quiet" role="status">"Comparing…"</p> })
            })}
            <div class="compare-body">
                <div class="compare-matrix">
                    {part(move || head::tools(session))}
                    {part(move || grid::draw(session))}
                </div>
                {part(move || card::draw(session))}
            </div>
        </section>
    }
}

/// While somebody matches, single keys answer.
fn key(session: Session, event: &KeyboardEvent) {
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    if dom::is_typing()
        || has_modifier
        || session.comparing.matching.with_untracked(Option::is_none)
    {
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
    session.matched(matched);
    card::focus();
}
