//! Activities that came and may be what goes in other words: a file that keeps no ids says of a
//! reworded activity that one goes and another one comes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Change, Decision, Incoming, Place, Review, RowPart};
use crate::MergeError;
use crate::align::{Candidate, Matches, align};
use remit_core::matrix::{Activity, Matrix, MatrixData, Row, RowId};

/// For more pairs than these nobody waits: nothing is proposed.
const MOST_PAIRS: usize = 90_000;

/// An activity that goes, and the one that may say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Reworded {
    /// The activity of the draft that goes.
    pub gone: RowId,
    /// The one that comes, with what speaks for it.
    pub came: Candidate,
}

impl Review {
    /// Which activities that come may be a new wording of one that goes: for each that goes the
    /// likeliest one of the same copy, and each that comes once. Looked for when first asked.
    pub fn reworded(&self) -> &[Reworded] {
        self.reworded.get_or_init(|| self.find_reworded())
    }

    fn find_reworded(&self) -> Vec<Reworded> {
        let mut found = Vec::new();
        for (at, copy) in self.copies.iter().enumerate() {
            let rows = |is_meant: &dyn Fn(RowId) -> bool| -> BTreeSet<RowId> {
                let changes = self.changes.iter().filter(|it| it.copies().any(|copy| copy == at));
                changes.filter_map(itself).filter(|row| is_meant(*row)).collect()
            };
            let gone = rows(&|row| self.mine.activity(row).is_some());
            let came = rows(&|row| copy.matrix.activity(row).is_some());
            if gone.is_empty() || came.is_empty() || gone.len() * came.len() > MOST_PAIRS {
                continue;
            }
            let only = |matrix: &Matrix, rows: &BTreeSet<RowId>| {
                Matrix::new(with_sections(matrix, |row| rows.contains(&row)))
            };
            let (Ok(mine), Ok(theirs)) = (only(&self.mine, &gone), only(&copy.matrix, &came))
            else {
                continue;
            };
            for candidates in align(&mine, &theirs, &Matches::default()).candidates {
                let is_proposed = |it: &Candidate| Some(it.row) == candidates.proposed;
                if let Some(came) = candidates.rows.into_iter().find(is_proposed) {
                    found.push(Reworded { gone: candidates.a, came });
                }
            }
        }
        found
    }

    /// The same review where an activity that comes is one that goes, in other words. What was
    /// decided stays. What a copy leaves empty of the activity counts as unchanged.
    ///
    /// # Errors
    /// As in [`Review::new`].
    pub fn with_reworded(&self, gone: RowId, came: RowId) -> Result<Self, MergeError> {
        let mut copies = Vec::with_capacity(self.copies.len());
        for copy in &self.copies {
            let has = |row| copy.matrix.position(row).is_some();
            let matrix = match self.mine.activity(gone) {
                Some(known) if has(came) && !has(gone) => {
                    Arc::new(renamed(&copy.matrix, came, known)?)
                }
                _ => Arc::clone(&copy.matrix),
            };
            copies.push(Incoming { matrix, ..copy.clone() });
        }
        self.with_copies((*self.mine).clone(), copies)
    }

    /// A review of other copies, in which what was decided before stays decided. What more or
    /// fewer of them propose than before is to be decided again.
    ///
    /// # Errors
    /// As in [`Review::new`].
    pub fn with_copies(&self, mine: Matrix, copies: Vec<Incoming>) -> Result<Self, MergeError> {
        let mut review = Self::new(mine, copies)?;
        let proposed =
            |review: &Self, place| review.change(place).map(|change| change.proposals.len());
        for (place, decision) in &self.decisions {
            if proposed(self, place) != proposed(&review, place) {
                continue;
            }
            let decision = match decision {
                Decision::Theirs(at) => {
                    let before = self.copies.get(*at);
                    let is_same = |copy: &Incoming| before == Some(copy);
                    let is_of_same = |copy: &Incoming| {
                        before.is_some_and(|it| it.who == copy.who && it.base == copy.base)
                    };
                    let same = review.copies.iter().position(is_same);
                    let same = same.or_else(|| review.copies.iter().position(is_of_same));
                    same.map(Decision::Theirs)
                }
                other => Some(other.clone()),
            };
            if let Some(decision) = decision {
                // Refused where the draft is another one by now: then it is open again.
                let _ = review.decide(place, decision);
            }
        }
        Ok(review)
    }
}

/// The row that comes or goes with a change.
fn itself(change: &Change) -> Option<RowId> {
    match change.place {
        Place::Row(row, RowPart::Itself) => Some(row),
        _ => None,
    }
}

/// What a matrix is with all its sections, below which none stands deeper than it may, and those of
/// its other rows that are wanted. All rows are asked for.
pub(super) fn with_sections(matrix: &Matrix, mut wants: impl FnMut(RowId) -> bool) -> MatrixData {
    let mut data = matrix.clone().into_data();
    data.rows.retain(|row| wants(row.id()) || row.section().is_some());
    data.acceptances.clear();
    data
}

/// A copy in which a row has the id of the one that it is known as, and of it what is left empty.
fn renamed(copy: &Matrix, came: RowId, known: &Activity) -> Result<Matrix, MergeError> {
    let mut data = copy.clone().into_data();
    for row in &mut data.rows {
        if let Row::Activity(activity) = row
            && activity.id == came
        {
            activity.id = known.id;
            if activity.comment.is_empty() {
                activity.comment.clone_from(&known.comment);
            }
            if activity.plan.printed.is_empty() {
                activity.plan.clone_from(&known.plan);
            }
        }
    }
    for acceptance in &mut data.acceptances {
        if acceptance.row == Some(came) {
            acceptance.row = Some(known.id);
        }
    }
    Ok(Matrix::new(data)?)
}
