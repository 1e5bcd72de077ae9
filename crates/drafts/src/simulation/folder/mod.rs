//! Drafts that are bound to a file, held against made-up folders: two machines with up to four
//! tabs each, a sync client that is late, brings a part first or an old state again, and puts
//! copies beside the file where two have written; other programs that write the file, Git, and
//! disks and browsers that refuse.
//!
//! After a schedule these hold:
//!
//! - what somebody has typed is in their own draft, or they have typed over it, or they were asked;
//! - what anybody has changed, in whatever program, is in a draft, in the file, in a copy beside it
//!   or in what waits for a decision, unless somebody who saw it has decided otherwise;
//! - what was given up for something else is in a version;
//! - the file and its copies can be read, and the file is what the draft is, or the person was told
//!   why it is not.

mod check;
mod disk;
mod machine;
mod people;
mod sky;

use std::collections::BTreeMap;

use super::ledger::Ledger;
use super::random::Random;
use super::world::{self, World};
use super::{Failure, MOST};
use crate::bound::{Answer, Effect, Event, Memory, Request};
use remit_core::edit::Editor;
use remit_formats::json;

use disk::Cloud;
use machine::{Machine, Plan, Tab};
use sky::Sky;

/// The keeper of what is done in other programs.
const EXTERNAL: u32 = u32::MAX;
/// The keepers of each machine are numbered from here on.
const MACHINE: u32 = 1_000_000;
/// So long after everything is well again, each draft and its file are in step.
const ROUNDS: u64 = 8;
const ROUND: u64 = 20_000;

struct Folder {
    now: u64,
    random: Random,
    weather: Sky,
    cloud: Cloud,
    machines: Vec<Machine>,
    ledger: Ledger,
    broken: Option<String>,
    decisions: u64,
    serials: u64,
    plans: BTreeMap<(u64, u64), (usize, Plan)>,
    trace: Option<Vec<String>>,
}

/// Runs the schedule of a seed. `is_told` has its failure tell what has happened.
pub(super) fn run(seed: u64, is_told: bool) -> Result<(), Failure> {
    let mut folder = Folder::new(seed, is_told);
    let result = folder.schedule();
    result.map_err(|what| Failure { seed, what, story: folder.trace.take().unwrap_or_default() })
}

impl Folder {
    fn new(seed: u64, is_told: bool) -> Self {
        let mut random = Random::new(!seed);
        let weather = Sky::of(&mut random);
        let machines = (0..2).map(|at| {
            let mut world = World::new(random.bits(), is_told);
            // What befalls the journal itself is another story.
            (world.weather.damage, world.weather.newer) = (None, None);
            world.number_from(1_000 + at * 1_000_000_000, 1 + at as u32 * MACHINE);
            Machine::new(world)
        });
        let machines: Vec<Machine> = machines.collect();
        Self {
            now: machines.first().map_or(0, |machine| machine.world.now),
            random,
            weather,
            cloud: Cloud::default(),
            machines,
            ledger: Ledger::default(),
            broken: None,
            decisions: 0,
            serials: 9_000_000_000,
            plans: BTreeMap::new(),
            trace: is_told.then(Vec::new),
        }
    }

    fn serial(&mut self) -> u64 {
        self.serials += 1;
        self.serials
    }

    fn note(&mut self, what: impl FnOnce() -> String) {
        if let Some(trace) = &mut self.trace {
            trace.push(format!("{:>7} {}", self.now.saturating_sub(1_700_000_000_000), what()));
        }
    }

    fn plan(&mut self, machine: usize, wait: u64, plan: Plan) {
        let serial = self.serial();
        self.plans.insert((self.now + wait, serial), (machine, plan));
    }

    /// Has something happen in the browser of a machine, and in what is bound there.
    fn browse<T>(&mut self, at: usize, act: impl FnOnce(&mut World) -> T) -> T {
        let world = &mut self.machines[at].world;
        world.now = world.now.max(self.now);
        std::mem::swap(&mut world.ledger, &mut self.ledger);
        let done = act(world);
        std::mem::swap(&mut world.ledger, &mut self.ledger);
        self.now = self.now.max(world.now);
        if let Some(trace) = &mut self.trace {
            let told = world.trace.as_mut().map(std::mem::take).unwrap_or_default();
            trace.extend(told.into_iter().map(|line| format!("{line} (machine {at})")));
        }
        done
    }

