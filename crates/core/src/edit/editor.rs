//! A matrix being edited: entries go in at one door, and what they did can be taken back.

use super::footprint::{Facet, meet};
use super::{Act, Command, EditError, Entry, Reach, Touched, apply};
use crate::matrix::{Cell, Matrix, StepId, TabId};

/// How many steps can be undone.
pub const MAX_STEPS: usize = 1_000;

/// How many held commands wait for a person at most.
const MAX_HELD: usize = 1_000;

/// How many entries are remembered, so that none is carried out twice.
const MAX_SEEN: usize = 512;

/// Changes of one place that follow each other this closely are one step, in milliseconds.
const TYPING: u64 = 500;

/// A change that was made, with its name and the command that leads to its other side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its identity.
    pub id: StepId,
    /// In which tab it was made.
    pub tab: TabId,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// What was done, like "Clear 6 cells".
    pub name: String,
    /// The command that takes it back or, once it was taken back, makes it again.
    pub command: Command,
}

/// A command that met another tab's, and waits for a person to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Its identity.
    pub id: StepId,
    /// What it was to do.
    pub name: String,
    /// The command.
    pub command: Command,
}

/// What an entry has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Performed {
    /// The name of what was done, taken back or done again.
    pub name: String,
    /// What changed.
    pub reach: Reach,
}

/// A matrix with its history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    matrix: Matrix,
    done: Vec<Step>,
    undone: Vec<Step>,
    held: Vec<Held>,
    seen: Vec<StepId>,
}

impl Editor {
    /// An editor without history.
    pub fn new(matrix: Matrix) -> Self {
        Self::with_history(matrix, Vec::new(), Vec::new(), Vec::new(), Vec::new())
    }

    /// An editor with the history that was kept of it.
    pub fn with_history(
        matrix: Matrix,
        done: Vec<Step>,
        undone: Vec<Step>,
        held: Vec<Held>,
        seen: Vec<StepId>,
    ) -> Self {
        Self { matrix, done, undone, held, seen }
    }

    /// The matrix as it is now.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// The steps that can be taken back, the oldest first.
    pub fn done(&self) -> &[Step] {
        &self.done
    }

    /// The steps that can be made again; the one that was taken back last is the last.
    pub fn undone(&self) -> &[Step] {
        &self.undone
    }

    /// The commands that wait for a person to choose, the oldest first.
    pub fn held(&self) -> &[Held] {
        &self.held
    }

    /// The entries that were performed last, the oldest first.
    pub fn seen(&self) -> &[StepId] {
        &self.seen
    }

    /// Whether an entry was performed already. What a tab could not say to be kept is tried
    /// again by whoever comes next, and must not be done twice.
    pub fn has_seen(&self, entry: StepId) -> bool {
        self.seen.contains(&entry)
    }

    /// Does what an entry says. `None` where that changes nothing, or was done before. On an
    /// error everything is as it was.
    pub fn perform(&mut self, entry: Entry) -> Result<Option<Performed>, EditError> {
        let id = entry.id;
        if self.has_seen(id) {
            return Ok(None);
        }
        let done = self.carry_out(entry)?;
        if done.is_some() {
            if self.seen.len() == MAX_SEEN {
                self.seen.remove(0);
            }
            self.seen.push(id);
        }
        Ok(done)
    }

    fn carry_out(&mut self, entry: Entry) -> Result<Option<Performed>, EditError> {
        let Entry { id, tab, at, act } = entry;
        match act {
            Act::Do { name, command } => self.do_it(id, tab, at, name, command),
            Act::Undo(step) => {
                Self::cross(&mut self.matrix, &mut self.done, &mut self.undone, step)
            }
            Act::Redo(step) => {
                Self::cross(&mut self.matrix, &mut self.undone, &mut self.done, step)
            }
            Act::Hold { name, command } => {
                if self.held.len() == MAX_HELD {
                    self.held.remove(0);
                }
                self.held.push(Held { id, name: name.clone(), command });
                Ok(Some(Performed { name, reach: Reach::default() }))
            }
            Act::Settle { held, take } => self.settle(id, tab, at, held, take),
            Act::Adopt(gone) => {
                let mut adopted = false;
                for step in self.done.iter_mut().chain(&mut self.undone) {
                    if step.tab != tab && gone.contains(&step.tab) {
                        step.tab = tab;
                        adopted = true;
                    }
                }
                let crossed = Performed { name: String::new(), reach: Reach::default() };
                Ok(adopted.then_some(crossed))
            }
        }
    }

    /// The tabs that have made the steps of the history.
    pub fn tabs(&self) -> Vec<TabId> {
        let mut tabs = Vec::new();
        for step in self.done.iter().chain(&self.undone) {
            if !tabs.contains(&step.tab) {
                tabs.push(step.tab);
            }
        }
        tabs
    }

    /// The last step of these tabs that can be taken back.
    pub fn undoes(&self, mine: impl Fn(TabId) -> bool) -> Option<&Step> {
        self.done.iter().rev().find(|step| mine(step.tab))
    }

    /// The last step of these tabs that can be made again.
    pub fn redoes(&self, mine: impl Fn(TabId) -> bool) -> Option<&Step> {
        self.undone.iter().rev().find(|step| mine(step.tab))
    }

    /// The name of a later step of another tab that has changed the same as this one.
    pub fn covered(&self, id: StepId) -> Option<&str> {
        let at = self.done.iter().position(|step| step.id == id)?;
        let (step, later) = self.done.get(at..)?.split_first()?;
        let mine = step.command.footprint();
        let covers =
            |other: &&Step| other.tab != step.tab && meet(&mine, &other.command.footprint());
        later.iter().find(covers).map(|other| other.name.as_str())
    }

