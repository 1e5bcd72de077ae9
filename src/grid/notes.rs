//! What stands around the lines: footnotes below, and what to do where there are none.

use leptos::prelude::*;
use remit_core::matrix::Footnote;

use super::row_menu;
use crate::actions::{ADD_ACTIVITY, ADD_SECTION};
use crate::session::Session;
use crate::view::follow::{drawn, press, when};
use crate::view::rich_text::{self, Rich, mark_text};

/// The footnotes of the matrix.
#[component]
pub fn Footnotes() -> impl IntoView {
    let session = Session::get();
    let notes = move || {
        let notes = session.open.matrix(|matrix| {
            let notes = matrix.footnotes.iter();
            let note =
                |note: &Footnote| (mark_text(note.mark.as_str()), Rich::of(&note.text, matrix));
            notes.map(note).collect::<Vec<_>>()
        });
        notes.unwrap_or_default()
    };
    drawn(notes, |notes| {
        (!notes.is_empty()).then(|| {
            let notes = notes.into_iter().map(|(mark, text)| {
                let text = rich_text::draw(text);
                view! { <li><span class="mark">{mark}</span>" "<span>{text}</span></li> }
            });
            view! {
                <section class="footnotes" aria-label="Footnotes">
                    <h2>"Footnotes"</h2>
                    <ul>{notes.collect::<Vec<_>>()}</ul>
                </section>
            }
        })
    })
}

/// The id of the button for all the rest.
const MORE: &str = "more-rows";

/// How a draft grows.
#[component]
pub fn AddRows() -> impl IntoView {
    let session = Session::get();
    when(session.open.is_draft, move || {
        view! {
            <p class="add-rows">
                <button class="small" title=ADD_ACTIVITY.hint() on:click=press(move || (ADD_ACTIVITY.perform)(session))>
                    {ADD_ACTIVITY.name}
                </button>
                <button class="small" title=ADD_SECTION.hint() on:click=press(move || (ADD_SECTION.perform)(session))>
                    {ADD_SECTION.name}
                </button>
                <button
                    id=MORE
                    class="small"
                    aria-haspopup="menu"
                    title="More actions for the current row"
                    on:click=press(move || row_menu::open_below(session, MORE))
                >
                    "More…"
                </button>
            </p>
        }
    })
}
