//! Who can hold letters.

use leptos::prelude::*;
use remit_core::matrix::Side;

use super::state::State;
use crate::view::focus;
use crate::view::follow::press;

/// The button that adds a line.
const MORE: &str = "new-party";

/// The name of the party of this key.
fn id_of(key: usize) -> String {
    format!("{MORE}-{key}")
}

/// The parties, one a line.
#[component]
pub(super) fn Parties(state: State) -> impl IntoView {
    // The focus goes to what comes next, not out of the dialog with what is gone.
    let remove = move |key| {
        state.change_parties(|list| list.retain(|(other, _)| *other != key));
        focus::on(MORE.to_owned());
    };
    let add = move || focus::on(id_of(state.add_party()));
    view! {
        <fieldset>
            <legend>"Parties"</legend>
            <For each=move || state.parties.get() key=|(key, _)| *key let((key, (name, side)))>
                <div class="party-line">
                    <input
                        id=id_of(key)
                        type="text"
                        aria-label="Party name"
                        maxlength="1000"
                        value=name
                        on:input=move |event| {
                            let typed = event_target_value(&event);
                            state.change_party(key, |party| party.0 = typed);
                        }
                    />
                    <select
                        aria-label="Party side"
                        on:change=move |event| {
                            let chosen = event_target_value(&event);
                            let side = Side::ALL.into_iter().find(|side| side.name() == chosen);
                            state.change_party(key, |party| party.1 = side.unwrap_or_default());
                        }
                    >
                        {Side::ALL.map(|each| view! {
                            <option value=each.name() selected={each == side}>{each.name()}</option>
                        })}
                    </select>
                    <button
                        type="button"
                        class="small"
                        aria-label="Remove party"
                        on:click=press(move || remove(key))
                    >
                        "Remove"
                    </button>
                </div>
            </For>
            <button id=MORE type="button" class="small" on:click=press(add)>"Add party"</button>
        </fieldset>
    }
}
