//! A file that came from here: what was changed in it, and the way back into its draft.

use leptos::prelude::*;

use super::state::State;
use crate::app::follow::press;
use crate::app::session::{Task, clashes, counted};

/// So many rows are listed.
const MOST: usize = 200;

/// What was changed, row by row.
pub(super) fn draw(state: State) -> AnyView {
    let (Some(known), Some(reading)) = (state.known.get(), state.reading.get()) else {
        return ().into_any();
    };
    let (told, more) = known.difference.told(&known.from, &reading.matrix, MOST);
    let lines = told.into_iter().map(|told| view! { <li><b>{told.row}</b>": "{told.what}</li> });
    let lines: Vec<_> = lines.collect();
    let since = if reading.base.is_some() {
        "Changed since this file was exported"
    } else {
        "Differences from your draft"
    };
    let held = known.draft.filter(|held| *held > 0).map(|held| {
        let words = format!("{} Your version will be kept.", clashes(held));
        view! { <p>{words}</p> }
    });
    view! {
        <h3>{since}</h3>
        <p>{known.difference.summary(&known.from)}</p>
        {(!lines.is_empty()).then(|| view! {
            <div class="changes" role="group" tabindex="0" aria-label="Changes">
                <ul>{lines}</ul>
                {(more > 0).then(|| view! { <p class="quiet">{format!("and {} more", counted(more, "row", "rows"))}</p> })}
            </div>
        })}
        {held}
    }
    .into_any()
}

/// The button that takes it into its draft.
pub(super) fn take(state: State) -> AnyView {
    let Some(known) = state.known.get() else { return ().into_any() };
    if known.draft.is_none() || known.difference.is_empty() {
        return ().into_any();
    }
    let take = move || {
        let (Some(reading), Some(matrix)) = (state.reading.get_untracked(), state.taken()) else {
            return;
        };
        let returned = state.returned(&reading, matrix);
        let id = reading.matrix.id;
        state.session.dialog.set(None);
        state.session.later(Task::TakeFile(id, Box::new(returned)));
    };
    view! { <button on:click=press(take)>{format!("Apply to “{}”", known.title)}</button> }
        .into_any()
}
