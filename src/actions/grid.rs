//! Actions of the selection. Their keys are the browser's anywhere else, so they count only
//! while the grid has the focus.

use remit_core::grid::Span;

use super::action::{Action, something_is_open};
use crate::session::{edit, fill};
use remit_core::keymap::Key;

/// All of them, in the order in which the help lists them.
pub static ALL: [Action; 6] = [
    Action {
        name: "Select all",
        help: "Select all cells",
        icon: None,
        keys: &[Key::ctrl("a"), Key::ctrl_shift(" ")],
        of_matrix: true,
        enabled: something_is_open,
        perform: |session| edit::select(session, Span::All),
    },
    Action {
        name: "Select rows",
        help: "Select entire rows",
        icon: None,
        keys: &[Key::shift(" ")],
        of_matrix: true,
        enabled: something_is_open,
        perform: |session| edit::select(session, Span::Rows),
    },
    Action {
        name: "Select columns",
        help: "Select entire columns",
        icon: None,
        keys: &[Key::ctrl(" ")],
        of_matrix: true,
        enabled: something_is_open,
        perform: |session| edit::select(session, Span::Columns),
    },
    Action {
        name: "Fill down",
        help: "Fill the selection from its first row, or from the cell above",
        icon: None,
        keys: &[Key::ctrl("d")],
        of_matrix: true,
        enabled: something_is_open,
        perform: fill::down,
    },
    Action {
        name: "Fill right",
        help: "Fill the selection from its first column, or from the cell to the left",
        icon: None,
        keys: &[Key::ctrl("r")],
        of_matrix: true,
        enabled: something_is_open,
        perform: fill::right,
    },
    Action {
        name: "Fill selection",
        help: "Fill the selection with the current cell",
        icon: None,
        keys: &[Key::ctrl("enter")],
        of_matrix: true,
        enabled: something_is_open,
        perform: fill::selection,
    },
];
