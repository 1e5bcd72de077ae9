//! Versions with a name: a draft as it is, or a version of it, is called something, with who
//! approved.

use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::history::{self, Version};
use remit_formats::json;
use remit_formats::versions::{Named, NamedVersion, Told, fitting, told};
use wasm_bindgen_futures::spawn_local;

use super::Session;
use crate::platform::{history as kept, journal, now};
use crate::state::Open;

/// A version that is about to get a name, or another one.
#[derive(Debug, Clone, PartialEq)]
pub struct Naming {
    /// The draft.
    pub draft: MatrixId,
    /// When the version was kept; nothing for the draft as it is now.
    pub at: Option<u64>,
    /// What it says.
    pub version: Version,
    /// What is said of it already.
    pub named: Option<Named>,
    /// What is a good name for it.
    pub first_answer: String,
    /// What changed since the named version before it.
    pub since: Option<String>,
}

impl Session {
    /// What is to be known of a version, or of the draft as it is now, to give it a name.
    pub async fn naming(self, draft: MatrixId, at: Option<u64>) -> Result<Naming, String> {
        let (version, named) = match at {
            Some(at) => kept::read_named(draft, at).await.map_err(|error| error.to_string())?,
            None => (self.version_of_now(draft).await?, None),
        };
        let index = kept::names(draft).await.map_err(|error| error.to_string())?;
        let time = at.unwrap_or(u64::MAX);
        let before = index.iter().rev().find(|(other, _)| *other < time);
        let since = match before {
            Some((other, name)) => kept::read(draft, other).await.ok().map(|before| {
                let change = remit_compare::diff(&before.matrix, &version.matrix);
                format!("Since {name}: {}.", change.summary(&before.matrix))
            }),
            None => None,
        };
        let first_answer = match &named {
            Some(named) => named.name.clone(),
            None => Named::next_name(before.map(|(_, name)| name)),
        };
        Ok(Naming { draft, at, version, named, first_answer, since })
    }

    /// The draft as it is now, as a version of it.
    async fn version_of_now(self, draft: MatrixId) -> Result<Version, String> {
        let last = journal::version_times(draft).await.map_err(|error| error.to_string())?;
        let last = last.last().copied();
        let shown = self.open.draft_now(draft, |open| {
            let summary = history::summary(open.editor().done(), last);
            Version { summary, matrix: open.matrix().clone(), pin: None }
        });
        if let Some(version) = shown {
            return Ok(version);
        }
        let gone = || "the draft is no longer in this browser".to_owned();
        let matrix = self.peek(draft).await.map_err(|error| error.to_string())?.ok_or_else(gone)?;
        Ok(Version { summary: "No changes".to_owned(), matrix, pin: None })
    }

    /// Gives a version a name, or takes the one it has away, and says when it was kept.
    pub async fn give_name(self, naming: &Naming, named: Option<&Named>) -> Result<u64, String> {
        let draft = naming.draft;
        let at = match naming.at {
            Some(at) => at,
            None => free_time(draft, now()).await,
        };
        let done = kept::keep_as(draft, at, &naming.version, named).await;
        done.map_err(|error| error.to_string())?;
        self.keeping.named();
        Ok(at)
    }

    /// Takes the named versions of a file into the history of a draft: those that it does not have
    /// yet. None takes the place of another. Says how many came.
    pub async fn take_versions(
        self,
        draft: MatrixId,
        versions: Vec<NamedVersion>,
    ) -> Result<usize, String> {
        let mut taken = 0;
        // The oldest first, so that a journal that is full has a beginning.
        for version in versions.into_iter().rev() {
            let NamedVersion { kept: at, summary, named, matrix } = version;
            let mut data = matrix.into_data();
            data.id = draft;
            let matrix = Matrix::new(data).map_err(|broken| broken.to_string())?;
            if has(draft, &named, &matrix).await? {
                continue;
            }
            let at = free_time(draft, at).await;
            let version = Version { summary, matrix, pin: None };
            let done = kept::keep_as(draft, at, &version, Some(&named)).await;
            done.map_err(|error| error.to_string())?;
            taken += 1;
        }
        self.keeping.named();
        Ok(taken)
    }

    /// The same for a file that was taken, and says what came of it.
    pub async fn bring_versions(self, draft: MatrixId, versions: Vec<NamedVersion>) {
        if versions.is_empty() {
            return;
        }
        match self.take_versions(draft, versions).await {
            Ok(0) => {}
            Ok(1) => self.screen.announce("1 named version added to the history."),
            Ok(taken) => {
                self.screen.announce(format!("{taken} named versions added to the history."));
            }
            Err(error) => self.screen.fail(format!(
                "Not all named versions of the file could be added to the history: {error}. Import the file again."
            )),
        }
    }

    /// The same for the draft that a file became, which is on the screen.
    pub fn bring_to_open(self, versions: Vec<NamedVersion>) {
        if let Some(draft) = self.open.now(Open::draft).flatten() {
            spawn_local(self.bring_versions(draft, versions));
        }
    }

    /// The named versions that a file of the draft on the screen can hold, the latest first, and
    /// how many there are besides.
    pub async fn versions_to_send(self) -> (Vec<NamedVersion>, usize) {
        let Some(draft) = self.open.now(Open::draft).flatten() else {
            return (Vec::new(), 0);
        };
        let mut versions = kept::named(draft).await;
        let fits = fitting(&versions);
        let more = versions.split_off(fits).len();
        (versions, more)
    }

    /// What documents tell of the named versions of the draft on the screen.
    pub async fn told_versions(self) -> Told {
        let (versions, _) = self.versions_to_send().await;
        self.open.now(|open| told(&versions, open.matrix())).unwrap_or_default()
    }
}

/// Whether a draft has a version of which people say just this, and that says just this.
async fn has(draft: MatrixId, named: &Named, matrix: &Matrix) -> Result<bool, String> {
    let index = kept::names(draft).await.map_err(|error| error.to_string())?;
    for (at, _) in index.iter().filter(|(_, name)| *name == named.name) {
        if let Ok((version, Some(known))) = kept::read_named(draft, at).await
            && known == *named
            && json::content(&version.matrix) == json::content(matrix)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first time from this one on under which no version of the draft is kept.
async fn free_time(draft: MatrixId, at: u64) -> u64 {
    let times = journal::version_times(draft).await.unwrap_or_default();
    let last = at.saturating_add(times.len() as u64);
    (at..=last).find(|at| !times.contains(at)).unwrap_or(last)
}
