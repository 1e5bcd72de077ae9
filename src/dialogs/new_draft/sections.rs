//! Sections of other matrices, to begin with.

use leptos::prelude::*;
use remit_core::matrix::{Row, RowId};
use remit_formats::catalogue;

use super::state::{From, State};
use crate::view::follow::{part, press, whether};

/// The matrices, and their sections to be picked.
#[component]
pub(super) fn Sections(state: State) -> impl IntoView {
    let chosen = NodeRef::<leptos::html::Select>::new();
    let add = move || {
        let chosen = chosen.get_untracked().map(|select| select.value()).unwrap_or_default();
        state.add_source(&chosen);
    };
    let published = catalogue::ALL.iter().map(|published| {
        view! { <option value=published.slug>{published.title}</option> }
    });
    let drafts = state.session.library.drafts.get_untracked().into_iter().map(|draft| {
        view! { <option value=draft.id.to_string()>{draft.entry.title}</option> }
    });
    let drafts: Vec<_> = drafts.collect();
    let drafts =
        (!drafts.is_empty()).then(|| view! { <optgroup label="Your drafts">{drafts}</optgroup> });
    view! {
        <div class="field">
            <label for="new-source">"Sections from"</label>
            <div class="with-button">
                <select id="new-source" node_ref=chosen>
                    <optgroup label="Published">{published.collect::<Vec<_>>()}</optgroup>
                    {drafts}
                </select>
                <button type="button" class="small" on:click=press(add)>"Show sections"</button>
            </div>
        </div>
        <For each=move || state.sources.get() key=|source| source.key let(source)>
            <Source state=state source=source />
        </For>
        {part(move || (!state.sources.with(Vec::is_empty)).then(|| view! {
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=state.whole
                    on:change=move |event| state.whole.set(event_target_checked(&event))
                />
                "Include their contents: activities, roles, comments and notes"
            </label>
        }))}
    }
}

/// A matrix, with a box for each of its sections.
#[component]
fn Source(state: State, source: From) -> impl IntoView {
    let From { key, matrix, picked } = source;
    let all: Vec<RowId> =
        matrix.rows.iter().filter_map(Row::section).map(|section| section.id).collect();
    let boxes = matrix.rows.iter().filter_map(Row::section).map(|section| {
        let id = section.id;
        let below = matrix.rows.get(matrix.extent(id)).unwrap_or_default();
        let below: Vec<RowId> =
            below.iter().filter_map(Row::section).map(|section| section.id).collect();
        // What stands under a section goes with it.
        let change = move |event| {
            let is_on = event_target_checked(&event);
            picked.update(|picked| {
                picked.retain(|other| !below.contains(other));
                if is_on {
                    picked.extend(&below);
                }
            });
        };
        view! {
            <label class=format!("check level-{}", section.level)>
                <input
                    type="checkbox"
                    prop:checked=whether(move || picked.with(|picked| picked.contains(&id)))
                    on:change=change
                />
                {section.heading()}
            </label>
        }
    });
    let boxes: Vec<_> = boxes.collect();
    let is_empty = boxes.is_empty();
    view! {
        <div class="picked" role="group" aria-label=matrix.title.clone()>
            <p class="buttons">
                <b>{matrix.title.clone()}</b>
                <button type="button" class="small" on:click=press(move || picked.set(all.clone()))>"All"</button>
                <button type="button" class="small" on:click=press(move || picked.set(Vec::new()))>"None"</button>
                <button
                    type="button"
                    class="small"
                    aria-label=format!("Remove {}", matrix.title)
                    on:click=press(move || state.sources.update(|sources| sources.retain(|other| other.key != key)))
                >
                    "Remove"
                </button>
            </p>
            <div class="boxes">{boxes}</div>
            {is_empty.then(|| view! { <p class="quiet">"This matrix has no sections."</p> })}
        </div>
    }
}
