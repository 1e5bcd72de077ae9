//! How a table becomes a plan: whether its first row is a header, where its columns go, and what
//! each of its cells does there.

use super::columns::{By, Columns, by_name, by_position};
use super::put::Putting;
use super::rows::{Header, Kind, alike, header, kinds};
use super::{NewParty, PastePlan, column_name, shortened};
use crate::clipboard::{Pasted, place};
use crate::paste::Edits;
use remit_core::grid::{Area, Column, Layout};
use remit_core::matrix::{Activity, Matrix, NewIds, Party, Row, Section, Text, limits};

/// What pasting a table into an area would do. A first row that repeats the names of the columns
/// is their header, and no row to paste. Where it names parties of the matrix, each column goes to
/// the one that it names.
pub fn plan(
    pasted: &Pasted,
    area: Area,
    matrix: &Matrix,
    layout: &Layout,
    ids: &mut impl NewIds,
) -> PastePlan {
    let beside = by_position(&pasted.rows, &[], area, matrix, layout);
    let kinds = kinds(pasted, &beside.goes, matrix);
    let header = header(pasted, &kinds, &beside.goes, matrix);
    let Some(Header::Other) = header else {
        let from = usize::from(header.is_some());
        let planning = Planning { pasted, area, matrix, layout, names: &[] };
        return planning.plan(By::Position, beside, from, ids);
    };
    let first = pasted.rows.first().into_iter().flatten();
    let names: Vec<&str> = first.map(|cell| cell.text.trim()).collect();
    let beside = by_position(&pasted.rows, &names, area, matrix, layout);
    let matched = by_name(&pasted.rows, &names, matrix, layout);
    let planning = Planning { pasted, area, matrix, layout, names: &names };
    let Some((columns, known)) = matched.filter(|(columns, _)| *columns != beside) else {
        return planning.plan(By::Position, beside, 1, ids);
    };
    let beside = planning.plan(By::Position, beside, 1, ids);
    let matched = planning.plan(By::Name, columns, 1, ids);
    let (mut first, other) = if known > 0 { (matched, beside) } else { (beside, matched) };
    first.otherwise = Some(Box::new(other));
    first
}

/// A table and what it is pasted into.
struct Planning<'a> {
    pasted: &'a Pasted,
    area: Area,
    matrix: &'a Matrix,
    layout: &'a Layout,
    /// What its first row calls its columns, where that is not what the grid calls them.
    names: &'a [&'a str],
}

impl Planning<'_> {
    /// What pasting would do with columns that go there, from this row of the table on.
    fn plan(&self, by: By, columns: Columns, from: usize, ids: &mut impl NewIds) -> PastePlan {
        let Self { pasted, area, matrix, layout, names } = *self;
        let Columns { goes, new } = columns;
        let mut kinds = kinds(pasted, &goes, matrix);
        kinds.drain(..from);
        let table = pasted.rows.get(from..).unwrap_or_default();
        let placed = place(table, &goes, area, matrix, layout);
        let mut plan = PastePlan {
            by,
            otherwise: None,
            edits: Edits::default(),
            doubtful_edits: Edits::default(),
            doubtful: Vec::new(),
            doubtful_count: 0,
            rows: Vec::new(),
            parties: Vec::new(),
            refused: Vec::new(),
            refused_count: 0,
            notes: Vec::new(),
            area: placed.area,
            added: 0,
            last: (matrix.rows.last().map(Row::id), matrix.parties.last().map(|party| party.id)),
        };
        let room = limits::PARTIES.saturating_sub(matrix.parties.len());
        let party = |name: String| NewParty {
            party: Party::new(ids.party(), name),
            cells: Vec::new(),
            doubtful: Vec::new(),
            in_new_rows: Vec::new(),
        };
        plan.parties = new.into_iter().take(room).map(party).collect();
        plan.notes.extend(self.header_note(by));
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
        let strangers = match by {
            By::Position => strangers(names, area, matrix, layout),
            By::Name => Vec::new(),
        };
        let mut putting = Putting {
            plan,
            matrix,
            kinds: &kinds,
            strangers,
            is_single: table.len() == 1 && table.iter().all(|row| row.len() == 1),
            rows: layout.ranks(area.top, area.bottom).len(),
            doubted: None,
        };
        placed.puts.into_iter().for_each(|put| putting.put(put));
        putting.plan
    }

    /// What is said of a header with names of its own.
    fn header_note(&self, by: By) -> Option<String> {
        let names: Vec<&str> = self.names.iter().copied().filter(|name| !name.is_empty()).collect();
        let names = shortened(&names.join(", "));
        (!names.is_empty()).then(|| match by {
            By::Position => format!("The first row is a header and is not pasted: “{names}”."),
            By::Name => format!("Columns are matched by the names in the first row: “{names}”."),
        })
    }
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
