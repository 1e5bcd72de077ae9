//! Looks at a draft that is not on the screen: for what is searched, copied and compared. Nothing is
//! written, set aside or said on the way; that is for whoever opens it.

use remit_core::checks::Findings;
use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::DraftError;
use remit_drafts::keeping::{self, Found};

use super::Session;
use crate::platform::{history, journal, now, store};

impl Session {
    /// The content of a draft, wherever it is.
    pub async fn peek(self, id: MatrixId) -> Result<Option<Matrix>, DraftError> {
        if let Some(matrix) = self.open.draft_now(id, |open| open.matrix().clone()) {
            return Ok(Some(matrix));
        }
        let found = self.look_up(id).await;
        match keeping::peek(&found, &store::Local(id)) {
            Err(DraftError::Damaged(reason)) => last_version(id, reason).await.map(Some),
            peeked => peeked,
        }
    }

    /// What there is of a draft, before anything of it is taken over.
    pub(super) async fn look_up(self, id: MatrixId) -> Found<'static> {
        let others = self.keeping.other_tabs().await;
        let journal = journal::load(id).await;
        Found {
            id,
            tab: self.keeping.tab,
            now: now(),
            others,
            journal,
            left: None,
            problem: None,
            check: &|_| Findings::unchecked(),
        }
    }
}

/// The last version of a draft that can be read, where the draft itself cannot, for this reason.
pub(super) async fn last_version(id: MatrixId, reason: String) -> Result<Matrix, DraftError> {
    for at in journal::version_times(id).await.unwrap_or_default().into_iter().rev() {
        if let Ok(version) = history::read(id, at).await {
            return Ok(version.matrix);
        }
    }
    Err(DraftError::Damaged(reason))
}
