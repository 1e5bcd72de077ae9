//! How many lines there are of each kind.

use super::{ActivityLine, Change, Comparison, Relation};

/// What becomes of all activities from the first side to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// How many of each change, in the order of [`Change::ALL`].
    counts: [usize; Change::ALL.len()],
    /// How many proposed matches nobody has decided on. They are counted in no change.
    pub undecided: usize,
}

impl Totals {
    /// How many activities have this change.
    pub fn of(&self, change: Change) -> usize {
        let at = Change::ALL.iter().position(|it| *it == change);
        at.and_then(|at| self.counts.get(at)).copied().unwrap_or(0)
    }

    /// How many activities are not the same, or undecided.
    pub fn differences(&self) -> usize {
        let all: usize = self.counts.iter().sum();
        all - self.of(Change::Unchanged) + self.undecided
    }

    /// Counts one more line, as it stands between the first side and this one.
    pub(super) fn count(&mut self, line: &ActivityLine, side: usize) {
        let Some(change) = line.change(side) else { return };
        if line.relation_of(side) == Some(Relation::Proposed) {
            self.undecided += 1;
            return;
        }
        let at = Change::ALL.iter().position(|it| *it == change);
        if let Some(count) = at.and_then(|at| self.counts.get_mut(at)) {
            *count += 1;
        }
    }
}

impl Comparison {
    /// What becomes of all activities from the first side to this one, from 1 on.
    pub fn totals(&self, side: usize) -> Totals {
        let mut totals = Totals::default();
        for line in self.activity_lines() {
            totals.count(&line, side);
        }
        totals
    }
}
