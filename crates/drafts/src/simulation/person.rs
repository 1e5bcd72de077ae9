//! What people do in the simulated tabs, and what befalls these.

use crate::Head;
use crate::keeping::{Event, Found, JournalError, Keeper, open};
use crate::kept::Kept;
use remit_core::checks::Findings;
use remit_core::edit::{Act, ActivityField, CellEdit, Command, Editor};
use remit_core::matrix::{
    Activity, Cell, LetterSet, Matrix, NewIds, Row, RowId, StepId, TabId, Text,
};

use super::ledger::{Field, fields};
use super::store::FORGOTTEN;
use super::tab::{Tab, Typed};
use super::world::{Plan, World};

impl World {
    /// A tab begins a draft.
    pub fn begin(&mut self, editor: Editor) {
        let id = self.ids.tab();
        self.tabs.push(Tab::new(id));
        let head = Head::of(editor.matrix(), &Findings::unchecked(), self.now, 0);
        let keeper = Keeper::begin(editor.clone(), id, head);
        let keeper = self.show(0, editor, keeper, &[]);
        self.tell(0, keeper, Event::Looked);
    }

    /// A new tab opens the draft.
    pub fn start_tab(&mut self) -> usize {
        let id = self.ids.tab();
        self.tabs.push(Tab::new(id));
        let tab = self.tabs.len() - 1;
        self.open(tab);
        tab
    }

    pub fn open(&mut self, tab: usize) {
        if self.tabs[tab].page.is_none() && !self.tabs[tab].is_opening {
            self.tabs[tab].is_opening = true;
            let wait = self.random.below(self.weather.slowness);
            self.plan(tab, wait, Plan::OpenOthers);
        }
    }

    /// All there is of the draft was read.
    pub fn opened(
        &mut self,
        tab: usize,
        others: Vec<TabId>,
        journal: Result<Option<Kept>, JournalError>,
    ) {
        self.tabs[tab].is_opening = false;
        let left = self.tabs[tab].keepers.last().map(|(_, keeper)| keeper.clone());
        let found = Found {
            id: self.id,
            tab: self.tabs[tab].id,
            now: self.now,
            others,
            journal,
            left,
            problem: None,
            check: &|_| Findings::unchecked(),
        };
        let opened = open(&found, &self.storage, &mut self.ids);
        self.note(|| match &opened {
            Ok(Some(opened)) => format!(
                "tab {tab} opens revision {} damaged {} recovered {}",
                opened.head().revision,
                opened.damaged.is_some(),
                opened.is_recovered
            ),
            Ok(None) => format!("tab {tab} finds nothing"),
            Err(error) => format!("tab {tab} cannot open: {error}"),
        });
        let mut opened = match opened {
            Ok(Some(opened)) => opened,
            Ok(None) => return,
            Err(_) => {
                self.is_damage_told = true;
                return;
            }
        };
        if opened.head().deleted.is_some() {
            // The person brings it back from the trash.
            self.journal.set_deleted(None);
            return self.open(tab);
        }
        self.is_damage_told |= opened.damaged.is_some();
        for aside in std::mem::take(&mut opened.asides) {
            if !self.set_aside(&aside) {
                opened.without_room();
            }
        }
        let keeper = self.show(tab, opened.editor, opened.keeper, &opened.others);
        for event in opened.events {
            self.tell(tab, keeper, event);
        }
    }

    /// Does something with the draft on the screen of a tab, as the app does.
    pub fn perform(&mut self, tab: usize, act: Act, typed: Option<Typed>) {
        let Some(page) = self.tabs[tab].page.as_ref().filter(|page| !page.is_frozen) else {
            return;
        };
        let keeper = page.keeper;
        let mut orphans = page.editor.tabs();
        orphans.retain(|other| page.gone.contains(other));
        if !orphans.is_empty() {
            self.enter(tab, keeper, Act::Adopt(orphans), None);
        }
        self.enter(tab, keeper, act, typed);
    }

