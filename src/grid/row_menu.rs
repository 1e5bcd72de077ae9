//! The menu of a row: everything that can be done with it and with what is selected.

use leptos::prelude::*;
use remit_core::grid::beside::{Frame, Side};
use web_sys::{Event, MouseEvent};

use super::focus;
use crate::actions::{self, Action};
use crate::platform::{cells, dom, popup};
use crate::session::Session;
use crate::state::Open;
use crate::view::follow::{part, press};
use crate::view::menu;

/// The menu where it is open.
#[component]
pub fn RowMenu() -> impl IntoView {
    let session = Session::get();
    part(move || match session.screen.menu.get() {
        Some(at) => view! { <Items at=at /> }.into_any(),
        None => ().into_any(),
    })
}

/// The right button of a mouse, a long touch, or the key for menus.
pub fn asked(session: Session, event: &Event, mouse: Option<&MouseEvent>) {
    let Some(cell) = cells::cell_at(event.target()) else { return };
    if session.open.now(Open::is_draft) != Some(true) || dom::has_open_dialog() {
        return;
    }
    event.prevent_default();
    // What is selected stays so; elsewhere the cell alone is meant.
    let is_selected = session.open.now(|open| {
        let row = open.matrix().position(cell.row)?;
        Some(session.areas().iter().any(|area| area.has_row(row)))
    });
    if is_selected.flatten() != Some(true) {
        session.grid.select_none();
        session.grid.go_to(cell);
    }
    let at = mouse.map(|mouse| (mouse.client_x(), mouse.client_y())).filter(|at| *at != (0, 0));
    session.screen.open_menu(at.unwrap_or_else(|| place(session)));
}

/// Below the cell of the cursor, where no mouse says where.
fn place(session: Session) -> (i32, i32) {
    let cell = session.grid.cursor.get_untracked().map(cells::cell_id);
    let cell = cell.and_then(|id| dom::element(&id)).map(|cell| cell.get_bounding_client_rect());
    cell.map_or((0, 0), |cell| (cell.left() as i32 + 8, cell.bottom() as i32))
}

/// Opens the menu below an element.
pub fn open_below(session: Session, id: &str) {
    if let Some(button) = dom::element(id) {
        let button = button.get_bounding_client_rect();
        session.screen.open_menu((button.left() as i32, button.bottom() as i32));
    }
}

/// What the menu shows.
#[component]
pub fn Items(at: (i32, i32)) -> impl IntoView {
    let session = Session::get();
    let list = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        let Some(list) = list.get() else { return };
        let (left, top) = at;
        popup::place_at(&list, Frame { left, top, right: left, bottom: top }, Side::Beside);
        if let Some(first) = list.first_element_child() {
            dom::focus_element(&first);
        }
    });
    let close = move || {
        session.screen.close_menu();
        if let Some(cursor) = session.grid.cursor.get_untracked() {
            focus::focus_only(session, cursor);
        }
    };
    let item = move |action: &'static Action| {
        let can = untrack(|| (action.enabled)(session));
        let key = action.keys.first().map(|key| key.label());
        let title = can.err().map_or_else(|| action.help.to_owned(), str::to_owned);
        view! {
            <button
                role="menuitem"
                title=title
                aria-disabled={can.is_err().then_some("true")}
                on:click=press(move || {
                    if can.is_ok() {
                        close();
                        (action.perform)(session);
                    }
                })
            >
                <span>{action.name}</span>
                <kbd aria-hidden="true">{key}</kbd>
            </button>
        }
    };
    view! {
        <div class="backdrop" on:click=press(close) on:contextmenu=move |event| {
            event.prevent_default();
            close();
        }></div>
        <div
            node_ref=list
            role="menu"
            class="menu-list row-menu"
            aria-label="Row actions"
            on:keydown=move |event| {
                // The cell has the focus then, and the grid says where Tab goes from there.
                if event.key() == "Tab" {
                    event.prevent_default();
                }
                menu::key(&event, ".row-menu", close);
            }
        >
            {actions::shape::MENU.map(item)}
        </div>
    }
}
