//! The simulated browser: tabs, what they tell each other, what they store, and a clock.

use std::collections::BTreeMap;

use crate::journal::{write_pending, write_snapshot};
use crate::keeping::{
    Answer, Aside, Effect, Event, JournalError, Keeper, Reading, Saving, StoreError,
};
use crate::kept::{Kept, Value};
use crate::{self as drafts, Entry as Head, Stored, View};
use remit_core::edit::{Editor, Entry};
use remit_core::matrix::{MatrixId, NewIds, StepId, TabId};

use super::ledger::Ledger;
use super::random::Random;
use super::store::{Journal, Storage};
use super::tab::{Page, Tab};
use super::weather::Weather;

/// Ids in the order in which they are asked for.
#[derive(Debug)]
pub(super) struct Ids(pub u64);

impl NewIds for Ids {
    fn next_bits(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
}

/// What is asked of the journal.
#[derive(Debug)]
pub(super) enum Ask {
    Create(Box<Editor>, Head, Option<Value>),
    Append(u64, Vec<Entry>, Head),
    Since(u64),
    Others,
    All(Vec<TabId>),
    Versions,
    Version(u64),
    Compact(u64, String),
}

/// How that went, on its way back.
#[derive(Debug)]
pub(super) enum Back {
    Answer(Answer),
    /// What was read; local storage is looked at when it arrives.
    Read(Vec<TabId>, Result<Option<Kept>, JournalError>),
}

/// Something that is going to happen in a tab.
#[derive(Debug)]
pub(super) enum Plan {
    /// The person does something.
    Act,
    /// The page was painted.
    Begin(u32),
    /// A time has come.
    Wake(u32),
    Ask(u32, Ask),
    Back(u32, Back),
    /// Another tab says something.
    Told,
    /// Local storage says that another tab has written this key.
    Written(Key),
    /// The draft is being opened: the other tabs are known,
    OpenOthers,
    /// and then what the journal has.
    OpenRead(Vec<TabId>),
    Opened(Vec<TabId>, Result<Option<Kept>, JournalError>),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Key {
    Draft,
    Pending,
}

#[derive(Debug)]
pub(super) struct World {
    pub now: u64,
    pub random: Random,
    pub ids: Ids,
    pub id: MatrixId,
    pub weather: Weather,
    pub journal: Journal,
    pub is_journal_full: bool,
    pub storage: Storage,
    pub tabs: Vec<Tab>,
    pub ledger: Ledger,
    /// What was written beside the journal, by whom, and when.
    pub stowed: Vec<(u64, TabId, Vec<StepId>)>,
    /// Whether a person was told of damage.
    pub is_damage_told: bool,
    /// What a rule says that was broken on the way.
    pub broken: Option<String>,
    pub trace: Option<Vec<String>>,
    plans: BTreeMap<(u64, u64), (usize, Plan)>,
    planned: u64,
    keepers: u32,
}

impl World {
    pub fn new(seed: u64, is_traced: bool) -> Self {
        let mut random = Random::new(seed);
        let weather = Weather::of(&mut random);
        Self {
            now: 1_700_000_000_000,
            random,
            ids: Ids(1_000),
            id: MatrixId::from_bits(1),
            weather,
            journal: Journal::default(),
            is_journal_full: false,
            storage: Storage::default(),
            tabs: Vec::new(),
            ledger: Ledger::default(),
            stowed: Vec::new(),
            is_damage_told: false,
            broken: None,
            trace: is_traced.then(Vec::new),
            plans: BTreeMap::new(),
            planned: 0,
            keepers: 0,
        }
    }

    pub fn note(&mut self, what: impl FnOnce() -> String) {
        if let Some(trace) = &mut self.trace {
            let text = what();
            trace.push(format!("{:>7} {text}", self.now - 1_700_000_000_000));
        }
    }

    pub fn plan(&mut self, tab: usize, wait: u64, plan: Plan) {
        self.planned += 1;
        self.plans.insert((self.now + wait, self.planned), (tab, plan));
    }

