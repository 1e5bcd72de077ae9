//! Two to four matrices of whatever descent, side by side: two providers, two releases, last year
//! and now.
//!
//! A [`Comparison`] is plain data. The first side leads: each of the others is aligned with it
//! ([`align`]) and compared with it. [`Comparison::columns`] and [`Comparison::lines`] are what a
//! grid shows, [`Comparison::cells`] what stands in a line; each line says how it came together
//! ([`Relation`]) and what it means for one party, "us" ([`Change`]). [`Comparison::totals`] counts,
//! [`Comparison::report`] is what changes for us where we go from the first side to another.
//!
//! What nobody has decided is shown beside each other as [`Relation::Proposed`] and counted apart:
//! it is nowhere taken for a match in silence. [`Matching`] is how a person decides, and
//! [`carry`](carry()) takes the decisions to a newer release of either side.

mod blocks;
mod carry;
mod cells;
mod change;
mod columns;
mod grouped;
mod lines;
mod matching;
mod report;
mod side;
mod topics;
mod totals;
mod units;
mod weave;
mod words;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use remit_core::matrix::{Matrix, PartyId, RowId};

use crate::align::{Alignment, Matches, align};

pub use carry::{Carried, End, carry};
pub use cells::{CellChange, CellView, Cells};
pub use change::{Change, Duty};
pub use columns::Column;
pub use grouped::{Hit, Known, grouped};
pub use lines::{ActivityLine, Heading, Leading, Line, Shown};
pub use matching::{Answer, Event, Matching, Place, Progress, Question, Refused};
pub use report::{Chapter, Entry, Report, Said};
pub use side::{ComparisonError, FEWEST, MOST, Other, Relation, Rows, Side};
pub use totals::Totals;

use units::Units;

/// Matrices side by side. See the [module](self).
#[derive(Debug, Clone)]
pub struct Comparison {
    sides: Vec<Side>,
    /// How each side but the first stands to the first.
    others: Vec<Other>,
    /// How each of them stands to the first if nothing was said of rows.
    bases: Vec<Arc<Alignment>>,
    columns: Vec<Column>,
    units: Units,
    /// Which column is "us".
    us: Option<usize>,
}

impl Comparison {
    /// Compares these matrices; what a person has matched of each but the first is kept. Aligning
    /// takes its time where they are large: [`Comparison::aligned`] takes what a worker has done.
    pub fn new(sides: Vec<Side>, matches: Vec<Matches>) -> Result<Self, ComparisonError> {
        let mut matches = matches.into_iter();
        let mut others = Vec::new();
        if let Some((first, rest)) = sides.split_first() {
            for side in rest {
                let matches = matches.next().unwrap_or_default();
                let alignment = align(&first.matrix, &side.matrix, &matches.of_parties());
                others.push(Other { matches, alignment });
            }
        }
        Self::aligned(sides, others)
    }

    /// Compares matrices that have been aligned by what was said of parties alone
    /// ([`Matches::of_parties`]); there is one of `others` for each side but the first.
    pub fn aligned(sides: Vec<Side>, others: Vec<Other>) -> Result<Self, ComparisonError> {
        match sides.len() {
            FEWEST..=MOST if others.len() + 1 == sides.len() => {}
            FEWEST..=MOST => return Err(ComparisonError::Unaligned),
            count => return Err(ComparisonError::Count(count)),
        }
        let bases = others.iter().map(|other| Arc::new(other.alignment.clone())).collect();
        let mut others = others;
        if let Some((first, rest)) = sides.split_first() {
            for (side, other) in rest.iter().zip(&mut others) {
                other.alignment =
                    other.alignment.revised(&first.matrix, &side.matrix, &other.matches);
            }
        }
        let columns = columns::of(&sides, &others);
        let units = Units::of(&sides, &others);
        let us = columns::likely_us(&sides, &columns);
        Ok(Self { sides, others, bases, columns, units, us })
    }

