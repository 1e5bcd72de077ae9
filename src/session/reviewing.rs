//! Copies of a draft that came back: what of them is taken is decided change by change, and
//! everything becomes one step.

use std::sync::Arc;

use remit_compare::MergeError;
use remit_compare::review::{Change, Decision, Incoming, Place, Review, Scope, State, Step};
use remit_core::edit::Command;
use remit_core::matrix::{Matrix, MatrixId, RowId, StepId};
use remit_drafts::history::SentAs;
use remit_formats::review::{self as kept, ReviewError};

use super::arriving::is_followed;
use super::{Session, Task};
use crate::platform::{paint, store};
use crate::state::{Open, Reviewed, wording};

impl Session {
    /// Shows what copies of a draft have changed.
    pub(super) async fn begin_review(self, id: MatrixId, step: String, copies: Vec<Incoming>) {
        if self.bring_draft(id).await {
            self.review_copies(id, step, copies);
        }
    }

    /// Shows what copies of the draft on the screen have changed.
    pub(super) fn review_copies(self, id: MatrixId, step: String, copies: Vec<Incoming>) {
        let Some(mine) = self.open.draft_now(id, |open| open.matrix().clone()) else { return };
        let review = match self.unfinished(id) {
            Ok(Some(before)) => together(&before, mine, copies),
            Ok(None) => Review::new(mine, copies),
            Err(error) => return self.screen.fail(error.to_string()),
        };
        match review {
            Ok(review) if review.changes().is_empty() => {
                self.screen.announce("Nothing to review: the file has no changes for this draft.");
            }
            Ok(review) => {
                self.show_review(id, review, step);
                self.reviewing.pause(false);
                self.reviewing.go_to(self.first_open().unwrap_or_default());
            }
            Err(error) => self.screen.fail(format!("Nothing changed: {error}.")),
        }
    }

    /// The review of a draft that is not finished yet. One of a newer Remit stays as it is; one
    /// that is damaged is set aside, or stays where there is no room for that.
    fn unfinished(self, id: MatrixId) -> Result<Option<Review>, ReviewError> {
        if self.reviewing.draft() == Some(id) {
            let now = self.reviewing.review.get_untracked();
            return Ok(now.map(|now| now.review.clone()));
        }
        match kept_review(id) {
            None => Ok(None),
            Some((_, Ok(review))) => Ok(Some(review)),
            Some((_, Err(ReviewError::Newer))) => Err(ReviewError::Newer),
            Some((_, Err(error))) => {
                let text = store::load_review(id).unwrap_or_default();
                if store::keep_aside(id, &text) { Ok(None) } else { Err(error) }
            }
        }
    }

    /// Whether the review of the draft on the screen is put off, where there is one. Follows that.
    pub fn review_is_paused(self) -> Option<bool> {
        let id = self.open.with(Open::draft).flatten();
        self.reviewing.is_of(id).then(|| self.reviewing.is_paused.get())
    }

    /// Goes on with a review that is half done, where a draft has one.
    pub fn resume_review(self, id: MatrixId) {
        if self.reviewing.draft() != Some(id) && store::has_review(id) {
            self.later(Task::ResumeReview(id));
        }
    }

    pub(super) fn load_review(self, id: MatrixId) {
        let mine = self.open.now(|open| (open.matrix().id == id).then(|| open.matrix().clone()));
        let (Some(mine), Some((step, review))) = (mine.flatten(), kept_review(id)) else { return };
        let review = match review {
            Ok(review) => review,
            Err(error) => return self.screen.fail(error.to_string()),
        };
        match review.onto(mine) {
            Ok((review, _)) => self.show_review(id, review, step),
            Err(error) => self.screen.fail(format!("The review can't go on: {error}.")),
        }
    }

    fn show_review(self, id: MatrixId, review: Review, step: String) {
        let outcome = match review.outcome() {
            Ok(outcome) => outcome,
            Err(error) => {
                self.reviewing.fail(format!("This can't be taken: {error}."));
                return;
            }
        };
        let now = self.reviewing.show(id, Reviewed { review, outcome, step });
        // A large one takes its time to be written: nobody waits for that.
        paint::after_paint(move || self.save_review(id, &now));
    }

    /// Keeps the review for the next visit, unless it went on or ended meanwhile.
    fn save_review(self, id: MatrixId, now: &Arc<Reviewed>) {
        let is_now = |other: &Arc<Reviewed>| Arc::ptr_eq(other, now);
        if !self.reviewing.review.with_untracked(|now| now.as_ref().is_some_and(is_now)) {
            return;
        }
        if !store::save_review(id, &format!("{}\n{}", now.step, kept::write(&now.review))) {
            self.screen
                .fail("There's no room to keep this review: finish it before you close this tab.");
        }
    }

    /// The review on the screen becomes another one.
    fn change_review(self, change: impl FnOnce(&mut Review) -> Result<(), String>) -> bool {
        let (Some(id), Some(now)) = (self.reviewing.draft(), self.reviewing.review.get_untracked())
        else {
            return false;
        };
        let mut review = now.review.clone();
        if let Err(problem) = change(&mut review) {
            self.reviewing.fail(problem);
            return false;
        }
        self.show_review(id, review, now.step.clone());
        true
    }

