//! The versions of a draft.

use leptos::prelude::*;
use remit_compare::comparison::{FEWEST, MOST};
use remit_core::matrix::MatrixId;
use remit_formats::versions::RECORD;
use wasm_bindgen_futures::spawn_local;

use crate::platform::time::clock;
use crate::session::{Session, VersionItem};
use crate::state::{Dialog, Route, SideRef, Sides};
use crate::view::follow::{part, press, when, whether};
use crate::view::versions::NamedItem;

/// The id of what leads to a version.
pub fn link_id(at: u64) -> String {
    format!("version-{at}")
}

/// The versions by time, each with its name or with what was done before it.
#[component]
pub fn History(id: MatrixId) -> impl IntoView {
    let session = Session::get();
    let versions = RwSignal::new(None::<Vec<VersionItem>>);
    let chosen = RwSignal::new(Vec::<u64>::new());
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
        let has_names = found.iter().any(|version| version.named.is_some());
        let items: Vec<_> = found.into_iter().map(|version| item(id, version, chosen)).collect();
        view! {
            {has_names.then(|| view! { <p class="quiet">{RECORD}</p> })}
            <ul class="versions">{items}</ul>
        }
        .into_any()
    });
    let fits = whether(move || (FEWEST..=MOST).contains(&chosen.with(Vec::len)));
    let compare = move || {
        let mut times = chosen.get_untracked();
        // What was first stands on the left.
        times.sort_unstable();
        let sides: Vec<SideRef> = times.into_iter().map(|at| SideRef::Version(id, at)).collect();
        session.screen.close_dialog();
        session.compare(&sides);
    };
    let name_now = move || session.screen.open_dialog(Dialog::NameVersion(id, None));
    view! {
        <p class="quiet">
            "One version per minute for the last hour, per hour for the last day, and per day \
            before that. Named versions are kept until you remove the name. Viewing a version \
            changes nothing."
        </p>
        <p class="buttons">
            <button on:click=press(name_now)>"Name current version…"</button>
        </p>
        {list}
        <p class="buttons">
            {when(fits, move || view! { <button class="primary" on:click=press(compare)>"Compare selected versions"</button> })}
            <button on:click=press(move || session.screen.close_dialog())>"Close"</button>
        </p>
    }
}

fn item(id: MatrixId, version: VersionItem, chosen: RwSignal<Vec<u64>>) -> AnyView {
    let session = Session::get();
    let at = version.at;
    let sides = Sides::new(&[SideRef::Version(id, at), SideRef::Draft(id)]);
    let compared = sides.map(|sides| format!("#{}", Route::Compare(sides).hash()));
    let href = format!("#{}", Route::Version(id, at).hash());
    let time = clock(at);
    let called = version.named.as_ref().map_or_else(|| time.clone(), |named| named.name.clone());
    let (title, kept) = match &version.named {
        Some(named) => (named.title.clone(), Some(time)),
        None => (time, None),
    };
    let toggle = move |event| {
        let is_on = event_target_checked(&event);
        chosen.update(|chosen| {
            chosen.retain(|other| *other != at);
            chosen.extend(is_on.then_some(at));
        });
    };
    let (verb, words) = match &version.named {
        Some(_) => ("Edit", "Edit…"),
        None => ("Name", "Name…"),
    };
    let is_named = version.named.is_some();
    let rename = move || session.screen.open_dialog(Dialog::NameVersion(id, Some(at)));
    view! {
        <li class:named=is_named>
            <input type="checkbox" aria-label=format!("Select {called} for comparison") on:change=toggle />
            <div>
                <a id=link_id(at) href=href>{title}</a>
                " "
                {kept.map(|time| view! { <span class="quiet">{time}</span> " " })}
                <span>{version.summary}</span>
                " "
                <a class="small" href=compared>"Compare with now"</a>
                " "
                <button class="small" aria-label=format!("{verb} {called}") title="A name, a note and who approved" on:click=press(rename)>{words}</button>
                {version.named.map(NamedItem::draw)}
            </div>
        </li>
    }
    .into_any()
}