    /// The next thing happens. False where there is none.
    pub fn step(&mut self) -> bool {
        let Some(((time, _), (tab, plan))) = self.plans.pop_first() else { return false };
        self.now = self.now.max(time);
        if let Plan::Ask(keeper, ask) = plan {
            self.ask(tab, keeper, ask);
            return true;
        }
        if !self.tabs.get(tab).is_some_and(|tab| tab.is_alive) {
            return true;
        }
        match plan {
            Plan::Act => self.act(tab),
            Plan::Begin(keeper) => {
                if self.random.percent(self.weather.not_loaded) {
                    return self.tell(tab, keeper, Event::NotLoaded);
                }
                self.with(tab, keeper, |keeper, moment, _| keeper.start(moment));
            }
            Plan::Wake(keeper) => return self.tell(tab, keeper, Event::Time),
            Plan::Back(keeper, Back::Answer(answer)) => self.answer(tab, keeper, answer),
            Plan::Back(keeper, Back::Read(others, kept)) => {
                let pendings = crate::keeping::Copies::pendings(&self.storage);
                let reading = kept.map(|kept| Reading { others, kept, pendings });
                self.answer(tab, keeper, Answer::Read(reading));
            }
            Plan::Told => self.tell_page(tab, Event::Told),
            Plan::Written(Key::Draft) => self.tell_page(tab, Event::CopiedElsewhere),
            Plan::Written(Key::Pending) => self.tell_page(tab, Event::PendingElsewhere),
            Plan::OpenOthers => {
                let others = self.others(tab);
                let wait = self.random.below(self.weather.slowness);
                self.plan(tab, wait, Plan::OpenRead(others));
            }
            Plan::OpenRead(others) => {
                let kept = if self.fails() { Err(failed()) } else { Ok(self.journal.kept()) };
                let wait = self.random.below(self.weather.slowness);
                self.plan(tab, wait, Plan::Opened(others, kept));
            }
            Plan::Opened(others, kept) => self.opened(tab, others, kept),
            Plan::Ask(..) => {}
        }
        true
    }

    /// Whether something is going to happen before a time.
    pub fn next_before(&self, end: u64) -> bool {
        self.plans.first_key_value().is_some_and(|((time, _), _)| *time < end)
    }

    fn fails(&mut self) -> bool {
        self.random.percent(self.weather.failing)
    }

    /// The tabs that a tab sees beside itself.
    pub fn others(&self, tab: usize) -> Vec<TabId> {
        let others = self.tabs.iter().enumerate().filter(|(at, _)| *at != tab);
        others.filter(|(_, tab)| self.now < tab.gone_from).map(|(_, tab)| tab.id).collect()
    }

    /// Puts a draft on the screen of a tab. Says which keeper has it.
    pub fn show(&mut self, tab: usize, editor: Editor, keeper: Keeper, others: &[TabId]) -> u32 {
        self.keepers += 1;
        let serial = self.keepers;
        let tab = &mut self.tabs[tab];
        for (before, _) in tab.keepers.drain(..) {
            self.ledger.handed_over(before, serial);
        }
        let gone = super::tab::gone(&editor, tab.id, others);
        tab.page = Some(Page { editor, keeper: serial, gone, typed: None, is_frozen: false });
        tab.keepers.push((serial, keeper));
        serial
    }

    /// Tells a keeper what happened, and carries out what it says. True, for there may be more.
    pub fn tell(&mut self, tab: usize, keeper: u32, event: Event) -> bool {
        self.note(|| format!("tab {tab} keeper {keeper} hears {}", short(&event)));
        self.with(tab, keeper, |keeper, moment, _| keeper.hear(event, moment));
        true
    }

    pub fn tell_page(&mut self, tab: usize, event: Event) {
        if let Some(keeper) = self.tabs[tab].page.as_ref().map(|page| page.keeper) {
            self.tell(tab, keeper, event);
        }
    }

    fn answer(&mut self, tab: usize, keeper: u32, answer: Answer) {
        self.note(|| format!("tab {tab} keeper {keeper} is answered {}", short(&answer)));
        self.with(tab, keeper, |keeper, moment, ids| keeper.answer(answer, moment, ids));
    }

