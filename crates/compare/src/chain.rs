//! A list of ids that grows in the middle.

use super::order::Index;

/// A list into which items go at any place in no time: each knows the next.
pub(super) struct Chain {
    ids: Vec<u64>,
    next: Vec<usize>,
    /// Where each id stands in `ids`, sorted by id; those that came later stand in `late`.
    first: Index,
    late: std::collections::BTreeMap<u64, usize>,
}

/// Where the chain begins and ends.
const ENDS: usize = 0;

impl Chain {
    pub(super) fn new(ids: impl Iterator<Item = u64>) -> Self {
        let ids: Vec<u64> = std::iter::once(0).chain(ids).collect();
        let next = (1..ids.len()).chain([ENDS]).collect();
        let first = Index::new(ids.iter().skip(1).copied());
        Self { ids, next, first, late: std::collections::BTreeMap::new() }
    }

    /// Whether an item is there.
    pub(super) fn has(&self, id: u64) -> bool {
        self.place(id).is_some()
    }

    fn place(&self, id: u64) -> Option<usize> {
        self.first.of(id).map(|at| at + 1).or_else(|| self.late.get(&id).copied())
    }

    /// Puts an item behind another, and behind those after it that are to be passed.
    pub(super) fn insert(&mut self, after: Option<u64>, id: u64, passes: impl Fn(u64) -> bool) {
        let mut at = after.and_then(|id| self.place(id)).unwrap_or(ENDS);
        while let Some(next) = self.next.get(at).copied()
            && next != ENDS
            && self.ids.get(next).is_some_and(|next| passes(*next))
        {
            at = next;
        }
        let new = self.ids.len();
        let next = self.next.get(at).copied().unwrap_or(ENDS);
        if let Some(slot) = self.next.get_mut(at) {
            *slot = new;
        }
        self.ids.push(id);
        self.next.push(next);
        self.late.insert(id, new);
    }

    pub(super) fn ids(&self) -> Vec<u64> {
        let mut ids = Vec::with_capacity(self.ids.len());
        let mut at = ENDS;
        while let Some(next) = self.next.get(at).copied()
            && next != ENDS
        {
            ids.extend(self.ids.get(next));
            at = next;
        }
        ids
    }
}