    /// What a step touches, on whichever side of undo it is.
    pub(super) fn touched(&self, id: StepId) -> Vec<Facet> {
        let found = self.done.iter().chain(&self.undone).find(|step| step.id == id);
        found.map(|step| step.command.footprint()).unwrap_or_default()
    }

    /// What an act that names a step, or what waits, is about to do: the command with its name.
    pub fn meant(&self, act: &Act) -> Option<Act> {
        let step = |steps: &[Step], id| {
            let step = steps.iter().find(|step| step.id == id)?;
            Some((step.name.clone(), step.command.clone()))
        };
        let (name, command) = match act {
            Act::Undo(id) => {
                step(&self.done, *id).map(|(name, command)| (format!("Undo: {name}"), command))
            }
            Act::Redo(id) => {
                step(&self.undone, *id).map(|(name, command)| (format!("Redo: {name}"), command))
            }
            Act::Settle { held, take: true } => {
                let held = self.held.iter().find(|other| other.id == *held);
                held.map(|held| (held.name.clone(), held.command.clone()))
            }
            Act::Do { .. } | Act::Hold { .. } | Act::Settle { .. } | Act::Adopt(_) => None,
        }?;
        Some(Act::Do { name, command })
    }

    /// What an act is about to change.
    pub fn touches(&self, act: &Act) -> Touched {
        let command = match act {
            Act::Do { command, .. } => Some(command),
            Act::Undo(id) => self.done.iter().find(|step| step.id == *id).map(|step| &step.command),
            Act::Redo(id) => {
                self.undone.iter().find(|step| step.id == *id).map(|step| &step.command)
            }
            Act::Settle { held, take: true } => {
                self.held.iter().find(|other| other.id == *held).map(|held| &held.command)
            }
            Act::Hold { .. } | Act::Adopt(_) | Act::Settle { take: false, .. } => None,
        };
        command.map(Touched::by).unwrap_or_default()
    }

    fn do_it(
        &mut self,
        id: StepId,
        tab: TabId,
        at: u64,
        name: String,
        command: Command,
    ) -> Result<Option<Performed>, EditError> {
        let reach = command.reach();
        let wanted = command.clone();
        let inverse = apply(&mut self.matrix, command)?;
        if inverse == wanted {
            return Ok(None);
        }
        self.undone.retain(|step| step.tab != tab);
        let crossed = Performed { name: name.clone(), reach };
        match self.done.last_mut() {
            Some(last)
                if last.tab == tab
                    && at.abs_diff(last.at) <= TYPING
                    && is_typing(&last.command, &inverse, &wanted) =>
            {
                // The older inverse already leads back to what stood there before both.
                last.id = id;
                last.at = at;
                if last.name != name {
                    last.name = joined(&last.name, &name);
                }
            }
            _ => {
                if self.done.len() == MAX_STEPS {
                    self.done.remove(0);
                }
                self.done.push(Step { id, tab, at, name, command: inverse });
            }
        }
        Ok(Some(crossed))
    }

    fn cross(
        matrix: &mut Matrix,
        from: &mut Vec<Step>,
        to: &mut Vec<Step>,
        id: StepId,
    ) -> Result<Option<Performed>, EditError> {
        let at = from.iter().rposition(|step| step.id == id).ok_or(EditError::NoStep)?;
        let mut step = from.remove(at);
        let reach = step.command.reach();
        match apply(matrix, step.command.clone()) {
            Ok(other_side) => {
                let name = step.name.clone();
                step.command = other_side;
                to.push(step);
                Ok(Some(Performed { name, reach }))
            }
            Err(error) => {
                from.insert(at, step);
                Err(error)
            }
        }
    }

    fn settle(
        &mut self,
        id: StepId,
        tab: TabId,
        at: u64,
        held: StepId,
        take: bool,
    ) -> Result<Option<Performed>, EditError> {
        let found = self.held.iter().position(|other| other.id == held);
        let waiting = self.held.remove(found.ok_or(EditError::NoStep)?);
        if !take {
            return Ok(Some(Performed { name: waiting.name, reach: Reach::default() }));
        }
        let kept = waiting.clone();
        match self.do_it(id, tab, at, waiting.name, waiting.command) {
            // It is there already: what waited has still been settled.
            Ok(done) => {
                Ok(Some(done.unwrap_or(Performed { name: kept.name, reach: Reach::default() })))
            }
            Err(error) => {
                self.held.insert(found.unwrap_or(0).min(self.held.len()), kept);
                Err(error)
            }
        }
    }
}

/// Whether two changes that follow each other are of one place, like two letters of a cell.
/// What empties a cell, or fills one that was emptied, is a step of its own.
fn is_typing(last: &Command, next: &Command, wanted: &Command) -> bool {
    let fills = |command: &Command| match command {
        Command::SetCells(edits) => edits.iter().all(|edit| edit.cell != Cell::default()),
        _ => true,
    };
    last.sets_places()
        && next.sets_places()
        && fills(next)
        && fills(wanted)
        && last.footprint() == next.footprint()
}

/// "Add R for Customer, add A for Customer".
fn joined(first: &str, second: &str) -> String {
    // A name for people; one that has grown this long says enough.
    const ENOUGH: usize = 80;
    if first.len() > ENOUGH {
        return first.to_owned();
    }
    let mut chars = second.chars();
    let lower = chars.next().map(char::to_lowercase);
    format!("{first}, {}{}", lower.into_iter().flatten().collect::<String>(), chars.as_str())
}
