//! Which versions of a draft have names.

use remit_core::matrix::MatrixId;
use remit_drafts::history::{Names, read_names, write_names};

use super::{storage, text};

const NAMES: &str = "remit:names:";

/// The versions of a draft that have names; nothing where that is not known, or cannot be read: it
/// is made again from the versions themselves.
pub fn names(id: MatrixId) -> Option<Names> {
    read_names(&text(&key(id))?).ok()
}

/// Notes which versions have names.
pub fn save_names(id: MatrixId, names: &Names) {
    if let Ok(storage) = storage() {
        // Without room, see above.
        let _ = storage.set_item(&key(id), &write_names(names));
    }
}

pub(super) fn key(id: MatrixId) -> String {
    format!("{NAMES}{id}")
}