    fn enter(&mut self, tab: usize, keeper: u32, act: Act, typed: Option<Typed>) {
        let (now, ids) = (self.now, &mut self.ids);
        let entry = self.tabs[tab].with(keeper, now, |keeper, moment| {
            Some(keeper.entry(act, moment.screen?.editor, now, ids))
        });
        let Some(entry) = entry.flatten() else { return };
        let Some(page) = &mut self.tabs[tab].page else { return };
        let mut before = fields(page.editor.matrix());
        let settled = match &entry.act {
            Act::Settle { held, take: false } => {
                let held = page.editor.held().iter().find(|other| other.id == *held);
                held.map(|held| held.command.clone())
            }
            _ => None,
        };
        match page.editor.perform(entry.clone()) {
            Ok(Some(_)) => {}
            Ok(None) => return,
            Err(error) => {
                if typed.is_some() {
                    self.broken = Some(format!("what was typed could not be kept: {error}"));
                }
                return;
            }
        }
        if let Act::Undo(step) = &entry.act {
            self.ledger.took_back(*step, entry.id);
        }
        let is_join = match &entry.act {
            Act::Undo(step) | Act::Redo(step) => self.joins.contains(step),
            _ => self.joins.contains(&entry.id),
        };
        let after = fields(page.editor.matrix());
        if is_join {
            // Nobody has typed it.
            before.clone_from(&after);
        }
        let (id, is_held) = (entry.id, matches!(entry.act, Act::Hold { .. }));
        if let Some(command) = settled {
            self.ledger.given_up(&command, &after, keeper, id);
        }
        if let Some(Typed { field, text, seen }) = typed {
            // What stood there when it was begun is what the person has typed over.
            if is_held {
                self.ledger.typed(field, Some(text), seen.as_ref(), keeper, id);
            } else if let Some(seen) = seen {
                before.insert(field, seen);
            }
        }
        self.ledger.changed(&before, &after, keeper, id);
        self.note(|| format!("tab {tab} does {} {:?}", id.bits(), entry.act));
        self.tell(tab, keeper, Event::Edited(entry));
    }

    /// What others have changed in a file comes into the draft, as the app does it. Says as which
    /// step.
    pub fn take_in(&mut self, tab: usize, matrix: Matrix) -> Option<StepId> {
        let page = self.tabs[tab].page.as_ref().filter(|page| !page.is_frozen)?;
        let keeper = page.keeper;
        let act = did(crate::bound::UPDATE, Command::Replace(Box::new(matrix)));
        let (now, ids) = (self.now, &mut self.ids);
        let entry = self.tabs[tab].with(keeper, now, |keeper, moment| {
            Some(keeper.entry(act, moment.screen?.editor, now, ids))
        });
        let entry = entry.flatten()?;
        self.joins.push(entry.id);
        let page = self.tabs[tab].page.as_mut()?;
        let id = entry.id;
        if !matches!(page.editor.perform(entry.clone()), Ok(Some(_))) {
            return None;
        }
        self.note(|| format!("tab {tab} takes in {}", id.bits()));
        self.tell(tab, keeper, Event::Edited(entry));
        Some(id)
    }

    /// A command is made of what is being typed.
    pub fn take_typed(&mut self, tab: usize) {
        let Some(page) = &mut self.tabs[tab].page else { return };
        let keeper = page.keeper;
        let Some(typed) = page.typed.take() else { return };
        let name = "Edit a text".to_owned();
        let command = set(typed.field, &typed.text);
        self.perform(tab, Act::Do { name, command }, Some(typed));
        self.tell(tab, keeper, Event::Typed);
    }

    /// The page may be gone in a moment.
    fn hide(&mut self, tab: usize) {
        self.take_typed(tab);
        self.tell_page(tab, Event::Hidden);
    }

    fn leave(&mut self, tab: usize) {
        self.hide(tab);
        self.tell_page(tab, Event::Left);
        self.tabs[tab].page = None;
        self.tabs[tab].tidy();
    }

    /// A tab is gone.
    pub fn end(&mut self, tab: usize) {
        self.note(|| format!("tab {tab} is gone"));
        let late = self.random.below(1_000);
        let tab = &mut self.tabs[tab];
        tab.is_alive = false;
        tab.gone_from = self.now + late;
        tab.keepers.clear();
        tab.page = None;
    }

    /// The browser is gone, and with it the last writes to local storage.
    fn lose_power(&mut self) {
        for tab in 0..self.tabs.len() {
            self.end(tab);
            self.tabs[tab].gone_from = self.now;
        }
        let after = self.now - self.random.below(FORGOTTEN);
        self.note(|| "the browser is gone".to_owned());
        self.storage.forget(after);
        self.stowed.retain(|(time, ..)| *time <= after);
    }

    /// Moves the draft into the trash, as the app does.
    fn delete(&mut self, tab: usize) {
        self.note(|| format!("tab {tab} deletes the draft"));
        self.take_typed(tab);
        self.tell_page(tab, Event::Removed);
        self.tabs[tab].page = None;
        self.tabs[tab].tidy();
        self.journal.set_deleted(Some(self.now));
        self.storage.change(self.now, |texts| {
            texts.draft = None;
            texts.pending.clear();
        });
        self.stowed.clear();
        for other in (0..self.tabs.len()).filter(|other| *other != tab) {
            self.plan(other, 5, Plan::JournalChanged);
        }
    }

