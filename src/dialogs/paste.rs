//! What cannot be pasted as it is: what is no letter, what somebody may not mean, and rows that
//! are not there.

use std::sync::Arc;

use leptos::prelude::*;
use remit_import::paste::{By, PastePlan, Taken};

use crate::session::{Session, paste};
use crate::state::Dialog;
use crate::state::wording::{cells, counted};
use crate::view::follow::press;

/// What of a table cannot be pasted or is in doubt, and whether the rest is wanted.
#[component]
pub fn Paste(plan: PastePlan) -> impl IntoView {
    let session = Session::get();
    let plan = Arc::new(plan);
    let (rows, parties) = (plan.rows.len(), plan.parties.len());
    let (rest, doubtful) = (plan.edits.count(), plan.doubtful_count);
    let notes: Vec<_> = plan.notes.iter().map(|note| view! { <p>{note.clone()}</p> }).collect();
    let refused = plan
        .refused
        .iter()
        .map(|refused| (refused.place.clone(), format!("“{}”: {}", refused.text, refused.why)));
    let title = format!("{} can't be pasted:", cells(plan.refused_count));
    let refused = list(title, "Cells that can't be pasted", refused, plan.refused_count);
    let asked = plan.doubtful.iter().map(|it| (it.place.clone(), it.change.clone()));
    let title = format!("{} to confirm:", counted(doubtful, "change", "changes"));
    let asked = list(title, "Changes to confirm", asked, doubtful);
    let missing = [
        (rows > 0).then(|| {
            let rows = counted(rows, "row", "rows");
            format!("The table is {rows} longer than the matrix.")
        }),
        (!plan.parties.is_empty()).then(|| {
            let names = plan.parties.iter().map(|new| format!("“{}”", new.party.name));
            let names = names.collect::<Vec<_>>().join(", ");
            format!("The matrix has no column for {names}.")
        }),
    ];
    let missing: Vec<_> =
        missing.into_iter().flatten().map(|missing| view! { <p>{missing}</p> }).collect();
    let act = move |plan: &Arc<PastePlan>, taken: Taken| {
        let plan = Arc::clone(plan);
        press(move || {
            session.screen.close_dialog();
            paste::take(session, (*plan).clone(), taken);
        })
    };
    let added = [
        (rows > 0).then(|| counted(rows, "row", "rows")),
        (parties > 0).then(|| counted(parties, "party", "parties")),
    ];
    let added = added.into_iter().flatten().collect::<Vec<_>>();
    let add = format!("Add {} and paste", added.join(" and "));
    let add = (!added.is_empty()).then(|| {
        let taken = Taken { added: true, doubtful: false };
        view! { <button class="primary" autofocus on:click=act(&plan, taken)>{add}</button> }
    });
    let part = (rest > 0).then(|| {
        let name = match (rows + parties, plan.refused_count + doubtful) {
            (0, 0) => "Paste",
            (0, _) => "Paste the rest",
            _ => "Paste what fits",
        };
        view! { <button autofocus on:click=act(&plan, Taken::default())>{name}</button> }
    });
    let everything = (doubtful > 0).then(|| {
        let taken = Taken { added: true, doubtful: true };
        view! { <button on:click=act(&plan, taken)>"Paste everything"</button> }
    });
    let otherwise = plan.otherwise.as_ref().map(|other| {
        let name = match other.by {
            By::Position => "Paste by position instead",
            By::Name => "Match columns by name instead",
        };
        let plan = Arc::clone(&plan);
        let switch = move || {
            if let Some(other) = (*plan).clone().switched() {
                session.screen.open_dialog(Dialog::Paste(Box::new(other)));
            }
        };
        view! { <button on:click=press(switch)>{name}</button> }
    });
    view! {
        {notes}
        {refused}
        {asked}
        {missing}
        <p class="buttons">
            {add}
            {part}
            {everything}
            {otherwise}
            <button autofocus on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
        </p>
    }
}

/// Places, and what there is to say of each.
fn list(
    title: String,
    name: &'static str,
    lines: impl Iterator<Item = (String, String)>,
    count: usize,
) -> Option<AnyView> {
    let lines = lines.map(|(place, what)| view! { <dt>{place}</dt><dd>{what}</dd> });
    let lines: Vec<_> = lines.collect();
    let more = count.saturating_sub(lines.len());
    let list = move || {
        view! {
            <p>{title}</p>
            <div class="refused" role="group" tabindex="0" aria-label=name>
                <dl>{lines}</dl>
            </div>
            {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> })}
        }
    };
    (count > 0).then(|| list().into_any())
}
