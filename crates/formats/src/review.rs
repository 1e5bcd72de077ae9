//! A review as text, so that one that is half done survives a reload: the draft as it was, the
//! copies with what they parted from, and what was decided.
//!
//! Changes are found anew when it is read. A decision that has no change any more falls, and what
//! it was about is open again or was never there.

use std::sync::Arc;

use super::code::{Coded, items, next};
use super::difference;
use super::json::{self, Node, ReadError, Unresolved};
use remit_compare::MergeError;
use remit_compare::review::{Decision, Incoming, Place, Review, SeveralError, with_all};
use remit_core::matrix::Matrix;

/// The version of the format that is written, and the newest that is read.
const FORMAT: u64 = 1;

/// Why a review could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewError {
    /// From a newer Remit.
    #[error("This review was begun in a newer version of Remit. Reload the page to continue it.")]
    Newer,
    /// Not what was written.
    #[error("The review’s data is damaged. Import the files again to begin a new one.")]
    Damaged,
    /// A matrix in it cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// All of it together is over a limit.
    #[error(transparent)]
    Merge(#[from] MergeError),
}

/// The text of a review.
pub fn write(review: &Review) -> String {
    // Several copies have parted from one state.
    let mut bases: Vec<&Arc<Matrix>> = Vec::new();
    let mut copies = Vec::new();
    for copy in review.copies() {
        let base = copy.base.as_ref().map(|base| {
            bases.iter().position(|other| Arc::ptr_eq(other, base)).unwrap_or_else(|| {
                bases.push(base);
                bases.len() - 1
            })
        });
        let base = Node::List(base.map(|at| Node::Number(at as u64)).into_iter().collect());
        let seen = copy.seen.encode();
        copies.push(Node::List(vec![copy.who.encode(), base, copy.matrix.encode(), seen]));
    }
    let decisions = review.decisions();
    let decisions =
        decisions.map(|(place, decision)| Node::List(vec![place.encode(), decision.encode()]));
    json::compact(&Node::List(vec![
        Node::Number(FORMAT),
        review.mine().encode(),
        Node::List(bases.iter().map(|base| base.encode()).collect()),
        Node::List(copies),
        Node::List(decisions.collect()),
    ]))
}

/// Reads what [`write`](write()) has written. Where the draft was changed since, [`Review::onto`]
/// brings the review up to it.
pub fn read(text: &str) -> Result<Review, ReviewError> {
    let damaged = || ReviewError::Damaged;
    let mut parts = items(json::parse(text)?).ok_or_else(damaged)?;
    match next::<u64>(&mut parts) {
        Some(FORMAT) => {}
        Some(newer) if newer > FORMAT => return Err(ReviewError::Newer),
        _ => return Err(ReviewError::Damaged),
    }
    let mine = json::from_node(parts.next().ok_or_else(damaged)?)?;
    let mut bases: Vec<Arc<Matrix>> = Vec::new();
    for base in parts.next().and_then(items).ok_or_else(damaged)? {
        bases.push(Arc::new(json::from_node(base)?));
    }
    let mut copies = Vec::new();
    for copy in parts.next().and_then(items).ok_or_else(damaged)? {
        let mut copy = items(copy).ok_or_else(damaged)?;
        let who = next(&mut copy).ok_or_else(damaged)?;
        let base: Option<usize> = next(&mut copy).ok_or_else(damaged)?;
        let base = base.map(|at| bases.get(at).cloned().ok_or_else(damaged)).transpose()?;
        let matrix = Arc::new(json::from_node(copy.next().ok_or_else(damaged)?)?);
        // What an earlier Remit kept has none.
        let seen = next(&mut copy).unwrap_or_default();
        copies.push(Incoming { who, base, matrix, seen });
    }
    let decisions: Vec<(Place, Decision)> = next(&mut parts).ok_or_else(damaged)?;
    if parts.next().is_some() {
        return Err(ReviewError::Damaged);
    }
    let mut review = Review::new(mine, copies)?;
    for (place, decision) in decisions {
        let _fallen = review.decide(&place, decision);
    }
    Ok(review)
}

