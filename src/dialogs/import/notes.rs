//! What was guessed, left out and not understood, each with its place.

use leptos::prelude::*;
use remit_formats::page::{Note, NoteKind, Place};

use super::state::State;
use crate::state::wording::counted;

/// So many kinds of notes are listed, and so many notes of a kind once somebody asks for them.
const MOST_KINDS: usize = 10;
const MOST: usize = 200;

/// The most important first.
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
        view! { <p>{format!("{rows} roles that the file doesn't clearly show. They stay marked until you confirm them.")}</p> }
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
    let mut left = MOST_KINDS;
    let lists = KINDS.map(|(kind, title)| {
        let notes: Vec<&Note> = reading.notes.iter().filter(|note| note.kind == kind).collect();
        let count = notes.len();
        let groups = by_gist(notes);
        let shown = groups.len().min(left);
        left -= shown;
        let more: usize = groups.iter().skip(shown).map(Vec::len).sum();
        let lines: Vec<_> = groups.into_iter().take(shown).map(|notes| group(&notes)).collect();
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

/// The notes that say the same of different things, together, in their order.
fn by_gist(notes: Vec<&Note>) -> Vec<Vec<&Note>> {
    let mut groups: Vec<(String, Vec<&Note>)> = Vec::new();
    for note in notes {
        let gist = note.gist();
        match groups.iter_mut().find(|(other, _)| *other == gist) {
            Some((_, notes)) => notes.push(note),
            None => groups.push((gist, vec![note])),
        }
    }
    groups.into_iter().map(|(_, notes)| notes).collect()
}

/// The first note of a kind; the others are there for whoever wants to see them.
fn group(notes: &[&Note]) -> AnyView {
    let line = |note: &&Note| view! { <b>{place(&note.place)}</b>{note.text.clone()} };
    let Some((first, others)) = notes.split_first() else { return ().into_any() };
    let count = others.len();
    let rest: Vec<_> =
        others.iter().take(MOST).map(|note| view! { <li>{line(note)}</li> }).collect();
    let more = count.saturating_sub(MOST);
    let rest = (count > 0).then(|| {
        view! {
            <details>
                <summary>{format!("and {count} more of this kind")}</summary>
                <ul>{rest}</ul>
                {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> })}
            </details>
        }
    });
    view! { <li>{line(first)}{rest}</li> }.into_any()
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
