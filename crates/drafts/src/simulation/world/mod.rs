//! The simulated browser: tabs, what they tell each other, what they store, and a clock.

mod effects;
mod plan;

use std::collections::BTreeMap;

use crate::keeping::{Answer, Effect, Event, JournalError, Keeper, Reading, Saving};
use remit_core::edit::Editor;
use remit_core::matrix::{MatrixId, NewIds, StepId, TabId};

use super::ledger::Ledger;
use super::random::Random;
use super::store::{Journal, Storage};
use super::tab::{Page, Tab};
use super::weather::Weather;
use plan::{Back, Key};

pub(super) use plan::Plan;

/// Ids in the order in which they are asked for.
#[derive(Debug)]
pub(super) struct Ids(pub u64);

impl NewIds for Ids {
    fn next_bits(&mut self) -> u64 {
        self.0 += 1;
        self.0
    }
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
    /// Steps that take into the draft what others have changed in a file: no work of a person.
    pub joins: Vec<StepId>,
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
            joins: Vec::new(),
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
            Plan::JournalChanged => self.tell_page(tab, Event::JournalChanged),
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

    /// When the next thing happens.
    pub fn next_time(&self) -> Option<u64> {
        self.plans.first_key_value().map(|((time, _), _)| (*time).max(self.now))
    }

    /// The ids and keepers of this world come behind these.
    pub fn number_from(&mut self, id: u64, keeper: u32) {
        (self.ids, self.keepers) = (Ids(id), keeper);
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
}

fn failed() -> JournalError {
    JournalError::Failed("made up".to_owned())
}

/// What something says, cut to a line.
fn short(what: &impl std::fmt::Debug) -> String {
    let text = format!("{what:?}");
    text.chars().take(220).collect()
}
