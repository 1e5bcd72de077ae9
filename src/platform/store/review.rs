//! A review that is half done, so that it survives a reload.

use remit_core::matrix::MatrixId;

use super::{storage, text};

const REVIEW: &str = "remit:review:";

/// Keeps a review of a draft. False where there is no room for it.
pub fn save_review(id: MatrixId, review: &str) -> bool {
    storage().is_ok_and(|storage| storage.set_item(&key(id), review).is_ok())
}

/// The review of a draft that is half done.
pub fn load_review(id: MatrixId) -> Option<String> {
    text(&key(id))
}

/// Whether a draft has one.
pub fn has_review(id: MatrixId) -> bool {
    load_review(id).is_some()
}

/// The review of a draft is over.
pub fn remove_review(id: MatrixId) {
    if let Ok(storage) = storage() {
        // What is not there needs no removing.
        let _ = storage.remove_item(&key(id));
    }
}

pub(super) fn key(id: MatrixId) -> String {
    format!("{REVIEW}{id}")
}
