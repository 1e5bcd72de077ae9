//! Saves a draft to a file on the disk, which others may change as well: a state machine without
//! I/O.
//!
//! A [`Binding`] is told what happens (an [`Event`], or an [`Answer`] to what it has asked for) and
//! says what is to be done ([`Effect`]). It knows no clock and no browser. The draft is safe in the
//! journal, whatever becomes of the file, so wherever it is not certain that nothing of anybody is
//! lost, the file is left as it is.
//!
//! The file is written after a pause, by one tab of a browser. Each time it is read first. Where it
//! holds something else than what was last read or written here, somebody else has written: that
//! and the draft are joined, and the file is written once the draft has both. What both have
//! changed a person decides, and so they do wherever the file lacks what was written here: a sync
//! client may have put a copy there whose writer never saw it.
//!
//! | state | what ends it |
//! | --- | --- |
//! | [`State::Elsewhere`] | the tab that writes the file is gone |
//! | [`State::Asking`] | the person allows it |
//! | [`State::InStep`] | a change; a time, to look whether others have written |
//! | [`State::Changed`] | a pause |
//! | [`State::Joining`] | the journal has what was joined |
//! | [`State::Review`] | the person decides |
//! | [`State::Lost`] | a time, or the person comes back |
//! | the others | the answer to the one thing that was asked for |
//!
//! What a browser does not let a page do is to put a file in the place of another one only if that
//! is still what it was. Between the last look and the new file's taking its place are some
//! milliseconds in which another program may write what is then written over.

mod decide;
mod event;
mod join;
mod memory;
mod place;
mod state;
mod words;

#[cfg(test)]
mod tests;

use remit_core::matrix::MatrixId;

use crate::keeping::fault::{self, Fault};

pub use event::{
    Answer, Choice, DiskError, Draft, Effect, Event, Moment, Request, Saying, Written,
};
pub use memory::{Content, Memory};
pub use state::{Joining, Loss, Review, State, Why};
pub use words::{Offer, Said};

/// The name of the step by which a draft takes in what others have changed in its file.
pub const UPDATE: &str = "Update from file";

/// How long a person pauses before the file is written.
const PAUSE: u64 = 2_000;
/// How long it waits at most for a pause.
const MOST: u64 = 20_000;
/// How often it is looked whether somebody else has written.
const LOOK: u64 = 15_000;
/// How soon it is looked again whether the journal has everything.
const SOON: u64 = 200;
/// How long the next try waits after the first that went wrong; it doubles each time.
const WAIT: u64 = 2_000;
/// After so many tries the wait doubles no more.
const MOST_DOUBLINGS: u32 = 5;

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A Remit file, read and written.
    Matrix,
    /// A workbook, which is only read.
    Workbook,
}

/// Keeps a draft and a file in step.
#[derive(Debug, Clone)]
pub struct Binding {
    draft: MatrixId,
    /// What the file is called.
    file: String,
    kind: Kind,
    memory: Memory,
    state: State,
    /// How often in a row it went wrong.
    failures: u32,
}

impl Binding {
    /// The binding of a draft to a file of this name. It begins with the effects.
    pub fn new(draft: MatrixId, file: String, kind: Kind) -> (Self, Vec<Effect>) {
        let (memory, state) = (Memory::default(), State::Elsewhere);
        (Self { draft, file, kind, memory, state, failures: 0 }, vec![Effect::Lock])
    }

    /// What the file is called.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What kind of file it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What it is about.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Hears what happened.
    pub fn hear(&mut self, event: Event, moment: &Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        let out = &mut effects;
        match (event, &self.state) {
            (_, State::Ended) => {}
            (Event::Locked, State::Elsewhere) => self.ask(State::Loading, Request::Load, out),
            (Event::Edited, _) => self.edited(moment, out),
            (Event::Looked, State::InStep(_) | State::Lost(..))
            | (Event::Looked | Event::Hidden, State::Changed(..))
            | (Event::Permission(true), State::Asking) => self.begin(moment, out),
            (Event::Time, State::InStep(at) | State::Changed(_, at) | State::Lost(_, at))
                if *at <= moment.now =>
            {
                self.begin(moment, out);
            }
            (Event::Time, State::Joining(_)) => self.joined(moment, out),
            (Event::Decided(choice), State::Review(_)) => self.decide(choice, moment, out),
            (Event::Reviewed(Some(step)), State::Review(_)) => self.reviewed(step, moment, out),
            (Event::Reviewed(None), State::Review(_)) => self.rejected(moment, out),
            (Event::Reviewed(_), State::Offered) => self.in_step(moment, out),
            (Event::Left, state) => {
                if !matches!(state, State::Elsewhere) {
                    out.push(Effect::Unlock);
                }
                self.state = State::Ended;
            }
            _ => {}
        }
        effects
    }

