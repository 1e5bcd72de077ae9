//! The tables of a source: which of them are part of the matrix, and how each is laid out.

use super::super::choose::{Corrections, TableChoice};
use super::super::facts::{
    ColumnFacts, ColumnUse, LineUse, Orientation, OwnerColumns, RowFacts, TableFacts,
};
use super::super::words::{Says, fold, party_name, says};
use super::columns::{Layout, Sure, is_across, names_roles, turned, understand};
use super::shape::is_tick;
use remit_core::matrix::{Letters, Text};
use remit_formats::page::{Block, BlockKind, Row, Table};
use remit_formats::page::{HEADED_BY_ROLES, Place, UNCLEAR};

/// A table of the source.
pub(super) struct Found {
    /// Which block it is.
    pub(super) block: usize,
    pub(super) place: Place,
    pub(super) table: Table,
    pub(super) layout: Layout,
    /// Whether it is part of the matrix.
    pub(super) taken: bool,
    /// Why nothing that it says of the parties is certain, in words for a person.
    pub(super) unclear: Option<&'static str>,
    /// Whether it says what the letters mean.
    is_legend: bool,
    /// How many rows it had in the source.
    rows: usize,
    /// Rows of which a person said what they are.
    chosen_rows: Vec<(usize, LineUse)>,
}

/// Takes the tables out of the blocks and understands them.
pub(super) fn find(
    blocks: &mut [Block],
    legend: &[usize],
    letters: &Letters,
    corrections: &Corrections,
) -> Vec<Found> {
    let mut found = Vec::new();
    for (block, each) in blocks.iter_mut().enumerate() {
        let BlockKind::Table(table) = &mut each.kind else { continue };
        let table = std::mem::take(table);
        let number = found.len();
        let chosen = choice(corrections, number);
        let (table, layout) = lay_out(table, letters, &[], &chosen);
        let rows = table.rows.len();
        let is_legend = legend.binary_search(&block).is_ok();
        found.push(Found {
            block,
            place: each.place.clone(),
            table,
            layout,
            taken: !is_legend,
            unclear: None,
            is_legend,
            rows,
            chosen_rows: chosen.rows,
        });
    }
    // Parties that are sure in one table are known in the others.
    let sure = found.iter().filter(|found| found.taken && found.layout.sure == Sure::Yes);
    let mut known: Vec<String> = sure.flat_map(|found| names(&found.layout)).collect();
    known.sort_unstable();
    known.dedup();
    let best = if known.is_empty() {
        let all = found.iter().filter(|found| found.taken).map(|found| found.layout.sure);
        all.max().unwrap_or(Sure::No)
    } else {
        Sure::Yes
    };
    let mut columns = None;
    for (number, each) in found.iter_mut().enumerate() {
        let chosen = choice(corrections, number);
        if each.taken && !known.is_empty() && each.layout.sure < Sure::Yes {
            let table = std::mem::take(&mut each.table);
            // A table that was turned is not turned back.
            let (table, layout) = match each.layout.orientation {
                Orientation::ActivitiesAcross => {
                    let layout = lay_out_turned(&table, letters, &known);
                    (table, layout)
                }
                _ => lay_out(table, letters, &known, &chosen),
            };
            each.table = table;
            each.layout = layout;
        }
        // A table without a header goes on with the columns of the one above.
        if let Some((uses, names)) = &columns
            && each.taken
            && each.layout.header == 0
            && each.layout.uses.len() == Vec::len(uses)
        {
            each.layout.uses.clone_from(uses);
            each.layout.names.clone_from(names);
            each.layout.sure = Sure::Yes;
            each.layout.goes_on = true;
        }
        let sure = each.layout.sure;
        let by_itself = each.taken
            && sure != Sure::No
            && (sure >= best.min(Sure::Maybe) || (best == Sure::Yes && sure == Sure::Template));
        let fits = best != Sure::Yes || sure != Sure::Maybe || shares(&each.layout, &known);
        each.taken = chosen.taken.unwrap_or(by_itself && fits);
        each.layout.choose(&chosen.columns);
        each.layout.take_owners(&chosen, letters);
        each.layout.is_chosen = chosen.orientation.is_some();
        let is_open = chosen.columns.is_empty() && chosen.header.is_none();
        let doubtful = is_open && names_roles(&each.table, &each.layout, letters);
        each.unclear = doubtful.then_some(HEADED_BY_ROLES);
        if each.taken {
            columns = Some((each.layout.uses.clone(), each.layout.names.clone()));
        }
    }
    let is_chosen = |(number, _): (usize, &Found)| choice(corrections, number).taken.is_some();
    if !found.iter().any(|each| each.taken) && !found.iter().enumerate().any(is_chosen) {
        take_largest(&mut found, letters, corrections);
    }
    found
}

/// Where no table says who does what, as far as it is understood, a person may know better: the
/// one that holds most is shown, or one of them that looks like a legend.
fn take_largest(found: &mut [Found], letters: &Letters, corrections: &Corrections) {
    let size = |each: &Found| {
        let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.text.is_empty()).count();
        (!each.is_legend, each.table.rows.iter().map(filled).sum::<usize>())
    };
    let tables = found.iter_mut().enumerate();
    let tables = tables.filter(|(_, each)| each.table.width() > 1 && each.table.rows.len() > 1);
    let Some((number, largest)) = tables.max_by_key(|(_, each)| size(each)) else { return };
    largest.taken = true;
    let chosen = choice(corrections, number);
    let is_open = chosen.columns.is_empty() && chosen.orientation.is_none();
    largest.unclear = is_open.then_some(UNCLEAR);
    if chosen.orientation.is_none() && largest.layout.orientation == Orientation::ActivitiesDown {
        let header = chosen.header.or(largest.table.header).unwrap_or(1);
        let mut layout = understand(&largest.table, letters, &[], (None, Some(header)));
        let mut uses = layout.uses.iter();
        let first = uses.position(|taken| *taken != ColumnUse::Ignore).unwrap_or_default();
        layout.choose(&[(first, ColumnUse::Activity)]);
        layout.choose(&chosen.columns);
        largest.layout = layout;
    }
}

