//! What is compared, what comes of it in sum, and what of it is shown.

use leptos::prelude::*;
use remit_compare::comparison::{Change, Leading, Shown};
use remit_formats::{comparison, file_stem};

use super::state::{Compared, State};
use crate::state::Dialog;
use crate::view::follow::press;

/// How the sides are called in the grid.
pub(super) const SIGNS: [&str; 4] = ["A", "B", "C", "D"];

/// The sign of a side.
pub(super) fn sign(side: usize) -> &'static str {
    SIGNS.get(side).copied().unwrap_or_default()
}

/// The sign of a change, for whoever does not read the word.
pub(super) const fn shape(change: Change) -> &'static str {
    match change {
        Change::MovedToUs => "▼",
        Change::MovedToThem => "▲",
        Change::Shared => "◆",
        Change::Lost => "✕",
        Change::New => "+",
        Change::Gone => "−",
        Change::Letters => "≠",
        Change::Unchanged => "",
    }
}

/// Names and totals.
pub(super) fn draw(state: State) -> AnyView {
    let Some(now) = state.compared.get() else {
        return view! { <h2 id="compare-title" class="visually-hidden">"Compare"</h2> }.into_any();
    };
    let comparison = &now.comparison;
    let sides = comparison.sides().iter().enumerate().map(|(at, side)| {
        view! {
            <li>
                <b class="compare-sign">{sign(at)}</b>
                <button class="link-button" title="Open this matrix" on:click=press(move || state.open_side(at, None))>
                    {side.name.clone()}
                </button>
            </li>
        }
    });
    let sides: Vec<_> = sides.collect();
    let side = state.side.get();
    view! {
        <header class="compare-head">
            <h2 id="compare-title" class="visually-hidden">"Compare"</h2>
            <ol class="compare-sides">{sides}</ol>
            <p class="buttons">
                <button on:click=press(move || state.session.screen.open_dialog(Dialog::Compare(None)))>"Change…"</button>
                <button on:click=press(move || state.show_report())>"Report…"</button>
                {export(state, &now)}
                {matching(state)}
            </p>
            <p role="status" class="compare-totals">{totals(&now, side)}</p>
        </header>
    }
    .into_any()
}

fn totals(now: &Compared, side: usize) -> String {
    let words = now.comparison.totals_in_words(side);
    if now.comparison.sides().len() > 2 {
        format!("{} → {}: {words}.", sign(0), sign(side))
    } else {
        format!("{words}.")
    }
}

/// The way to have what was matched as a file.
fn export(state: State, now: &Compared) -> Option<AnyView> {
    let kept = now.kept.clone()?;
    let save = move || {
        let titles: Vec<&str> = kept.sides.iter().map(|side| side.title.as_str()).collect();
        let name = format!("{}.remit-comparison.json", file_stem(&titles.join(" and ")));
        state.session.save_file(&name, "application/json", &comparison::write(&kept));
    };
    let help = "What says the same, as a file: Import reads it here and elsewhere, and so does remit match --matches";
    Some(view! { <button title=help on:click=press(save)>"Save matches"</button> }.into_any())
}

fn matching(state: State) -> AnyView {
    let is_matching = state.matching.with(Option::is_some);
    let name = if is_matching { "Done matching" } else { "Match rows" };
    let toggle = move || {
        state.match_rows(!is_matching);
        if !is_matching {
            super::card::focus();
        }
    };
    view! { <button id="compare-match" class="primary" on:click=press(toggle)>{name}</button> }
        .into_any()
}

/// What is shown, and for whom.
pub(super) fn tools(state: State) -> AnyView {
    let Some(now) = state.compared.get() else { return ().into_any() };
    let comparison = &now.comparison;
    let many = comparison.sides().len();
    let (side, leading, only) = (state.side.get(), state.leading.get(), state.only.get());
    let leads = |at: usize| leading == Leading::Side(at);
    let sections = (0..many).map(|at| {
        let name = format!("Sections of {}", sign(at));
        view! { <option value=at.to_string() selected=leads(at)>{name}</option> }
    });
    let sections: Vec<_> = sections.collect();
    let lead = move |event| {
        let leading = event_target_value(&event).parse().map_or(Leading::Topic, Leading::Side);
        state.leading.set(leading);
    };
    let us = comparison.us_column();
    let parties = comparison.columns().iter().enumerate().map(|(at, column)| {
        view! { <option value=at.to_string() selected=us == Some(at)>{column.name.clone()}</option> }
    });
    let parties: Vec<_> = parties.collect();
    let set_us = move |event| {
        if let Ok(column) = event_target_value(&event).parse() {
            state.set_us(column);
        }
    };
    let others = (many > 2).then(|| {
        let options = (1..many).map(|at| {
            view! { <option value=at.to_string() selected=at == side>{format!("{} → {}", sign(0), sign(at))}</option> }
        });
        let options: Vec<_> = options.collect();
        let turn = move |event| {
            if let Ok(side) = event_target_value(&event).parse() {
                state.turn_to(side);
            }
        };
        view! {
            <label>"From "<select id="compare-side" on:change=turn>{options}</select></label>
        }
    });
    let totals = comparison.totals(side);
    let chips = Change::ALL.into_iter().filter(|it| *it != Change::Unchanged && totals.of(*it) > 0);
    let chips = chips.map(|change| {
        view! {
            <button
                id=format!("compare-only-{}", change.name())
                data-change=change.name()
                aria-pressed=(only == Some(change)).to_string()
                on:click=press(move || state.narrow(change))
            >
                <span aria-hidden="true">{shape(change)}" "</span>
                {format!("{change}: {}", totals.of(change))}
            </button>
        }
    });
    let chips: Vec<_> = chips.collect();
    view! {
        <div class="compare-tools">
            <label>"Show "
                <select id="compare-leading" on:change=lead>
                    {sections}
                    <option value="topic" selected=leading == Leading::Topic>"By topic"</option>
                </select>
            </label>
            <label>"We are "<select id="compare-us" on:change=set_us>{parties}</select></label>
            {others}
            <label class="check">
                <input
                    id="compare-shown"
                    type="checkbox"
                    prop:checked=move || state.shown.get() == Shown::Differences
                    on:change=move |event| state.shown.set(
                        if event_target_checked(&event) { Shown::Differences } else { Shown::All }
                    )
                />
                "Differences only"
            </label>
            <input
                id="compare-find"
                type="search"
                placeholder="Filter activities"
                aria-label="Filter activities"
                prop:value=move || state.words.get()
                on:input=move |event| state.words.set(event_target_value(&event))
            />
        </div>
        <div class="compare-chips" role="group" aria-label="Show one kind of change">{chips}</div>
    }
    .into_any()
}
