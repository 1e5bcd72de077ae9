//! What has to hold after a schedule.

use remit_core::edit::Editor;
use remit_core::matrix::Matrix;
use remit_formats::json;

use super::super::check_tabs;
use super::super::ledger::{Fields, Whose, fields};
use super::machine::Machine;
use super::{Folder, MACHINE, short};
use crate::bound::State;

impl Folder {
    /// What has to hold after a schedule.
    pub fn check(&mut self) -> Result<(), String> {
        if let Some(broken) = self.broken.take() {
            return Err(broken);
        }
        let mut truths = Vec::new();
        let mut seen: Vec<Fields> = Vec::new();
        for at in 0..2 {
            if self.machines[at].world.tabs.is_empty() {
                continue;
            }
            if let Some(broken) = self.machines[at].world.broken.take() {
                return Err(broken);
            }
            let first = 1 + at as u32 * MACHINE;
            let own = Whose::Of(first..first + MACHINE);
            if self.machines[at].world.journal.kept().is_none() {
                match self.ledger.lost_from(&[], &[], &own) {
                    Some(lost) => return Err(format!("machine {at} has no draft: {lost}")),
                    None => continue,
                }
            }
            let Some(truth) = self.browse(at, |world| check_tabs(world, false))? else { continue };
            let machine = &self.machines[at];
            let mut shown = vec![fields(truth.matrix())];
            shown.extend(machine.open().map(fields));
            if let Some(lost) = self.ledger.lost_from(&shown, &[&truth], &own) {
                return Err(format!("taken from machine {at} in silence: {lost}"));
            }
            seen.extend(shown);
            self.check_binding(at, &truth)?;
            truths.push(truth);
        }
        let disks = self.machines.iter().map(|machine| &machine.disk);
        let files = disks.flat_map(|disk| disk.file.iter().chain(&disk.copies));
        for file in files.chain([&self.cloud.file]).filter(|file| !file.is_empty()) {
            let matrix = json::read(file).map_err(|error| format!("a file is damaged: {error}"))?;
            seen.push(fields(&matrix));
        }
        let drafts: Vec<&Editor> = truths.iter().collect();
        match self.ledger.lost_from(&seen, &drafts, &Whose::All) {
            Some(lost) => Err(lost),
            None => Ok(()),
        }
    }

    /// The file is what the draft is, or the person knows that it is not.
    fn check_binding(&self, at: usize, truth: &Editor) -> Result<(), String> {
        let machine = &self.machines[at];
        if machine.memory.is_none() {
            return Ok(());
        }
        let mut writers = 0;
        for bound in &machine.bound {
            match bound.binding.state() {
                State::Elsewhere => continue,
                State::Review(_) => {}
                State::Changed(..) | State::Joining(_) if !truth.held().is_empty() => {}
                State::InStep(_) => {
                    let file = machine.disk.file.as_ref().and_then(|file| json::read(file).ok());
                    if file.as_ref() != Some(truth.matrix()) {
                        return Err(format!("machine {at} takes its file for what it is not"));
                    }
                }
                other => return Err(format!("machine {at} ends with {}", short(other))),
            }
            writers += 1;
        }
        if writers == 1 { Ok(()) } else { Err(format!("{writers} tabs write on machine {at}")) }
    }
}

impl Machine {
    /// What waits for a decision.
    fn open(&self) -> Option<&Matrix> {
        self.bound.iter().find_map(|bound| match bound.binding.state() {
            State::Review(review) => Some(&review.theirs.matrix),
            _ => None,
        })
    }
}
