//! What rules see that look at more than one activity.

use super::facts::{Facts, PartyFacts};
use crate::checks::activity::Kinds;
use crate::matrix::{Activity, Date, Mark, Matrix, RowId};

/// A matrix with what is known of it.
pub struct Whole<'a> {
    /// The matrix.
    pub matrix: &'a Matrix,
    /// Its letters by kind.
    pub kinds: Kinds,
    /// Its parties, with what they hold in all, in the order of the columns.
    pub parties: &'a [PartyFacts],
    /// What day it is.
    pub today: Option<Date>,
    pub(super) facts: &'a Facts,
}

impl Whole<'_> {
    /// Whether a footnote has this mark.
    pub fn defines(&self, mark: &Mark) -> bool {
        self.facts.defines(mark)
    }

    /// What is printed as a plan, each once: the position of the first activity with it, and how
    /// many have it. In reading order.
    pub fn printed_plans(&self) -> Vec<(usize, u32)> {
        let mut keys: Vec<(u64, u32)> =
            self.facts.rows.iter().map(|row| row.plan).zip(0..).filter(|(k, _)| *k != 0).collect();
        keys.sort_unstable();
        let groups = keys.chunk_by(|one, other| one.0 == other.0);
        let mut firsts: Vec<(usize, u32)> = groups
            .filter_map(|group| Some((group.first()?.1 as usize, group.len() as u32)))
            .collect();
        firsts.sort_unstable();
        firsts
    }
}

/// One of several activities that say the same.
pub struct Member<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// The section that it stands in.
    pub section: Option<RowId>,
    /// The key of its text.
    pub text: u64,
}
