//! Versions of a draft, by time.

use remit_core::matrix::MatrixId;
use remit_drafts::history::is_named;

use super::JournalError;
use super::database::{VERSIONS, draft_range, entry_key, number, read, write};

/// Keeps a version, and removes those that are too many by now. One with a name stays, whatever an
/// index says that may be lost.
pub async fn add_version(
    id: MatrixId,
    at: u64,
    text: &str,
    thinned: &[u64],
) -> Result<(), JournalError> {
    let stores = write(&[VERSIONS]).await?;
    stores.put(VERSIONS, &entry_key(id, at), text)?;
    for gone in thinned {
        let key = entry_key(id, *gone);
        if !stores.get(VERSIONS, &key).await?.text().is_some_and(is_named) {
            stores.delete(VERSIONS, key)?;
        }
    }
    stores.done().await
}

/// When versions of a draft were kept, in milliseconds since 1970, the oldest first.
pub async fn version_times(id: MatrixId) -> Result<Vec<u64>, JournalError> {
    let stores = read(&[VERSIONS]).await?;
    Ok(stores.keys_in(VERSIONS, draft_range(id)?).await?.iter().map(number).collect())
}

/// The text of a version.
pub async fn version(id: MatrixId, at: u64) -> Result<Option<String>, JournalError> {
    let stores = read(&[VERSIONS]).await?;
    Ok(stores.get(VERSIONS, &entry_key(id, at)).await?.text().map(str::to_owned))
}
