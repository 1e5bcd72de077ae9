//! The rows of the source: a click on one says what it is.

use leptos::prelude::*;
use remit_core::grid::beside::{Frame, Side};
use remit_import::{Corrections, LineUse, Reading, RowFacts, TableRow};

use super::notes::place;
use super::state::State;
use crate::platform::{dom, popup};
use crate::state::wording::counted;
use crate::view::follow::{part, press};
use crate::view::menu;

/// The buttons of the rows, between which the arrows go.
const BUTTONS: &str = ".import-outcome .row-use";

/// What a row of the preview is in the source.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Origin {
    /// A row of a table.
    Row(TableRow),
    /// A line of a text without tables.
    Line(usize),
}

impl Origin {
    /// What the row of this number is, where a person can say what it is to be.
    fn of(reading: &Reading, at: usize) -> Option<Self> {
        let row = reading.rows.get(at)?;
        let line = row.place.line;
        let is_line = || reading.lines.binary_search_by_key(&line, |it| it.line).is_ok();
        row.from.map(Self::Row).or_else(|| is_line().then_some(Self::Line(line)))
    }

    fn take(self, taken: LineUse, corrections: &mut Corrections) {
        match self {
            Self::Row(row) => corrections.set_row(row, taken),
            Self::Line(line) => corrections.set_line(line, taken),
        }
    }
}

/// A row of the preview whose menu is open.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    from: Origin,
    /// What stands in it.
    text: String,
    /// The id of the button from which the menu was opened.
    button: String,
    /// Where the menu is to be.
    at: (i32, i32),
}

/// What a row of the preview says, as a button where a person can say what it is to be.
pub(super) fn name(state: State, at: usize, text: String) -> AnyView {
    let Some(reading) = state.reading.get_untracked() else { return text.into_any() };
    let Some(from) = Origin::of(&reading, at) else { return text.into_any() };
    // The keys go between the buttons from the first of them on.
    let is_first = (0..at).all(|before| Origin::of(&reading, before).is_none());
    let id = format!("import-row-{at}");
    let (button, said) = (id.clone(), text.clone());
    let ask = move || {
        let Some(element) = dom::element(&button) else { return };
        let frame = element.get_bounding_client_rect();
        let at = (frame.left() as i32, frame.bottom() as i32);
        let (text, button) = (said.clone(), button.clone());
        state.asked_row.set(Some(Asked { from, text, button, at }));
    };
    view! {
        <button
            id=id
            class="row-use"
            title="Change how this row is read"
            aria-haspopup="menu"
            tabindex={if is_first { "0" } else { "-1" }}
            on:click=press(ask)
            on:keydown=|event| {
                menu::arrows(&event, BUTTONS);
            }
        >
            {text}
        </button>
    }
    .into_any()
}

/// The menu of a row, where one is open.
pub(super) fn menu(state: State) -> AnyView {
    part(move || state.asked_row.with(|asked| asked.as_ref().map(|asked| items(state, asked))))
}

fn items(state: State, asked: &Asked) -> AnyView {
    let list = NodeRef::<leptos::html::Div>::new();
    let (left, top) = asked.at;
    Effect::new(move |_| {
        let Some(list) = list.get() else { return };
        let anchor = Frame { left, top, right: left, bottom: top };
        popup::place_at(&list, anchor, Side::Beside);
        if let Some(first) = list.first_element_child() {
            dom::focus_element(&first);
        }
    });
    let button = asked.button.clone();
    let close = move || {
        state.asked_row.set(None);
        dom::focus(&button);
    };
    let item = |taken: LineUse| {
        let (close, from) = (close.clone(), asked.from);
        view! {
            <button role="menuitem" on:click=press(move || {
                close();
                state.correct(|corrections| from.take(taken, corrections));
            })>
                {taken.name()}
            </button>
        }
    };
    let items = LineUse::ALL.map(item);
    let (behind, keys) = (close.clone(), close);
    view! {
        <div class="backdrop" on:click=press(behind)></div>
        <div
            node_ref=list
            role="menu"
            class="menu-list import-row-menu"
            aria-label=format!("Read “{}” as", asked.text)
            on:keydown=move |event| menu::key(&event, ".import-row-menu", &keys)
        >
            {items}
        </div>
    }
    .into_any()
}

/// The rows of which a person has said what they are, to be changed again.
pub(super) fn chosen(state: State) -> AnyView {
    let Some(reading) = state.reading.get() else { return ().into_any() };
    let tables = reading.tables.iter().enumerate();
    let rows =
        tables.flat_map(|(table, facts)| facts.chosen_rows.iter().map(move |it| (table, it)));
    let lines: Vec<_> = rows.map(|(table, row)| line(state, table, row)).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <h3>{format!("{} changed by you", counted(lines.len(), "row", "rows"))}</h3>
        <div class="import-list"><table><tbody>{lines}</tbody></table></div>
    }
    .into_any()
}

fn line(state: State, table: usize, facts: &RowFacts) -> AnyView {
    let from = TableRow { table, row: facts.row };
    let said = place(&facts.place);
    let options = LineUse::ALL.map(|taken| {
        let selected = taken == facts.taken;
        view! { <option value=taken.name() selected=selected>{taken.name()}</option> }
    });
    view! {
        <tr>
            <th scope="row">{said.clone()}{facts.text.clone()}</th>
            <td>
                <select
                    id=format!("import-chosen-{table}-{}", facts.row)
                    aria-label=format!("{said}read as, “{}”", facts.text)
                    on:change=move |event| {
                        let name = event_target_value(&event);
                        let taken = LineUse::ALL.into_iter().find(|it| it.name() == name);
                        state.correct(|corrections| match taken {
                            Some(taken) => corrections.set_row(from, taken),
                            None => corrections.unset_row(from),
                        });
                    }
                >
                    <option value="">"Detect automatically"</option>
                    {options}
                </select>
            </td>
        </tr>
    }
    .into_any()
}
