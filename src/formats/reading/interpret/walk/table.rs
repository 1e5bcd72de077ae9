//! A table of the page on its way into the draft.

use super::super::super::ReadingError;
use super::super::super::facts::ColumnUse;
use super::super::super::note::{NoteKind, quoted};
use super::super::super::progress::{Step, Watch};
use super::super::super::words::{Says, says, says_role};
use super::super::columns::{Sure, lost_groups};
use super::super::rows::{Reader, names_parties};
use super::super::tables::Found;
use super::Walk;
use crate::formats::reading::note::UNNAMED;
use crate::matrix::{Text, limits};
use crate::steps;

impl Walk<'_> {
    /// Puts a table where it belongs.
    pub(super) fn table(&mut self, found: &Found, watch: &mut Watch) -> Result<(), ReadingError> {
        let facts = found.facts(&self.path.join(" > "));
        self.draft.tables.push(facts);
        if !found.taken {
            if let Some(plans) = found.plans() {
                self.draft.plans.extend(plans);
            } else if !self.legend.has(found.block) {
                let sure = found.layout.sure;
                let why = if sure == Sure::No {
                    "has no column of letters"
                } else {
                    "does not say who does what"
                };
                let text =
                    format!("A table of {} rows {why}; it was left out.", found.table.rows.len());
                self.draft.notes.add(&found.place, NoteKind::Skipped, text);
            }
            return Ok(());
        }
        self.skipping = false;
        let columns = self.parties(found);
        let depth = self.path.len();
        let sheet = found.place.sheet.clone();
        let mut reader = Reader::new(&found.table, &found.layout, &sheet, columns, depth);
        let before = self.draft.rows.len();
        for at in found.layout.header..found.table.rows.len() {
            self.done += 1;
            watch.step(Step::Understanding, self.done, self.total)?;
            reader.row(at, &mut self.book, &mut self.draft);
        }
        if self.draft.rows.len() == before {
            self.draft.notes.skipped(&found.place, "The table has a header but no rows.");
        }
        let numbered = |(column, taken): (usize, &ColumnUse)| {
            let named = found.layout.names.get(column).is_some_and(|name| !name.is_empty());
            matches!(taken, ColumnUse::Party(name) if !named && name.starts_with("Party "))
        };
        if found.layout.uses.iter().enumerate().any(numbered) {
            self.draft.notes.guessed(&found.place, UNNAMED);
        }
        for group in lost_groups(&found.table, found.layout.header, &found.layout.names) {
            let text = format!("{} stands above several columns; it was left out.", quoted(&group));
            self.draft.notes.skipped(&found.place, text);
        }
        self.tell_columns(found);
        self.tables_here += 1;
        Ok(())
    }

    /// Tells what became of the columns that are neither activities nor parties, where their
    /// headers do not say it.
    fn tell_columns(&mut self, found: &Found) {
        let notes = &mut self.draft.notes;
        let mut activities = 0;
        for (column, taken) in found.layout.uses.iter().enumerate() {
            let header = found.layout.names.get(column).map(Text::to_plain).unwrap_or_default();
            let rows = found.table.rows.iter().skip(found.layout.header);
            let mut texts = rows.map(|row| &row.cell(column).text).filter(|text| !text.is_empty());
            let Some(first) = texts.next() else { continue };
            let said = says(&header);
            activities += usize::from(said == Some(Says::Activity));
            match taken {
                ColumnUse::Ignore if header.is_empty() => {
                    let first = quoted(&first.to_plain());
                    let text = format!("A column without a name, from {first} on, was left out.");
                    notes.skipped(&found.place, text);
                }
                ColumnUse::Ignore => {
                    let text = format!("The column {} was left out.", quoted(&header));
                    notes.skipped(&found.place, text);
                }
                ColumnUse::Comment if !header.is_empty() && said != Some(Says::Comment) => {
                    let text = format!(
                        "The column {} was taken for comments, not for a party.",
                        quoted(&header)
                    );
                    notes.guessed(&found.place, text);
                }
                _ => {}
            }
        }
        if activities > 1 {
            let text = "The header names what is to be done more than once. If these are tables side by side, their rows were read as one: put them below each other, and import again.";
            notes.guessed(&found.place, text);
        }
    }

    /// For each column that is a party's, which; and the plans that are columns.
    fn parties(&mut self, found: &Found) -> Vec<Option<usize>> {
        let mut names = Vec::new();
        for taken in &found.layout.uses {
            steps::look(self.draft.plans.len());
            match taken {
                ColumnUse::Party(name) => names.push(name.clone()),
                ColumnUse::Variant(name)
                    if self.draft.plans.len() <= limits::PLANS
                        && !self.draft.plans.iter().any(|(other, _)| other == name) =>
                {
                    self.draft.plans.push((name.clone(), Text::default()));
                }
                _ => {}
            }
        }
        if names_parties(&found.layout) {
            return Vec::new();
        }
        let has_role = |(at, _): (usize, &ColumnUse)| {
            found.layout.names.get(at).is_some_and(|name| says_role(&name.to_plain()))
        };
        let parted = found.layout.uses.iter().enumerate();
        let roles = parted.filter(|(_, taken)| matches!(taken, ColumnUse::Party(_))).all(has_role);
        let parties =
            self.draft.parties.of_table(&names, roles, &found.place, &mut self.draft.notes);
        let mut parties = parties.into_iter();
        let party = |taken: &ColumnUse| match taken {
            ColumnUse::Party(_) => parties.next(),
            _ => None,
        };
        found.layout.uses.iter().map(party).collect()
    }
}
