//! What follows from the decisions.

use super::super::{MergeError, three_way};
use super::gather::is_itself;
use super::take::{take, with_values};
use super::{Change, Decision, Place, Review, Standing, Value};
use remit_core::matrix::{Matrix, RowId};

/// What follows from the decisions so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The draft with all that was accepted.
    pub matrix: Matrix,
    /// Sections that had to come up, because the section that they stood in is gone.
    pub raised: Vec<RowId>,
}

impl Review {
    /// What follows from the decisions so far, as one matrix for one command. What is open is as
    /// the draft has it.
    ///
    /// # Errors
    /// Where all that was accepted is over a limit together, or leaves no letter.
    pub fn outcome(&self) -> Result<Outcome, MergeError> {
        let mut matrix = self.mine.clone();
        let mut raised = Vec::new();
        for (at, copy) in self.copies.iter().enumerate() {
            let Some(base) = copy.base.as_deref() else { continue };
            let places = self.accepted(at);
            if places.is_empty() {
                continue;
            }
            let (theirs, came_up) = take(base, &copy.matrix, &places)?;
            raised.extend(came_up);
            let merged = three_way(base, &matrix, &theirs)?;
            raised.extend(merged.raised);
            matrix = merged.matrix;
        }
        let mine = self.chosen(|change, decision| {
            // What another copy needs has come back with it.
            matches!(decision, None | Some(Decision::Mine)) && is_itself(&change.place)
        });
        if !mine.is_empty() {
            let (kept, came_up) = take(&matrix, &self.mine, &mine)?;
            raised.extend(came_up);
            matrix = kept;
        }
        for (at, copy) in self.copies.iter().enumerate() {
            let places = self.chosen(
                |_, decision| matches!(decision, Some(Decision::Theirs(copy)) if *copy == at),
            );
            if !places.is_empty() {
                let (taken, came_up) = take(&matrix, &copy.matrix, &places)?;
                raised.extend(came_up);
                matrix = taken;
            }
        }
        let values = self.values_chosen();
        if !values.is_empty() {
            matrix = with_values(matrix, &values)?;
        }
        raised.sort_unstable();
        raised.dedup();
        // What came up in a copy may stand where it stood in the end.
        let level = |matrix: &Matrix, id| matrix.section(id).map(|section| section.level);
        raised.retain(|id| {
            level(&matrix, *id).is_some() && level(&matrix, *id) != level(&self.mine, *id)
        });
        Ok(Outcome { matrix, raised })
    }

    /// The places at which nobody else changed what a copy did, and that are accepted as it has
    /// them.
    fn accepted(&self, copy: usize) -> Vec<Place> {
        let is_accepted = |change: &&Change| {
            change.standing == Standing::Clean
                && change.copies().any(|other| other == copy)
                && matches!(self.decision(change), Some(Decision::Theirs(_)))
        };
        sorted(self.changes.iter().filter(is_accepted))
    }

    /// The places that wanted a choice and for which one was made, or not.
    fn chosen(&self, is_meant: impl Fn(&Change, Option<&Decision>) -> bool) -> Vec<Place> {
        let is_meant = |change: &&Change| {
            change.standing != Standing::Clean
                && is_meant(change, self.decisions.get(&change.place))
        };
        sorted(self.changes.iter().filter(is_meant))
    }

    /// What was typed or joined, with its places.
    fn values_chosen(&self) -> Vec<(Place, Value)> {
        let mut values = Vec::new();
        for change in &self.changes {
            let value = match self.decisions.get(&change.place) {
                Some(Decision::Other(value)) => Some(value.clone()),
                Some(Decision::Both) => self.both(change),
                _ => None,
            };
            values.extend(value.map(|value| (change.place.clone(), value)));
        }
        values
    }
}

fn sorted<'a>(changes: impl Iterator<Item = &'a Change>) -> Vec<Place> {
    let mut places: Vec<Place> = changes.map(|change| change.place.clone()).collect();
    places.sort_unstable();
    places
}
