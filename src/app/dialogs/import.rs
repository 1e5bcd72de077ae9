//! What a file holds, before it becomes a draft.

use leptos::prelude::*;

use crate::app::follow::press;
use remit::checks;
use remit::matrix::{Matrix, Row};

use super::Modal;
use crate::app::session::{Session, counts};
use crate::browser::store;

/// The preview of a file.
#[component]
pub fn Import(matrix: Matrix) -> impl IntoView {
    let session = Session::get();
    let sections = matrix.rows.iter().filter_map(Row::section).count();
    let activities = matrix.activities().count();
    let parties: Vec<&str> = matrix.parties.iter().map(|party| party.name.as_str()).collect();
    let source = match (&matrix.base, matrix.source.provider.as_str()) {
        (Some(base), _) => format!("A draft from {}", base.title),
        (None, "") => "Not said".to_owned(),
        (None, provider) => format!("Published by {provider}"),
    };
    let taken = store::has(matrix.id).then_some(
        "A draft with this identity is in this browser already. It stays as it is; the file becomes a second draft.",
    );
    let facts = [
        ("Format", "Remit JSON, version 1".to_owned()),
        ("Title", matrix.title.clone()),
        ("Comes from", source),
        ("Parties", if parties.is_empty() { "None".to_owned() } else { parties.join(", ") }),
        ("Holds", format!("{activities} activities in {sections} sections")),
        ("Checks", counts(&checks::check(&matrix))),
    ];
    let add = move || session.import(matrix.clone());
    view! {
        <Modal title="Import this matrix?">
            <dl class="facts">
                {facts.map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })}
            </dl>
            {taken.map(|taken| view! { <p class="quiet">{taken}</p> })}
            <p class="buttons">
                <button class="primary" autofocus on:click=press(add)>"Add as draft"</button>
                <button on:click=press(move || session.dialog.set(None))>"Cancel"</button>
            </p>
        </Modal>
    }
}
