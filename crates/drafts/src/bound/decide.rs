//! What a person decides between the draft and the file.

use super::Binding;
use super::event::{Choice, Effect, Moment};
use super::join::{is_done, keep_version};
use super::state::{Joining, Review, State, Why};
use remit_compare::three_way;
use remit_core::edit::Editor;
use remit_core::matrix::{Matrix, StepId};

impl Binding {
    /// The person has decided.
    pub(super) fn decide(&mut self, choice: Choice, moment: &Moment, out: &mut Vec<Effect>) {
        let State::Review(review) = &self.state else { return };
        let Review { why, base, theirs, .. } = review.as_ref().clone();
        let mine = moment.draft.editor.matrix();
        let last = self.memory.base.as_ref().map(|base| &base.matrix);
        let began = match (why, choice) {
            (Why::NoBase, _) | (Why::Earlier, Choice::Mine) => None,
            (Why::Conflict | Why::Unseen, Choice::Mine) | (Why::Undone, Choice::Theirs) => {
                base.as_ref()
            }
            (Why::Undone, Choice::Mine)
            | (Why::Conflict | Why::Unseen | Why::Earlier, Choice::Theirs) => last,
        };
        // Where both have changed the same, the first of the two stays.
        let (first, second) = match choice {
            Choice::Mine => (mine, &theirs.matrix),
            Choice::Theirs => (&theirs.matrix, mine),
        };
        let joined = began.map(|began| three_way(began, first, second));
        let joined = joined.and_then(Result::ok).map_or_else(|| first.clone(), |it| it.matrix);
        keep_version(Choice::Mine, mine, out);
        self.decided(moment.draft.editor);
        if joined == *mine {
            return self.agree(theirs, moment, out);
        }
        let given_up = given_up(mine, &joined, &theirs.matrix);
        let mine = mine.clone();
        self.take(joined, Joining { step: None, mine, theirs, given_up }, out);
    }

    /// What was taken back is decided now.
    fn decided(&mut self, editor: &Editor) {
        self.memory.joins.retain(|step| is_done(editor, *step));
    }

    /// The person has decided change by change, and the draft is what came of it.
    pub(super) fn reviewed(&mut self, step: StepId, moment: &Moment, out: &mut Vec<Effect>) {
        let State::Review(review) = &self.state else { return };
        let Review { mine, theirs, .. } = review.as_ref().clone();
        let given_up = given_up(&mine, moment.draft.editor.matrix(), &theirs.matrix);
        self.decided(moment.draft.editor);
        let joining = Joining { step: Some(step), mine, theirs, given_up };
        self.state = State::Joining(Box::new(joining));
        self.joined(moment, out);
    }

    /// The person has decided change by change, and the draft stays what it is.
    pub(super) fn rejected(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        let State::Review(review) = &self.state else { return };
        let Review { mine, theirs, .. } = review.as_ref().clone();
        let editor = moment.draft.editor;
        let given_up = given_up(&mine, editor.matrix(), &theirs.matrix);
        self.decided(editor);
        self.memory.agree(theirs, &mine);
        if let Some(given_up) = given_up {
            self.memory.decide(given_up);
        }
        self.agreed(moment, out);
    }
}

/// What the file holds, but for what a person has given up for it: there it is as it was.
fn given_up(mine: &Matrix, joined: &Matrix, theirs: &Matrix) -> Option<Matrix> {
    three_way(joined, theirs, mine).ok().map(|merged| merged.matrix)
}
