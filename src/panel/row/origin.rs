//! What a row was in the published matrix that the draft came from, and the way back to that.

use std::sync::Arc;

use leptos::prelude::*;
use remit_core::matrix::RowId;
use remit_core::shape;
use remit_formats::catalogue;
use wasm_bindgen_futures::spawn_local;

use super::Base;
use crate::platform::assets;
use crate::session::Session;
use crate::view::follow::{part, press};

/// Fetches the published matrix that the draft on the screen came from.
pub(super) fn follow(session: Session) -> Base {
    let base: Base = RwSignal::new(None);
    let wanted = Memo::new(move |_| {
        session.open.matrix(|matrix| matrix.base.as_ref().map(|base| base.matrix)).flatten()
    });
    Effect::new(move |_| {
        base.set(None);
        let published =
            wanted.get().and_then(|id| catalogue::ALL.iter().find(|published| published.id == id));
        if let Some(published) = published {
            spawn_local(async move {
                // Without it, nothing is said of it; the panel may also be gone meanwhile.
                if let Ok(matrix) = assets::matrix(published).await
                    && session.open.now(|open| shape::is_origin(&matrix, open.matrix()))
                        == Some(true)
                {
                    base.try_set(Some(Arc::new(matrix)));
                }
            });
        }
    });
    base
}

#[component]
pub(super) fn Origin(row: RowId, origin: Base) -> impl IntoView {
    let session = Session::get();
    let was = Memo::new(move |_| {
        let origin = origin.get()?;
        session.open.matrix(|matrix| shape::was(&origin, matrix, row))
    });
    part(move || {
        let title = origin.with(|origin| origin.as_ref().map(|origin| origin.title.clone()))?;
        let Some(was) = was.get()? else {
            return Some(
                view! { <p class="quiet">{format!("This row isn't in {title}.")}</p> }.into_any(),
            );
        };
        if was.is_empty() {
            return Some(
                view! { <p class="quiet">{format!("This row is the same as in {title}.")}</p> }
                    .into_any(),
            );
        }
        let command = StoredValue::new(shape::taken_back(&was));
        let lines = was.into_iter().map(|was| view! { <dt>{was.what}</dt><dd>{was.was}</dd> });
        let lines: Vec<_> = lines.collect();
        let back = move || {
            session.mend("Revert a row", "Reverted", command.get_value());
        };
        Some(view! {
            <h2>{format!("Original in {title}")}</h2>
            <dl class="was">{lines}</dl>
            <p class="buttons">
                <button class="small" title="Revert this row to the original" on:click=press(back)>
                    "Revert to original"
                </button>
            </p>
        }
        .into_any())
    })
}
