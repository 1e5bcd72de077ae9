//! Which row of one matrix says the same as which row of another, of whatever descent.
//!
//! Only what cannot be mistaken is matched at once: what a person has said ([`Matches`]), rows
//! of one id, and rows of equal text. Everything else is proposed: each row that is left gets
//! up to [`CANDIDATES`] candidates, with a score and the reasons for it, and a person decides.
//!
//! A candidate is found by its words and by the runs of characters in them, weighed by how rare
//! they are (`features`), in an index that looks at a bounded number of places for each row
//! (`nearest`). What stands beside it counts (`context`), what its section has in common with
//! the other (`sections`), and the order of the page, where there is evidence that both sides
//! have one (`order`). Rows then share out what several of them claim (`assign`).

mod activities;
mod alignment;
mod assign;
mod context;
mod features;
mod in_words;
mod matches;
mod nearest;
mod order;
mod parties;
mod progress;
mod propose;
mod revise;
mod sections;
mod settled;
mod terms;

pub use alignment::{Alignment, Candidate, Candidates, Pair, Reason, Why};
pub use matches::{Match, Matches, PartyMatch};
pub(crate) use parties::map as map_parties;
pub use parties::{PartyPair, PartyWhy};
pub use progress::{Cancelled, Progress, Stage};

use std::ops::ControlFlow;

use remit_core::matrix::Matrix;

/// So many candidates a row has at most.
pub const CANDIDATES: usize = 5;

/// Aligns two matrices; what a person has matched is kept.
pub fn align(a: &Matrix, b: &Matrix, matches: &Matches) -> Alignment {
    // Nobody cancels it.
    align_with_progress(a, b, matches, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// The rows and parties of two matrices that cannot be mistaken, without looking for candidates.
pub(crate) fn settled(a: &Matrix, b: &Matrix) -> (Vec<Pair>, Vec<PartyPair>) {
    let parties = parties::map(a, b, &Matches::default());
    let (rows_a, rows_b) = activities::of_both(a, b, &parties);
    let settled = settled::activities(&rows_a, &rows_b, &Matches::default());
    (settled.pairs(&rows_a, &rows_b), parties)
}

/// Aligns two matrices, tells how far it has come, and stops where it is told to.
pub fn align_with_progress(
    a: &Matrix,
    b: &Matrix,
    matches: &Matches,
    tell: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Alignment, Cancelled> {
    let parties = parties::map(a, b, matches);
    let sections = settled::sections(a, b);
    let (rows_a, rows_b) = activities::of_both(a, b, &parties);
    let settled = settled::activities(&rows_a, &rows_b, matches);
    let pairs = settled.pairs(&rows_a, &rows_b);
    let mut watch = progress::Watch::new(tell);
    let candidates = propose::candidates(&rows_a, &rows_b, &settled, &mut watch)?;
    Ok(Alignment { parties, sections, pairs, candidates })
}

#[cfg(test)]
pub(crate) mod tests;
