//! Rows that have lost their empty cells. Some programs that take the text out of a page leave
//! out what is empty and fill the row up at its end, all but the last row of a table. What is
//! left in such a row stands in columns that were others.

use std::collections::BTreeMap;

use super::super::ImportError;
use super::super::draft::{Draft, DraftActivity, DraftCell, DraftRow};
use super::super::facts::{ColumnUse, Orientation};
use super::super::guess::Model;
use super::shape::{Shape, shape};
use super::tables::Found;
use remit_core::matrix::{self, Basis, Holding, LetterSet, Letters};
use remit_formats::page::{Cell, Row, Table};
use remit_formats::page::{Stage, Watch};

/// What is known of a row that has lost cells.
#[derive(Debug, Clone)]
pub(super) struct Lost {
    /// How many columns of parties its table has.
    parties: usize,
    /// The plans of which it names one or more, without saying which.
    plans: Vec<String>,
}

/// The rows that have lost cells, by their lines.
pub(super) type Rows = BTreeMap<usize, Lost>;

/// So many other ways to read a row are offered.
const MOST_OFFERED: usize = 6;

/// Finds the rows that have lost cells, and puts what is left of them under headers that fit.
pub(super) fn find(tables: &mut [Found], letters: &Letters) -> Rows {
    let mut rows = Rows::new();
    if !have_lost(tables) {
        return rows;
    }
    for found in tables.iter_mut().filter(|found| is_matrix(found)) {
        let uses = &found.layout.uses;
        let parties = uses.iter().filter(|taken| matches!(taken, ColumnUse::Party(_))).count();
        for row in found.table.rows.iter_mut().skip(found.layout.header) {
            let left = row.cells.iter().filter(|cell| !cell.text.is_empty()).count();
            if left == 0 || left >= uses.len() {
                continue;
            }
            let plans = put_right(row, uses, letters);
            let held = uses.iter().enumerate().filter(|(at, taken)| {
                matches!(taken, ColumnUse::Party(_)) && !row.cell(*at).text.is_empty()
            });
            if held.count() < parties || !plans.is_empty() {
                rows.insert(row.line, Lost { parties, plans });
            }
        }
    }
    rows
}

fn is_matrix(found: &Found) -> bool {
    found.taken && found.layout.orientation == Orientation::ActivitiesDown
}

/// Whether the tables have lost their empty cells: none stands before a filled one, and where
/// one is missing the last row of the table is too short, and no other row is.
fn have_lost(tables: &[Found]) -> bool {
    let (mut short, mut all) = (0, 0);
    for found in tables.iter().filter(|found| is_matrix(found)) {
        all += 1;
        match shortened(&found.table, found.layout.header) {
            Some(rows) => short += rows,
            None => return false,
        }
    }
    short > 0 && all > 1
}

/// How many rows of a table are too short, where it may have lost empty cells.
fn shortened(table: &Table, header: usize) -> Option<usize> {
    let width = table.rows.first()?.cells.len();
    let body = table.rows.get(header..).unwrap_or_default();
    let mut short = 0;
    for (at, row) in body.iter().enumerate() {
        let filled = row.cells.iter().take_while(|cell| !cell.text.is_empty()).count();
        let behind = row.cells.iter().skip(filled);
        let is_last = at + 1 == body.len();
        let inside = behind.clone().any(|cell| !cell.text.is_empty());
        let too_short = row.cells.len() < width;
        let too_long = row.cells.len() > width;
        if inside || too_long || too_short != (is_last && filled < width) {
            return None;
        }
        short += usize::from(too_short);
    }
    Some(short)
}

/// Puts the cells of a row under headers that fit what they say: ticks, the activity, letters,
/// words. Returns the plans that its ticks could mean.
fn put_right(row: &mut Row, uses: &[ColumnUse], letters: &Letters) -> Vec<String> {
    let Some(activity) = uses.iter().position(|taken| *taken == ColumnUse::Activity) else {
        return Vec::new();
    };
    let before: Vec<&String> = uses
        .iter()
        .take(activity)
        .filter_map(|taken| match taken {
            ColumnUse::Variant(name) => Some(name),
            _ => None,
        })
        .collect();
    let ticks = row.cells.iter().take_while(|cell| shape(&cell.text, letters) == Shape::Tick);
    let ticks = ticks.count();
    let mut left = std::mem::take(&mut row.cells).into_iter();
    let mut plans = Vec::new();
    if before.len() == activity && ticks < activity {
        // It is lost which of the plans it names.
        let named = before.into_iter().filter(|_| ticks > 0);
        plans.extend(named.cloned());
        row.cells.resize(activity, Cell::default());
        left.by_ref().take(ticks).for_each(drop);
    } else {
        row.cells.extend(left.by_ref().take(activity));
    }
    row.cells.extend(left.next());
    for cell in left.filter(|cell| !cell.text.is_empty()) {
        let rest = uses.iter().skip(row.cells.len());
        let here = rest.clone().next();
        let words =
            matches!(here, Some(ColumnUse::Party(_))) && shape(&cell.text, letters).is_text();
        let comment = rest.clone().position(|taken| *taken == ColumnUse::Comment);
        if let Some(skip) = comment.filter(|_| words) {
            row.cells.resize(row.cells.len() + skip, Cell::default());
        }
        row.cells.push(cell);
    }
    plans
}

