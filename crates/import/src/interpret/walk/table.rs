//! A table of the page on its way into the draft.

use super::super::super::ImportError;
use super::super::super::draft::{DraftSection, Heading};
use super::super::super::facts::{ColumnUse, Orientation, OwnerColumns};
use super::super::super::words::{Says, says, says_role};
use super::super::columns::{Sure, lost_groups, role_letter};
use super::super::rows::{RowReader, names_parties};
use super::super::tables::Found;
use super::Walk;
use remit_core::matrix::{Text, limits};
use remit_core::steps;
use remit_formats::page::UNNAMED;
use remit_formats::page::{NoteKind, Place, quoted};
use remit_formats::page::{Stage, Watch};

/// The columns of owners that are sections, each to be read by itself; else the whole table.
fn sections(found: &Found) -> Vec<Option<(usize, &str)>> {
    let are_sections =
        found.layout.owners.as_ref().is_some_and(|it| it.columns == OwnerColumns::Sections);
    if !are_sections {
        return vec![None];
    }
    let columns = found.layout.uses.iter().enumerate();
    let owners = columns.filter_map(|(column, taken)| match taken {
        ColumnUse::Owners(name) => Some(Some((column, name.as_str()))),
        _ => None,
    });
    owners.collect()
}

/// So many rows above a header are told of.
const MOST_ABOVE: usize = 20;

