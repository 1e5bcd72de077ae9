//! The versions of drafts: read from the journal and kept in it, and thinned out on the way.

use remit_core::matrix::MatrixId;
use remit_drafts::DraftError;
use remit_drafts::history::{self, Names, Version};
use remit_drafts::keeping::JournalError;
use remit_formats::versions::{NAMED, Named, NamedVersion};

use super::{journal, store};

/// Why a version could not be given a name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// There are as many as there can be.
    #[error("a draft can have {NAMED} named versions. Remove a name that you no longer need")]
    Full,
    /// The version cannot be read.
    #[error(transparent)]
    Version(#[from] DraftError),
    /// It could not be written.
    #[error("{0}")]
    Journal(JournalError),
}

/// A version of a draft.
pub async fn read(id: MatrixId, at: u64) -> Result<Version, DraftError> {
    read_named(id, at).await.map(|(version, _)| version)
}

/// A version of a draft, with what people say of it.
pub async fn read_named(id: MatrixId, at: u64) -> Result<(Version, Option<Named>), DraftError> {
    match journal::version(id, at).await {
        Ok(Some(text)) => history::read_named(&text),
        Ok(None) => Err(DraftError::Damaged("it is no longer stored".to_owned())),
        Err(error) => Err(DraftError::Damaged(error.to_string())),
    }
}

/// Keeps a version, and removes those that are too many by then.
pub async fn keep(id: MatrixId, at: u64, version: &Version) -> Result<(), JournalError> {
    let text = history::write(version);
    let mut times = journal::version_times(id).await?;
    times.push(at);
    // The journal looks at what it removes: where the index is lost, no name is.
    let (pins, names) = (store::pins(id), store::names(id).unwrap_or_default());
    let stays = |time| pins.holds(time) || names.holds(time);
    journal::add_version(id, at, &text, &history::thinned_but(&times, at, &stays)).await
}

/// Keeps a version with this name, or without any, whatever was kept under its time.
pub async fn keep_as(
    id: MatrixId,
    at: u64,
    version: &Version,
    named: Option<&Named>,
) -> Result<(), NameError> {
    let mut index = names(id).await.map_err(NameError::Journal)?;
    let text = match named {
        Some(named) if !index.set(at, named.name.clone()) => return Err(NameError::Full),
        Some(named) => history::write_named(version, named),
        None => {
            index.remove(at);
            history::write(version)
        }
    };
    journal::add_version(id, at, &text, &[]).await.map_err(NameError::Journal)?;
    store::save_names(id, &index);
    Ok(())
}

/// The versions of a draft that have names. Where the index of them is lost, all versions are asked.
pub async fn names(id: MatrixId) -> Result<Names, JournalError> {
    if let Some(names) = store::names(id) {
        return Ok(names);
    }
    let mut names = Names::default();
    for at in journal::version_times(id).await? {
        let text = journal::version(id, at).await?.filter(|text| history::is_named(text));
        if let Some(Ok((_, Some(named)))) = text.map(|text| history::read_named(&text)) {
            names.set(at, named.name);
        }
    }
    store::save_names(id, &names);
    Ok(names)
}

/// The versions of a draft that have names, the latest first. What cannot be read is left out.
pub async fn named(id: MatrixId) -> Vec<NamedVersion> {
    let names = names(id).await.unwrap_or_default();
    let mut list = Vec::new();
    for (kept, _) in names.iter().rev() {
        if let Ok((Version { summary, matrix, .. }, Some(named))) = read_named(id, kept).await {
            list.push(NamedVersion { kept, summary, named, matrix });
        }
    }
    list
}
