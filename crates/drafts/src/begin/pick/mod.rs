//! Sections of one matrix in another: their parties, letters, plans and footnotes become those
//! of the new one, and nothing that is shown of them gets lost.

mod fit;

use remit_core::matrix::{
    Activity, Cell, CellMark, Footnote, FootnoteId, Letter, LetterSet, Letters, Mark, Matrix,
    MatrixData, NewIds, Party, Plan, PlanId, PlanReader, Plans, Row, RowId, Section, Side, likely,
};

use remit_core::ordered::insert_by_key;

use fit::{became, fitted, marked, used};

/// Sections of a matrix.
#[derive(Debug, Clone)]
pub struct Picked<'a> {
    /// The matrix.
    pub of: &'a Matrix,
    /// Its sections. What stands directly in one belongs to it; sections under it do not.
    pub sections: Vec<RowId>,
}

/// Takes sections over.
pub(super) struct Picker<'a> {
    into: &'a mut MatrixData,
    of: &'a Matrix,
}

impl<'a> Picker<'a> {
    pub(super) fn new(into: &'a mut MatrixData, of: &'a Matrix) -> Self {
        Self { into, of }
    }

    /// Takes these sections, bare or with all that stands in them.
    pub(super) fn take(mut self, sections: &[RowId], whole: bool, ids: &mut impl NewIds) {
        if self.into.language.is_empty() {
            self.into.language.clone_from(&self.of.language);
        }
        self.describe();
        let rows = self.rows(sections, whole);
        if !whole {
            for (row, level) in rows {
                if let Row::Section(section) = row {
                    let mut bare = Section::new(ids.row(), level, section.title.clone());
                    bare.written.clone_from(&section.written);
                    self.into.rows.push(Row::Section(Box::new(bare)));
                }
            }
            return;
        }
        self.take_rows(&rows, true, ids);
    }

    /// Takes all rows behind those that are there. True where each letter that they hold has become
    /// one of the same meaning.
    pub(super) fn take_all(mut self, ids: &mut impl NewIds) -> bool {
        let rows = self.of.rows.iter().map(|row| (row, row.section().map_or(0, |it| it.level)));
        let rows: Vec<(&Row, u8)> = rows.collect();
        // Who comes into a draft that people work on may be a third party.
        self.take_rows(&rows, false, ids)
    }

    fn take_rows(&mut self, rows: &[(&Row, u8)], by_side: bool, ids: &mut impl NewIds) -> bool {
        let becomes = self.letters(rows);
        let columns = self.parties(by_side, ids);
        let plans = self.plans(rows, ids);
        let marks = self.footnotes(rows, ids);
        let reader = PlanReader::new(&self.into.plans);
        for (row, level) in rows {
            self.into.rows.push(match row {
                Row::Section(section) => {
                    let mut taken = Section::new(ids.row(), *level, section.title.clone());
                    taken.written.clone_from(&section.written);
                    taken.before = marked(&section.before, &marks);
                    taken.after = marked(&section.after, &marks);
                    Row::Section(Box::new(taken))
                }
                Row::Activity(activity) => {
                    let text = marked(&activity.text, &marks);
                    let mut taken = Activity::new(ids.row(), text, self.into.parties.len());
                    taken.comment = marked(&activity.comment, &marks);
                    taken.evidence = marked(&activity.evidence, &marks);
                    taken.plan = used(&activity.plan, &plans, &reader);
                    for (cell, column) in activity.cells.iter().zip(&columns) {
                        if let Some(slot) = taken.cells.get_mut(*column) {
                            *slot = fitted(*cell, &becomes);
                        }
                    }
                    taken.marks = self.cell_marks(activity, &columns, &marks);
                    Row::Activity(Box::new(taken))
                }
            });
        }
        let held = held(rows);
        self.of.letters.iter().zip(becomes).enumerate().all(|(at, (letter, becomes))| {
            let mut here = self.into.letters.in_set(becomes);
            !held.contains(LetterSet::nth(at))
                || !becomes.is_empty() && here.all(|it| it.kind == letter.kind)
        })
    }