    fn person(&mut self, at: usize) {
        self.browse(at, |world| {
            let alive = world.alive();
            if let Some(tab) = world.random.of(&alive) {
                world.plan(tab, 0, world::Plan::Act);
            }
        });
    }

    fn schedule(&mut self) -> Result<(), String> {
        let weather = self.weather.clone();
        self.note(|| format!("{weather:?}"));
        self.browse(0, |world| world.begin(Editor::new(super::start())));
        if self.random.percent(40) {
            // They had it from somewhere else.
            self.browse(1, |world| world.begin(Editor::new(super::start())));
        }
        let acts = self.random.between(10, 60);
        let pause = [300, 3_000, 3_000, 20_000][self.random.below(4) as usize];
        for _ in 0..acts {
            let wait = self.random.below(pause);
            self.run_until(self.now + wait)?;
            let at = self.random.below(2) as usize;
            self.act(at);
        }
        self.end()?;
        self.check()
    }

    /// Everything happens that is going to happen before a time.
    fn run_until(&mut self, end: u64) -> Result<(), String> {
        for _ in 0..MOST {
            let own = self.plans.first_key_value().map(|((time, _), _)| *time);
            let worlds = self.machines.iter().map(|machine| machine.world.next_time());
            let next = worlds.enumerate().filter_map(|(at, time)| Some((time?, at))).min();
            match (own, next) {
                (Some(time), next) if time < end && next.is_none_or(|(other, _)| time <= other) => {
                    self.now = self.now.max(time);
                    if let Some((_, (machine, plan))) = self.plans.pop_first() {
                        self.happen(machine, plan);
                    }
                }
                (_, Some((time, at))) if time < end => {
                    self.now = self.now.max(time);
                    self.browse(at, World::step);
                    self.follow(at);
                }
                _ => {
                    self.now = end;
                    return Ok(());
                }
            }
        }
        Err("it goes in circles".to_owned())
    }

    /// What is bound follows what the tabs of a machine show.
    fn follow(&mut self, at: usize) {
        let said = self.hold(at, Machine::follow);
        self.carry_out(at, said);
    }

    fn tell(&mut self, at: usize, tab: Tab, event: Event) {
        self.note(|| format!("machine {at} {tab:?} hears {event:?}"));
        let said = self.hold(at, |machine| machine.hear(tab, event));
        self.carry_out(at, said);
        self.follow(at);
    }

    fn answer(&mut self, at: usize, tab: Tab, answer: Answer) {
        self.note(|| format!("machine {at} {tab:?} is answered {}", short(&answer)));
        let said = self.hold(at, |machine| machine.answer(tab, answer));
        self.carry_out(at, said);
        self.follow(at);
    }

    fn hold<T>(&mut self, at: usize, act: impl FnOnce(&mut Machine) -> T) -> T {
        let machine = &mut self.machines[at];
        machine.world.now = machine.world.now.max(self.now);
        std::mem::swap(&mut machine.world.ledger, &mut self.ledger);
        let done = act(machine);
        std::mem::swap(&mut machine.world.ledger, &mut self.ledger);
        done
    }

    fn carry_out(&mut self, at: usize, said: Vec<(Tab, Effect)>) {
        for (tab, effect) in said {
            self.note(|| format!("machine {at} {tab:?}: {}", short(&effect)));
            let may_crash = matches!(effect, Effect::Ask(_) | Effect::Remember(_));
            if may_crash && self.random.percent(self.weather.crashes) {
                let wait = self.random.below(self.weather.slowness);
                self.plan(at, wait, Plan::Crash(tab));
            }
            match effect {
                Effect::Lock => {
                    if self.machines[at].lock(tab) {
                        self.plan(at, 1, Plan::Tell(tab, Event::Locked));
                    }
                }
                Effect::Unlock => {
                    if let Some(next) = self.machines[at].unlock(tab) {
                        self.plan(at, 1, Plan::Tell(next, Event::Locked));
                    }
                }
                Effect::Ask(Request::Take(matrix)) => {
                    let step = self.browse(at, |world| world.take_in(tab.at, *matrix));
                    self.answer(at, tab, Answer::Taken(step));
                }
                Effect::Ask(request) => {
                    let wait = self.random.below(self.weather.slowness);
                    self.plan(at, wait, Plan::Do(tab, request));
                }
                Effect::Remember(memory) => {
                    let wait = self.random.below(self.weather.slowness);
                    self.plan(at, wait, Plan::Remember(tab, memory.write()));
                }
                Effect::Wake(time) => {
                    let wait = time.saturating_sub(self.now);
                    self.plan(at, wait, Plan::Tell(tab, Event::Time));
                }
                Effect::KeepVersion { matrix, .. } => self.machines[at].versions.push(*matrix),
                // Nobody there names versions.
                Effect::TakeVersions(_) | Effect::Review | Effect::Offer(_) | Effect::Say(_) => {}
            }
        }
    }

