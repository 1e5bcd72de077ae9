//! A file that came from here: what was changed in it, and the way back into its draft.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::review::Incoming;
use remit_core::matrix::Matrix;

use super::state::{State, Way};
use crate::session::Task;
use crate::state::wording::{self, counted};
use crate::view::follow::press;

/// So many rows are listed.
const MOST: usize = 200;

/// What was changed, row by row.
pub(super) fn draw(state: State) -> AnyView {
    let (Some(known), Some(reading)) = (state.known.get(), state.reading.get()) else {
        return ().into_any();
    };
    let (told, more) = known.difference.in_words(&known.from, &reading.matrix, MOST);
    let lines = told.into_iter().map(|told| view! { <li><b>{told.row}</b>": "{told.what}</li> });
    let lines: Vec<_> = lines.collect();
    let is_joined = matches!(known.way, Some(Way::Join { .. }));
    let since = if is_joined || reading.base.is_some() {
        "Changed since this file was exported"
    } else {
        "Differences from your draft"
    };
    let held = match known.way {
        Some(Way::Join { conflicts, .. }) if conflicts > 0 => {
            Some(format!("{} Review the changes to decide.", wording::conflicts(conflicts)))
        }
        Some(Way::AddOnly) if !known.difference.is_empty() => Some(format!(
            "“{}” has changed since this file was made, and the file doesn't record which version it \
             was made from. Review each difference, or add the file as a copy.",
            known.title
        )),
        _ => None,
    };
    let held = held.map(|words| view! { <p>{words}</p> });
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

/// The button that takes it into its draft or, where that could undo what was done there, beside
/// it.
pub(super) fn take(state: State) -> AnyView {
    let Some(known) = state.known.get() else { return ().into_any() };
    if known.difference.is_empty() {
        return ().into_any();
    }
    match &known.way {
        None => ().into_any(),
        Some(Way::AddOnly) => {
            let add = move || {
                if let Some(matrix) = state.taken() {
                    state.session.import_copy(&matrix);
                }
            };
            view! {
                <button on:click=press(add)>"Add as a copy"</button>
                {review(state, None)}
            }
            .into_any()
        }
        Some(Way::Join { base, conflicts }) => {
            let base = base.clone();
            let reviewed = review(state, Some(base.clone()));
            let take = move || {
                let Some(matrix) = state.taken() else { return };
                let (id, returned) = (matrix.id, state.returned(base.clone(), matrix));
                state.session.screen.close_dialog();
                state.session.later(Task::TakeFile(id, Box::new(returned)));
            };
            // What both sides changed is for a person to decide.
            let apply = (*conflicts == 0).then(|| {
                let name = format!("Apply to “{}”", known.title);
                view! { <button on:click=press(take)>{name}</button> }
            });
            view! { {apply}{reviewed} }.into_any()
        }
    }
}

/// The button that shows the changes one by one.
fn review(state: State, base: Option<Box<Matrix>>) -> AnyView {
    let begin = move || {
        let Some(matrix) = state.taken() else { return };
        let (id, step) = (matrix.id, state.step());
        let base = base.clone().map(|base| Arc::new(*base));
        let copy = Incoming { who: state.who(), base, matrix: Arc::new(matrix) };
        state.session.screen.close_dialog();
        state.session.later(Task::Review(id, step, vec![copy]));
    };
    view! { <button on:click=press(begin)>"Review changes"</button> }.into_any()
}
