//! What was guessed, left out and not understood, each with its place.

use leptos::prelude::*;
use remit_formats::page::{Note, NoteKind, Place};

use super::state::State;
use crate::state::wording::counted;

/// So many notes are listed of a kind.
const MOST: usize = 200;

const KINDS: [(NoteKind, &str); 3] = [
    (NoteKind::Unknown, "Not understood"),
    (NoteKind::Guessed, "Assumptions"),
    (NoteKind::Skipped, "Not imported"),
];

/// The notes of a reading.
pub(super) fn draw(state: State) -> AnyView {
    let Some(reading) = state.reading.get() else { return ().into_any() };
    let open = reading.open.len();
    let open = (open > 0).then(|| {
        let rows = counted(open, "row has", "rows have");
        view! { <p>{format!("{rows} roles whose party the source doesn't show. They stay marked until you confirm them.")}</p> }
    });
    if reading.notes.is_empty() {
        return match open {
            Some(open) => open.into_any(),
            None => {
                view! { <p class="quiet">"No assumptions were made, and nothing was left out."</p> }
                    .into_any()
            }
        };
    }
    let lists = KINDS.map(|(kind, title)| {
        let notes: Vec<&Note> = reading.notes.iter().filter(|note| note.kind == kind).collect();
        let count = notes.len();
        let more = count.saturating_sub(MOST);
        let lines = notes.into_iter().take(MOST).map(|note| {
            view! { <li><b>{place(&note.place)}</b>{note.text.clone()}</li> }
        });
        let lines: Vec<_> = lines.collect();
        (count > 0).then(|| {
            view! {
                <h3>{format!("{title}: {count}")}</h3>
                <ul>{lines}</ul>
                {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> })}
            }
        })
    });
    view! {
        {open}
        <div class="import-notes" role="group" tabindex="0" aria-label="Import notes">
            {lists}
        </div>
    }
    .into_any()
}

/// Where something stands, before what is said of it.
pub(super) fn place(place: &Place) -> String {
    match (place.sheet.as_str(), place.line) {
        ("", 0) => String::new(),
        ("", line) => format!("Line {line}: "),
        (sheet, 0) => format!("{sheet}: "),
        (sheet, line) => format!("{sheet}, row {line}: "),
    }
}