    /// Decides on a change. False where that cannot be.
    pub fn decide(self, place: &Place, decision: Decision) -> bool {
        self.change_review(|review| review.decide(place, decision).map_err(|it| format!("{it}.")))
    }

    /// Accepts what the copies have.
    pub fn accept_changes(self, scope: &Scope) {
        self.change_review(|review| {
            review.accept(scope);
            Ok(())
        });
    }

    /// Leaves the draft as it is.
    pub fn reject_changes(self, scope: &Scope) {
        self.change_review(|review| {
            review.reject(scope);
            Ok(())
        });
    }

    /// An activity that comes is one that goes, in other words.
    pub fn take_as_reworded(self, gone: RowId, came: RowId) {
        let done = self.change_review(|review| {
            *review = review.with_reworded(gone, came).map_err(|error| format!("{error}."))?;
            Ok(())
        });
        if done {
            self.go_to_change_of(gone);
        }
    }

    /// Goes to the first change of a row.
    fn go_to_change_of(self, row: RowId) {
        let Some(now) = self.reviewing.review.get_untracked() else { return };
        let is_of_row = |change: &Change| change.place.row() == Some(row);
        if let Some(at) = now.review.changes().iter().position(is_of_row) {
            self.reviewing.go_to(at);
        }
    }

    /// Goes to another change.
    pub fn step_to_change(self, step: Step) {
        let Some(now) = self.reviewing.review.get_untracked() else { return };
        let current = now.review.changes().get(self.reviewing.current.get_untracked());
        let next = now.review.step(current.map(|change| &change.place), step);
        if let Some(at) = next.and_then(|change| now.review.position(&change.place)) {
            self.reviewing.go_to(at);
        }
    }

    fn first_open(self) -> Option<usize> {
        let now = self.reviewing.review.get_untracked()?;
        let review = &now.review;
        review.changes().iter().position(|change| review.state(change) == State::Open)
    }

    /// Takes what was accepted into the draft, as one step. What is still open is decided first.
    pub fn finish_review(self) {
        let (Some(id), Some(now)) = (self.reviewing.draft(), self.reviewing.review.get_untracked())
        else {
            return;
        };
        if let Some(open) = self.first_open() {
            self.reviewing.go_to(open);
            let count = now.review.counts().open;
            return self.reviewing.fail(format!(
                "{} to decide before you can finish.",
                wording::counted(count, "change", "changes")
            ));
        }
        let Some(mine) = self.open.now(|open| open.matrix().clone()) else { return };
        if mine != *now.review.mine() {
            return self.renew_review(id, &now, mine);
        }
        if now.outcome.matrix == mine {
            self.end_review(id);
            self.keep_copies(&now.review, None);
            self.reviewed_file(&now.review, None);
            return self.screen.announce("No changes taken.");
        }
        let matrix = Box::new(now.outcome.matrix.clone());
        if let Some(step) = self.dispatch_step(&now.step, Command::Replace(matrix)) {
            self.keep_state(SentAs::Merged, mine);
            self.keep_copies(&now.review, Some(step));
            if is_followed(&now.step)
                && let Some(release) = now.review.copies().first()
            {
                self.keep_state(SentAs::Imported, (*release.matrix).clone());
            }
            self.end_review(id);
            self.reviewed_file(&now.review, Some(step));
            self.screen.announce(format!("{}. {}", now.step, self.counts()));
        }
    }

    /// The copies of colleagues were decided on.
    fn keep_copies(self, review: &Review, step: Option<StepId>) {
        for copy in review.copies() {
            self.keep_received((*copy.matrix).clone(), copy.seen.clone(), step);
        }
    }

    /// The draft was changed while it was under review.
    fn renew_review(self, id: MatrixId, now: &Arc<Reviewed>, mine: Matrix) {
        match now.review.onto(mine) {
            Ok((review, fallen)) => {
                self.show_review(id, review, now.step.clone());
                let again = match fallen.len() {
                    0 => String::new(),
                    count => format!(
                        " {} to decide again.",
                        wording::counted(count, "change", "changes")
                    ),
                };
                self.reviewing.fail(format!(
                    "The draft has changed since you began.{again} Check the changes, then finish."
                ));
            }
            Err(error) => self.reviewing.fail(format!("This can't be taken: {error}.")),
        }
    }

    fn end_review(self, id: MatrixId) {
        store::remove_review(id);
        self.reviewing.end();
    }

    /// Gives the review up: nothing of the copies is taken.
    pub fn discard_review(self) {
        if let Some(id) = self.reviewing.draft() {
            self.end_review(id);
            self.screen.announce("Review discarded. Your draft is unchanged.");
        }
    }
}

/// The review of a draft that is kept, with the name of its step.
fn kept_review(id: MatrixId) -> Option<(String, Result<Review, ReviewError>)> {
    let text = store::load_review(id)?;
    let (step, text) = text.split_once('\n').unwrap_or(("", &text));
    Some((step.to_owned(), kept::read(text)))
}

/// A review of more copies than before: what was decided stays decided.
fn together(
    before: &Review,
    mine: Matrix,
    mut copies: Vec<Incoming>,
) -> Result<Review, MergeError> {
    for copy in before.copies() {
        if !copies.contains(copy) {
            copies.push(copy.clone());
        }
    }
    before.with_copies(mine, copies)
}
