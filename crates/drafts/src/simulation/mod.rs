//! Keeping, held against made-up browsers: up to four tabs on one draft, a journal, local
//! storage, messages between tabs and a clock, all of them unreliable in every way that a browser
//! is. Whatever happens follows from the seed of a schedule, so a seed that fails is a bug that can
//! be looked at as often as one likes.
//!
//! A schedule is what people do in these tabs. After it everything that is on its way arrives, and
//! then these hold:
//!
//! - what a screen has called saved is there, or something that was typed over it, or it waits for
//!   a person to choose;
//! - all tabs show what the journal has;
//! - what each tab has done can be taken back, and done again;
//! - what cannot be read was told and set aside, and what a newer Remit has written stays.
//!
//! Drafts that are bound to a file have schedules of their own, in `folder`.

mod folder;
mod ledger;
mod person;
mod random;
mod store;
mod tab;
mod weather;
mod world;

use crate as drafts;
use crate::keeping::{Event, Saving};
use remit_core::edit::{Act, Editor, Entry};
use remit_core::matrix::{
    Activity, Matrix, MatrixData, MatrixId, Party, PartyId, Row, RowId, Side, StepId, Text,
};

use weather::Weather;
use world::{Plan, World};

/// A schedule after which something was not as it should be.
#[derive(Debug)]
pub struct Failure {
    /// From what all of it follows.
    pub seed: u64,
    /// What was wrong.
    pub what: String,
    /// What has happened, where that was asked for.
    pub story: Vec<String>,
}

/// The draft of all schedules.
const ID: MatrixId = MatrixId::from_bits(1);

/// More happenings than these are no schedule any more, but going in circles.
const MOST: usize = 50_000;

/// Runs the schedule of a seed. `is_told` has its failure tell what has happened.
pub fn run(seed: u64, is_told: bool) -> Result<(), Failure> {
    let mut world = World::new(seed, is_told);
    let result = schedule(&mut world);
    result.map_err(|what| Failure { seed, what, story: world.trace.take().unwrap_or_default() })
}

/// Runs the schedule of a seed for a draft that is bound to a file.
pub fn run_bound(seed: u64, is_told: bool) -> Result<(), Failure> {
    folder::run(seed, is_told)
}

/// What a schedule is about.
pub type Run = fn(u64, bool) -> Result<(), Failure>;

/// Runs the schedules of so many seeds from one on, and returns the first that fails.
pub fn run_all(run: Run, seeds: std::ops::Range<u64>) -> Result<(), Failure> {
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let failed = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..threads)
            .map(|at| {
                let mut mine = seeds.clone().skip(at as usize).step_by(threads as usize);
                scope.spawn(move || mine.find_map(|seed| run(seed, false).err()))
            })
            .collect();
        let failures = runs.into_iter().filter_map(|run| run.join().ok().flatten());
        failures.min_by_key(|failure| failure.seed)
    });
    match failed {
        None => Ok(()),
        // Once more, to be told.
        Some(failure) => run(failure.seed, true).and(Err(failure)),
    }
}

fn schedule(world: &mut World) -> Result<(), String> {
    let weather = world.weather.clone();
    world.note(|| format!("{weather:?}"));
    world.begin(Editor::new(start()));
    for _ in 0..world.random.below(3) {
        world.start_tab();
    }
    let acts = world.random.between(8, 30);
    let pause = if world.random.percent(30) { 5_000 } else { 300 };
    for act in 0..acts {
        let wait = world.random.below(pause);
        let end = world.now + wait;
        while world.next_before(end) {
            if !world.step() {
                break;
            }
        }
        world.now = world.now.max(end);
        strike(world, act, &weather);
        if let Some(tab) = {
            let alive = world.alive();
            world.random.of(&alive)
        } {
            world.plan(tab, 0, Plan::Act);
        }
    }
    end(world)?;
    check(world, &weather)
}

