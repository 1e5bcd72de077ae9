//! What was read of the file, held against the draft.

use super::event::{Choice, Effect, Moment, Request, Saying};
use super::memory::Content;
use super::place::changes;
use super::state::{Joining, Loss, Review, State, Why};
use super::{Binding, Kind, SOON, UPDATE, is_settled};
use crate::keeping::fault::{self, Fault};
use remit_compare::{MergeError, Merged, diff, three_way};
use remit_core::edit::{Editor, MAX_STEPS};
use remit_core::matrix::{Matrix, StepId};
use remit_formats::json::{self, File};

/// What becomes of what somebody else has written.
enum Verdict {
    /// The draft has all of it.
    Same,
    /// The draft becomes this.
    Take(Box<Matrix>),
    /// A person decides.
    Ask(Why),
}

impl Binding {
    /// The file was read.
    pub(super) fn was_read(&mut self, bytes: Vec<u8>, moment: &Moment, out: &mut Vec<Effect>) {
        if !is_settled(moment) && !fault::is(Fault::Loose) {
            // Another tab was heard of meanwhile.
            return self.begin(moment, out);
        }
        let hash = json::fingerprint_of(&bytes);
        if self.kind == Kind::Workbook {
            return self.workbook_was_read(hash, bytes, moment, out);
        }
        if self.memory.intent.as_ref().is_some_and(|intent| intent.hash == hash) {
            // It was written, and could not say so.
            self.memory.written();
        }
        let is_known = self.memory.base.as_ref().is_some_and(|base| base.hash == hash);
        if is_known || fault::is(Fault::Unlooked) {
            self.memory.intent = None;
            return self.nobody_wrote(hash, moment, out);
        }
        if bytes.is_empty() && self.memory.is_new() {
            return self.prepare(hash, moment, out);
        }
        match json::read_file(&bytes) {
            Err(error) => self.fail(Loss::Unreadable(error), moment, out),
            Ok(File { matrix, .. }) if matrix.id != self.draft && !fault::is(Fault::Mistaken) => {
                self.fail(Loss::OtherMatrix, moment, out);
            }
            Ok(File { matrix, versions, .. }) => {
                if !versions.is_empty() {
                    out.push(Effect::TakeVersions(versions));
                }
                // Should it not have been written before they wrote, it is missing there, and that
                // is asked.
                self.memory.written();
                self.somebody_wrote(Content { hash, matrix }, moment, out);
            }
        }
    }

    fn workbook_was_read(
        &mut self,
        hash: u64,
        bytes: Vec<u8>,
        moment: &Moment,
        out: &mut Vec<Effect>,
    ) {
        if self.memory.known.last() == Some(&hash) {
            return self.in_step(moment, out);
        }
        let is_first = self.memory.known.is_empty();
        self.memory.know(hash);
        out.push(Effect::Remember(Box::new(self.memory.clone())));
        if is_first {
            return self.in_step(moment, out);
        }
        self.state = State::Offered;
        out.push(Effect::Offer(bytes));
    }

    /// The file is as it was last read or written here.
    fn nobody_wrote(&mut self, hash: u64, moment: &Moment, out: &mut Vec<Effect>) {
        let editor = moment.draft.editor;
        let base = self.memory.base.as_ref();
        if base.is_some_and(|base| base.matrix == *editor.matrix()) {
            return self.in_step(moment, out);
        }
        match base.cloned() {
            Some(theirs) if self.is_undone(editor) => {
                let (base, mine) = (self.before_undone(editor), editor.matrix().clone());
                self.review(Review { why: Why::Undone, base, mine, theirs }, out);
            }
            _ => self.prepare(hash, moment, out),
        }
    }

    /// Whether the person has taken back what others have changed. A step that is too old to be
    /// taken back is none of that.
    pub(super) fn is_undone(&self, editor: &Editor) -> bool {
        let is_gone = |step: &StepId| !is_done(editor, *step);
        !is_full(editor) && !fault::is(Fault::Undoing) && self.memory.joins.iter().any(is_gone)
    }

    /// What the file held before the changes that were taken back, if that is known.
    fn before_undone(&self, editor: &Editor) -> Option<Matrix> {
        let (last, others) = self.memory.joins.split_last()?;
        let is_last = !is_done(editor, *last) && others.iter().all(|step| is_done(editor, *step));
        self.memory.before.clone().filter(|_| is_last)
    }

