//! What the person says to what the bar asks.

use std::sync::Arc;

use remit_compare::review::{Incoming, Review};
use remit_core::matrix::StepId;
use remit_drafts::bound::{Choice, Event, State, UPDATE, Why};

use super::super::Session;
use super::Told;
use crate::state::{Asks, CameIn, SharedFile};

impl Session {
    /// Does what the bar asks.
    pub(super) async fn agree_on_file(self) {
        let Some(bar) = self.disk.bar.get_untracked() else { return };
        if bar.asks == Asks::Keep {
            return self.keep_in_file().await;
        }
        let Some(file) = self.disk.file() else { return };
        match bar.asks {
            Asks::Allow => self.ask_permission(&file).await,
            Asks::TryAgain => self.try_again(),
            Asks::SaveElsewhere => {
                let id = file.borrow().id;
                self.save_to_file(id).await;
            }
            Asks::Decide => self.review_file(),
            Asks::Import => {
                let (name, bytes) = {
                    let mut file = file.borrow_mut();
                    (file.binding.file().to_owned(), std::mem::take(&mut file.offered))
                };
                self.preview(Some(name), Ok(bytes));
                self.tell(&file, Told::Event(Event::Reviewed(None)));
            }
            Asks::Keep => {}
        }
    }

    /// Says no to what the bar asks.
    pub(super) fn decline_on_file(self) {
        CameIn::set(None);
        self.disk.say(String::new(), None);
        self.go_to_cursor();
    }

    /// Tries at once what has not worked.
    pub(super) fn try_again(self) {
        let Some(file) = self.disk.file() else { return };
        file.borrow_mut().is_awaited = true;
        self.screen.announce("Trying again…");
        self.tell(&file, Told::Event(Event::Looked));
    }

    /// The person has chosen one of the two as a whole.
    pub(super) fn choose_for_file(self, choice: Choice) {
        let Some(file) = self.disk.file() else { return };
        // What is being typed is part of the draft.
        self.grid.commit_typing();
        let is_under_review = self
            .reviewing
            .review
            .with_untracked(|now| now.as_ref().is_some_and(|now| is_of(&file, &now.review)));
        if is_under_review {
            self.discard_review();
        }
        file.borrow_mut().is_awaited = true;
        self.tell(&file, Told::Event(Event::Decided(choice)));
        self.go_to_cursor();
    }

    /// Shows what the draft and the file differ in, change by change.
    pub(super) fn review_file(self) {
        let Some(file) = self.disk.file() else { return };
        let (id, copy) = {
            let file = file.borrow();
            let State::Review(review) = file.binding.state() else { return };
            // Where the file goes back, or the person has, each difference is theirs to decide.
            let base = match review.why {
                Why::Conflict | Why::Unseen => review.base.clone().map(Arc::new),
                Why::Earlier | Why::NoBase | Why::Undone => None,
            };
            let who = file.binding.file().to_owned();
            let matrix = Arc::new(review.theirs.matrix.clone());
            (file.id, Incoming { who, base, matrix, seen: Vec::new() })
        };
        self.grid.commit_typing();
        self.review_copies(id, UPDATE.to_owned(), vec![copy]);
    }

    /// A review was finished; what was taken is this step of the draft. Where it was about what
    /// the file holds, the two are in step with that.
    pub(in super::super) fn reviewed_file(self, review: &Review, step: Option<StepId>) {
        if let Some(file) = self.disk.file()
            && is_of(&file, review)
        {
            self.tell(&file, Told::Event(Event::Reviewed(step)));
        }
    }
}

/// Whether a review is about what the file holds.
fn is_of(file: &SharedFile, review: &Review) -> bool {
    match file.borrow().binding.state() {
        State::Review(now) => review.copies().iter().any(|copy| *copy.matrix == now.theirs.matrix),
        _ => false,
    }
}
