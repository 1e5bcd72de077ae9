//! Copies of a draft that came back, while a person decides what of them is taken.

use std::sync::Arc;

use remit_compare::review::{Outcome, Review};
use remit_core::matrix::MatrixId;

use super::watched::Watched;

/// A review with what follows from the decisions so far.
#[derive(Debug)]
pub struct Reviewed {
    /// The review.
    pub review: Review,
    /// What follows from it.
    pub outcome: Outcome,
    /// The name of the step that takes it into the draft.
    pub step: String,
}

/// The review of the draft on the screen.
#[derive(Clone, Copy)]
pub struct Reviewing {
    /// Which draft is under review.
    of: Watched<Option<MatrixId>>,
    /// The review.
    pub review: Watched<Option<Arc<Reviewed>>>,
    /// The change that the person is at, by its place in the review.
    pub current: Watched<usize>,
    /// Whether rows without changes are shown too.
    pub shows_all: Watched<bool>,
    /// Whether the person has put it off.
    pub is_paused: Watched<bool>,
    /// What could not be done.
    pub problem: Watched<String>,
}

impl Reviewing {
    /// No review.
    pub fn new() -> Self {
        Self {
            of: Watched::new(None),
            review: Watched::new(None),
            current: Watched::new(0),
            shows_all: Watched::new(false),
            is_paused: Watched::new(false),
            problem: Watched::new(String::new()),
        }
    }

    /// Whether a draft is under review; follows that.
    pub fn is_of(self, id: Option<MatrixId>) -> bool {
        id.is_some() && self.of.get() == id
    }

    /// The draft under review as it is now.
    pub fn draft(self) -> Option<MatrixId> {
        self.of.get_untracked()
    }

    /// A review begins, goes on, or goes on otherwise.
    pub fn show(self, id: MatrixId, review: Reviewed) -> Arc<Reviewed> {
        let review = Arc::new(review);
        self.review.set(Some(Arc::clone(&review)));
        self.problem.replace(String::new());
        if self.of.get_untracked() != Some(id) {
            self.current.set(0);
            self.shows_all.set(false);
            self.is_paused.set(false);
            self.of.set(Some(id));
        }
        review
    }

    /// The person goes to a change.
    pub fn go_to(self, change: usize) {
        self.current.replace(change);
    }

    /// Whether rows without changes are shown too.
    pub fn show_all(self, all: bool) {
        self.shows_all.replace(all);
    }

    /// The person puts it off, or comes back to it.
    pub fn pause(self, is_paused: bool) {
        self.is_paused.replace(is_paused);
    }

    /// Something could not be done.
    pub fn fail(self, problem: String) {
        self.problem.set(problem);
    }

    /// It is over.
    pub fn end(self) {
        self.of.set(None);
        self.review.set(None);
    }
}
