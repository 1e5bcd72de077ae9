//! The name of the person, as they gave it: what goes out carries it. It is kept in this browser.

use super::{load_setting, save_setting};

const NAME: &str = "name";
const ASKED: &str = "name-asked";

/// The person's name; empty where they gave none.
pub fn name() -> String {
    load_setting(NAME).unwrap_or_default()
}

/// Remembers the person's name. Where that fails, it is asked again: that is no loss.
pub fn save_name(name: &str) {
    let _ = save_setting(NAME, name.trim());
    name_was_asked();
}

/// Whether the person still has to hear that they can give a name.
pub fn asks_name() -> bool {
    name().is_empty() && load_setting(ASKED).is_none()
}

/// The person has seen that they can give a name.
pub fn name_was_asked() {
    let _ = save_setting(ASKED, "1");
}
