//! The findings: how they are listed, and the list.

mod card;
mod group;
mod shown;

use leptos::prelude::*;
use remit_core::checks::list::Filter;
use remit_core::matrix::Severity;

use crate::actions::{Action, checks as actions};
use crate::session::{Session, severity_name};
use crate::state::Open;
use crate::state::wording::counts;
use crate::view::follow::{drawn, part, press, when, whether, words};
use shown::Shown;

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

/// The region of the findings.
#[component]
pub fn Checks() -> impl IntoView {
    let session = Session::get();
    let counted =
        words(move || session.open.with(|open| counts(open.findings())).unwrap_or_default());
    // No key waits for the list. It is compared, so that a change that changes no finding draws
    // nothing.
    let shown = Memo::new(move |_| {
        session.open.painted.track();
        session.open.now(|open| Shown::of(open, session.listing))
    });
    let list = part(move || shown.get().map(group::list));
    let has_any = whether(move || {
        let has_any = |open: &Open| open.findings().len() + open.findings().accepted_len() > 0;
        session.open.with(has_any) == Some(true)
    });
    view! {
        <section role="region" aria-label="Checks" class="checks">
            <div class="checks-head">
                <p role="status" aria-live="polite">{counted}</p>
                {step("▲", &actions::PREVIOUS_FINDING)}
                {step("▼", &actions::NEXT_FINDING)}
                <button
                    class="small"
                    title=actions::RULES.help
                    on:click=press(move || (actions::RULES.perform)(session))
                >
                    "Settings"
                </button>
            </div>
            {when(has_any, || view! { <Listing /> })}
            {list}
        </section>
    }
}

/// A button that goes from finding to finding.
fn step(sign: &'static str, action: &'static Action) -> impl IntoView {
    let session = Session::get();
    view! {
        <button
            class="plain square"
            aria-label=action.name
            title=action.hint()
            on:click=press(move || (action.perform)(session))
        >
            {sign}
        </button>
    }
}

/// How the findings are listed.
#[component]
fn Listing() -> impl IntoView {
    let session = Session::get();
    let listing = session.listing;
    let parties = move || {
        let parties = session.open.matrix(|matrix| {
            let parties = matrix.parties.iter();
            parties.map(|party| (party.id.to_string(), party.name.clone())).collect::<Vec<_>>()
        });
        parties.unwrap_or_default()
    };
    let parties = drawn(parties, move |parties| {
        let chosen = listing.filter.get_untracked().party.map(|party| party.to_string());
        let options = parties.into_iter().map(|(id, name)| {
            let selected = chosen.as_ref() == Some(&id);
            view! { <option value=id selected=selected>{name}</option> }
        });
        options.collect::<Vec<_>>()
    });
    let change = move |change: &dyn Fn(&mut Filter)| listing.change_filter(|filter| change(filter));
    view! {
        <div class="checks-listing">
            <select aria-label="Order" on:change=move |event| listing.set_by_rule(event_target_value(&event).is_empty())>
                <option value="" selected=listing.by_rule.get_untracked()>"By rule"</option>
                <option value="order" selected=!listing.by_rule.get_untracked()>"By row"</option>
            </select>
            <select aria-label="Severity" on:change=move |event| {
                let chosen = event_target_value(&event);
                let severity = SEVERITIES.into_iter().find(|severity| severity.name() == chosen);
                change(&|filter| filter.severity = severity);
            }>
                <option value="">"All"</option>
                {SEVERITIES.map(|severity| {
                    let selected = listing.filter.get_untracked().severity == Some(severity);
                    view! { <option value=severity.name() selected=selected>{format!("{}s", severity_name(severity))}</option> }
                })}
            </select>
            <select aria-label="Party" on:change=move |event| {
                let party = event_target_value(&event).parse().ok();
                change(&|filter| filter.party = party);
            }>
                <option value="">"All parties"</option>
                {parties}
            </select>
        </div>
    }
}