    /// What the source says of letters and plans that the draft has too.
    fn describe(&mut self) {
        let letters = self.into.letters.iter().map(|letter| {
            let same = |old: &&Letter| old.code == letter.code && old.kind == letter.kind;
            let known = self.of.letters.iter().find(same);
            known.filter(|_| letter.definition.is_empty()).unwrap_or(letter).clone()
        });
        // The codes are the same, so the letters stay as valid as they are.
        if let Ok(letters) = Letters::new(letters.collect()) {
            self.into.letters = letters;
        }
        for plan in self.into.plans.iter_mut().filter(|plan| plan.description.is_empty()) {
            let reader = PlanReader::new(std::slice::from_ref(plan));
            let same = |old: &&Plan| matches!(reader.read(&old.name).plans, Plans::Only(_));
            if let Some(old) = self.of.plans.iter().find(same) {
                plan.description.clone_from(&old.description);
            }
        }
    }

    /// The rows to be taken, sections with the level that they get.
    fn rows(&self, sections: &[RowId], whole: bool) -> Vec<(&'a Row, u8)> {
        let mut rows = Vec::new();
        // The sections above that are taken too, by their levels in the source.
        let mut above: Vec<u8> = Vec::new();
        let mut is_taken = false;
        for row in &self.of.rows {
            match row {
                Row::Section(section) => {
                    above.retain(|level| *level < section.level);
                    is_taken = sections.contains(&section.id);
                    if is_taken {
                        above.push(section.level);
                        rows.push((row, above.len() as u8));
                    }
                }
                Row::Activity(_) if is_taken && whole => rows.push((row, 0)),
                Row::Activity(_) => {}
            }
        }
        rows
    }

    /// What each letter of the source becomes. One that is in use and has no counterpart comes
    /// along.
    fn letters(&mut self, rows: &[(&Row, u8)]) -> Vec<LetterSet> {
        let used = held(rows);
        let missing = likely(&self.of.letters, &self.into.letters);
        let missing = self
            .of
            .letters
            .iter()
            .zip(missing)
            .enumerate()
            .filter(|(at, (_, set))| set.is_empty() && used.contains(LetterSet::nth(*at)));
        let missing: Vec<Letter> = missing.map(|(_, (letter, _))| letter.clone()).collect();
        if !missing.is_empty() {
            let all = self.into.letters.iter().cloned().chain(missing);
            // More letters than a matrix can have are nobody's scheme; what is missing then shows
            // as an empty cell, which the checks name.
            if let Ok(letters) = Letters::new(all.collect()) {
                self.into.letters = letters;
            }
        }
        likely(&self.of.letters, &self.into.letters)
    }

    /// The column that each party of the source gets: that of its name, else, where that is wanted,
    /// that of the one party of its side, else a new one.
    fn parties(&mut self, by_side: bool, ids: &mut impl NewIds) -> Vec<usize> {
        let mut columns: Vec<usize> = Vec::new();
        let alone = |parties: &[Party], side: Side| {
            side != Side::Other && parties.iter().filter(|party| party.side == side).count() == 1
        };
        for party in &self.of.parties {
            let into = &self.into.parties;
            // Letter by letter: what lowers whole texts is some kilobytes more.
            let lower = |party: &Party| -> Vec<char> {
                party.name.chars().flat_map(char::to_lowercase).collect()
            };
            let named = into.iter().position(|it| lower(it) == lower(party));
            let of_side = || {
                let both =
                    by_side && alone(into, party.side) && alone(&self.of.parties, party.side);
                into.iter().position(|it| both && it.side == party.side)
            };
            let column = named.or_else(of_side).filter(|column| !columns.contains(column));
            columns.push(column.unwrap_or_else(|| {
                self.into.parties.push(Party { id: ids.party(), ..party.clone() });
                for row in &mut self.into.rows {
                    if let Row::Activity(activity) = row {
                        activity.cells.push(Cell::default());
                    }
                }
                self.into.parties.len() - 1
            }));
        }
        columns
    }

