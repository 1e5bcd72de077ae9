//! Drafts in local storage, through gloo-storage.
//!
//! Each draft has two keys: `remit:draft:ID` for all of it, `remit:entry:ID` for what lists
//! show; `remit:shared:ID` says what it was when it went out as a file, `remit:pins:ID` says which of its versions that were, `remit:names:ID` which of them have names, `remit:review:ID` has a review of copies of it that is half done. Comparisons are in `remit:comparison:ID`. What a tab has done and the journal does not have yet is in `remit:pending:ID:TAB`.
//! What cannot be read is moved to `remit:aside:ID` and never overwritten; the text of an
//! older Remit is in `remit:old:ID` until its successor was read back. Keys of other apps on
//! the same origin are neither read nor touched.
//!
//! `remit:opening:TAB` is there while a tab opens a matrix. The browser writes all this to its disk when it likes, so the journal has it, too. Where
//! storage is blocked or full, a draft stays in memory and the caller is told.

mod aside;
mod comparisons;
mod copies;
mod names;
mod opening;
mod pending;
mod person;
mod pins;
mod place;
mod review;
mod shared;

use std::cell::RefCell;

use gloo_storage::{LocalStorage, Storage};
use js_sys::JsString;
use remit_core::checks::Findings;
use remit_core::matrix::MatrixId;
use remit_drafts as drafts;
use remit_drafts::listing::Listed;
use remit_drafts::{DraftError, Glance, Head, Stored};
use wasm_bindgen::{JsCast, JsValue};

use super::text;
pub use remit_drafts::keeping::StoreError;

pub use aside::{asides, keep_aside, set_aside};
pub use comparisons::{MOST_COMPARISONS, comparisons, remove_comparison, save_comparison};
pub use copies::Local;
pub use names::{names, save_names};
pub use opening::{Opening, mark, openings, unmark};
pub use pending::{draft_of_pending, pendings, remove_pending, save_pending};
pub use person::{asks_name, name, name_was_asked, save_name};
pub use pins::{pins, save_pins};
pub use place::{load_place, load_setting, save_place, save_setting, was_here};
pub use review::{has_review, load_review, remove_review, save_review};
pub use shared::{is_as_shared, record_shared};

const DRAFT: &str = "remit:draft:";
const ENTRY: &str = "remit:entry:";
const OLD: &str = "remit:old:";
/// How all our keys begin.
const OURS: &str = "remit:";
/// The largest draft that goes into local storage, in UTF-16 units; all together may have some
/// five million of them.
const LARGEST: usize = 2_000_000;

/// What an exception says.
fn of_js(error: &JsValue) -> StoreError {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name")).ok();
    match name.and_then(|name| name.as_string()).as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        Some("SecurityError") => StoreError::Blocked,
        Some(name) => StoreError::Other(name.to_owned()),
        None => StoreError::Other("the browser gave no reason".to_owned()),
    }
}

