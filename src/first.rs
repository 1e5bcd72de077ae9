//! What is heard before anything else on the page hears of it: keys that are nobody's but an input
//! method's, so that no place has to tell them apart, and none can forget to.

use std::cell::{Cell, RefCell};

use leptos::ev::KeyboardEvent;
use remit_core::keymap::grid::is_for_input_method;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement};

use crate::platform::dom;
use crate::platform::hear::{Hearing, hear_first};

/// What pops up and has no text in it.
const POPUPS: &str = ".picker, [role=menu], .quick-fix";

thread_local! {
    /// Lives as long as the window.
    static HEARING: RefCell<Option<Hearing>> = const { RefCell::new(None) };
    /// Whether the key that is down is an input method's.
    static IS_THEIRS: Cell<bool> = const { Cell::new(false) };
}

/// Begins to listen, before anything else does.
pub fn listen() {
    HEARING.set(Some(hear_first(&["keydown", "keyup", "cancel"], Box::new(|event| hear(&event)))));
}

/// Whether an input method works on a key.
pub fn is_composed(event: &KeyboardEvent) -> bool {
    is_for_input_method(&event.key(), event.key_code(), event.is_composing())
}

fn hear(event: &Event) {
    match (event.type_().as_str(), event.dyn_ref::<KeyboardEvent>()) {
        ("keydown", Some(key)) => {
            // Where nothing can be composed, all there is of a key may be its place on the
            // keyboard, by which the grid knows letters.
            let is_theirs = is_composed(key) && takes_text(event);
            IS_THEIRS.set(is_theirs);
            if is_theirs {
                event.stop_immediate_propagation();
                // The input method has had it. The browser would close a dialog.
                if key.key() == "Escape" {
                    event.prevent_default();
                }
            } else if is_select_all(key) && dom::is_focused_in(POPUPS) && !dom::is_typing() {
                // The page behind it would be selected.
                event.prevent_default();
            }
        }
        ("keyup", _) => IS_THEIRS.set(false),
        ("cancel", _) if IS_THEIRS.get() && is_dialog(event) => {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
        _ => {}
    }
}

fn takes_text(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}

fn is_dialog(event: &Event) -> bool {
    event.target().is_some_and(|target| target.has_type::<HtmlDialogElement>())
}

fn is_select_all(key: &KeyboardEvent) -> bool {
    (key.ctrl_key() || key.meta_key()) && !key.alt_key() && key.key().eq_ignore_ascii_case("a")
}