    /// Somebody else has written the file.
    fn somebody_wrote(&mut self, theirs: Content, moment: &Moment, out: &mut Vec<Effect>) {
        let editor = moment.draft.editor;
        if self.memory.base.as_ref().is_some_and(|base| base.matrix == theirs.matrix) {
            // It was only written in another way, as with other ends of lines.
            if let Some(base) = &mut self.memory.base {
                base.hash = theirs.hash;
            }
            return self.nobody_wrote(theirs.hash, moment, out);
        }
        let verdict = match self.judge(editor.matrix(), &theirs) {
            Ok(Verdict::Same) => return self.agree(theirs, moment, out),
            verdict => verdict,
        };
        let mine = editor.matrix().clone();
        match verdict {
            Err(error) => {
                keep_version(Choice::Theirs, &theirs.matrix, out);
                self.fail(Loss::Unjoinable(error), moment, out);
            }
            Ok(_) if self.is_undone(editor) => {
                let base = self.before_undone(editor);
                self.review(Review { why: Why::Undone, base, mine, theirs }, out);
            }
            Ok(Verdict::Ask(why)) => {
                let base = self.memory.ancestor().cloned();
                self.review(Review { why, base, mine, theirs }, out);
            }
            Ok(Verdict::Take(joined)) => {
                keep_version(Choice::Theirs, &theirs.matrix, out);
                out.push(Effect::Say(Saying::Joined));
                self.take(*joined, Joining { step: None, mine, theirs, given_up: None }, out);
            }
            Ok(Verdict::Same) => {}
        }
    }

    fn judge(&self, mine: &Matrix, theirs: &Content) -> Result<Verdict, MergeError> {
        if theirs.matrix == *mine {
            return Ok(Verdict::Same);
        }
        let Some(base) = &self.memory.base else { return Ok(Verdict::Ask(Why::NoBase)) };
        if self.memory.known.contains(&theirs.hash) {
            return Ok(Verdict::Ask(Why::Earlier));
        }
        let their = changes(&diff(&base.matrix, &theirs.matrix));
        if self.memory.doubts(&their) && !fault::is(Fault::Trusting) {
            return Ok(Verdict::Ask(Why::Unseen));
        }
        let Merged { matrix, conflicts, .. } = three_way(&base.matrix, mine, &theirs.matrix)?;
        Ok(if !conflicts.is_empty() && !fault::is(Fault::Partial) {
            Verdict::Ask(Why::Conflict)
        } else if matrix == *mine {
            Verdict::Same
        } else {
            Verdict::Take(Box::new(matrix))
        })
    }

    fn review(&mut self, review: Review, out: &mut Vec<Effect>) {
        keep_version(Choice::Theirs, &review.theirs.matrix, out);
        self.state = State::Review(Box::new(review));
        out.extend([Effect::Say(Saying::Differs), Effect::Review]);
    }

    /// The draft becomes this, which takes in what the file holds.
    pub(super) fn take(&mut self, joined: Matrix, joining: Joining, out: &mut Vec<Effect>) {
        self.ask(State::Joining(Box::new(joining)), Request::Take(Box::new(joined)), out);
    }

    /// The draft has become what it was to become, or not.
    pub(super) fn taken(&mut self, step: Option<StepId>, moment: &Moment, out: &mut Vec<Effect>) {
        let State::Joining(joining) = &mut self.state else { return };
        joining.step = step;
        if step.is_none() {
            return self.fail(Loss::Frozen, moment, out);
        }
        self.joined(moment, out);
    }

    /// What was taken in counts once the journal has it. Until then it may turn out that another
    /// tab has changed the same at the same time, and that the person has to choose.
    pub(super) fn joined(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        let State::Joining(joining) = &self.state else { return };
        let Joining { step: Some(step), mine, theirs, given_up } = joining.as_ref().clone() else {
            return;
        };
        if !is_settled(moment) && !fault::is(Fault::Early) {
            return out.push(Effect::Wake(moment.now + SOON));
        }
        let editor = moment.draft.editor;
        let is_taken = is_done(editor, step) || editor.undone().iter().any(|it| it.id == step);
        if is_taken || fault::is(Fault::Early) {
            self.memory.joined(step);
            self.memory.agree(theirs, &mine);
            if let Some(given_up) = given_up {
                self.memory.decide(given_up);
            }
            self.agreed(moment, out);
        } else {
            self.begin(moment, out);
        }
    }

    /// The draft has what the file holds.
    pub(super) fn agree(&mut self, theirs: Content, moment: &Moment, out: &mut Vec<Effect>) {
        let editor = moment.draft.editor;
        // The page may have been gone before it could remember what it had taken in.
        let joins = editor.done().iter().filter(|step| step.name == UPDATE).map(|step| step.id);
        let unknown: Vec<StepId> = joins.filter(|id| !self.memory.joins.contains(id)).collect();
        for step in unknown {
            self.memory.joined(step);
        }
        self.memory.agree(theirs, editor.matrix());
        self.agreed(moment, out);
    }

    pub(super) fn agreed(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        out.push(Effect::Remember(Box::new(self.memory.clone())));
        self.begin(moment, out);
    }
}

pub(super) fn keep_version(whose: Choice, matrix: &Matrix, out: &mut Vec<Effect>) {
    if !fault::is(Fault::Unversioned) {
        out.push(Effect::KeepVersion { whose, matrix: Box::new(matrix.clone()) });
    }
}

/// Whether the history forgets its oldest steps.
pub(super) fn is_full(editor: &Editor) -> bool {
    editor.done().len() >= MAX_STEPS
}

/// Whether a step is in the draft, and was not taken back.
pub(super) fn is_done(editor: &Editor, step: StepId) -> bool {
    editor.done().iter().any(|done| done.id == step)
}
