//! The versions of drafts: read from the journal and kept in it, and thinned out on the way.

use remit_core::matrix::MatrixId;
use remit_drafts::DraftError;
use remit_drafts::history::{self, Version};
use remit_drafts::keeping::JournalError;

use super::{journal, store};

/// A version of a draft.
pub async fn read(id: MatrixId, at: u64) -> Result<Version, DraftError> {
    match journal::version(id, at).await {
        Ok(Some(text)) => history::read(&text),
        Ok(None) => Err(DraftError::Damaged("it is no longer stored".to_owned())),
        Err(error) => Err(DraftError::Damaged(error.to_string())),
    }
}

/// Keeps a version, and removes those that are too many by then.
pub async fn keep(id: MatrixId, at: u64, version: &Version) -> Result<(), JournalError> {
    let text = history::write(version);
    let mut times = journal::version_times(id).await?;
    times.push(at);
    journal::add_version(id, at, &text, &history::thinned(&times, &store::pins(id), at)).await
}
