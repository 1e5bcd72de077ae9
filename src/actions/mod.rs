//! Everything that can be done with a key or a button, in one table: menus, toolbar, keys and
//! help all read it, so that they cannot disagree.

mod action;
pub mod checks;
pub mod disk;
pub mod exports;
pub mod find;
mod general;
pub mod grid;
mod regions;
mod rows;
pub mod shape;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use remit_core::keymap::Pressed;

use crate::platform::{dom, settings};
use crate::session::Session;

pub use action::{Action, Can};
pub use general::{
    ADD_ACTIVITY, ADD_PARTY, ADD_SECTION, COMMANDS, COMPARE, DELETE_ROW, EDIT_AS_DRAFT,
    EXPORT_JSON, HELP, HISTORY, IMPORT, NAME_VERSION, NEW_DRAFT, REDO, RENAME, SHARE, STORAGE,
    UNDO, choose_file,
};

/// All actions that have a place of their own in menus, in groups: what the help and the list of
/// commands show.
pub fn groups() -> [(&'static str, Vec<&'static Action>); 5] {
    let is_export = |action: &&Action| exports::MENU.iter().any(|other| other.name == action.name);
    [
        ("General", ALL.into_iter().filter(|action| !is_export(action)).collect()),
        ("Find and filter", find::ALL.to_vec()),
        ("Rows, sections and parties", shape::ALL.to_vec()),
        ("Grid", grid::ALL.iter().collect()),
        ("Export", exports::menu()),
    ]
}

/// All actions, in the order in which the help lists them.
pub static ALL: [&Action; 28] = [
    &UNDO,
    &REDO,
    &ADD_ACTIVITY,
    &ADD_SECTION,
    &DELETE_ROW,
    &ADD_PARTY,
    &RENAME,
    &NEW_DRAFT,
    &EDIT_AS_DRAFT,
    &IMPORT,
    &EXPORT_JSON,
    &exports::PRINT,
    &SHARE,
    &checks::NEXT_FINDING,
    &checks::PREVIOUS_FINDING,
    &checks::QUICK_FIX,
    &checks::RULES,
    &checks::LETTERS,
    &checks::EXPORT_REPORT,
    &checks::EXPORT_TABLE,
    &HISTORY,
    &NAME_VERSION,
    &COMPARE,
    &STORAGE,
    &regions::NEXT,
    &regions::PREVIOUS,
    &COMMANDS,
    &HELP,
];

/// Whether a key is of what has the focus: it presses that button or link, or is a single
/// character where somebody has turned those off.
fn is_of_focus(pressed: &Pressed) -> bool {
    (pressed.is_character() && !settings::single_keys())
        || (pressed.is_space() && dom::is_focused_in("button, a, summary"))
}

/// Carries out the action of a key, if it is the key of one that can be done now. Some keys are
/// those of the grid alone.
pub fn perform_key(session: Session, event: &KeyboardEvent, is_in_grid: bool) {
    if dom::has_open_dialog() {
        return;
    }
    if event.key() == "Escape" && session.screen.drawer.get_untracked().is_some() {
        session.screen.close_drawer();
        return;
    }
    let pressed = dom::pressed(event);
    let of_key = |action: &&Action| action.keys.iter().any(|key| key.is(&pressed));
    let in_grid: &[Action] = if is_in_grid { &grid::ALL } else { &[] };
    let shape: &[&Action] = if is_in_grid { &shape::ALL } else { &[] };
    let mut all = in_grid.iter().chain(shape.iter().copied()).chain(find::ALL).chain(ALL);
    let Some(action) = all.find(of_key) else { return };
    // Single characters and undo belong to an input while somebody types in one.
    let of_input = pressed.is_character() || [UNDO.name, REDO.name].contains(&action.name);
    let elsewhere = session.grid.editing.with_untracked(Option::is_some)
        || dom::is_typing()
        || dom::is_focused_in(".library, .panel");
    if (of_input && dom::is_typing()) || (action.of_matrix && elsewhere) {
        return;
    }
    if is_of_focus(&pressed) {
        return;
    }
    event.prevent_default();
    match untrack(|| (action.enabled)(session)) {
        Ok(()) => (action.perform)(session),
        Err(why_not) => session.screen.announce(why_not),
    }
}

#[cfg(test)]
mod tests;
