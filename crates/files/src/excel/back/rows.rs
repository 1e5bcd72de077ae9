//! What the lines of the sheet say.

use super::super::{KEY_PREFIX, cell, text};
use super::Unclear;
use super::columns::FoundColumns;
use remit_core::matrix::{
    Activity, Basis, Cell, CellMark, MAX_LEVEL, Mark, Matrix, NewIds, PlanUse, Row, RowId, Section,
    Text,
};

/// Reads the lines, one after the other.
pub(super) struct RowReader<'a> {
    pub(super) base: &'a Matrix,
    pub(super) columns: &'a FoundColumns,
    pub(super) ids: &'a mut dyn NewIds,
    pub(super) unclear: Vec<Unclear>,
    /// The ids of rows that were read, sorted.
    pub(super) seen: Vec<u64>,
}

impl RowReader<'_> {
    pub(super) fn row(&mut self, line: &[String], number: usize) -> Row {
        let id = self.columns.cell(line, "id").trim().strip_prefix(KEY_PREFIX);
        let known = id.and_then(|id| id.parse::<RowId>().ok());
        // A line that was copied has the id of the line it was copied from.
        let known = known.filter(|id| match self.seen.binary_search(&id.bits()) {
            Ok(_) => false,
            Err(at) => {
                self.seen.insert(at, id.bits());
                true
            }
        });
        let old = known.and_then(|id| self.base.rows.get(self.base.position(id)?));
        let id = known.unwrap_or_else(|| RowId::from_bits(self.ids.next_bits()));
        let level = self.columns.cell(line, "level").trim();
        let level = level.strip_suffix(".0").unwrap_or(level).parse::<u8>().ok();
        if let Some(level) = level.filter(|level| *level > 0) {
            let old = old.and_then(Row::section);
            return Row::Section(Box::new(self.section(id, level.min(MAX_LEVEL), line, old)));
        }
        let old = old.and_then(Row::activity);
        Row::Activity(Box::new(self.activity(id, line, number, old)))
    }

    /// The old name where the cell still shows it, else what it shows.
    fn name(&self, line: &[String], key: &str, old: Option<&str>) -> String {
        let shown = self.columns.cell(line, key);
        match old {
            Some(old) if text::same(&text::show_name(old), shown) => old.to_owned(),
            _ => shown.trim().to_owned(),
        }
    }

    fn text(&self, line: &[String], key: &str, old: Option<&Text>) -> Text {
        let shown = self.columns.cell(line, key);
        match old {
            Some(old) if text::same(&text::show(old), shown) => old.clone(),
            _ => {
                let marks = self.base.footnotes.iter().map(|footnote| footnote.mark.clone());
                text::read(shown, &marks.collect::<Vec<Mark>>())
            }
        }
    }

    fn section(&self, id: RowId, level: u8, line: &[String], old: Option<&Section>) -> Section {
        let title = self.name(line, "activity", old.map(|old| old.title.as_str()));
        let mut section = Section::new(id, level, title);
        let number = self.name(line, "number", old.map(Section::number));
        // The workbook shows what was counted: only another number was written by somebody.
        section.written = match old.filter(|old| old.number() == number) {
            Some(old) => old.written.clone(),
            None => number,
        };
        section.before = self.text(line, "before", old.map(|old| &old.before));
        section.after = self.text(line, "after", old.map(|old| &old.after));
        section
    }

    fn activity(
        &mut self,
        id: RowId,
        line: &[String],
        number: usize,
        old: Option<&Activity>,
    ) -> Activity {
        let parties = &self.columns.parties;
        let mut activity =
            Activity::new(id, self.text(line, "activity", old.map(|old| &old.text)), 0);
        let printed = self.name(line, "plan", old.map(|old| old.plan.printed.as_str()));
        activity.plan = match old {
            Some(old) if old.plan.printed == printed => old.plan.clone(),
            _ => PlanUse::read(&printed, &self.base.plans),
        };
        activity.comment = self.text(line, "comment", old.map(|old| &old.comment));
        for (at, party) in parties {
            let shown = line.get(*at).map_or("", |cell| cell.as_str());
            let before = old.and_then(|old| {
                let cell = old.cells.get(self.base.column(party.id)?)?;
                text::same(&cell::show(*cell, party.id, old, &self.base.letters), shown)
                    .then_some((old, *cell))
            });
            if let Some((old, cell)) = before {
                activity.cells.push(cell);
                let marks = old.marks.iter().filter(|mark| mark.party == party.id);
                activity.marks.extend(marks.cloned());
                continue;
            }
            let (holding, marks, clear) = cell::read(shown, &self.base.letters);
            activity.cells.push(Cell { holding, basis: Basis::Source });
            let marks = marks.into_iter().map(|mark| CellMark { party: party.id, mark });
            activity.marks.extend(marks);
            if !clear {
                self.unclear.push(Unclear {
                    line: number,
                    party: party.name.clone(),
                    text: shown.to_owned(),
                });
            }
        }
        if let Some(old) = old {
            activity.evidence = old.evidence.clone();
        }
        activity
    }
}