    /// The plan that each plan of the source becomes. One that is in use and not in the legend
    /// comes along.
    fn plans(&mut self, rows: &[(&Row, u8)], ids: &mut impl NewIds) -> Vec<(PlanId, PlanId)> {
        let is_used = |id: PlanId| {
            let activities = rows.iter().filter_map(|(row, _)| row.activity());
            activities.map(|activity| &activity.plan.plans).any(|plans| match plans {
                Plans::Only(plans) => plans.contains(&id),
                _ => false,
            })
        };
        let mut becomes = Vec::new();
        for plan in self.of.plans.iter().filter(|plan| is_used(plan.id)) {
            let known = PlanReader::new(&self.into.plans).read(&plan.name).plans;
            let known = match &known {
                Plans::Only(plans) if plans.len() == 1 => plans.first().copied(),
                _ => None,
            };
            becomes.push((
                plan.id,
                known.unwrap_or_else(|| {
                    let id = PlanId::from_bits(ids.next_bits());
                    self.into.plans.push(Plan { id, ..plan.clone() });
                    id
                }),
            ));
        }
        becomes
    }

    /// The mark that each mark of the source becomes: a free one where the draft uses it for
    /// something else.
    fn footnotes(&mut self, rows: &[(&Row, u8)], ids: &mut impl NewIds) -> Vec<(Mark, Mark)> {
        let mut used: Vec<&Mark> = Vec::new();
        for (row, _) in rows {
            match row {
                Row::Section(it) => used.extend(it.before.marks().chain(it.after.marks())),
                Row::Activity(it) => {
                    used.extend(
                        it.text.marks().chain(it.comment.marks()).chain(it.evidence.marks()),
                    );
                    used.extend(it.marks.iter().map(|mark| &mark.mark));
                }
            }
        }
        let mut becomes = Vec::new();
        for note in self.of.footnotes.iter().filter(|note| used.contains(&&note.mark)) {
            let taken = |mark: &Mark| self.into.footnotes.iter().find(|it| it.mark == *mark);
            let mark = match taken(&note.mark) {
                Some(other) if other.text == note.text => continue,
                None => note.mark.clone(),
                Some(_) => {
                    let mut free = (1_u32..).filter_map(|number| Mark::new(&number.to_string()));
                    let wanted = |mark: &Mark| {
                        taken(mark).is_none() && self.of.footnotes.iter().all(|it| it.mark != *mark)
                    };
                    let Some(free) = free.find(wanted) else { continue };
                    becomes.push((note.mark.clone(), free.clone()));
                    free
                }
            };
            let id = FootnoteId::from_bits(ids.next_bits());
            self.into.footnotes.push(Footnote { id, mark, text: note.text.clone() });
        }
        becomes
    }

    fn cell_marks(
        &self,
        activity: &Activity,
        columns: &[usize],
        marks: &[(Mark, Mark)],
    ) -> Vec<CellMark> {
        let taken = activity.marks.iter().filter_map(|old| {
            let column = *columns.get(self.of.column(old.party)?)?;
            let party = self.into.parties.get(column)?.id;
            Some((column, CellMark { party, mark: became(&old.mark, marks) }))
        });
        let mut in_order = Vec::new();
        for mark in taken {
            insert_by_key(&mut in_order, mark, |(column, _)| *column);
        }
        in_order.into_iter().map(|(_, mark)| mark).collect()
    }
}

/// All letters that rows hold.
fn held(rows: &[(&Row, u8)]) -> LetterSet {
    let cells = rows.iter().filter_map(|(row, _)| row.activity()).flat_map(|it| &it.cells);
    cells.fold(LetterSet::EMPTY, |held, cell| held.union(cell.letters()))
}
