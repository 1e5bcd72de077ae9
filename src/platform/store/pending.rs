//! What a tab has done and the journal does not have yet, by draft and tab.

use remit_core::matrix::{MatrixId, TabId};

use super::{keys, storage, text};

const PENDING: &str = "remit:pending:";

/// Keeps what a tab has done and the journal does not have yet. False where there is no room;
/// then nothing is there, rather than what was there before.
pub fn save_pending(id: MatrixId, tab: TabId, text: &str) -> bool {
    let kept = storage().is_ok_and(|storage| storage.set_item(&pending_key(id, tab), text).is_ok());
    if !kept {
        remove_pending(id, tab);
    }
    kept
}

/// The journal has all that a tab has done.
pub fn remove_pending(id: MatrixId, tab: TabId) {
    if let Ok(storage) = storage() {
        // Removing a key that is not there is fine.
        let _ = storage.remove_item(&pending_key(id, tab));
    }
}

/// What tabs have done that they could not yet bring into the journal of a draft.
pub fn pendings(id: MatrixId) -> Vec<(TabId, String)> {
    let prefix = format!("{PENDING}{id}:");
    let found = |key: String| Some((key.strip_prefix(&prefix)?.parse().ok()?, text(&key)?));
    keys().into_iter().filter_map(found).collect()
}

fn pending_key(id: MatrixId, tab: TabId) -> String {
    format!("{PENDING}{id}:{tab}")
}

/// Whether a storage key is one of what a tab has done and the journal does not have yet, and
/// of which draft.
pub fn draft_of_pending(key: &str) -> Option<MatrixId> {
    key.strip_prefix(PENDING)?.split(':').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn what_is_pending_is_kept_by_tab() {
        let id = MatrixId::from_bits(0xbeef);
        let tab = TabId::from_bits;
        assert!(save_pending(id, tab(1), "one") && save_pending(id, tab(2), "two"));
        assert!(save_pending(MatrixId::from_bits(0xbee), tab(1), "other"));
        let mut found = pendings(id);
        found.sort_unstable();
        assert_eq!(found, [(tab(1), "one".to_owned()), (tab(2), "two".to_owned())]);
        assert_eq!(draft_of_pending(&pending_key(id, tab(1))), Some(id));
        assert_eq!(draft_of_pending("remit:draft:000000000000beef"), None);
        for (id, tab) in [(id, tab(1)), (id, tab(2)), (MatrixId::from_bits(0xbee), tab(1))] {
            remove_pending(id, tab);
        }
        assert!(pendings(id).is_empty());
    }
}
