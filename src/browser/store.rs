//! Drafts in local storage, through gloo-storage.
//!
//! Each draft has two keys: `remit:draft:ID` for all of it, `remit:entry:ID` for what lists
//! show. What cannot be read is moved to `remit:aside:ID` and never overwritten. Keys of
//! other apps on the same origin are neither read nor touched.
//!
//! Where storage is blocked or full, a draft stays in memory and the caller is told.

use std::cell::RefCell;
use std::cmp::Reverse;

use gloo_storage::{LocalStorage, Storage};
use remit::checks;
use remit::drafts::{self, DraftError, Entry, Stored};
use remit::matrix::MatrixId;
use wasm_bindgen::JsValue;

const DRAFT: &str = "remit:draft:";
const ENTRY: &str = "remit:entry:";
const ASIDE: &str = "remit:aside:";
const PLACE: &str = "remit:place";

/// Why a draft was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser lets this page store nothing.
    #[error("this browser blocks storage for this page")]
    Blocked,
    /// There is no more room.
    #[error("this browser's storage is full")]
    Full,
    /// Anything else.
    #[error("the draft could not be stored: {0}")]
    Other(String),
}

impl StoreError {
    fn from_js(error: &JsValue) -> Self {
        let name = js_sys::Reflect::get(error, &JsValue::from_str("name")).ok();
        match name.and_then(|name| name.as_string()).as_deref() {
            Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => Self::Full,
            Some("SecurityError") => Self::Blocked,
            Some(name) => Self::Other(name.to_owned()),
            None => Self::Other("the browser gave no reason".to_owned()),
        }
    }
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Its id.
    pub id: MatrixId,
    /// What to show of it.
    pub entry: Entry,
}

thread_local! {
    /// Drafts that the browser would not keep, and why.
    static MEMORY: RefCell<Vec<(MatrixId, Stored, StoreError)>> = const { RefCell::new(Vec::new()) };
}

/// The storage, where the browser gives it. gloo panics where it does not, so it is asked first.
fn storage() -> Result<web_sys::Storage, StoreError> {
    let window = web_sys::window().ok_or(StoreError::Blocked)?;
    match window.local_storage() {
        Ok(Some(_)) => Ok(LocalStorage::raw()),
        _ => Err(StoreError::Blocked),
    }
}

/// Whether the browser keeps anything for this page.
pub fn probe() -> Result<(), StoreError> {
    storage().map(|_| ())
}

/// Keeps a draft. If that fails it is in memory as long as the page is open.
pub fn save(id: MatrixId, draft: &Stored, entry: &Entry) -> Result<(), StoreError> {
    let kept = write(id, draft, entry);
    MEMORY.with_borrow_mut(|memory| {
        memory.retain(|(other, ..)| *other != id);
        if let Err(error) = &kept {
            memory.push((id, draft.clone(), error.clone()));
        }
    });
    kept
}

fn write(id: MatrixId, draft: &Stored, entry: &Entry) -> Result<(), StoreError> {
    let storage = storage()?;
    let set = |key: String, text: &str| {
        storage.set_item(&key, text).map_err(|error| StoreError::from_js(&error))
    };
    set(format!("{DRAFT}{id}"), &drafts::write(draft))?;
    set(format!("{ENTRY}{id}"), &drafts::write_entry(entry))
}

/// A draft that is in memory alone, and why.
fn in_memory(id: MatrixId) -> Option<(Stored, StoreError)> {
    MEMORY.with_borrow(|memory| {
        let found = memory.iter().find(|(other, ..)| *other == id);
        found.map(|(_, draft, error)| (draft.clone(), error.clone()))
    })
}

/// Why a draft is in memory alone; `None` where the browser has kept it.
pub fn problem(id: MatrixId) -> Option<StoreError> {
    in_memory(id).map(|(_, error)| error)
}

/// Reads a draft; `None` where there is none of this id.
pub fn load(id: MatrixId) -> Option<Result<Stored, DraftError>> {
    if let Some((draft, _)) = in_memory(id) {
        return Some(Ok(draft));
    }
    let text = raw(id)?;
    Some(drafts::read(&text).and_then(|draft| {
        let expected = draft.matrix.id == id;
        let other = || DraftError::Damaged("it holds another draft's data".to_owned());
        expected.then_some(draft).ok_or_else(other)
    }))
}

/// The text that is kept of a draft, whatever it is.
pub fn raw(id: MatrixId) -> Option<String> {
    storage().ok()?.get_item(&format!("{DRAFT}{id}")).ok()?
}

/// Whether there is a draft of this id.
pub fn has(id: MatrixId) -> bool {
    in_memory(id).is_some() || raw(id).is_some()
}

