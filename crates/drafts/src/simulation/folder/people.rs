//! What people and programs do on a machine besides what is done in the browser.

use std::rc::Rc;

use crate::bound::{Choice, Event, Memory, State};
use remit_core::edit::{ActivityField, Command, Editor, apply};
use remit_core::matrix::{Matrix, MatrixId, Row, RowId, StepId, Text};
use remit_formats::json;

use super::super::ledger::fields;
use super::disk::Bytes;
use super::machine::Plan;
use super::{EXTERNAL, Folder};

impl Folder {
    /// Somebody does something on a machine, or something befalls it.
    pub fn act(&mut self, at: usize) {
        let weather = self.weather.clone();
        let machine = &mut self.machines[at];
        if machine.memory.is_none() {
            return self.bind(at);
        }
        if self.random.percent(weather.trouble) {
            return self.trouble(at);
        }
        if self.random.percent(weather.editors) {
            return self.open_elsewhere(at);
        }
        if self.random.percent(weather.git) {
            return self.git(at);
        }
        match self.random.below(8) {
            0..=2 => self.sync(at),
            3 => self.look(at),
            4 => self.decide(at),
            _ => self.person(at),
        }
    }

    /// Binds the draft of a machine to the file: the first one to a new file, the others to what
    /// is there.
    fn bind(&mut self, at: usize) {
        let file = self.machines[at].disk.file.clone();
        let memory = match file {
            None if at == 0 => {
                self.machines[at].disk.put(Bytes::from([]));
                Memory::of_new_file()
            }
            Some(file) if self.machines[at].disk.is_calm() => {
                let Ok(matrix) = json::read(&file) else { return self.sync(at) };
                if self.machines[at].world.tabs.is_empty() {
                    let editor = Editor::new(matrix.clone());
                    self.browse(at, |world| world.begin(editor));
                    Memory::of_file(&file, matrix)
                } else {
                    Memory::default()
                }
            }
            _ => return self.sync(at),
        };
        self.note(|| format!("machine {at} binds"));
        self.machines[at].memory = Some(memory.write());
        self.follow(at);
    }

    /// Something in the folder goes wrong, or is right again.
    fn trouble(&mut self, at: usize) {
        let kind = self.random.below(8);
        let other = self.random.percent(50);
        self.note(|| format!("machine {at} trouble {kind}"));
        let disk = &mut self.machines[at].disk;
        match kind {
            0 => disk.is_locked = !disk.is_locked,
            1 => disk.is_full = !disk.is_full,
            2 => disk.is_read_only = !disk.is_read_only,
            3 => disk.is_forbidden = true,
            4 | 5 if disk.before.is_some() => disk.put_back(),
            4 | 5 if disk.is_calm() => {
                disk.before = disk.file.take();
                if other {
                    let mut data = super::super::start().into_data();
                    data.id = MatrixId::from_bits(2);
                    disk.file =
                        Matrix::new(data).ok().map(|it| json::write(&it).into_bytes().into());
                }
            }
            _ if disk.is_calm() => {
                // Git does that, for one.
                let text = disk.file.as_ref().and_then(|it| String::from_utf8(it.to_vec()).ok());
                let text = text.unwrap_or_default().replace("\r\n", "\n").replace('\n', "\r\n");
                disk.put(text.into_bytes().into());
            }
            _ => {}
        }
    }

    /// The sync client does something.
    pub fn sync(&mut self, at: usize) {
        let wins = self.random.percent(self.weather.wins);
        let disk = &mut self.machines[at].disk;
        if self.random.percent(50) {
            return disk.upload(&mut self.cloud, wins);
        }
        let mut brought = (self.cloud.version, Rc::clone(&self.cloud.file));
        if self.random.percent(self.weather.reordered) {
            brought = self.random.of(&self.cloud.past).unwrap_or(brought);
        }
        if brought.0 > 0 {
            let is_there = self.random.percent(70);
            disk.begin_download(brought, is_there);
            let wait = self.random.below(self.weather.sync_delay);
            self.plan(at, wait, Plan::Arrived);
        }
    }

    /// The person comes back to the page, or clicks on the button.
    pub fn look(&mut self, at: usize) {
        let tabs: Vec<_> = self.machines[at].bound.iter().map(|bound| bound.tab).collect();
        for tab in tabs {
            let is_asking = |bound: &super::machine::Bound| {
                bound.tab == tab && *bound.binding.state() == State::Asking
            };
            if self.machines[at].bound.iter().any(is_asking) {
                self.machines[at].disk.is_forbidden = false;
                self.tell(at, tab, Event::Permission(true));
            } else {
                let hidden = self.random.percent(30);
                self.tell(at, tab, if hidden { Event::Hidden } else { Event::Looked });
            }
        }
    }

