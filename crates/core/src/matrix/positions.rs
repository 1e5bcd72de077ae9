//! Where each row stands: from id to position by binary search. Files cannot make it slow, as
//! they could a table whose hash they know.

use super::id::RowId;
use super::row::Row;

/// From a row's id to its position: pairs, sorted by the bits of the id.
#[derive(Debug, Clone, Default)]
pub(super) struct Positions(Vec<(u64, u32)>);

impl Positions {
    pub(super) fn new(rows: &[Row]) -> Self {
        let mut pairs: Vec<(u64, u32)> =
            rows.iter().zip(0..).map(|(row, position)| (row.id().bits(), position)).collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    pub(super) fn of(&self, row: RowId) -> Option<usize> {
        let at = self.0.binary_search_by_key(&row.bits(), |(id, _)| *id).ok()?;
        self.0.get(at).map(|(_, position)| *position as usize)
    }

    /// An id that stands twice.
    pub(super) fn twice(&self) -> Option<RowId> {
        let pairs = self.0.iter().zip(self.0.iter().skip(1));
        pairs.filter(|((a, _), (b, _))| a == b).map(|((id, _), _)| RowId::from_bits(*id)).next()
    }
}
