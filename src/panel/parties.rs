//! The parties of a draft: names, sides, adding and deleting.

use leptos::prelude::*;
use remit_core::edit::Command;
use remit_core::matrix::{Matrix, Party, PartyId, Side};
use remit_core::shape::Step;

use super::field::Field;
use super::list::list;
use crate::actions::ADD_PARTY;
use crate::session::{Session, Shape};
use crate::state::Dialog;
use crate::view::follow::{press, when, whether, words};

/// The parties, as fields in a draft and as a list in a published matrix.
#[component]
pub fn Parties() -> impl IntoView {
    let session = Session::get();
    view! {
        <h2>"Parties"</h2>
        {list(
            "plain-list parties",
            |matrix| matrix.parties.iter().map(|party| party.id).collect(),
            |id| view! { <PartyItem id=id /> }.into_any(),
        )}
        {when(session.open.is_draft, move || view! {
            <button class="small" title=ADD_PARTY.hint() on:click=press(move || (ADD_PARTY.perform)(session))>
                {ADD_PARTY.name}
            </button>
        })}
    }
}

#[component]
fn PartyItem(id: PartyId) -> impl IntoView {
    let session = Session::get();
    let party = move || {
        let find = |matrix: &Matrix| matrix.parties.iter().find(|party| party.id == id).cloned();
        session.open.matrix(find).flatten()
    };
    let name = words(move || party().map(|party| party.name).unwrap_or_default());
    let side = Signal::derive(move || party().map(|party| party.side).unwrap_or_default());
    let editable = session.open.is_draft;
    let rename = UnsyncCallback::new(move |typed: String| {
        let party = Party { id, name: typed.trim().to_owned(), side: side.get_untracked() };
        session.dispatch("Rename a party", Command::SetParty(party));
    });
    let set_side = move |event| {
        let chosen = event_target_value(&event);
        if let Some(side) = Side::ALL.into_iter().find(|side| side.name() == chosen) {
            let party = Party { id, name: name.get_untracked(), side };
            session.dispatch("Set a party's side", Command::SetParty(party));
        }
    };
    let place = move |step: Step| {
        session
            .open
            .matrix(|matrix| {
                let at = matrix.column(id)?;
                let after = match step {
                    Step::Up => at.checked_sub(1)?.checked_sub(1),
                    Step::Down => Some(Some(at + 1).filter(|at| *at < matrix.parties.len())?),
                };
                Some(after.and_then(|at| matrix.parties.get(at)).map(|party| party.id))
            })
            .flatten()
    };
    let shift = move |step: Step, sign: &'static str, way: &'static str| {
        let can = whether(move || place(step).is_some());
        let go = move || {
            if let Some(after) = untrack(|| place(step)) {
                session.shape(Shape::PartyBehind(id, after));
            }
        };
        view! {
            <button
                class="small square"
                aria-label=words(move || format!("Move {} {way}", name.get()))
                title=format!("Move the party {way} one column")
                aria-disabled=words(move || (!can.get()).to_string())
                on:click=press(go)
            >
                {sign}
            </button>
        }
    };
    let merge = move || session.screen.open_dialog(Dialog::MergeParties(Some(id)));
    let delete = move || {
        let name = name.get_untracked();
        if session.dispatch(&format!("Delete the party {name}"), Command::RemoveParty(id)) {
            session.screen.announce(format!("{name} deleted. Undo to restore it."));
        }
    };
    view! {
        <li>
            <Field id=format!("party-{id}") label="Name" value=name editable=editable commit=rename />
            <div class="field">
                <label for=format!("side-{id}")>"Side"</label>
                <select
                    id=format!("side-{id}")
                    disabled=whether(move || !editable.get())
                    prop:value=words(move || side.get().name().to_owned())
                    on:change=set_side
                >
                    {Side::ALL.map(|each| view! {
                        <option value=each.name() selected=whether(move || side.get() == each)>{each.name()}</option>
                    })}
                </select>
            </div>
            {when(editable, move || view! {
                <p class="party-buttons">
                    {shift(Step::Up, "↑", "up")}
                    {shift(Step::Down, "↓", "down")}
                    <button
                        class="small"
                        aria-label=words(move || format!("Merge {} into another", name.get()))
                        title="Merge this party into another"
                        on:click=press(merge)
                    >
                        "Merge…"
                    </button>
                    <button
                        class="small"
                        aria-label=words(move || format!("Delete {}", name.get()))
                        title="Delete the party and all its roles"
                        on:click=press(delete)
                    >
                        "Delete"
                    </button>
                </p>
            })}
        </li>
    }
}
