//! A box in which something is typed and one of what fits is chosen: a combobox with a list, as
//! the ARIA practices have it. The focus stays in the field; arrow keys go through the list.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::frame::{closed, modal};
use crate::platform::dom;
use crate::session::Session;
use crate::state::Dialog;
use crate::view::follow::words;

/// The attribute of a choice: its place in the list.
pub const CHOICE: &str = "data-choice";
/// How many choices a page key passes over.
const PAGE: usize = 8;

/// What somebody types, and where they are among what fits.
#[derive(Clone, Copy)]
pub struct Choosing {
    /// What was typed.
    pub typed: RwSignal<String>,
    /// The place of the choice that Enter takes.
    pub at: RwSignal<usize>,
}

impl Choosing {
    /// Nothing was typed yet.
    pub fn new() -> Self {
        Self { typed: RwSignal::new(String::new()), at: RwSignal::new(0) }
    }

    /// Whether a choice is the one that Enter takes, as its attribute says it.
    pub fn selected(self, place: usize) -> Signal<String> {
        words(move || (self.at.get() == place).to_string())
    }
}

/// The id of a choice's element.
pub fn choice_id(place: usize) -> String {
    format!("choice-{place}")
}

/// The box.
#[component]
pub fn Chooser(
    /// Its name.
    name: &'static str,
    /// What to type.
    hint: &'static str,
    /// The dialog that it is.
    dialog: Dialog,
    choosing: Choosing,
    /// How many choices there are.
    count: Signal<usize>,
    /// How many there are, in words.
    said: Signal<String>,
    /// Takes the choice at a place.
    choose: Callback<usize>,
    children: Children,
) -> impl IntoView {
    let session = Session::get();
    let element = modal();
    let take = move |place: usize| {
        if place < count.get_untracked() {
            // Closed first, so that the focus is back where it was before anything happens.
            if let Some(dialog) = element.get_untracked() {
                dialog.close();
            }
            choose.run(place);
        }
    };
    let go = move |place: usize| {
        choosing.at.set(place);
        request_animation_frame(move || dom::show_nearest(&choice_id(place)));
    };
    let keydown = move |event: KeyboardEvent| {
        let (at, count) = (choosing.at.get_untracked(), count.get_untracked());
        let last = count.saturating_sub(1);
        let place = match event.key().as_str() {
            "ArrowDown" => (at + 1) % count.max(1),
            "ArrowUp" => (at + last) % count.max(1),
            "PageDown" => (at + PAGE).min(last),
            "PageUp" => at.saturating_sub(PAGE),
            "Enter" => {
                event.prevent_default();
                return take(at);
            }
            _ => return,
        };
        event.prevent_default();
        go(place);
    };
    let active = move || (count.get() > 0).then(|| choice_id(choosing.at.get()));
    view! {
        <dialog
            node_ref=element
            class="modal chooser"
            aria-label=name
            on:close=move |_| closed(session, &dialog)
        >
            <input
                type="text"
                role="combobox"
                aria-label=name
                aria-autocomplete="list"
                aria-expanded=words(move || (count.get() > 0).to_string())
                aria-controls="choices"
                aria-activedescendant=active
                placeholder=hint
                autofocus
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                prop:value=choosing.typed
                on:input=move |event| {
                    choosing.at.set(0);
                    choosing.typed.set(event_target_value(&event));
                }
                on:keydown=keydown
            />
            <div
                id="choices"
                role="listbox"
                aria-label=name
                on:click=move |event| {
                    let clicked = dom::closest(event.target(), CHOICE);
                    if let Some(place) = clicked.and_then(|(_, place)| place.parse().ok()) {
                        take(place);
                    }
                }
            >
                {children()}
            </div>
            <p class="quiet" role="status">{said}</p>
        </dialog>
    }
}