    fn happen(&mut self, at: usize, plan: Plan) {
        match plan {
            Plan::Tell(tab, event) if self.machines[at].is_there(tab) => self.tell(at, tab, event),
            Plan::Back(tab, answer) if self.machines[at].is_there(tab) => {
                self.answer(at, tab, answer);
            }
            Plan::Tell(..) | Plan::Back(..) => {}
            // What a tab that is gone has begun may still come to its end.
            Plan::Do(tab, _) | Plan::Remember(tab, _)
                if !self.machines[at].is_there(tab) && self.random.percent(50) => {}
            Plan::Do(tab, request) => self.request(at, tab, request),
            Plan::Remember(_, memory) => self.machines[at].memory = Some(memory),
            Plan::Crash(tab) => {
                self.browse(at, |world| world.end(tab.at));
                self.follow(at);
                self.browse(at, |world| {
                    if world.alive().is_empty() {
                        world.start_tab();
                    }
                });
            }
            Plan::Arrived => self.machines[at].disk.end_download(),
            Plan::Save(serial, opened, foreign) => self.save(at, serial, opened, foreign),
        }
    }

    fn request(&mut self, at: usize, tab: Tab, request: Request) {
        let machine = &mut self.machines[at];
        let answer = match request {
            Request::Load => {
                let memory = machine.memory.as_deref().map(Memory::read);
                Answer::Loaded(memory.map(|memory| (Box::new(memory), !machine.disk.is_forbidden)))
            }
            Request::Read => Answer::Read(machine.disk.read()),
            Request::Remember(memory) => {
                machine.memory = Some(memory.write());
                Answer::Remembered(true)
            }
            Request::Write { text, over } => {
                let before = machine.disk.file.clone();
                let written = machine.disk.write(&text, over);
                let is_ours = |file: &disk::Bytes| {
                    file.is_empty() || json::read(file).is_ok_and(|it| it.id == super::ID)
                };
                let is_written = written == Ok(crate::bound::Written::Done);
                if is_written && !before.as_ref().is_some_and(is_ours) {
                    self.broken = Some("what is not ours was written over".to_owned());
                }
                self.note(|| format!("machine {at} writes {written:?}"));
                Answer::Written(written)
            }
            Request::Take(_) => return,
        };
        let wait = self.random.below(self.weather.slowness);
        self.plan(at, wait, Plan::Back(tab, answer));
    }

    /// Nothing goes wrong any more, and everything that is on its way arrives.
    fn end(&mut self) -> Result<(), String> {
        self.note(|| "all is well again".to_owned());
        self.weather = Sky { sync_delay: 50, slowness: 5, ..Sky::default() };
        for at in 0..2 {
            self.machines[at].disk.mend();
            if !self.machines[at].world.tabs.is_empty() {
                self.browse(at, super::end)?;
                self.follow(at);
            }
        }
        let is_decided = self.random.percent(70);
        for _ in 0..ROUNDS {
            for at in 0..2 {
                self.machines[at].disk.mend();
                for _ in 0..3 {
                    self.sync(at);
                    self.run_until(self.now + 100)?;
                }
                self.look(at);
                self.run_until(self.now + ROUND)?;
                if is_decided {
                    self.decide(at);
                }
            }
        }
        for at in 0..2 {
            if !self.machines[at].world.tabs.is_empty() {
                self.browse(at, super::end)?;
                self.follow(at);
            }
        }
        self.run_until(self.now + ROUND)
    }
}

/// What something says, cut to a line.
fn short(what: &impl std::fmt::Debug) -> String {
    let text = format!("{what:?}");
    text.chars().take(130).collect()
}