    /// A person in a tab does one thing, or something befalls it.
    pub fn act(&mut self, tab: usize) {
        let weather = self.weather.clone();
        if self.random.percent(weather.full_storage) {
            self.storage.is_full = !self.storage.is_full;
        }
        if self.random.percent(weather.full_journal) {
            self.is_journal_full = !self.is_journal_full;
        }
        if self.random.percent(weather.power_loss) {
            self.lose_power();
            self.start_tab();
        } else if self.random.percent(weather.crashes) {
            self.end(tab);
            if self.tabs.iter().all(|tab| !tab.is_alive) {
                self.start_tab();
            }
        } else if self.random.percent(weather.deletion) {
            self.delete(tab);
        } else if self.random.percent(weather.coming_and_going) {
            match self.random.below(5) {
                0 if self.alive().len() < 4 => drop(self.start_tab()),
                1 => {
                    self.hide(tab);
                    self.end(tab);
                }
                2 => self.leave(tab),
                3 => self.hide(tab),
                _ => self.tell_page(tab, Event::JournalChanged),
            }
        } else if self.tabs[tab].page.is_none() {
            self.open(tab);
        } else {
            self.edit(tab);
        }
    }

    pub fn alive(&self) -> Vec<usize> {
        (0..self.tabs.len()).filter(|at| self.tabs[*at].is_alive).collect()
    }

    fn edit(&mut self, tab: usize) {
        let kind = self.random.below(20);
        if kind > 3 {
            // The field is left.
            self.take_typed(tab);
        }
        let own = self.tabs[tab].id;
        let Some(page) = &mut self.tabs[tab].page else { return };
        let editor = &page.editor;
        let matrix = editor.matrix();
        let rows: Vec<RowId> = matrix.activities().map(|activity| activity.id).collect();
        let row = self.random.of(&rows);
        let serial = self.ids.next_bits();
        let text = format!("text {serial}");
        let field = match (row, self.random.below(5)) {
            (None, _) | (_, 0) => Field::Title,
            (Some(row), 1 | 2) => Field::Comment(row),
            (Some(row), _) => Field::Text(row),
        };
        let is_mine = |tab: TabId| tab == own || page.gone.contains(&tab);
        let act = match (kind, row) {
            (0..=3, _) => {
                let seen = fields(matrix).get(&field).cloned();
                match &mut page.typed {
                    Some(typed) => typed.text = text,
                    None => page.typed = Some(Typed { field, text, seen }),
                }
                return;
            }
            (4, Some(row)) => did("Delete a row", Command::RemoveRows(vec![row])),
            (5, _) => {
                let new = RowId::from_bits(serial);
                let mut activity = Activity::new(new, Text::plain(&text), matrix.parties.len());
                activity.comment = Text::plain(&format!("comment {serial}"));
                let rows = vec![Row::Activity(Box::new(activity))];
                did("Add a row", Command::InsertRows { after: row, rows })
            }
            (6, Some(row)) => {
                let after = self.random.of(&rows).filter(|after| *after != row);
                did("Move a row", Command::MoveRows { after, rows: vec![row] })
            }
            (7 | 8, _) => match editor.undoes(is_mine) {
                // The app asks before that takes back what another tab has done since.
                Some(step) if self.joins.contains(&step.id) => match editor.covered(step.id) {
                    Some(_) => return,
                    None => Act::Undo(step.id),
                },
                Some(step) => Act::Undo(step.id),
                None => return,
            },
            (9, _) => match editor.redoes(is_mine) {
                Some(step) => Act::Redo(step.id),
                None => return,
            },
            (10 | 11, _) => match editor.held().first() {
                Some(held) => Act::Settle { held: held.id, take: self.random.percent(50) },
                None => return,
            },
            (12, Some(row)) => {
                let party = matrix.parties.first().map(|party| party.id);
                let Some(party) = party else { return };
                let letters = LetterSet::from_bits(u16::try_from(serial % 16).unwrap_or(1));
                let cell = Cell::of(letters);
                did("Set a cell", Command::SetCells(vec![CellEdit { row, party, cell }]))
            }
            _ => did("Edit a text", set(field, &text)),
        };
        self.perform(tab, act, None);
    }
}

fn did(name: &str, command: Command) -> Act {
    Act::Do { name: name.to_owned(), command }
}

fn set(field: Field, text: &str) -> Command {
    match field {
        Field::Title => Command::SetTitle(text.to_owned()),
        Field::Text(row) => Command::SetActivity(row, ActivityField::Text(Text::plain(text))),
        Field::Comment(row) => Command::SetActivity(row, ActivityField::Comment(Text::plain(text))),
    }
}