    /// Hears how something went that it has asked for.
    pub fn answer(&mut self, answer: Answer, moment: &Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        let out = &mut effects;
        match (answer, &self.state) {
            (Answer::Loaded(Some((memory, is_allowed))), State::Loading) => {
                self.memory = *memory;
                if is_allowed {
                    self.begin(moment, out);
                } else {
                    self.state = State::Asking;
                }
            }
            (Answer::Loaded(None), State::Loading) => {
                out.push(Effect::Unlock);
                self.state = State::Ended;
            }
            (Answer::Read(Ok(bytes)), State::Reading) => self.was_read(bytes, moment, out),
            (Answer::Read(Err(error)), State::Reading)
            | (Answer::Written(Err(error)), State::Writing) => self.refused(error, moment, out),
            (Answer::Remembered(false), State::Remembering(_)) => {
                self.fail(Loss::NoMemory, moment, out);
            }
            (Answer::Remembered(true), State::Remembering(over)) => self.write(*over, out),
            (Answer::Written(Ok(Written::Done)), State::Writing) => {
                self.memory.written();
                out.push(Effect::Remember(Box::new(self.memory.clone())));
                self.in_step(moment, out);
            }
            (Answer::Written(Ok(Written::Behind)), State::Writing) => {
                self.memory.intent = None;
                self.begin(moment, out);
            }
            (Answer::Taken(step), State::Joining(_)) => self.taken(step, moment, out),
            _ => {}
        }
        effects
    }

    fn ask(&mut self, state: State, request: Request, out: &mut Vec<Effect>) {
        self.state = state;
        out.push(Effect::Ask(request));
    }

    /// The file is read, and then perhaps written, once the draft is quiet.
    fn begin(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        if is_settled(moment) || fault::is(Fault::Loose) {
            self.ask(State::Reading, Request::Read, out);
        } else {
            let is_held = !moment.draft.editor.held().is_empty();
            let wait = if is_held { PAUSE } else { SOON };
            self.change_at(moment.now, moment.now + wait, out);
        }
    }

    fn edited(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        let at = moment.now + PAUSE;
        match &self.state {
            State::InStep(_) if self.kind == Kind::Matrix => self.change_at(moment.now, at, out),
            State::Changed(first, _) => {
                let first = *first;
                self.change_at(first, at.min(first + MOST).max(moment.now), out);
            }
            // What was taken back is there again.
            State::Review(review)
                if review.why == Why::Undone && !self.is_undone(moment.draft.editor) =>
            {
                self.change_at(moment.now, at, out);
            }
            _ => {}
        }
    }

    fn change_at(&mut self, first: u64, at: u64, out: &mut Vec<Effect>) {
        self.state = State::Changed(first, at);
        out.push(Effect::Wake(at));
    }

    /// The file holds what was last written; the draft may have gone on.
    fn in_step(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        self.failures = 0;
        let base = self.memory.base.as_ref();
        let is_same = base.is_some_and(|base| base.matrix == *moment.draft.editor.matrix());
        if is_same || self.kind == Kind::Workbook {
            let at = moment.now + LOOK;
            self.state = State::InStep(at);
            out.push(Effect::Wake(at));
        } else {
            self.change_at(moment.now, moment.now + PAUSE, out);
        }
    }

    /// What is about to be written is remembered first: should the page be gone in the middle, the
    /// file is known again.
    fn prepare(&mut self, over: u64, moment: &Moment, out: &mut Vec<Effect>) {
        let editor = moment.draft.editor;
        if join::is_full(editor) {
            // What is too old to be taken back is asked for no more.
            self.memory.joins.retain(|step| join::is_done(editor, *step));
        }
        let (content, _) = Content::of(editor.matrix());
        self.memory.intent = Some(content);
        if fault::is(Fault::Amnesic) {
            return self.write(over, out);
        }
        let memory = Box::new(self.memory.clone());
        self.ask(State::Remembering(over), Request::Remember(memory), out);
    }

    fn write(&mut self, over: u64, out: &mut Vec<Effect>) {
        let Some(content) = &self.memory.intent else { return };
        let (_, text) = Content::of(&content.matrix);
        self.ask(State::Writing, Request::Write { text, over }, out);
    }

    /// The browser did not do what it was asked for.
    fn refused(&mut self, error: DiskError, moment: &Moment, out: &mut Vec<Effect>) {
        if error == DiskError::NotAllowed {
            self.state = State::Asking;
        } else {
            self.fail(Loss::Disk(error), moment, out);
        }
    }

    /// It went wrong, and may work in a while.
    fn fail(&mut self, loss: Loss, moment: &Moment, out: &mut Vec<Effect>) {
        let at = moment.now + (WAIT << self.failures.min(MOST_DOUBLINGS));
        self.failures += 1;
        self.state = State::Lost(loss, at);
        out.push(Effect::Wake(at));
    }
}

/// Whether the draft is quiet, and waits for no choice between two tabs.
fn is_settled(moment: &Moment) -> bool {
    moment.draft.is_quiet && moment.draft.editor.held().is_empty()
}
