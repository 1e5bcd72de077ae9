//! Two parties become one: which, and what becomes of cells where both hold letters.

use leptos::prelude::*;
use remit_core::matrix::{Party, PartyId};
use remit_core::shape::{Both, clashes};

use crate::session::{Session, Shape};
use crate::state::wording::counted;
use crate::view::follow::{part, press};

/// Asks which, and how.
#[component]
pub fn MergeParties(
    /// The party that goes, where it was asked for at one.
    goes: Option<PartyId>,
) -> impl IntoView {
    let session = Session::get();
    let parties = session.open.now(|open| open.matrix().parties.clone()).unwrap_or_default();
    let first = |not: Option<PartyId>| parties.iter().map(|p| p.id).find(|id| Some(*id) != not);
    let goes = goes.or_else(|| parties.get(1).map(|party| party.id));
    let goes = RwSignal::new(goes);
    let stays = RwSignal::new(first(goes.get_untracked()));
    let both = RwSignal::new(Both::Join);
    let chosen = move || stays.get().zip(goes.get()).filter(|(stays, goes)| stays != goes);
    let meeting = part(move || {
        let Some((stays, goes)) = chosen() else {
            return view! { <p role="alert" class="problem">"Choose two different parties."</p> }
                .into_any();
        };
        let clashing = session.open.now(|open| {
            let clashing = clashes(open.matrix(), stays, goes);
            let texts = clashing.iter().take(3).map(|a| a.text.to_plain().into_owned());
            (clashing.len(), texts.collect::<Vec<_>>())
        });
        let (number, texts) = clashing.unwrap_or_default();
        if number == 0 {
            return view! { <p role="status">"No conflicts: their roles never differ."</p> }
                .into_any();
        }
        let more = number.saturating_sub(texts.len());
        let texts = texts.into_iter().map(|text| view! { <li>{text}</li> }).collect::<Vec<_>>();
        let options = Both::ALL.map(|each| {
            let label = match each {
                Both::Join => "Combine the roles of both",
                Both::First => "Keep the roles of the party to keep",
                Both::Second => "Use the roles of the party to remove",
            };
            view! {
                <label class="check">
                    <input
                        type="radio"
                        name="both"
                        prop:checked=move || both.get() == each
                        on:change=move |_| both.set(each)
                    />
                    {label}
                </label>
            }
        });
        view! {
            <p role="status">{format!("Their roles differ in {}:", counted(number, "activity", "activities"))}</p>
            <ul>{texts}{(more > 0).then(|| view! { <li>{format!("and {more} more")}</li> })}</ul>
            <fieldset>
                <legend>"Where roles differ"</legend>
                {options}
            </fieldset>
        }
        .into_any()
    });
    let merge = move || {
        if let Some((stays, goes)) = untrack(chosen) {
            session.screen.close_dialog();
            let both = both.get_untracked();
            session.shape(Shape::MergeParties(stays, goes, both));
        }
    };
    view! {
        {choice(&parties, "merge-goes", "Party to remove", goes)}
        {choice(&parties, "merge-stays", "Party to keep; it takes over the other's roles", stays)}
        {meeting}
        <p class="buttons">
            <button class="primary" on:click=press(merge)>"Merge"</button>
            <button on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
        </p>
        <p class="quiet">"You can undo this in one step."</p>
    }
}

fn choice(
    parties: &[Party],
    id: &'static str,
    label: &'static str,
    value: RwSignal<Option<PartyId>>,
) -> AnyView {
    let options = parties.iter().map(|party| {
        let id = party.id;
        let selected = move || value.get() == Some(id);
        view! { <option value=id.to_string() selected=selected>{party.name.clone()}</option> }
    });
    let options: Vec<_> = options.collect();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| value.set(event_target_value(&event).parse().ok())>
                {options}
            </select>
        </div>
    }
    .into_any()
}
