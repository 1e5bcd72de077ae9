//! Keys in the grid, as the ARIA practices for a grid and the habits of spreadsheets have them.

use leptos::ev::KeyboardEvent;
use remit_core::grid::{Cursor, Movement};
use remit_core::keymap::grid::{Does, begins_text, does};

use super::{drag, focus};
use crate::first;
use crate::platform::cells::{SCROLL, TABLE};
use crate::platform::{cells, dom};
use crate::session::{Session, edit};

/// Lines that a page key keeps in view.
const OVERLAP: usize = 2;

/// Handles a key that was pressed in the grid.
pub fn down(session: Session, event: &KeyboardEvent) {
    let Some(cursor) = session.grid.cursor.get_untracked() else { return };
    let on_cell = dom::closest(event.target(), cells::COLUMN).is_some() || focus::is_lost();
    let editing = session.grid.editing.with_untracked(Option::is_some);
    // One that is used up, say to choose a command, means nothing to the cell that has the focus
    // by now.
    let is_over = event.default_prevented() || event.alt_key();
    if !on_cell || editing || is_over || dom::has_open_dialog() {
        return;
    }
    let pressed = dom::pressed(event);
    // An input method hides the key that it works on; its place on the keyboard is still told.
    let composing = first::is_composed(event);
    let movement = match does(&pressed).filter(|_| !composing) {
        Some(Does::Go(movement)) => movement,
        Some(Does::PageUp) => Movement::PageUp(page()),
        Some(Does::PageDown) => Movement::PageDown(page()),
        Some(Does::Along) => {
            if along(session, cursor, pressed.shift) {
                event.prevent_default();
            }
            return;
        }
        Some(Does::Open) => {
            event.prevent_default();
            return edit::open(session, cursor);
        }
        Some(Does::Empty) => {
            event.prevent_default();
            return edit::clear(session);
        }
        Some(Does::Leave) => {
            drag::cancel();
            return session.grid.select_none();
        }
        None if pressed.ctrl => return,
        None => {
            let letter = letter(&pressed.name, &pressed.code, composing)
                .filter(|letter| edit::toggle(session, *letter, pressed.shift));
            if letter.is_some() {
                event.prevent_default();
            } else if begins_text(&pressed.name, composing) {
                // The character itself is the browser's to type, in the field that has the focus
                // by then.
                edit::type_over(session, cursor);
            }
            return;
        }
    };
    event.prevent_default();
    if pressed.shift {
        session.draw_by(movement);
    } else {
        move_by(session, cursor, movement);
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

/// Goes to the next cell as one reads, or to the one before. False where nothing can be changed,
/// and beyond the ends: there Tab leaves the grid.
pub fn along(session: Session, cursor: Cursor, back: bool) -> bool {
    let movement = if back { Movement::Previous } else { Movement::Next };
    let moved = session.open.now(|open| {
        let moved = cursor.moved(movement, open.matrix(), open.layout());
        Some(moved).filter(|moved| open.is_draft() && *moved != cursor)
    });
    let Some(moved) = moved.flatten() else { return false };
    session.grid.select_none();
    session.grid.go_to(moved);
    true
}

/// Moves the cursor.
pub fn move_by(session: Session, cursor: Cursor, movement: Movement) {
    let moved = session.open.now(|open| cursor.moved(movement, open.matrix(), open.layout()));
    session.grid.select_none();
    if moved.is_some() && moved != Some(cursor) {
        session.grid.go_to(moved);
    }
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
