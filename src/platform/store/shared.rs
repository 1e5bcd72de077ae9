//! What a draft was when it went out as a file or a link: a file that comes back without saying
//! what it parted from can be taken into the draft only where that is what the draft still is.

use remit_core::matrix::MatrixId;

use super::{storage, text};

const SHARED: &str = "remit:shared:";
/// In place of a content, where the draft went out more than once, and differently.
const SEVERAL: &str = "several";

/// The draft has gone out with this content.
pub fn record_shared(id: MatrixId, content: u64) {
    let key = key(id);
    let content = format!("{content:016x}");
    let shared = match text(&key) {
        Some(before) if before != content => SEVERAL.to_owned(),
        _ => content,
    };
    if let Ok(storage) = storage() {
        // Without room nothing is known of it: then files are added as copies.
        let _ = storage.set_item(&key, &shared);
    }
}

/// Whether each file of the draft that is about can only have parted from this content.
pub fn is_as_shared(id: MatrixId, content: u64) -> bool {
    text(&key(id)).is_some_and(|shared| shared == format!("{content:016x}"))
}

pub(super) fn key(id: MatrixId) -> String {
    format!("{SHARED}{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::store::remove;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_draft_is_as_shared_until_it_goes_out_as_something_else() {
        let id = MatrixId::from_bits(0xbeef);
        assert!(!is_as_shared(id, 1));
        record_shared(id, 1);
        record_shared(id, 1);
        assert!(is_as_shared(id, 1) && !is_as_shared(id, 2));
        record_shared(id, 2);
        assert!(!is_as_shared(id, 1) && !is_as_shared(id, 2));
        remove(id);
        assert_eq!(text(&key(id)), None);
    }
}
