//! What a person has set for this browser. Where nothing can be kept, it counts until the page
//! is closed.

use std::cell::Cell;

/// The key of the only setting there is; other apps may live on the same origin.
const SINGLE_KEYS: &str = "remit:single-keys";
const OFF: &str = "off";

thread_local! {
    static NOW: Cell<Option<bool>> = const { Cell::new(None) };
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Whether single characters are keys also outside the grid. People who speak to their computer
/// switch that off: every word would press some.
pub fn single_keys() -> bool {
    NOW.get().unwrap_or_else(|| {
        let kept = storage().and_then(|storage| storage.get_item(SINGLE_KEYS).ok().flatten());
        let on = kept.as_deref() != Some(OFF);
        NOW.set(Some(on));
        on
    })
}

/// Switches them on or off.
pub fn set_single_keys(on: bool) {
    NOW.set(Some(on));
    if let Some(storage) = storage() {
        // Where storage is full, the setting counts until the page is closed.
        let _ =
            if on { storage.remove_item(SINGLE_KEYS) } else { storage.set_item(SINGLE_KEYS, OFF) };
    }
}
