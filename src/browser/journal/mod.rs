//! The journal of every draft, in IndexedDB: what was done, as it is done.
//!
//! The browser keeps what is written to local storage in memory for a minute or more; a
//! transaction of IndexedDB that has completed is there after a crash. The database `remit`
//! has four stores:
//!
//! | store | key | holds |
//! | --- | --- | --- |
//! | `heads` | draft | what lists show, and the revision: how many entries there ever were |
//! | `snapshots` | draft | the draft with its history, as it was at some revision |
//! | `entries` | draft, revision | what was done since |
//! | `versions` | draft, time | the draft as it was then |
//!
//! A draft's snapshot replaces the entries that it covers in one transaction. An entry is only
//! ever added at the revision behind the head's: where another tab was first, nothing is
//! written and the caller is told.

mod database;
mod versions;

use remit::drafts::{self, Entry as Head};
use remit::matrix::MatrixId;
use wasm_bindgen::JsValue;

pub use database::JournalError;
pub use versions::{add_version, version, version_times};

use database::{ENTRIES, HEADS, SNAPSHOTS, Stores, VERSIONS, draft_range, range_from, read, write};

/// What the journal has of a draft.
pub struct Kept {
    /// What lists show, with the revision.
    pub head: Head,
    /// The draft at some revision.
    pub snapshot: String,
    /// What was done since, in order.
    pub entries: Vec<String>,
}

/// How an append ended.
pub enum Appended {
    /// The entries are kept.
    Kept,
    /// Another tab was first: nothing was written.
    Behind,
    /// The journal knows no such draft.
    Unknown,
}

/// What the journal has of a draft; `None` where it does not know it.
pub async fn load(id: MatrixId) -> Result<Option<Kept>, JournalError> {
    let stores = read(&[HEADS, SNAPSHOTS, ENTRIES]).await?;
    let Some(head) = head(&stores, id).await? else { return Ok(None) };
    let Some(snapshot) = stores.get(SNAPSHOTS, &key(id)).await? else { return Ok(None) };
    let entries = stores.all(ENTRIES, draft_range(id)?).await?;
    Ok(Some(Kept { head, snapshot, entries }))
}

/// What was done behind a revision, and the revision that this leads to. `None` where a
/// snapshot has taken the entries in meanwhile.
pub async fn since(
    id: MatrixId,
    revision: u64,
) -> Result<Option<(u64, Vec<String>)>, JournalError> {
    let stores = read(&[HEADS, ENTRIES]).await?;
    let Some(head) = head(&stores, id).await? else { return Ok(None) };
    let entries = stores.all(ENTRIES, range_from(id, revision + 1)?).await?;
    let complete = head.revision == revision + entries.len() as u64;
    Ok(complete.then_some((head.revision, entries)))
}

/// Adds entries behind a revision. The head becomes the one that is given.
pub async fn append(
    id: MatrixId,
    revision: u64,
    entries: &[String],
    head: &Head,
) -> Result<Appended, JournalError> {
    let stores = write(&[HEADS, ENTRIES]).await?;
    match self::head(&stores, id).await? {
        None => return Ok(Appended::Unknown),
        Some(kept) if kept.revision != revision => return Ok(Appended::Behind),
        Some(_) => {}
    }
    for (at, entry) in (revision + 1..).zip(entries) {
        stores.add(ENTRIES, &database::entry_key(id, at), entry)?;
    }
    stores.put(HEADS, &key(id), &drafts::write_entry(head))?;
    stores.done().await?;
    Ok(Appended::Kept)
}

/// Begins the journal of a draft. One that is there already stays, unless it is to be replaced.
pub async fn create(
    id: MatrixId,
    snapshot: &str,
    head: &Head,
    replace: bool,
) -> Result<(), JournalError> {
    let stores = write(&[HEADS, SNAPSHOTS, ENTRIES]).await?;
    if !replace && self::head(&stores, id).await?.is_some() {
        return Ok(());
    }
    stores.delete(ENTRIES, draft_range(id)?)?;
    stores.put(SNAPSHOTS, &key(id), snapshot)?;
    stores.put(HEADS, &key(id), &drafts::write_entry(head))?;
    stores.done().await
}

/// Puts a snapshot in place of the entries up to a revision, if nothing has come behind it.
pub async fn compact(id: MatrixId, revision: u64, snapshot: &str) -> Result<(), JournalError> {
    let stores = write(&[HEADS, SNAPSHOTS, ENTRIES]).await?;
    if head(&stores, id).await?.is_none_or(|head| head.revision != revision) {
        return Ok(());
    }
    stores.put(SNAPSHOTS, &key(id), snapshot)?;
    stores.delete(ENTRIES, draft_range(id)?)?;
    stores.done().await
}

/// Moves a draft into the bin, or out of it.
pub async fn set_deleted(id: MatrixId, deleted: Option<u64>) -> Result<(), JournalError> {
    let stores = write(&[HEADS]).await?;
    let Some(head) = head(&stores, id).await? else { return Ok(()) };
    stores.put(HEADS, &key(id), &drafts::write_entry(&Head { deleted, ..head }))?;
    stores.done().await
}

/// Removes all that is kept of a draft.
pub async fn purge(id: MatrixId) -> Result<(), JournalError> {
    let stores = write(&[HEADS, SNAPSHOTS, ENTRIES, VERSIONS]).await?;
    stores.delete(HEADS, key(id))?;
    stores.delete(SNAPSHOTS, key(id))?;
    stores.delete(ENTRIES, draft_range(id)?)?;
    stores.delete(VERSIONS, draft_range(id)?)?;
    stores.done().await
}

/// The heads of all drafts, those in the bin too. One that cannot be read is left out.
pub async fn heads() -> Result<Vec<(MatrixId, Head)>, JournalError> {
    let stores = read(&[HEADS]).await?;
    let keys = stores.keys(HEADS).await?;
    let mut heads = Vec::new();
    for id in keys.iter().filter_map(|key| key.as_string()?.parse().ok()) {
        if let Some(head) = head(&stores, id).await? {
            heads.push((id, head));
        }
    }
    Ok(heads)
}

async fn head(stores: &Stores, id: MatrixId) -> Result<Option<Head>, JournalError> {
    let text = stores.get(HEADS, &key(id)).await?;
    text.map(|text| drafts::read_entry(&text).map_err(JournalError::Unreadable)).transpose()
}

fn key(id: MatrixId) -> JsValue {
    JsValue::from_str(&id.to_string())
}
