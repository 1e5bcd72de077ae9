//! What rules see that look at more than one activity.

use super::facts::{Facts, PartyFacts};
use super::index::{groups, sorted};
use super::keys::joined;
use super::row::RowFacts;
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

    /// The long comments that stand at several activities of one section: the positions of those
    /// activities, and the keys of their texts, in reading order.
    pub fn repeated_comments(&self) -> Vec<Vec<(usize, u64)>> {
        let of = |row: &RowFacts| joined(row.comment, row.section.map_or(0, RowId::bits));
        let rows = self.facts.rows.iter().zip(0..);
        let keys = sorted(rows.filter(|(row, _)| row.comment != 0).map(|(row, at)| (of(row), at)));
        let text = |at: u32| self.facts.rows.get(at as usize).map_or(0, |row| row.keys.text);
        let repeated = groups(&keys).filter(|group| group.len() > 1);
        let rows =
            |group: &[(u64, u32)]| group.iter().map(|(_, at)| (*at as usize, text(*at))).collect();
        repeated.map(rows).collect()
    }

    /// What is printed as a plan, each once: the position of the first activity with it, and how
    /// many have it. In reading order.
    pub fn printed_plans(&self) -> Vec<(usize, u32)> {
        let keys = self.facts.rows.iter().map(|row| row.plan).zip(0..);
        let keys = sorted(keys.filter(|(key, _)| *key != 0));
        let first = |group: &[(u64, u32)]| Some((u64::from(group.first()?.1), group.len() as u32));
        let firsts = sorted(groups(&keys).filter_map(first));
        firsts.into_iter().map(|(at, count)| (at as usize, count)).collect()
    }
}

/// One of several activities that say the same.
pub struct Member<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// The key of its text.
    pub text: u64,
    /// The key of its text, section and plan: the same for those that contradict one another
    /// where their letters differ.
    pub place: u64,
}
