//! Who can hold letters.

use leptos::prelude::*;
use remit::matrix::Side;

use super::state::State;
use crate::app::follow::press;

/// The parties, one a line.
#[component]
pub(super) fn Parties(state: State) -> impl IntoView {
    let remove = move |key| state.change_parties(|list| list.retain(|(other, _)| *other != key));
    view! {
        <fieldset>
            <legend>"Parties"</legend>
            <For each=move || state.parties.get() key=|(key, _)| *key let((key, (name, side)))>
                <div class="party-line">
                    <input
                        type="text"
                        aria-label="Name of the party"
                        maxlength="1000"
                        value=name
                        on:input=move |event| {
                            let typed = event_target_value(&event);
                            state.change_party(key, |party| party.0 = typed);
                        }
                    />
                    <select
                        aria-label="Side of the party"
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
                        aria-label="Remove this party"
                        on:click=press(move || remove(key))
                    >
                        "Remove"
                    </button>
                </div>
            </For>
            <button type="button" class="small" on:click=press(move || state.add_party())>"Another party"</button>
        </fieldset>
    }
}