impl Walk<'_> {
    /// Puts a table where it belongs.
    pub(super) fn table(&mut self, found: &Found, watch: &mut Watch) -> Result<(), ImportError> {
        let number = self.draft.tables.len();
        let facts = found.facts(&self.path.join(" > "));
        self.draft.tables.push(facts);
        if !found.taken {
            if let Some(plans) = found.plans() {
                self.draft.plans.extend(plans);
            } else if !self.legend.has(found.block) {
                let sure = found.layout.sure;
                let why = if sure == Sure::No {
                    "has no column with roles"
                } else {
                    "doesn't say who does what"
                };
                let text =
                    format!("A table with {} rows {why}; it was left out.", found.table.rows.len());
                self.draft.notes.add(&found.place, NoteKind::Skipped, text);
            }
            return Ok(());
        }
        self.skipping = false;
        self.tell_layout(found);
        if let Some(why) = found.unclear {
            self.draft.notes.unknown(&found.place, why);
        }
        let columns = self.parties(found);
        let depth = self.path.len();
        let mut reader = RowReader::new(found, number, columns, depth);
        let before = self.draft.rows.len();
        if let Some(note) = reader.owners_note() {
            self.draft.notes.guessed(&found.place, note);
        }
        for section in sections(found) {
            if let Some((column, name)) = section {
                reader.only_column = Some(column);
                reader.depth = depth + 1;
                self.draft.begin(DraftSection {
                    place: found.place.clone(),
                    depth: depth + 1,
                    heading: Heading::of_line(name),
                    ..DraftSection::default()
                });
            }
            for at in found.layout.header..found.table.rows.len() {
                self.done += 1;
                watch.step(Stage::Understanding, self.done.min(self.total), self.total)?;
                reader.row(at, &mut self.book, &mut self.draft);
            }
        }
        let goes_on = self.following.contains(&found.block);
        if self.draft.rows.len() == before && !goes_on {
            self.draft.notes.skipped(&found.place, "The table has a header but no rows.");
        }
        let numbered = |(column, taken): (usize, &ColumnUse)| {
            let named = found.layout.names.get(column).is_some_and(|name| !name.is_empty());
            matches!(taken, ColumnUse::Party(name) if !named && name.starts_with("Party "))
        };
        if found.layout.uses.iter().enumerate().any(numbered) {
            self.draft.notes.guessed(&found.place, UNNAMED);
        }
        let groups = lost_groups(&found.table, found.layout.header, &found.layout.names);
        self.tell_above(found, &groups);
        for group in groups {
            let text = format!("{} spans several columns; it was left out.", quoted(&group));
            self.draft.notes.skipped(&found.place, text);
        }
        self.tell_columns(found);
        self.tell_roles(found);
        self.tables_here += 1;
        Ok(())
    }

    /// Tells how the table is laid out, where that is not plain.
    fn tell_layout(&mut self, found: &Found) {
        let notes = &mut self.draft.notes;
        if found.layout.goes_on {
            let text = "The table has no header; the header was taken from the table above.";
            notes.guessed(&found.place, text);
        }
        if found.layout.is_shifted {
            let text =
                "The header stands one column too far left; its names were moved to the right.";
            notes.guessed(&found.place, text);
        }
        let orientation = found.layout.orientation;
        if orientation == Orientation::ActivitiesAcross && !found.layout.is_chosen {
            notes.guessed(&found.place, "The rows of this table were read as parties.");
        }
        let first = self.orientation.get_or_insert((orientation, found.place.clone()));
        if first.0 != orientation {
            let place = match first.1.sheet.as_str() {
                "" => format!("line {}", first.1.line),
                sheet => format!("sheet {sheet}"),
            };
            let text = format!(
                "This table is laid out differently from the one in {place} ({}); both were read. Leave one out under “Tables and columns” if they don't belong together.",
                orientation.name().to_lowercase()
            );
            notes.guessed(&found.place, text);
        }
    }

    /// Tells of parties that are called like roles: letters stand below them, and no names.
    fn tell_roles(&mut self, found: &Found) {
        let letters = &self.book.letters;
        let is_role = |taken: &&ColumnUse| match taken {
            ColumnUse::Party(name) => name.len() > 1 && role_letter(name, letters).is_some(),
            _ => false,
        };
        if found.layout.uses.iter().filter(is_role).count() > 1 {
            let text = "Some parties are called like roles, because letters stand below them. If these are initials, choose what each column holds.";
            self.draft.notes.guessed(&found.place, text);
        }
    }

    /// Tells what stands above the header of a table and is no part of it.
    fn tell_above(&mut self, found: &Found, groups: &[String]) {
        let names: Vec<_> = found.layout.names.iter().map(Text::to_plain).collect();
        let is_said = |text: &str| {
            groups.iter().any(|group| group == text)
                || names.iter().any(|name| name.starts_with(text))
        };
        let above = found.table.rows.iter().take(found.layout.header.saturating_sub(1));
        for row in above.take(MOST_ABOVE) {
            let texts = row.cells.iter().filter(|cell| !cell.is_carried());
            let texts: Vec<_> = texts.map(|cell| cell.text.to_plain()).collect();
            let texts = texts.iter().map(|text| text.trim());
            let lost: Vec<&str> = texts.filter(|text| !text.is_empty() && !is_said(text)).collect();
            if !lost.is_empty() {
                let place = Place { sheet: found.place.sheet.clone(), line: row.line };
                let text =
                    format!("{} is above the header and was left out.", quoted(&lost.join(", ")));
                self.draft.notes.skipped(&place, text);
            }
        }
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
                ColumnUse::Ignore if found.layout.orientation == Orientation::ActivitiesAcross => {
                    let text = format!("The row {} was left out.", quoted(&header));
                    notes.skipped(&found.place, text);
                }
                ColumnUse::Ignore if header.is_empty() => {
                    let first = quoted(&first.to_plain());
                    let text = format!("An unnamed column, starting with {first}, was left out.");
                    notes.skipped(&found.place, text);
                }
                ColumnUse::Ignore => {
                    let text = format!("The column {} was left out.", quoted(&header));
                    notes.skipped(&found.place, text);
                }
                ColumnUse::Comment if !header.is_empty() && said != Some(Says::Comment) => {
                    let text = format!(
                        "The column {} was read as comments, not as a party.",
                        quoted(&header)
                    );
                    notes.guessed(&found.place, text);
                }
                _ => {}
            }
        }
        if activities > 1 {
            let text = "The header has more than one activity column. If these are tables side by side, their rows were read as one: put them below each other and import again.";
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
                ColumnUse::Owners(_) if !found.are_plans() => {}
                ColumnUse::Variant(name) | ColumnUse::Owners(name)
                    if self.draft.plans.len() <= limits::PLANS
                        && !self.draft.plans.iter().any(|(other, _)| other == name) =>
                {
                    self.draft.plans.push((name.clone(), Text::default()));
                }
                _ => {}
            }
        }
        if names_parties(&found.layout) || found.layout.owners.is_some() {
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
