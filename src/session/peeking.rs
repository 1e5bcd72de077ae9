//! Looks at a draft that is not on the screen: for what is searched, copied and compared. Nothing is
//! written, set aside or said on the way; that is for whoever opens it.

use remit_core::checks::Findings;
use remit_core::matrix::{Matrix, MatrixId};
use remit_drafts::DraftError;
use remit_drafts::keeping::{self, Found};

use super::Session;
use crate::platform::{journal, now, store};

impl Session {
    /// The content of a draft, wherever it is.
    pub async fn peek(self, id: MatrixId) -> Result<Option<Matrix>, DraftError> {
        if let Some(matrix) = self.open.draft_now(id, |open| open.matrix().clone()) {
            return Ok(Some(matrix));
        }
        let others = self.keeping.other_tabs().await;
        let journal = journal::load(id).await;
        let found = Found {
            id,
            tab: self.keeping.tab,
            now: now(),
            others,
            journal,
            left: None,
            problem: None,
            check: &|_| Findings::unchecked(),
        };
        match keeping::peek(&found, &store::Local(id)) {
            Err(DraftError::Damaged(reason)) => match self.last_version(id).await {
                Some(matrix) => Ok(Some(matrix)),
                None => Err(DraftError::Damaged(reason)),
            },
            found => found,
        }
    }
}
