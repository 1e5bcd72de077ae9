//! The rows of another matrix come into this one, with the parties, letters, plans and footnotes
//! that they need.

use super::footnotes::{marks, number_of, numbered};
use super::{Refusal, Shaped, group};
use crate::edit::{Command, LetterChange, PlanChange};
use crate::fold::fold_name;
use crate::matrix::{
    Cell, CellMark, Footnote, FootnoteId, Holding, LetterSet, Letters, Mark, Matrix, NewIds, Party,
    PartyId, Plan, PlanId, PlanReader, PlanUse, Plans, Row, Section, Text,
};

/// The rows of another matrix, behind the last one. Parties and plans of the same name are one, as
/// are letters of one code and meaning; what the matrix lacks of them is added. Activities outside
/// any section come under the title of the other matrix. Its introduction, source and settings
/// stay behind.
pub fn insert(matrix: &Matrix, other: &Matrix, new: &mut impl NewIds) -> Result<Shaped, Refusal> {
    if other.rows.is_empty() {
        return Err(Refusal::NoRow);
    }
    let mut commands = Vec::new();
    let letters = letters(matrix, other)?;
    if letters != matrix.letters {
        let becomes = (0..matrix.letters.iter().len()).map(LetterSet::nth).collect();
        let change = LetterChange { letters: letters.clone(), becomes, cells: Vec::new() };
        commands.push(Command::SetLetters(Box::new(change)));
    }
    let parties = Parties::of(matrix, other, new);
    commands.extend(parties.commands(matrix));
    let plans = AllPlans::of(matrix, other, new);
    commands.extend(plans.command(matrix));
    let notes = Notes::of(matrix, other, new);
    commands.extend(notes.command(matrix));
    let mut incoming = Incoming { other, letters, parties, plans, notes, rows: Vec::new() };
    let has_sections = matrix.rows.iter().any(|row| row.section().is_some());
    if has_sections && other.rows.first().is_some_and(|row| row.activity().is_some()) {
        let section = Section::new(new.row(), 1, other.title.clone());
        incoming.rows.push(Row::Section(Box::new(section)));
    }
    for row in &other.rows {
        incoming.add(row, new);
    }
    let after = matrix.rows.last().map(Row::id);
    commands.push(Command::InsertRows { after, rows: incoming.rows });
    let count = other.activities().count();
    let named = if count == 1 { "1 activity".to_owned() } else { format!("{count} activities") };
    Ok(Shaped::new(format!("Insert {named}"), numbered(matrix, group(commands))))
}

/// The letters of both.
fn letters(matrix: &Matrix, other: &Matrix) -> Result<Letters, Refusal> {
    let mut all: Vec<_> = matrix.letters.iter().cloned().collect();
    for letter in other.letters.iter() {
        match all.iter().find(|own| own.code == letter.code) {
            Some(own) if own.kind == letter.kind => {}
            Some(own) => {
                let (here, there) = (own.kind.name().to_owned(), letter.kind.name().to_owned());
                return Err(Refusal::Letter { code: own.code, here, there });
            }
            None => all.push(letter.clone()),
        }
    }
    Ok(Letters::new(all)?)
}

/// The parties of both.
struct Parties {
    /// Those that the matrix lacks.
    added: Vec<Party>,
    /// How many parties there are.
    count: usize,
    /// For each of the other matrix, its column and its id here.
    here: Vec<(usize, PartyId)>,
}

impl Parties {
    fn of(matrix: &Matrix, other: &Matrix, new: &mut impl NewIds) -> Self {
        let mut all: Vec<Party> = matrix.parties.clone();
        let mut here: Vec<(usize, PartyId)> = Vec::new();
        for party in &other.parties {
            let name = fold_name(&party.name);
            let is_free = |at: usize| here.iter().all(|(taken, _)| *taken != at);
            let known = all
                .iter()
                .enumerate()
                .find(|(at, own)| is_free(*at) && fold_name(&own.name) == name);
            if let Some((at, own)) = known {
                here.push((at, own.id));
            } else {
                let id = new.party();
                here.push((all.len(), id));
                all.push(Party { id, ..party.clone() });
            }
        }
        let count = all.len();
        let added = all.split_off(matrix.parties.len());
        Self { added, count, here }
    }

    fn commands(&self, matrix: &Matrix) -> Vec<Command> {
        let mut after = matrix.parties.last().map(|party| party.id);
        let add = |party: &Party| {
            let (after, party) = (after.replace(party.id), party.clone());
            Command::InsertParty { after, party, cells: Vec::new(), marks: Vec::new() }
        };
        self.added.iter().map(add).collect()
    }
}

/// The plans of both.
struct AllPlans {
    all: Vec<Plan>,
    /// For each of the other matrix, its id here.
    here: Vec<(PlanId, PlanId)>,
}

impl AllPlans {
    fn of(matrix: &Matrix, other: &Matrix, new: &mut impl NewIds) -> Self {
        let mut all = matrix.plans.clone();
        let mut here = Vec::new();
        for plan in &other.plans {
            let name = fold_name(&plan.name);
            let known = all.iter().find(|own| fold_name(&own.name) == name).map(|own| own.id);
            let id = known.unwrap_or_else(|| PlanId::from_bits(new.next_bits()));
            if known.is_none() {
                all.push(Plan { id, ..plan.clone() });
            }
            here.push((plan.id, id));
        }
        Self { all, here }
    }

