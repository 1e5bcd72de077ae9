//! What stands beside a candidate: pages that say the same mostly go on in the same way, also
//! where their sections have another order.

use super::nearest::Near;
use super::settled::Settled;

/// Where the rows beside stand, from the row and from the candidate, and how much they say: one
/// side may have dropped a row.
const BESIDE: [(isize, isize, f32); 3] = [(1, 1, 1.0), (1, 2, 0.8), (2, 1, 0.8)];

/// With less likeness than this, two texts have nothing in common but chance.
pub(super) const ALIKE: f32 = 0.1;

/// How likely each pair of rows looks by its own texts.
pub(super) struct Table<'a> {
    pub(super) rows: &'a [Vec<Near>],
    pub(super) settled: &'a Settled,
}

impl Table<'_> {
    /// How alike a row of A and one of B are, from 0 to 1; 0 where that is not known.
    pub(super) fn likeness(&self, a: usize, b: usize) -> f32 {
        if self.settled.is_pair(a, b) {
            return 1.0;
        }
        let Some(row) = self.rows.get(a) else { return 0.0 };
        let found = row.binary_search_by_key(&b, |near| near.b);
        found.ok().and_then(|at| row.get(at)).map_or(0.0, |near| near.likeness)
    }

    /// How alike the rows beside them are, from 0 to 1.
    pub(super) fn beside(&self, a: usize, b: usize) -> f32 {
        let one_side = |sign: isize| {
            let alike = BESIDE.iter().filter_map(|(from_a, from_b, counts)| {
                let a = a.checked_add_signed(sign * from_a)?;
                let b = b.checked_add_signed(sign * from_b)?;
                Some(counts * self.likeness(a, b))
            });
            alike.fold(0.0, f32::max)
        };
        f32::midpoint(one_side(-1), one_side(1))
    }
}
