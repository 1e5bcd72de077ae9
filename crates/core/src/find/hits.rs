//! The places where something stands.

use super::Needle;
use crate::grid::{Column, Cursor};
use crate::matrix::{Activity, LetterSet, Matrix, PartyId, Row, RowId, Section};

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Characters, in texts.
    Text(Needle),
    /// Cells that hold all these letters.
    Letters(LetterSet),
}

/// The part of a row in which something stands, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spot {
    /// A section's title.
    Title,
    /// What stands before a section's activities.
    Before,
    /// What stands behind them.
    After,
    /// What an activity says.
    Activity,
    /// To which plans it applies.
    Plan,
    /// A party's cell.
    Cell(PartyId),
    /// Its comment.
    Comment,
}

/// A place where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// The row.
    pub row: RowId,
    /// The part of it.
    pub spot: Spot,
    /// The how manieth in that part it is, from 0.
    pub nth: usize,
}

impl Hit {
    /// The cell in which it stands.
    pub fn cursor(self) -> Cursor {
        let column = match self.spot {
            Spot::Title | Spot::Before | Spot::After | Spot::Activity => Column::Activity,
            Spot::Plan => Column::Plan,
            Spot::Cell(party) => Column::Party(party),
            Spot::Comment => Column::Comment,
        };
        Cursor { row: self.row, column }
    }
}

/// All places where something stands, in reading order, in the rows that are asked for.
pub fn hits(matrix: &Matrix, query: &Query, is_asked: impl Fn(RowId) -> bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    for row in matrix.rows.iter().filter(|row| is_asked(row.id())) {
        for (spot, count) in in_row(matrix, row, query) {
            hits.extend((0..count).map(|nth| Hit { row: row.id(), spot, nth }));
        }
    }
    hits
}

/// How often it stands in each part of a row.
pub(super) fn in_row(matrix: &Matrix, row: &Row, query: &Query) -> Vec<(Spot, usize)> {
    let mut spots = match (row, query) {
        (Row::Section(section), Query::Text(needle)) => in_section(section, needle),
        (Row::Activity(activity), Query::Text(needle)) => in_activity(activity, needle),
        (Row::Activity(activity), Query::Letters(letters)) => {
            let cells = matrix.parties.iter().zip(&activity.cells);
            let holds = cells.filter(|(_, cell)| cell.letters().union(*letters) == cell.letters());
            holds.map(|(party, _)| (Spot::Cell(party.id), 1)).collect()
        }
        (Row::Section(_), Query::Letters(_)) => Vec::new(),
    };
    spots.retain(|(_, count)| *count > 0);
    spots
}

fn in_section(section: &Section, needle: &Needle) -> Vec<(Spot, usize)> {
    vec![
        (Spot::Title, needle.find(&section.title).len()),
        (Spot::Before, needle.count(&section.before)),
        (Spot::After, needle.count(&section.after)),
    ]
}

fn in_activity(activity: &Activity, needle: &Needle) -> Vec<(Spot, usize)> {
    vec![
        (Spot::Activity, needle.count(&activity.text)),
        (Spot::Plan, needle.find(&activity.plan.printed).len()),
        (Spot::Comment, needle.count(&activity.comment)),
    ]
}

/// The first of the places that stands in the cell of the cursor or behind it; behind the last
/// one comes the first.
pub fn nearest(hits: &[Hit], matrix: &Matrix, cursor: Option<Cursor>) -> Option<usize> {
    let order = |row: RowId, column: Column| {
        let place = match column {
            Column::Activity => 0,
            Column::Plan => 1,
            Column::Party(party) => 2 + matrix.column(party).unwrap_or(0),
            Column::Comment => usize::MAX,
        };
        (matrix.position(row), place)
    };
    let here = cursor.map(|cursor| order(cursor.row, cursor.column));
    let is_behind = |hit: &Hit| Some(order(hit.row, hit.cursor().column)) >= here;
    hits.iter().position(is_behind).or((!hits.is_empty()).then_some(0))
}
