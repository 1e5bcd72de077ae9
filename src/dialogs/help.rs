//! The help: keys from the table of actions, the keys of the grid, and what Remit promises.

use leptos::prelude::*;
use remit_core::keymap::grid::Topic;
use remit_core::search::names::{Named, rank};

use crate::actions::{self, Action};
use crate::platform::{disk, settings};
use crate::session::Session;
use crate::view::follow::{part, press};

/// What else keys do in the grid, which is the browser's to say, or the matrix's.
const BESIDES: [(&str, &str); 7] = [
    (
        "R, A, C, I",
        "Add the role to the selected cells, or remove it if they all have it. The keys are the \
        matrix's own roles",
    ),
    ("Shift+letter", "Make it the only role in the selected cells"),
    ("Shift", "With a navigation key: extend the selection. Ctrl+click adds another range"),
    ("Ctrl+C, Ctrl+X, Ctrl+V", "Copy, cut and paste, including to and from spreadsheets"),
    ("Characters", "On an activity, plan, comment or heading: replace its text. Esc restores it"),
    (
        "Enter while editing",
        "Save and move down; Shift+Enter moves up, Alt+Enter starts a new line",
    ),
    ("F6, Shift+F6", "Leave the grid for the next or previous area"),
];

/// What the help says of keys of the grid.
fn about(topic: Topic) -> &'static str {
    match topic {
        Topic::Empty => "Clear the selected cells",
        Topic::Open => "Edit the cell: its roles, or its text with the caret at the end",
        Topic::Along => {
            "In a draft: go to the next cell, row by row, and save what is typed; Shift+Tab goes \
            back. The last cell leaves the grid. In a published matrix: leave the grid"
        }
        Topic::Neighbour => "Go to the next cell",
        Topic::Edge => "Go to the edge of the filled cells",
        Topic::RowEnds => "Go to the first or last cell of the row",
        Topic::Ends => "Go to the first or last cell of the grid",
        Topic::Page => "Go up or down one screen",
        Topic::Leave => "Cancel typing or dragging, close what is open, or clear the selection",
    }
}

/// The help sheet.
#[component]
pub fn Help() -> impl IntoView {
    let session = Session::get();
    let typed = RwSignal::new(String::new());
    let table = part(move || {
        let typed = typed.get();
        let groups = actions::groups().map(|(name, actions)| group(&typed, name, &actions));
        let groups: Vec<AnyView> = groups.into_iter().flatten().collect();
        if groups.is_empty() {
            view! { <p role="status">"No matching commands."</p> }.into_any()
        } else {
            view! { <div>{groups}</div> }.into_any()
        }
    });
    view! {
        <h3>"Grid"</h3>
        <dl class="facts help-keys">
            {BESIDES.map(|(keys, what)| line(keys, what))}
            {Topic::ALL.map(|topic| line(&topic.keys(), about(topic)))}
        </dl>
        <h3>"Commands"</h3>
        <div class="field">
            <label for="help-filter">"Search commands"</label>
            <input
                id="help-filter"
                type="search"
                autocomplete="off"
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
        {table}
        <p>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=settings::single_keys()
                    on:change=move |event| settings::set_single_keys(event_target_checked(&event))
                />
                "Single-key shortcuts, such as ?, also work outside the grid"
            </label>
        </p>
        <h3>"Text formatting"</h3>
        <p>
            "In activities, comments and notes, use " <code>"**bold**"</code> ", " <code>"*emphasis*"</code> ", "
            <code>"[text](https://…)"</code> " and " <code>"[^1]"</code> " for a footnote; a \
                line that starts with " <code>"- "</code> " is a list item."
        </p>
        <h3>"Where your work is saved"</h3>
        <p>
            "Drafts are saved in this browser, on this device, as you type. Nothing is sent \
            anywhere. Clearing the browser's site data deletes them, so export what you want \
            to keep. Remit itself is stored too and works offline."
        </p>
        {disk::is_there().then(|| view! {
            <p>
                "“Save to a file…” also saves a draft to a file of yours as you edit. If someone \
                else changes that file, their changes are joined with yours; where both changed the \
                same thing, you decide."
            </p>
        })}
        <p class="buttons">
            <button class="primary" on:click=press(move || session.screen.close_dialog())>"Close"</button>
        </p>
    }
}

fn line(keys: &str, what: &'static str) -> AnyView {
    let keys = keys.split(", ").map(|key| view! { <kbd>{key.to_owned()}</kbd>" " });
    view! { <dt>{keys.collect::<Vec<_>>()}</dt><dd>{what}</dd> }.into_any()
}

/// The actions of a group that are meant, in their order; nothing where none is.
fn group(typed: &str, name: &'static str, actions: &[&'static Action]) -> Option<AnyView> {
    let named = actions.iter().map(|action| Named { name: action.name, about: action.help });
    let mut meant = rank(typed, named);
    meant.sort_unstable();
    let rows = meant.into_iter().filter_map(|at| actions.get(at)).map(|action| {
        let keys = action.keys.iter().map(|key| view! { <kbd>{key.label()}</kbd>" " });
        let keys: Vec<_> = keys.collect();
        view! {
            <tr>
                <th scope="row">{action.name}</th>
                <td>{keys}</td>
                <td>{action.help}</td>
            </tr>
        }
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    let table = view! {
        <table class="keys">
            <caption>{name}</caption>
            <thead>
                <tr><th scope="col">"Command"</th><th scope="col">"Keys"</th><th scope="col">"What it does"</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    };
    Some(table.into_any())
}
