//! Listens to many kinds of events with one function, which is compiled once.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

/// Listens until it is dropped.
pub struct Hearing {
    names: &'static [&'static str],
    heard: Closure<dyn Fn(Event)>,
}

/// Hears these events wherever on the page they happen. What does not bubble, like scrolling,
/// is heard all the same.
pub fn hear(names: &'static [&'static str], heard: Box<dyn Fn(Event)>) -> Hearing {
    let heard = Closure::wrap(heard);
    if let Some(window) = web_sys::window() {
        for name in names {
            let function = heard.as_ref().unchecked_ref();
            // Fails only for a window that takes no listeners, which there is none of.
            let _ =
                window.add_event_listener_with_callback_and_bool(name, function, captures(name));
        }
    }
    Hearing { names, heard }
}

fn captures(name: &str) -> bool {
    name == "scroll"
}

impl Drop for Hearing {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            for name in self.names {
                let function = self.heard.as_ref().unchecked_ref();
                let _ = window.remove_event_listener_with_callback_and_bool(
                    name,
                    function,
                    captures(name),
                );
            }
        }
    }
}
