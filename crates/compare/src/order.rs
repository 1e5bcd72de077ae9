//! What became of the order of a list: which items went, came and moved.

/// What leads from one order of ids to another. Items that stay in their order are not named.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Order {
    /// The ids that went, in their old order.
    pub removed: Vec<u64>,
    /// The ids that came or moved, in their new order.
    pub runs: Vec<Run>,
}

/// Ids that stand together behind one that stayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Behind which; `None` is the beginning.
    pub after: Option<u64>,
    /// The ids.
    pub ids: Vec<u64>,
}

impl Order {
    /// Whether nothing went, came or moved.
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.runs.is_empty()
    }

    /// The ids that came or moved.
    pub fn placed(&self) -> impl Iterator<Item = u64> {
        self.runs.iter().flat_map(|run| run.ids.iter().copied())
    }

    /// What leads from one list to the other. No id may stand twice in a list.
    pub(super) fn between(old: &[u64], new: &[u64]) -> Self {
        if old == new {
            return Self::default();
        }
        let index = Index::new(old.iter().copied());
        let from: Vec<Option<usize>> = new.iter().map(|id| index.of(*id)).collect();
        let stays = longest_ascent(&from);
        let mut kept = vec![false; old.len()];
        let mut order = Self::default();
        let mut open = false;
        let mut after = None;
        for ((id, from), stays) in new.iter().zip(from).zip(stays) {
            if let Some(kept) = from.and_then(|from| kept.get_mut(from)) {
                *kept = true;
            }
            if stays {
                after = Some(*id);
                open = false;
                continue;
            }
            match order.runs.last_mut() {
                Some(run) if open => run.ids.push(*id),
                _ => order.runs.push(Run { after, ids: vec![*id] }),
            }
            open = true;
        }
        let gone = old.iter().zip(kept).filter(|(_, kept)| !kept);
        order.removed = gone.map(|(id, _)| *id).collect();
        order
    }

    /// The new order of a list, or an id that is not where this order looks for it.
    pub(super) fn apply(&self, old: &[u64]) -> Result<Vec<u64>, u64> {
        let placed = Index::new(self.placed());
        let removed = Index::new(self.removed.iter().copied());
        let mut found = 0;
        let mut new = Vec::with_capacity(old.len());
        let mut runs = self.runs.iter().peekable();
        let first = runs.next_if(|run| run.after.is_none());
        new.extend(first.into_iter().flat_map(|run| run.ids.iter().copied()));
        for id in old {
            if removed.of(*id).is_some() {
                found += 1;
                continue;
            }
            if placed.of(*id).is_some() {
                continue;
            }
            new.push(*id);
            let run = runs.next_if(|run| run.after == Some(*id));
            new.extend(run.into_iter().flat_map(|run| run.ids.iter().copied()));
        }
        if let Some(run) = runs.next() {
            return Err(run.after.unwrap_or_default());
        }
        if found < self.removed.len() {
            let index = Index::new(old.iter().copied());
            let lost = self.removed.iter().find(|id| index.of(**id).is_none());
            return Err(lost.copied().unwrap_or_default());
        }
        Ok(new)
    }
}

/// From ids to where they stand, by binary search.
pub(super) struct Index(Vec<(u64, u32)>);

impl Index {
    pub(super) fn new(ids: impl Iterator<Item = u64>) -> Self {
        let mut pairs: Vec<(u64, u32)> = ids.zip(0..).collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    pub(super) fn of(&self, id: u64) -> Option<usize> {
        let at = self.0.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.0.get(at).map(|(_, place)| *place as usize)
    }
}

/// The most items of a list whose old places ascend: they can stay, all others have to move.
pub(super) fn longest_ascent(from: &[Option<usize>]) -> Vec<bool> {
    // For each length, where the ascent of that length with the lowest end ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; from.len()];
    let place = |at: usize| from.get(at).copied().flatten();
    for (at, old) in from.iter().enumerate() {
        if old.is_none() {
            continue;
        }
        let length = ends.partition_point(|end| place(*end) < *old);
        if let Some(before) = before.get_mut(at) {
            *before = length.checked_sub(1).and_then(|last| ends.get(last)).copied();
        }
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = vec![false; from.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        if let Some(stays) = stays.get_mut(at) {
            *stays = true;
        }
        next = before.get(at).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::hash_set;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_order_leads_from_any_list_to_any_other(
            old in hash_set(0..30_u64, 0..20), new in hash_set(0..30_u64, 0..20),
        ) {
            let (old, new): (Vec<_>, Vec<_>) = (old.into_iter().collect(), new.into_iter().collect());
            prop_assert_eq!(Order::between(&old, &new).apply(&old), Ok(new));
        }
    }

    #[track_caller]
    fn check(old: &[u64], new: &[u64], removed: &[u64], runs: &[(Option<u64>, &[u64])]) {
        let runs = runs.iter().map(|(after, ids)| Run { after: *after, ids: ids.to_vec() });
        let expected = Order { removed: removed.to_vec(), runs: runs.collect() };
        assert_eq!(Order::between(old, new), expected);
    }

    #[test]
    fn only_what_has_to_move_moves() {
        check(&[1, 2, 3], &[1, 2, 3], &[], &[]);
        check(&[1, 2, 3, 4], &[2, 3, 4, 1], &[], &[(Some(4), &[1])]);
        check(&[1, 2, 3, 4], &[4, 1, 2, 3], &[], &[(None, &[4])]);
        check(&[1, 2, 3], &[1, 8, 9, 3], &[2], &[(Some(1), &[8, 9])]);
        check(&[], &[5], &[], &[(None, &[5])]);
    }

    #[test]
    fn an_order_for_another_list_is_refused() {
        let order = Order::between(&[1, 2, 3], &[1, 3, 9]);
        assert_eq!(order.apply(&[1, 3]), Err(2));
        assert_eq!(order.apply(&[1, 2]), Err(3));
    }
}
