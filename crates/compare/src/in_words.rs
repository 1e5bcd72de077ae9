//! A difference in the words of people, row by row.

use super::{Difference, Field, RowChange};
use remit_core::matrix::{Cell, Matrix, PartyId, Row};
use remit_core::ordered::sort_by_key;

/// One row that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowInWords {
    /// What the row says.
    pub row: String,
    /// What became of it.
    pub what: String,
}

impl Difference {
    /// What became of the rows, in the order of the new matrix, those that went last; and how
    /// many more there are than the given number.
    pub fn in_words(&self, old: &Matrix, new: &Matrix, most: usize) -> (Vec<RowInWords>, usize) {
        let mut rows = Vec::new();
        let mut more = 0;
        let mut add = |row: &Row, what: &mut dyn FnMut() -> String| {
            let what = what();
            if what.is_empty() {
                return;
            }
            if rows.len() < most {
                rows.push(RowInWords { row: row.words(), what });
            } else {
                more += 1;
            }
        };
        let added: Vec<u64> = sorted(self.added.iter().map(|row| row.id().bits()));
        let placed: Vec<u64> = sorted(self.order.placed());
        let mut changes: Vec<&RowChange> = self.changed.iter().collect();
        sort_by_key(&mut changes, |change| change.row.bits());
        for row in &new.rows {
            let id = row.id().bits();
            if added.binary_search(&id).is_ok() {
                add(row, &mut || format!("added{}", holdings(row, new)));
                continue;
            }
            let moved = placed.binary_search(&id).is_ok();
            let change = changes.binary_search_by_key(&id, |change| change.row.bits()).ok();
            let change = change.and_then(|at| changes.get(at));
            add(row, &mut || {
                let mut words = Vec::new();
                if moved {
                    words.push("moved".to_owned());
                }
                if let Some(change) = change {
                    words.extend(fields(change, old, new));
                }
                words.join("; ")
            });
        }
        for id in &self.order.removed {
            let row = old.rows.iter().find(|row| row.id().bits() == *id);
            if let Some(row) = row {
                add(row, &mut || "removed".to_owned());
            }
        }
        (rows, more)
    }
}

fn sorted(ids: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut ids: Vec<u64> = ids.collect();
    ids.sort_unstable();
    ids
}

/// What the parties of a new row hold.
fn holdings(row: &Row, matrix: &Matrix) -> String {
    let Row::Activity(activity) = row else { return String::new() };
    let held: Vec<String> = matrix
        .cells(activity)
        .map(|(party, cell)| (party, shown(cell, matrix)))
        .filter(|(_, codes)| !codes.is_empty())
        .map(|(party, codes)| format!("{} {codes}", party.name))
        .collect();
    if held.is_empty() { String::new() } else { format!(": {}", held.join(", ")) }
}

fn fields(change: &RowChange, old: &Matrix, new: &Matrix) -> Vec<String> {
    let mut words = Vec::new();
    for field in &change.fields {
        let what = match field {
            Field::Cell(party, cell) => {
                let before = held(old, change, *party);
                let after = shown(*cell, new);
                if before == after {
                    continue;
                }
                let or_nothing = |codes: String| {
                    if codes.is_empty() { "empty".to_owned() } else { codes }
                };
                let name = new.party(*party);
                let name = name.map_or("", |party| party.name.as_str());
                format!("{name}: {} → {}", or_nothing(before), or_nothing(after))
            }
            Field::Marks(..) => "footnote marks changed".to_owned(),
            Field::Text(_) => "text changed".to_owned(),
            Field::Plan(_) => "plan changed".to_owned(),
            Field::Comment(_) => "comment changed".to_owned(),
            Field::Evidence(_) => continue,
            Field::Level(_) => "level changed".to_owned(),
            Field::Number(_) => "number changed".to_owned(),
            Field::Title(_) => "title changed".to_owned(),
            Field::Before(_) | Field::After(_) => "note changed".to_owned(),
            Field::Whole(Row::Section(_)) => "became a section".to_owned(),
            Field::Whole(Row::Activity(_)) => "became an activity".to_owned(),
        };
        if !words.contains(&what) {
            words.push(what);
        }
    }
    words
}

/// What a party held in the row.
fn held(old: &Matrix, change: &RowChange, party: PartyId) -> String {
    let row = old.position(change.row).and_then(|at| old.rows.get(at)).and_then(Row::activity);
    let cell = row.and_then(|row| row.cells.get(old.column(party)?));
    cell.map(|cell| shown(*cell, old)).unwrap_or_default()
}

fn shown(cell: Cell, matrix: &Matrix) -> String {
    matrix.letters.write_holding(cell.holding)
}
