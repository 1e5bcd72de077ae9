//! Keeps a draft: a state machine without I/O.
//!
//! A [`Keeper`] is told what happens to one draft in one tab (an [`Event`], or an [`Answer`] to
//! what it has asked for) and says what is to be done ([`Effect`]). It knows no clock and no
//! browser: times come with what it is told. Whoever runs it carries the effects out in their
//! order, and tells it nothing new before they are all begun.
//!
//! The journal is the truth. It has one order, and an entry is only ever added behind the last
//! one that this tab knows; whoever comes too late reads what was done, does its own behind that
//! and asks the person where both changed the same. Local storage, which can never prove that it
//! has kept anything, is the quick copy: the whole draft, and beside it what the journal does not
//! have yet.
//!
//! | state | what ends it |
//! | --- | --- |
//! | [`State::Idle`] | an edit, another tab's news |
//! | [`State::Due`] | the page was painted |
//! | [`State::Busy`] | the answer to the one thing that was asked for |
//! | [`State::Waiting`] | a time, or the next edit |
//! | [`State::Ended`] | nothing |

mod birth;
mod copy;
mod event;
pub(crate) mod fault;
mod journal;
mod meaning;
mod merge;
mod open;
mod state;

use crate::Head;
use remit_core::edit::{Act, Editor, Entry, meets};
use remit_core::matrix::{MatrixId, NewIds, TabId};

use birth::Birth;
use copy::Copy;
use fault::Fault;
use meaning::Meaning;
use state::{Ground, News, Trouble, Versions};

pub use event::{
    Answer, Appended, Aside, Created, Effect, Event, JournalError, Moment, Reading, Request,
    Saving, Saying, Screen, Since, StoreError, Typing,
};
pub use open::{Copies, Found, Opened, open, open_version, peek};
pub use state::{End, State, Work};

/// How long the next try waits after the first that went wrong; it doubles each time.
const WAIT: u64 = 2_000;
/// After so many tries the wait doubles no more.
const MOST_DOUBLINGS: u32 = 5;
/// The browser says a little late that a tab is gone.
const GONE_BY: u64 = 1_500;

/// Brings one draft into the journal and local storage. It outlives the draft on the screen
/// until all is kept.
#[derive(Debug, Clone)]
pub struct Keeper {
    id: MatrixId,
    tab: TabId,
    /// What lists show of the draft as the journal has it, with its revision.
    head: Head,
    /// What the journal has of the draft, apart from what is pending.
    ground: Ground,
    /// What was done here and is not in the journal yet, in order.
    pending: Vec<Entry>,
    /// What those of them are to do that name a step alone.
    meanings: Vec<Meaning>,
    state: State,
    /// Why the last try went wrong, until one succeeds.
    trouble: Option<Trouble>,
    /// What other tabs may have done that is not here yet.
    news: News,
    /// When it is looked for what a tab has left that may be gone by then.
    search: Option<u64>,
    /// What other tabs have done since somebody has begun to type: it may be under the field.
    unseen: Vec<Entry>,
    copy: Copy,
    /// The tabs of which local storage has pending entries that are pending here, too.
    copied: Vec<TabId>,
    versions: Versions,
    /// How many entries have come behind the last snapshot.
    since_snapshot: usize,
}

impl Keeper {
    fn new(id: MatrixId, tab: TabId, head: Head) -> Self {
        Self {
            id,
            tab,
            head,
            ground: Ground::Here,
            pending: Vec::new(),
            meanings: Vec::new(),
            state: State::Idle,
            trouble: None,
            news: News::None,
            search: None,
            unseen: Vec::new(),
            copy: Copy::new(None),
            copied: Vec::new(),
            versions: Versions::Unknown,
            since_snapshot: 0,
        }
    }

