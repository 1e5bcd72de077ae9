//! What local storage has of one draft, to be read.

use remit_core::matrix::{MatrixId, TabId};
use remit_drafts::keeping::Copies;
use remit_drafts::{DraftError, Glance, Stored};

use super::{glance, load, pendings, raw};

/// What there is of the draft of this id, as it is at the moment.
pub struct Local(pub MatrixId);

impl Copies for Local {
    fn glance(&self) -> Option<Result<Glance, DraftError>> {
        glance(self.0)
    }

    fn load(&self) -> Option<Result<Stored, DraftError>> {
        load(self.0)
    }

    fn raw(&self) -> Option<String> {
        raw(self.0)
    }

    fn pendings(&self) -> Vec<(TabId, String)> {
        pendings(self.0)
    }
}
