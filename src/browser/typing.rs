//! Keys that are pressed again, for whoever pressed them too early.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, KeyboardEvent, KeyboardEventInit};

use super::dom;

/// Presses the key of an earlier event where the focus is now: what listens hears of it, and a
/// field takes the character, and Escape closes the dialog. Other keys that the browser itself
/// acts on, like Tab, do nothing more.
pub fn press(earlier: &KeyboardEvent) {
    let Some(focused) = dom::focused() else { return };
    let init = KeyboardEventInit::new();
    init.set_key(&earlier.key());
    init.set_code(&earlier.code());
    init.set_alt_key(earlier.alt_key());
    init.set_shift_key(earlier.shift_key());
    init.set_bubbles(true);
    init.set_cancelable(true);
    let Ok(again) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) else {
        return;
    };
    // Fails only for an event that is on its way already.
    let is_free = focused.dispatch_event(&again).unwrap_or(false);
    if is_free && earlier.key() == "Escape" {
        dom::close_dialog();
    } else if is_free && dom::is_typing() && !earlier.alt_key() {
        change(&earlier.key());
    }
}

/// Does to the text of the field that has the focus what a key does.
fn change(key: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    let Some(page) = document.and_then(|page| page.dyn_into::<HtmlDocument>().ok()) else { return };
    // The one way to change a field so that the field's own undo knows of it.
    let _ = match key {
        "Backspace" => page.exec_command("delete"),
        key if key.chars().count() == 1 => {
            page.exec_command_with_show_ui_and_value("insertText", false, key)
        }
        _ => return,
    };
}
