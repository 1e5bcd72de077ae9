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

use js_sys::Array;
use remit::drafts::{self, DraftError, Entry as Head};
use remit::matrix::MatrixId;
use wasm_bindgen::JsValue;

pub use database::JournalError;
pub use versions::{add_version, version, version_times};

use database::{
    ENTRIES, HEADS, SNAPSHOTS, STORES, Stores, VERSIONS, draft_range, range_from, read, write,
};

/// What the journal has of a draft.
pub struct Kept {
    /// What lists show, with the revision.
    pub head: Head,
    /// The draft at some revision.
    pub snapshot: String,
    /// What was done since, in order.
    pub entries: Vec<String>,
    /// Whether the head could not be read, and is only guessed.
    pub is_head_damaged: bool,
}

impl Kept {
    /// The revision of the snapshot.
    pub fn first(&self) -> u64 {
        self.head.revision.saturating_sub(self.entries.len() as u64)
    }
}

/// Whether the journal of a draft was begun.
pub enum Created {
    /// It was.
    New,
    /// There is one already, which stays.
    Existed,
}

/// What was done behind a revision.
pub struct Since {
    /// What lists show, with the revision to which this leads.
    pub head: Head,
    /// The entries; `None` where a snapshot has taken them in meanwhile.
    pub entries: Option<Vec<String>>,
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
    let Some(snapshot) = stores.get(SNAPSHOTS, &key(id)).await? else { return Ok(None) };
    let entries = stores.all(ENTRIES, draft_range(id)?).await?;
    match head(&stores, id).await {
        Ok(None) => Ok(None),
        Ok(Some(head)) => Ok(Some(Kept { head, snapshot, entries, is_head_damaged: false })),
        Err(JournalError::Unreadable(DraftError::Damaged(_))) => {
            // The keys of the entries say how far the journal was.
            let keys = stores.keys_in(ENTRIES, draft_range(id)?).await?;
            let head =
                Head { revision: keys.iter().filter_map(number).max().unwrap_or(0), ..unknown() };
            Ok(Some(Kept { head, snapshot, entries, is_head_damaged: true }))
        }
        Err(error) => Err(error),
    }
}

/// All texts that the journal has of a draft, as they are.
pub async fn texts(id: MatrixId) -> Result<String, JournalError> {
    let stores = read(&[HEADS, SNAPSHOTS, ENTRIES]).await?;
    let mut texts = Vec::new();
    texts.extend(stores.get(HEADS, &key(id)).await?);
    texts.extend(stores.get(SNAPSHOTS, &key(id)).await?);
    texts.extend(stores.all(ENTRIES, draft_range(id)?).await?);
    Ok(texts.join("\n"))
}

/// What was done behind a revision. `None` where the journal does not know the draft.
pub async fn since(id: MatrixId, revision: u64) -> Result<Option<Since>, JournalError> {
    let stores = read(&[HEADS, ENTRIES]).await?;
    let Some(head) = head(&stores, id).await? else { return Ok(None) };
    let entries = stores.all(ENTRIES, range_from(id, revision + 1)?).await?;
    let is_complete = head.revision == revision + entries.len() as u64;
    Ok(Some(Since { head, entries: is_complete.then_some(entries) }))
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
) -> Result<Created, JournalError> {
    let stores = write(&[HEADS, SNAPSHOTS, ENTRIES]).await?;
    if !replace && stores.get(HEADS, &key(id)).await?.is_some() {
        return Ok(Created::Existed);
    }
    stores.delete(ENTRIES, draft_range(id)?)?;
    stores.put(SNAPSHOTS, &key(id), snapshot)?;
    stores.put(HEADS, &key(id), &drafts::write_entry(head))?;
    stores.done().await?;
    Ok(Created::New)
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

/// Moves a draft into the bin, or out of it. False where the journal does not know it.
pub async fn set_deleted(id: MatrixId, deleted: Option<u64>) -> Result<bool, JournalError> {
    let stores = write(&[HEADS]).await?;
    let Some(head) = head(&stores, id).await? else { return Ok(false) };
    stores.put(HEADS, &key(id), &drafts::write_entry(&Head { deleted, ..head }))?;
    stores.done().await?;
    Ok(true)
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

/// Removes everything.
pub async fn clear() -> Result<(), JournalError> {
    let stores = write(&STORES).await?;
    for store in STORES {
        stores.clear(store)?;
    }
    stores.done().await
}

/// The heads of all drafts, those in the bin too. One that is damaged does not say its title;
/// opening the draft mends it.
pub async fn heads() -> Result<Vec<(MatrixId, Head)>, JournalError> {
    let stores = read(&[HEADS]).await?;
    let keys = stores.keys(HEADS).await?;
    let mut heads = Vec::new();
    for id in keys.iter().filter_map(|key| key.as_string()?.parse().ok()) {
        match head(&stores, id).await {
            Ok(Some(head)) => heads.push((id, head)),
            Err(JournalError::Unreadable(DraftError::Damaged(_))) => heads.push((id, unknown())),
            Ok(None) | Err(JournalError::Unreadable(DraftError::Newer)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(heads)
}

/// What is known of a draft whose head cannot be read.
fn unknown() -> Head {
    Head {
        title: "Damaged entry".to_owned(),
        edition_of: None,
        saved: 0,
        activities: 0,
        errors: 0,
        warnings: 0,
        revision: 0,
        deleted: None,
    }
}

/// The number in the key of an entry.
fn number(key: &JsValue) -> Option<u64> {
    Array::from(key).get(1).as_f64().map(|number| number as u64)
}

async fn head(stores: &Stores, id: MatrixId) -> Result<Option<Head>, JournalError> {
    let text = stores.get(HEADS, &key(id)).await?;
    text.map(|text| drafts::read_entry(&text).map_err(JournalError::Unreadable)).transpose()
}

fn key(id: MatrixId) -> JsValue {
    JsValue::from_str(&id.to_string())
}