/// Removes a draft.
pub fn remove(id: MatrixId) {
    MEMORY.with_borrow_mut(|memory| memory.retain(|(other, ..)| *other != id));
    if let Ok(storage) = storage() {
        for prefix in [DRAFT, ENTRY] {
            // Removing cannot fail for want of room, and a key that is not there is fine.
            let _ = storage.remove_item(&format!("{prefix}{id}"));
        }
    }
}

/// Moves a draft that cannot be read out of the way, and returns its text. If there is no
/// room to move it, it stays where it is. What was set aside before stays, too.
pub fn set_aside(id: MatrixId) -> Option<String> {
    let storage = storage().ok()?;
    let text = raw(id)?;
    let free = |key: &String| storage.get_item(key).is_ok_and(|there| there.is_none());
    let keys = (0..1_000).map(|n| match n {
        0 => format!("{ASIDE}{id}"),
        n => format!("{ASIDE}{id}:{n}"),
    });
    let moved =
        keys.into_iter().find(free).is_some_and(|key| storage.set_item(&key, &text).is_ok());
    if moved {
        let _ = storage.remove_item(&format!("{DRAFT}{id}"));
        let _ = storage.remove_item(&format!("{ENTRY}{id}"));
    }
    Some(text)
}

/// All drafts, the latest first, and the ids of those that cannot be read.
pub fn list() -> (Vec<Listed>, Vec<(MatrixId, DraftError)>) {
    let mut listed = Vec::new();
    let mut broken = Vec::new();
    for id in ids() {
        match entry(id) {
            Ok(entry) => listed.push(Listed { id, entry }),
            Err(error) => broken.push((id, error)),
        }
    }
    listed.sort_unstable_by_key(|draft| (Reverse(draft.entry.saved), draft.id));
    (listed, broken)
}

fn ids() -> Vec<MatrixId> {
    let mut ids: Vec<u64> =
        MEMORY.with_borrow(|memory| memory.iter().map(|(id, ..)| id.bits()).collect());
    if let Ok(storage) = storage() {
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?);
        ids.extend(
            keys.filter_map(|key| Some(key.strip_prefix(DRAFT)?.parse::<MatrixId>().ok()?.bits())),
        );
    }
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(MatrixId::from_bits).collect()
}

/// What to show of a draft: its entry, or what the draft itself says where that is missing.
fn entry(id: MatrixId) -> Result<Entry, DraftError> {
    let in_memory = in_memory(id).is_some();
    let kept = || -> Option<String> { storage().ok()?.get_item(&format!("{ENTRY}{id}")).ok()? };
    if let Some(entry) = kept().filter(|_| !in_memory).and_then(|text| drafts::read_entry(&text)) {
        return Ok(entry);
    }
    let gone = || DraftError::Damaged("it is gone".to_owned());
    let draft = load(id).ok_or_else(gone)??;
    Ok(Entry::of(&draft.matrix, &checks::check(&draft.matrix), draft.saved))
}

/// Whether a storage key that another tab has changed is a draft's, and whose.
pub fn draft_of_key(key: &str) -> Option<MatrixId> {
    key.strip_prefix(DRAFT)?.parse().ok()
}

/// Remembers where the person is.
pub fn save_place(place: &str) {
    if probe().is_ok() {
        // Losing the place costs one click; a full storage is told where a draft is lost by it.
        let _ = LocalStorage::set(PLACE, place);
    }
}

/// Where the person was.
pub fn load_place() -> Option<String> {
    probe().ok()?;
    LocalStorage::get(PLACE).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::ids::RandomIds;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn draft(title: &str) -> (MatrixId, Stored, Entry) {
        let parties = drafts::usual_parties();
        let matrix = drafts::blank(title, &parties, &mut RandomIds).unwrap();
        let entry = Entry::of(&matrix, &checks::check(&matrix), 1);
        (matrix.id, Stored { matrix, cursor: None, saved: 1 }, entry)
    }

    #[wasm_bindgen_test]
    fn a_draft_is_kept_listed_and_removed() {
        let (id, stored, entry) = draft("Kept");
        assert_eq!(save(id, &stored, &entry), Ok(()));
        assert_eq!(load(id), Some(Ok(stored)));
        assert!(list().0.contains(&Listed { id, entry }));
        remove(id);
        assert!(!has(id));
        assert_eq!(load(id), None);
    }

    #[wasm_bindgen_test]
    fn a_list_needs_no_entry() {
        let (id, stored, entry) = draft("Without entry");
        save(id, &stored, &entry).unwrap();
        storage().unwrap().set_item(&format!("{ENTRY}{id}"), "damaged").unwrap();
        assert!(list().0.iter().any(|listed| listed.id == id && listed.entry == entry));
        remove(id);
    }

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
        let aside = |key: String| storage.get_item(&key).unwrap();
        assert_eq!(aside(format!("{ASIDE}{id}")).as_deref(), Some("first"));
        assert_eq!(aside(format!("{ASIDE}{id}:1")).as_deref(), Some("second"));
        assert!(!has(id));
    }
}
