//! Keys that are pressed again, for whoever pressed them too early.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDocument, KeyboardEvent, KeyboardEventInit};

use super::dom;

/// Presses the key of an earlier event where the focus is now: what listens hears of it, and a
/// field takes the character, and Escape closes the dialog. Other keys that the browser itself
/// acts on, like Tab, do nothing more. Gives the character back that no field has taken: the key
/// may have opened one, which is there in the next frame.
pub fn press(earlier: &KeyboardEvent) -> Option<String> {
    let focused = dom::focused()?;
    let init = KeyboardEventInit::new();
    init.set_key(&earlier.key());
    init.set_code(&earlier.code());
    init.set_ctrl_key(earlier.ctrl_key());
    init.set_meta_key(earlier.meta_key());
    init.set_alt_key(earlier.alt_key());
    init.set_shift_key(earlier.shift_key());
    init.set_bubbles(true);
    init.set_cancelable(true);
    let Ok(again) = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init) else {
        return None;
    };
    // Fails only for an event that is on its way already.
    let is_free = focused.dispatch_event(&again).unwrap_or(false);
    if is_free && earlier.key() == "Escape" {
        dom::close_dialog();
    } else if is_free && !is_modified(earlier) {
        match earlier.key() {
            key if key == "Backspace" && dom::is_typing() => command("delete", ""),
            key if key.chars().count() != 1 => {}
            key if dom::is_typing() => insert(&key),
            key => return Some(key),
        }
    }
    None
}

fn is_modified(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}

/// Puts a text into the field that has the focus.
pub fn insert(text: &str) {
    command("insertText", text);
}

/// Changes a field in the one way of which the field's own undo knows.
fn command(name: &str, value: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(page) = document.and_then(|page| page.dyn_into::<HtmlDocument>().ok()) {
        // Fails only where nothing can be changed.
        let _ = page.exec_command_with_show_ui_and_value(name, false, value);
    }
}
