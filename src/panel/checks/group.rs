//! The list: groups that fold to one line, and what is in them.

use leptos::prelude::*;

use super::card;
use super::shown::{Group, Shown};
use crate::session::Session;
use crate::state::Dialog;
use crate::view::follow::press;
use crate::view::rich_text::sign;

/// Draws the list.
pub fn list(shown: Shown) -> AnyView {
    if shown.groups.is_empty() {
        let nothing =
            if shown.is_filtered { "No findings match this filter." } else { "✓ No findings" };
        return view! { <p class="quiet all-well">{nothing}</p> }.into_any();
    }
    let groups: Vec<AnyView> = shown.groups.into_iter().map(group).collect();
    let more = (shown.more > 0).then(|| {
        let more = format!("and {} more, shown as you fix these", shown.more);
        view! { <p class="quiet">{more}</p> }
    });
    view! { {groups}{more} }.into_any()
}

fn group(group: Group) -> AnyView {
    let cards: Vec<AnyView> = group.cards.into_iter().map(card::card).collect();
    let cards = (!cards.is_empty()).then(|| view! { <ul class="cards">{cards}</ul> });
    if group.title.is_empty() {
        return cards.into_any();
    }
    let session = Session::get();
    let name = group.name;
    let turn = move || session.listing.turn(name);
    let sign = group.severity.map(|severity| {
        let (class, shape) = sign(severity);
        view! { <span class=class aria-hidden="true">{shape}</span> }
    });
    let fix_all = group.rule.filter(|_| group.can_fix_all).map(|rule| {
        let open = move || session.screen.open_dialog(Dialog::FixAll(rule.id));
        view! { <button class="small" on:click=press(open)>"Fix all…"</button> }
    });
    view! {
        <div class="finding-group" data-group=name>
            <h2>
                <button
                    class="plain fold"
                    aria-expanded=group.is_open.to_string()
                    on:click=press(turn)
                >
                    {sign}
                    <span>{group.title}</span>
                    <span class="count">{group.count}</span>
                </button>
                {fix_all}
            </h2>
            {cards}
        </div>
    }
    .into_any()
}
