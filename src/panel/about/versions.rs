//! The latest named version of a draft, who approved it, and whether that still holds.

use std::sync::Arc;

use leptos::prelude::*;
use remit_core::grid::{Column, Cursor};
use remit_core::matrix::{MatrixId, RowId};
use remit_formats::versions::{NamedVersion, RECORD, Standing};
use wasm_bindgen_futures::spawn_local;

use crate::actions::{HISTORY, NAME_VERSION};
use crate::session::Session;
use crate::state::Open;
use crate::view::follow::{drawn, press};
use crate::view::versions::NamedItem;

/// So many rows are offered to go to where an approval has lapsed.
const ROWS: usize = 5;

/// What is shown of it.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    named: NamedItem,
    /// The rows for which approvals have lapsed, as far as they are still there.
    rows: Vec<(RowId, String)>,
}

/// The latest named version, and the ways to more.
#[component]
pub(super) fn Versions() -> impl IntoView {
    let session = Session::get();
    let latest = RwSignal::new(None::<Arc<NamedVersion>>);
    let draft = Memo::new(move |_| session.open.with(Open::draft).flatten());
    Effect::new(move |_| {
        session.keeping.names.track();
        let Some(id) = draft.get() else { return };
        spawn_local(async move {
            let found = session.latest_named(id).await.map(Arc::new);
            if draft.try_get_untracked() == Some(Some(id)) {
                latest.try_set(found);
            }
        });
    });
    let shown = move || {
        session.open.painted.track();
        latest.with(|latest| shown(session, draft.get_untracked()?, latest.as_deref()?))
    };
    view! {
        <h2>"Versions"</h2>
        {drawn(shown, |shown| match shown {
            None => view! { <p class="quiet">"No named version yet."</p> }.into_any(),
            Some(shown) => draw(shown),
        })}
        <p class="buttons">
            <button class="small" title=NAME_VERSION.help on:click=press(move || (NAME_VERSION.perform)(session))>"Name current version…"</button>
            <button class="small" title=HISTORY.help on:click=press(move || (HISTORY.perform)(session))>{HISTORY.name}</button>
        </p>
    }
}

fn shown(session: Session, draft: MatrixId, latest: &NamedVersion) -> Option<Shown> {
    session.open.draft_now(draft, |open| {
        let matrix = open.matrix();
        let mut rows: Vec<RowId> = Vec::new();
        for approval in &latest.named.approvals {
            if let Standing::Lapsed(lapsed) = approval.standing(&latest.matrix, matrix) {
                let new: Vec<RowId> =
                    lapsed.into_iter().filter(|row| !rows.contains(row)).collect();
                rows.extend(new.into_iter().take(ROWS));
            }
        }
        let named = |row: RowId| Some((row, matrix.activity(row)?.text.to_plain().into_owned()));
        let rows = rows.into_iter().filter_map(named).take(ROWS).collect();
        Shown { named: NamedItem::of(&latest.named, &latest.matrix, Some(matrix)), rows }
    })
}

fn draw(shown: Shown) -> AnyView {
    let session = Session::get();
    let rows = shown.rows.into_iter().map(|(row, text)| {
        let go = move || {
            session.screen.close_drawer();
            session.go_to(Cursor { row, column: Column::Activity });
        };
        view! { <li><button class="small" title="Go to this activity" on:click=press(go)>{text}</button></li> }
    });
    let rows: Vec<_> = rows.collect();
    view! {
        <p><b>{shown.named.title.clone()}</b></p>
        {shown.named.draw()}
        {(!rows.is_empty()).then(|| view! { <ul class="plain-list" aria-label="Activities whose assignments changed">{rows}</ul> })}
        <p class="quiet">{RECORD}</p>
    }
    .into_any()
}
