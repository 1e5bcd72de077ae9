//! What is left to do when the app itself fails: say so, and say what is safe.

use super::dom;

/// From now on a panic shows the part of the page that needs no WebAssembly.
pub fn tell_of_panics() {
    std::panic::set_hook(Box::new(|info| {
        let reason = format!("Remit has stopped because of an internal error. {info}");
        web_sys::console::error_1(&reason.as_str().into());
        if let (Some(failed), Some(text)) = (dom::element("failed"), dom::element("failed-reason"))
        {
            text.set_text_content(Some(&reason));
            failed.set_hidden(false);
        }
    }));
}