thread_local! {
    /// Drafts that the browser would not keep.
    static MEMORY: RefCell<Vec<(MatrixId, Stored)>> = const { RefCell::new(Vec::new()) };
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
pub fn save(id: MatrixId, draft: &Stored, entry: &Head) -> Result<(), StoreError> {
    let kept = write(id, draft, entry);
    MEMORY.with_borrow_mut(|memory| {
        memory.retain(|(other, _)| *other != id);
        if kept.is_err() {
            memory.push((id, draft.clone()));
        }
    });
    kept
}

fn write(id: MatrixId, draft: &Stored, entry: &Head) -> Result<(), StoreError> {
    let storage = storage()?;
    let set = |key: &str, text: &str| storage.set_item(key, text).map_err(|error| of_js(&error));
    let key = format!("{DRAFT}{id}");
    let there = beginning(id);
    if there.as_deref().is_some_and(drafts::is_newer) {
        return Err(StoreError::Newer);
    }
    let text = drafts::write(draft);
    // What the list shows comes first: it always finds room, and leads to what the journal has.
    let listed = set(&format!("{ENTRY}{id}"), &drafts::write_head(entry));
    if text.len() > LARGEST && text.encode_utf16().count() > LARGEST {
        return Err(StoreError::TooLarge);
    }
    let before = if there.as_deref().is_some_and(drafts::is_older) { raw(id) } else { None };
    if let Some(before) = &before {
        set(&format!("{OLD}{id}"), before)?;
    }
    set(&key, &text)?;
    if before.is_some() && raw(id).is_some_and(|kept| drafts::read(&kept).as_ref() == Ok(draft)) {
        let _ = storage.remove_item(&format!("{OLD}{id}"));
    }
    listed
}

/// What is said of a draft that is in memory alone. It may be large, so nothing more is copied.
fn in_memory<T>(id: MatrixId, say: impl FnOnce(&Stored) -> T) -> Option<T> {
    MEMORY.with_borrow(|memory| {
        let found = memory.iter().find(|(other, _)| *other == id);
        found.map(|(_, draft)| say(draft))
    })
}

/// Reads a draft; `None` where there is none of this id.
pub fn load(id: MatrixId) -> Option<Result<Stored, DraftError>> {
    if let Some(draft) = in_memory(id, Clone::clone) {
        return Some(Ok(draft));
    }
    let text = raw(id)?;
    Some(drafts::read(&text).and_then(|draft| {
        let expected = draft.matrix.id == id;
        let other = || DraftError::Damaged("it holds another draft's data".to_owned());
        expected.then_some(draft).ok_or_else(other)
    }))
}

/// Reads how a draft was looked at, and how new it is; `None` where there is none of this id.
pub fn glance(id: MatrixId) -> Option<Result<Glance, DraftError>> {
    let seen = |draft: &Stored| Glance { view: draft.view.clone(), revision: draft.revision };
    if let Some(glance) = in_memory(id, seen) {
        return Some(Ok(glance));
    }
    let kept = peek(id)?;
    let end = u32::try_from(kept.index_of(drafts::MATRIX, 0)).unwrap_or(kept.length());
    Some(drafts::glance(&String::from(kept.slice(0, end))))
}

/// The text that is kept of a draft, whatever it is.
pub fn raw(id: MatrixId) -> Option<String> {
    peek(id).and_then(|kept| text::text(&kept))
}

/// The text that is kept of a draft, where the browser has it.
fn peek(id: MatrixId) -> Option<JsString> {
    let storage = storage().ok()?;
    let key = JsValue::from(format!("{DRAFT}{id}"));
    js_sys::Reflect::get(&storage, &key).ok()?.dyn_into().ok()
}

/// How the text of a draft begins: enough to see of which version it is.
fn beginning(id: MatrixId) -> Option<String> {
    Some(String::from(peek(id)?.slice(0, 64)))
}

/// Whether what is kept of a draft is a newer Remit's.
pub fn is_newer(id: MatrixId) -> bool {
    beginning(id).as_deref().is_some_and(drafts::is_newer)
}

/// Removes the older text of a draft that has become too large, once the journal has it.
pub fn remove_text(id: MatrixId) {
    if let Ok(storage) = storage() {
        // Removing a key that is not there is fine.
        let _ = storage.remove_item(&format!("{DRAFT}{id}"));
    }
}

/// Whether there is a draft of this id.
pub fn has(id: MatrixId) -> bool {
    in_memory(id, |_| ()).is_some() || peek(id).is_some()
}

/// Whether there is a draft that storage would not take, and that is gone with the page.
pub fn keeps_in_memory() -> bool {
    MEMORY.with_borrow(|memory| !memory.is_empty())
}

/// Removes a draft.
pub fn remove(id: MatrixId) {
    MEMORY.with_borrow_mut(|memory| memory.retain(|(other, _)| *other != id));
    if let Ok(storage) = storage() {
        for prefix in [DRAFT, ENTRY] {
            // Removing cannot fail for want of room, and a key that is not there is fine.
            let _ = storage.remove_item(&format!("{prefix}{id}"));
        }
        let _ = storage.remove_item(&shared::key(id));
        let _ = storage.remove_item(&review::key(id));
        let _ = storage.remove_item(&pins::key(id));
        let _ = storage.remove_item(&names::key(id));
        for (tab, _) in pendings(id) {
            remove_pending(id, tab);
        }
    }
}

/// What stands under one of our keys.
pub fn text(key: &str) -> Option<String> {
    storage().ok()?.get_item(key).ok()?.filter(|_| key.starts_with(OURS))
}

/// The largest draft in local storage: its title and the length of its text.
pub fn largest() -> Option<(String, usize)> {
    let length = |draft: &Listed| raw(draft.id).map_or(0, |text| text.len());
    let sized = list().0.into_iter().map(|draft| (length(&draft), draft.entry.title));
    sized.max().map(|(length, title)| (title, length))
}

/// How many bytes our keys and texts take: the browser counts two for each UTF-16 unit.
pub fn used() -> usize {
    let length = |key: &String| key.len() + text(key).map_or(0, |text| text.encode_utf16().count());
    keys().iter().map(length).sum::<usize>() * 2
}

/// Removes everything that Remit has stored here.
pub fn remove_all() {
    MEMORY.with_borrow_mut(Vec::clear);
    if let Ok(storage) = storage() {
        for key in keys() {
            let _ = storage.remove_item(&key);
        }
    }
}

/// All our keys.
fn keys() -> Vec<String> {
    let Ok(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?);
    keys.filter(|key| key.starts_with(OURS)).collect()
}

/// All drafts, in no order, and the ids of those that cannot be read.
pub fn list() -> (Vec<Listed>, Vec<(MatrixId, DraftError)>) {
    let mut listed = Vec::new();
    let mut broken = Vec::new();
    for id in ids() {
        match entry(id) {
            Ok(entry) => listed.push(Listed { id, entry }),
            Err(error) => broken.push((id, error)),
        }
    }
    (listed, broken)
}

fn ids() -> Vec<MatrixId> {
    let mut ids: Vec<u64> =
        MEMORY.with_borrow(|memory| memory.iter().map(|(id, _)| id.bits()).collect());
    let of_draft = |key: &String| -> Option<MatrixId> {
        key.strip_prefix(DRAFT).or_else(|| key.strip_prefix(ENTRY))?.parse().ok()
    };
    ids.extend(keys().iter().filter_map(of_draft).map(MatrixId::bits));
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(MatrixId::from_bits).collect()
}

/// What to show of a draft: its entry, or what the draft itself says where that is missing.
fn entry(id: MatrixId) -> Result<Head, DraftError> {
    let in_memory = in_memory(id, |_| ()).is_some();
    let kept = || -> Option<String> { storage().ok()?.get_item(&format!("{ENTRY}{id}")).ok()? };
    let kept = kept().filter(|_| !in_memory);
    if let Some(entry) = kept.and_then(|text| drafts::read_head(&text).ok()) {
        return Ok(entry);
    }
    let gone = || DraftError::Damaged("it no longer exists".to_owned());
    let draft = load(id).ok_or_else(gone)??;
    // What the checks find is written with the next change.
    Ok(Head::of(&draft.matrix, &Findings::unchecked(), draft.saved, draft.revision))
}

/// Whether a storage key that another tab has changed is a draft's, and whose.
pub fn draft_of_key(key: &str) -> Option<MatrixId> {
    key.strip_prefix(DRAFT)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::ids::RandomIds;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn draft(title: &str) -> (MatrixId, Stored, Head) {
        let parties = drafts::usual_parties();
        let matrix = drafts::blank(title, &parties, &mut RandomIds).unwrap();
        let entry = Head::of(&matrix, &Findings::unchecked(), 1, 0);
        (
            matrix.id,
            Stored { matrix, view: drafts::View::default(), saved: 1, revision: 0, base: 0 },
            entry,
        )
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
    fn what_a_newer_remit_has_written_is_never_written_over() {
        // A tab of an older version opened what the journal had, and then wrote it over that.
        let (id, stored, entry) = draft("Older");
        let storage = storage().unwrap();
        let newer = r#"{"version":3,"what":"ever"}"#;
        storage.set_item(&format!("{DRAFT}{id}"), newer).unwrap();
        assert_eq!(save(id, &stored, &entry), Err(StoreError::Newer));
        assert_eq!(raw(id).as_deref(), Some(newer));
        assert!(is_newer(id));
        remove(id);
    }
}
