//! On a narrow screen a line has room for three parties. Where there are more, a switch above
//! the grid says which.

use remit_core::grid::Column;
use web_sys::EventTarget;

use super::element::{child, set, words};
use crate::platform::dom;
use crate::state::Open;

/// The id of the switch.
pub const SWITCH: &str = "party-switch";
/// How many parties a narrow line has room for.
const ROOM: usize = 3;
/// The attribute of a button of the switch: the first party that it leads to.
const FIRST: &str = "data-first";

/// How many parties there are at once.
pub fn shown(open: &Open) -> usize {
    open.matrix().parties.len().clamp(1, ROOM)
}

/// The first of the parties that are shown together with the one at a place.
pub fn group_of(at: usize) -> usize {
    at / ROOM * ROOM
}

/// Whether a column is that of a party that is not shown.
pub fn is_off(columns: &[Column], place: usize, first: usize) -> bool {
    let is_party = |column: &Column| matches!(column, Column::Party(_));
    let before = columns.iter().take_while(|column| !is_party(column)).count();
    columns.get(place).is_some_and(is_party) && group_of(place - before) != first
}

/// Paints the switch.
pub fn paint(open: &Open, first: usize) {
    let Some(switch) = dom::element(SWITCH) else { return };
    let all = open.matrix().parties.len();
    switch.set_hidden(all <= ROOM);
    set(&switch, "role", Some("group"));
    set(&switch, "aria-label", Some("Visible parties"));
    let button = |at, name: &str, sign: &str, to: Option<usize>| {
        if let Some(button) = child(&switch, at, "button") {
            set(&button, "class", Some("plain square"));
            set(&button, "aria-label", Some(name));
            set(&button, "aria-disabled", Some(if to.is_none() { "true" } else { "false" }));
            set(&button, FIRST, Some(&to.unwrap_or(first).to_string()));
            words(&button, sign);
        }
    };
    button(0, "Previous parties", "‹", first.checked_sub(ROOM));
    if let Some(count) = child(&switch, 1, "span") {
        set(&count, "aria-live", Some("polite"));
        let last = (first + ROOM).min(all);
        words(&count, &format!("Parties {} to {last} of {all}", first + 1));
    }
    button(2, "Next parties", "›", Some(first + ROOM).filter(|next| *next < all));
}

/// The first party that is to be shown, where the switch was clicked.
pub fn turned(target: Option<EventTarget>) -> Option<usize> {
    dom::closest(target, FIRST)?.1.parse().ok()
}
