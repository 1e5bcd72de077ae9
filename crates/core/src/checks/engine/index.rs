//! Rows by the key of their text: pairs, sorted, so that those of one key stand side by side in
//! reading order. Files cannot make it slow, as they could a table whose hash they know.

/// Pairs in order. All that is sorted here has this one type: a sort is compiled anew for every
/// other.
pub(in crate::checks) fn sorted(pairs: impl Iterator<Item = (u64, u32)>) -> Vec<(u64, u32)> {
    let mut pairs: Vec<(u64, u32)> = pairs.collect();
    pairs.sort_unstable();
    pairs
}

/// The pairs of each key, in order.
pub(in crate::checks) fn groups(pairs: &[(u64, u32)]) -> impl Iterator<Item = &[(u64, u32)]> {
    pairs.chunk_by(|one, other| one.0 == other.0)
}

/// Moves a position to where its row stands once others before it have gone and come; false
/// where the row itself has gone.
pub(in crate::checks) fn shifted(at: &mut u32, start: u32, gone: u32, come: u32) -> bool {
    if *at < start {
        return true;
    }
    let stays = *at >= start + gone;
    if stays {
        *at = *at - gone + come;
    }
    stays
}

/// Keys with the positions of their rows; 0 is no key.
#[derive(Debug, Clone, Default)]
pub(super) struct KeyIndex(Vec<(u64, u32)>);

impl KeyIndex {
    /// The index of all rows, by the key of each.
    pub(super) fn new(keys: impl Iterator<Item = u64>) -> Self {
        Self(sorted(keys.zip(0..).filter(|(key, _)| *key != 0)))
    }

    /// A row's key has changed.
    pub(super) fn change(&mut self, position: u32, old: u64, new: u64) {
        if old == new {
            return;
        }
        if let Ok(at) = self.0.binary_search(&(old, position)) {
            self.0.remove(at);
        }
        if new != 0
            && let Err(at) = self.0.binary_search(&(new, position))
        {
            self.0.insert(at, (new, position));
        }
    }

    /// The first row of a key; none for no key.
    pub(super) fn first(&self, key: u64) -> Option<(u64, u32)> {
        let at = self.0.partition_point(|(other, _)| *other < key);
        self.0.get(at).copied().filter(|(other, _)| *other == key)
    }

    /// From this position on so many rows have gone, and so many have come. Those that have come
    /// have no key yet.
    pub(super) fn shift(&mut self, start: u32, gone: u32, come: u32) {
        self.0.retain_mut(|(_, at)| shifted(at, start, gone, come));
    }

    /// The rows of a key, in reading order; none for no key.
    pub(super) fn of(&self, key: u64) -> &[(u64, u32)] {
        let from = self.0.partition_point(|(other, _)| *other < key);
        let rest = self.0.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|(other, _)| *other == key).count();
        rest.get(..count).unwrap_or_default()
    }

    /// The groups of rows that share a key, those of one row left out.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[(u64, u32)]> {
        groups(&self.0).filter(|group| group.len() > 1)
    }
}
