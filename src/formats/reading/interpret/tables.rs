//! The tables of a source: which of them are part of the matrix, and how each is laid out.

use super::super::facts::{
    ColumnFacts, ColumnUse, Corrections, Orientation, TableChoice, TableFacts,
};
use super::super::note::Place;
use super::super::page::{Block, Kind, Table};
use super::super::words::{Says, fold, party_name, says};
use super::columns::{Layout, Sure, is_across, turned, understand};
use super::shape::is_tick;
use crate::matrix::{Letters, Text};

/// A table of the source.
pub(super) struct Found {
    /// Which block it is.
    pub(super) block: usize,
    pub(super) place: Place,
    pub(super) table: Table,
    pub(super) layout: Layout,
    /// Whether it is part of the matrix.
    pub(super) taken: bool,
    /// How many rows it had in the source.
    rows: usize,
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
        let Kind::Table(table) = &mut each.kind else { continue };
        let table = std::mem::take(table);
        let number = found.len();
        let chosen = choice(corrections, number);
        let (table, layout) = lay_out(table, letters, &[], &chosen);
        let rows = table.rows.len();
        let taken = legend.binary_search(&block).is_err();
        found.push(Found { block, place: each.place.clone(), table, layout, taken, rows });
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
        }
        let sure = each.layout.sure;
        let by_itself = each.taken
            && sure != Sure::No
            && (sure >= best.min(Sure::Maybe) || (best == Sure::Yes && sure == Sure::Template));
        let fits = best != Sure::Yes || sure != Sure::Maybe || shares(&each.layout, &known);
        each.taken = chosen.taken.unwrap_or(by_itself && fits);
        for (column, taken) in &chosen.columns {
            if let Some(slot) = each.layout.uses.get_mut(*column) {
                slot.clone_from(taken);
            }
        }
        if each.taken {
            columns = Some((each.layout.uses.clone(), each.layout.names.clone()));
        }
    }
    found
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
    for (column, taken) in layout.uses.iter_mut().enumerate() {
        if column == 0 {
            *taken = ColumnUse::Activity;
        } else if *taken == ColumnUse::Activity {
            *taken = ColumnUse::Comment;
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
        }
    }

    /// The plans that the table defines, where it is their legend: a name and what it means.
    pub(super) fn plans(&self) -> Option<Vec<(String, Text)>> {
        let first = self.layout.names.first()?.to_plain();
        if self.taken || says(&first) != Some(Says::Plan) || self.table.width() != 2 {
            return None;
        }
        let rows = self.table.rows.iter().skip(self.layout.header.max(1));
        let plan = |row: &super::super::page::Row| {
            let name = row.cell(0).text.to_plain().trim().to_owned();
            (!name.is_empty() && !is_tick(&name)).then(|| (name, row.cell(1).text.clone()))
        };
        Some(rows.filter_map(plan).collect())
    }
}
