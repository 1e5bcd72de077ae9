//! How the journal of a draft begins.

use std::rc::Rc;

use crate::kept::Value;
use crate::{Stored, View};
use remit_core::edit::Editor;

/// What the journal begins with, where it has nothing of the draft that can be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Birth {
    /// The draft.
    pub editor: Rc<Editor>,
    /// How many of the pending entries are in it already.
    pub covers: usize,
    /// The damaged head that it replaces.
    pub replaces: Option<Value>,
    /// How many entries the journal was known to have when this parted from it.
    pub base: u64,
}

impl Birth {
    /// Of a draft that the journal was never known to have, or not beyond this revision.
    pub fn begun(editor: Editor, base: u64) -> Self {
        Self { editor: Rc::new(editor), covers: 0, replaces: None, base }
    }

    /// As local storage would have it, to be held against what the journal has after all.
    pub fn stored(&self, revision: u64) -> Stored {
        Stored {
            matrix: self.editor.matrix().clone(),
            view: View::default(),
            saved: 0,
            revision,
            base: self.base,
        }
    }
}
