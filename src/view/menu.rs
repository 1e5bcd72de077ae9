//! The keys of menus, by the habit of menus.

use leptos::ev::KeyboardEvent;

use crate::platform::dom;

/// Goes through the items of the menu that matches a selector; Escape and Tab close it, and Tab
/// goes on from what has the focus then.
pub fn key(event: &KeyboardEvent, menu: &str, close: impl FnOnce()) {
    let items = format!("{menu} [role=menuitem]");
    match event.key().as_str() {
        "ArrowDown" => dom::focus_beside(&items, true),
        "ArrowUp" => dom::focus_beside(&items, false),
        "Home" => dom::focus_end(&items, false),
        "End" => dom::focus_end(&items, true),
        "Escape" => close(),
        "Tab" => {
            event.stop_propagation();
            return close();
        }
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}