    /// Nothing where none is new. What activities here say of plans stays.
    fn command(&self, matrix: &Matrix) -> Option<Command> {
        let is_new = self.all.len() > matrix.plans.len();
        let reader = PlanReader::new(&self.all);
        let changed = matrix.activities().filter(|it| reader.read(&it.plan.printed) != it.plan);
        let uses = || changed.map(|activity| (activity.id, activity.plan.clone())).collect();
        is_new.then(|| {
            let change = PlanChange { plans: self.all.clone(), uses: uses() };
            Command::SetPlans(Box::new(change))
        })
    }

    fn plan_use(&self, there: &PlanUse) -> PlanUse {
        let plans = match &there.plans {
            Plans::Only(ids) => {
                let here = self.here.iter().filter(|(there, _)| ids.contains(there));
                let here: Vec<PlanId> = here.map(|(_, here)| *here).collect();
                Plans::Only(PlanReader::new(&self.all).in_order(&here))
            }
            other => other.clone(),
        };
        PlanUse { printed: there.printed.clone(), plans }
    }
}

/// The footnotes of both.
struct Notes {
    added: Vec<Footnote>,
    /// Marks of the other matrix that are others here.
    becomes: Vec<(Mark, Mark)>,
}

impl Notes {
    fn of(matrix: &Matrix, other: &Matrix, new: &mut impl NewIds) -> Self {
        let own = matrix.footnotes.iter().map(|note| &note.mark);
        let mut taken: Vec<&Mark> = own.chain(marks(matrix)).collect();
        taken.sort_unstable();
        taken.dedup();
        let mut there: Vec<&Mark> =
            other.footnotes.iter().map(|note| &note.mark).chain(marks(other)).collect();
        let highest = taken.iter().chain(&there).filter_map(|mark| number_of(mark)).max();
        let mut next = highest.unwrap_or_default();
        there.sort_unstable();
        there.dedup();
        let mut notes = Self { added: Vec::new(), becomes: Vec::new() };
        for mark in there {
            let note = other.footnotes.iter().find(|note| note.mark == *mark);
            let same =
                note.and_then(|note| matrix.footnotes.iter().find(|own| own.text == note.text));
            let here = if let Some(same) = same {
                same.mark.clone()
            } else {
                let is_taken = taken.binary_search(&mark).is_ok();
                next += u32::from(is_taken);
                let free = is_taken.then(|| Mark::new(&next.to_string())).flatten();
                let here = free.unwrap_or_else(|| mark.clone());
                notes.added.extend(note.map(|note| Footnote {
                    id: FootnoteId::from_bits(new.next_bits()),
                    mark: here.clone(),
                    text: note.text.clone(),
                }));
                here
            };
            notes.becomes.push((mark.clone(), here));
        }
        // In the order of the other matrix.
        let order = |note: &Footnote| {
            let there = notes.becomes.iter().find(|(_, here)| *here == note.mark);
            other.footnotes.iter().position(|it| there.is_some_and(|(mark, _)| it.mark == *mark))
        };
        let mut added = notes.added;
        added.sort_by_key(order);
        Self { added, becomes: notes.becomes }
    }

    fn command(&self, matrix: &Matrix) -> Option<Command> {
        let all = matrix.footnotes.iter().chain(&self.added).cloned();
        (!self.added.is_empty()).then(|| Command::SetFootnotes(all.collect()))
    }

    fn mark(&self, there: &Mark) -> Mark {
        let here = self.becomes.iter().find(|(mark, _)| mark == there);
        here.map_or_else(|| there.clone(), |(_, here)| here.clone())
    }

    fn text(&self, there: &Text) -> Text {
        there.with_marks(&|mark| Some(self.mark(mark)))
    }
}

/// Rows on their way from the other matrix.
struct Incoming<'a> {
    other: &'a Matrix,
    /// The letters, parties, plans and footnotes here.
    letters: Letters,
    parties: Parties,
    plans: AllPlans,
    notes: Notes,
    rows: Vec<Row>,
}

impl Incoming<'_> {
    fn add(&mut self, row: &Row, new: &mut impl NewIds) {
        let id = new.row();
        self.rows.push(match row {
            Row::Section(there) => {
                let mut here = Section::new(id, there.level, there.title.clone());
                there.number().clone_into(&mut here.written);
                here.before = self.notes.text(&there.before);
                here.after = self.notes.text(&there.after);
                Row::Section(Box::new(here))
            }
            Row::Activity(there) => {
                let mut here = (**there).clone();
                here.id = id;
                here.text = self.notes.text(&there.text);
                here.comment = self.notes.text(&there.comment);
                here.plan = self.plans.plan_use(&there.plan);
                here.cells = vec![Cell::default(); self.parties.count];
                for ((column, _), cell) in self.parties.here.iter().zip(&there.cells) {
                    if let Some(slot) = here.cells.get_mut(*column) {
                        *slot = Cell { holding: self.holding(cell.holding), ..*cell };
                    }
                }
                here.marks = there.marks.iter().filter_map(|mark| self.cell_mark(mark)).collect();
                Row::Activity(Box::new(here))
            }
        });
    }

    fn holding(&self, there: Holding) -> Holding {
        match there {
            Holding::Letters(set) => {
                let here = self.other.letters.in_set(set);
                let here =
                    here.filter_map(|letter| self.letters.read(&letter.code.to_string()).ok());
                Holding::Letters(here.fold(LetterSet::EMPTY, LetterSet::union))
            }
            Holding::NotApplicable => Holding::NotApplicable,
        }
    }

    fn cell_mark(&self, there: &CellMark) -> Option<CellMark> {
        let at = self.other.column(there.party)?;
        let (_, party) = self.parties.here.get(at)?;
        Some(CellMark { party: *party, mark: self.notes.mark(&there.mark) })
    }
}
