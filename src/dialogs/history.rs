//! The versions of a draft.

use leptos::prelude::*;
use remit_core::matrix::MatrixId;
use wasm_bindgen_futures::spawn_local;

use crate::platform::time::clock;
use crate::session::{Session, VersionItem};
use crate::state::{Route, SideRef, Sides};
use crate::view::follow::{part, press};

/// The versions by time, each with what was done before it.
#[component]
pub fn History(id: MatrixId) -> impl IntoView {
    let session = Session::get();
    let versions = RwSignal::new(None::<Vec<VersionItem>>);
    spawn_local(async move {
        versions.try_set(Some(session.versions(id).await));
    });
    let list = part(move || {
        let Some(found) = versions.get() else {
            return view! { <p class="quiet">"Loading…"</p> }.into_any();
        };
        if found.is_empty() {
            return view! { <p class="quiet">"No versions yet. The first is saved with your first change."</p> }.into_any();
        }
        let items = found.into_iter().map(|version| {
            let sides = Sides::new(&[SideRef::Version(id, version.at), SideRef::Draft(id)]);
            let compared = sides.map(|sides| format!("#{}", Route::Compare(sides).hash()));
            let href = format!("#{}", Route::Version(id, version.at).hash());
            view! {
                <li>
                    <a href=href>{clock(version.at)}</a>
                    " "
                    <span>{version.summary}</span>
                    " "
                    <a class="small" href=compared>"Compare with now"</a>
                </li>
            }
        });
        view! { <ul class="versions">{items.collect::<Vec<_>>()}</ul> }.into_any()
    });
    view! {
        <p class="quiet">
            "One version per minute for the last hour, per hour for the last day, and per day \
            before that. Viewing a version changes nothing."
        </p>
        {list}
        <p class="buttons">
            <button on:click=press(move || session.screen.close_dialog())>"Close"</button>
        </p>
    }
}
