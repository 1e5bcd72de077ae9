//! Puts the focus on what may still have to be drawn.

use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_futures::spawn_local;

use crate::platform::dom;

/// Puts the focus on an element of a part that may still have to be loaded: at once where it is
/// drawn in this turn, so that the next key is typed into it.
pub fn on(id: String) {
    spawn_local(async move {
        tick().await;
        if !dom::focus(&id) {
            wait_for(id, FOCUS_FRAMES, false);
        }
    });
}

/// The same with a field that holds the name of something: it is selected, so that what is typed
/// takes its place.
pub fn on_name(id: String) {
    wait_for(id, FOCUS_FRAMES, true);
}

/// For how many frames an element is waited for; some five seconds.
const FOCUS_FRAMES: u32 = 300;

fn wait_for(id: String, frames: u32, selects: bool) {
    request_animation_frame(move || {
        let is_there = dom::focus(&id);
        if is_there && selects {
            dom::select_text(&id);
        } else if !is_there && frames > 0 {
            wait_for(id, frames - 1, selects);
        }
    });
}