    /// Has a keeper do something, and carries out what it says.
    pub fn with(
        &mut self,
        tab: usize,
        keeper: u32,
        act: impl FnOnce(&mut Keeper, &crate::keeping::Moment, &mut Ids) -> Vec<Effect>,
    ) {
        let (now, ids) = (self.now, &mut self.ids);
        let effects = self.tabs[tab].with(keeper, now, |keeper, moment| act(keeper, moment, ids));
        for effect in effects.unwrap_or_default() {
            self.note(|| format!("tab {tab} keeper {keeper}: {}", short(&effect)));
            self.carry_out(tab, keeper, effect);
        }
        for (serial, keeper) in &self.tabs[tab].keepers {
            if matches!(keeper.saving(), Saving::Saved | Saving::InJournal(_)) {
                self.ledger.saved(*serial);
            }
        }
        self.tabs[tab].tidy();
    }

    fn carry_out(&mut self, tab: usize, keeper: u32, effect: Effect) {
        match effect {
            Effect::Begin => {
                let wait = self.random.between(1, 20);
                self.plan(tab, wait, Plan::Begin(keeper));
            }
            Effect::Wake(at) => {
                self.plan(tab, at.saturating_sub(self.now), Plan::Wake(keeper));
            }
            Effect::Create { editor, head, replaces } => {
                self.ask_soon(
                    tab,
                    keeper,
                    Ask::Create(Box::new((*editor).clone()), head, replaces),
                );
            }
            Effect::Append { after, entries, head } => {
                self.ask_soon(tab, keeper, Ask::Append(after, entries, head));
            }
            Effect::ReadSince(revision) => self.ask_soon(tab, keeper, Ask::Since(revision)),
            Effect::ReadAll => self.ask_soon(tab, keeper, Ask::Others),
            Effect::ReadVersions => self.ask_soon(tab, keeper, Ask::Versions),
            Effect::KeepVersion { at, .. } => self.ask_soon(tab, keeper, Ask::Version(at)),
            Effect::Compact(revision, editor) => {
                let text = write_snapshot(&editor, revision);
                self.ask_soon(tab, keeper, Ask::Compact(revision, text));
            }
            Effect::WriteDraft { revision, base } => self.write_draft(tab, keeper, revision, base),
            Effect::RemoveDraft => self.storage.change(self.now, |texts| texts.draft = None),
            Effect::WritePending { base, entries } => {
                self.write_pending(tab, keeper, base, &entries);
            }
            Effect::RemovePending(of) => {
                self.storage.change(self.now, |texts| drop(texts.pending.remove(&of)));
            }
            Effect::SetAside(aside) => {
                let is_kept = self.set_aside(&aside);
                if matches!(aside, Aside::Journal(_)) {
                    self.answer(tab, keeper, Answer::SetAside(is_kept));
                }
                self.is_damage_told |= is_kept;
            }
            Effect::Follow(entries) => {
                let done = self.tabs[tab].page.as_mut().is_some_and(|page| {
                    entries.into_iter().all(|entry| page.editor.perform(entry).is_ok())
                });
                self.answer(tab, keeper, Answer::Followed(done));
            }
            Effect::Show(editor, others) => self.tabs[tab].show(*editor, &others),
            Effect::TakeTyped => {
                self.take_typed(tab);
                self.answer(tab, keeper, Answer::TypedTaken);
            }
            Effect::Freeze => {
                if let Some(page) = &mut self.tabs[tab].page {
                    page.is_frozen = true;
                }
                self.tell(tab, keeper, Event::Frozen);
            }
            Effect::Tell => {
                for other in (0..self.tabs.len()).filter(|other| *other != tab) {
                    if !self.random.percent(self.weather.lost_messages) {
                        let wait = self.random.below(self.weather.message_delay);
                        self.plan(other, wait, Plan::Told);
                    }
                }
            }
            Effect::List | Effect::Journal(_) | Effect::Say(_) | Effect::ShowCopy => {}
        }
    }

    pub fn set_aside(&mut self, aside: &Aside) -> bool {
        if self.storage.is_full {
            return false;
        }
        let (Aside::Journal(text) | Aside::Draft(text) | Aside::Pending(_, text)) = aside;
        self.storage.change(self.now, |texts| {
            texts.aside.push(text.as_str().into());
            match aside {
                Aside::Journal(_) => {}
                Aside::Draft(_) => texts.draft = None,
                Aside::Pending(tab, _) => drop(texts.pending.remove(tab)),
            }
        });
        true
    }

