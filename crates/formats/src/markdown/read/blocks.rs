//! The blocks of a page, as they are read.

use crate::page::{Block, BlockKind, Budget, Place, Table};

/// The blocks that have been read.
#[derive(Default)]
pub(super) struct Blocks {
    pub(super) list: Vec<Block>,
    /// The last table since the last heading: rows without a header belong to it.
    above: Option<usize>,
    pub(super) budget: Budget,
}

impl Blocks {
    pub(super) fn push(&mut self, place: Place, kind: BlockKind) {
        match kind {
            BlockKind::Heading(..) => self.above = None,
            BlockKind::Table(_) => self.above = Some(self.list.len()),
            _ => {}
        }
        self.list.push(Block { place, kind });
    }

    /// The last table since the last heading.
    pub(super) fn above(&mut self) -> Option<&mut Table> {
        match &mut self.list.get_mut(self.above?)?.kind {
            BlockKind::Table(table) => Some(table),
            _ => None,
        }
    }
}
