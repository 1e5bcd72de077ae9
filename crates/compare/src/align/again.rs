//! What a person says of rows changes an alignment, and nothing has to be scored again.

use std::collections::BTreeSet;

use remit_core::matrix::{Matrix, RowId};

use super::{Alignment, Candidates, Matches, activities, settled};

impl Alignment {
    /// The alignment after a person has said this of rows. It was made of what was said of parties
    /// alone ([`Matches::of_parties`]), so that it has the candidates of rows that are decided by
    /// now. What cannot be mistaken is settled anew, and candidates are those that are left.
    #[must_use]
    pub fn with_said(&self, a: &Matrix, b: &Matrix, matches: &Matches) -> Self {
        let (rows_a, rows_b) = activities::of_both(a, b, &self.parties);
        let settled = settled::activities(&rows_a, &rows_b, matches);
        let pairs = settled.pairs(&rows_a, &rows_b);
        let open = |rows: &[activities::Activity], is_open: &dyn Fn(usize) -> bool| {
            let open = rows.iter().enumerate().filter(|(at, _)| is_open(*at));
            open.map(|(_, row)| row.id).collect::<BTreeSet<RowId>>()
        };
        let open_a = open(&rows_a.rows, &|at| settled.is_open_a(at));
        let open_b = open(&rows_b.rows, &|at| settled.is_open_b(at));
        let mut candidates: Vec<Candidates> = Vec::new();
        for before in self.candidates.iter().filter(|it| open_a.contains(&it.a)) {
            let mut left = before.clone();
            left.rows.retain(|it| open_b.contains(&it.row));
            left.proposed = left.proposed.filter(|row| open_b.contains(row));
            if !left.rows.is_empty() {
                candidates.push(left);
            }
        }
        Self { parties: self.parties.clone(), sections: self.sections.clone(), pairs, candidates }
    }
}
