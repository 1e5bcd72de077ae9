//! What is to be compared.

use leptos::prelude::*;
use remit_compare::comparison::MOST;
use remit_formats::catalogue;

use crate::session::Session;
use crate::state::{Route, SideRef};
use crate::view::follow::{part, press, words};

/// Two to four matrices, the first of which leads.
#[component]
pub fn Compare(first: Option<SideRef>) -> impl IntoView {
    let session = Session::get();
    let shown = session.shown_side();
    let mut sides: Vec<SideRef> = match (session.screen.route.get_untracked(), first) {
        (Route::Compare(sides), None) => sides.iter().collect(),
        (_, None) => shown.into_iter().chain(session.base_side()).collect(),
        (_, Some(first)) => vec![first].into_iter().chain(shown).collect(),
    };
    sides.dedup();
    let mut chosen: Vec<Option<SideRef>> = sides.into_iter().map(Some).collect();
    chosen.resize(chosen.len().max(2), None);
    let chosen = RwSignal::new(chosen);
    let problem = RwSignal::new(String::new());
    let rows = part(move || {
        let rows: Vec<_> = (0..chosen.with(Vec::len)).map(|at| side(session, chosen, at)).collect();
        let add = move || chosen.update(|chosen| chosen.push(None));
        let more = (rows.len() < MOST)
            .then(|| view! { <button class="small" on:click=press(add)>"Add another"</button> });
        view! { {rows}{more} }
    });
    let compare = move || {
        let sides: Vec<SideRef> = chosen.get_untracked().into_iter().flatten().collect();
        if sides.len() < 2 {
            problem.set("Choose at least two matrices.".to_owned());
        } else {
            session.screen.close_dialog();
            session.compare(&sides);
        }
    };
    view! {
        <p>"See side by side what each matrix says, what changes for you, and which activities only one of them has."</p>
        {rows}
        <p role="alert" class="problem">{words(move || problem.get())}</p>
        <p class="buttons">
            <button class="primary" on:click=press(compare)>"Compare"</button>
            <button on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
        </p>
    }
}

fn side(session: Session, chosen: RwSignal<Vec<Option<SideRef>>>, at: usize) -> AnyView {
    let now = chosen.with_untracked(|chosen| chosen.get(at).copied().flatten());
    let option = move |side: SideRef, name: String| {
        view! { <option value=side.to_string() selected=now == Some(side)>{name}</option> }
    };
    let drafts = session
        .library
        .drafts
        .get_untracked()
        .into_iter()
        .map(|draft| option(SideRef::Draft(draft.id), draft.entry.title));
    let drafts: Vec<_> = drafts.collect();
    let published =
        catalogue::ALL.iter().map(|it| option(SideRef::Published(it), it.title.to_owned()));
    let published: Vec<_> = published.collect();
    // What has no place in a list is named, so that it can stay.
    let other = now.filter(|it| matches!(it, SideRef::Version(..) | SideRef::File(_)));
    let other = other.map(|side| option(side, session.side_name(side)));
    let id = format!("compare-pick-{at}");
    let choose = move |event| {
        let side = event_target_value(&event).parse().ok();
        chosen.update(|chosen| {
            if let Some(place) = chosen.get_mut(at) {
                *place = side;
            }
        });
    };
    let label = ["First", "Second", "Third", "Fourth"].get(at).copied().unwrap_or_default();
    view! {
        <p class="field">
            <label for=id.clone()>{label}</label>
            <select id=id on:change=choose>
                <option value="">"Choose…"</option>
                {other}
                <optgroup label="Drafts">{drafts}</optgroup>
                <optgroup label="Published">{published}</optgroup>
            </select>
        </p>
    }
    .into_any()
}
