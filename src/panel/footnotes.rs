//! Footnotes, of a row or of the whole matrix.

use leptos::prelude::*;
use remit_core::edit::Command;
use remit_core::matrix::{Activity, Footnote, FootnoteId, Matrix, RowId, Text};
use remit_core::shape::footnotes;

use super::rich_field::{Place, RichField};
use crate::session::Session;
use crate::view::follow::{press, when, words};
use crate::view::rich_text::mark_text;

/// The footnotes whose marks stand in a row, or all of them.
#[component]
pub fn Footnotes(of: Option<RowId>) -> impl IntoView {
    let session = Session::get();
    let ids = Memo::new(move |_| {
        let ids = session.open.matrix(|matrix| {
            let all = matrix.footnotes.iter();
            let here = |note: &&Footnote| {
                of.is_none_or(|row| {
                    matrix.activity(row).is_some_and(|activity| points_to(activity, note))
                })
            };
            all.filter(here).map(|note| note.id).collect::<Vec<_>>()
        });
        ids.unwrap_or_default()
    });
    let is_any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    when(is_any, move || {
        view! {
            <h2>"Footnotes"</h2>
            <ul class="plain-list notes">
                <For each=move || ids.get() key=|id| *id let:id>
                    <Item id=id />
                </For>
            </ul>
        }
    })
}

fn points_to(activity: &Activity, note: &Footnote) -> bool {
    let in_cells = activity.marks.iter().map(|mark| &mark.mark);
    let mut marks = activity.text.marks().chain(activity.comment.marks()).chain(in_cells);
    marks.any(|mark| *mark == note.mark)
}

fn find(matrix: &Matrix, id: FootnoteId) -> Option<&Footnote> {
    matrix.footnotes.iter().find(|note| note.id == id)
}

#[component]
fn Item(id: FootnoteId) -> impl IntoView {
    let session = Session::get();
    let mark = words(move || {
        let mark = |matrix: &Matrix| find(matrix, id).map(|note| mark_text(note.mark.as_str()));
        session.open.matrix(mark).flatten().unwrap_or_default()
    });
    let set = UnsyncCallback::new(move |text: Text| {
        let notes = session.open.now(|open| {
            let mut notes = open.matrix().footnotes.clone();
            if let Some(note) = notes.iter_mut().find(|note| note.id == id) {
                note.text = text;
            }
            notes
        });
        if let Some(notes) = notes {
            session.dispatch("Edit a footnote", Command::SetFootnotes(notes));
        }
    });
    let delete = move || {
        let shaped = session
            .open
            .now(|open| find(open.matrix(), id).map(|note| footnotes::remove(open.matrix(), note)));
        if let Some(shaped) = shaped.flatten() {
            session.mend(&shaped.name, "Footnote deleted", shaped.command);
        }
    };
    view! {
        <li>
            <span class="mark">{mark}</span>
            <RichField
                id=format!("footnote-{id}")
                label="Footnote"
                read=|matrix, place| match place {
                    Place::Footnote(id) => find(matrix, id).map(|note| note.text.clone()),
                    _ => None,
                }
                place=Place::Footnote(id)
                rows=2
                commit=set
            />
            {when(session.open.is_draft, move || view! {
                <button class="small" aria-label=words(move || format!("Delete the footnote {}", mark.get())) on:click=press(delete)>
                    "Delete"
                </button>
            })}
        </li>
    }
}