    fn write_draft(&mut self, tab: usize, keeper: u32, revision: u64, base: u64) {
        let Some(page) = &self.tabs[tab].page else { return };
        let result = if self.storage.is_full {
            Err(StoreError::Full)
        } else {
            let (matrix, view) = (page.editor.matrix().clone(), View::default());
            let draft = Stored { matrix, view, saved: self.now, revision, base };
            let text = drafts::write(&draft);
            self.storage.change(self.now, |texts| texts.draft = Some(text.into()));
            self.tell_of_writing(tab, Key::Draft);
            Ok(())
        };
        self.tell(tab, keeper, Event::Copied(result));
    }

    fn write_pending(&mut self, tab: usize, keeper: u32, base: u64, entries: &[Entry]) {
        let id = self.tabs[tab].id;
        let is_kept = !self.storage.is_full;
        self.stowed.retain(|(_, of, _)| *of != id);
        if is_kept {
            let text = write_pending(base, entries);
            self.storage.change(self.now, |texts| drop(texts.pending.insert(id, text.into())));
            let entries = entries.iter().map(|entry| entry.id).collect();
            self.stowed.push((self.now, id, entries));
        } else {
            self.storage.change(self.now, |texts| drop(texts.pending.remove(&id)));
        }
        self.tell_of_writing(tab, Key::Pending);
        self.tell(tab, keeper, Event::PendingCopied(is_kept));
    }

    fn tell_of_writing(&mut self, tab: usize, key: Key) {
        for other in (0..self.tabs.len()).filter(|other| *other != tab) {
            let wait = self.random.below(self.weather.message_delay);
            self.plan(other, wait, Plan::Written(key));
        }
    }

    fn ask_soon(&mut self, tab: usize, keeper: u32, ask: Ask) {
        let wait = self.random.below(self.weather.slowness);
        self.plan(tab, wait, Plan::Ask(keeper, ask));
    }

    /// A transaction has its turn. That of a tab that is gone by now may still complete.
    fn ask(&mut self, tab: usize, keeper: u32, ask: Ask) {
        if !self.tabs[tab].is_alive && self.random.percent(50) {
            return;
        }
        if let Ask::Others = ask {
            let others = self.others(tab);
            return self.ask_soon(tab, keeper, Ask::All(others));
        }
        let error = match &ask {
            _ if self.fails() => Some(failed()),
            Ask::Create(..) | Ask::Append(..) | Ask::Version(_) if self.is_journal_full => {
                Some(JournalError::Full)
            }
            _ => None,
        };
        let result = error.map_or(Ok(()), Err);
        let journal = &mut self.journal;
        let back = match ask {
            Ask::Create(editor, head, replaces) => Back::Answer(Answer::Created(
                result.map(|()| journal.create(&editor, &head, replaces.as_ref())),
            )),
            Ask::Append(after, entries, head) => Back::Answer(Answer::Appended(
                result.and_then(|()| journal.append(after, &entries, &head)),
            )),
            Ask::Since(revision) => {
                Back::Answer(Answer::Since(result.and_then(|()| journal.since(revision))))
            }
            Ask::All(others) => Back::Read(others, result.map(|()| journal.kept())),
            Ask::Versions => {
                let last = journal.versions.last().copied();
                Back::Answer(Answer::Versions(result.map(|()| last)))
            }
            Ask::Version(at) => {
                Back::Answer(Answer::VersionKept(result.map(|()| journal.versions.push(at))))
            }
            Ask::Compact(revision, text) => Back::Answer(Answer::Compacted(
                result.and_then(|()| journal.compact(revision, text)),
            )),
            Ask::Others => return,
        };
        let wait = self.random.below(self.weather.slowness);
        self.plan(tab, wait, Plan::Back(keeper, back));
    }
}

fn failed() -> JournalError {
    JournalError::Failed("made up".to_owned())
}

/// What something says, cut to a line.
fn short(what: &impl std::fmt::Debug) -> String {
    let text = format!("{what:?}");
    text.chars().take(220).collect()
}
