//! Brings what other formats hold of a matrix to what it was: a file that has not all of it, or
//! none of its ids, can then be compared with a draft. What a file does not hold counts as
//! unchanged.

mod aligned;
mod csv;

#[cfg(test)]
mod tests;

pub use aligned::aligned;
pub use csv::onto;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::MergeError;
use remit_core::fold::fold;
use remit_core::matrix::{Basis, Cell, Letter, LetterSet, Letters, Matrix};

/// The letters of the base, and behind them those that the cells of the file hold besides.
fn letters(base: &Matrix, file: &Matrix) -> Result<Letters, MergeError> {
    let held = file.activities().flat_map(|activity| &activity.cells);
    let held = held.fold(LetterSet::EMPTY, |set, cell| set.union(cell.letters()));
    let is_new = |letter: &&Letter| base.letters.codes().all(|code| code != letter.code);
    let new = file.letters.in_set(held).filter(is_new);
    Ok(Letters::new(base.letters.iter().chain(new).cloned().collect())?)
}

/// A cell that holds what it held keeps why we believe it.
fn keep_basis(new: &mut Cell, old: Cell) {
    let is_open = |cell: &Cell| cell.basis == Basis::Inferred;
    if new.holding == old.holding && is_open(new) == is_open(&old) {
        *new = old;
    }
}

/// New ids that are to become old ones.
#[derive(Default)]
struct Known(BTreeMap<u64, u64>);

/// What has an id, as bits: one function for all kinds of them keeps the app small.
type Named = Vec<(String, u64)>;

impl Known {
    /// Those of what has the same name, in its order, get the old ids that are still free. What has
    /// an old id already keeps it.
    fn add(&mut self, old: Named, new: Named) {
        let ids = |list: &Named| list.iter().map(|(_, id)| *id).collect::<BTreeSet<u64>>();
        let (in_old, in_new) = (ids(&old), ids(&new));
        let taken: BTreeSet<u64> = self.0.values().copied().collect();
        let mut free: BTreeMap<String, VecDeque<u64>> = BTreeMap::new();
        for (name, id) in old {
            if !in_new.contains(&id) && !taken.contains(&id) {
                free.entry(name).or_default().push_back(id);
            }
        }
        for (name, id) in new {
            if !in_old.contains(&id)
                && !self.0.contains_key(&id)
                && let Some(other) = free.get_mut(&name).and_then(VecDeque::pop_front)
            {
                self.0.insert(id, other);
            }
        }
    }

    fn of(old: Named, new: Named) -> Self {
        let mut known = Self::default();
        known.add(old, new);
        known
    }

    /// What an id is to be.
    fn get(&self, id: u64) -> u64 {
        self.0.get(&id).copied().unwrap_or(id)
    }
}

/// The parties of a matrix by their names.
fn parties(matrix: &Matrix) -> Named {
    matrix.parties.iter().map(|party| (fold(&party.name), party.id.bits())).collect()
}
