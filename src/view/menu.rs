//! The keys of menus and of lists of rows, by the habit of menus.

use leptos::ev::KeyboardEvent;

use crate::platform::dom;

/// Goes through the items of the menu that matches a selector; Escape and Tab close it, and Tab
/// goes on from what has the focus then.
pub fn key(event: &KeyboardEvent, menu: &str, close: impl FnOnce()) {
    let items = format!("{menu} [role=menuitem]");
    match event.key().as_str() {
        "Escape" => close(),
        "Tab" => {
            event.stop_propagation();
            return close();
        }
        _ => {
            if arrows(event, &items) {
                event.stop_propagation();
            }
            return;
        }
    }
    event.prevent_default();
    event.stop_propagation();
}

/// Goes through what matches a selector by the arrows, Home and End. True where the key was one of
/// them.
pub fn arrows(event: &KeyboardEvent, items: &str) -> bool {
    match event.key().as_str() {
        "ArrowDown" => dom::focus_beside(items, true),
        "ArrowUp" => dom::focus_beside(items, false),
        "Home" => dom::focus_end(items, false),
        "End" => dom::focus_end(items, true),
        _ => return false,
    }
    event.prevent_default();
    true
}
