//! Follows activities that come and go: what stands before and behind them is moved along, and
//! only what says the same as they do is looked at again.

use std::ops::Range;

use super::Checker;
use super::again::MANY_ROWS;
use super::index::sorted;
use super::row::RowFacts;
use crate::checks::rule::Stage;
use crate::matrix::{Matrix, Row};

impl Checker {
    /// Takes up that rows have come and gone; the parties are still to be looked at. False where
    /// looking at everything is better: with sections among them, or with many rows.
    pub(super) fn follow_rows(&mut self, matrix: &Matrix) -> bool {
        let (gone, come) = self.moved(matrix);
        let new = matrix.rows.get(come.clone()).unwrap_or_default();
        let old: Vec<RowFacts> = self.facts.rows.get(gone.clone()).unwrap_or_default().to_vec();
        let has_sections = old.iter().any(RowFacts::is_section)
            || new.iter().any(|row| matches!(row, Row::Section(_)));
        if has_sections || old.len() + new.len() > MANY_ROWS {
            return false;
        }
        self.findings.shift(gone.start, old.len(), new);
        self.facts.shift(gone.start, old.len(), new, self.kinds);
        let activities = come.clone().zip(new).filter_map(|(at, row)| Some((at, row.activity()?)));
        for (at, activity) in activities.clone() {
            self.facts.read(at, activity, self.kinds);
        }
        for (at, activity) in activities {
            self.look_at_activity(matrix, at, activity);
        }
        let now = self.facts.rows.get(come.clone()).unwrap_or_default();
        let all: Vec<RowFacts> = old.iter().chain(now).copied().collect();
        for key in once(all.iter().map(|row| row.keys.text)) {
            self.look_at_group(matrix, Stage::SameText, key);
        }
        for key in once(all.iter().map(|row| row.keys.wording)) {
            self.look_at_group(matrix, Stage::SameWording, key);
        }
        // Whether anything stands under a heading is seen from the rows beside.
        let beside = [come.start.checked_sub(1), Some(come.end)].map(|at| matrix.rows.get(at?));
        let is_among_others = beside.into_iter().flatten().any(|row| row.activity().is_some());
        let stages = [
            (all.iter().any(|row| row.plan != 0), Stage::Plans),
            (all.iter().any(|row| row.comment != 0), Stage::Comments),
            (all.iter().any(|row| row.marks != 0), Stage::Footnotes),
            (!is_among_others, Stage::Sections),
        ];
        for (_, stage) in stages.iter().filter(|(is_touched, _)| *is_touched) {
            self.look_again(matrix, *stage);
        }
        true
    }

    /// Where rows stood that have gone, and where those stand that have come; rows before and
    /// behind are the same.
    fn moved(&self, matrix: &Matrix) -> (Range<usize>, Range<usize>) {
        let (old, new) = (&self.facts.rows, &matrix.rows);
        let same = |(old, new): &(&RowFacts, &Row)| old.id == new.id();
        let start = old.iter().zip(new).take_while(same).count();
        let most = old.len().min(new.len()) - start;
        let behind = old.iter().rev().zip(new.iter().rev()).take(most).take_while(same).count();
        (start..old.len() - behind, start..new.len() - behind)
    }
}

/// Keys, each once.
fn once(keys: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
    let mut keys = sorted(keys.zip(std::iter::repeat(0)));
    keys.dedup();
    keys.into_iter().map(|(key, _)| key)
}
