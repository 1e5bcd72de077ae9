//! Rows by the key of their text: pairs, sorted, so that those of one key stand side by side in
//! reading order. Files cannot make it slow, as they could a table whose hash they know.

/// Keys with the positions of their rows; 0 is no key.
#[derive(Debug, Clone, Default)]
pub(super) struct Index(Vec<(u64, u32)>);

impl Index {
    /// The index of all rows, by the key of each.
    pub(super) fn new(keys: impl Iterator<Item = u64>) -> Self {
        let mut pairs: Vec<(u64, u32)> = keys.zip(0..).filter(|(key, _)| *key != 0).collect();
        pairs.sort_unstable();
        Self(pairs)
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

    /// The rows of a key, in reading order; none for no key.
    pub(super) fn of(&self, key: u64) -> &[(u64, u32)] {
        let from = self.0.partition_point(|(other, _)| *other < key);
        let rest = self.0.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|(other, _)| *other == key).count();
        rest.get(..count).unwrap_or_default()
    }

    /// The groups of rows that share a key, those of one row left out.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[(u64, u32)]> {
        self.0.chunk_by(|one, other| one.0 == other.0).filter(|group| group.len() > 1)
    }
}
