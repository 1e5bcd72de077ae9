//! Texts that cannot be read, beside the drafts.

use remit_core::matrix::MatrixId;

use super::{DRAFT, ENTRY, OLD, keys, raw, storage, text};

const ASIDE: &str = "remit:aside:";

/// Moves a draft that cannot be read out of the way, and returns its text. If there is no
/// room to move it, it stays where it is. What was set aside before stays, too.
pub fn set_aside(id: MatrixId) -> Option<String> {
    let text = raw(id)?;
    if keep_aside(id, &text)
        && let Ok(storage) = storage()
    {
        let _ = storage.remove_item(&format!("{DRAFT}{id}"));
        let _ = storage.remove_item(&format!("{ENTRY}{id}"));
    }
    Some(text)
}

/// Keeps a text that cannot be read beside those that were kept before, unless it is one of
/// them. False where there is no room for it.
pub fn keep_aside(id: MatrixId, text: &str) -> bool {
    let Ok(storage) = storage() else { return false };
    let free = |key: &String| {
        storage.get_item(key).is_ok_and(|there| there.is_none_or(|there| there == text))
    };
    let keys = (0..1_000).map(|n| match n {
        0 => format!("{ASIDE}{id}"),
        n => format!("{ASIDE}{id}:{n}"),
    });
    keys.into_iter().find(free).is_some_and(|key| storage.set_item(&key, text).is_ok())
}

/// The texts that were set aside: key and length.
pub fn asides() -> Vec<(String, usize)> {
    let aside = |key: &String| key.starts_with(ASIDE) || key.starts_with(OLD);
    keys()
        .into_iter()
        .filter(aside)
        .map(|key| (key.clone(), text(&key).map_or(0, |t| t.len())))
        .collect()
}

#[cfg(test)]
mod tests {
    use remit_drafts::DraftError;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::super::{has, load};
    use super::*;

    #[wasm_bindgen_test]
    fn what_is_set_aside_is_never_overwritten() {
        // The second damaged draft of one id used to replace the first.
        let id = MatrixId::from_bits(0xdead);
        let storage = storage().unwrap();
        for text in ["first", "second"] {
            storage.set_item(&format!("{DRAFT}{id}"), text).unwrap();
            assert!(matches!(load(id), Some(Err(DraftError::Damaged(_)))));
            assert_eq!(set_aside(id).as_deref(), Some(text));
        }
        // Looking at it again is no second text.
        assert!(keep_aside(id, "second"));
        assert_eq!(asides().len(), 2);
        let aside = |key: String| storage.get_item(&key).unwrap();
        assert_eq!(aside(format!("{ASIDE}{id}")).as_deref(), Some("first"));
        assert_eq!(aside(format!("{ASIDE}{id}:1")).as_deref(), Some("second"));
        assert!(!has(id));
    }
}
