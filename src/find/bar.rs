//! The bar to find and replace.

use std::collections::HashSet;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::close_by_escape;
use super::places::Places;
use crate::actions::find as actions;
use crate::parts;
use crate::session::Session;
use crate::state::{Bar, Part, Scope, Watched};
use crate::view::follow::{press, when, whether, words};
use crate::view::icons::Icon;

/// The bar, with the field that one types in first.
#[component]
pub fn FindBar() -> impl IntoView {
    let session = Session::get();
    let find_bar = session.find_bar;
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            session.find_bar.step(!event.shift_key());
        }
    };
    view! {
        <div
            class="bar"
            role="search"
            aria-label="Find in this matrix"
            on:keydown=move |event| close_by_escape(&event, move || close(session))
        >
            <input
                id="find-text"
                type="text"
                aria-label="Find"
                placeholder="Find"
                autocomplete="off"
                spellcheck="false"
                maxlength="500"
                prop:value=find_bar.typed.signal()
                on:focus=move |event| select_all(&event)
                on:input=move |event| find_bar.set_typed(event_target_value(&event))
                on:keydown=keydown
            />
            {parts::when_there(Part::Found)}
            <button class="plain square close" aria-label="Close" on:click=press(move || close(session))>
                {Icon::Close.draw()}
            </button>
        </div>
    }
}

fn close(session: Session) {
    session.find_bar.close();
    session.go_to_cursor();
}

/// What is found of what is typed, and what can be done with it.
pub fn found() -> AnyView {
    let session = Session::get();
    let find_bar = session.find_bar;
    let places = Places::of(session);
    let found = places.found;
    // What is typed leads to the nearest place at once; a change of the matrix moves nobody.
    Effect::new(move |before: Option<()>| {
        find_bar.typed.track();
        find_bar.scope.track();
        find_bar.match_case.track();
        find_bar.whole_words.track();
        places.begin(before.is_some());
    });
    Effect::new(move |_| {
        found.track();
        places.settle();
    });
    Effect::new(move |before: Option<u32>| {
        let (forward, step) = find_bar.step.get();
        if before.is_some_and(|before| before != step) {
            places.step(forward);
        }
        step
    });
    on_cleanup(move || {
        find_bar.set_found(HashSet::new());
        session.grid.paint_again();
    });
    let status = words(move || places.said());
    let none = whether(move || found.with(|found| found.as_ref().map_or(true, Vec::is_empty)));
    let replaces = Memo::new(move |_| find_bar.bar.get() == Some(Bar::Replace));
    view! {
        <button class="plain square" aria-label=actions::FIND_PREVIOUS.name title=actions::FIND_PREVIOUS.hint()
            disabled=none on:click=press(move || places.step(false))>"▲"</button>
        <button class="plain square next" aria-label=actions::FIND_NEXT.name title=actions::FIND_NEXT.hint()
            disabled=none on:click=press(move || places.step(true))>"▼"</button>
        <select
            aria-label="Where"
            on:change=move |event| find_bar.set_scope(
                if event_target_value(&event).is_empty() { Scope::Texts } else { Scope::Letters },
            )
        >
            <option value="" selected=find_bar.scope.get_untracked() == Scope::Texts>"In text"</option>
            <option value="letters" selected=find_bar.scope.get_untracked() == Scope::Letters>"In roles"</option>
        </select>
        {toggle("Aa", "Match case", find_bar.match_case, move || find_bar.turn_match_case())}
        {toggle("W", "Whole words", find_bar.whole_words, move || find_bar.turn_whole_words())}
        <span class="count" role="status">{status}</span>
        <button class="small" title=actions::FILTER.hint() on:click=press(move || (actions::FILTER.perform)(session))>
            {actions::FILTER.name}
        </button>
        {when(replaces, move || view! {
            <span class="replace">
                <input
                    type="text"
                    aria-label="Replace with"
                    placeholder="Replace with"
                    autocomplete="off"
                    spellcheck="false"
                    maxlength="500"
                    prop:value=find_bar.with.signal()
                    on:input=move |event| find_bar.set_with(event_target_value(&event))
                    on:keydown=move |event: KeyboardEvent| {
                        if event.key() == "Enter" {
                            event.prevent_default();
                            places.replace();
                        }
                    }
                />
                <button class="small" disabled=none on:click=press(move || places.replace())>"Replace"</button>
                <button class="small" disabled=none on:click=press(move || places.replace_all())>"Replace all"</button>
            </span>
        })}
    }
    .into_any()
}

fn select_all(event: &leptos::ev::FocusEvent) {
    event_target::<web_sys::HtmlInputElement>(event).select();
}

fn toggle(
    sign: &'static str,
    name: &'static str,
    on: Watched<bool>,
    turn: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <button
            class="plain square toggle"
            aria-label=name
            title=name
            aria-pressed=words(move || on.get().to_string())
            on:click=press(turn)
        >
            {sign}
        </button>
    }
}
