//! Keys in the grid, as the ARIA practices for a grid and the habits of spreadsheets have them.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit::grid::{Cursor, Movement};

use super::{SCROLL, TABLE, drag, edit, focus, line};
use crate::app::session::Session;
use crate::browser::dom;

/// Lines that a page key keeps in view.
const OVERLAP: usize = 2;

/// Handles a key that was pressed in the grid.
pub fn down(session: Session, event: &KeyboardEvent) {
    let Some(cursor) = session.cursor.get_untracked() else { return };
    let on_cell = dom::closest(event.target(), line::COLUMN).is_some() || focus::is_lost();
    let editing = session.editing.with_untracked(Option::is_some);
    if !on_cell || editing || event.alt_key() || dom::has_open_dialog() {
        return;
    }
    let ctrl = event.ctrl_key() || event.meta_key();
    let key = event.key();
    // An input method hides the key that it works on; its place on the keyboard is still told.
    let composing = event.is_composing() || key == "Process";
    if let Some(movement) = movement(&key, ctrl)
        && !composing
    {
        event.prevent_default();
        if event.shift_key() {
            session.draw_by(movement);
        } else {
            move_by(session, cursor, movement);
        }
        return;
    }
    if ctrl {
        return;
    }
    match key.as_str() {
        "Enter" | "F2" if !composing => {
            event.prevent_default();
            edit::open(session, cursor);
        }
        "Delete" | "Backspace" if !composing => {
            event.prevent_default();
            edit::clear(session);
        }
        "Escape" => {
            drag::cancel();
            session.select_none();
        }
        _ => {
            let letter = letter(&key, &event.code(), composing)
                .filter(|letter| edit::toggle(session, *letter, event.shift_key()));
            if letter.is_some() {
                event.prevent_default();
            }
        }
    }
}

/// The character of a key; where that is of no use, what the key is on a Latin keyboard.
fn letter(key: &str, code: &str, composing: bool) -> Option<char> {
    let mut chars = key.chars();
    match (chars.next(), chars.next()) {
        (Some(character), None) if character.is_ascii() && !composing => Some(character),
        (Some(_), second) if second.is_none() || composing => {
            let place = code.strip_prefix("Key").or(code.strip_prefix("Digit"))?;
            place.chars().next()
        }
        _ => None,
    }
}

/// Moves the cursor.
pub fn move_by(session: Session, cursor: Cursor, movement: Movement) {
    let moved = session.with_open_now(|open| cursor.moved(movement, open.matrix(), open.layout()));
    session.select_none();
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
        ("ArrowUp", true) => Movement::EdgeUp,
        ("ArrowDown", true) => Movement::EdgeDown,
        ("ArrowLeft", true) => Movement::EdgeLeft,
        ("ArrowRight", true) => Movement::EdgeRight,
        ("Home", false) => Movement::RowStart,
        ("End", false) => Movement::RowEnd,
        ("Home", true) => Movement::Start,
        ("End", true) => Movement::End,
        ("PageUp", false) => Movement::PageUp(page()),
        ("PageDown", false) => Movement::PageDown(page()),
        _ => return None,
    })
}

/// How many lines fit on the screen, as far as the average line can tell.
fn page() -> usize {
    let (Some(table), Some(scroll)) = (dom::element(TABLE), dom::element(SCROLL)) else { return 1 };
    let head = table.first_element_child().map_or(0, |head| head.client_height());
    let rows = table.get_attribute("aria-rowcount").and_then(|rows| rows.parse().ok());
    let line = table.client_height() / rows.unwrap_or(1).max(1);
    let lines = (scroll.client_height() - head) / line.max(1);
    usize::try_from(lines).unwrap_or(0).saturating_sub(OVERLAP).max(1)
}