/// Says of the activities whose rows have lost cells who most likely holds what.
pub(super) fn place(draft: &mut Draft, rows: &Rows, watch: &mut Watch) -> Result<(), ImportError> {
    if rows.is_empty() {
        return Ok(());
    }
    let names: Vec<String> =
        (0..draft.parties.len()).map(|at| draft.parties.name(at).to_owned()).collect();
    let letters = draft.letters.clone();
    let mut model = Model::new(&letters, &names);
    for row in &draft.rows {
        if let DraftRow::Activity(activity) = row
            && !rows.contains_key(&activity.place.line)
        {
            let way: Vec<String> =
                (0..names.len()).map(|party| letters.write(held(activity, party))).collect();
            model.learn(&way, &activity.text.to_plain(), 1.0);
        }
    }
    let total = draft.rows.len();
    for (done, row) in draft.rows.iter_mut().enumerate() {
        watch.step(Stage::Understanding, done, total)?;
        let DraftRow::Activity(activity) = row else { continue };
        let Some(lost) = rows.get(&activity.place.line) else { continue };
        if !lost.plans.is_empty() {
            activity.names_one_of(&lost.plans, &mut draft.notes);
        }
        if activity.cells.len() < lost.parties && !activity.cells.is_empty() {
            // Where the tables have other parties, a cell stays where it stands.
            let sure = lost.parties == names.len();
            let words = guess(activity, &model, &letters, sure.then_some(&names));
            activity.explain(&words);
            draft.notes.guessed(&activity.place, words);
        }
    }
    Ok(())
}

fn held(activity: &DraftActivity, party: usize) -> LetterSet {
    let own = activity.cells.iter().filter(|cell| cell.party == party);
    own.map(|cell| cell.cell.letters()).fold(LetterSet::EMPTY, LetterSet::union)
}

/// Moves the cells of a row to the parties who most likely hold them, and says so in words.
fn guess(
    activity: &mut DraftActivity,
    model: &Model,
    letters: &Letters,
    names: Option<&Vec<String>>,
) -> String {
    let codes: Vec<String> =
        activity.cells.iter().map(|cell| letters.write(cell.cell.letters())).collect();
    let shown = codes.join(", ");
    let mut words = format!("The text only shows “{shown}”; its column is lost.");
    let names = names.filter(|_| codes.iter().all(|codes| !codes.is_empty()));
    if let Some(names) = names {
        let pieces: Vec<&str> = codes.iter().map(String::as_str).collect();
        let mut ways = model.ways(&pieces, false, &activity.text.to_plain());
        let places = |way: Vec<String>| -> Vec<usize> {
            let held = way.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
            held.map(|(party, _)| party).collect()
        };
        if let Some(best) = ways.next().map(places) {
            for (cell, party) in activity.cells.iter_mut().zip(&best) {
                cell.party = *party;
            }
        }
        let others = ways.map(places).take(MOST_OFFERED);
        let holding = |cell: &DraftCell| cell.cell.holding;
        let other = |way: Vec<usize>| -> Vec<(usize, Holding)> {
            way.into_iter().zip(activity.cells.iter().map(holding)).collect()
        };
        activity.alternatives = others.map(other).collect();
        let read: Vec<String> = activity
            .cells
            .iter()
            .zip(&codes)
            .map(|(cell, codes)| {
                format!("{codes} for {}", names.get(cell.party).map_or("", String::as_str))
            })
            .collect();
        words = format!("{words} It was read as {}.", read.join(" and "));
    }
    let parties = names.map_or(0, Vec::len);
    for party in 0..parties {
        if activity.cells.iter().all(|cell| cell.party != party) {
            let cell = matrix::Cell::of(LetterSet::EMPTY);
            activity.cells.push(DraftCell { party, cell, marks: Vec::new(), column: None });
        }
    }
    for cell in &mut activity.cells {
        cell.cell = cell.cell.with_basis(Basis::Inferred);
    }
    words
}
