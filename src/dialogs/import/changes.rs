//! A file that came from here: what was changed in it, and the way back into its draft.

use std::sync::Arc;

use leptos::prelude::*;
use remit_compare::review::Incoming;
use remit_core::matrix::MatrixId;

use super::state::{HOME, Known, State, Way};
use crate::session::{By, Task};
use crate::state::Returned;
use crate::state::wording::{self, counted};
use crate::view::follow::press;

/// So many rows are listed.
const MOST: usize = 200;

/// What was changed, row by row.
pub(super) fn draw(state: State) -> AnyView {
    let Some(known) = state.known.get() else { return ask(state, None) };
    let (told, more) = known.difference.in_words(&known.from, &known.to, MOST);
    let lines = told.into_iter().map(|told| view! { <li><b>{told.row}</b>": "{told.what}</li> });
    let lines: Vec<_> = lines.collect();
    let is_from_draft = known.arrival.as_ref().is_some_and(|arrival| arrival.base.is_none());
    let title = known.arrival.as_ref().map_or("", |arrival| arrival.draft.title.as_str());
    let release = known.arrival.as_ref().and_then(|arrival| arrival.release_of());
    let since = if let Some(source) = release {
        format!("This looks like a newer release of “{}”", source.title)
    } else if is_from_draft {
        format!("Differences from your draft “{title}”")
    } else {
        "Changed since this file was exported".to_owned()
    };
    let shared = known.arrival.as_ref().and_then(|arrival| match arrival.by {
        By::Texts(_) if release.is_some() => Some(format!(
            "Your draft “{title}” is based on it. Listed is what the release changes; your own edits \
             stay, and where both changed the same, you decide.",
        )),
        By::Texts(shared) => Some(format!(
            "{} of {} in this file are also in your draft. You can review the differences there, \
             or add the file as a draft of its own.",
            shared.rows,
            counted(shared.of, "activity", "activities"),
        )),
        By::Itself | By::Rows => None,
    });
    let held = match known.way {
        Some(Way::Join { conflicts }) if conflicts > 0 => {
            Some(format!("{} Review the changes to decide.", wording::conflicts(conflicts)))
        }
        Some(Way::AddOnly) if !known.difference.is_empty() && shared.is_none() => Some(format!(
            "“{title}” has changed since this file was made, and the file doesn't record which \
             version it was made from. Review each difference, or add the file as a copy.",
        )),
        _ => None,
    };
    let said = [shared, held].into_iter().flatten().map(|words| view! { <p>{words}</p> });
    let said: Vec<_> = said.collect();
    view! {
        {ask(state, known.arrival.as_ref().map(|arrival| arrival.draft.id))}
        <h3>{since}</h3>
        <p>{known.difference.summary(&known.from)}</p>
        {(!lines.is_empty()).then(|| view! {
            <div class="changes" role="group" tabindex="0" aria-label="Changes">
                <ul>{lines}</ul>
                {(more > 0).then(|| view! { <p class="quiet">{format!("and {} more", counted(more, "row", "rows"))}</p> })}
            </div>
        })}
        {said}
    }
    .into_any()
}

/// Asks which draft the file belongs to, where several have its rows.
fn ask(state: State, chosen: Option<MatrixId>) -> AnyView {
    let homes = state.homes.get();
    if homes.is_empty() {
        return ().into_any();
    }
    let options: Vec<_> = homes
        .iter()
        .map(|(id, title)| {
            let is_chosen = chosen == Some(*id);
            view! { <option value=id.to_string() selected=is_chosen>{title.clone()}</option> }
        })
        .collect();
    let choose = move |event| {
        state.belongs_to(event_target_value(&event).parse().ok());
    };
    view! {
        <p class="field">
            <label for=HOME>"Rows of this file are in several of your drafts. Compare it with"</label>
            <select id=HOME on:change=choose>
                <option value="">"none of them"</option>
                {options}
            </select>
        </p>
    }
    .into_any()
}

/// The buttons that take it into its draft or, where that could undo what was done there, beside
/// it.
pub(super) fn take(state: State) -> AnyView {
    let Some(known) = state.known.get() else { return ().into_any() };
    let Some(arrival) = &known.arrival else { return ().into_any() };
    if known.difference.is_empty() {
        return bring_versions(state, arrival.draft.id, &arrival.draft.title);
    }
    let reviewed = review(state, &known);
    match &known.way {
        None => ().into_any(),
        Some(Way::AddOnly) => {
            // What has other ids is added beside the draft anyway.
            let add = move || {
                if let Some(matrix) = state.taken() {
                    let versions = state.versions();
                    state.session.import_copy(&matrix);
                    state.session.bring_to_open(versions);
                }
            };
            let copy = (arrival.by == By::Itself)
                .then(|| view! { <button on:click=press(add)>"Add as a copy"</button> });
            view! { {copy}{reviewed} }.into_any()
        }
        Some(Way::Join { conflicts }) => {
            let joined = Arc::clone(&known);
            let take = move || {
                let base = joined.arrival.as_ref().and_then(|arrival| arrival.base.clone());
                let (Some(matrix), Some(base)) = (state.arriving(&joined), base) else { return };
                let Some(step) = joined.arrival.as_ref().map(|arrival| state.step(arrival)) else {
                    return;
                };
                let id = matrix.id;
                state.bring_versions(id);
                let (base, matrix) = (Box::new(base), Box::new(matrix));
                let returned = Box::new(Returned { base, matrix, seen: state.seen(), step });
                state.session.screen.close_dialog();
                state.session.later(Task::TakeFile(id, returned));
            };
            // What both sides changed is for a person to decide.
            let apply = (*conflicts == 0).then(|| {
                let name = format!("Apply to “{}”", arrival.draft.title);
                view! { <button on:click=press(take)>{name}</button> }
            });
            view! { {apply}{reviewed} }.into_any()
        }
    }
}

/// The button that takes what is new of a file that says the same: its named versions.
fn bring_versions(state: State, draft: MatrixId, title: &str) -> AnyView {
    if state.versions().is_empty() {
        return ().into_any();
    }
    let bring = move || {
        state.bring_versions(draft);
        state.session.screen.close_dialog();
    };
    view! { <button on:click=press(bring)>{format!("Add named versions to “{title}”")}</button> }
        .into_any()
}

/// The button that shows the changes one by one.
fn review(state: State, known: &Arc<Known>) -> AnyView {
    let known = Arc::clone(known);
    let begin = move || {
        let (Some(matrix), Some(arrival)) = (state.arriving(&known), &known.arrival) else {
            return;
        };
        let (id, step) = (arrival.draft.id, state.step(arrival));
        let base = arrival.base.clone().map(Arc::new);
        let copy =
            Incoming { who: state.who(), base, matrix: Arc::new(matrix), seen: state.seen() };
        state.bring_versions(id);
        state.session.screen.close_dialog();
        state.session.later(Task::Review(id, step, vec![copy]));
    };
    view! { <button on:click=press(begin)>"Review changes"</button> }.into_any()
}
