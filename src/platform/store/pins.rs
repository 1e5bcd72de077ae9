//! Which versions of a draft went out.

use remit_core::matrix::MatrixId;
use remit_drafts::history::{Pins, read_pins, write_pins};

use super::{storage, text};

const PINS: &str = "remit:pins:";

/// The versions of a draft that went out. What cannot be read is as if it were not there: files of
/// the draft are then reviewed difference by difference.
pub fn pins(id: MatrixId) -> Pins {
    text(&key(id)).and_then(|text| read_pins(&text).ok()).unwrap_or_default()
}

/// Notes which versions went out.
pub fn save_pins(id: MatrixId, pins: &Pins) {
    if let Ok(storage) = storage() {
        // Without room, see above.
        let _ = storage.set_item(&key(id), &write_pins(pins));
    }
}

pub(super) fn key(id: MatrixId) -> String {
    format!("{PINS}{id}")
}
