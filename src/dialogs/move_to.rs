//! A section for the selected rows: the way to a far place without dragging.

use leptos::prelude::*;
use remit_core::matrix::{Row, RowId};

use crate::session::{Session, Shape};
use crate::view::follow::press;

/// Asks for the section.
#[component]
pub fn MoveTo() -> impl IntoView {
    let session = Session::get();
    let sections = session.open.now(|open| {
        let sections = open.matrix().rows.iter().filter_map(Row::section);
        let named = sections.map(|section| {
            let indent = "\u{2003}".repeat(usize::from(section.level.saturating_sub(1)));
            (section.id, format!("{indent}{}", section.heading()))
        });
        named.collect::<Vec<_>>()
    });
    let sections = sections.unwrap_or_default();
    let chosen = StoredValue::new(sections.first().map(|(id, _)| *id));
    let options = sections
        .into_iter()
        .map(|(id, heading)| view! { <option value=id.to_string()>{heading}</option> });
    let options: Vec<_> = options.collect();
    let go = move || {
        session.screen.close_dialog();
        session.shape(Shape::MoveTo(chosen.get_value()));
    };
    view! {
        <div class="field">
            <label for="move-to">"To section"</label>
            <select id="move-to" on:change=move |event| {
                chosen.set_value(event_target_value(&event).parse::<RowId>().ok());
            }>
                {options}
                <option value="">"Outside all sections"</option>
            </select>
        </div>
        <p class="quiet">"Rows are added at the end of the section."</p>
        <p class="buttons">
            <button class="primary" on:click=press(go)>"Move"</button>
            <button on:click=press(move || session.screen.close_dialog())>"Cancel"</button>
        </p>
    }
}
