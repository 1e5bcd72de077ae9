//! Comparisons that are kept: which matrices, and what was said of their rows.

use remit_core::matrix::ComparisonId;
use remit_core::ordered::sort_by;
use remit_formats::comparison::{KeptComparison, read, write};

use super::{StoreError, keys, of_js, storage, text};

const COMPARISON: &str = "remit:comparison:";

/// So many comparisons are kept at most.
pub const MOST_COMPARISONS: usize = 100;

/// Keeps a comparison.
pub fn save_comparison(kept: &KeptComparison) -> Result<(), StoreError> {
    let storage = storage()?;
    storage.set_item(&key(kept.id), &write(kept)).map_err(|error| of_js(&error))
}

/// All comparisons that can be read, the latest first. What a newer Remit has written stays for it.
pub fn comparisons() -> Vec<KeptComparison> {
    let found = |key: String| {
        key.strip_prefix(COMPARISON)?.parse::<ComparisonId>().ok()?;
        read(text(&key)?.as_bytes()).ok()
    };
    let mut list: Vec<KeptComparison> = keys().into_iter().filter_map(found).collect();
    sort_by(&mut list, |a, b| (b.changed, a.id).cmp(&(a.changed, b.id)));
    list
}

/// Removes a comparison.
pub fn remove_comparison(id: ComparisonId) {
    if let Ok(storage) = storage() {
        // What is not there needs no removing.
        let _ = storage.remove_item(&key(id));
    }
}

fn key(id: ComparisonId) -> String {
    format!("{COMPARISON}{id}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit_core::matrix::MatrixId;
    use remit_formats::comparison::{KeptSide, Reference};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_comparison_is_kept_until_it_is_removed() {
        let side = |bits| KeptSide {
            of: Reference::Draft(MatrixId::from_bits(bits)),
            title: "T".to_owned(),
            content: 1,
            texts: std::collections::BTreeMap::new(),
            parties: std::collections::BTreeMap::new(),
        };
        let kept = KeptComparison {
            id: ComparisonId::from_bits(0xbeef),
            name: String::new(),
            created: None,
            changed: None,
            us: None,
            sides: vec![side(1), side(2)],
            matches: vec![remit_compare::align::Matches::default()],
        };
        save_comparison(&kept).unwrap();
        assert!(comparisons().contains(&kept));
        remove_comparison(kept.id);
        assert!(!comparisons().contains(&kept));
    }
}