fn choice(corrections: &Corrections, table: usize) -> TableChoice {
    corrections.table(table).cloned().unwrap_or_default()
}

/// The layout of a table, which is turned where its columns are the activities.
fn lay_out(
    table: Table,
    letters: &Letters,
    known: &[String],
    chosen: &TableChoice,
) -> (Table, Layout) {
    let orientation = chosen.orientation.filter(|one| *one != Orientation::ActivitiesAcross);
    let layout = understand(&table, letters, known, (orientation, chosen.header));
    let across = match chosen.orientation {
        Some(orientation) => orientation == Orientation::ActivitiesAcross,
        None => layout.orientation == Orientation::ActivitiesDown && is_across(&table, &layout),
    };
    if !across {
        return (table, layout);
    }
    // What stands above the header is in no column.
    let mut whole = table;
    whole.rows.drain(..layout.header.saturating_sub(1));
    let table = turned(&whole);
    let layout = lay_out_turned(&table, letters, known);
    (table, layout)
}

/// The layout of a table that was turned.
fn lay_out_turned(table: &Table, letters: &Letters, known: &[String]) -> Layout {
    let mut layout = understand(table, letters, known, (None, Some(1)));
    layout.orientation = Orientation::ActivitiesAcross;
    // The first column is that of the activities, whatever its header says.
    layout.choose(&[(0, ColumnUse::Activity)]);
    // A row of the source in which nobody has a role is no party.
    for (taken, name) in layout.uses.iter_mut().zip(&layout.names) {
        if *taken == ColumnUse::Comment && says(&name.to_plain()) != Some(Says::Comment) {
            *taken = ColumnUse::Ignore;
        }
    }
    layout
}

/// The folded names of a layout's parties.
fn names(layout: &Layout) -> Vec<String> {
    let party = |taken: &ColumnUse| match taken {
        ColumnUse::Party(name) => Some(fold(&party_name(name))),
        _ => None,
    };
    layout.uses.iter().filter_map(party).collect()
}

fn shares(layout: &Layout, known: &[String]) -> bool {
    names(layout).iter().any(|name| known.binary_search(name).is_ok())
}

impl Found {
    /// What a person sees of it.
    pub(super) fn facts(&self, heading: &str) -> TableFacts {
        let body = || self.table.rows.iter().skip(self.layout.header);
        let sample = |column: usize| {
            let mut cells = body().map(|row| &row.cell(column).text);
            let first = cells.find(|text| !text.is_empty()).map(Text::to_plain);
            first.map(|text| text.chars().take(80).collect()).unwrap_or_default()
        };
        let columns = self.layout.uses.iter().enumerate().map(|(at, taken)| ColumnFacts {
            header: self.layout.names.get(at).map(Text::to_plain).unwrap_or_default().into_owned(),
            sample: sample(at),
            taken: taken.clone(),
        });
        TableFacts {
            place: self.place.clone(),
            heading: heading.to_owned(),
            rows: self.rows,
            taken: self.taken,
            orientation: self.layout.orientation,
            header: self.layout.header,
            columns: columns.collect(),
            owners: self.layout.owners.clone(),
            chosen_rows: self.chosen_rows.iter().filter_map(|row| self.row_facts(*row)).collect(),
        }
    }

    fn row_facts(&self, (at, taken): (usize, LineUse)) -> Option<RowFacts> {
        let row = self.table.rows.get(at)?;
        let texts = row.cells.iter().map(|cell| cell.text.to_plain());
        let text = texts.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" | ");
        let place = Place { sheet: self.place.sheet.clone(), line: row.line };
        Some(RowFacts { row: at, place, text: text.chars().take(80).collect(), taken })
    }

    /// What a person said that a row is.
    pub(super) fn row_use(&self, at: usize) -> Option<LineUse> {
        self.chosen_rows.iter().rev().find(|(row, _)| *row == at).map(|(_, taken)| *taken)
    }

    /// Whether the columns in which owners are named are plans, and there are several.
    pub(super) fn are_plans(&self) -> bool {
        let owners = self.layout.uses.iter().filter(|it| matches!(it, ColumnUse::Owners(_)));
        owners.count() > 1
            && self.layout.owners.as_ref().is_some_and(|it| it.columns == OwnerColumns::Plans)
    }

    /// The plans that the table defines, where it is their legend: a name and what it means.
    pub(super) fn plans(&self) -> Option<Vec<(String, Text)>> {
        let first = self.layout.names.first()?.to_plain();
        if self.taken || says(&first) != Some(Says::Plan) || self.table.width() != 2 {
            return None;
        }
        let rows = self.table.rows.iter().skip(self.layout.header.max(1));
        let plan = |row: &Row| {
            let name = row.cell(0).text.to_plain().trim().to_owned();
            (!name.is_empty() && !is_tick(&name)).then(|| (name, row.cell(1).text.clone()))
        };
        Some(rows.filter_map(plan).collect())
    }
}
