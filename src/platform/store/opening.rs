//! What is being opened right now, by tab. A mark that is still there at the next start belongs
//! to a matrix that did not open: the page stood still, or the browser ended it.

use remit_core::matrix::TabId;

use super::{keys, storage, text};

const OPENING: &str = "remit:opening:";

/// A matrix that a tab has begun to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Which tab.
    pub tab: TabId,
    /// Its address.
    pub place: String,
    /// When, in milliseconds since 1970.
    pub since: u64,
}

/// Notes that a tab begins to open what is at an address. Without room there is no mark, and a
/// page that stood still is opened again.
pub fn mark(opening: &Opening) {
    if let Ok(storage) = storage() {
        let text = format!("{} {}", opening.since, opening.place);
        let _ = storage.set_item(&key(opening.tab), &text);
    }
}

/// It is open, or given up.
pub fn unmark(tab: TabId) {
    if let Ok(storage) = storage() {
        // Removing a key that is not there is fine.
        let _ = storage.remove_item(&key(tab));
    }
}

/// All that tabs have begun to open and not yet shown.
pub fn openings() -> Vec<Opening> {
    let found = |key: String| {
        let tab = key.strip_prefix(OPENING)?.parse().ok()?;
        let text = text(&key)?;
        let (since, place) = text.split_once(' ')?;
        Some(Opening { tab, place: place.to_owned(), since: since.parse().ok()? })
    };
    keys().into_iter().filter_map(found).collect()
}

fn key(tab: TabId) -> String {
    format!("{OPENING}{tab}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn what_is_being_opened_is_kept_by_tab() {
        let opening = |tab| Opening {
            tab: TabId::from_bits(tab),
            place: "/draft/00000000000000aa/7".to_owned(),
            since: 1_700_000_000_000,
        };
        mark(&opening(1));
        mark(&opening(2));
        unmark(TabId::from_bits(2));
        assert_eq!(openings(), [opening(1)]);
        unmark(TabId::from_bits(1));
        assert_eq!(openings(), []);
    }
}
