//! The bar to find and replace.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::close_by_escape;
use super::places::Places;
use crate::actions::find as actions;
use crate::lazy::{self, Part};
use crate::session::{Bar, Scope, Session};
use crate::view::follow::{press, when, whether, words};
use crate::view::icons::Icon;

/// The bar, with the field that one types in first.
#[component]
pub fn FindBar() -> impl IntoView {
    let session = Session::get();
    let hunt = session.hunt;
    let keydown = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            session.step_hunt(!event.shift_key());
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
                prop:value=hunt.typed
                on:focus=move |event| select_all(&event)
                on:input=move |event| hunt.typed.set(event_target_value(&event))
                on:keydown=keydown
            />
            {lazy::when_there(Part::Found)}
            <button class="plain square close" aria-label="Close" on:click=press(move || close(session))>
                {Icon::Close.draw()}
            </button>
        </div>
    }
}

fn close(session: Session) {
    session.hunt.bar.set(None);
    session.go_to_cursor();
}

/// What is found of what is typed, and what can be done with it.
pub fn found() -> AnyView {
    let session = Session::get();
    let hunt = session.hunt;
    let places = Places::of(session);
    let found = places.found;
    // What is typed leads to the nearest place at once; a change of the matrix moves nobody.
    Effect::new(move |before: Option<()>| {
        hunt.typed.track();
        hunt.scope.track();
        hunt.match_case.track();
        hunt.whole_words.track();
        places.begin(before.is_some());
    });
    Effect::new(move |_| {
        found.track();
        places.settle();
    });
    Effect::new(move |before: Option<u32>| {
        let (forward, step) = hunt.step.get();
        if before.is_some_and(|before| before != step) {
            places.step(forward);
        }
        step
    });
    on_cleanup(move || {
        hunt.found.set_value(Arc::default());
        session.cursor.notify();
    });
    let status = words(move || places.said());
    let none = whether(move || found.with(|found| found.as_ref().map_or(true, Vec::is_empty)));
    let replaces = Memo::new(move |_| hunt.bar.get() == Some(Bar::Replace));
    view! {
        <button class="plain square" aria-label=actions::FIND_PREVIOUS.name title=actions::FIND_PREVIOUS.hint()
            disabled=none on:click=press(move || places.step(false))>"▲"</button>
        <button class="plain square next" aria-label=actions::FIND_NEXT.name title=actions::FIND_NEXT.hint()
            disabled=none on:click=press(move || places.step(true))>"▼"</button>
        <select
            aria-label="Where"
            on:change=move |event| hunt.scope.set(
                if event_target_value(&event).is_empty() { Scope::Texts } else { Scope::Letters },
            )
        >
            <option value="" selected=hunt.scope.get_untracked() == Scope::Texts>"In text"</option>
            <option value="letters" selected=hunt.scope.get_untracked() == Scope::Letters>"In roles"</option>
        </select>
        {toggle("Aa", "Match case", hunt.match_case)}
        {toggle("W", "Whole words", hunt.whole_words)}
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
                    prop:value=hunt.with
                    on:input=move |event| hunt.with.set(event_target_value(&event))
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

fn toggle(sign: &'static str, name: &'static str, on: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            class="plain square toggle"
            aria-label=name
            title=name
            aria-pressed=words(move || on.get().to_string())
            on:click=press(move || on.update(|on| *on = !*on))
        >
            {sign}
        </button>
    }
}
