//! How much of what is known to be right is found.

use std::collections::{BTreeMap, BTreeSet};

use remit_compare::align::{Alignment, Candidates, Matches, Reason, align};
use remit_core::fold;
use remit_core::matrix::{Activity, Matrix, RowId};

use super::{Disturbed, Done};

/// How much of the truth is found, as parts of 1.
#[derive(Debug, Clone, Copy, Default)]
pub struct Figures {
    /// The right row comes first; a pair is first.
    pub first: f64,
    /// It is among five.
    pub among_five: f64,
    /// Of the pairs and of what the order of the page says, so much is right.
    pub precision: f64,
    /// So much of the truth is in it.
    pub recall: f64,
}

/// How much the engine finds.
pub fn found(disturbed: &Disturbed) -> Figures {
    let alignment = align(&disturbed.a, &disturbed.b, &Matches::default());
    let (first, among_five) = recall(&ranked(&alignment), &truth(disturbed, None));
    let mut pairs: Vec<(RowId, RowId)> = alignment.pairs.iter().map(|it| (it.a, it.b)).collect();
    pairs.extend(alignment.candidates.iter().filter_map(|it| Some((it.a, by_order(it)?))));
    let is_right =
        |(a, b): &&(RowId, RowId)| disturbed.truth.get(a).is_some_and(|(_, rows)| rows.contains(b));
    let right = pairs.iter().filter(is_right).count() as f64;
    let precision = right / pairs.len().max(1) as f64;
    Figures { first, among_five, precision, recall: right / disturbed.truth.len().max(1) as f64 }
}

/// The candidate that the order of the page names.
fn by_order(candidates: &Candidates) -> Option<RowId> {
    let named = candidates.rows.iter().find(|it| it.why.contains(&Reason::Order));
    named.map(|it| it.row)
}

/// For how many rows the order names a candidate.
pub fn in_order(a: &Matrix, b: &Matrix) -> usize {
    align(a, b, &Matches::default()).candidates.iter().filter_map(by_order).count()
}

/// What is right for each row to which this was done.
pub fn truth(disturbed: &Disturbed, done: Option<Done>) -> Vec<(RowId, &[RowId])> {
    let wanted = disturbed.truth.iter().filter(|(_, (it, _))| done.is_none_or(|done| done == *it));
    wanted.map(|(row, (_, right))| (*row, right.as_slice())).collect()
}

/// The rows of B for each row of A, the likeliest first.
pub type Ranked = BTreeMap<RowId, Vec<RowId>>;

pub fn ranked(alignment: &Alignment) -> Ranked {
    let pairs = alignment.pairs.iter().map(|it| (it.a, vec![it.b]));
    let rows = |it: &Candidates| it.rows.iter().map(|it| it.row).collect();
    pairs.chain(alignment.candidates.iter().map(|it| (it.a, rows(it)))).collect()
}

/// How often the first is right, and one of five.
pub fn recall(ranked: &Ranked, truth: &[(RowId, &[RowId])]) -> (f64, f64) {
    let among = |most: usize| {
        let is_found = |(row, right): &&(RowId, &[RowId])| {
            ranked.get(row).is_some_and(|it| it.iter().take(most).any(|it| right.contains(it)))
        };
        truth.iter().filter(is_found).count() as f64 / truth.len().max(1) as f64
    };
    (among(1), among(5))
}

/// The baseline: plain word overlap, the share of words that two texts have in common.
pub fn by_words(a: &Matrix, b: &Matrix) -> Ranked {
    let words = |matrix: &Matrix| -> Vec<(RowId, BTreeSet<String>)> {
        let of = |it: &Activity| (it.id, fold::words(&it.text.to_plain()).into_iter().collect());
        matrix.activities().map(of).collect()
    };
    let of_b = words(b);
    let ranked = words(a).into_iter().map(|(row, words)| {
        let mut near: Vec<(f64, RowId)> = of_b
            .iter()
            .map(|(other, theirs)| {
                let shared = words.intersection(theirs).count();
                (shared as f64 / (words.len() + theirs.len() - shared).max(1) as f64, *other)
            })
            .collect();
        near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        (row, near.into_iter().take(5).map(|(_, row)| row).collect())
    });
    ranked.collect()
}
