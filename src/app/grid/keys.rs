//! Keys in the grid.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit::grid::{Cursor, Movement};

use super::edit;
use crate::app::session::Session;
use crate::browser::dom;

/// Lines that a page key keeps in view.
const OVERLAP: usize = 2;

/// Handles a key that was pressed in the grid.
pub fn down(session: Session, event: &KeyboardEvent) {
    let Some(cursor) = session.cursor.get_untracked() else { return };
    let on_cell = dom::closest(event.target(), "data-column").is_some();
    if !on_cell || event.alt_key() || event.is_composing() {
        return;
    }
    let ctrl = event.ctrl_key() || event.meta_key();
    let key = event.key();
    if let Some(movement) = movement(&key, ctrl) {
        event.prevent_default();
        move_by(session, cursor, movement);
        return;
    }
    if ctrl {
        return;
    }
    match key.as_str() {
        "Enter" | "F2" => {
            event.prevent_default();
            edit::open(session, cursor);
        }
        "Delete" | "Backspace" => {
            event.prevent_default();
            edit::clear(session, cursor);
        }
        _ => {
            let mut chars = key.chars();
            if let (Some(character), None) = (chars.next(), chars.next())
                && edit::toggle(session, cursor, character)
            {
                event.prevent_default();
                event.stop_propagation();
            }
        }
    }
}

/// Moves the cursor.
pub fn move_by(session: Session, cursor: Cursor, movement: Movement) {
    let moved = session.with_open_now(|open| cursor.moved(movement, open.matrix(), open.layout()));
    if moved.is_some() && moved != Some(cursor) {
        session.cursor.set(moved);
    }
}

fn movement(key: &str, ctrl: bool) -> Option<Movement> {
    Some(match (key, ctrl) {
        ("ArrowUp", false) => Movement::Up,
        ("ArrowDown", false) => Movement::Down,
        ("ArrowLeft", false) => Movement::Left,
        ("ArrowRight", false) => Movement::Right,
        ("Home", false) => Movement::RowStart,
        ("End", false) => Movement::RowEnd,
        ("Home", true) => Movement::Start,
        ("End", true) => Movement::End,
        ("PageUp", false) => Movement::PageUp(page()),
        ("PageDown", false) => Movement::PageDown(page()),
        _ => return None,
    })
}

/// How many lines fit on the screen, as far as the height of a line can tell.
fn page() -> usize {
    let height = |id| dom::element(id).map(|element| element.client_height());
    let screen = height("grid-scroll").unwrap_or(600);
    let row = 34;
    usize::try_from(screen / row).unwrap_or(0).saturating_sub(OVERLAP).max(1)
}