/// A review of what a merge has left to decide: the file's matrix as the draft, and a copy that has
/// theirs wherever the two differ. Nothing of it is decided.
pub fn of_unresolved(
    matrix: Matrix,
    list: &[Unresolved],
    who: impl Into<String>,
) -> Result<Review, ReviewError> {
    let mut changes = Vec::new();
    for open in list.iter().filter(|open| !open.change.is_empty()) {
        changes.push(difference::from_node(json::parse(&open.change)?, &matrix)?);
    }
    let theirs = with_all(&matrix, changes).map_err(|error| match error {
        SeveralError::Merge(error) => ReviewError::Merge(error),
        SeveralError::Apply(_) => ReviewError::Damaged,
    })?;
    let copy = Incoming { who: who.into(), base: None, matrix: Arc::new(theirs), seen: Vec::new() };
    Ok(Review::new(matrix, vec![copy])?)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;
    use remit_core::arbitrary::{any_matrix, edited, loose_command};

    /// A review of two copies, one of them of unknown base, with some decisions.
    fn any_review() -> impl Strategy<Value = Review> {
        let edits = || vec(loose_command(), 0..5);
        let picks = vec((any::<Index>(), 0..4_u8), 0..6);
        (any_matrix(), edits(), edits(), edits(), picks).prop_filter_map(
            "too large together",
            |(base, mine, one, two, picks)| {
                let [mine, one, two] =
                    [(0, mine), (1_000, one), (2_000, two)].map(|(at, it)| edited(&base, at, it));
                let base = Some(Arc::new(base));
                let copies = vec![
                    Incoming {
                        who: "Ann".to_owned(),
                        base,
                        matrix: Arc::new(one),
                        seen: vec![7, 8],
                    },
                    Incoming {
                        who: "Ben".to_owned(),
                        base: None,
                        matrix: Arc::new(two),
                        seen: Vec::new(),
                    },
                ];
                let mut review = Review::new(mine, copies).ok()?;
                for (pick, kind) in picks {
                    if review.changes().is_empty() {
                        break;
                    }
                    let change = &review.changes()[pick.index(review.changes().len())];
                    let (place, values) = (change.place.clone(), review.values(change));
                    let decision = match kind {
                        0 => Decision::Mine,
                        1 => Decision::Theirs(change.copies().next()?),
                        2 => Decision::Other(values.theirs.into_iter().next()?),
                        _ => Decision::Both,
                    };
                    let _refused = review.decide(&place, decision);
                }
                Some(review)
            },
        )
    }

    proptest! {
        #[test]
        fn a_review_reads_back(review in any_review()) {
            let text = write(&review);
            let back = read(&text).unwrap();
            prop_assert_eq!(back.mine(), review.mine());
            prop_assert_eq!(back.copies(), review.copies());
            prop_assert_eq!(back.changes(), review.changes());
            prop_assert!(back.decisions().eq(review.decisions()));
            prop_assert_eq!(write(&back), text);
        }

        #[test]
        fn damage_is_an_error_or_another_review(
            review in any_review(), at in any::<Index>(), instead in "\\PC?", cut in any::<bool>(),
        ) {
            let text = write(&review);
            let at = at.index(text.len());
            let before: String = text.chars().take(at).collect();
            let after: String = text.chars().skip(at + 1).collect();
            let damaged = if cut { before } else { format!("{before}{instead}{after}") };
            if let Ok(read) = read(&damaged) {
                let _either = read.outcome();
            }
        }
    }

    #[test]
    fn a_newer_version_is_refused() {
        assert_eq!(read("[2,[]]").unwrap_err(), ReviewError::Newer);
        assert_eq!(read("[0,[]]").unwrap_err(), ReviewError::Damaged);
        assert_eq!(read("{}").unwrap_err(), ReviewError::Damaged);
    }
}