/// What befalls the journal itself.
fn strike(world: &mut World, act: u64, weather: &Weather) {
    if weather.newer == Some(act) && world.journal.kept().is_some() {
        let head = world.journal.head.take();
        world.journal.head = head.map(|head| head.replace("\"version\":2", "\"version\":3"));
        world.journal.newer = true;
        world.note(|| "a newer Remit has written".to_owned());
    }
    if weather.damage == Some(act) {
        let what = world.random.below(4);
        match what {
            0 => world.journal.head = world.journal.head.take().map(|_| "{".to_owned()),
            1 => world.journal.snapshot = world.journal.snapshot.take().map(|_| "[1".to_owned()),
            _ => {
                if let Some(entry) = world.journal.damage_entry(&mut world.random) {
                    world.ledger.excuse(entry);
                }
            }
        }
        world.note(|| format!("damage {what}"));
    }
}

/// Nothing goes wrong any more, and everything that is on its way arrives.
fn end(world: &mut World) -> Result<(), String> {
    world.weather = Weather::calm();
    world.storage.is_full = false;
    world.is_journal_full = false;
    quiet(world)?;
    for tab in world.alive() {
        world.take_typed(tab);
        world.open(tab);
    }
    quiet(world)?;
    world.start_tab();
    quiet(world)?;
    for _ in 0..2 {
        for tab in world.alive() {
            world.open(tab);
            world.tell_page(tab, Event::JournalChanged);
        }
        quiet(world)?;
    }
    Ok(())
}

fn quiet(world: &mut World) -> Result<(), String> {
    for _ in 0..MOST {
        if !world.step() {
            return Ok(());
        }
    }
    Err("it goes in circles".to_owned())
}

fn check(world: &mut World, weather: &Weather) -> Result<(), String> {
    if let Some(broken) = world.broken.take() {
        return Err(broken);
    }
    if world.journal.newer {
        return check_newer(world);
    }
    let is_struck = weather.damage.is_some();
    let Some(truth) = check_tabs(world, is_struck)? else { return Ok(()) };
    match world.ledger.lost(&truth) {
        Some(lost) if !is_struck => return Err(lost),
        Some(lost) if !world.is_damage_told => return Err(format!("and nobody was told: {lost}")),
        _ => {}
    }
    check_undo(&truth)
}

/// All tabs show what the journal has, and call it saved. Gives that, if there is anything.
fn check_tabs(world: &mut World, is_struck: bool) -> Result<Option<Editor>, String> {
    for (_, _, entries) in std::mem::take(&mut world.stowed) {
        world.ledger.stowed(&entries);
    }
    let Some(kept) = world.journal.kept() else {
        let is_lost = world.ledger.has_saved();
        return if is_lost { Err("the journal has nothing".to_owned()) } else { Ok(None) };
    };
    let replayed = match kept.replay() {
        // No tab has had it on the screen, and there was no copy.
        Err(_) if is_struck && world.is_damage_told => return Ok(None),
        other => other.map_err(|error| format!("the journal is not whole: {error}"))?,
    };
    if replayed.is_damaged {
        return Err("the journal is damaged".to_owned());
    }
    let truth = replayed.editor;
    for (at, tab) in world.tabs.iter().enumerate().filter(|(_, tab)| tab.is_alive) {
        let page = tab.page.as_ref().ok_or(format!("tab {at} does not open the draft"))?;
        if page.editor != truth {
            return Err(format!(
                "tab {at} differs from the journal: {}",
                difference(&page.editor, &truth)
            ));
        }
        for (_, keeper) in &tab.keepers {
            let is_saved = matches!(keeper.saving(), Saving::Saved | Saving::InJournal(_));
            if !is_saved || !keeper.is_done() {
                return Err(format!(
                    "tab {at} ends with {:?}, {:?}",
                    keeper.saving(),
                    keeper.state()
                ));
            }
        }
    }
    Ok(Some(truth))
}