    /// Keeps a draft that has just begun in this tab. It is to be told of [`Event::Looked`], so
    /// that it begins.
    pub fn begin(editor: Editor, tab: TabId, head: Head) -> Self {
        let id = editor.matrix().id;
        let birth = Birth::begun(editor, 0);
        let (ground, versions) = (Ground::Unborn(birth), Versions::Last(None));
        Self { ground, versions, ..Self::new(id, tab, head) }
    }

    /// The draft.
    pub fn id(&self) -> MatrixId {
        self.id
    }

    /// What it is about.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Why the journal does not take what is here, since the last try.
    pub fn trouble(&self) -> Option<&JournalError> {
        self.trouble.as_ref().map(|trouble| &trouble.error)
    }

    /// Whether the journal has everything.
    pub fn is_kept(&self) -> bool {
        self.pending.is_empty() && !matches!(self.ground, Ground::Unborn(_))
    }

    /// Whether the draft is in the trash, or no more.
    pub fn is_deleted(&self) -> bool {
        self.ground == Ground::Deleted
    }

    /// Whether there is nothing more to wait for once the draft was left.
    pub fn is_done(&self) -> bool {
        match self.state {
            State::Ended(_) => true,
            State::Idle | State::Waiting(_) => self.is_kept(),
            State::Due | State::Busy(_) => false,
        }
    }

    /// Whether it is about to do something, or waits for an answer.
    pub fn is_busy(&self) -> bool {
        matches!(self.state, State::Due | State::Busy(_))
    }

    /// Where the work is.
    pub fn saving(&self) -> Saving {
        if self.state == State::Ended(End::Newer) {
            return Saving::ReadOnly;
        }
        let is_kept = self.is_kept() || fault::is(Fault::SavedBeforeItIs) && self.is_busy();
        match (is_kept, self.trouble.is_some(), self.copy.problem()) {
            // A draft that is too large for local storage belongs in the journal.
            (true, _, None | Some(StoreError::TooLarge)) => Saving::Saved,
            (true, _, Some(error)) => Saving::InJournal(error.clone()),
            (false, true, Some(error)) => Saving::Failed(error.clone()),
            (false, true, None) if self.copy.is_current() => Saving::SavedLoosely,
            (false, _, _) => Saving::Pending,
        }
    }

    /// The revision once the journal has everything.
    pub fn revision(&self) -> u64 {
        let covered = if let Ground::Unborn(birth) = &self.ground { birth.covers } else { 0 };
        self.head.revision + self.pending.len().saturating_sub(covered) as u64
    }

    /// The entry of what a person does, before it is done. Whoever has typed a text has not seen
    /// what another tab has put there meanwhile, as it was under the field: what they typed waits
    /// for a choice.
    pub fn entry(&mut self, act: Act, editor: &Editor, now: u64, ids: &mut impl NewIds) -> Entry {
        let id = ids.step();
        let act = match act {
            Act::Do { name, command } if meets(editor, &command, &self.unseen) => {
                Act::Hold { name, command }
            }
            act => act,
        };
        self.meanings.extend(Meaning::of(id, &act, editor));
        Entry { id, tab: self.tab, at: now, act }
    }

    /// What the journal does not have yet, as whoever takes it over can read it: what it was to do
    /// stands in place of the names of steps.
    fn spelled_out(&self) -> Vec<Entry> {
        let pending = self.pending.iter().cloned();
        pending.map(|entry| Meaning::stand_in(&self.meanings, entry)).collect()
    }

    /// The draft as it was when it was left, where the journal has nothing of it yet: this keeper
    /// is the one to go on with.
    fn unborn(&self) -> Option<Editor> {
        let Ground::Unborn(birth) = &self.ground else { return None };
        let mut editor = (*birth.editor).clone();
        for entry in self.pending.iter().skip(birth.covers) {
            // It was performed before.
            let _ = editor.perform(entry.clone());
        }
        Some(editor)
    }

