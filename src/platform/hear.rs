//! Listens to many kinds of events with one function, which is compiled once.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Listens until it is dropped.
pub struct Hearing {
    names: &'static [&'static str],
    is_first: bool,
    heard: Closure<dyn Fn(Event)>,
}

/// Hears these events wherever on the page they happen. What does not bubble, like scrolling,
/// is heard all the same.
pub fn hear(names: &'static [&'static str], heard: Box<dyn Fn(Event)>) -> Hearing {
    Hearing::new(names, false, heard)
}

/// Hears these events before anything on the page does, and can keep them from it.
pub fn hear_first(names: &'static [&'static str], heard: Box<dyn Fn(Event)>) -> Hearing {
    Hearing::new(names, true, heard)
}

impl Hearing {
    fn new(names: &'static [&'static str], is_first: bool, heard: Box<dyn Fn(Event)>) -> Self {
        let hearing = Self { names, is_first, heard: Closure::wrap(heard) };
        if let Some(window) = web_sys::window() {
            for name in names {
                let (function, captures) = (hearing.function(), hearing.captures(name));
                // Fails only for a window that takes no listeners, which there is none of.
                let _ = window.add_event_listener_with_callback_and_bool(name, function, captures);
            }
        }
        hearing
    }

    fn function(&self) -> &Function {
        self.heard.as_ref().unchecked_ref()
    }

    fn captures(&self, name: &str) -> bool {
        self.is_first || name == "scroll"
    }
}

impl Drop for Hearing {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            for name in self.names {
                let (function, captures) = (self.function(), self.captures(name));
                let _ =
                    window.remove_event_listener_with_callback_and_bool(name, function, captures);
            }
        }
    }
}
