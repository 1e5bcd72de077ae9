//! What cannot be pasted as it is: what is no letter, and rows that are not there.

use leptos::prelude::*;
use remit::paste::Plan;

use super::Modal;
use crate::app::follow::press;
use crate::app::grid;
use crate::app::session::{Session, cells};

/// What of a table cannot be pasted, and whether the rest is wanted.
#[component]
pub fn Paste(plan: Plan) -> impl IntoView {
    let session = Session::get();
    let (refused, rows) = (plan.refused_count, plan.rows.len());
    let rest = plan.edits.count();
    let more = refused.saturating_sub(plan.refused.len());
    let list = plan.refused.iter().map(|refused| {
        let what = format!("“{}”: {}", refused.text, refused.why);
        view! { <dt>{refused.place.clone()}</dt><dd>{what}</dd> }
    });
    let list = (refused > 0).then(|| {
        view! {
            <p>{format!("{} can't be pasted:", cells(refused))}</p>
            <div class="refused" role="group" tabindex="0" aria-label="Cells that can't be pasted">
                <dl>{list.collect::<Vec<_>>()}</dl>
            </div>
            {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> })}
        }
    });
    let missing = match rows {
        0 => String::new(),
        1 => "The table is 1 row longer than the matrix.".to_owned(),
        rows => format!("The table is {rows} rows longer than the matrix."),
    };
    let act = move |plan: Plan, with_rows| {
        press(move || {
            session.dialog.set(None);
            grid::paste(session, plan.clone(), with_rows);
        })
    };
    let add = match rows {
        1 => "Add 1 row and paste".to_owned(),
        rows => format!("Add {rows} rows and paste"),
    };
    let add = (rows > 0).then(|| {
        view! { <button class="primary" autofocus on:click=act(plan.clone(), true)>{add}</button> }
    });
    let rest = (rest > 0).then(|| {
        let name = if rows > 0 { "Paste what fits" } else { "Paste the rest" };
        view! { <button autofocus on:click=act(plan, false)>{name}</button> }
    });
    view! {
        <Modal title="Paste">
            {list}
            {(rows > 0).then(|| view! { <p>{missing}</p> })}
            <p class="buttons">
                {add}
                {rest}
                <button autofocus on:click=press(move || session.dialog.set(None))>"Cancel"</button>
            </p>
        </Modal>
    }
}