    /// Somebody opens the file in another program, and saves it there.
    fn open_elsewhere(&mut self, at: usize) {
        let disk = &self.machines[at].disk;
        let (Some(file), true) = (disk.file.clone(), disk.is_calm()) else { return };
        let foreign = disk.foreign;
        let wait = self.random.below(4_000);
        let serial = self.serial();
        self.plan(at, wait, Plan::Save(serial, file, foreign));
    }

    /// They save it. What Remit has written meanwhile is written over; whoever sees that another
    /// one has changed it opens it again.
    pub fn save(&mut self, at: usize, serial: u64, opened: Bytes, foreign: u64) {
        let disk = &self.machines[at].disk;
        let (Some(file), true) = (disk.file.clone(), disk.is_calm()) else { return };
        if disk.is_locked || disk.is_read_only || disk.is_full {
            return;
        }
        let opened = if disk.foreign == foreign { opened } else { file };
        let Ok(before) = json::read(&opened) else { return };
        let mut after = before.clone();
        let rows: Vec<RowId> = before.activities().map(|activity| activity.id).collect();
        let row = self.random.of(&rows);
        let text = Text::plain(&format!("elsewhere {serial}"));
        let command = match (row, self.random.below(6)) {
            (Some(row), 0) => Command::RemoveRows(vec![row]),
            (Some(row), 1 | 2) => Command::SetActivity(row, ActivityField::Comment(text)),
            (Some(row), 3 | 4) => Command::SetActivity(row, ActivityField::Text(text)),
            (after, _) => {
                let parties = before.parties.len();
                let id = RowId::from_bits(serial);
                let new = remit_core::matrix::Activity::new(id, text, parties);
                Command::InsertRows { after, rows: vec![Row::Activity(Box::new(new))] }
            }
        };
        self.note(|| format!("machine {at} elsewhere {command:?}"));
        if apply(&mut after, command).is_err() {
            return;
        }
        let step = StepId::from_bits(serial);
        self.ledger.changed(&fields(&before), &fields(&after), EXTERNAL, step);
        self.ledger.saved(EXTERNAL);
        self.machines[at].disk.put(json::write(&after).into_bytes().into());
    }

    /// Somebody commits the file, or checks out what was committed.
    fn git(&mut self, at: usize) {
        let machine = &mut self.machines[at];
        let (Some(file), true) = (machine.disk.file.clone(), machine.disk.is_calm()) else {
            return;
        };
        if self.random.percent(50) {
            return machine.commits.push(file);
        }
        let Some(commit) = self.random.of(&machine.commits) else { return };
        let (Ok(now), Ok(then)) = (json::read(&file), json::read(&commit)) else { return };
        machine.disk.put(commit);
        self.note(|| format!("machine {at} checks out"));
        self.decided(&now, &then, &then);
    }

    /// Somebody who saw two states has decided that it be this.
    fn decided(&mut self, one: &Matrix, other: &Matrix, result: &Matrix) {
        let [one, other, result] = [one, other, result].map(fields);
        for field in one.keys().chain(other.keys()) {
            let (seen, value) = ([one.get(field), other.get(field)], result.get(field));
            if seen[0] != seen[1] {
                for seen in seen.into_iter().filter(|seen| *seen != value) {
                    self.ledger.decided(*field, value.cloned(), seen);
                }
            }
        }
    }

    /// The person decides what waits for them.
    pub fn decide(&mut self, at: usize) {
        let machine = &self.machines[at];
        let waiting = machine.bound.iter().find_map(|bound| match bound.binding.state() {
            State::Review(review) => Some((bound.tab, review.theirs.matrix.clone())),
            _ => None,
        });
        let Some((tab, theirs)) = waiting else { return };
        self.browse(at, |world| world.take_typed(tab.at));
        self.follow(at);
        let machine = &self.machines[at];
        let Some(mine) = machine.editor(tab).map(|editor| editor.matrix().clone()) else { return };
        let choice = if self.random.percent(50) { Choice::Mine } else { Choice::Theirs };
        // Some go through the changes one by one, and take none.
        let is_reviewed = choice == Choice::Mine && self.decisions % 3 == 2;
        self.note(|| {
            let how = if is_reviewed { "after a review" } else { "at once" };
            let (mine, theirs) = (fields(&mine), fields(&theirs));
            format!("machine {at} decides {choice:?} {how}, {mine:?} or {theirs:?}")
        });
        self.decisions += 1;
        let event = if is_reviewed { Event::Reviewed(None) } else { Event::Decided(choice) };
        self.tell(at, tab, event);
        let Some(result) = self.machines[at].editor(tab).map(|it| it.matrix().clone()) else {
            return;
        };
        self.decided(&mine, &theirs, &result);
        self.note(|| format!("machine {at} has {:?}", fields(&result)));
        let given_up = if choice == Choice::Mine { theirs } else { mine };
        if given_up != result && !self.machines[at].versions.contains(&given_up) {
            self.broken.get_or_insert("what was given up is in no version".to_owned());
        }
    }
}
