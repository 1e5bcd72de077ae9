//! What a table becomes when it is pasted: what of it is understood, what is not, what would
//! change that somebody may not mean, and which rows it needs that are not there.

mod put;
mod rows;

use super::Edits;
use crate::clipboard::{Pasted, place};
use remit_core::edit::Command;
use remit_core::grid::{Area, Column, Layout};
use remit_core::matrix::{Activity, Matrix, NewIds, Row, RowId, Section, Text, limits};
use rows::{Header, Kind, alike, header, kinds};

/// How many of the refused cells, and of the doubtful changes, are named.
const NAMED: usize = 100;

/// A cell that is not pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Where it would have gone, like "Handle incidents, Customer".
    pub place: String,
    /// What stands in it.
    pub text: String,
    /// Why it is not pasted.
    pub why: &'static str,
}

/// A change that somebody may not mean, like a name that would be emptied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubtful {
    /// What would change, like "Handle incidents".
    pub place: String,
    /// What it would become, in words.
    pub change: String,
}

/// What of a plan is carried out beside what is plain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// The rows that are missing.
    pub rows: bool,
    /// The changes that somebody may not mean.
    pub doubtful: bool,
}

/// What pasting a table would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What changes in the rows that are there.
    pub edits: Edits,
    /// What would change there that somebody may not mean,
    pub doubtful_edits: Edits,
    /// and the first hundred of these changes in words.
    pub doubtful: Vec<Doubtful>,
    /// How many there are.
    pub doubtful_count: usize,
    /// The rows that would have to be added at the end, already filled in.
    pub rows: Vec<Row>,
    /// What is not pasted: the first hundred cells of it.
    pub refused: Vec<Refused>,
    /// How many cells are not pasted.
    pub refused_count: usize,
    /// What else there is to know, in sentences.
    pub notes: Vec<String>,
    /// The area that is pasted into.
    pub area: Area,
    /// How many cells of the table are in those rows.
    added: usize,
    /// Behind which row rows would be added.
    last: Option<RowId>,
}

impl Plan {
    /// Whether it can be carried out without a question.
    pub fn is_plain(&self) -> bool {
        self.refused_count == 0
            && self.doubtful_count == 0
            && self.rows.is_empty()
            && self.notes.is_empty()
    }

    /// How many cells of the grid it changes.
    pub fn count(&self, taken: Taken) -> usize {
        self.edits.count()
            + if taken.rows { self.added } else { 0 }
            + if taken.doubtful { self.doubtful_edits.count() } else { 0 }
    }

    /// The command that carries it out.
    pub fn command(self, taken: Taken) -> Command {
        let mut edits = self.edits;
        if taken.doubtful {
            edits.add(self.doubtful_edits);
        }
        let edits = edits.command();
        if !taken.rows || self.rows.is_empty() {
            return edits;
        }
        Command::Group(vec![edits, Command::InsertRows { after: self.last, rows: self.rows }])
    }

    fn refuse(&mut self, place: impl FnOnce() -> String, text: &str, why: &'static str) {
        self.refused_count += 1;
        if self.refused.len() < NAMED {
            self.refused.push(Refused { place: place(), text: shortened(text), why });
        }
    }

    fn doubt(&mut self, place: impl FnOnce() -> String, change: String) {
        self.doubtful_count += 1;
        if self.doubtful.len() < NAMED {
            self.doubtful.push(Doubtful { place: place(), change });
        }
    }
}

/// What pasting a table into an area would do. A first row that repeats the names of the columns
/// is their header, and no row to paste.
pub fn plan(
    pasted: &Pasted,
    area: Area,
    matrix: &Matrix,
    layout: &Layout,
    ids: &mut impl NewIds,
) -> Plan {
    let mut kinds = kinds(pasted, area, matrix, layout);
    let header = header(pasted, &kinds, area, matrix, layout);
    let from = usize::from(header.is_some());
    kinds.drain(..from);
    let table = pasted.rows.get(from..).unwrap_or_default();
    let placed = place(table, area, matrix, layout);
    let mut plan = Plan {
        edits: Edits::default(),
        doubtful_edits: Edits::default(),
        doubtful: Vec::new(),
        doubtful_count: 0,
        rows: Vec::new(),
        refused: Vec::new(),
        refused_count: 0,
        notes: Vec::new(),
        area: placed.area,
        added: 0,
        last: matrix.rows.last().map(Row::id),
    };
    let first = pasted.rows.first().filter(|_| header == Some(Header::Other));
    let names: Vec<&str> = first.into_iter().flatten().map(|cell| cell.text.trim()).collect();
    if !names.is_empty() {
        let filled: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
        let text = shortened(&filled.join(", "));
        plan.notes.push(format!("The first row is a header and is not pasted: “{text}”."));
    }
    let last = matrix.rows.iter().rev().find_map(Row::section);
    let level = last.map_or(1, |section| section.level);
    let room = limits::ROWS.saturating_sub(matrix.rows.len());
    let new = (0..placed.missing.min(room)).map(|at| {
        let line = placed.lines.get(placed.lines.len() - placed.missing + at);
        let kind = line.and_then(|line| kinds.get(*line));
        if matches!(kind, Some(Kind::Heading | Kind::LooksLikeHeading)) {
            Row::Section(Box::new(Section::new(ids.row(), level, "")))
        } else {
            let parties = matrix.parties.len();
            Row::Activity(Box::new(Activity::new(ids.row(), Text::default(), parties)))
        }
    });
    plan.rows = new.collect();
    let mut putting = put::Putting {
        plan,
        matrix,
        kinds: &kinds,
        strangers: strangers(&names, area, matrix, layout),
        is_single: table.len() == 1 && table.iter().all(|row| row.len() == 1),
        rows: layout.ranks(area.top, area.bottom).len(),
        doubted: None,
    };
    placed.puts.into_iter().for_each(|put| putting.put(put));
    putting.plan
}

/// The columns over which the header of the table has the name of another one.
fn strangers(names: &[&str], area: Area, matrix: &Matrix, layout: &Layout) -> Vec<Column> {
    let columns = layout.columns.get(area.left..).unwrap_or_default();
    let other = |(name, column): (&&str, &Column)| {
        let is_own = column_name(*column, matrix).is_some_and(|own| alike(own, name));
        let is_party = matrix.parties.iter().any(|party| alike(&party.name, name));
        (!is_own && is_party).then_some(*column)
    };
    names.iter().zip(columns).filter_map(other).collect()
}

fn column_name(column: Column, matrix: &Matrix) -> Option<&str> {
    match column {
        Column::Activity => Some("Activity"),
        Column::Plan => Some("Plan"),
        Column::Comment => Some("Comment"),
        Column::Party(party) => matrix.party(party).map(|party| party.name.as_str()),
    }
}

/// The first words of a text.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests;
