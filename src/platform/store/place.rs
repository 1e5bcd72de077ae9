//! Where the person was, and what they have set.

use super::{OURS, StoreError, of_js, storage, text};

const PLACE: &str = "remit:place";

/// Whether somebody has been here before.
pub fn was_here() -> bool {
    load_place().is_some()
}

/// Remembers where the person is.
pub fn save_place(place: &str) {
    if let Ok(storage) = storage() {
        // Losing the place costs one click; a full storage is told where a draft is lost by it.
        let _ = storage.set_item(PLACE, place);
    }
}

/// Where the person was.
pub fn load_place() -> Option<String> {
    // It was in quotes once. To read it as JSON, by serde, takes ten kilobytes.
    text(PLACE).map(|place| place.trim_matches('"').to_owned())
}

/// Keeps something that the person has set, by its name.
pub fn save_setting(name: &str, text: &str) -> Result<(), StoreError> {
    let kept = storage()?.set_item(&format!("{OURS}{name}"), text);
    kept.map_err(|error| of_js(&error))
}

/// What the person has set, if the browser has kept anything.
pub fn load_setting(name: &str) -> Option<String> {
    storage().ok()?.get_item(&format!("{OURS}{name}")).ok()?
}
