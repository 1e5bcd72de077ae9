//! The journal of every draft, in IndexedDB: what was done, as it is done.
//!
//! The browser keeps what is written to local storage in memory for a minute or more; a
//! transaction of IndexedDB that has completed is there after a crash. The database `remit`
//! has five stores:
//!
//! | store | key | holds |
//! | --- | --- | --- |
//! | `heads` | draft | what lists show, and the revision: how many entries there ever were |
//! | `snapshots` | draft | the draft with its history, as it was at some revision |
//! | `entries` | draft, revision | what was done since |
//! | `versions` | draft, time | the draft as it was then |
//! | `files` | draft | the file that it is saved to, and what is remembered of that |
//!
//! A draft's snapshot replaces the entries that it covers in one transaction. An entry is only
//! ever added at the revision behind the head's: where another tab was first, nothing is
//! written and the caller is told.

mod database;
mod files;
mod versions;

use std::collections::BTreeSet;

use remit_core::matrix::MatrixId;
use remit_drafts as drafts;
use remit_drafts::keeping::{Appended, Created, Since};
use remit_drafts::kept::{Kept, Value};
use remit_drafts::{DraftError, Head};
use wasm_bindgen::JsValue;

pub use files::{BoundFile, FileChange, file};
pub use remit_drafts::keeping::JournalError;
pub use versions::{add_version, version, version_times};

use database::{
    ENTRIES, FILES, HEADS, SNAPSHOTS, STORES, Stores, VERSIONS, draft_range, range_from, read,
    write,
};

/// What the journal has of a draft; `None` where it does not know it.
pub async fn load(id: MatrixId) -> Result<Option<Kept>, JournalError> {
    let stores = read(&[HEADS, SNAPSHOTS, ENTRIES]).await?;
    let head = stores.get(HEADS, &key(id)).await?;
    let snapshot = stores.get(SNAPSHOTS, &key(id)).await?;
    let entries = stores.all(ENTRIES, draft_range(id)?).await?;
    let kept = Kept { head, snapshot, entries };
    Ok((!kept.is_nothing()).then_some(kept))
}

/// What was done behind a revision. `None` where the journal does not know the draft.
pub async fn since(id: MatrixId, revision: u64) -> Result<Option<Since>, JournalError> {
    let stores = read(&[HEADS, ENTRIES]).await?;
    let Some(head) = head(&stores, id).await? else { return Ok(None) };
    let found = stores.all(ENTRIES, range_from(id, revision + 1)?).await?;
    // None is missing, and each is a text.
    let texts = (revision + 1..)
        .zip(&found)
        .map(|(at, (number, value))| value.text().filter(|_| *number == at).map(str::to_owned));
    let entries = texts.collect::<Option<Vec<_>>>();
    let is_whole = |entries: &Vec<_>| head.revision == revision + entries.len() as u64;
    let entries = entries.filter(is_whole);
    Ok(Some(Since { head, entries }))
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
    stores.put(HEADS, &key(id), &drafts::write_head(head))?;
    stores.done().await?;
    Ok(Appended::Kept)
}

/// Begins the journal of a draft. One that is there already stays, unless its head is the damaged one
/// that is to be replaced: another tab may have mended it meanwhile.
pub async fn create(
    id: MatrixId,
    snapshot: &str,
    head: &Head,
    replaces: Option<&Value>,
) -> Result<Created, JournalError> {
    let stores = write(&[HEADS, SNAPSHOTS, ENTRIES]).await?;
    let there = stores.get(HEADS, &key(id)).await?;
    let is_free = if let Some(damaged) = replaces {
        *damaged == there
    } else {
        let snapshot = stores.get(SNAPSHOTS, &key(id)).await?;
        there == Value::Missing && snapshot == Value::Missing
    };
    if !is_free {
        return Ok(Created::Existed);
    }
    stores.delete(ENTRIES, draft_range(id)?)?;
    stores.put(SNAPSHOTS, &key(id), snapshot)?;
    stores.put(HEADS, &key(id), &drafts::write_head(head))?;
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

/// Moves a draft into the trash, or out of it. False where the journal does not know it.
pub async fn set_deleted(id: MatrixId, deleted: Option<u64>) -> Result<bool, JournalError> {
    let stores = write(&[HEADS]).await?;
    let head = match head(&stores, id).await {
        Ok(Some(head)) => head,
        Ok(None) => return Ok(false),
        // What is damaged can be deleted, too.
        Err(JournalError::Unreadable(DraftError::Damaged(_))) => Head::unknown(),
        Err(error) => return Err(error),
    };
    stores.put(HEADS, &key(id), &drafts::write_head(&Head { deleted, ..head }))?;
    stores.done().await?;
    Ok(true)
}

/// Removes all that is kept of a draft.
pub async fn purge(id: MatrixId) -> Result<(), JournalError> {
    let stores = write(&STORES).await?;
    stores.delete(HEADS, key(id))?;
    stores.delete(FILES, key(id))?;
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

/// The heads of all drafts, those in the trash too. One that is damaged does not say its title;
/// opening the draft mends it.
pub async fn heads() -> Result<Vec<(MatrixId, Head)>, JournalError> {
    let stores = read(&[HEADS, SNAPSHOTS]).await?;
    let ids = async |store| -> Result<BTreeSet<MatrixId>, JournalError> {
        let keys = stores.keys(store).await?;
        Ok(keys.iter().filter_map(|key| key.as_string()?.parse().ok()).collect())
    };
    // One whose head is gone is a draft all the same.
    let all = &ids(HEADS).await? | &ids(SNAPSHOTS).await?;
    let mut heads = Vec::new();
    for id in all {
        match head(&stores, id).await {
            Ok(Some(head)) => heads.push((id, head)),
            Ok(None) | Err(JournalError::Unreadable(DraftError::Damaged(_))) => {
                heads.push((id, Head::unknown()));
            }
            Err(JournalError::Unreadable(DraftError::Newer)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(heads)
}

/// The head of a draft; `None` where there is none.
async fn head(stores: &Stores, id: MatrixId) -> Result<Option<Head>, JournalError> {
    match stores.get(HEADS, &key(id)).await? {
        Value::Missing => Ok(None),
        Value::Text(text) => drafts::read_head(&text).map(Some).map_err(JournalError::Unreadable),
        Value::Strange(_) => {
            let reason = "what lists show of it is no text".to_owned();
            Err(JournalError::Unreadable(DraftError::Damaged(reason)))
        }
    }
}

fn key(id: MatrixId) -> JsValue {
    JsValue::from_str(&id.to_string())
}
