//! The picker: the letters of a cell, for those who do not know the keys, and for fingers.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use remit_core::grid::beside::Side;
use remit_core::grid::{Column, Cursor};
use remit_core::matrix::Holding;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::{close, close_along, place};
use crate::platform::dom;
use crate::session::{Session, edit};
use crate::state::wording::cells;
use crate::view::follow::{part, press, words};

struct Choice {
    code: char,
    name: String,
    class: String,
    held: bool,
}

/// A small dialog below the cell.
#[component]
pub fn Picker(cursor: Cursor) -> impl IntoView {
    let session = Session::get();
    let element = NodeRef::<leptos::html::Div>::new();
    let not_applicable = words(move || {
        let Column::Party(party) = cursor.column else { return String::new() };
        let cell = session.open.matrix(|matrix| matrix.cell(cursor.row, party)).flatten();
        cell.is_some_and(|cell| cell.holding == Holding::NotApplicable).to_string()
    });
    let label = session
        .open
        .now(|open| {
            let matrix = open.matrix();
            let Column::Party(party) = cursor.column else { return String::new() };
            let activity = matrix.activity(cursor.row).map(|a| a.text.to_plain().into_owned());
            let party = edit::party_name(matrix, party);
            format!("Roles of {party} for: {}", activity.unwrap_or_default())
        })
        .unwrap_or_default();
    let selected = edit::count(session);
    let label = if selected > 1 { format!("Roles of {}", cells(selected)) } else { label };

    Effect::new(move |_| {
        let Some(picker) = element.get() else { return };
        place(&picker, cursor, Side::Beside);
        // It is where it belongs: nothing scrolls for the focus.
        let first = picker.query_selector("button").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
            dom::focus_here(&first);
        }
    });
    // The picker closes when the focus leaves it for good.
    let leave = move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        let picker = event.current_target().and_then(|picker| picker.dyn_into::<Node>().ok());
        let inside = picker.is_some_and(|picker| picker.contains(to.as_ref()));
        if !inside {
            session.grid.end_editing();
        }
    };
    let letters = part(move || {
        let buttons = choices(session, cursor).into_iter().map(|choice| {
            let code = choice.code;
            view! {
                <button aria-pressed=choice.held.to_string() on:click=press(move || {
                    edit::toggle(session, code, false);
                })>
                    <span class=choice.class>{code.to_string()}</span>
                    {choice.name}
                </button>
            }
        });
        buttons.collect::<Vec<_>>()
    });
    view! {
        <div
            class="picker"
            role="dialog"
            tabindex="-1"
            aria-label=label
            node_ref=element
            on:keydown=move |event| key(session, cursor, &event)
            on:focusout=leave
        >
            {letters}
            <button
                class="second"
                aria-pressed=not_applicable
                on:click=press(move || edit::toggle_applicable(session))
            >
                "Not applicable"
            </button>
            <button class="second" on:click=press(move || {
                edit::clear(session);
                close(session, cursor);
            })>
                "Clear"
            </button>
            <button class="second" on:click=press(move || close(session, cursor))>"Done"</button>
        </div>
    }
}

fn choices(session: Session, cursor: Cursor) -> Vec<Choice> {
    let choices = session.open.matrix(|matrix| {
        let Column::Party(party) = cursor.column else { return Vec::new() };
        let held = matrix.cell(cursor.row, party).unwrap_or_default().letters();
        let choices = matrix.letters.iter().map(|letter| Choice {
            code: letter.code,
            name: letter.shown_name().to_owned(),
            class: format!("letter {}", letter.kind.name().to_ascii_lowercase()),
            held: matrix.letters.typed(letter.code).is_some_and(|letter| held.contains(letter)),
        });
        choices.collect()
    });
    choices.unwrap_or_default()
}

fn key(session: Session, cursor: Cursor, event: &KeyboardEvent) {
    let step = |step: i32| {
        event.prevent_default();
        focus_next(event, step);
    };
    match event.key().as_str() {
        "Escape" | "F2" => {
            event.prevent_default();
            event.stop_propagation();
            close(session, cursor);
        }
        "Tab" if !event.ctrl_key() && !event.alt_key() && !event.meta_key() => {
            close_along(session, cursor, event);
        }
        "ArrowDown" | "ArrowRight" => step(1),
        "ArrowUp" | "ArrowLeft" => step(-1),
        "Delete" | "Backspace" => {
            event.prevent_default();
            edit::clear(session);
        }
        key => {
            let mut chars = key.chars();
            if let (Some(character), None) = (chars.next(), chars.next())
                && !event.ctrl_key()
                && !event.meta_key()
                && !event.alt_key()
                && edit::toggle(session, character, event.shift_key())
            {
                event.prevent_default();
                event.stop_propagation();
            }
        }
    }
}

/// Moves the focus to the next button of the picker, or the one before.
fn focus_next(event: &KeyboardEvent, step: i32) {
    let current = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let Some(current) = current.and_then(|current| current.closest("button").ok()?) else { return };
    let next =
        if step > 0 { current.next_element_sibling() } else { current.previous_element_sibling() };
    // At the ends there is no next one, and the focus stays.
    if let Some(next) = next {
        dom::focus_element(&next);
    }
}
