//! What stands around the lines: footnotes below, and what to do where there are none.

use leptos::prelude::*;

use crate::app::actions::{ADD_ACTIVITY, ADD_SECTION};
use crate::app::follow::{part, press, when};
use crate::app::rich_text::{self, Rich, mark_text};
use crate::app::session::Session;

/// The footnotes of the matrix.
#[component]
pub fn Footnotes() -> impl IntoView {
    let session = Session::get();
    part(move || {
        let footnotes = session.with_matrix(|matrix| {
            let notes = matrix.footnotes.iter();
            notes
                .map(|note| {
                    let text = rich_text::draw(Rich::of(&note.text, matrix));
                    let mark = mark_text(note.mark.as_str());
                    view! { <li><span class="mark">{mark}</span>" "<span>{text}</span></li> }
                })
                .collect::<Vec<_>>()
        });
        footnotes.filter(|footnotes| !footnotes.is_empty()).map(|footnotes| {
            view! {
                <section class="footnotes" aria-label="Footnotes">
                    <h2>"Footnotes"</h2>
                    <ul>{footnotes}</ul>
                </section>
            }
        })
    })
}

/// How a draft grows.
#[component]
pub fn AddRows() -> impl IntoView {
    let session = Session::get();
    when(session.is_draft, move || {
        view! {
            <p class="add-rows">
                <button class="small" title=ADD_ACTIVITY.hint() on:click=press(move || (ADD_ACTIVITY.perform)(session))>
                    {ADD_ACTIVITY.name}
                </button>
                <button class="small" title=ADD_SECTION.hint() on:click=press(move || (ADD_SECTION.perform)(session))>
                    {ADD_SECTION.name}
                </button>
            </p>
        }
    })
}