fn difference(one: &Editor, other: &Editor) -> String {
    let part = |is_same: bool, name: &'static str| (!is_same).then_some(name);
    [
        part(one.matrix() == other.matrix(), "matrix"),
        part(one.done() == other.done(), "done"),
        part(one.undone() == other.undone(), "undone"),
        part(one.held() == other.held(), "held"),
        part(one.seen() == other.seen(), "seen"),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

/// What a newer Remit has written is as it was, and no tab goes on.
fn check_newer(world: &World) -> Result<(), String> {
    if !world.journal.head.as_ref().is_some_and(|head| drafts::is_newer(head)) {
        return Err("what a newer Remit has written was written over".to_owned());
    }
    let is_open = |tab: &&tab::Tab| tab.is_alive && tab.page.is_some();
    for tab in world.tabs.iter().filter(is_open) {
        for (_, keeper) in &tab.keepers {
            if keeper.saving() != Saving::ReadOnly {
                return Err(format!("a tab goes on with {:?}", keeper.state()));
            }
        }
    }
    Ok(())
}

/// Each tab takes back all that it has done, and does it again.
fn check_undo(truth: &Editor) -> Result<(), String> {
    for tab in truth.tabs() {
        let mut editor = truth.clone();
        let mut serial = u64::MAX / 2;
        let mut perform = |editor: &mut Editor, act| {
            serial += 1;
            let entry = Entry { id: StepId::from_bits(serial), tab, at: 0, act };
            matches!(editor.perform(entry), Ok(Some(_)))
        };
        // Down to where what others have done since no longer lets it.
        let mut count = 0;
        while let Some(step) = editor.undoes(|by| by == tab).map(|step| step.id) {
            if !perform(&mut editor, Act::Undo(step)) {
                break;
            }
            count += 1;
        }
        for _ in 0..count {
            let Some(step) = editor.redoes(|by| by == tab).map(|step| step.id) else {
                return Err("what was undone cannot be done again".to_owned());
            };
            if !perform(&mut editor, Act::Redo(step)) {
                return Err("what was undone is not done again".to_owned());
            }
        }
        if editor.matrix() != truth.matrix() {
            return Err("undo and redo lead elsewhere".to_owned());
        }
    }
    Ok(())
}

/// A small matrix.
pub(crate) fn start() -> Matrix {
    let mut data = MatrixData::empty(ID, "Draft");
    for party in 1..=2 {
        let name = format!("Party {party}");
        data.parties.push(Party { id: PartyId::from_bits(party), name, side: Side::Other });
    }
    for row in 1..=3 {
        let text = Text::plain(&format!("Activity {row}"));
        let activity = Activity::new(RowId::from_bits(row), text, 2);
        data.rows.push(Row::Activity(Box::new(activity)));
    }
    Matrix::new(data).unwrap_or_else(|broken| unreachable!("{broken}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keeping::fault::{Fault, plant};

    #[test]
    fn ten_thousand_schedules_lose_nothing() {
        if let Err(failure) = run_all(run, 0..10_000) {
            panic!("{}\nseed {}: {}", failure.story.join("\n"), failure.seed, failure.what);
        }
    }

    #[test]
    fn ten_thousand_schedules_with_a_file_lose_nothing() {
        if let Err(failure) = run_all(run_bound, 0..10_000) {
            panic!("{}\nseed {}: {}", failure.story.join("\n"), failure.seed, failure.what);
        }
    }

    /// The simulation finds a fault within some schedules.
    #[track_caller]
    fn check(run: Run, fault: Fault) {
        plant(Some(fault));
        let found = (0..10_000).any(|seed| run(seed, false).is_err());
        plant(None);
        assert!(found, "{fault:?} is not noticed");
    }

    #[test]
    fn planted_faults_are_noticed() {
        for fault in [
            Fault::SavedBeforeItIs,
            Fault::Deaf,
            Fault::Forgetful,
            Fault::Careless,
            Fault::Heirless,
            Fault::Hasty,
            Fault::Blind,
            Fault::Unordered,
            Fault::Lying,
        ] {
            check(run, fault);
        }
    }

    #[test]
    fn planted_faults_with_a_file_are_noticed() {
        for fault in [
            Fault::Unlooked,
            Fault::Trusting,
            Fault::Partial,
            Fault::Early,
            Fault::Loose,
            Fault::Undoing,
            Fault::Amnesic,
            Fault::Mistaken,
            Fault::Crowded,
            Fault::Unversioned,
        ] {
            check(run_bound, fault);
        }
    }
}