    /// The same after a person has matched something else on a side, from 1 on.
    pub fn set_matches(&mut self, side: usize, matches: Matches) {
        let of_parties = matches.of_parties();
        if self.say(side, matches)
            && let (Some(a), Some(b)) = (self.matrix(0), self.matrix(side))
        {
            self.set_base(side, align(a, b, &of_parties));
        }
    }

    /// The same in milliseconds. True where parties stand for others than before: then the side is
    /// to be aligned anew by what was said of parties, and [`Comparison::set_base`] to be told.
    pub fn say(&mut self, side: usize, matches: Matches) -> bool {
        let other = side.checked_sub(1).and_then(|at| self.others.get_mut(at));
        let Some(other) = other else { return false };
        let is_other = matches.of_parties() != other.matches.of_parties();
        other.matches = matches;
        self.revise(side);
        is_other
    }

    /// The same with an alignment of a side that was made of what was said of parties alone.
    pub fn set_base(&mut self, side: usize, base: Alignment) {
        if let Some(before) = side.checked_sub(1).and_then(|at| self.bases.get_mut(at)) {
            *before = Arc::new(base);
            self.revise(side);
        }
    }

    fn revise(&mut self, side: usize) {
        let Some(at) = side.checked_sub(1) else { return };
        let (Some(first), Some(there), Some(base), Some(other)) =
            (self.sides.first(), self.sides.get(side), self.bases.get(at), self.others.get_mut(at))
        else {
            return;
        };
        other.alignment = base.revised(&first.matrix, &there.matrix, &other.matches);
        let us = self.us();
        self.columns = columns::of(&self.sides, &self.others);
        self.units = Units::of(&self.sides, &self.others);
        self.us = columns::likely_us(&self.sides, &self.columns);
        if let Some((side, party)) = us {
            self.set_us(side, party);
        }
    }

    /// The matching of a side, from 1 on, with the first: it goes on from what was said.
    pub fn matching(&self, side: usize) -> Option<Matching> {
        let (a, b) = (self.sides.first()?, self.sides.get(side)?);
        let at = side.checked_sub(1)?;
        let matches = self.others.get(at)?.matches.clone();
        let base = Arc::clone(self.bases.get(at)?);
        Some(Matching::aligned(Arc::clone(&a.matrix), Arc::clone(&b.matrix), matches, base))
    }

    /// The sides, the leading one first.
    pub fn sides(&self) -> &[Side] {
        &self.sides
    }

    /// The matrix of a side.
    pub fn matrix(&self, side: usize) -> Option<&Matrix> {
        self.sides.get(side).map(|side| side.matrix.as_ref())
    }

    /// What was said of a side, from 1 on, and how it is aligned with the first.
    pub fn other(&self, side: usize) -> Option<&Other> {
        self.others.get(side.checked_sub(1)?)
    }

    /// All of them, in the order of the sides.
    pub fn others(&self) -> &[Other] {
        &self.others
    }

    /// Which column is "us": the first customer, until somebody says otherwise.
    pub fn us_column(&self) -> Option<usize> {
        self.us
    }

    /// Takes this column for "us".
    pub fn set_us_column(&mut self, column: usize) {
        if column < self.columns.len() {
            self.us = Some(column);
        }
    }

    /// Takes the column of this party for "us".
    pub fn set_us(&mut self, side: usize, party: PartyId) {
        let found = self.columns.iter().position(|column| column.party(side) == Some(party));
        self.us = found.or(self.us);
    }

    /// The party that "us" is on the first side that has it.
    pub fn us(&self) -> Option<(usize, PartyId)> {
        let column = self.columns.get(self.us?)?;
        (0..self.sides.len()).find_map(|side| Some((side, column.party(side)?)))
    }

    /// The columns: each party of the first side with those that are mapped to it, then those
    /// that only another side has.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows that an activity of a side stands beside, its own among them.
    pub fn beside(&self, side: usize, row: RowId) -> Option<ActivityLine> {
        self.units.of_row(side, row).map(|unit| self.activity_line(unit))
    }
}
