//! What follows from the decisions.

use super::super::{MergeError, three_way};
use super::place::is_itself;
use super::take::{take, with_values};
use super::{Change, Decision, Place, Review, RowPart, Standing, State, Value};
use remit_core::matrix::{Matrix, Row, RowId};
use remit_core::ordered::sort_by;

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
    /// the draft has it. Where a change is accepted and what it needs is not, like a letter or a
    /// plan that came with it, it goes without that.
    ///
    /// # Errors
    /// Where all that was accepted is over a limit together, or leaves no letter.
    pub fn outcome(&self) -> Result<Outcome, MergeError> {
        let mut matrix = (*self.mine).clone();
        let mut raised = Vec::new();
        for (at, copy) in self.copies.iter().enumerate() {
            let Some(base) = copy.base.as_deref() else { continue };
            let places = self.accepted(at);
            if places.iter().all(|place| self.change(place).is_none()) {
                continue;
            }
            let (theirs, came_up) = take(base, &copy.matrix, &places)?;
            raised.extend(came_up);
            let merged = three_way(base, &matrix, &theirs)?;
            raised.extend(merged.raised);
            matrix = merged.matrix;
        }
        let mine = self.unwanted(&matrix);
        if !mine.is_empty() {
            let (kept, came_up) = take(&matrix, &self.mine, &mine)?;
            raised.extend(came_up);
            matrix = kept;
        }
        for (at, copy) in self.copies.iter().enumerate() {
            let places = self.chosen_of(at);
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
        let changes = self.changes.iter().filter(is_accepted).map(|change| &change.place);
        // What the draft did as well is part of what the copy says.
        let agreed = self.agreed.get(copy).into_iter().flatten();
        let mut places: Vec<Place> = changes.chain(agreed).cloned().collect();
        sort_by(&mut places, Place::cmp);
        places
    }

    /// What came back though the draft does without it and nobody has accepted it: what another
    /// change needs comes with that, and so does a removed section that has to come up.
    fn unwanted(&self, joined: &Matrix) -> Vec<Place> {
        let is_accepted = |change: &Change| self.state(change) == State::Accepted;
        let kept = self.changes.iter().filter(|change| {
            change.standing != Standing::Clean && is_itself(&change.place) && !is_accepted(change)
        });
        let mut places: Vec<Place> = kept.map(|change| change.place.clone()).collect();
        let came = joined.rows.iter().map(Row::id).filter(|row| self.mine.position(*row).is_none());
        let came = came.map(|row| Place::Row(row, RowPart::Itself));
        places.extend(came.filter(|place| !self.change(place).is_some_and(is_accepted)));
        sort_by(&mut places, Place::cmp);
        places.dedup();
        places
    }

    /// The places that wanted a choice and at which this copy was chosen.
    fn chosen_of(&self, copy: usize) -> Vec<Place> {
        let is_chosen = |change: &&Change| {
            change.standing != Standing::Clean
                && self.decisions.get(&change.place) == Some(&Decision::Theirs(copy))
        };
        let mut places: Vec<Place> =
            self.changes.iter().filter(is_chosen).map(|change| change.place.clone()).collect();
        sort_by(&mut places, Place::cmp);
        places
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
