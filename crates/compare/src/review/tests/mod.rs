//! Laws over made-up matrices, and single cases.

mod conflicts;
mod deciding;
mod edit;
mod laws;
mod reworded;
mod sample;
mod words;

use std::sync::Arc;

use super::{Incoming, Review};
use remit_core::matrix::Matrix;

/// A copy of this name.
fn copy(who: &str, base: Option<&Arc<Matrix>>, matrix: Matrix) -> Incoming {
    Incoming {
        who: who.to_owned(),
        base: base.cloned(),
        matrix: Arc::new(matrix),
        seen: Vec::new(),
    }
}

/// What follows from the decisions so far.
fn outcome(review: &Review) -> Matrix {
    review.outcome().unwrap().matrix
}