    /// Hears what happened.
    pub fn hear(&mut self, event: Event, moment: &Moment) -> Vec<Effect> {
        let mut effects = Vec::new();
        if matches!(self.state, State::Ended(_)) {
            return effects;
        }
        let out = &mut effects;
        match event {
            Event::Edited(entry) => {
                self.pending.push(entry);
                self.copy.outdate(self.can_wait(moment), moment.now, out);
                self.begin_soon(out);
            }
            Event::Looked => {
                self.copy.outdate(self.can_wait(moment), moment.now, out);
                if !self.is_kept() && self.state == State::Idle {
                    self.begin_soon(out);
                }
            }
            Event::Typed => self.unseen.clear(),
            Event::JournalChanged => self.look(News::Journal, out),
            Event::PendingElsewhere => {
                let at = moment.now + GONE_BY;
                self.search = Some(at);
                out.push(Effect::Wake(at));
            }
            Event::CopiedElsewhere => self.copied_elsewhere(moment, out),
            Event::NewerElsewhere => freeze(out),
            Event::Hidden => self.copy_now(moment, out),
            Event::Left => self.leave(out),
            Event::Removed => self.state = State::Ended(End::Removed),
            Event::Time => self.wake(moment, out),
            Event::NotLoaded if self.is_busy() => self.fail(JournalError::NotLoaded, moment, out),
            Event::NotLoaded => {}
            Event::Copied(result) => self.was_copied(result, out),
            Event::PendingCopied(is_kept) => self.pending_was_copied(is_kept, out),
            Event::Frozen => self.end_frozen(out),
        }
        effects
    }

    /// Something is to be done, if nobody does already.
    fn begin_soon(&mut self, out: &mut Vec<Effect>) {
        if matches!(self.state, State::Idle | State::Waiting(_)) {
            self.state = State::Due;
            out.push(Effect::Begin);
        }
    }

    fn look(&mut self, news: News, out: &mut Vec<Effect>) {
        if fault::is(Fault::Deaf) {
            return;
        }
        self.news = self.news.max(news);
        self.begin_soon(out);
    }

    fn leave(&mut self, out: &mut Vec<Effect>) {
        (self.news, self.search) = (News::None, None);
        self.unseen.clear();
        self.copy.leave();
        if !self.is_kept() {
            self.begin_soon(out);
        }
    }

    fn wake(&mut self, moment: &Moment, out: &mut Vec<Effect>) {
        if self.copy.is_due(moment.now) {
            self.copy_now(moment, out);
        }
        if self.search.is_some_and(|at| at <= moment.now) {
            self.search = None;
            self.look(News::All, out);
        }
        if matches!(self.state, State::Waiting(until) if until <= moment.now) {
            self.begin_soon(out);
        }
    }

    /// It went wrong, and may work in a while.
    fn fail(&mut self, error: JournalError, moment: &Moment, out: &mut Vec<Effect>) {
        let times = self.trouble.as_ref().map_or(0, |before| before.times) + 1;
        self.trouble = Some(Trouble { error: error.clone(), times });
        let until = moment.now + (WAIT << (times - 1).min(MOST_DOUBLINGS));
        self.state = State::Waiting(until);
        out.extend([Effect::Journal(Err(error)), Effect::Wake(until)]);
        if times == 1 && self.copy.problem() == Some(&StoreError::Full) {
            // It was said that the journal has everything.
            out.push(Effect::Say(Saying::Full));
        }
        if !self.is_kept() {
            self.copy_now(moment, out);
        }
    }

    /// The journal has answered as it should.
    fn succeed(&mut self, out: &mut Vec<Effect>) {
        if self.trouble.take().is_some() {
            out.push(Effect::Journal(Ok(())));
        }
    }

    fn end_frozen(&mut self, out: &mut Vec<Effect>) {
        self.copy_pending(out);
        self.state = State::Ended(End::Newer);
        let has_unsent = !self.pending.is_empty();
        out.push(Effect::Say(Saying::Newer { has_unsent }));
    }
}

/// A newer Remit has changed the draft: this one shows it, and changes it no more.
fn freeze(out: &mut Vec<Effect>) {
    out.extend([Effect::TakeTyped, Effect::Freeze]);
}
