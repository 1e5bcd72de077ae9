//! The row of the cursor, whole: what the grid has no room for.

mod activity;
mod cells;
mod origin;
mod section;

use std::sync::Arc;

use leptos::prelude::*;
use remit_core::matrix::Matrix;

use super::footnotes::Footnotes;
use crate::actions::{self, Action};
use crate::session::Session;
use crate::view::follow::{part, press, when, whether};

/// The row of the cursor.
#[component]
pub fn RowPanel() -> impl IntoView {
    let session = Session::get();
    // Only another row makes other fields; their contents follow by themselves.
    let row = Memo::new(move |_| {
        let row = session.grid.cursor.get()?.row;
        let is_section = session.open.matrix(|matrix| matrix.section(row).is_some())?;
        Some((row, is_section))
    });
    let origin = origin::follow(session);
    view! {
        <section role="region" aria-label="Row">
            {part(move || match row.get() {
                None => view! { <p class="quiet">"Select a row in the matrix."</p> }.into_any(),
                Some((row, true)) => view! {
                    <section::SectionFields row=row />
                    <origin::Origin row=row origin=origin />
                }
                .into_any(),
                Some((row, false)) => view! {
                    <activity::ActivityFields row=row />
                    <Footnotes of=Some(row) />
                    <origin::Origin row=row origin=origin />
                }
                .into_any(),
            })}
            {when(session.open.is_draft, || view! {
                <p class="buttons">
                    <ActionButton action=&actions::ADD_ACTIVITY />
                    <ActionButton action=&actions::ADD_SECTION />
                    <ActionButton action=&actions::DELETE_ROW />
                    <ActionButton action=&actions::shape::DUPLICATE />
                    <ActionButton action=&actions::shape::MOVE_UP />
                    <ActionButton action=&actions::shape::MOVE_DOWN />
                    <ActionButton action=&actions::shape::MOVE_TO />
                </p>
            })}
        </section>
    }
}

/// The matrix that the draft came from, once it is there.
type Base = RwSignal<Option<Arc<Matrix>>>;

#[component]
fn ActionButton(action: &'static Action) -> impl IntoView {
    let session = Session::get();
    view! {
        <button
            class="small"
            title=action.hint()
            disabled=whether(move || !action.is_enabled(session))
            on:click=press(move || (action.perform)(session))
        >
            {action.name}
        </button>
    }
}
