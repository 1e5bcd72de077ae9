//! Actions of the selection. Their keys are the browser's anywhere else, so they count only
//! while the grid has the focus.

use remit_core::grid::Span;
use remit_core::keymap::Key;

use super::action::{Action, something_is_open};
use crate::session::{edit, fill};

/// All of them, in the order in which the help lists them.
pub static ALL: [Action; 6] = [
    Action::new(
        "Select all",
        "Select all cells",
        &[Key::ctrl("a"), Key::ctrl_shift(" ")],
        something_is_open,
        |session| edit::select(session, Span::All),
    )
    .of_matrix(),
    Action::new(
        "Select rows",
        "Select entire rows",
        &[Key::shift(" ")],
        something_is_open,
        |session| edit::select(session, Span::Rows),
    )
    .of_matrix(),
    Action::new(
        "Select columns",
        "Select entire columns",
        &[Key::ctrl(" ")],
        something_is_open,
        |session| edit::select(session, Span::Columns),
    )
    .of_matrix(),
    Action::new(
        "Fill down",
        "Fill the selection from its first row, or from the cell above",
        &[Key::ctrl("d")],
        something_is_open,
        fill::down,
    )
    .of_matrix(),
    Action::new(
        "Fill right",
        "Fill the selection from its first column, or from the cell to the left",
        &[Key::ctrl("r")],
        something_is_open,
        fill::right,
    )
    .of_matrix(),
    Action::new(
        "Fill selection",
        "Fill the selection with the current cell",
        &[Key::ctrl("enter")],
        something_is_open,
        fill::selection,
    )
    .of_matrix(),
];
